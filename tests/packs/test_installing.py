"""Installing packs: what a clinic does with a stick, and what it finds afterwards."""

import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest

from factories import snapshot
from ketaref.errors import CannotWrite, PackDamaged, PackError, PackNotTrusted, PackStopped, PackTooNew, PackTooOld
from ketaref.packs import keys
from ketaref.packs.choice import choose
from ketaref.packs.installing import install, look, roll_back
from ketaref.packs.manifest import Golden
from ketaref.packs.place import ACTIVE, Place
from packs.packing import Parts, forged, in_use, names, of_database, pack, private_key

Packs = dict[int, Path]


def test_a_pack_is_in_use_once_it_is_installed(place: Place, packs: Packs) -> None:
    assert in_use(place) == 1

    installed = install(place, packs[2])

    assert (installed.sequence, installed.version) == (2, "1.2")
    assert in_use(place) == 2
    assert names(place.folder) == [ACTIVE, installed.folder, "lock"]


def test_the_pack_before_stays_and_older_ones_go(place: Place, packs: Packs) -> None:
    folders = [install(place, packs[number]).folder for number in (2, 3, 4)]

    assert names(place.folder, "content-") == sorted(folders[1:])
    assert in_use(place) == 4


def test_the_same_pack_once_more_repairs_it(place: Place, packs: Packs) -> None:
    install(place, packs[2])
    broken = place.database(install(place, packs[3]))
    broken.write_bytes(b"")

    install(place, packs[3])

    assert in_use(place) == 3
    assert [pack.sequence for pack in place.read().state.packs()] == [3, 2]


def test_what_a_pack_would_change_is_told_before(place: Place, packs: Packs) -> None:
    offer = look(place, packs[2])

    assert offer.in_use is not None
    assert (offer.in_use.sequence, offer.head.manifest.sequence, offer.older) == (1, 2, False)
    assert offer.head.key.test
    assert not place.folder.exists()


# Going back ---------------------------------------------------------------------------------------


def test_going_back_leads_to_the_pack_before_then_to_the_program_s_own(place: Place, packs: Packs) -> None:
    install(place, packs[2])
    install(place, packs[3])

    assert [roll_back(place).library.release().sequence for _time in range(2)] == [2, 1]
    assert names(place.folder, "content-") == []
    with pytest.raises(PackError, match="came with KetaRef"):
        roll_back(place)
    assert in_use(place) == 1


def test_a_pack_that_was_left_can_be_installed_again(place: Place, packs: Packs) -> None:
    install(place, packs[3])
    roll_back(place)

    install(place, packs[3])

    assert in_use(place) == 3


# Older content ------------------------------------------------------------------------------------


def test_older_content_needs_a_reason(place: Place, packs: Packs) -> None:
    install(place, packs[3])
    before = snapshot(place.folder)

    with pytest.raises(PackTooOld, match="say why"):
        install(place, packs[2])
    with pytest.raises(PackTooOld):
        install(place, packs[2], reason="  ")
    assert snapshot(place.folder) == before

    assert install(place, packs[2], reason="3 has a wrong figure").reason == "3 has a wrong figure"
    assert in_use(place) == 2


def test_going_back_does_not_make_older_packs_new(place: Place, packs: Packs) -> None:
    """Whoever has an old pack could else lead a clinic back by two steps that each look harmless."""
    install(place, packs[3])
    roll_back(place)

    with pytest.raises(PackTooOld):
        install(place, packs[2])


def test_older_content_than_the_program_s_own_stays_until_the_program_brings_newer(
    tmp_path: Path, packs: Packs, releases: Packs
) -> None:
    bundled = shutil.copyfile(releases[3], tmp_path / "bundled.db")
    place = Place(tmp_path / "packs", bundled)
    with pytest.raises(PackTooOld):
        install(place, packs[2])
    install(place, packs[2], reason="asked for by the clinic")
    assert in_use(place) == 2

    shutil.copyfile(releases[4], bundled)

    assert in_use(place) == 4


def test_a_newer_program_s_content_wins_over_an_older_pack(tmp_path: Path, packs: Packs, releases: Packs) -> None:
    install(Place(tmp_path / "packs", releases[1]), packs[2])

    chosen = choose(Place(tmp_path / "packs", releases[3]))

    assert chosen.library.release().sequence == 3
    assert chosen.notice == ""


