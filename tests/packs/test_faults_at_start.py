"""Every fault of what is installed: the program starts, shows the newest whole content, and says what to do."""

import json
import os
import random
import shutil
from pathlib import Path

import pytest

from factories import snapshot
from ketaref.errors import LibraryDamaged, LibraryError, PackDamaged, PackTooNew
from ketaref.packs import keys
from ketaref.packs import place as places
from ketaref.packs.choice import after_damage, check, choose, choose_at_start, put_aside
from ketaref.packs.installing import install, roll_back
from ketaref.packs.place import ACTIVE, DATABASE, HEAD, Place
from packs.packing import in_use, names

Packs = dict[int, Path]
PAGE = 4096
FLIPS = 1000


@pytest.fixture
def used(place: Place, packs: Packs) -> Place:
    """A place where pack 3 is in use, after pack 2, and release 1 came with the program."""
    install(place, packs[2])
    install(place, packs[3])
    return place


def current(place: Place) -> Path:
    """The database that is in use."""
    pack = place.read().state.current
    assert pack
    return place.database(pack)


def started(place: Place) -> tuple[int, str]:
    """Start: the number of the content that is shown, and what is said; twice, for it must not get worse."""
    seen = []
    for _time in range(2):
        chosen = choose_at_start(place.folder, place.bundled)
        seen.append((chosen.library.release().sequence, chosen.notice))
        chosen.library.close()
    assert seen[0] == seen[1]
    return seen[0]


def flipped(raw: bytes, dice: random.Random) -> bytes:
    bad = bytearray(raw)
    bad[dice.randrange(len(bad))] ^= 1 << dice.randrange(8)
    return bytes(bad)


def test_nothing_is_said_where_nothing_is_wrong(used: Place) -> None:
    assert started(used) == (3, "")


