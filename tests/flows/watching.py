"""What strace saw of the network."""

import re

_CALL = re.compile(r"\b(?:connect|bind|sendto)\([^)]*AF_INET6?.*")
_PRINT_SYSTEM = re.compile(r"htons\(631\).*(?:inet_addr\(\"127\.0\.0\.1\"\)|\"::1\")")
"""CUPS on this computer, asked for its printers: the one thing that docs/privacy.md grants."""


def calls_elsewhere(log: str) -> list[str]:
    """Return the lines of strace's `log` that reach for an internet address other than the print system's here."""
    return [line for line in log.splitlines() if _CALL.search(line) and not _PRINT_SYSTEM.search(line)]
