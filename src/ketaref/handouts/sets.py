"""A set of sheets that the clinic saved, as the sheets of a packet. It holds nothing about a client."""

import datetime

from ketaref.clinic.records import HandoutSet, Letterhead
from ketaref.clinic.store import ClinicFile
from ketaref.errors import UsageError
from ketaref.handouts import permission
from ketaref.handouts.options import Options
from ketaref.handouts.templates import Template, find
from ketaref.i18n import _


def find_set(clinic: ClinicFile, name: str) -> HandoutSet:
    """Return the set of that name, whatever its case; raises UsageError, naming those there are, and ClinicError."""
    found = clinic.get(HandoutSet, name.strip().casefold())
    if found is None:
        known = ", ".join(one.name for one in clinic.all(HandoutSet)) or "-"
        raise UsageError(_("The clinic has no set named {name!r}. Saved sets: {known}.").format(name=name, known=known))
    return found


def sheets_of(saved: HandoutSet, day: datetime.date, letterhead: Letterhead | None) -> list[tuple[Template, Options]]:
    """Return the sheets of a set as the packet maker takes them, judging dates by `day`.

    `letterhead` is the clinic's, None where it has none. Raises UnknownTemplate for a sheet that is no more, NotAllowed
    for a look that the administrator does not leave to choose.
    """
    permission.check_choice(saved.language, saved.paper)
    head = letterhead if saved.letterhead and letterhead else Letterhead()
    return [
        (
            template,
            Options(
                as_of=day, entries=sheet.entries, language=saved.language, size=saved.size, sections=sheet.sections,
                short=saved.short and template.has_short, greyscale=saved.greyscale, discreet=saved.discreet,
                paper=saved.paper, letterhead=head,
            ),
        )
        for sheet, template in ((sheet, find(sheet.template)) for sheet in saved.sheets)
    ]  # fmt: skip
