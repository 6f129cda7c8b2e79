"""Damage inside a file of the right size: found by `verify`, and never a crash while reading."""

import random
import threading
from pathlib import Path

import pytest

from factories import flip, runs_on_unix
from ketaref.errors import LibraryDamaged, LibraryError, UnknownEntry
from ketaref.library.comparing import compare
from ketaref.library.library import Library
from ketaref.library.search import Search

FLIPS = 60
MANY_FLIPS = pytest.param(400, marks=pytest.mark.slow)
PAGE = 4096


@pytest.fixture(scope="module")
def raw(database: Path) -> bytes:
    return database.read_bytes()


@pytest.fixture
def copy(tmp_path: Path, raw: bytes) -> Path:
    """A copy of the database to damage."""
    path = tmp_path / "copy.db"
    path.write_bytes(raw)
    return path


def read_everything(path: Path) -> None:
    """Use the database as the program does; whatever is wrong must come as one of our errors."""
    library = Library.open(path)
    try:
        library.release()
        library.help_lines()
        library.diagram()
        library.entries("side-effects", way="how-often")
        compare(library, ("ssri", "cbt", "iv-ketamine"))
        search = Search(library)
        for query in ("k", "ketamine", "blood pressure", "disociation"):
            search.find(query)
        for summary in library.entries()[::7]:
            entry = library.entry(summary.id)
            assert entry.id == summary.id
    finally:
        library.close()


def verified(path: Path) -> None:
    """Open and verify the file at `path`."""
    library = Library.open(path)
    try:
        library.verify()
    finally:
        library.close()


def test_the_built_database_is_whole(library: Library) -> None:
    library.verify()


@pytest.mark.parametrize("flips", [FLIPS, MANY_FLIPS])
def test_one_flipped_bit_anywhere_is_found(copy: Path, flips: int) -> None:
    """All of them, those in bytes that SQLite does not use included: the hash is over the file."""
    chance = random.Random(20261122)
    for bit in chance.sample(range(copy.stat().st_size * 8), flips):
        flip(copy, bit)
        with pytest.raises(LibraryError, match=r"\.$"):
            verified(copy)
        flip(copy, bit)
    verified(copy)


def test_every_bit_of_the_header_is_guarded(tmp_path: Path, small_database: Path) -> None:
    """Of a small library, which is read in no time: every header is made alike."""
    copy = tmp_path / "copy.db"
    copy.write_bytes(small_database.read_bytes())
    for bit in range(100 * 8):
        flip(copy, bit)
        with pytest.raises(LibraryError):
            verified(copy)
        flip(copy, bit)
    verified(copy)


def test_words_of_the_schema_that_are_no_longer_text(tmp_path: Path, small_database: Path) -> None:
    """SQLite quotes what it cannot read there, and what it quotes is then no text either."""
    copy, raw = tmp_path / "copy.db", small_database.read_bytes()
    made = raw.index(b"CREATE TABLE")
    said = []
    for at in range(made - 24, made + 24):
        copy.write_bytes(raw[:at] + bytes([raw[at] ^ 0x80]) + raw[at + 1 :])
        try:
            Library.open(copy).close()
        except LibraryError as error:
            said.append(str(error))
    assert len(said) > 24
    assert all("is damaged" in sentence for sentence in said)


@pytest.mark.parametrize("times", [FLIPS // 2, MANY_FLIPS])
def test_reading_a_damaged_database_ends_in_our_errors_only(copy: Path, raw: bytes, times: int) -> None:
    """Nothing is verified before the first search, so damage must be survived there too."""
    chance = random.Random(7)
    said: list[str] = []
    for _ in range(times):
        damaged = bytearray(raw)
        for _ in range(40):
            damaged[chance.randrange(100, len(raw))] ^= 1 << chance.randrange(8)
        copy.write_bytes(damaged)
        try:
            read_everything(copy)
        except (LibraryError, UnknownEntry) as error:
            said.append(str(error))

    assert said, "none of the damage was met: nothing was tried"
    assert all(sentence.endswith(".") and "\n" not in sentence for sentence in said)


@pytest.mark.parametrize("page", [1, 2, 5, 100, -1])
def test_a_page_of_zeros_is_found(copy: Path, raw: bytes, page: int) -> None:
    at = page * PAGE if page > 0 else len(raw) - PAGE
    copy.write_bytes(raw[:at] + b"\0" * PAGE + raw[at + PAGE :])

    with pytest.raises(LibraryError):
        verified(copy)


def test_two_pages_exchanged_are_found(copy: Path, raw: bytes) -> None:
    first, second = raw[5 * PAGE : 6 * PAGE], raw[6 * PAGE : 7 * PAGE]
    copy.write_bytes(raw[: 5 * PAGE] + second + first + raw[7 * PAGE :])

    with pytest.raises(LibraryError):
        verified(copy)


@pytest.mark.skipif(not runs_on_unix(), reason="an open file stays where it is on Windows")
def test_a_file_that_vanishes_while_open_is_damaged_not_a_crash(copy: Path) -> None:
    library = Library.open(copy)
    copy.unlink()

    with pytest.raises(LibraryDamaged):
        library.verify()
    library.close()


def test_searching_goes_on_while_another_thread_verifies(library: Library) -> None:
    troubles: list[Exception] = []

    def verify() -> None:
        try:
            library.verify()
        except Exception as error:  # noqa: BLE001 (whatever it is, the test wants to see it)
            troubles.append(error)

    threads = [threading.Thread(target=verify) for _ in range(4)]
    for thread in threads:
        thread.start()
    search = Search(library)
    expected = search.find("dissociation").hits
    while any(thread.is_alive() for thread in threads):
        assert search.find("dissociation").hits == expected
    for thread in threads:
        thread.join()

    assert not troubles
