"""Everything under `data/`, read and typed: entries, sources, help lines, synonyms and handout wording."""

import datetime
from pathlib import Path
from typing import Annotated, Any, TypeVar

import msgspec

from ketaref.compiler.fields import record_from, value_from
from ketaref.compiler.reader import RawFile, read_entry, read_text, read_yaml
from ketaref.compiler.rows import ROW_TYPES, entries_from, help_line_entry
from ketaref.compiler.source_entry import SourceEntry, english_from, spanish_from
from ketaref.library.schema import MOST_SEQUENCE
from ketaref.model.correction import Correction
from ketaref.model.figures import Figure
from ketaref.model.help_line import HelpLine
from ketaref.model.pathway import Edge, Node, Pathway
from ketaref.model.problem import Problem
from ketaref.model.road import Stop
from ketaref.model.source import Source
from ketaref.model.text import Bilingual
from ketaref.model.types import EntryType, entry_type, type_keys

Record = TypeVar("Record", bound=msgspec.Struct)
_SPANISH = ".es.md"


class Release(msgspec.Struct, frozen=True):
    """The content's own version and date; the build takes no clock. `sequence` counts releases: newer is higher."""

    version: str
    released: datetime.date
    sequence: Annotated[int, msgspec.Meta(ge=1, le=MOST_SEQUENCE)]


class Synonyms(msgspec.Struct, frozen=True):
    """Words that lead to entries, by where they come from; `note` says why where it is not plain.

    `misspelt` are spellings too far from the word that they mean to be mended by themselves, each with that word.
    """

    entries: list[str]
    lay: list[str] = []
    street: list[str] = []
    brand: list[str] = []
    clinical: list[str] = []
    es: list[str] = []
    misspelt: dict[str, str] = {}
    note: str = ""

    def words(self) -> list[str]:
        """Return all words of the group."""
        return [*self.lay, *self.street, *self.brand, *self.clinical, *self.es]


class Asked(msgspec.Struct, frozen=True):
    """How people ask for an entry, in both languages: searched, and never shown as its name."""

    entry: str
    en: list[str] = []
    es: list[str] = []


class Content(msgspec.Struct, frozen=True):
    """All content, typed but not yet rendered. `figures` is over all entries, by figure id."""

    release: Release
    entries: dict[str, SourceEntry]
    sources: dict[str, Source]
    help_lines: dict[str, HelpLine]
    figures: dict[str, Figure]
    figure_owner: dict[str, str]
    synonyms: list[Synonyms]
    asked: list[Asked]
    wording: dict[str, dict[str, Bilingual]]
    pathway: Pathway
    corrections: list[Correction]


def load(root: Path) -> tuple[Content, list[Problem]]:
    """Return the content of a data folder with every problem of reading it; bad files are left out."""
    problems: list[Problem] = []
    entries = _entries(root, problems)
    sources = {source.id: source for source in _list_file(root, "sources.yaml", "references", Source, problems)}
    numbered, raw = _records(root, "help-lines.yaml", "help_lines", HelpLine, problems)
    lines = {line.id: line for _at, line in numbered}
    line_entries = [help_line_entry(line, raw.part("help_lines", at)) for at, line in numbered]
    for entry in [*_rows(root, problems), *line_entries]:
        _add(entries, entry, problems)
    figures, owners = _figures(entries, problems)
    content = Content(
        release=_release(root, problems),
        entries=entries,
        sources=sources,
        help_lines=lines,
        figures=figures,
        figure_owner=owners,
        synonyms=_list_file(root, "synonyms.yaml", "synonyms", Synonyms, problems),
        asked=_list_file(root, "asked.yaml", "asked", Asked, problems),
        wording=_wording(root, problems),
        pathway=_pathway(root, problems),
        corrections=_corrections(root, problems),
    )
    return content, problems


def _entries(root: Path, problems: list[Problem]) -> dict[str, SourceEntry]:
    folder = root / "entries"
    entries: dict[str, SourceEntry] = {}
    for path in sorted(folder.glob("*/*.md")):
        name = path.relative_to(root.parent).as_posix()
        if path.parent.name not in type_keys():
            known = ", ".join(type_keys())
            problems.append(Problem(name, 1, "folder", f"is not an entry type; use one of {known}"))
        elif not path.name.endswith(_SPANISH):
            entry = _entry(path, name, entry_type(path.parent.name), problems)
            if entry:
                _add(entries, entry, problems)
        elif not path.with_name(path.name.removesuffix(_SPANISH) + ".md").exists():
            problems.append(Problem(name, 1, "file name", "has no English file beside it"))
    return entries