def test_a_key_s_number_does_not_hold_back_the_next_key(tmp_path: Path, releases: Packs, good: Parts) -> None:
    """A leaked key could else sign the highest number there is, and no pack of the next key would ever be taken."""
    place = Place(tmp_path / "packs", releases[1])
    with pytest.raises(PackDamaged):  # its own database says 2
        install(place, forged(good, tmp_path / "leaked.ketapack", sequence=2**31 - 1))
    install(place, pack(releases[4], tmp_path / "4.ketapack"))
    roll_back(place)
    of_next = pack(releases[2], tmp_path / "next.ketapack", private_key("next"))

    install(place, of_next)

    assert in_use(place) == 2


# Whom to trust ------------------------------------------------------------------------------------


def test_a_key_that_nobody_trusts_is_named(place: Place, releases: Packs, tmp_path: Path) -> None:
    stranger = pack(releases[2], tmp_path / "stranger.ketapack", private_key("stranger"))
    name = keys.PublicKey(keys.public_of(private_key("stranger")).hex()).name

    with pytest.raises(PackNotTrusted, match=name):
        install(place, stranger)


def test_a_clinic_s_own_key_is_taken_where_it_is_given(tmp_path: Path, releases: Packs) -> None:
    own = keys.public_of(private_key("clinic")).hex()
    source = pack(releases[2], tmp_path / "own.ketapack", private_key("clinic"))
    place = Place(tmp_path / "packs", releases[1], extra_keys=(own,))
    install(place, source)
    assert in_use(place) == 2

    later = choose(Place(tmp_path / "packs", releases[1]))

    assert later.library.release().sequence == 1
    assert "signed with a key that KetaRef does not take" in later.notice


# Packs that do not fit this program ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "error", "said"),
    [
        ({"content_id": "recipes"}, PackDamaged, "no content for KetaRef"),
        ({"least_app": "99.0"}, PackTooNew, "needs KetaRef 99.0"),
        ({"least_schema": 99, "most_schema": 99}, PackTooNew, "newer KetaRef"),
        ({"least_schema": 1, "most_schema": 1}, PackDamaged, "older KetaRef"),
    ],
)
def test_a_pack_for_another_program_is_refused(
    place: Place, good: Parts, tmp_path: Path, changes: dict[str, Any], error: type[PackError], said: str
) -> None:
    with pytest.raises(error, match=said):
        install(place, forged(good, tmp_path / "x.ketapack", **changes))
    assert names(place.folder) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"sequence": 3}, "another release"),
        ({"content_version": "9"}, "another release"),
        ({"rows": {"entries": 1}}, "rows are missing"),
        ({"golden": [{"query": "dry mouth", "first": "tea", "language": "en"}]}, "search does not find"),
    ],
)
def test_a_database_that_breaks_a_promise_is_refused(
    place: Place, good: Parts, tmp_path: Path, changes: dict[str, Any], said: str
) -> None:
    if "golden" in changes:
        changes = {"golden": msgspec.convert(changes["golden"], list[Golden])}
    with pytest.raises(PackDamaged, match=said):
        install(place, forged(good, tmp_path / "x.ketapack", **changes))
    assert in_use(place) == 1
    assert names(place.folder) == ["lock"]


def test_a_signed_pack_of_something_else_is_refused(place: Place, good: Parts, tmp_path: Path) -> None:
    for raw in (b"text", b"SQLite format 3\0" + bytes(4096), bytes(100_000)):
        with pytest.raises(PackDamaged, match="cannot be used"):
            install(place, of_database(good, raw, tmp_path / "x.ketapack"))
    assert names(place.folder) == ["lock"]


# Stopping -----------------------------------------------------------------------------------------


def test_stopping_at_any_step_leaves_nothing(place: Place, packs: Packs) -> None:
    install(place, packs[2])
    before = snapshot(place.folder)
    steps = 0

    def count(_done: int, _whole: int) -> None:
        nonlocal steps
        steps += 1

    install(place, packs[2], watch=count)
    install(place, packs[2])
    before = snapshot(place.folder)
    for last in range(1, steps + 1):
        left = last

        def stop(_done: int, _whole: int) -> None:
            nonlocal left
            left -= 1
            if not left:
                raise PackStopped("Stopped.")

        with pytest.raises(PackStopped):
            install(place, packs[3], watch=stop)
        assert snapshot(place.folder) == before
        assert in_use(place) == 2
    assert steps >= 3


def test_progress_reaches_the_end(place: Place, packs: Packs) -> None:
    told: list[tuple[int, int]] = []
    install(place, packs[2], watch=lambda done, whole: told.append((done, whole)))

    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]


def test_too_little_room_is_said_before_anything_is_written(
    place: Place, packs: Packs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(10, 9, 1))

    with pytest.raises(CannotWrite, match="the disk has 0 MB left"):
        install(place, packs[2])
    assert names(place.folder) == ["lock"]
