"""What is typed to be printed: the clinic's letterhead, and the counselor's own sentence."""

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from handouts.making import Make, laid_out, pages_of, squeezed
from ketaref.clinic.records import Letterhead
from ketaref.errors import HandoutError
from ketaref.handouts import output
from ketaref.handouts.document import Sheet, part_texts
from ketaref.handouts.templates import catalogue
from ketaref.handouts.typed import MOST_OWN, Own, check_own, one_line
from ketaref.typeset.characters import printable, unprintable
from ketaref.typeset.engine import Typesetter

CLINIC = Letterhead(name="Riverside Clinic", phone="555-0142, ext. 7")
ROOM_FOR_A_NUMBER = 80  # points: ten digits written by hand
OWN = Own(en="Call Monday if the ride falls through.", es="Llame el lunes si no tiene quien le lleve.")


def said(sheet: Sheet, key: str) -> str:
    return " ".join(text for part in sheet.parts if part.key == key for text in part_texts(part))


@pytest.mark.parametrize("template", [template.id for template in catalogue()])
def test_the_letterhead_stands_with_whom_to_call_and_nowhere_else(
    make: Make, typesetter: Typesetter, template: str
) -> None:
    """Off by default; and far from the top of the sheet, where people write a name."""
    plain, document = make(template, language="both"), make(template, language="both", letterhead=CLINIC)
    for sheet, words in zip(document.sheets, ("Your clinic:", "Su clínica:"), strict=True):
        assert f"{words} Riverside Clinic, 555-0142, ext. 7." in said(sheet, "call")
        assert "Riverside" not in " ".join(said(sheet, part.key) for part in sheet.parts if part.key != "call")
    assert "Your clinic: " not in said(plain.sheets[0], "call")
    assert document.code == plain.code
    pdf = output.pdf(document, typesetter)
    about: Any = PdfReader(io.BytesIO(pdf)).metadata
    assert "Riverside" not in str(about)
    assert "Riverside" not in output.file_name(document)
    top = [word[1] for page in laid_out(pdf) for word in page.get_text("words") if "Riverside" in word[4]]
    assert min(top) > laid_out(pdf)[0].rect.height * 0.1


def test_a_letterhead_may_be_a_number_alone(make: Make) -> None:
    assert "Your clinic: 555-0142." in said(make("overview", letterhead=Letterhead(phone="555-0142")).sheets[0], "call")


@pytest.mark.parametrize("size", [13, 18])
@pytest.mark.parametrize("template", [one.id for one in catalogue() if one.id not in ("companion", "feedback")])
def test_without_a_number_there_is_a_rule_to_write_it_on(
    make: Make, typesetter: Typesetter, template: str, size: int
) -> None:
    """Most signs lead to "call the clinic": its number is what a frightened reader looks for."""
    named = make(template, letterhead=Letterhead(name="Riverside Clinic"))
    assert said(named.sheets[0], "call").endswith("Your clinic: Riverside Clinic. Your clinic:")
    assert "555" in said(make(template, letterhead=CLINIC).sheets[0], "call").split("Your clinic:")[-1]
    found = 0
    for page in laid_out(output.pdf(make(template, size=size), typesetter)):
        rules = [drawing["rect"] for drawing in page.get_drawings() if abs(drawing["rect"].height - 0.7) < 0.05]
        for label in page.search_for("Your clinic:"):
            written_on = [rule for rule in rules if -4 < rule.y0 - label.y1 < 25 and rule.x1 > label.x1]
            assert any(rule.width > ROOM_FOR_A_NUMBER for rule in written_on)
            found += 1
    assert found == 1


def test_the_own_sentence_is_on_the_side_of_its_language(make: Make, typesetter: Typesetter) -> None:
    document = make("overview", language="both", own=OWN)
    english, spanish = document.sheets
    assert said(english, "own") == f"A note from your counselor {OWN.en}"
    assert said(spanish, "own") == f"Una nota de su consejero {OWN.es}"
    assert document.code == make("overview", language="both").code
    printed = pages_of(output.pdf(document, typesetter))
    assert [at for at, page in enumerate(printed) if squeezed(OWN.en) in page] == [0]
    assert [at for at, page in enumerate(printed) if squeezed(OWN.es) in page] == [1]
    assert "own" not in {part.key for part in make("overview", language="es", own=Own(en="x")).sheets[0].parts}


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"letterhead": Letterhead(name="n" * 10_000)}, "it has 10,000 letters, at most 80 fit"),
        (
            {"letterhead": Letterhead(name="\u0639\u064a\u0627")},
            "letters that cannot be printed here: \u0639 \u064a \u0627",
        ),
        ({"letterhead": Letterhead(phone="１２３四")}, "The clinic's telephone has letters"),
        ({"own": Own(en="x" * 401)}, "Your own sentence in English is too long"),
        ({"own": Own(es="诊所")}, "Your own sentence in Spanish has letters"),
    ],
)
def test_what_does_not_fit_on_paper_is_said(make: Make, typed: dict[str, Any], sentence: str) -> None:
    with pytest.raises(HandoutError, match=sentence):
        make("overview", **typed)


@given(st.text(max_size=MOST_OWN + 20))
def test_any_sentence_is_printed_as_it_is_or_refused(text: str) -> None:
    if unprintable(text) or len(one_line(text)) > MOST_OWN:
        with pytest.raises(HandoutError) as raised:
            check_own(Own(en=text))
        assert len(str(raised.value)) < 200
    else:
        check_own(Own(en=text))
        assert printable(text).count("?") == text.count("?")


def test_hostile_words_stay_words(make: Make, typesetter: Typesetter) -> None:
    typed = '#import "x" <b> $x^2$ *bold* \\ {{figure:x}} //'
    pdf = output.pdf(
        make("overview", own=Own(en=typed), letterhead=Letterhead(name="#panic() [x](http://x)")), typesetter
    )
    printed = "".join(pages_of(pdf))
    assert squeezed(typed) in printed
    assert "#panic()[x](http://x)" in printed