def _rows(root: Path, problems: list[Problem]) -> list[SourceEntry]:
    """The entries that are rows of a file; a content folder need not have every such file."""
    found: list[SourceEntry] = []
    for key in ROW_TYPES:
        if (root / f"{key}.yaml").exists():
            data, raw = _yaml_file(root, f"{key}.yaml", problems)
            entries, bad = entries_from(key, data, raw) if data is not None else ([], [])
            found += entries
            problems += bad
    return found


def _add(entries: dict[str, SourceEntry], entry: SourceEntry, problems: list[Problem]) -> None:
    if entry.id in entries:
        where, text = entry.raw.line_of("id"), f"{entry.id} exists already; ids are unique"
        problems.append(Problem(entry.raw.path, where, "id", text))
    else:
        entries[entry.id] = entry


def _entry(path: Path, name: str, kind: EntryType, problems: list[Problem]) -> SourceEntry | None:
    raw, found = read_entry(path, name)
    problems += found
    if raw is None:
        return None
    entry, found = english_from(path.stem, kind, raw)
    problems += found
    twin = path.with_name(f"{path.stem}{_SPANISH}")
    if entry is None or not twin.exists():
        return entry
    raw, found = read_entry(twin, name.removesuffix(".md") + _SPANISH)
    problems += found
    spanish, found = spanish_from(kind, raw) if raw else (None, [])
    problems += found
    return msgspec.structs.replace(entry, spanish=spanish)


def _figures(entries: dict[str, SourceEntry], problems: list[Problem]) -> tuple[dict[str, Figure], dict[str, str]]:
    figures: dict[str, Figure] = {}
    owners: dict[str, str] = {}
    for entry in entries.values():
        for key, figure in entry.figures.items():
            if key in figures:
                where = f"figures.{key}"
                text = f"stands in {owners[key]} already; cite that one or choose another id"
                problems.append(Problem(entry.raw.path, entry.raw.line_of(where), where, text))
            figures[key], owners[key] = figure, entry.id
    return figures, owners


def _yaml_file(root: Path, name: str, problems: list[Problem]) -> tuple[Any, RawFile]:
    path = root / name
    label = path.relative_to(root.parent).as_posix()
    text, found = read_text(path, label)
    data, lines, bad = read_yaml(text, label) if not found else (None, {}, [])
    problems += found + bad
    return data, RawFile(label, {}, lines, [])


def _list_file(root: Path, name: str, key: str, kind: type[Record], problems: list[Problem]) -> list[Record]:
    return [record for _at, record in _records(root, name, key, kind, problems)[0]]


def _records(
    root: Path, name: str, key: str, kind: type[Record], problems: list[Problem]
) -> tuple[list[tuple[int, Record]], RawFile]:
    """The records of a list with their places in it, and the file; bad ones are left out."""
    data, raw = _yaml_file(root, name, problems)
    rows = data.get(key) if isinstance(data, dict) else None
    if not isinstance(rows, list):
        if data is not None:
            problems.append(Problem(raw.path, 1, key, f"must be a list under {key}:"))
        return [], raw
    found: list[tuple[int, Record]] = []
    for index, row in enumerate(rows):
        record, bad = value_from(kind, row, raw, f"{key}.{index}")
        problems += bad
        if record is not None:
            found.append((index, record))
    return found, raw


def _pathway(root: Path, problems: list[Problem]) -> Pathway:
    if not (root / "pathway.yaml").exists():
        return Pathway([], [])
    nodes, raw = _records(root, "pathway.yaml", "nodes", Node, problems)
    for at, node in nodes:
        if not node.label.en.strip() or not node.label.es.strip():
            where = f"nodes.{at}.label"
            problems.append(Problem(raw.path, raw.line_of(where), where, "is empty"))
    edges = _list_file(root, "pathway.yaml", "edges", Edge, problems)
    data, _raw = _yaml_file(root, "pathway.yaml", [])
    has_road = isinstance(data, dict) and "road" in data
    road = _list_file(root, "pathway.yaml", "road", Stop, problems) if has_road else []
    return Pathway([node for _at, node in nodes], edges, road)


def _corrections(root: Path, problems: list[Problem]) -> list[Correction]:
    if not (root / "corrections.yaml").exists():
        return []
    return _list_file(root, "corrections.yaml", "corrections", Correction, problems)


def _release(root: Path, problems: list[Problem]) -> Release:
    data, raw = _yaml_file(root, "release.yaml", problems)
    release, bad = record_from(Release, data or {}, raw, "")
    problems += bad
    return release or Release("0", datetime.date(1970, 1, 1), 1)


def _wording(root: Path, problems: list[Problem]) -> dict[str, dict[str, Bilingual]]:
    found: dict[str, dict[str, Bilingual]] = {}
    for path in sorted((root / "handouts").glob("*.yaml")):
        data, raw = _yaml_file(root, f"handouts/{path.name}", problems)
        wording, bad = value_from(dict[str, Bilingual], data, raw, "")
        problems += bad
        found[path.stem] = wording or {}
    return found