def test_a_database_cut_at_every_page_gives_way_to_the_one_before(used: Place) -> None:
    path = current(used)
    for size in range((path.stat().st_size - 1) // PAGE * PAGE, -1, -PAGE):
        os.truncate(path, size)
        number, said = started(used)
        assert number == 2
        assert said == "The installed content 1.3 is damaged. Install its pack again. Content 1.2 is shown."


@pytest.mark.parametrize("fault", ["zeros", "missing", "folder", "foreign", "text", "grown"])
def test_a_database_that_is_none_gives_way_to_the_one_before(used: Place, fault: str) -> None:
    path = current(used)
    size = path.stat().st_size
    path.unlink()
    if fault == "folder":
        path.mkdir()
    elif fault == "grown":
        path.write_bytes(used.bundled.read_bytes() + bytes(PAGE))
    elif fault != "missing":
        fill = {"zeros": b"\0", "foreign": b"SQLite format 3\0", "text": b"text "}[fault]
        path.write_bytes((fill * size)[:size])

    number, said = started(used)

    assert number == 2
    assert "Install its pack again" in said


def test_another_release_under_this_one_s_name_gives_way(used: Place) -> None:
    shutil.copyfile(used.bundled, current(used))
    assert started(used)[0] == 2


def test_both_packs_damaged_leave_the_program_s_own(used: Place) -> None:
    for pack in used.read().state.packs():
        used.database(pack).write_bytes(b"")

    number, said = started(used)

    assert number == 1
    assert "1.3 is damaged" in said
    assert "1.2 is damaged" in said
    assert said.endswith("The content that came with KetaRef is shown, version 1.1.")


def test_a_damaged_bundled_file_gives_way_to_a_good_pack(used: Place, tmp_path: Path) -> None:
    for raw in (b"", b"text", used.bundled.read_bytes()[:-1]):
        bundled = tmp_path / "bundled.db"
        bundled.write_bytes(raw)
        number, said = started(Place(used.folder, bundled))
        assert number == 3
        assert "came with KetaRef cannot be read. Install KetaRef again." in said


def test_a_good_pack_is_found_without_the_note_of_it_too(used: Place, tmp_path: Path) -> None:
    (used.folder / ACTIVE).unlink()
    assert started(Place(used.folder, tmp_path / "missing.db"))[0] == 3


def test_nothing_that_can_be_read_is_one_sentence(used: Place, tmp_path: Path) -> None:
    for pack in used.read().state.packs():
        used.database(pack).write_bytes(b"")
    with pytest.raises(LibraryError, match="Install KetaRef again"):
        choose_at_start(used.folder, tmp_path / "missing.db")


# The note of what is installed --------------------------------------------------------------------

NOTES = [
    b"", b"\0" * 500, b"{", b"[]", b"null", b"{}", b"\xff\xfe", b"[" * 60_000, b'{"format": 1, "current": ' * 999,
    b'{"format": "1"}', b'{"format": -1e999}', b'{"format": 1, "current": {"folder": "content-1-00000000"}}',
]  # fmt: skip


@pytest.mark.parametrize("note", NOTES, ids=range(len(NOTES)))
def test_a_damaged_note_loses_nothing(used: Place, note: bytes) -> None:
    (used.folder / ACTIVE).write_bytes(note)
    number, said = started(used)
    assert number == 3
    assert "is damaged; what was installed was found" in said or note == b"{}"

    put_aside(used, ())

    assert started(used) == (3, "")
    assert [pack.sequence for pack in used.read().state.packs()] == [3, 2]


def test_a_note_cut_anywhere_loses_nothing(used: Place) -> None:
    raw = (used.folder / ACTIVE).read_bytes()
    for size in range(len(raw) - 2):
        (used.folder / ACTIVE).write_bytes(raw[:size])
        assert in_use(used) == 3


def test_a_thousand_flipped_bits_of_the_note_never_stop_the_start(used: Place) -> None:
    raw, dice = (used.folder / ACTIVE).read_bytes(), random.Random(7)
    for _number in range(FLIPS):
        (used.folder / ACTIVE).write_bytes(flipped(raw, dice))
        chosen = choose_at_start(used.folder, used.bundled)
        with chosen.library as library:
            assert library.release().sequence in (1, 2, 3)
            library.verify()


@pytest.mark.parametrize("name", ["../../etc", "/", "..", "content-1-../../x", "content-1-00000000/..", "C:\\x", ""])
def test_no_name_in_the_note_leads_out_of_the_folder(used: Place, tmp_path: Path, name: str) -> None:
    fields = json.loads((used.folder / ACTIVE).read_bytes())
    fields["current"]["folder"] = name
    (used.folder / ACTIVE).write_text(json.dumps(fields), encoding="utf-8")
    before = snapshot(tmp_path)

    assert started(used)[0] == 3
    assert snapshot(tmp_path) == before


def test_a_note_of_a_newer_program_is_left_alone(used: Place, packs: Packs) -> None:
    """An old program beside a new one, in the same folder."""
    fields = json.loads((used.folder / ACTIVE).read_bytes()) | {"format": 2, "current": "somewhere else"}
    (used.folder / ACTIVE).write_text(json.dumps(fields), encoding="utf-8")
    before = snapshot(used.folder)

    number, said = started(used)
    put_aside(used, ())

    assert number == 1
    assert "by a newer KetaRef" in said
    with pytest.raises(PackTooNew, match="newer KetaRef"):
        install(used, packs[4])
    assert snapshot(used.folder) == before


def test_links_and_strange_files_in_the_folder_do_no_harm(used: Place, tmp_path: Path, packs: Packs) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "file").write_text("kept", encoding="utf-8")
    for name in ("content-9-00000000", "staging-x", "damaged-x"):
        (used.folder / name).symlink_to(precious, target_is_directory=True)
    (used.folder / "content-8-00000000").write_bytes(b"a file, no folder")

    install(used, packs[4])

    assert in_use(used) == 4
    assert (precious / "file").read_text(encoding="utf-8") == "kept"


# Content for another program ----------------------------------------------------------------------


@pytest.mark.parametrize(("schema", "said"), [(99, "needs a newer KetaRef"), (1, "made for an older KetaRef")])
def test_content_for_another_program_gives_way_and_stays_where_it_is(used: Place, schema: int, said: str) -> None:
    path = current(used)
    raw = path.read_bytes()
    path.write_bytes(raw[:60] + schema.to_bytes(4, "big") + raw[64:])
    before = snapshot(used.folder)
    chosen = choose(used)

    put_aside(used, chosen.damaged)

    assert chosen.library.release().sequence == 2
    assert said in chosen.notice
    assert snapshot(used.folder) == before


def test_a_key_that_was_retired_takes_its_packs_out_of_use(used: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "trusted", lambda _extra: ())
    number, said = started(used)
    assert number == 1
    assert "signed with a key that KetaRef does not take" in said


