"""What all tests share: the real library, and no way onto the internet."""

import gc
import os
import socket  # noqa: TID251 (to forbid it)
from collections.abc import Iterator
from pathlib import Path

import pytest

from factories import DAY, small_content
from ketaref import paths
from ketaref.clinic import policy
from ketaref.compiler.build import build
from ketaref.library.library import Library
from ketaref.packs import keys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch that rewrites golden files; look at them before they are committed."""
    parser.addoption("--update-golden", action="store_true", help="rewrite golden files from what came out")


def pytest_collection_finish() -> None:
    """Set thousands of collected tests aside, so that no garbage collection walks through them again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _no_internet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail any test in which the program reaches for another machine."""
    real = socket.socket.connect

    def refuse(self: socket.socket, address: object) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            raise AssertionError(f"opened an internet socket to {address}")
        real(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture(scope="session", autouse=True)
def _settings_of_nobody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what whoever runs the tests has kept out of them, and theirs out of his folders; no policy either."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(policy, "reading", policy.Reading)
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        yield


@pytest.fixture(scope="session", autouse=True)
def _test_keys() -> None:
    """Make this checkout's test keys, as the build of the content does: it may be older than they are."""
    keys.make_test_keys()


@pytest.fixture(scope="session")
def database() -> Path:
    """The built content database of this checkout."""
    path = paths.database()
    assert path.exists(), "build it first: make content"
    return path


@pytest.fixture(scope="session")
def small_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database built from the made-up content: for tests to which it does not matter what is in it."""
    folder = tmp_path_factory.mktemp("small")
    path = folder / "ketaref.db"
    build(small_content(folder), path, DAY)
    return path


@pytest.fixture(scope="session")
def data() -> Path:
    """The content folder of this checkout."""
    return paths.content()


@pytest.fixture
def library(database: Path) -> Iterator[Library]:
    """The real library, opened."""
    opened = Library.open(database)
    yield opened
    opened.close()
