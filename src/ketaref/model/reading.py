"""What of an entry one reader is given, and in which language: the same in the window and on paper."""

import datetime
from typing import Literal

import msgspec

from ketaref.i18n import _, spoken
from ketaref.model.correction import corrected
from ketaref.model.entry import Citation, Entry, SectionText
from ketaref.model.review import long_date, statements
from ketaref.model.source import BY_MAKER
from ketaref.model.text import Bilingual, Language
from ketaref.model.types import Audience, entry_type

Section = Literal["counselor", "client", "spanish"]
"""Which text of an entry is shown."""

RELATED_HEADING = Bilingual("Related", "Temas relacionados")
SOURCES_HEADING = Bilingual("Sources", "Fuentes")
_PICTURE, _FACTS = "picture", "facts"
"""Keys of sections."""
_NOT_PUBLISHED = Bilingual("This entry is not published.", "Esta página no está publicada.")
_DATES = Bilingual(
    "Drafted {drafted}. Literature through {through}. Review due {due}. Revision {revision}.",
    "Redactado el {drafted}. Estudios publicados hasta el {through}. Próxima revisión: {due}. Versión {revision}.",
)


def sections_of(entry: Entry) -> tuple[Section, ...]:
    """Return which texts the entry has."""
    return ("counselor", "client", "spanish") if "es" in entry.editions else ("counselor", "client")


def language_of(entry: Entry, section: Section) -> Language:
    """Return the language of a page; an entry without Spanish is shown in English.

    A counselor's page speaks the language of the window, as far as it is not the text itself, which is English.
    """
    wanted = spoken() if section == "counselor" else "es" if section == "spanish" else "en"
    return wanted if wanted in entry.editions else "en"


def texts_of(entry: Entry, section: Section) -> list[SectionText]:
    """Return what the reader is given to read, section by section.

    A counselor is given the picture of a chart too, of which the text for counselors speaks: it is stored with that for
    clients, once. Where facts tell what is compared, they stand in its place.
    """
    language = language_of(entry, section)
    if section != "counselor":
        return texts_for(entry, "client", language)
    texts = _counselor_texts(entry, language)
    wanted = "" if any(text.key == _FACTS for text in texts) else _PICTURE
    return [text for text in texts if text.audience == "counselor" or text.key == wanted]


def texts_for(entry: Entry, audience: Audience, language: Language) -> list[SectionText]:
    """Return the sections that `audience` reads, in `language` as far as the entry has it."""
    texts = _counselor_texts(entry, language) if audience == "counselor" else entry.edition(language).sections
    return [text for text in texts if text.audience == audience]


def said_aloud(entry: Entry, section: Section, today: datetime.date) -> list[str]:
    """Return what a page says above its text: corrections, review state, what is out of date, what is not published."""
    language = language_of(entry, section)
    said = said_in(entry, language, today)
    if section == "counselor" and language == "es":
        said.append(_("The text for the counselor is in English."))
    return said


def said_in(entry: Entry, language: Language, today: datetime.date) -> list[str]:
    """Return the same of an entry read in `language`, whoever reads it."""
    said = [*corrected(entry.corrections, language, today), *statements(entry.review, language, today)]
    if entry.status != "published":
        said.insert(0, entry.status_reason or _NOT_PUBLISHED.in_language(language))
    return said


def with_sources(text: str, title: str, version: str, sources: list[Citation]) -> str:
    """Return a text to be quoted elsewhere: itself, the sources that it cites, and where it was taken from."""
    cited = [f"[{it.mark}] {' '.join(filter(None, [it.reference, it.link]))}" for it in sources]
    if any(it.by_maker for it in sources):
        cited.append(BY_MAKER.in_language(spoken()))
    taken = f"KetaRef {version}: {title}"
    return "\n\n".join([text.strip(), *filter(None, ["\n".join(cited)]), taken])


def dates_line(entry: Entry, language: Language) -> str:
    """Return when an entry was drafted, how far it has read, when it is due, and its revision."""
    review = entry.review
    return _DATES.in_language(language).format(
        drafted=long_date(review.drafted, language),
        through=long_date(review.literature_through, language),
        due=long_date(review.due, language),
        revision=entry.revision,
    )


def _counselor_texts(entry: Entry, language: Language) -> list[SectionText]:
    """The counselor's English text under headings in `language`, and what is stored in it: the tables of facts."""
    said = {text.key: text for text in entry.edition(language).sections}
    headings = {kind.key: kind.heading.in_language(language) for kind in entry_type(entry.type).sections}
    return [
        said.get(text.key) or msgspec.structs.replace(text, heading=headings.get(text.key, text.heading))
        for text in entry.edition("en").sections
    ]
