"""How often: a side effect stands under a band only where a figure carries it."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketaref.model.facts import SideEffectFacts
from ketaref.model.figures import Comparator, Figure, Rate
from ketaref.model.groupings import FREQUENCY, Heading, groupings_of
from ketaref.model.names import HOW_OFTEN, NOT_STATED
from ketaref.model.text import Bilingual

PEOPLE = Bilingual("people", "personas")
FACTS = SideEffectFacts("short", "mind", ["headline"], None, None, None, None)
NONE = Heading(HOW_OFTEN[NOT_STATED].en)


def rate(n: int, of: int | None, compared: bool = True, **changes: object) -> Rate:
    comparator = Comparator(PEOPLE, 100, 1) if compared else None
    made = Rate("esketamine", PEOPLE, PEOPLE, PEOPLE, PEOPLE, PEOPLE, "a-source", of, None, n, None, comparator)
    return msgspec.structs.replace(made, **changes)


def heading(own: dict[str, Rate], others: dict[str, Figure] | None = None) -> Heading:
    figures: dict[str, Figure] = {**own, **(others or {})}
    facts = msgspec.structs.replace(FACTS, frequency=list(figures))
    return groupings_of(facts, figures, own)[FREQUENCY]


@pytest.mark.parametrize(
    ("n", "of", "band"),
    [
        (142, 346, "tenth"),
        (3, 30, "tenth"),
        (3, 24, None),
        (11, 346, "hundredth"),
        (3, 227, None),
        (1, 334, None),
        (9, 3000, "thousandth"),
        (0, 26, None),
        (0, 2999, None),
        (0, 3000, "less"),
    ],
)
def test_a_band_needs_enough_people_to_have_met_the_rarest_of_it(n: int, of: int, band: str | None) -> None:
    assert heading({"headline": rate(n, of)}) == (Heading(HOW_OFTEN[band].en, "headline") if band else NONE)


def test_none_of_26_says_nothing_where_heavy_use_has_a_figure() -> None:
    few, heavy = rate(0, 26, compared=False), rate(170, 1000, compared=False, exposure="heavy-use")
    assert heading({"headline": few, "heavy": heavy}) == NONE
    assert heading({"heavy": heavy}).name == "Measured in heavy use only"


def test_a_count_without_a_comparator_gives_way_to_one_that_has_it() -> None:
    open_count, compared = rate(136, 802, compared=False), rate(11, 346)
    assert heading({"open": open_count}) == NONE
    assert heading({"open": open_count, "compared": compared}).figure == "compared"


def test_what_another_entry_counted_is_not_this_effect() -> None:
    assert heading({}, {"dissociation": rate(142, 346)}) == NONE


def test_no_other_rate_stands_in_for_a_headline_that_carries_nothing() -> None:
    assert heading({"headline": rate(8, 227), "one that suits": rate(17, 114)}) == NONE


def test_a_share_of_a_group_of_unknown_size_carries_nothing() -> None:
    assert heading({"headline": msgspec.structs.replace(rate(0, None), n=None, percent=20, total=500)}) == NONE


@given(st.integers(1, 5000), st.data())
def test_a_band_is_never_narrower_than_its_figure_supports(of: int, data: st.DataObject) -> None:
    n = data.draw(st.integers(0, of))
    found = heading({"headline": rate(n, of)})
    if found.figure:
        band = next(key for key, name in HOW_OFTEN.items() if name.en == found.name)
        least = {"tenth": 0.1, "hundredth": 0.01, "thousandth": 0.001, "less": 0.0}[band]
        assert n / of >= least
        assert of >= 3 / max(least, 0.001)
