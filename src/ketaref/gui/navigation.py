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
        self._recent: list[str] = []

    @property
    def recent(self) -> list[str]:
        """The addresses of the pages that were read, the last one first; the page being shown is none of them."""
        return [address for address in self._recent if self.current is None or address != self.current.address]

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
        self._note()

    def remember(self, position: float) -> None:
        """Note how far down the page being shown was read."""
        if self.current:
            self._places[self._at] = self.current._replace(position=position)

    def left_at(self, address: str) -> float:
        """Return how far down a page had been read when it was left last; 0 where it was not read."""
        return next((place.position for place in reversed(self._places) if place.address == address), 0.0)

    def back(self) -> Place | None:
        """Go to the page before; None where there is none."""
        if not self.can_go_back:
            return None
        self._at -= 1
        self._note()
        return self.current

    def forward(self) -> Place | None:
        """Go to the page after; None where there is none."""
        if not self.can_go_forward:
            return None
        self._at += 1
        self._note()
        return self.current

    def clear(self) -> None:
        """Forget every page."""
        self._places.clear()
        self._recent.clear()
        self._at = -1

    def _note(self) -> None:
        """Note the page being shown as the last one that was read."""
        if self.current:
            address = self.current.address
            self._recent = [address, *(other for other in self._recent if other != address)][:_AT_MOST]
