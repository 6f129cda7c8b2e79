"""Figures: every number a client or counselor is shown, as a record with its source and comparator.

A figure is written once, in the front matter of one entry, and cited by id from text, tables and handouts.
`ketaref.model.wording` says it in words; `resources/figures` draws it. Groups that are compared stand in one order
wherever they are shown, and `Rate.groups` is what decides it.
"""

import datetime
from typing import Literal

import msgspec

from ketaref.model.text import Bilingual

Drug = Literal["esketamine", "ketamine", "other"]
Exposure = Literal["clinic", "heavy-use"]
Drawing = Literal["icon-array", "bars", "none"]
Percent = int | float
"""A share of 100 as it was published: a whole number, or one with decimals, 2.0 among them."""


class Comparator(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The people a rate is held against: `n` of `of`, or `percent` of `of` where only that was published."""

    group: Bilingual
    of: int | None = None
    n: int | None = None
    percent: Percent | None = None

    def share(self) -> float:
        """Return the share of people with the outcome, 0 to 1."""
        return _share(self.n, self.percent, self.of)


class Rate(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="rate"):
    """How many people of a group had an outcome, against a comparator where one was studied.

    `total` counts all people of the study where the size of each group was not published in what was read; then
    `percent` stands without `of`. `felt` is the verb phrase of the client sentence ("felt sick"), `felt_one` the
    same for a single person, which Spanish needs; `outcome` is the noun of tables; `counted` names the counting method.
    """

    drug: Drug
    outcome: Bilingual
    felt: Bilingual
    group: Bilingual
    population: Bilingual
    timeframe: Bilingual
    source: str
    of: int | None = None
    total: int | None = None
    n: int | None = None
    percent: Percent | None = None
    comparator: Comparator | None = None
    counted: Bilingual | None = None
    felt_one: Bilingual | None = None
    locator: str = ""
    dated: str = ""
    exposure: Exposure = "clinic"
    draw: Drawing = "icon-array"

    def share(self) -> float:
        """Return the share of people with the outcome, 0 to 1."""
        return _share(self.n, self.percent, self.of)

    def groups(self) -> "list[Group]":
        """Return the groups in the order in which all show them: without the treatment, then with it (R-ICO-3)."""
        return [self.comparator, self] if self.comparator else [self]


class Difference(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="difference"):
    """A mean difference between two groups on a scale, with its 95 % confidence interval."""

    drug: Drug
    outcome: Bilingual
    scale: Bilingual
    value: float
    of: int
    comparator: Bilingual
    population: Bilingual
    timeframe: Bilingual
    source: str
    low: float | None = None
    high: float | None = None
    p: str = ""
    plain: Bilingual | None = None
    locator: str = ""
    dated: str = ""


class Quantity(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="quantity"):
    """Any other number that a text needs, as a phrase: a time, a date, an amount, a count.

    `valid_through` is the last day on which it holds; every page and sheet that says it runs out with it.
    """

    what: Bilingual
    text: Bilingual
    source: str
    drug: Drug | None = None
    locator: str = ""
    dated: str = ""
    valid_through: datetime.date | None = None


class Span(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="span"):
    """A range of time, from `low` to `high` hours, of something named by `label`; `text` says it in words."""

    drug: Drug
    what: Bilingual
    label: Bilingual
    low: float
    high: float
    text: Bilingual
    source: str
    locator: str = ""
    dated: str = ""


Figure = Rate | Difference | Quantity | Span
Group = Comparator | Rate
"""A group of people who were counted: each has its `group` in words, its numbers and its `share`."""


def _share(n: int | None, percent: Percent | None, of: int | None) -> float:
    if n is not None and of:
        return n / of
    if percent is None:
        raise ValueError("a rate needs n or percent")
    return percent / 100


def denominator(rates: list[Rate]) -> int:
    """Return the one denominator in which all `rates` can be said: 100, or 1,000 if one is under 1 in 200.

    Standard: one denominator per sheet, and never a rate that would round to none (R-NUM-2, R-ICO-7).
    """
    shares = [group.share() for rate in rates for group in rate.groups()]
    return 1000 if any(0 < share < 0.005 for share in shares) else 100


def count_in(share: float, of: int) -> int:
    """Return how many of `of` people a share (0 to 1) stands for, half rounded up."""
    return int(share * of + 0.5)


def drawing_key(draw: str, share: float, of: int) -> str:
    """Return the name of a drawing: the same count out of the same number is always the same drawing."""
    return f"{draw}-{count_in(share, of)}-of-{of}"


def drawing_keys(rate: Rate, of: int) -> list[str]:
    """Return the names of the drawings of a rate, one for each of its groups in their order; none if it has none."""
    return [] if rate.draw == "none" else [drawing_key(rate.draw, group.share(), of) for group in rate.groups()]


def problems(figure: Figure) -> list[str]:
    """Return what is wrong with a record beyond its shape, as sentences for its writer."""
    if isinstance(figure, Rate):
        return _rate_problems(figure)
    if isinstance(figure, Span) and not 0 < figure.low <= figure.high:
        return ["low must be above zero and at most high, both in hours"]
    if isinstance(figure, Difference) and (figure.low is None) != (figure.high is None):
        return ["give both ends of the confidence interval (low and high), or neither"]
    if isinstance(figure, Difference) and figure.low is not None and figure.high is not None:
        return [] if figure.low <= figure.value <= figure.high else ["the value lies outside its interval"]
    return []


def _rate_problems(rate: Rate) -> list[str]:
    found = _count_problems(rate.n, rate.percent, rate.of, "")
    sizes = [rate.of, *([rate.comparator.of] if rate.comparator else [])]
    if None in sizes and (not rate.total or any(sizes)):
        found.append("give of for each group or, where no group's size was published, total for the whole study")
    if not rate.group.en.startswith("people") or not rate.group.es.startswith("personas"):
        found.append('group must begin with "people" and "personas", so that the sentence reads right')
    if rate.felt.en.startswith(("did not ", "no longer ", "had no ")) or rate.felt.es.startswith(("no ", "ya no ")):
        found.append('felt must say what happened, not what did not: of the others it is said that they "did not"')
    if rate.comparator:
        other = rate.comparator
        found += _count_problems(other.n, other.percent, other.of, "comparator: ")
        if not other.group.en.startswith("people") or not other.group.es.startswith("personas"):
            found.append('comparator group must begin with "people" and "personas"')
    return found


def _count_problems(n: int | None, percent: Percent | None, of: int | None, where: str) -> list[str]:
    if percent is None and (n is None or of is None):
        return [f"{where}give n or percent beside of"]
    if of is None:
        return [] if n is None else [f"{where}n without of says nothing; give percent"]
    if of <= 0 or (n is not None and not 0 <= n <= of) or (percent is not None and not 0 <= percent <= 100):
        return [f"{where}n must lie between 0 and of, percent between 0 and 100"]
    if n is not None and percent is not None and abs(100 * n / of - percent) > _tolerance(percent):
        return [f"{where}{n} of {of} is {100 * n / of:.1f}, not {percent} percent"]
    return []


def _tolerance(percent: Percent) -> float:
    """Half of the last printed digit, and a hair for binary fractions."""
    return 0.5001 if isinstance(percent, int) else 0.0501
