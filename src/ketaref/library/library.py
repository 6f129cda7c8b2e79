"""The compiled library, opened read-only and immutable. Rows go in, `ketaref.model` records come out."""

import datetime
import sqlite3
import zlib
from pathlib import Path
from typing import Any, Self

import msgspec

from ketaref.errors import LibraryDamaged, UnknownEntry
from ketaref.i18n import _
from ketaref.library import fingerprint
from ketaref.library.folding import fold
from ketaref.library.opening import UNREADABLE, open_read_only
from ketaref.library.schema import PATHWAY, ROAD, SCHEMA_VERSION
from ketaref.model.blocks import Run
from ketaref.model.correction import Correction
from ketaref.model.diagram import Diagram
from ketaref.model.entry import Badge, Citation, Edition, Entry, EntrySummary, SectionText
from ketaref.model.figures import Figure, Rate
from ketaref.model.help_line import HelpLine
from ketaref.model.names import group_in
from ketaref.model.review import Review
from ketaref.model.road import Step
from ketaref.model.source import Source
from ketaref.model.text import Bilingual, Language
from ketaref.model.wording import counted

_LARGEST = 16_000_000
"""Bytes that a compressed field may hold; the longest text has 80,000."""
_SUMMARY = """
    SELECT entries.id, entries.type, coalesce(said.title, editions.title),
           coalesce(said.summary, editions.summary), entries.status, entries.languages, entries.grouped
    FROM entries
    JOIN editions ON editions.entry = entries.number AND editions.language = 'en'
    LEFT JOIN editions AS said ON said.entry = entries.number AND said.language = ?
"""


class Release(msgspec.Struct, frozen=True):
    """Which content this is: its version, its date, the schema and the hash of everything in it.

    `sequence` counts releases: of two libraries the one with the higher number is newer.
    """

    content_version: str
    released: datetime.date
    schema_version: int
    content_hash: str
    sequence: int


