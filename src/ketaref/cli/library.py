"""`ketaref search`, `show`, `list` and `--version`: reading the library from a terminal or a script."""

import argparse
import json
import textwrap

import msgspec

from ketaref import __version__
from ketaref.cli.opening import open_library
from ketaref.errors import KetaRefError, UsageError
from ketaref.library.library import Library
from ketaref.library.schema import SCHEMA_VERSION
from ketaref.library.search import Hit, Search
from ketaref.library.snippets import MARK_END, MARK_START
from ketaref.model.entry import Entry, EntrySummary
from ketaref.model.source import BY_MAKER
from ketaref.model.text import Language
from ketaref.model.types import type_keys

_WIDTH = 100


def search(options: argparse.Namespace) -> int:
    """Print what a query finds, best first."""
    library = _open(options.type)
    results = Search(library).find(options.query, options.lang, options.type, options.limit)
    if options.json:
        _print_json([_hit(hit, results.corrected) for hit in results.hits])
        return 0
    if results.corrected:
        print(f"Showing results for: {results.corrected}")
    for hit in results.hits:
        print(f"{hit.entry.title}  ({hit.entry.type}/{hit.entry.id})")
        print(textwrap.indent(textwrap.fill(_unmarked(hit.snippet), _WIDTH - 4), "    "))
    if not results.hits:
        print(f"Nothing found for {options.query!r}. Try one word, or `ketaref list`.")
    return 0


def show(options: argparse.Namespace) -> int:
    """Print one entry: its texts for both readers, its sources and its review state."""
    entry = _open(None).entry(options.id)
    if options.json:
        _print_json(_entry_record(entry))
    else:
        _print_entry(entry, options.lang)
    return 0


def list_entries(options: argparse.Namespace) -> int:
    """Print all entries, or those of one type."""
    found = _open(options.type).entries(options.type)
    if options.json:
        _print_json([_summary(entry) for entry in found])
    else:
        for entry in found:
            print(f"{entry.type:15} {entry.id:36} {entry.title}")
    return 0


def print_version(options: argparse.Namespace) -> int:
    """Print app, content and schema version; the content's is unknown where the database cannot be read."""
    try:
        content = _open(None).release().content_version
    except KetaRefError:
        content = "not readable"
    print(f"KetaRef {__version__}, content {content}, schema {SCHEMA_VERSION}")
    return 0


def _open(entry_type: str | None) -> Library:
    if entry_type is not None and entry_type not in type_keys():
        raise UsageError(f"{entry_type!r} is not a type of entry; use one of {', '.join(type_keys())}.")
    return open_library()


def _summary(entry: EntrySummary) -> dict[str, object]:
    return {
        "id": entry.id,
        "type": entry.type,
        "title": entry.title,
        "languages": list(entry.languages),
        "status": entry.status,
    }


def _hit(hit: Hit, corrected: str) -> dict[str, object]:
    record: dict[str, object] = {
        "id": hit.entry.id,
        "type": hit.entry.type,
        "title": hit.entry.title,
        "snippet": _unmarked(hit.snippet),
        "score": hit.score,
    }
    return {**record, "corrected_query": corrected} if corrected else record


def _unmarked(snippet: str) -> str:
    return snippet.replace(MARK_START, "").replace(MARK_END, "")


def _entry_record(entry: Entry) -> dict[str, object]:
    """The entry's fields; texts by audience and language; figures, sources and review as they are stored."""
    texts: dict[str, dict[str, dict[str, str]]] = {"counselor": {}, "client": {}}
    for language, edition in entry.editions.items():
        for section in edition.sections:
            texts[section.audience].setdefault(language, {})[section.heading] = section.plain
    return {
        "id": entry.id,
        "type": entry.type,
        "status": entry.status,
        "status_reason": entry.status_reason,
        "revision": entry.revision,
        "titles": {language: edition.title for language, edition in entry.editions.items()},
        "summaries": {language: edition.summary for language, edition in entry.editions.items()},
        "aliases": {language: edition.aliases for language, edition in entry.editions.items()},
        "lay_words": {language: edition.lay_words for language, edition in entry.editions.items()},
        "badges": [badge.text.en for badge in entry.badges],
        "facts": entry.facts,
        "figures": dict(zip(entry.figure_ids, map(msgspec.to_builtins, entry.figures), strict=True)),
        "texts": texts,
        "related": [related.id for related in entry.edition("en").related],
        "sources": [msgspec.to_builtins(citation) for citation in entry.citations],
        "review": msgspec.to_builtins(entry.review),
        "corrections": [msgspec.to_builtins(correction) for correction in entry.corrections],
    }


def _print_entry(entry: Entry, language: Language) -> None:
    edition = entry.edition(language)
    print(f"{edition.title}\n{'=' * len(edition.title)}\n{edition.summary}")
    print(" | ".join(badge.text.in_language(edition.language) for badge in entry.badges))
    for section in edition.sections:
        print(f"\n{section.heading}\n{'-' * len(section.heading)}")
        for line in section.plain.split("\n"):
            print(textwrap.fill(line, _WIDTH))
    print("\nSources")
    for citation in entry.citations:
        line = f"[{citation.mark}] {citation.reference} {citation.funding} {citation.link}"
        print(textwrap.fill(" ".join(line.split()), _WIDTH))
    if any(citation.by_maker for citation in entry.citations):
        print(BY_MAKER.in_language(edition.language))


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))
