"""Wording: how a figure reads for a client and for a counselor, in both languages."""

import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketaref.model.figures import Comparator, Difference, Quantity, Rate, Span
from ketaref.model.text import LANGUAGES, Bilingual, Language
from ketaref.model.wording import both_frames, caption, client_text, counselor_text, counted, key_of, labels, number

RATE = Rate(
    drug="other",
    outcome=Bilingual("dry mouth", "boca seca"),
    felt=Bilingual("had a dry mouth", "tuvieron la boca seca"),
    group=Bilingual("people who fasted", "personas que ayunaron"),
    of=346,
    n=142,
    percent=41,
    comparator=Comparator(Bilingual("people who drank", "personas que bebieron"), 222, 21, 9),
    population=Bilingual("adults", "adultos"),
    timeframe=Bilingual("4 weeks", "4 semanas"),
    source="a-source",
    felt_one=Bilingual("had a dry mouth", "tuvo la boca seca"),
)
DIFFERENCE = Difference(
    drug="other",
    outcome=Bilingual("score", "puntaje"),
    scale=Bilingual("points", "puntos"),
    value=-4.0,
    of=223,
    comparator=Bilingual("placebo", "placebo"),
    population=Bilingual("adults", "adultos"),
    timeframe=Bilingual("4 weeks", "4 semanas"),
    source="a-source",
    low=-7.31,
    high=-0.6,
    p="0.02",
)
QUANTITY = Quantity(Bilingual("watch time", "tiempo de vigilancia"), Bilingual("2 hours", "2 horas"), "a-source")

SPAN = Span(
    drug="ketamine",
    what=Bilingual("first effect", "primer efecto"),
    label=Bilingual("Drip", "Suero"),
    low=2,
    high=24,
    text=Bilingual("2 to 24 hours", "de 2 a 24 horas"),
    source="a-source",
)


def changed(record: Rate, **values: object) -> Rate:
    return msgspec.structs.replace(record, **values)


def test_a_client_reads_two_whole_sentences() -> None:
    assert client_text(RATE, "en") == (
        "Of 100 people who drank, about 9 had a dry mouth. Of 100 people who fasted, about 41 did."
    )
    assert client_text(RATE, "es") == (
        "De 100 personas que bebieron, unas 9 tuvieron la boca seca. De 100 personas que ayunaron, unas 41 sí."
    )


def test_those_it_did_not_happen_to_are_counted_as_well() -> None:
    """R-NUM-6, and the order of R-ICO-3: without, then with."""
    assert both_frames(RATE, "en") == [
        "Of 100 people who drank, about 9 had a dry mouth. About 91 did not.",
        "Of 100 people who fasted, about 41 did and 59 did not.",
    ]
    assert both_frames(RATE, "es") == [
        "De 100 personas que bebieron, unas 9 tuvieron la boca seca. Unas 91 no.",
        "De 100 personas que ayunaron, unas 41 sí y 59 no.",
    ]


def test_people_who_were_something_are_said_with_that_verb() -> None:
    hooked = changed(RATE, felt=Bilingual("were thirsty", "estaban sedientas"))

    assert both_frames(hooked, "en") == [
        "Of 100 people who drank, about 9 were thirsty. About 91 were not.",
        "Of 100 people who fasted, about 41 were and 59 were not.",
    ]


@pytest.mark.parametrize(("n", "said"), [(0, "none did."), (10, "about 100 did."), (9, "about 90 did and 10 did not.")])
def test_nobody_is_left_where_all_or_none_are_counted(n: int, said: str) -> None:
    assert both_frames(changed(RATE, n=n, of=10, percent=None), "en")[1] == f"Of 100 people who fasted, {said}"


def test_what_is_not_known_of_a_lone_group_follows_its_counts() -> None:
    (said,) = both_frames(changed(RATE, comparator=None), "en")

    assert said.endswith("had a dry mouth. About 59 did not. This study had no group to compare with.")


