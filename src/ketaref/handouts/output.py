"""A composed handout as bytes, pictures or files. A file appears whole or not at all."""

from pathlib import Path
from typing import Literal

import msgspec

from ketaref import files
from ketaref.errors import CannotWrite
from ketaref.handouts import permission
from ketaref.handouts.document import Document
from ketaref.handouts.plain import plain
from ketaref.handouts.templates import source_of
from ketaref.i18n import _
from ketaref.typeset.engine import Data, Typesetter
from ketaref.typeset.punctuation import data_for_paper

Form = Literal["pdf", "svg", "txt"]
JOB_NAME = "KetaRef handout"
"""What a print queue may know of a handout."""


def pdf(document: Document, typesetter: Typesetter) -> bytes:
    """Return the handout as a tagged PDF; the same document always makes the same bytes. Raises TypesettingFailed."""
    return typesetter.pdf(source_of(document.template), _data(document), released=document.released)


def svg(document: Document, typesetter: Typesetter) -> list[bytes]:
    """Return each page as an SVG. Raises TypesettingFailed."""
    return typesetter.svg(source_of(document.template), _data(document))


def beginning(document: Document, typesetter: Typesetter, *, seen: float = 1) -> bytes | None:
    """Return the first page as an SVG, its count of pages left open, before the whole is made.

    `seen` is the share of its height that has to be there. None where only the whole tells how it looks. Raises
    TypesettingFailed.
    """
    return typesetter.beginning(source_of(document.template), _data(document), seen=seen)


def png(document: Document, typesetter: Typesetter, *, ppi: float) -> list[bytes]:
    """Return each page as a picture, for the preview and for printers. Raises TypesettingFailed."""
    return typesetter.png(source_of(document.template), _data(document), ppi=ppi)


def file_name(document: Document, form: Form = "pdf") -> str:
    """Return a name for a saved handout that tells nothing of a person or an illness."""
    return f"handout-{document.slug}-{document.languages()}-v{document.content_version}.{form}"


def write(document: Document, form: Form, target: Path, typesetter: Typesetter) -> list[Path]:
    """Write the handout to `target` and return the files: SVG makes one a page, `name-1.svg` and so on.

    Raises NotAllowed, TypesettingFailed, or CannotWrite with any older file of that name untouched.
    """
    permission.check_saving(document)
    if form == "svg":
        pages = svg(document, typesetter)
        targets = [target] if len(pages) == 1 else [_numbered(target, at) for at in range(1, len(pages) + 1)]
        for page, path in zip(pages, targets, strict=True):
            write_whole(path, page)
        return targets
    write_whole(target, plain(document).encode() if form == "txt" else pdf(document, typesetter))
    return [target]


def write_whole(target: Path, content: bytes) -> None:
    """Write a file whole; raises CannotWrite with any older file of that name untouched."""
    try:
        files.write_whole(target, content)
    except OSError as error:
        raise CannotWrite(
            _("{file} could not be written ({reason}). Choose another folder or free some space.").format(
                file=target.name, reason=error.strerror or error
            )
        ) from error


def _numbered(target: Path, page: int) -> Path:
    return target.with_name(f"{target.stem}-{page}{target.suffix}")


def _data(document: Document) -> Data:
    data: Data = data_for_paper(msgspec.to_builtins(document))
    return data
