"""One measured figure as a line, and the few statistics that the parts share."""

import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

KILOBYTES = 1024
HEADING = f"{'figure':58} {'ours':>10} {'beside':>10} {'ratio':>6}  target"


class Row(NamedTuple):
    """A figure with its unit; `beside` is the peer's or the bare baseline's, where there is one."""

    figure: str
    ours: float
    unit: str
    target: str
    beside: float | None = None

    def __str__(self) -> str:
        """Return the figure as one line of the table."""
        other = f"{self.beside:.1f} {self.unit}" if self.beside is not None else ""
        ratio = f"{self.ours / self.beside:.2f}" if self.beside else ""
        return f"{self.figure:58} {f'{self.ours:.1f} {self.unit}':>10} {other:>10} {ratio:>6}  {self.target}"


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which `share` (0 to 1) of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def milliseconds(deed: Callable[..., object], *arguments: object) -> float:
    """Return how long `deed` takes with these arguments."""
    start = time.perf_counter()
    deed(*arguments)
    return (time.perf_counter() - start) * 1000


def resident(process: int | str = "self") -> float:
    """Return the megabytes of a process that are in memory."""
    with open(f"/proc/{process}/status", encoding="utf-8") as status:  # noqa: PTH123 (pathlib would count as well)
        line = next(line for line in status if line.startswith("VmRSS"))
    return int(line.split()[1]) / KILOBYTES
