"""Sources: records of the bibliography (a part of CSL, the Citation Style Language) and reference lines."""

import re
from typing import Literal

import msgspec

from ketaref.model.text import Bilingual

BY_MAKER = Bilingual("* Paid for or written by the maker.", "* Lo pagó o lo escribió el fabricante.")
"""What the star beside the number of a source means."""


def mark_of(number: int, by_maker: bool) -> str:
    """Return the number of a source as it is printed: with a star where its maker paid for it or wrote it."""
    return f"{number}*" if by_maker else str(number)


class Author(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A person (`family`, `given`) or a body (`literal`)."""

    family: str = ""
    given: str = ""
    literal: str = ""


class Source(msgspec.Struct, frozen=True, rename={"container": "container-title"}, omit_defaults=True):
    """One source. `kind` and `design` say what it is; `confirmed` whether it was read or is known.

    `funding` says who paid for it and what its authors declare, as far as it was read; `by_maker` that a company which
    sells what it is about paid for it, ran it or wrote it. What is not flagged may be unknown.
    """

    id: str
    type: str
    title: str
    confirmed: Literal["seen", "known"]
    kind: Literal["label", "guideline", "trial", "review", "agency", "secondary"]
    author: list[Author] = []
    issued: str = ""
    container: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    publisher: str = ""
    number: str = ""
    DOI: str = ""
    PMID: str = ""
    URL: str = ""
    accessed: str = ""
    design: str = ""
    authors_partial: bool = False
    funding: str = ""
    by_maker: bool = False

    def year(self) -> str:
        """Return the year of issue, or an empty text where it was not stated."""
        return self.issued[:4]

    def called(self) -> str:
        """Return the short name of a study: first author or body, and year."""
        first = self.author[0].family or self.author[0].literal if self.author else ""
        return f"{first} {self.year()}".strip()

    def link(self) -> str:
        """Return the address to look the source up by: DOI, PubMed or page, in this order."""
        if self.DOI:
            return f"https://doi.org/{self.DOI}"
        return f"https://pubmed.ncbi.nlm.nih.gov/{self.PMID}/" if self.PMID else self.URL

    def reference(self, locator: str = "") -> str:
        """Return one line: authors, title, place, year (or the day on which it was read), locator.

        A year that the title ends with is not said again after it: "US label, revised October 2024".
        """
        place = " ".join(part for part in (self.container, _volume(self)) if part)
        undated = f"No date, read {self.accessed}" if self.accessed else ""
        said = bool(self.year()) and not place and self.title.endswith(f" {self.year()}")
        parts = [_authors(self), self.title, place, "" if said else self.year() or undated, locator]
        return ". ".join(part.rstrip(".") for part in parts if part) + "."


def _authors(source: Source) -> str:
    names = [author.literal or f"{author.family} {_initials(author.given)}".strip() for author in source.author]
    if len(names) > 3 or (source.authors_partial and names):
        return f"{names[0]}, et al"
    return ", ".join(names)


def _initials(given: str) -> str:
    """The first letters of given names, as journals print them: "Ibrahim" and "J. F." become "I" and "JF"."""
    return "".join(part[0] for part in re.split(r"[\s.-]+", given) if part)


def _volume(source: Source) -> str:
    text = source.volume + (f"({source.issue})" if source.issue else "")
    return f"{text}:{source.page}" if source.page else text