def test_a_program_without_its_keys_shows_its_own_content(
    used: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ketaref.paths.keys", lambda: tmp_path)
    assert started(used)[0] == 1


# Damage that only a look at every byte finds ------------------------------------------------------


def test_a_thousand_flipped_bits_of_the_database_are_each_found(used: Place) -> None:
    path = current(used)
    raw, dice = path.read_bytes(), random.Random(7)
    pack = used.read().state.current
    assert pack
    for _number in range(FLIPS):
        path.write_bytes(flipped(raw, dice))
        with pytest.raises(PackDamaged, match=r"1\.3 is damaged"):
            used.check(pack)
    path.write_bytes(raw)
    used.check(pack)


@pytest.mark.parametrize("fault", [b"", b"KETAPACK", None])
def test_a_pack_without_its_signature_is_damaged(used: Place, fault: bytes | None) -> None:
    head = current(used).with_name(HEAD)
    head.unlink()
    if fault is not None:
        head.write_bytes(fault)
    with choose(used).library as library, pytest.raises(LibraryDamaged, match=r"1\.3 is damaged"):
        check(used, library)


def test_a_database_exchanged_for_another_whole_one_is_found(used: Place, releases: Packs) -> None:
    """Whole by its own hash: only the signature tells."""
    other = releases[3].read_bytes().replace(b"Dry mouth", b"Wet mouth", 1)
    path = current(used)
    assert len(other) == path.stat().st_size
    path.write_bytes(other)
    with choose(used).library as library, pytest.raises(LibraryDamaged):
        check(used, library)


def test_what_was_damaged_is_kept_aside_and_never_tried_again(used: Place) -> None:
    path = current(used)
    path.write_bytes(path.read_bytes()[:-1])
    folder = path.parent.name

    put_aside(used, choose(used).damaged)

    assert started(used) == (2, "")
    assert (used.folder / folder / DATABASE).exists()
    assert len(names(used.folder, "content-")) == 2


def test_only_the_last_damaged_pack_is_kept(used: Place, packs: Packs) -> None:
    for _time in range(2):
        install(used, packs[4])
        current(used).write_bytes(b"")
        put_aside(used, choose(used).damaged)
    after = used.read().state
    assert started(used) == (3, "")
    assert after.damaged
    kept = map(used.database, (*after.packs(), after.damaged))
    assert names(used.folder, "content-") == sorted(path.parent.name for path in kept)


def test_after_damage_the_next_whole_content_is_shown_at_once(used: Place, tmp_path: Path) -> None:
    path = current(used)
    path.write_bytes(flipped(path.read_bytes(), random.Random(1)))

    chosen = after_damage(used, path)

    assert chosen.library.release().sequence == 2
    assert "1.3 is damaged" in chosen.notice
    assert started(used) == (2, "")


def test_a_damaged_bundled_file_is_found_later_and_gives_way_too(tmp_path: Path, packs: Packs, releases: Packs) -> None:
    bundled = tmp_path / "bundled.db"
    shutil.copyfile(releases[4], bundled)
    place = Place(tmp_path / "packs", releases[1])
    install(place, packs[2])
    place = Place(place.folder, bundled)
    bundled.write_bytes(flipped(bundled.read_bytes(), random.Random(2)))
    with choose(place).library as library, pytest.raises(LibraryDamaged):
        check(place, library)

    chosen = after_damage(place, bundled)

    assert chosen.library.release().sequence == 2
    assert "Install KetaRef again" in chosen.notice
    assert place.read().state.damaged is None


def test_going_back_from_a_damaged_pack_takes_it_out(used: Place) -> None:
    current(used).write_bytes(b"")
    with roll_back(used).library as library:
        assert library.release().sequence == 1
    assert started(used)[1] == ""


def test_a_start_writes_nothing(used: Place) -> None:
    current(used).write_bytes(b"")
    (used.folder / "staging-left").mkdir()
    before = snapshot(used.folder)
    started(used)
    assert snapshot(used.folder) == before
    assert (used.folder / "staging-left").is_dir()


def test_a_read_only_folder_is_passed_over_at_each_start(used: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    current(used).write_bytes(b"")

    def refuse(*_arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(places, "write_whole", refuse)
    put_aside(used, choose(used).damaged)
    assert started(used)[0] == 2
