"""Installing a pack: staged, verified, put in place, and one file switched. What was in use stays until then.

A program that is stopped, killed or cut off at any moment leaves either the old content in use or the new.
"""

import os
import secrets
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, NamedTuple

from ketaref.errors import CannotWrite, LibraryError, PackError, PackTooNew, PackTooOld
from ketaref.files import put_in_place, sync_folder
from ketaref.i18n import _
from ketaref.library.library import Release
from ketaref.packs.checking import check_database
from ketaref.packs.choice import Choice, choose
from ketaref.packs.container import Head, check_stream, open_pack, unpack
from ketaref.packs.manifest import check_fits
from ketaref.packs.place import CONTENT, DATABASE, HEAD, STAGING, Place, installed
from ketaref.packs.state import FORMAT, Installed, State

_SPARE = 1024 * 1024
_MEGABYTE = 1_000_000

Watch = Callable[[int, int], object]
"""Is told how much of how much has been done; raises PackStopped to stop."""


class Offer(NamedTuple):
    """What a pack would change: its head, the release in use (None: nothing can be read), and whether it is older."""

    head: Head
    in_use: Release | None
    older: bool


def look(place: Place, source: Path) -> Offer:
    """Return what the pack in `source` is, its signature checked and its place among the content here.

    Raises PackError for a file that cannot be installed here.
    """
    file, head = open_pack(source, place.trusted())
    file.close()
    check_fits(head.manifest)
    return _offer(place, head)


def install(place: Place, source: Path, *, reason: str = "", watch: Watch = lambda _done, _whole: None) -> Installed:
    """Install the pack in `source` and return the note of it; content older than what was in use needs a `reason`.

    Raises PackError, or CannotWrite, with everything as it was and nothing left behind; so does whatever `watch`
    raises.
    """
    file, head = open_pack(source, place.trusted())
    with file:
        check_fits(head.manifest)
        try:
            with place.locked():
                return _install(place, file, head, reason, watch)
        except OSError as error:
            raise _cannot_write(place, error) from error


def before(place: Place) -> tuple[str, str]:
    """Return the version of the pack in use and of the content that going back would lead to.

    Raises PackError where the content in use came with the program, LibraryError where nothing can be read.
    """
    in_use = choose(place)
    in_use.library.close()
    if in_use.pack is None:
        raise _nothing_before()
    with choose(place, without=(place.database(in_use.pack),)).library as library:
        return in_use.pack.version, library.release().content_version


def roll_back(place: Place) -> Choice:
    """Take the pack in use out of use and return the content before it, opened.

    Raises PackError where none is in use, CannotWrite.
    """
    try:
        with place.locked():
            state = place.read().state
            in_use = choose(place)
            in_use.library.close()
            if in_use.pack is None and not in_use.damaged:
                raise _nothing_before()
            for pack in (*in_use.damaged, in_use.pack):
                state = state.without(pack) if pack else state
            place.write(state)
            place.clean(place.read().state)
    except OSError as error:
        raise _cannot_write(place, error) from error
    return choose(place)


def _install(place: Place, file: BinaryIO, head: Head, reason: str, watch: Watch) -> Installed:
    before = place.read().state
    if before.format > FORMAT:
        raise PackTooNew(_("A newer KetaRef installed content here. Update this one, or install the pack with that."))
    offer = _offer(place, head)
    if offer.older and not reason.strip():
        raise PackTooOld(
            _(
                "This content is older than what is or was in use here. "
                "To install it all the same, say why: `ketaref pack install --allow-downgrade REASON`."
            )
        )
    place.clean(before)
    _check_room(place, head.manifest.size)
    instead_of = offer.in_use.sequence if offer.older and offer.in_use else 0
    name = f"{CONTENT}{head.manifest.sequence}-{secrets.token_hex(4)}"
    pack = installed(name, head.manifest, head.key, instead_of, reason.strip() if offer.older else "")
    staging = place.folder / f"{STAGING}{secrets.token_hex(4)}"
    try:
        _stage(staging, file, head, watch)
        put_in_place(staging, place.folder / name)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    return _switch(place, before, pack)


def _switch(place: Place, before: State, pack: Installed) -> Installed:
    try:
        sync_folder(place.folder)
        place.write(_without_bad(place, before).with_current(pack))
    finally:
        place.clean(place.read().state)  # as it stands in the file, whether or not that could be switched
    return pack


def _stage(staging: Path, file: BinaryIO, head: Head, watch: Watch) -> None:
    """Unpack into a new folder and verify everything there."""
    manifest = head.manifest
    done, whole = 0, manifest.packed_size + 2 * manifest.size

    def step(count: int) -> None:
        nonlocal done
        done += count
        watch(done, whole)

    check_stream(file, manifest, step)
    staging.mkdir(mode=0o700)
    with (staging / DATABASE).open("xb") as database:
        for piece in unpack(file, manifest):
            database.write(piece)
            step(len(piece))
        database.flush()
        os.fsync(database.fileno())
    with (staging / HEAD).open("xb") as kept:
        kept.write(head.raw)
        kept.flush()
        os.fsync(kept.fileno())
    sync_folder(staging)
    check_database(staging / DATABASE, manifest)
    step(manifest.size)


def _offer(place: Place, head: Head) -> Offer:
    highest = place.read().state.highest.get(head.key.digits, 0)
    try:
        library = choose(place).library
    except LibraryError:
        return Offer(head, None, head.manifest.sequence < highest)
    with library:
        release = library.release()
    return Offer(head, release, head.manifest.sequence < max(highest, release.sequence))


def _without_bad(place: Place, before: State) -> State:
    """The state without packs that are no longer whole: the one before must be one to go back to."""
    for pack in before.packs():
        try:
            place.check(pack)
        except PackError:
            before = before.without(pack)
    return before


def _check_room(place: Place, size: int) -> None:
    free = shutil.disk_usage(place.folder).free
    if free < size + _SPARE:
        raise CannotWrite(
            _("The content needs {needed} MB, and the disk has {free} MB left. Make room, then try again.").format(
                needed=-(-(size + _SPARE) // _MEGABYTE), free=free // _MEGABYTE
            )
        )


def _nothing_before() -> PackError:
    return PackError(_("The content in use came with KetaRef: there is none before it to go back to."))


def _cannot_write(place: Place, error: OSError) -> CannotWrite:
    return CannotWrite(
        _("The content could not be installed in {folder} ({reason}). What was in use stays.").format(
            folder=place.folder, reason=error.strerror or error
        )
    )
