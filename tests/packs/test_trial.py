"""New content that makes the program end badly is passed over; content that stood its trial is not tried again."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from factories import runs_on_unix, snapshot
from ketaref.packs import trial
from ketaref.packs.choice import choose_at_start, put_aside
from ketaref.packs.installing import install
from ketaref.packs.place import Place

Packs = dict[int, Path]


@pytest.fixture
def used(place: Place, packs: Packs) -> Place:
    """A place where pack 3 is new, after pack 2."""
    install(place, packs[2])
    install(place, packs[3])
    return place


def start(place: Place, *, well: bool) -> tuple[int, str]:
    """Start as the window does; where it ends badly, nothing comes after."""
    chosen = choose_at_start(place.folder, place.bundled, trial=True)
    put_aside(place, chosen.damaged)
    if well and chosen.pack:
        trial.passed(place.folder, chosen.pack.folder)
    with chosen.library as library:
        return library.release().sequence, chosen.notice


def test_content_with_which_the_program_ends_badly_twice_gives_way(used: Place) -> None:
    assert [start(used, well=False)[0] for _time in range(2)] == [3, 3]

    number, said = start(used, well=True)

    assert number == 2
    assert "ended badly twice when it began with the content 1.3" in said
    assert start(used, well=True) == (2, "")


def test_each_pack_is_tried_until_only_the_program_s_own_is_left(used: Place) -> None:
    assert [start(used, well=False)[0] for _time in range(6)] == [3, 3, 2, 2, 1, 1]


@pytest.mark.skipif(not runs_on_unix(), reason="signals of Unix")
def test_a_program_that_is_killed_while_it_starts_counts(used: Place) -> None:
    for _time in range(2):
        child = os.fork()
        if child == 0:
            choose_at_start(used.folder, used.bundled, trial=True)
            os.kill(os.getpid(), signal.SIGKILL)
        os.waitpid(child, 0)
    assert start(used, well=True)[0] == 2


def test_content_that_stood_its_trial_is_never_passed_over(used: Place) -> None:
    start(used, well=True)
    before = snapshot(used.folder)
    assert [start(used, well=False) for _time in range(5)] == [(3, "")] * 5
    assert snapshot(used.folder) == before


def test_one_bad_end_is_forgiven(used: Place) -> None:
    start(used, well=False)
    start(used, well=True)
    assert start(used, well=False) == (3, "")


def test_a_window_that_is_closed_at_once_ended_well(used: Place) -> None:
    for _time in range(5):
        chosen = choose_at_start(used.folder, used.bundled, trial=True)
        assert chosen.pack
        assert chosen.pack.sequence == 3
        trial.broken_off(used.folder, chosen.pack.folder)


def test_the_same_pack_installed_anew_is_tried_anew(used: Place, packs: Packs) -> None:
    for _time in range(3):
        start(used, well=False)
    install(used, packs[3])
    assert start(used, well=True) == (3, "")


@pytest.mark.parametrize("raw", [b"", b"\0" * 99, b"x", b"content-3 many", b"content-3 -9", b"a b c", b"\xff \xff"])
def test_a_damaged_count_is_no_count(used: Place, raw: bytes) -> None:
    (used.folder / "trial").write_bytes(raw)
    assert start(used, well=True) == (3, "")


def test_the_command_line_counts_nothing(used: Place) -> None:
    before = snapshot(used.folder)
    choose_at_start(used.folder, used.bundled)
    assert snapshot(used.folder) == before


def test_a_start_with_a_pack_loads_nothing_that_only_an_installation_needs(used: Place) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom ketaref.packs.choice import choose_at_start\n"
        "print(choose_at_start(Path(sys.argv[1]), Path(sys.argv[2]), trial=True).library.release().sequence)\n"
        "print(*sys.modules)"
    )
    command = [sys.executable, "-c", code, str(used.folder), str(used.bundled)]
    number, loaded = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()

    assert number == "3"
    assert set(loaded.split()) & {"nacl", "hashlib", "ketaref.packs.container", "ketaref.packs.checking"} == set()
