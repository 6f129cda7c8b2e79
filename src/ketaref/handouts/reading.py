"""Pages of the window as paper: one entry as one reader reads it, or treatments side by side.

Unlike a handout they say what stands in the window, word by word, with the same numbers of sources; so they need no
template and no denominator of their own.
"""

from ketaref.handouts.compose import check_published, printable_document
from ketaref.handouts.context import rates_in
from ketaref.handouts.document import (
    Document,
    Footing,
    Group,
    PaperBlock,
    PaperTable,
    Part,
    Picture,
    Prose,
    Sheet,
    Span,
    Subheading,
)
from ketaref.handouts.options import Options
from ketaref.handouts.passages import SourceList, Teller, figure_of
from ketaref.handouts.sheets import drafts_among, expired_among
from ketaref.i18n import spoken
from ketaref.library import comparing
from ketaref.library.comparing import Comparison
from ketaref.library.library import Library
from ketaref.model.blocks import Block, Chart, FigureBlock, Run, Table, runs_of
from ketaref.model.entry import Citation, Entry, SectionText
from ketaref.model.figures import denominator
from ketaref.model.reading import SOURCES_HEADING, Section, dates_line, language_of, said_aloud, texts_of
from ketaref.model.review import long_date
from ketaref.model.source import BY_MAKER
from ketaref.model.text import Bilingual, Language
from ketaref.model.types import entry_type

TEMPLATE = "reading"
"""Set with the layouts that all handouts share."""
_FACTS = Bilingual("Content {version} of {released}", "Contenido {version} del {released}")


def entry_document(library: Library, entry: Entry, section: Section, options: Options) -> Document:
    """Return one text of an entry as paper. Raises HandoutError for an entry that may not be printed."""
    check_published(entry)
    language = language_of(entry, section)
    edition = entry.edition(language)
    texts = texts_of(entry, section)
    teller = _teller(library, entry, language)
    parts = [_part(library, text.key, text.heading, teller.tell(entry, text.blocks), language) for text in texts]
    badges = dict.fromkeys(badge.text.in_language(language) for badge in entry.badges)
    kind = entry_type(entry.type).singular.in_language(language)
    return _document(
        library,
        options,
        Sheet(
            language=language,
            title=edition.title,
            purpose=edition.summary,
            statements=[f"{' · '.join([kind, *badges])}.", *said_aloud(entry, section, options.as_of)],
            parts=[*parts, *_closing(library, language, dates_line(entry, language), _cited(library, entry, texts))],
            footing=_footing(library, edition.title, language, draft=bool(drafts_among([entry], language))),
            drafts=drafts_among([entry], language, options.signed),
            expired=expired_among([entry], language, options.as_of),
        ),
    )


def comparison_document(library: Library, title: str, comparison: Comparison, options: Options) -> Document:
    """Return treatments side by side as paper, a table for each question."""
    language = spoken()
    entries = [library.entry(entry.id) for entry in comparison.columns]
    heads = [entry.title for entry in comparison.columns]
    parts = [
        Part(
            f"row-{at}",
            "text",
            row.name.in_language(language),
            [Group([PaperTable("", heads, [[_spans(cell) for cell in row.cells]], columns="even")])],
        )
        for at, row in enumerate(comparison.rows)
    ]
    return _document(
        library,
        options,
        Sheet(
            language=language,
            title=title,
            purpose=", ".join(heads),
            statements=comparing.said_aloud(comparison, language, options.as_of),
            parts=[*parts, *_closing(library, language, "", comparison.citations)],
            footing=_footing(library, title, language, draft=bool(drafts_among(entries, language))),
            drafts=drafts_among(entries, language, options.signed),
            expired=expired_among(entries, language, options.as_of),
        ),
    )


