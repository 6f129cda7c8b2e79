"""The faults again with the library as it ships, 14 MB: cut at every page, 1,000 bits flipped, killed at any moment."""

import os
import random
import shutil
import signal
import time
from contextlib import suppress
from pathlib import Path

import pytest
from tools.bench.packs_seen import renumbered

from factories import flip, runs_on_unix
from ketaref.errors import LibraryError, PackDamaged, PackError
from ketaref.library.search import Search
from ketaref.packs.building import build, read_golden
from ketaref.packs.choice import choose_at_start
from ketaref.packs.installing import install
from ketaref.packs.place import Place
from packs.packing import in_use, names, private_key

PAGE = 4096
FLIPS = 1000
KILLS = int(os.environ.get("KETAREF_KILLS", "50"))
"""How often the program is killed."""
FIRST, SECOND = 1001, 1002
"""The numbers of the two releases."""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def real_packs(database: Path, data: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """Packs of the content of this checkout, by their number."""
    folder, golden = tmp_path_factory.mktemp("real"), read_golden(data / "golden-queries.tsv")
    made = {}
    for number in (FIRST, SECOND):
        made[number] = folder / f"{number}.ketapack"
        build(renumbered(database, folder / f"{number}.db", number), golden, private_key(), made[number])
    return made


@pytest.fixture
def used(tmp_path: Path, real_packs: dict[int, Path], releases: dict[int, Path]) -> Place:
    """A place where the first is in use; small content came with the program."""
    place = Place(tmp_path / "packs", releases[1])
    install(place, real_packs[FIRST])
    return place


def test_a_pack_cut_at_every_page_is_refused(used: Place, real_packs: dict[int, Path], tmp_path: Path) -> None:
    cut = Path(shutil.copyfile(real_packs[SECOND], tmp_path / "cut.ketapack"))
    before = names(used.folder)
    pages = range((cut.stat().st_size - 1) // PAGE * PAGE, 0, -PAGE)
    assert len(pages) > 1000
    for size in pages:
        os.truncate(cut, size)
        with pytest.raises(PackDamaged, match="cut short"):
            install(used, cut)
        assert names(used.folder) == before
    assert in_use(used) == FIRST


def test_a_thousand_flipped_bits_of_a_pack_are_each_refused(
    used: Place, real_packs: dict[int, Path], tmp_path: Path
) -> None:
    bad, dice = Path(shutil.copyfile(real_packs[SECOND], tmp_path / "bad.ketapack")), random.Random(7)
    before = names(used.folder)
    for _number in range(FLIPS):
        bit = dice.randrange(8 * bad.stat().st_size)
        flip(bad, bit)
        with pytest.raises(PackError):
            install(used, bad)
        assert names(used.folder) == before
        flip(bad, bit)
    assert in_use(used) == FIRST
    install(used, bad)
    assert in_use(used) == SECOND


def test_an_installed_library_cut_at_every_page_gives_way(used: Place) -> None:
    path = current(used)
    pages = range((path.stat().st_size - 1) // PAGE * PAGE, -1, -PAGE)
    assert len(pages) > 3000
    for size in pages:
        os.truncate(path, size)
        chosen = choose_at_start(used.folder, used.bundled)
        with chosen.library as library:
            assert library.release().sequence == 1
        assert "is damaged. Install its pack again." in chosen.notice


def test_a_thousand_flipped_bits_of_an_installed_library_are_each_found_and_stop_no_start(used: Place) -> None:
    """A start looks at headers only: what it opens it reads or says so, and a look at every byte finds each bit."""
    path, dice = current(used), random.Random(8)
    pack = used.read().state.current
    assert pack
    shown = 0
    for _number in range(FLIPS):
        bit = dice.randrange(8 * path.stat().st_size)
        flip(path, bit)
        chosen = choose_at_start(used.folder, used.bundled)
        with chosen.library as library:
            shown += library.path == path
            with suppress(LibraryError):
                Search(library).find("blood presure")
        with pytest.raises(PackDamaged, match="is damaged"):
            used.check(pack)
        flip(path, bit)
    assert shown > FLIPS / 2, "or nothing was tried"
    used.check(pack)


@pytest.mark.skipif(not runs_on_unix(), reason="signals of Unix")
def test_killed_at_any_moment_it_shows_the_old_content_or_the_new(used: Place, real_packs: dict[int, Path]) -> None:
    """A child of this process installs and is killed; installed packs are never changed, so links are copies."""
    kept = used.folder.with_name("kept")
    link_copy(used.folder, kept)
    took = seconds_of_an_installation(used, real_packs[SECOND])
    dice, seen, cut = random.Random(), set(), 0
    for _time in range(KILLS):
        shutil.rmtree(used.folder)
        link_copy(kept, used.folder)
        child = os.fork()
        if child == 0:
            try:
                install(used, real_packs[SECOND])
            finally:
                os._exit(0)
        time.sleep(dice.uniform(0, took * 1.5))
        os.kill(child, signal.SIGKILL)
        cut += os.WIFSIGNALED(os.waitpid(child, 0)[1])
        seen.add(in_use(used))
        assert seen <= {FIRST, SECOND}
        left = names(used.folder, "staging-")
        with used.locked():  # as the next installation begins
            used.clean(used.read().state)
        assert names(used.folder, "staging-") == []
        assert len(names(used.folder, "content-")) == len(used.read().state.packs())
        assert in_use(used) in seen, left
    install(used, real_packs[SECOND])
    assert in_use(used) == SECOND
    print(f"{KILLS} installations, {cut} cut short")  # noqa: T201
    assert cut > KILLS // 4
    assert seen == {FIRST, SECOND}


def current(place: Place) -> Path:
    """The database that is in use."""
    pack = place.read().state.current
    assert pack
    return place.database(pack)


def link_copy(folder: Path, target: Path) -> None:
    """Copy the folder of packs: what is switched is copied, what never changes is linked."""
    shutil.copytree(
        folder, target, copy_function=lambda old, new: os.link(old, new) if "content-" in old else shutil.copy(old, new)
    )


def seconds_of_an_installation(place: Place, pack: Path) -> float:
    """Install a pack, and say how long that takes."""
    begun = time.monotonic()
    install(place, pack)
    return time.monotonic() - begun
