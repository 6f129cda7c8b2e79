"""Several handouts in one file, with one page numbering: what a clinic hands out together."""

from collections.abc import Sequence

import msgspec

from ketaref.errors import UsageError
from ketaref.handouts.compose import compose
from ketaref.handouts.document import Document
from ketaref.handouts.options import Options
from ketaref.handouts.templates import PACKET, Template
from ketaref.i18n import _
from ketaref.library.library import Library
from ketaref.model.text import Bilingual

MOST_SHEETS = 12


def compose_packet(library: Library, sheets: Sequence[tuple[Template, Options]]) -> Document:
    """Return one document of several handouts, in their order; of one handout it is that handout.

    Each keeps its own sources, code and call box, since sheets are torn apart and kept apart; pages are counted
    through. The look is that of the first. Raises UsageError for none or too many, and what `compose` raises.
    """
    if not 1 <= len(sheets) <= MOST_SHEETS:
        raise UsageError(_("A packet has 1 to {most} sheets; make two.").format(most=MOST_SHEETS))
    documents = [compose(library, template, options) for template, options in sheets]
    first = documents[0]
    if len(documents) == 1:
        return first
    words = library.wording("common")["packet-title"]
    return msgspec.structs.replace(
        first,
        template=PACKET,
        title=_titled(words, first),
        slug=PACKET,
        code="",
        sheets=[sheet for document in documents for sheet in document.sheets],
    )


def _titled(words: Bilingual, document: Document) -> str:
    return " / ".join(words.in_language(sheet.language) for sheet in document.sheets)
