"""From a code on paper back to its sheet."""

import datetime

import pytest

from handouts.making import Make
from ketaref.errors import HandoutError
from ketaref.handouts.code import Code, parse
from ketaref.handouts.lookup import Match, identify
from ketaref.handouts.options import Options
from ketaref.library.library import Library


@pytest.mark.parametrize(
    ("template", "entries", "language"),
    [
        ("what-to-expect", ["esketamine-spravato"], "both"),
        ("about-condition", ["ptsd"], "es"),
        ("side-effects", ["sedation", "dizziness", "urinary"], "en"),
        ("side-effects", ["dissociation", "dizziness", "nausea-vomiting", "sedation", "blood-pressure"], "en"),
    ],
)
def test_a_code_leads_back_to_its_sheet(
    make: Make, library: Library, day: datetime.date, template: str, entries: list[str], language: str
) -> None:
    code = make(template, entries=tuple(entries), language=language, size=18, discreet=True).code
    found = identify(library, code.lower(), Options(as_of=day))
    assert Match(template, sorted(entries), language, current=True) in found


def test_a_sheet_whose_text_has_changed_since_is_known_and_not_current(
    make: Make, library: Library, day: datetime.date
) -> None:
    printed = parse(make("what-to-expect").code)
    older = Code(printed.which, "000")
    found = identify(library, str(older), Options(as_of=day))
    assert [(match.template, match.current) for match in found] == [("what-to-expect", False)]


def test_a_code_of_no_sheet_is_said(library: Library, day: datetime.date) -> None:
    with pytest.raises(HandoutError, match="No sheet of this content"):
        identify(library, str(Code("0000", "000")), Options(as_of=day))
