"""The folder in which packs are installed, beside the content that came with the program.

    active.json              which packs are in use: the one file that is switched
    content-7-1f0c…/         an installed pack, verified: content.db and pack.head, the signed beginning of its file
    staging-…/               a pack being verified; what is left of a program that died is removed by the next
    trial                    how often the program began with a new pack (`packs.trial`)
    lock                     held while anything here is changed

The last pack that was found damaged keeps its folder too, out of use. Every start with a pack imports this module: what
is only needed to install or to check is imported there.
"""

from collections.abc import Iterable
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from ketaref.errors import PackDamaged, PackError
from ketaref.files import sync_folder, write_whole
from ketaref.i18n import _
from ketaref.packs import keys, state
from ketaref.packs.keys import PublicKey
from ketaref.packs.state import Installed, State

if TYPE_CHECKING:
    from ketaref.packs.container import Head
    from ketaref.packs.manifest import Manifest

FOLDER = "packs"
ACTIVE = "active.json"
DATABASE, HEAD = "content.db", "pack.head"
STAGING, CONTENT = "staging-", "content-"
_LARGEST = 64 * 1024


class Reading(NamedTuple):
    """What is installed, and a sentence where that could not be read as it was left."""

    state: State
    notice: str = ""


class Place:
    """Where content is: the folder of packs, the bundled database, and keys trusted beside the program's own.

    Attributes:
        folder: the folder of packs; it may be missing.
        bundled: the database that came with the program.
    """

    def __init__(self, folder: Path, bundled: Path, extra_keys: Iterable[str] = ()) -> None:
        self.folder = folder
        self.bundled = bundled
        self._extra_keys = tuple(extra_keys)

    def trusted(self) -> tuple[PublicKey, ...]:
        """Return the keys whose packs are taken; raises KeysUnfit."""
        return keys.trusted(self._extra_keys)

    def database(self, pack: Installed) -> Path:
        """Return where the database of an installed pack lies."""
        return self.folder / pack.folder / DATABASE

    def pack_at(self, database: Path) -> Installed | None:
        """Return the installed pack whose database this is; None for the bundled one."""
        return next((pack for pack in self.read().state.packs() if self.database(pack) == database), None)

    def head(self, pack: Installed) -> "Head":
        """Return the head of an installed pack, its signature checked; raises PackError."""
        return self._head_in(self.folder / pack.folder)

    def check(self, pack: Installed) -> None:
        """Check signature and every byte of an installed pack; raises PackDamaged."""
        from ketaref.packs.checking import check_hash

        try:
            head = self.head(pack)
            check_hash(self.database(pack), head.manifest)
        except PackError as error:
            raise self.damaged(pack) from error
        if head.manifest.sequence != pack.sequence:
            raise self.damaged(pack)

    def damaged(self, pack: Installed) -> PackDamaged:
        """Return the error that says that an installed pack is damaged, and what to do."""
        return PackDamaged(
            _("The installed content {version} is damaged. Install its pack again.").format(version=pack.version)
        )

    # Which are in use ---------------------------------------------------------------------------------

    def read(self) -> Reading:
        """Return what is installed. Where the file that says so is damaged, the folders say it."""
        try:
            with (self.folder / ACTIVE).open("rb") as file:
                found = state.decode(file.read(_LARGEST))
        except FileNotFoundError:
            return Reading(State())
        except (OSError, ValueError):
            return Reading(
                self.recovered(), _("The note of which content is installed is damaged; what was installed was found.")
            )
        if found.format > state.FORMAT:
            return Reading(found, _("Content was installed here by a newer KetaRef. Update this one to show it."))
        return Reading(found)

    def recovered(self) -> State:
        """Return what the folders of installed packs say by themselves: the newest is in use."""
        found: list[Installed] = []
        with suppress(OSError):
            for folder in self.folder.glob(f"{CONTENT}*"):
                with suppress(PackError):
                    head = self._head_in(folder)
                    found.append(installed(folder.name, head.manifest, head.key))
        after = State()
        for pack in sorted(found, key=lambda pack: pack.sequence)[-2:]:
            after = after.with_current(pack)
        return after

    # Changing it; the lock is held --------------------------------------------------------------------

    def locked(self) -> AbstractContextManager[None]:
        """Hold the lock of the folder, which is made where it is missing; raises PackBusy, OSError."""
        from ketaref.packs.lock import locked

        missing = [folder for folder in (self.folder, *self.folder.parents) if not folder.exists()]
        self.folder.mkdir(parents=True, exist_ok=True)
        for folder in missing:
            sync_folder(folder.parent)
        return locked(self.folder / "lock")

    def write(self, after: State) -> None:
        """Switch to this state, whole and lasting; raises OSError with the old state in force."""
        write_whole(self.folder / ACTIVE, state.encode(after))

    def mend(self) -> None:
        """Write the note of what is installed anew where it is damaged; raises PackBusy, OSError."""
        reading = self.read()
        if reading.notice and reading.state.format == state.FORMAT:
            with self.locked():
                self.write(reading.state)

    def clean(self, after: State) -> None:
        """Remove what no state needs; what cannot be removed, as an open file on Windows, waits for the next time."""
        kept = {pack.folder for pack in (*after.packs(), after.damaged) if pack}
        for path in self._inside():
            if path.name.startswith((STAGING, f".{ACTIVE}.")) or (
                path.name.startswith(CONTENT) and path.name not in kept
            ):
                _remove(path)

    def set_aside(self, pack: Installed) -> None:
        """Take a damaged pack out of use and keep its files; those of an earlier one go.

        Raises PackBusy, or OSError: then it is still in use, and passed over at each start.
        """
        with self.locked():
            after = msgspec.structs.replace(self.read().state.without(pack), damaged=pack)
            self.write(after)
            self.clean(after)

    def _inside(self) -> list[Path]:
        try:
            return list(self.folder.iterdir())
        except OSError:
            return []

    def _head_in(self, folder: Path) -> "Head":
        from ketaref.packs.container import read_head

        try:
            with (folder / HEAD).open("rb") as file:
                return read_head(file, self.trusted())
        except OSError as error:
            raise PackDamaged(
                _("The installed content in {folder} cannot be read ({reason}).").format(
                    folder=folder.name, reason=error.strerror
                )
            ) from error


def installed(folder: str, manifest: "Manifest", key: PublicKey, instead_of: int = 0, reason: str = "") -> Installed:
    """Return the note of a pack that lies in `folder`."""
    return Installed(
        folder, manifest.sequence, manifest.size, key.digits, manifest.content_version, manifest.released,
        instead_of, reason,
    )  # fmt: skip


def _remove(path: Path) -> None:
    import shutil

    with suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink()
