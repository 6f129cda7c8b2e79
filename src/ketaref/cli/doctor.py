"""`ketaref doctor`: proves the installation by using every part of it once."""

import argparse
import datetime
from collections.abc import Callable

from ketaref import paths
from ketaref.cli.opening import open_library
from ketaref.clinic import policy
from ketaref.errors import ClinicError, KetaRefError
from ketaref.i18n import LANGUAGES, has_catalogue
from ketaref.library.library import Library
from ketaref.library.search import Search

_KNOWN_QUERY, _KNOWN_ENTRY = "ketamine infusion", "iv-ketamine"
_PROBE_TEMPLATE = "side-effects"


class _Broken(KetaRefError):
    """A part of the installation does not work."""


def doctor(options: argparse.Namespace) -> int:
    """Check each part and print what was checked; the first part that fails ends with exit code 1."""
    library = open_library()
    checks: tuple[Callable[[Library], str], ...] = (
        _database,
        _packs,
        _keys,
        _window,
        _translations,
        _search,
        _handout,
        _policy,
        _clinic,
    )
    for check in checks:
        print(f"ok  {check(library)}")
    print("KetaRef is whole.")
    return 0


def _database(library: Library) -> str:
    library.verify()
    release = library.release()
    entries = library.entries()
    counts = (f"{sum(language in entry.languages for entry in entries)} in {language}" for language in LANGUAGES)
    content = f"content {release.content_version}, hash {release.content_hash[:12]}"
    return f"database: {len(entries)} entries, {', '.join(counts)}, {content}, every byte hashed"


def _packs(library: Library) -> str:
    from ketaref.packs.here import here

    place = here()
    reading = place.read()
    if reading.notice:
        raise _Broken(reading.notice)
    packs = reading.state.packs()
    for pack in packs:
        place.check(pack)
    if not packs:
        return "content packs: none installed"
    shown = next((pack.version for pack in packs if place.database(pack) == library.path), "that of the program")
    return f"content packs: {len(packs)} installed, signature and every byte checked; in use: {shown}"


def _keys(library: Library) -> str:
    from ketaref.packs.keys import can_check, trusted

    if not can_check():
        raise _Broken("The signatures of content packs cannot be checked. Install KetaRef again.")
    said = [f"{key.name}{' (test key)' if key.test else ''}" for key in trusted()]
    return f"keys: packs are taken from {', '.join(said)}; signatures can be checked"


def _window(library: Library) -> str:
    """Let the window's half load its own files; where Qt is not installed there is no window to open."""
    from importlib.util import find_spec

    for what, folder, pattern in (("fonts", paths.fonts(), "*.ttf"), ("icons", paths.icons(), "*.svg")):
        if not any(folder.glob(pattern)):
            raise _Broken(f"The {what} are missing from {folder}. Install KetaRef again.")
    if find_spec("PySide6") is None:
        return "window: none, Qt is not installed; the command line works without"
    from ketaref.gui import self_check

    found = self_check.look()
    if found.unreadable:
        raise _Broken(f"These files are damaged: {', '.join(found.unreadable)}. Install KetaRef again.")
    printers = f"{found.printers} printers" if found.printers else "no printer is set up on this computer"
    return f"window: {found.fonts} fonts and {found.icons} icons loaded, Qt speaks Spanish; printing: {printers}"


def _translations(library: Library) -> str:
    lacking = [language for language in LANGUAGES if not has_catalogue(language)]
    if lacking:
        again = "Install KetaRef again; in a checkout run `make messages`."
        raise _Broken(f"The translation {', '.join(lacking)} is missing from {paths.translations()}. {again}")
    return f"translations: {', '.join(LANGUAGES)}"


def _search(library: Library) -> str:
    hits = Search(library).find(_KNOWN_QUERY).hits
    if not hits or hits[0].entry.id != _KNOWN_ENTRY:
        raise _Broken(f"Searching for {_KNOWN_QUERY!r} does not find {_KNOWN_ENTRY}. Install KetaRef again.")
    return f"search: {_KNOWN_QUERY!r} finds {_KNOWN_ENTRY} first"


def _policy(library: Library) -> str:
    if complaint := policy.complaint():
        raise _Broken(complaint)
    named = policy.reading().fixed
    return f"policy: {paths.policy()} sets {', '.join(named)}" if named else "policy: none"


def _clinic(library: Library) -> str:
    """The clinic's file; one that is locked or of a newer program is no fault of this installation."""
    from ketaref.cli.clinic import clinic_file

    clinic = clinic_file()
    try:
        mended = clinic.ready()
        state = clinic.state()
    except ClinicError as error:
        return f"clinic: {error}"
    if mended:
        raise _Broken(mended)
    count = sum(state.counts.values())
    return f"clinic: records {count}, backups {len(state.backups)}" if state.size else "clinic: nothing was saved yet"


def _handout(library: Library) -> str:
    from ketaref.handouts.compose import compose
    from ketaref.handouts.options import Options
    from ketaref.handouts.output import pdf
    from ketaref.handouts.templates import find
    from ketaref.typeset.engine import Typesetter

    document = compose(library, find(_PROBE_TEMPLATE), Options(as_of=datetime.date.today()))
    made = pdf(document, Typesetter())
    if not made.startswith(b"%PDF-"):
        raise _Broken("Typesetting a handout gave no PDF. Install KetaRef again.")
    return f"handouts: {_PROBE_TEMPLATE} made, {len(made):,} bytes of tagged PDF"