def test_the_denominator_of_the_sheet_is_used_for_both() -> None:
    assert client_text(RATE, "en", 1000) == (
        "Of 1,000 people who drank, about 95 had a dry mouth. Of 1,000 people who fasted, about 410 did."
    )


def test_one_person_is_one_person() -> None:
    one = changed(RATE, n=1, of=100, percent=None, comparator=None)

    assert "alrededor de 1 tuvo la boca seca." in client_text(one, "es")
    assert "about 1 had a dry mouth." in client_text(one, "en")


def test_nobody_is_none() -> None:
    nobody = changed(RATE, n=0, percent=None, comparator=Comparator(RATE.group, 10, 0))

    assert "none had a dry mouth" in client_text(nobody, "en")
    assert "ninguna" in client_text(nobody, "es")
    assert not re.search(r"\b0\b", client_text(nobody, "en"))


def test_without_a_comparator_the_gap_is_said() -> None:
    alone = changed(RATE, comparator=None, drug="ketamine")

    assert "We do not know how many would have this without the medicine." in client_text(alone, "en")
    assert "No sabemos a cuántas les pasaría esto sin la medicina." in client_text(alone, "es")
    assert labels(alone, "en") == ["41 of 100 people who fasted"]
    assert counselor_text(alone, "en") == "41% (142 of 346)"


@pytest.mark.parametrize("other", [{"drug": "other"}, {"drug": "ketamine", "exposure": "heavy-use"}])
def test_where_no_medicine_was_given_only_the_missing_group_is_said(other: dict[str, str]) -> None:
    """Of heavy use, or of a test, nobody asks how it is "without the medicine"."""
    alone = changed(RATE, comparator=None, **other)

    assert client_text(alone, "en").endswith("This study had no group to compare with.")
    assert client_text(alone, "es").endswith("Este estudio no tuvo un grupo para comparar.")
    assert "without the medicine" not in client_text(alone, "en")


def test_where_only_the_whole_study_was_counted_that_number_is_said() -> None:
    """Percentages without group sizes name all people of the study, once, whatever stands beside them."""
    half_known = changed(
        RATE, n=None, of=None, percent=63.5, total=1285, comparator=Comparator(RATE.group, percent=31.6)
    )

    published = changed(half_known, percent=2.0)
    assert counselor_text(published, "en") == "2.0% against 31.6% (1,285 people in the study)"
    assert counselor_text(changed(half_known, percent=2), "en").startswith("2% against")
    assert counselor_text(half_known, "en") == "63.5% against 31.6% (1,285 people in the study)"
    assert counselor_text(half_known, "es") == "63.5% frente a 31.6% (1,285 personas en el estudio)"
    assert counselor_text(changed(half_known, comparator=None), "en") == "63.5% (1,285 people in the study)"
    assert client_text(half_known, "en") == (
        "Of 100 people who fasted, about 32 had a dry mouth. Of 100 people who fasted, about 64 did."
    )
    assert "1,285" not in client_text(half_known, "en") + caption(half_known, "es")


def test_a_span_is_its_words_for_everyone() -> None:
    assert client_text(SPAN, "en") == counselor_text(SPAN, "en") == "2 to 24 hours"
    assert client_text(SPAN, "es") == "de 2 a 24 horas"
    assert key_of(SPAN, "es") == "primer efecto"


def test_a_counselor_reads_percent_and_count_against_the_comparator() -> None:
    assert counselor_text(RATE, "en") == "41% (142 of 346) against 9% (21 of 222)"
    assert counselor_text(RATE, "es") == "41% (142 de 346) frente a 9% (21 de 222)"


def test_a_percent_that_was_not_printed_is_computed_to_a_tenth() -> None:
    assert counselor_text(changed(RATE, percent=None, comparator=None), "en") == "41% (142 of 346)"
    assert counselor_text(changed(RATE, n=1, of=3, percent=None, comparator=None), "en") == "33.3% (1 of 3)"


