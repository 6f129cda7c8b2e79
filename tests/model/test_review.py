"""Review: what is said aloud about an entry on a given day."""

import datetime
import re

import msgspec
import pytest

from ketaref.model.review import Review, long_date, statements
from ketaref.model.text import Language

DAY = datetime.date(2026, 11, 22)
REVIEW = Review(drafted=DAY, literature_through=DAY, due=DAY.replace(year=2027))
SIGNED = msgspec.structs.replace(REVIEW, clinician="done", translator="done")


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_sheet_says_once_that_it_is_a_draft_and_names_no_sources_that_it_may_not_have(language: Language) -> None:
    said = " ".join(statements(REVIEW, language, DAY, for_client=True))
    assert len(re.findall("Draft|Borrador", said)) == 1
    assert not re.search("cited sources|fuentes citadas", said)


def test_a_draft_says_so_in_either_language() -> None:
    assert statements(REVIEW, "en", DAY) == ["Drafted from the cited sources, not yet reviewed by a clinician."]
    assert statements(REVIEW, "es", DAY) == [
        "Borrador hecho con las fuentes citadas; todavía no lo ha revisado un profesional clínico.",
        "Borrador: no revisado por un traductor calificado.",
    ]


def test_what_was_signed_off_and_is_in_time_says_nothing() -> None:
    assert statements(SIGNED, "en", DAY) == []
    assert statements(SIGNED, "es", DAY) == []


def test_each_gate_stands_for_itself() -> None:
    translated = msgspec.structs.replace(REVIEW, translator="done")
    reviewed = msgspec.structs.replace(REVIEW, clinician="done")

    assert len(statements(translated, "es", DAY)) == 1
    assert statements(reviewed, "en", DAY) == []
    assert statements(reviewed, "es", DAY) == ["Borrador: no revisado por un traductor calificado."]


@pytest.mark.parametrize(("days", "late"), [(-1, False), (0, False), (1, True)])
def test_the_day_it_is_due_is_still_in_time(days: int, late: bool) -> None:
    said = statements(SIGNED, "en", SIGNED.due + datetime.timedelta(days))

    assert (said == ["This text was due for review on November 22, 2027. Check with your clinic."]) is late


@pytest.mark.parametrize(("days", "over"), [(0, False), (1, True)])
def test_a_statement_holds_through_its_last_day(days: int, over: bool) -> None:
    ending = msgspec.structs.replace(SIGNED, valid_through=DAY)

    assert bool(statements(ending, "en", DAY + datetime.timedelta(days))) is over


def test_what_has_run_out_is_said_first() -> None:
    late = msgspec.structs.replace(REVIEW, valid_through=DAY)
    said = statements(late, "es", datetime.date(2030, 1, 1))

    assert (
        said[0]
        == "Algo de lo que se dice aquí era válido solo hasta el 22 de noviembre de 2026. Puede que ya no sea cierto."
    )
    assert said[1] == "Este texto debía revisarse el 22 de noviembre de 2027. Pregunte en su clínica."
    assert len(said) == 4


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_has_a_name_in_both_languages(month: int) -> None:
    day = datetime.date(2026, month, 5)

    assert long_date(day, "en") == f"{day:%B} 5, 2026"
    assert long_date(day, "es").startswith("5 de ")
    assert long_date(day, "es").endswith(" de 2026")