class Library:
    """One open content database. Cheap to open whatever its size; every method reads only what it returns.

    Attributes:
        path: the file that was opened.
        connection: the read-only connection, for `ketaref.library.search`.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the database at `path`.

        Raises LibraryMissing, LibraryDamaged or LibraryTooNew, each with what to do.
        """
        return cls(path, open_read_only(path))

    def close(self) -> None:
        """Close the file; the library is of no use afterwards."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def release(self) -> Release:
        """Return which content this is."""
        meta = dict(self._rows("SELECT key, value FROM meta"))
        try:
            released = datetime.date.fromisoformat(meta["released"])
            sequence = int(meta["sequence"])
            return Release(meta["content_version"], released, SCHEMA_VERSION, meta[fingerprint.CONTENT_HASH], sequence)
        except (KeyError, ValueError) as error:
            raise _damaged(self.path) from error

    def types(self) -> set[str]:
        """Return the types of which the library has entries."""
        return {kind for (kind,) in self._rows("SELECT DISTINCT type FROM entries")}

    def entries(self, entry_type: str | None = None, language: Language = "en", way: str = "") -> list[EntrySummary]:
        """Return all entries, or those of one type, in the library's order, with titles in `language`.

        `way` names a way of grouping (`model.groupings`) for their headings; without one they stand under the usual.
        """
        where = " WHERE entries.type = ?" if entry_type else ""
        arguments = [language, entry_type] if entry_type else [language]
        found = [
            self._summary(row, language) for row in self._rows(f"{_SUMMARY}{where} ORDER BY entries.number", arguments)
        ]
        if way:
            found = self._headed(found, way, language)
        return found if language == "en" else _by_title(found)

    def _headed(self, entries: list[EntrySummary], way: str, language: Language) -> list[EntrySummary]:
        query = (
            "SELECT entries.id, heading, coalesce(record, '') FROM groupings JOIN entries ON entries.number = "
            "groupings.entry LEFT JOIN figures ON figures.id = groupings.figure WHERE way = ?"
        )
        found = self._rows(query, [way])
        if not all(isinstance(value, str) for row in found for value in row):
            raise _damaged(self.path)
        headings = {entry: (group_in(heading, language), record) for entry, heading, record in found}
        return [self._under(entry, *headings.get(entry.id, ("", "")), language) for entry in entries]

    def _under(self, entry: EntrySummary, heading: str, record: str, language: Language) -> EntrySummary:
        figure = counted(self._decode(record, Rate), language) if record else ""
        return msgspec.structs.replace(entry, group=heading, counted=figure)

    def summaries(self, numbers: list[int], language: Language) -> dict[int, EntrySummary]:
        """Return the summaries of some entries by their number in the library."""
        marks = ",".join("?" * len(numbers))
        query = f"SELECT entries.number, s.* FROM entries JOIN ({_SUMMARY}) AS s ON s.id = entries.id"
        rows = self._rows(f"{query} WHERE entries.number IN ({marks})", [language, *numbers])
        return {row[0]: self._summary(row[1:], language) for row in rows}

    def entry(self, entry_id: str) -> Entry:
        """Return a whole entry; raises UnknownEntry."""
        row = self._row(
            "SELECT number, type, status, status_reason, revision, review, badges, facts, figures "
            "FROM entries WHERE id = ?",
            [entry_id],
        )
        if row is None:
            raise _unknown(entry_id)
        number, kind, status, reason, revision, review, badges, facts, figures = row
        figure_ids: list[str] = self._decode(figures, list[str])
        return Entry(
            id=entry_id,
            type=kind,
            status=status,
            status_reason=reason,
            revision=revision,
            review=self._decode(review, Review),
            badges=self._decode(badges, list[Badge]),
            facts=self._decode(facts, dict[str, object]),
            figures=[self.figure(figure_id) for figure_id in figure_ids],
            figure_ids=figure_ids,
            citations=self._citations(number),
            editions={edition.language: edition for edition in self._editions(number)},
            corrections=self.corrections(entry_id),
        )

    def review(self, entry_id: str) -> Review:
        """Return who has read an entry and when it is due, without the rest of it; raises UnknownEntry."""
        row = self._row("SELECT review FROM entries WHERE id = ?", [entry_id])
        if row is None:
            raise _unknown(entry_id)
        review: Review = self._decode(row[0], Review)
        return review

    def figure(self, figure_id: str) -> Figure:
        """Return a figure record by its id; raises UnknownEntry."""
        row = self._row("SELECT record FROM figures WHERE id = ?", [figure_id])
        if row is None:
            raise UnknownEntry(_("There is no figure named {name!r}.").format(name=figure_id))
        figure: Figure = self._decode(row[0], Figure)
        return figure

    def figure_owner(self, figure_id: str) -> str:
        """Return the id of the entry that holds a figure; raises UnknownEntry."""
        query = "SELECT entries.id FROM figures JOIN entries ON entries.number = figures.entry WHERE figures.id = ?"
        row = self._row(query, [figure_id])
        if row is None:
            raise UnknownEntry(_("There is no figure named {name!r}.").format(name=figure_id))
        return str(row[0])

    def drawing(self, key: str) -> bytes:
        """Return the SVG of a drawing, its colours still tokens; raises UnknownEntry.

        Raises LibraryDamaged for one that holds more than shapes.
        """
        row = self._row("SELECT svg FROM drawings WHERE key = ?", [key])
        if row is None:
            raise UnknownEntry(_("There is no drawing named {name!r}.").format(name=key))
        from ketaref.library.shapes import only_shapes  # its patterns take a millisecond

        svg = self._inflated(row[0])
        if not only_shapes(svg):
            raise _damaged(self.path)
        return svg

    def drawing_size(self, key: str) -> tuple[float, float] | None:
        """Return width and height of a drawing in points, without reading all of it; None where it cannot be drawn."""
        row = self._row("SELECT svg FROM drawings WHERE key = ?", [key])
        if row is None:
            return None
        from ketaref.library.shapes import HEAD, size_of

        try:
            return size_of(zlib.decompressobj().decompress(row[0], HEAD))
        except (zlib.error, TypeError) as error:
            raise _damaged(self.path) from error

    def cells(self, entry_id: str, language: Language = "en") -> dict[str, list[Run]]:
        """Return what a treatment says in each row of a comparison (`names.COMPARED`); other entries say nothing.

        Labels and facts are said in `language`, as in the tables of facts.
        """
        query = "SELECT field, runs FROM cells JOIN entries ON entries.number = entry WHERE id = ? AND language = ?"
        return {field: self._decode(runs, list[Run]) for field, runs in self._rows(query, [entry_id, language])}

    def diagram(self) -> Diagram | None:
        """Return the diagram of the mechanisms, or None where the library has none."""
        row = self._row("SELECT record FROM diagrams WHERE id = ?", [PATHWAY])
        return self._decode(row[0], Diagram) if row else None

    def road(self) -> list[Step]:
        """Return the way from the dose to the mood that clients are shown; empty where the library has none."""
        row = self._row("SELECT record FROM diagrams WHERE id = ?", [ROAD])
        return self._decode(row[0], list[Step]) if row else []

    def source(self, source_id: str) -> Source:
        """Return one source of the bibliography; raises UnknownEntry."""
        row = self._row("SELECT record FROM sources WHERE id = ?", [source_id])
        if row is None:
            raise UnknownEntry(_("There is no source named {name!r}.").format(name=source_id))
        source: Source = self._decode(row[0], Source)
        return source

    def sources(self) -> list[Source]:
        """Return the whole bibliography, by id."""
        return [self._decode(record, Source) for (record,) in self._rows("SELECT record FROM sources ORDER BY id")]

    def help_lines(self) -> list[HelpLine]:
        """Return the help lines in their fixed order, emergency first."""
        rows = self._rows("SELECT record FROM help_lines ORDER BY position")
        return [self._decode(record, HelpLine) for (record,) in rows]

    def wording(self, name: str) -> dict[str, Bilingual]:
        """Return the wording of a handout template, or of `common`; empty where there is none."""
        row = self._row("SELECT record FROM wording WHERE name = ?", [name])
        return self._decode(row[0], dict[str, Bilingual]) if row else {}

    def corrections(self, entry_id: str | None = None) -> list[Correction]:
        """Return the corrections of one entry, or of all entries, the newest first."""
        where = " WHERE entry = ?" if entry_id else ""
        rows = self._rows(f"SELECT record FROM corrections{where} ORDER BY position", [entry_id] if entry_id else [])
        return [self._decode(record, Correction) for (record,) in rows]

    def verify(self) -> None:
        """Hash every byte of the file and compare with what the build wrote; raises LibraryDamaged."""
        stored = dict(self._rows("SELECT key, value FROM meta")).get(fingerprint.FILE_HASH)
        try:
            whole = isinstance(stored, str) and fingerprint.file_hash(self.path, stored) == stored
        except (OSError, ValueError) as error:
            raise _damaged(self.path) from error
        if not whole:
            raise _damaged(self.path)

    def citations(self, entry_id: str) -> list[Citation]:
        """Return the numbered sources of an entry; empty for an id that is none."""
        row = self._row("SELECT number FROM entries WHERE id = ?", [entry_id])
        return self._citations(row[0]) if row else []

    def _citations(self, number: int) -> list[Citation]:
        rows = self._rows(
            "SELECT citations.number, sources.record FROM citations "
            "JOIN sources ON sources.id = citations.source WHERE citations.entry = ? "
            "ORDER BY citations.number",
            [number],
        )
        return [_citation(at, self._decode(record, Source)) for at, record in rows]

    def _related(self, number: int, language: Language) -> list[EntrySummary]:
        query = (
            f"SELECT s.* FROM related JOIN entries ON entries.number = related.target JOIN ({_SUMMARY}) AS s "
            "ON s.id = entries.id WHERE related.entry = ? ORDER BY related.position"
        )
        return [self._summary(row, language) for row in self._rows(query, [language, number])]

    def _editions(self, number: int) -> list[Edition]:
        rows = self._rows(
            "SELECT language, title, summary, aliases, lay_words, sections, hash FROM editions "
            "WHERE entry = ? ORDER BY language",
            [number],
        )
        return [
            Edition(
                language,
                title,
                summary,
                self._decode(aliases, list[str]),
                self._decode(lay, list[str]),
                self._decode(self._inflated(sections), list[SectionText]),
                digest,
                self._related(number, language),
            )
            for language, title, summary, aliases, lay, sections, digest in rows
        ]

    def _summary(self, row: tuple[Any, ...], language: Language) -> EntrySummary:
        if not all(isinstance(value, str) for value in row):
            raise _damaged(self.path)
        entry_id, kind, title, summary, status, languages, group = row
        return EntrySummary(entry_id, kind, title, summary, status, tuple(languages.split()), group_in(group, language))

    def _rows(self, query: str, arguments: list[Any] | None = None) -> list[tuple[Any, ...]]:
        try:
            return self.connection.execute(query, arguments or []).fetchall()
        except UnicodeEncodeError:  # half a letter, as a terminal may hand over: nothing here is called so
            return []
        except UNREADABLE as error:
            raise _damaged(self.path) from error

    def _row(self, query: str, arguments: list[Any] | None = None) -> tuple[Any, ...] | None:
        rows = self._rows(query, arguments)
        return rows[0] if rows else None

    def _inflated(self, deflated: bytes) -> bytes:
        inflate = zlib.decompressobj()
        try:
            content = inflate.decompress(deflated, _LARGEST)
        except (zlib.error, TypeError) as error:
            raise _damaged(self.path) from error
        if not inflate.eof:  # cut short, or without end
            raise _damaged(self.path)
        return content

    def _decode(self, record: str | bytes, kind: Any) -> Any:
        try:
            return msgspec.json.decode(record, type=kind)
        except (msgspec.MsgspecError, TypeError, RecursionError) as error:
            raise _damaged(self.path) from error


def _citation(number: int, source: Source) -> Citation:
    return Citation(
        number,
        source.id,
        source.reference(),
        source.link(),
        source.kind,
        source.confirmed,
        source.funding,
        source.by_maker,
        source.design,
    )


def _by_title(entries: list[EntrySummary]) -> list[EntrySummary]:
    """The library's order is that of English titles within each type; another language has its own alphabet."""
    kinds = {kind: at for at, kind in enumerate(dict.fromkeys(entry.type for entry in entries))}
    return sorted(entries, key=lambda entry: (kinds[entry.type], fold(entry.title)))


def _unknown(entry_id: str) -> UnknownEntry:
    return UnknownEntry(_("There is no entry named {name!r}. `ketaref list` names all of them.").format(name=entry_id))


def _damaged(path: Path) -> LibraryDamaged:
    return LibraryDamaged(
        _("The content database {name} is damaged. Install KetaRef again, or put a whole copy in its place.").format(
            name=path.name
        )
    )
