"""A fault in the content, said so that its writer can act on it."""

from typing import Literal

import msgspec


class Problem(msgspec.Struct, frozen=True, order=True):
    """One fault: the file, its line (1 where unknown), the field or section, and what to do."""

    file: str
    line: int
    field: str
    message: str
    level: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        """Return the fault as one line, in the form editors can jump to."""
        note = "warning: " if self.level == "warning" else ""
        return f"{self.file}:{self.line}: {self.field}: {note}{self.message}"
