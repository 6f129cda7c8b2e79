"""The database as it is, beside what Datasette needs to show it well: a folder for `datasette serve FOLDER`."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ketaref.exports import words
from ketaref.exports.output import MARKER, write_folder
from ketaref.exports.shelf import Shelf
from ketaref.library import schema

_ABOUT = {
    "meta": "Content version, day of release, hash of everything.",
    "entries": "Every entry: its type, status, revision, review, badges, facts and figures.",
    "editions": "Every entry in each language; the sections are deflated JSON (zlib).",
    "figures": "Every number a reader is shown, with its group, comparator, time span and source.",
    "drawings": "Pictures of figures: deflated SVG (zlib).",
    "sources": "The bibliography, as CSL records.",
    "citations": "Which source an entry cites under which number.",
    "related": "What an entry leads to.",
    "groupings": "Headings under which lists show an entry.",
    "cells": "What a treatment says in a row of a comparison.",
    "diagrams": "The diagram of mechanisms, laid out.",
    "help_lines": "Numbers to call, each with its source.",
    "wording": "The fixed words of handouts.",
    "corrections": "What was wrong in an earlier revision.",
    "search_texts": "The text of every entry and language, as search reads it.",
}
_SHOWN: dict[str, dict[str, Any]] = {
    "entries": {"facets": ["type", "status", "grouped"], "label_column": "id", "sort": "number"},
    "editions": {"facets": ["language"], "label_column": "title", "sort": "number"},
    "citations": {"facets": ["source"], "sort": "entry"},
    "groupings": {"facets": ["way", "heading"]},
    "search_texts": {"facets": ["language"], "fts_table": "in_body", "fts_pk": "number"},
}
_UNITS = {
    "figures": {
        "record": "kind rate: n and of are people, percent is of 100; kind difference: points of the scale named; "
        "kind span: low and high are hours; kind quantity: a phrase"
    },
    "search_texts": {"body": "plain text", "language": "en or es"},
}
_ENTRY = """
select entries.id, entries.type, entries.status, entries.revision, texts.language, editions.title, editions.summary,
  texts.body, json_extract(entries.review, '$.clinician') as read_by_a_clinician,
  json_extract(entries.review, '$.due') as review_due
from entries join search_texts texts on texts.entry = entries.number
join editions on editions.entry = entries.number and editions.language = texts.language
where entries.id = :id and texts.language = :language
"""
_SOURCES = """
select citations.number, sources.id, json_extract(sources.record, '$.title') as title,
  json_extract(sources.record, '$.issued') as issued, json_extract(sources.record, '$.DOI') as doi,
  json_extract(sources.record, '$.URL') as url
from citations join entries on entries.number = citations.entry join sources on sources.id = citations.source
where entries.id = :id order by citations.number
"""
_RATES = """
select entries.id as entry, figures.id as figure, json_extract(record, '$.drug') as drug,
  json_extract(record, '$.outcome.en') as outcome, json_extract(record, '$.comparator.group.en') as compared_with,
  json_extract(record, '$.comparator.n') as comparator_n_people,
  json_extract(record, '$.comparator.of') as comparator_of_people,
  json_extract(record, '$.comparator.percent') as comparator_percent, json_extract(record, '$.group.en') as people,
  json_extract(record, '$.n') as n_people, json_extract(record, '$.of') as of_people,
  json_extract(record, '$.percent') as percent,
  json_extract(record, '$.timeframe.en') as time_span, json_extract(record, '$.source') as source
from figures join entries on entries.number = figures.entry where json_extract(record, '$.kind') = 'rate'
order by entries.number, figures.id
"""


def write(shelf: Shelf, target: Path) -> None:
    """Write database, metadata and settings to the folder `target`; raises CannotWrite."""
    write_folder(target, _files(shelf))


def _files(shelf: Shelf) -> Iterator[tuple[str, bytes]]:
    yield MARKER, shelf.told("datasette")
    yield "ketaref.db", shelf.library.path.read_bytes()
    yield "metadata.json", _json(_metadata(shelf))
    yield "settings.json", _json({"default_page_size": 50, "suggest_facets": False, "allow_download": True})


def _metadata(shelf: Shelf) -> dict[str, Any]:
    release = shelf.release
    queries: dict[str, dict[str, Any]] = {
        "entry": {"title": "One entry: its text in one language", "sql": _ENTRY, "params": ["id", "language"]},
        "sources_of": {"title": "The sources of one entry", "sql": _SOURCES, "params": ["id"]},
        "rates": {"title": "Every rate: how many people, of how many, against whom", "sql": _RATES},
    }
    return {
        "title": "KetaRef",
        "description": f"{words.ABOUT_LEAD.en} {words.LEARNING.en}",
        "license": "CC BY 4.0",
        "license_url": words.LICENCE_URL,
        "source": f"KetaRef content {release.content_version} of {release.released}",
        "about": f"{words.LEARNING.en} {shelf.reviewed('en')}",
        "about_url": "/",
        "databases": {"ketaref": {"tables": _tables(), "queries": {name: _trim(one) for name, one in queries.items()}}},
    }


def _tables() -> dict[str, Any]:
    """Say what each table holds; what only search reads is hidden."""
    return {
        name: {"description": _ABOUT[name], **_SHOWN.get(name, {}), "columns": _UNITS.get(name, {})}
        if name in _ABOUT
        else {"hidden": True}
        for name in schema.TABLES
    }


def _trim(query: dict[str, Any]) -> dict[str, Any]:
    return query | {"sql": query["sql"].strip()}


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
