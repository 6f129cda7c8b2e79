"""Several handouts in one file: pages counted through, a bookmark for each, every sheet whole by itself."""

import datetime
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import outloud
import pdfua
import pytest
from pypdf import PdfReader

from handouts.making import Make, laid_out, pages_of, said_by_feet, squeezed
from ketaref.errors import UsageError
from ketaref.handouts import output
from ketaref.handouts.document import Document, texts
from ketaref.handouts.options import Options
from ketaref.handouts.packet import MOST_SHEETS, compose_packet
from ketaref.handouts.templates import catalogue, find
from ketaref.library.library import Library
from ketaref.typeset.engine import Typesetter

FOOT = re.compile(r"(Draft|Borrador)((?!Draft|Borrador).)*(Code|C\u00f3digo)[0-9A-Z-]+(Page|P\u00e1gina)\d+(of|de)\d+$")
INTAKE = ("overview", "what-to-expect", "side-effects", "after-visit")
Packet = Callable[..., Document]


@pytest.fixture
def packet(library: Library, day: datetime.date) -> Packet:
    """Compose a packet: `packet("overview", "side-effects", language="both")`."""

    def made(*templates: str, **options: Any) -> Document:
        return compose_packet(library, [(find(name), Options(**{"as_of": day, **options})) for name in templates])

    return made


def numbers(pdf: bytes) -> list[tuple[int, int]]:
    """Return the number that each page bears, and of how many."""
    found = [re.search(r"(?:Page|P\u00e1gina)(\d+)(?:of|de)(\d+)", page) for page in pages_of(pdf)]
    return [(int(one[1]), int(one[2])) for one in found if one]


def test_pages_are_counted_through_and_each_sheet_is_a_bookmark(packet: Packet, typesetter: Typesetter) -> None:
    document = packet(*INTAKE)
    pdf = output.pdf(document, typesetter)
    pages = len(laid_out(pdf))
    assert numbers(pdf) == [(at, pages) for at in range(1, pages + 1)]
    outline: Any = PdfReader(io.BytesIO(pdf)).outline
    assert [one["/Title"] for one in outline if not isinstance(one, list)] == [sheet.title for sheet in document.sheets]
    printed = "".join(pages_of(pdf))
    codes = {re.search(r"[0-9A-Z]{5}(-[0-9A-Z]+)+", sheet.footing.facts)[0] for sheet in document.sheets}  # type: ignore[index]
    assert len(codes) == len(INTAKE)
    assert all(code in printed for code in codes)


@pytest.mark.parametrize("form", [{}, {"language": "both"}, {"language": "both", "size": 18}, {"language": "es"}])
def test_a_packet_is_as_readable_as_a_sheet(
    packet: Packet, typesetter: Typesetter, tmp_path: Path, form: dict[str, Any]
) -> None:
    document = packet(*INTAKE, **form)
    file = tmp_path / "packet.pdf"
    file.write_bytes(output.pdf(document, typesetter))
    assert pdfua.validate(str(file)).findings == ()
    feet = [text for sheet in document.sheets for text in (sheet.footing.name, sheet.footing.facts)]
    faults = [finding for finding in outloud.check(str(file)).findings if finding.severity == "error"]
    assert not [fault for fault in faults if not any(said in str(fault.evidence) for said in said_by_feet(document))]
    pages = pages_of(file.read_bytes())
    assert all(any(squeezed(foot) in page for page in pages) for foot in feet)
    # What goes on over a page goes on after the foot.
    printed = "".join(FOOT.sub("", page) for page in pages)
    said = [text for sheet in document.sheets for text in texts(sheet) if text not in feet]
    assert not [text for text in said if squeezed(text) not in printed]


def test_in_both_languages_each_sheet_begins_on_a_front(packet: Packet, typesetter: Typesetter) -> None:
    document = packet(*INTAKE, "routes", "benefits-and-risks", "recovery", language="both")
    pages = pages_of(output.pdf(document, typesetter))
    for sheet in document.sheets[::2]:
        first = next(at for at, page in enumerate(pages) if page.startswith(squeezed(sheet.title)))
        assert first % 2 == 0, sheet.title


def test_sheets_look_as_they_do_alone(packet: Packet, make: Make, typesetter: Typesetter) -> None:
    """All but the numbers of their pages."""

    def bare(pages: list[str]) -> list[str]:
        return [re.sub(r"Page\d+of\d+", "", page) for page in pages]

    together = bare(pages_of(output.pdf(packet(*INTAKE), typesetter)))
    alone = [page for name in INTAKE for page in bare(pages_of(output.pdf(make(name), typesetter)))]
    assert together == alone


def test_one_sheet_is_no_packet_and_too_many_are_refused(packet: Packet, make: Make) -> None:
    assert packet("overview") == make("overview")
    for templates in ((), ("overview",) * (MOST_SHEETS + 1)):
        with pytest.raises(UsageError, match="1 to 12 sheets"):
            packet(*templates)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "es", "both"])
def test_a_packet_of_any_templates_is_made(packet: Packet, typesetter: Typesetter, language: str) -> None:
    names = [template.id for template in catalogue()]
    for some in (names[:MOST_SHEETS], names[-MOST_SHEETS:]):
        for size in (13, 18):
            pdf = output.pdf(packet(*some, language=language, size=size), typesetter)
            assert len(numbers(pdf)) == len(laid_out(pdf))
