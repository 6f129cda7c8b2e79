"""Every package that is shipped, with its licence: `make licences`. Fails for a licence that is not known to be fit.

Shipped is what requirements/run.txt locks. The licence is the one that the installed package states of itself.
"""

import re
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

LOCK = Path(__file__).resolve().parent.parent / "requirements" / "run.txt"

FIT = frozenset(
    {
        "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MIT-0", "PSF-2.0", "Zlib", "0BSD",
        "LGPL-3.0-only",  # Qt, which is linked dynamically and can be replaced
    }
)  # fmt: skip
"""Licences under which we may pass a package on beside a program under Apache-2.0."""


class Package(NamedTuple):
    """A shipped package: its name, the version that is locked, and the licence it states, empty where it does not."""

    name: str
    version: str
    licence: str

    @property
    def is_fit(self) -> bool:
        """Whether one of the licences it offers is fit for us."""
        return any(self._all_fit(choice) for choice in self.licence.split(" OR "))

    def _all_fit(self, choice: str) -> bool:
        return all(part.strip() in FIT for part in choice.split(" AND "))


def shipped(lock: Path = LOCK) -> Iterator[Package]:
    """Yield the packages of a lock. Raises PackageNotFoundError for one that is not installed here."""
    pins = re.findall(r"^([a-z][a-z0-9._-]*)==([^ ;\\]+)", lock.read_text(encoding="utf-8"), re.MULTILINE)
    for name, version in pins:
        stated = metadata.metadata(name).json
        yield Package(name, version, str(stated.get("license_expression") or stated.get("license") or ""))


def main() -> int:
    """Print each package with its licence; 1 where one is not fit."""
    packages = list(shipped())
    for package in packages:
        print(f"{'ok ' if package.is_fit else 'NOT'} {package.name:22} {package.version:10} {package.licence or '?'}")
    return 0 if all(package.is_fit for package in packages) else 1


if __name__ == "__main__":
    sys.exit(main())
