"""Back and forward: where a person has been, in memory only and cleared with the client. Knows no Qt."""

from typing import NamedTuple

_AT_MOST = 200


class Place(NamedTuple):
    """A page and how far down it was read. `address` is "home", "tab:ID" or "entry:ID"; `position` is 0 to 1."""

    address: str
    position: float = 0.0


class History:
    """The pages visited, one of them being shown."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    @property
    def current(self) -> Place | None:
        """The page being shown, or None before the first."""
        return self._places[self._at] if self._at >= 0 else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is a page before this one."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a page after this one."""
        return self._at < len(self._places) - 1

    def visit(self, address: str) -> None:
        """Go to a page; what lay ahead is forgotten. The page being shown is not visited twice."""
        if self.current and self.current.address == address:
            return
        self._places = [*self._places[: self._at + 1], Place(address)][-_AT_MOST:]
        self._at = len(self._places) - 1

    def remember(self, position: float) -> None:
        """Note how far down the page being shown was read."""
        if self.current:
            self._places[self._at] = self.current._replace(position=position)

    def back(self) -> Place | None:
        """Go to the page before; None where there is none."""
        if not self.can_go_back:
            return None
        self._at -= 1
        return self.current

    def forward(self) -> Place | None:
        """Go to the page after; None where there is none."""
        if not self.can_go_forward:
            return None
        self._at += 1
        return self.current

    def clear(self) -> None:
        """Forget every page."""
        self._places.clear()
        self._at = -1
