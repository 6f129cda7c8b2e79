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


def choose_at_start(folder: Path, bundled: Path, extra_keys: Collection[str] = ()) -> Choice:
    """Open the content to show; where no pack was ever installed this costs one look for a file.

    Raises LibraryError where nothing can be read, with what to do.
    """
    if not (folder / "active.json").exists():
        with suppress(LibraryError):
            return Choice(Library.open(bundled))
    from ketaref.packs.place import Place

    return choose(Place(folder, bundled, extra_keys))


def choose(place: "Place", without: Collection[Path] = ()) -> Choice:
    """Open the newest content that can be read, but none of the files `without`; raises LibraryError."""
    reading = place.read()
    bundled = None
    trouble: LibraryError | None = None
    sequence = 0
    try:
        bundled, sequence = _bundled(place, without)
    except LibraryError as error:
        trouble = error
    state = reading.state if bundled or reading.state.packs() else place.recovered()
    library, pack, said, damaged = _first_good(place, state, sequence, without)
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
    place: "Place", state: "State", bundled: int, without: Collection[Path]
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
        try:
            return _opened(place, pack), pack, said, bad
        except LibraryTooNew:
            said.append(
                _("The installed content {version} needs a newer KetaRef: update it.").format(version=pack.version)
            )
        except LibraryTooOld:
            said.append(
                _("The installed content {version} was made for an older KetaRef. Ask for a new pack.").format(
                    version=pack.version
                )
            )
        except LibraryError:
            said.append(str(place.damaged(pack)))
            bad.append(pack)
        except KeysUnfit:
            said.append(
                _("The installed content {version} is signed with a key that KetaRef does not take.").format(
                    version=pack.version
                )
            )
    return None, None, said, bad


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
