"""Why a file of the administrator's is not heeded."""

from pathlib import Path

from ketaref.errors import KetaRefError
from ketaref.i18n import _, noted

LINK = noted("it is a link, and links are not followed")
NO_FILE = noted("it is not a file")
NO_FOLDER = noted("it is not a folder")
FOREIGN = noted("it does not belong to the administrator")
OPEN_TO_OTHERS = noted("others than the administrator may change it")
TOO_LARGE = noted("it is too large")
UNREADABLE = noted("it cannot be read")
UNKNOWN = noted("who may change it cannot be determined")


class Doubt(KetaRefError):
    """A file that others than the administrator might have written, or that cannot be read; `str` says why."""

    def __init__(self, place: Path | str, reason: str) -> None:
        super().__init__(place, reason)
        self.place = str(place)
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.place}: {_(self.reason)}"