def test_a_percent_without_a_count_names_the_people() -> None:
    assert counselor_text(changed(RATE, n=None, of=1709, comparator=None), "en") == "41% of 1,709"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "\N{MINUS SIGN}4.0 points (95% CI \N{MINUS SIGN}7.31 to \N{MINUS SIGN}0.60), p=0.02"),
        ("es", "\N{MINUS SIGN}4.0 puntos (IC del 95% \N{MINUS SIGN}7.31 a \N{MINUS SIGN}0.60), p=0.02"),
    ],
)
def test_a_difference_has_its_interval_with_equal_decimals(language: str, text: str) -> None:
    assert counselor_text(DIFFERENCE, "es" if language == "es" else "en") == text


def test_a_difference_without_interval_or_p_says_less() -> None:
    assert counselor_text(msgspec.structs.replace(DIFFERENCE, low=None, high=None, p=""), "en") == (
        "\N{MINUS SIGN}4.0 points"
    )
    assert counselor_text(msgspec.structs.replace(DIFFERENCE, p="<0.001"), "en").endswith(", p<0.001")


def test_a_difference_is_told_to_clients_only_in_its_own_plain_words() -> None:
    assert client_text(DIFFERENCE, "en") == ""
    plain = msgspec.structs.replace(DIFFERENCE, plain=Bilingual("It helped a bit.", "Ayudó un poco."))
    assert client_text(plain, "es") == "Ayudó un poco."


def test_a_quantity_is_its_phrase_for_everyone() -> None:
    assert client_text(QUANTITY, "en") == counselor_text(QUANTITY, "en") == "2 hours"
    assert counselor_text(QUANTITY, "es") == "2 horas"
    assert key_of(QUANTITY, "es") == "tiempo de vigilancia"
    assert key_of(RATE, "en") == "dry mouth"


def test_a_caption_adds_who_was_studied_and_for_how_long() -> None:
    assert caption(RATE, "en").endswith("about 41 did and 59 did not. Studied: adults, 4 weeks.")
    assert caption(RATE, "es").endswith("unas 41 sí y 59 no. Se estudió a: adultos, 4 semanas.")


def test_labels_are_counts_with_their_people() -> None:
    assert labels(RATE, "en") == ["9 of 100 people who drank", "41 of 100 people who fasted"]
    assert labels(RATE, "es", 1000)[0] == "95 de 1,000 personas que bebieron"


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [(4, None, "4"), (-4.5, None, "\N{MINUS SIGN}4.5"), (1285, None, "1,285"), (0.64, 2, "0.64"), (-7.2, 2, "−7.20")],
)
def test_numbers_are_printed_as_readers_expect(value: float, digits: int | None, text: str) -> None:
    assert number(value, "en", digits) == text


@given(st.integers(0, 5000), st.integers(1, 5000), st.sampled_from([100, 1000]))
def test_the_number_said_is_the_number_labelled(n: int, of: int, said_of: int) -> None:
    rate = changed(RATE, n=min(n, of), of=of, percent=None, comparator=None)
    count = labels(rate, "en", said_of)[0].split(" of ")[0]

    said = client_text(rate, "en", said_of)
    assert f"about {count} " in said or (count == "0" and ", none " in said)


@given(st.integers(0, 5000), st.integers(1, 5000), st.sampled_from([100, 1000]), st.sampled_from(LANGUAGES))
def test_both_frames_count_everybody_once(n: int, of: int, said_of: int, language: Language) -> None:
    rate = changed(RATE, n=min(n, of), of=of, percent=None, comparator=None)

    (said,) = both_frames(rate, language, said_of)
    group, *counts = [int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*(?=[ ,.])", said)]
    assert group == said_of
    assert sum(counts) in (said_of, 0)


def test_on_one_line_a_rate_says_what_was_counted_and_in_whom() -> None:
    assert counted(RATE, "en") == "Dry mouth: 21 of 222 people who drank, 142 of 346 people who fasted"
    assert counted(RATE, "es") == "Boca seca: 21 de 222 personas que bebieron, 142 de 346 personas que ayunaron"
    share = msgspec.structs.replace(RATE, n=None, comparator=None)
    assert counted(share, "en") == "Dry mouth: 41% of 346 people who fasted"
