"""Which content is installed: one small file, switched whole, and what can be read from the folders if it is lost."""

import datetime
from typing import Annotated

import msgspec

from ketaref.library.schema import MOST_SEQUENCE

FORMAT = 1
MOST_DATABASE = 512 * 1024 * 1024
Sequence = Annotated[int, msgspec.Meta(ge=1, le=MOST_SEQUENCE)]
_Folder = Annotated[str, msgspec.Meta(pattern="^content-[0-9]{1,10}-[0-9a-f]{8}$")]
_Digits = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]


class Installed(msgspec.Struct, frozen=True):
    """One installed pack: the folder it lies in, and of its manifest what is needed before anything is opened.

    A pack that was taken although newer content was there stands in for content up to the number `instead_of`,
    for the `reason` that was given.
    """

    folder: _Folder
    sequence: Sequence
    size: Annotated[int, msgspec.Meta(ge=1, le=MOST_DATABASE)]
    key: _Digits
    version: str
    released: datetime.date
    instead_of: int = 0
    reason: str = ""

    @property
    def rank(self) -> int:
        """The number of the newest content that gives way to this."""
        return max(self.sequence, self.instead_of)


class State(msgspec.Struct, frozen=True):
    """The pack in use, the good one before it, and the highest number that each key's packs have reached.

    `damaged` is the last pack that was found damaged: out of use, and kept for whoever wants to know why.
    """

    format: int = FORMAT
    current: Installed | None = None
    before: Installed | None = None
    highest: dict[_Digits, int] = {}
    damaged: Installed | None = None

    def packs(self) -> tuple[Installed, ...]:
        """Return the installed packs, the one in use first."""
        return tuple(pack for pack in (self.current, self.before) if pack)

    def with_current(self, pack: Installed) -> "State":
        """Return the state once `pack` is in use."""
        before = self.before if self.current and self.current.sequence == pack.sequence else self.current
        highest = self.highest | {pack.key: max(pack.sequence, self.highest.get(pack.key, 0))}
        return State(FORMAT, pack, before, highest, self.damaged)

    def without(self, pack: Installed) -> "State":
        """Return the state once `pack` is gone: the one before it comes into use."""
        left = [one for one in self.packs() if one.folder != pack.folder]
        current, before, *_none = *left, None, None
        return State(FORMAT, current, before, self.highest, self.damaged)


class _Format(msgspec.Struct):
    format: int


def encode(state: State) -> bytes:
    """Return the bytes of the file."""
    return msgspec.json.format(msgspec.json.encode(state), indent=1) + b"\n"


def decode(raw: bytes) -> State:
    """Return the state in `raw`; raises ValueError where it holds none.

    Of a later format only the number is read: whoever sees it leaves the file alone.
    """
    try:
        later = msgspec.json.decode(raw, type=_Format).format
        return State(later) if later > FORMAT else msgspec.json.decode(raw, type=State)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