class _PageTeller(Teller):
    """Says blocks as they stand in the window: figures as they were said there, sources by their numbers there."""

    def tell(self, entry: Entry, blocks: list[Block]) -> list[PaperBlock]:
        """Return `blocks` of `entry`; a table whose caption is the heading above it says it once."""
        said: list[PaperBlock] = []
        for block in blocks:
            before = said[-1].text if said and isinstance(said[-1], Subheading) else ""
            said.append(_table(block, before) if isinstance(block, Table) else self._block(entry, block))
        return said

    def _spans(self, _entry: Entry, runs: list[Run]) -> list[Span]:
        return _spans(runs)


def _teller(library: Library, entry: Entry, language: Language) -> Teller:
    sources = SourceList(library)
    for citation in entry.citations:
        sources.mark(citation.source_id)
    rates = [rate for text in entry.edition("en").sections for rate in rates_in(library, text.blocks)]
    return _PageTeller(library, language, denominator(rates), sources)


def _spans(runs: list[Run]) -> list[Span]:
    return [Span(run.text, run.bold, run.italic) for run in runs]


def _table(table: Table, heading: str) -> PaperTable:
    rows = [[_spans(cell) for cell in row] for row in table.rows]
    return PaperTable("" if table.caption == heading else table.caption, table.header, rows, columns="text")


def _part(library: Library, key: str, heading: str, blocks: list[PaperBlock], language: Language) -> Part:
    drawn = any(isinstance(block, Picture) for block in blocks)
    reading = library.wording("common")["reading"].in_language(language) if drawn else ""
    return Part(key, "text", heading, [Group(blocks)], reading=reading)


def _closing(library: Library, language: Language, dates: str, citations: list[Citation]) -> list[Part]:
    """What ends every page: what it is for, how old it is, and its sources with their addresses."""
    words = library.wording("common")
    said = [words["note-learning"].in_language(language), words["note-numbers"].in_language(language), dates]
    notes: list[PaperBlock] = [Prose([Span(text)]) for text in filter(None, said)]
    references: list[PaperBlock] = [Prose(_reference(citation)) for citation in citations]
    key = BY_MAKER.in_language(language) if any(citation.by_maker for citation in citations) else ""
    sources = Part("sources", "references", SOURCES_HEADING.in_language(language), [Group(references)], reading=key)
    use = Part("notes", "notes", words["notes-heading"].in_language(language), [Group(notes)])
    return [sources, use] if references else [use]


def _reference(citation: Citation) -> list[Span]:
    whole = " ".join(filter(None, [citation.reference, citation.funding, citation.link]))
    return [Span(f"{citation.mark}. ", bold=True), Span(whole)]


def _cited(library: Library, entry: Entry, texts: list[SectionText]) -> list[Citation]:
    """The sources that these texts rest on, under the numbers that they have in the window."""
    numbers: set[int] = set()
    sources: set[str] = set()
    for block in (block for text in texts for block in text.blocks):
        if isinstance(block, Chart):
            numbers.update(group.cite for group in block.groups)
        drawn = [Run("", figure=block.figure)] if isinstance(block, FigureBlock) else []
        for run in [*runs_of([block]), *drawn]:
            numbers.add(run.cite)
            figure = figure_of(library, run)
            sources.update([figure.source] if figure else [])
    return [it for it in entry.citations if it.number in numbers or it.source_id in sources]


def _footing(library: Library, title: str, language: Language, *, draft: bool) -> Footing:
    release, words = library.release(), library.wording("common")
    facts = _FACTS.in_language(language).format(
        version=release.content_version, released=long_date(release.released, language)
    )
    name = [*([words["draft"].in_language(language)] if draft else []), title, "KetaRef"]
    return Footing(words["page"].in_language(language), " · ".join(name), facts)


def _document(library: Library, options: Options, sheet: Sheet) -> Document:
    release = library.release()
    return printable_document(
        Document(
            template=TEMPLATE,
            slug=TEMPLATE,
            paper=options.paper,
            size=options.size,
            greyscale=options.greyscale,
            discreet=False,
            code="",
            content_version=release.content_version,
            released=release.released,
            sheets=[sheet],
            title=sheet.title,
        )
    )
