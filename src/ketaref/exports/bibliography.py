"""Every source of the library for reference managers: CSL-JSON, BibTeX and RIS, one file each in a folder.

Writing them takes no library: each is a few lines of a fixed form. The tests read them back with readers of the field.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ketaref.exports.output import MARKER, write_folder
from ketaref.exports.shelf import Shelf
from ketaref.model.source import Author, Source

_BIBTEX = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article", "article": "article",
    "paper-conference": "inproceedings", "report": "techreport", "book": "book", "pamphlet": "booklet",
}  # fmt: skip
_RIS = {
    "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS", "article": "GEN",
    "paper-conference": "CONF", "report": "RPRT", "book": "BOOK", "pamphlet": "PAMP", "webpage": "ELEC",
    "post-weblog": "BLOG", "dataset": "DATA", "regulation": "STAT", "legislation": "STAT",
    "entry-encyclopedia": "ENCYC",
}  # fmt: skip
_TEX = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
})  # fmt: skip
_PARTIAL = "Only some of the authors are named here."


def write(shelf: Shelf, target: Path) -> None:
    """Write the bibliography to the folder `target`; raises CannotWrite."""
    write_folder(target, _files(shelf))


def _files(shelf: Shelf) -> Iterator[tuple[str, bytes]]:
    sources = shelf.library.sources()
    yield MARKER, shelf.told("bibliography")
    yield (
        "sources.json",
        (json.dumps([csl(source) for source in sources], ensure_ascii=False, indent=1) + "\n").encode(),
    )
    yield "sources.bib", "\n".join(map(bibtex, sources)).encode()
    yield "sources.ris", "\n".join(map(ris, sources)).encode()


def note_of(source: Source) -> str:
    """Return what a reference manager has no field for: what kind of source it is, who paid, whether it was read."""
    read = "" if source.confirmed == "seen" else "Cited from knowledge, not read."
    said = (f"Kind: {source.kind}.", f"Design: {source.design}." if source.design else "", source.funding, read)
    return " ".join(part for part in (*said, _PARTIAL if source.authors_partial else "") if part)


# CSL-JSON -----------------------------------------------------------------------------------------


def csl(source: Source) -> dict[str, Any]:
    """Return a source as an item of CSL-JSON."""
    item: dict[str, Any] = {"id": source.id, "type": source.type, "title": source.title}
    if source.author:
        item["author"] = [_csl_name(author) for author in source.author]
    for name, date in (("issued", source.issued), ("accessed", source.accessed)):
        if date:
            item[name] = {"date-parts": [[int(part) for part in date.split("-")]]}
    plain = {
        "container-title": source.container, "volume": source.volume, "issue": source.issue, "page": source.page,
        "publisher": source.publisher, "number": source.number, "DOI": source.DOI, "PMID": source.PMID,
        "URL": source.URL, "note": note_of(source),
    }  # fmt: skip
    return item | {name: value for name, value in plain.items() if value}


def _csl_name(author: Author) -> dict[str, str]:
    if author.literal:
        return {"literal": author.literal}
    return {"family": author.family} | ({"given": author.given} if author.given else {})


# BibTeX -------------------------------------------------------------------------------------------


def bibtex(source: Source) -> str:
    """Return a source as a BibTeX entry in UTF-8; a title keeps its capitals."""
    kind = _BIBTEX.get(source.type, "misc")
    place = "booktitle" if kind == "inproceedings" else "journal" if kind == "article" else "howpublished"
    year, _, month = source.issued[:7].partition("-")
    fields = {
        "author": " and ".join(map(_bibtex_name, source.author)) + (" and others" if source.authors_partial else ""),
        "title": f"{{{_tex(source.title)}}}",
        place: _tex(source.container),
        "year": year,
        "month": month.lstrip("0"),
        "volume": _tex(source.volume),
        "number": _tex(source.issue or source.number),
        "pages": _tex(source.page).replace("-", "--"),
        "publisher": _tex(source.publisher),
        "doi": source.DOI,
        "pmid": source.PMID,
        "url": source.URL,
        "urldate": source.accessed,
        "note": _tex(note_of(source)),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{source.id},", *lines, "}", ""])


def _bibtex_name(author: Author) -> str:
    if author.literal:
        return f"{{{_tex(author.literal)}}}"
    return _tex(", ".join(part for part in (author.family, author.given) if part))


def _tex(text: str) -> str:
    return text.translate(_TEX)


# RIS ----------------------------------------------------------------------------------------------


def ris(source: Source) -> str:
    """Return a source as a RIS record."""
    first, _, last = source.page.partition("-")
    year, *rest = source.issued.split("-")
    lines = [
        ("TY", _RIS.get(source.type, "GEN")),
        ("ID", source.id),
        *(("AU", author.literal or ", ".join(filter(None, (author.family, author.given)))) for author in source.author),
        ("TI", source.title),
        ("T2", source.container),
        ("PY", year),
        ("DA", "/".join([year, *rest, "", "", ""][:4]) if rest else ""),
        ("VL", source.volume),
        ("IS", source.issue),
        ("M1", source.number),
        ("SP", first),
        ("EP", last),
        ("PB", source.publisher),
        ("DO", source.DOI),
        ("AN", source.PMID),
        ("UR", source.URL),
        ("Y2", source.accessed.replace("-", "/")),
        ("N1", note_of(source)),
    ]
    return "".join(f"{tag}  - {' '.join(value.split())}\n" for tag, value in lines if value) + "ER  - \n"
