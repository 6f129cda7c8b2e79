"""How an entry is read, whatever shows it: which texts a reader gets, and what is said before and after them."""

import datetime

import msgspec

from ketaref.model.correction import corrected
from ketaref.model.entry import Entry, SectionText
from ketaref.model.review import long_date, statements
from ketaref.model.text import Bilingual, Language
from ketaref.model.types import Audience, entry_type

RELATED = Bilingual("Related", "Temas relacionados")
SOURCES = Bilingual("Sources", "Fuentes")
_NOT_PUBLISHED = Bilingual("This entry is not published.", "Esta página no está publicada.")
_DATES = Bilingual(
    "Drafted {drafted}. Literature through {through}. Review due {due}. Revision {revision}.",
    "Redactado el {drafted}. Estudios publicados hasta el {through}. Próxima revisión: {due}. Versión {revision}.",
)


def texts_for(entry: Entry, audience: Audience, language: Language) -> list[SectionText]:
    """Return the sections that `audience` reads, in `language` as far as the entry has it.

    The counselor's running text exists in English only: it keeps its place under headings in `language`, beside what
    is stored in that language, the tables of facts.
    """
    if audience == "client":
        texts = entry.edition(language).sections
    else:
        said = {text.key: text for text in entry.edition(language).sections}
        headings = {kind.key: kind.heading.in_language(language) for kind in entry_type(entry.type).sections}
        texts = [
            said.get(text.key) or msgspec.structs.replace(text, heading=headings.get(text.key, text.heading))
            for text in entry.edition("en").sections
        ]
    return [text for text in texts if text.audience == audience]


def said_first(entry: Entry, language: Language, today: datetime.date) -> list[str]:
    """Return what must be said aloud above the text: why it is held, what was wrong before, who has not read it."""
    said = [*corrected(entry.corrections, language, today), *statements(entry.review, language, today)]
    if entry.status != "published":
        said.insert(0, entry.status_reason or _NOT_PUBLISHED.in_language(language))
    return said


def dates_of(entry: Entry, language: Language) -> str:
    """Return the line of dates below the text: drafted, literature through, review due, revision."""
    review = entry.review
    return _DATES.in_language(language).format(
        drafted=long_date(review.drafted, language),
        through=long_date(review.literature_through, language),
        due=long_date(review.due, language),
        revision=entry.revision,
    )
