"""Corrections: what was wrong is said aloud for a year, in both languages; mere wording is not."""

import datetime
from typing import Literal

import msgspec
import pytest

from ketaref.model.correction import Correction, corrected
from ketaref.model.text import Bilingual

DAY = datetime.date(2026, 11, 22)
CORRECTION = Correction(
    entry="water",
    revision=2,
    severity="a",
    since="1",
    mended_in="1.1",
    mended_on=DAY,
    what_was_wrong=Bilingual("Water is dry.", "El agua es seca."),
    what_is_right=Bilingual("Water is wet.", "El agua es mojada."),
)


def test_it_says_when_what_it_was_and_what_it_is() -> None:
    assert corrected([CORRECTION], "en", DAY) == [
        "Corrected on November 22, 2026. It said: Water is dry. It now says: Water is wet."
    ]
    assert corrected([CORRECTION], "es", DAY) == [
        "Corregido el 22 de noviembre de 2026. Decía: El agua es seca. Ahora dice: El agua es mojada."
    ]


@pytest.mark.parametrize(
    ("days", "shown"), [(-1, False), (0, True), (1, True), (365, True), (366, False), (4000, False)]
)
def test_it_is_shown_for_a_year_from_the_day_of_mending(days: int, shown: bool) -> None:
    assert bool(corrected([CORRECTION], "en", DAY + datetime.timedelta(days))) is shown


@pytest.mark.parametrize(("severity", "shown"), [("a", True), ("b", True), ("c", False)])
def test_wording_is_not_spoken_of(severity: Literal["a", "b", "c"], shown: bool) -> None:
    one = msgspec.structs.replace(CORRECTION, severity=severity)

    assert bool(corrected([one], "en", DAY)) is shown


def test_several_come_in_the_order_given() -> None:
    older = msgspec.structs.replace(CORRECTION, mended_on=DAY - datetime.timedelta(30))
    said = corrected([CORRECTION, older], "en", DAY)

    assert [line.split(".")[0] for line in said] == ["Corrected on November 22, 2026", "Corrected on October 23, 2026"]
    assert corrected([], "en", DAY) == []
