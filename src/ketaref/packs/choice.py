"""Which content is shown: the newest that can be read. No damaged, missing or foreign file stops the program.

Only sizes and headers are looked at, for every start waits for it; `check` goes through every byte afterwards.
"""

from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ketaref.errors import KeysUnfit, LibraryDamaged, LibraryError, LibraryTooNew, LibraryTooOld, PackError
from ketaref.i18n import _
from ketaref.library.library import Library

if TYPE_CHECKING:
    from ketaref.packs.place import Place
    from ketaref.packs.state import Installed, State


class Choice(NamedTuple):
    """An open library, the pack it came in (None: with the program), and what a person must be told.

    `damaged` are packs that were passed over and belong aside.
    """

    library: Library
    pack: "Installed | None" = None
    notice: str = ""
    damaged: tuple["Installed", ...] = ()


def choose_at_start(folder: Path, bundled: Path, extra_keys: Collection[str] = (), *, trial: bool = False) -> Choice:
    """Open the content to show; where no pack was ever installed this costs one look for a file.

    `trial` is for starts of the window: new content is on trial then (`packs.trial`). Raises LibraryError where
    nothing can be read, with what to do.
    """
    if not (folder / "active.json").exists():
        with suppress(LibraryError):
            return Choice(Library.open(bundled))
    from ketaref.packs.place import Place

    place = Place(folder, bundled, extra_keys)
    if not trial:
        return choose(place)
    from ketaref.packs import trial as trials

    chosen = choose(place, failed=trials.failed(folder))
    if chosen.pack:
        trials.begin(folder, chosen.pack.folder)
    return chosen


def choose(place: "Place", without: Collection[Path] = (), failed: str = "") -> Choice:
    """Open the newest content that can be read; raises LibraryError.

    None of the files `without` is taken, nor the pack in the folder `failed`, which did not stand its trial.
    """
    reading = place.read()
    bundled = None
    trouble: LibraryError | None = None
    sequence = 0
    try:
        bundled, sequence = _bundled(place, without)
    except LibraryError as error:
        trouble = error
    state = reading.state if bundled or reading.state.packs() else place.recovered()
    library, pack, said, damaged = _first_good(place, state, sequence, without, failed)
    if library and pack:
        if bundled:
            bundled.close()
        else:
            said.append(_("The content that came with KetaRef cannot be read. Install KetaRef again."))
        shown = _("Content {version} is shown.").format(version=pack.version)
    elif bundled:
        library = bundled
        shown = _("The content that came with KetaRef is shown, version {version}.").format(
            version=bundled.release().content_version
        )
    else:
        raise trouble or LibraryDamaged(_("There is no content that can be read. Install KetaRef again."))
    notices = [reading.notice, *said] if reading.notice else said
    return Choice(library, pack, " ".join([*notices, shown]) if notices else "", tuple(damaged))


def check(place: "Place", library: Library) -> None:
    """Go through every byte of an open library, and the signature of its pack; raises LibraryDamaged."""
    pack = place.pack_at(library.path)
    if pack is None:
        library.verify()
        return
    try:
        place.check(pack)
    except PackError as error:
        raise LibraryDamaged(str(error)) from error


def after_damage(place: "Place", bad: Path) -> Choice:
    """Return what to show instead of a library whose bytes are wrong, and put a damaged pack aside.

    Raises LibraryError where there is nothing else.
    """
    pack = place.pack_at(bad)
    chosen = choose(place, without=(bad,))
    if pack:
        put_aside(place, (pack,))
    return chosen


def put_aside(place: "Place", damaged: Collection["Installed"]) -> None:
    """Put damaged packs aside and a damaged note in order; where that cannot be done, each start does without."""
    for pack in damaged:
        with suppress(OSError, PackError):
            place.set_aside(pack)
    with suppress(OSError, PackError):
        place.mend()


def _bundled(place: "Place", without: Collection[Path]) -> tuple[Library | None, int]:
    if place.bundled in without:
        return None, 0
    library = Library.open(place.bundled)
    return library, library.release().sequence


def _first_good(
    place: "Place", state: "State", bundled: int, without: Collection[Path], failed: str
) -> "tuple[Library | None, Installed | None, list[str], list[Installed]]":
    """The first pack, of those that bundled content gives way to, that can be opened; and what the others lack."""
    said: list[str] = []
    bad: list[Installed] = []
    for pack in state.packs():
        if pack.rank < bundled:
            continue
        if place.database(pack) in without:
            said.append(str(place.damaged(pack)))
            continue
        library, lacks, aside = _tried(place, pack, failed)
        if library:
            return library, pack, said, bad
        said.append(lacks.format(version=pack.version))
        if aside:
            bad.append(pack)
    return None, None, said, bad


def _tried(place: "Place", pack: "Installed", failed: str) -> tuple[Library | None, str, bool]:
    """The library in a pack, or what it lacks, and whether it belongs aside."""
    if pack.folder == failed:
        return None, _("KetaRef ended badly twice when it began with the content {version}. Ask for a new pack."), True
    try:
        return _opened(place, pack), "", False
    except LibraryTooNew:
        return None, _("The installed content {version} needs a newer KetaRef: update it."), False
    except LibraryTooOld:
        return None, _("The installed content {version} was made for an older KetaRef. Ask for a new pack."), False
    except LibraryError:
        return None, _("The installed content {version} is damaged. Install its pack again."), True
    except KeysUnfit:
        return None, _("The installed content {version} is signed with a key that KetaRef does not take."), False


def _opened(place: "Place", pack: "Installed") -> Library:
    if pack.key not in {key.digits for key in place.trusted()}:
        raise KeysUnfit(pack.key)
    path = place.database(pack)
    library = Library.open(path)
    try:
        whole = path.stat().st_size == pack.size and library.release().sequence == pack.sequence
    except (LibraryError, OSError):
        whole = False
    if not whole:
        library.close()
        raise LibraryDamaged(str(place.damaged(pack)))
    return library
