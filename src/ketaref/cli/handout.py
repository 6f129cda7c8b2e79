"""`ketaref handout list`, `make` and `check`: the Handouts tab, from a terminal or a script."""

import argparse
import datetime
import json
import sys
from pathlib import Path

import msgspec
from msgspec.structs import replace

from ketaref.cli.clinic import clinic_file
from ketaref.cli.opening import open_library
from ketaref.clinic import policy
from ketaref.clinic.letterhead import letterhead_of, on_paper
from ketaref.clinic.records import Letterhead
from ketaref.errors import ClinicError, UsageError
from ketaref.handouts import permission
from ketaref.handouts.lookup import identify, told
from ketaref.handouts.options import Options
from ketaref.handouts.output import write
from ketaref.handouts.packet import compose_packet
from ketaref.handouts.sets import find_set, sheets_of
from ketaref.handouts.templates import Template, catalogue, find
from ketaref.i18n import _, spoken
from ketaref.typeset.engine import Typesetter

_STANDARD_SIZE = 13


def list_templates(options: argparse.Namespace) -> int:
    """Print the handout templates."""
    templates = catalogue()
    if options.json:
        print(json.dumps([_record(template) for template in templates], ensure_ascii=False, indent=1))
    else:
        for template in templates:
            print(f"{template.id:18} {template.title.en}  ({', '.join(template.languages)})")
    return 0


def make(options: argparse.Namespace) -> int:
    """Write one handout, or several as one packet, and print the names of its files."""
    if complaint := policy.complaint():
        print(f"ketaref: {complaint}", file=sys.stderr)
    library = open_library()
    own = _on_paper()
    document = compose_packet(library, [(template, replace(chosen, **own)) for template, chosen in _sheets(options)])
    permission.check_expired(document, confirmed=options.expired)
    for path in write(document, options.format, Path(options.output), Typesetter()):
        print(f"Wrote {path}.")
    return 0


def _on_paper() -> dict[str, object]:
    """What the clinic adds to every sheet; nothing where its file cannot be read, which is said."""
    clinic = clinic_file()
    try:
        if said := clinic.ready():
            print(f"ketaref: {said}", file=sys.stderr)
        return on_paper(clinic)._asdict()
    except ClinicError as error:
        print(f"ketaref: {error}", file=sys.stderr)
        return {}


def _sheets(options: argparse.Namespace) -> list[tuple[Template, Options]]:
    day = options.as_of or datetime.date.today()
    if bool(options.set) == bool(options.template):
        raise UsageError(_("Name the templates of a handout, or a saved set with --set."))
    if options.set:
        return sheets_of(find_set(clinic_file(), options.set), day, letterhead_of(clinic_file()))
    if len(options.template) > 1 and (options.entry or options.sections):
        raise UsageError(_("Entries and sections belong to one sheet; a packet takes its templates as they are."))
    return [(find(template), _chosen(options, day)) for template in options.template]


def check(options: argparse.Namespace) -> int:
    """Print what the code on a sheet stands for, and what was corrected since."""
    library = open_library()
    copies = identify(library, options.code)
    if options.json:
        print(json.dumps(msgspec.to_builtins(copies), ensure_ascii=False, indent=1))
    else:
        print("\n\n".join("\n".join(told(library, copy, spoken())) for copy in copies))
    return 0


def _chosen(options: argparse.Namespace, day: datetime.date) -> Options:
    language, paper = options.lang or permission.languages()[0], options.paper or permission.papers()[0]
    permission.check_choice(language, paper)
    return Options(
        as_of=day,
        entries=tuple(options.entry or ()),
        language=language,
        size=options.large_print or _STANDARD_SIZE,
        sections=options.sections or (),
        short=options.short,
        greyscale=options.greyscale,
        discreet=options.discreet,
        paper=paper,
        letterhead=_letterhead() if options.letterhead else Letterhead(),
    )


def _letterhead() -> Letterhead:
    """The clinic's letterhead; raises UsageError where it has none."""
    kept = letterhead_of(clinic_file())
    if kept is None:
        raise UsageError(_("The clinic has no letterhead yet. It is written in the window."))
    return kept


def _record(template: Template) -> dict[str, object]:
    return {
        "id": template.id,
        "title": {"en": template.title.en, "es": template.title.es},
        "languages": list(template.languages),
        "needs_entries": template.needs_entries,
        "default_entries": list(template.default_entries),
        "example_entries": list(template.example_entries),
        "max_pages": template.max_pages,
    }
