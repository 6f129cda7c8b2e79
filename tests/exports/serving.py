"""Talking to a server of this machine, and to no other."""

import socket  # noqa: TID251 (a free port of the loopback)
import time
import urllib.request  # noqa: TID251 (from the loopback only)
from typing import Any

import pytest


def free_port() -> int:
    """Return a port of the loopback that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the test reach the loopback, and nothing else."""
    real = socket.socket.connect

    def refuse(self: socket.socket, address: Any) -> None:
        assert self.family == socket.AF_UNIX or address[0] == "127.0.0.1", address
        real(self, address)

    monkeypatch.setattr(socket.socket, "connect", refuse)


def get(address: str) -> str:
    """Return what a server of this machine answers, once it does."""
    for _ in range(200):
        try:
            with urllib.request.urlopen(address, timeout=20) as answer:  # noqa: TID251
                return str(answer.read().decode())
        except OSError as error:
            if not isinstance(getattr(error, "reason", error), ConnectionError):
                raise
            time.sleep(0.1)
    raise AssertionError(f"{address} never answered")
