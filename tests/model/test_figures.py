"""Figures: shares, one denominator, rounding, and what cannot be right in a record."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketaref.model.figures import Comparator, Difference, Quantity, Rate, Span, count_in, denominator, problems
from ketaref.model.text import Bilingual

PEOPLE = Bilingual("people who used it", "personas que lo usaron")
OTHERS = Bilingual("people who did not", "personas que no")


def rate(n: int | None, of: int, percent: float | None = None, comparator: Comparator | None = None) -> Rate:
    """Return a rate of nothing in particular."""
    text = Bilingual("felt it", "lo sintieron")
    return Rate("other", text, text, PEOPLE, text, text, "a-source", of, None, n, percent, comparator)


def span(low: float, high: float) -> Span:
    """Return a span of nothing in particular."""
    text = Bilingual("hours", "horas")
    return Span("other", text, text, low, high, text, "a-source")


def difference(value: float, low: float | None, high: float | None) -> Difference:
    """Return a difference of nothing in particular."""
    text = Bilingual("points", "puntos")
    return Difference("other", text, text, value, 100, text, text, text, "a-source", low, high)


WITHOUT_SIZES = msgspec.structs.replace(rate(None, 1, 41), of=None, total=346, comparator=Comparator(OTHERS, percent=9))
"""A rate of a study that published percentages and the number of all its people."""


@pytest.mark.parametrize(
    ("share", "of", "count"),
    [(0.0, 100, 0), (0.41, 100, 41), (0.005, 100, 1), (0.0049, 100, 0), (0.003, 1000, 3), (0.095, 100, 10),
     (0.415, 100, 42), (1.0, 100, 100), (0.9949, 100, 99), (0.995, 100, 100)],
)  # fmt: skip
def test_a_share_is_said_in_whole_people_half_rounded_up(share: float, of: int, count: int) -> None:
    assert count_in(share, of) == count


def test_a_count_weighs_more_than_a_printed_percent() -> None:
    assert rate(142, 346, 41).share() == pytest.approx(0.4104, abs=1e-4)
    assert rate(None, 346, 41).share() == 0.41


@pytest.mark.parametrize(
    ("shares", "of"),
    [
        ([], 100),
        ([(41, 100)], 100),
        ([(0, 100)], 100),
        ([(1, 200)], 100),
        ([(1, 201)], 1000),
        ([(41, 100), (3, 1000)], 1000),
    ],
)
def test_one_denominator_serves_all_rates(shares: list[tuple[int, int]], of: int) -> None:
    assert denominator([rate(n, total) for n, total in shares]) == of


def test_the_comparator_counts_for_the_denominator() -> None:
    assert denominator([rate(41, 100, comparator=Comparator(OTHERS, 1000, 1))]) == 1000
    assert denominator([rate(41, 100, comparator=Comparator(OTHERS, 1000, 0))]) == 100


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=5))
def test_in_the_common_denominator_somebody_is_never_nobody(counts: list[int]) -> None:
    rates = [rate(n, 10_000) for n in counts]
    of = denominator(rates)

    assert of in (100, 1000)
    assert all(count_in(one.share(), of) > 0 or one.share() < 0.0005 for one in rates)


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (rate(None, 100), "give n or percent"),
        (rate(41, 0), "between 0 and of"),
        (rate(-1, 100), "between 0 and of"),
        (rate(101, 100), "between 0 and of"),
        (rate(None, 100, 101.0), "between 0 and 100"),
        (rate(41, 100, 42), "41 of 100 is 41.0, not 42"),
        (rate(1, 3, 33.4), "1 of 3 is 33.3, not 33.4"),
        (rate(41, 100, comparator=Comparator(Bilingual("water", "agua"), 100, 9)), "comparator group must begin"),
        (rate(41, 100, comparator=Comparator(OTHERS, 100)), "comparator: give n or percent"),
        (msgspec.structs.replace(rate(41, 100), group=Bilingual("people", "gente")), "group must begin"),
        (msgspec.structs.replace(WITHOUT_SIZES, n=4), "n without of says nothing"),
        (msgspec.structs.replace(WITHOUT_SIZES, total=None), "total for the whole study"),
        (
            msgspec.structs.replace(WITHOUT_SIZES, comparator=Comparator(OTHERS, 50, None, 9)),
            "total for the whole study",
        ),
        (msgspec.structs.replace(WITHOUT_SIZES, percent=None), "give n or percent"),
        (msgspec.structs.replace(rate(41, 100), comparator=Comparator(OTHERS, percent=9)), "total for the whole study"),
        (span(0, 24), "low must be above zero"),
        (span(-1, 24), "low must be above zero"),
        (span(24, 2), "at most high"),
        (difference(-4, -7, None), "both ends"),
        (difference(-4, None, 1), "both ends"),
        (difference(4, -7, -1), "outside its interval"),
    ],
)
def test_what_cannot_be_right_is_said(record: Rate | Difference | Span, said: str) -> None:
    assert any(said in problem for problem in problems(record)), problems(record)


@pytest.mark.parametrize(
    "record",
    [
        rate(41, 100),
        rate(1, 3, 33.3),
        rate(1, 3, 33),
        rate(7, 26, 26.9),
        rate(0, 100, 0),
        rate(100, 100, 100),
        rate(2, 3, 66.7, Comparator(OTHERS, 3, 1, 33.3)),
        difference(-4, -7.31, -0.64),
        difference(-4, None, None),
        difference(0, 0, 0),
        Quantity(Bilingual("time", "tiempo"), Bilingual("2 hours", "2 horas"), "a-source"),
        WITHOUT_SIZES,
        msgspec.structs.replace(WITHOUT_SIZES, comparator=None),
        span(2, 2),
        span(0.5, 4032),
    ],
)
def test_what_is_right_is_left_alone(record: Rate | Difference | Quantity | Span) -> None:
    assert problems(record) == []


def test_a_record_takes_no_field_that_it_does_not_know() -> None:
    with pytest.raises(msgspec.ValidationError, match="unknown field"):
        msgspec.convert({"kind": "quantity", "what": {"en": "a", "es": "b"}, "text": {"en": "a", "es": "b"},
                         "source": "s", "dose": 1}, Quantity)  # fmt: skip
