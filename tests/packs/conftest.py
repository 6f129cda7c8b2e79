"""Releases 1 to 4 of the made-up content, their packs, and a place where release 1 came with the program."""

from pathlib import Path

import pytest

from ketaref.packs.place import Place
from packs.packing import Parts, pack, parts, release


@pytest.fixture(scope="session")
def releases(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """Databases by their number."""
    return {number: release(tmp_path_factory.mktemp(f"release-{number}"), number) for number in (1, 2, 3, 4)}


@pytest.fixture(scope="session")
def packs(releases: dict[int, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """Packs by their number."""
    folder = tmp_path_factory.mktemp("packs")
    return {number: pack(database, folder / f"{number}.ketapack") for number, database in releases.items()}


@pytest.fixture(scope="session")
def good(packs: dict[int, Path]) -> Parts:
    """Pack 2 taken apart, to be put together wrongly."""
    return parts(packs[2])


@pytest.fixture
def place(tmp_path: Path, releases: dict[int, Path]) -> Place:
    """An empty place for packs beside release 1."""
    return Place(tmp_path / "user" / "packs", releases[1])
