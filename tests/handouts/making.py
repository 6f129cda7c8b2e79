"""What the tests of handouts share."""

import io
import re
from collections.abc import Callable

from pypdf import PdfReader

from ketaref.handouts.document import Document

Make = Callable[..., Document]
"""Composes a handout: `make("side-effects", language="es")`."""


def squeezed(text: str) -> str:
    """Return text without white space and soft breaks, so that line breaks do not matter."""
    return re.sub(r"[\s\u200b\xa0\xad]+", "", text)


def pages_of(pdf: bytes) -> list[str]:
    """Return the squeezed text of each page, with the foot cut off."""
    return [squeezed(page.extract_text()) for page in PdfReader(io.BytesIO(pdf)).pages]
