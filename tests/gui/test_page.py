"""Pages put together as HTML."""

import datetime
import re
from html import escape

import msgspec
import pytest

from ketaref.gui import page
from ketaref.library.library import Library
from ketaref.model.correction import Correction
from ketaref.model.entry import Badge, Entry
from ketaref.model.reading import Section, sections_of
from ketaref.model.text import Bilingual

TODAY = datetime.date(2026, 12, 1)


@pytest.fixture
def dissociation(library: Library) -> Entry:
    return library.entry("dissociation")


def test_an_entry_starts_with_its_title_and_says_its_summary_first(dissociation: Entry) -> None:
    html = page.entry_page(dissociation, "counselor", TODAY).html
    edition = dissociation.edition("en")
    assert html.index("<h1>Dissociation</h1>") < html.index(edition.summary) < html.index("<h2>")


def test_badges_are_words_and_each_is_said_once(dissociation: Entry) -> None:
    twice = msgspec.structs.replace(dissociation, badges=[Badge(Bilingual("Short term", "A corto plazo"), "info")] * 2)
    assert page.entry_page(twice, "client", TODAY).html.count("Short term") == 1
    assert page.entry_page(twice, "spanish", TODAY).html.count("A corto plazo") == 1


def test_what_nobody_has_reviewed_says_so(dissociation: Entry) -> None:
    assert "not yet reviewed by a clinician" in page.entry_page(dissociation, "counselor", TODAY).html
    assert "no revisado por un traductor calificado" in page.entry_page(dissociation, "spanish", TODAY).html


def test_an_entry_past_its_review_date_says_so(dissociation: Entry) -> None:
    late = dissociation.review.due + datetime.timedelta(days=1)
    assert "was due for review" in page.entry_page(dissociation, "counselor", late).html


@pytest.mark.parametrize(("reader", "said"), [("client", "Something said here held through December 31, 2026 only"),
                                              ("counselor", "Something said here held through December 31, 2026 only"),
                                              ("spanish", "válido solo hasta el 31 de diciembre de 2026")])  # fmt: skip
def test_a_rule_that_has_run_out_is_said_on_its_page(library: Library, reader: Section, said: str) -> None:
    """The federal rule on prescribing by video ends with the year; the figure that says it carries the day."""
    telehealth = library.entry("telehealth")

    assert said not in page.entry_page(telehealth, reader, datetime.date(2026, 12, 31)).html
    assert said in page.entry_page(telehealth, reader, datetime.date(2027, 1, 1)).html


CORRECTION = Correction(
    entry="dissociation",
    revision=1,
    severity="a",
    since="0.9",
    mended_in="1.0",
    mended_on=TODAY,
    what_was_wrong=Bilingual("It ends <b>never</b>.", "No termina nunca."),
    what_is_right=Bilingual("It ends.", "Termina."),
)


@pytest.mark.parametrize(
    ("reader", "said"),
    [
        ("client", "Corrected on December 1, 2026. It said: It ends &lt;b&gt;never&lt;/b&gt;. It now says: It ends."),
        ("spanish", "Corregido el 1 de diciembre de 2026. Decía: No termina nunca. Ahora dice: Termina."),
    ],
)
def test_a_correction_is_said_at_the_head_of_its_entry_for_a_year(
    dissociation: Entry, reader: Section, said: str
) -> None:
    mended = msgspec.structs.replace(dissociation, corrections=[CORRECTION])
    html = page.entry_page(mended, reader, TODAY).html

    assert said in html
    assert html.index(said) < html.index("<h2>")
    assert said not in page.entry_page(mended, reader, TODAY.replace(year=2028)).html
    assert said not in page.entry_page(dissociation, reader, TODAY).html


def test_a_correction_of_mere_wording_is_not_spoken_of(dissociation: Entry) -> None:
    reworded = msgspec.structs.replace(dissociation, corrections=[msgspec.structs.replace(CORRECTION, severity="c")])

    assert "Corrected on" not in page.entry_page(reworded, "counselor", TODAY).html


def test_who_paid_for_a_source_stands_beside_it(dissociation: Entry) -> None:
    first = msgspec.structs.replace(dissociation.citations[0], funding="Paid for by <i>the maker</i>.")
    funded = msgspec.structs.replace(dissociation, citations=[first, *dissociation.citations[1:]])

    assert "Paid for by &lt;i&gt;the maker&lt;/i&gt;." in page.entry_page(funded, "counselor", TODAY).html


def test_a_held_entry_says_why(dissociation: Entry) -> None:
    held = msgspec.structs.replace(dissociation, status="held", status_reason="The figure is being checked.")
    assert "The figure is being checked." in page.entry_page(held, "counselor", TODAY).html


def test_each_reader_gets_their_own_sections(dissociation: Entry) -> None:
    client = page.entry_page(dissociation, "client", TODAY).html
    counselor = page.entry_page(dissociation, "counselor", TODAY).html
    spanish = page.entry_page(dissociation, "spanish", TODAY)
    assert "What you can do" in client
    assert "What you can do" not in counselor
    assert "For the counselor" in counselor
    assert spanish.language == "es"
    assert "Qué puede hacer usted" in spanish.html


def test_an_entry_without_spanish_is_shown_in_english(dissociation: Entry) -> None:
    english = msgspec.structs.replace(dissociation, editions={"en": dissociation.editions["en"]})
    assert sections_of(english) == ("counselor", "client")
    assert page.entry_page(english, "spanish", TODAY).language == "en"


def test_every_source_is_listed_with_its_number(dissociation: Entry) -> None:
    html = page.entry_page(dissociation, "counselor", TODAY).html
    for it in dissociation.citations:
        assert f'<a class="cite" href="cite:{it.number}">[{it.mark}]</a> {escape(it.reference)}' in html


def test_text_that_looks_like_markup_stays_text(dissociation: Entry) -> None:
    edition = msgspec.structs.replace(dissociation.editions["en"], title="<b>x</b>", summary="<img src='a.png'>")
    hostile = msgspec.structs.replace(dissociation, editions={"en": edition})
    html = page.entry_page(hostile, "counselor", TODAY).html
    assert "<h1>&lt;b&gt;x&lt;/b&gt;</h1>" in html
    assert "<img src='a.png'>" not in html


def test_a_table_is_not_named_twice() -> None:
    shown = page._shown("<h3>When</h3>\n<table><caption>When</caption><tr><th>a</th></tr></table>")
    assert shown.count("When") == 1
    other = page._shown("<h3>When</h3>\n<table><caption>By drug</caption><tr><th>a</th></tr></table>")
    assert "When" in other
    assert "By drug" in other


def test_the_start_page_leads_to_every_subject(library: Library) -> None:
    subjects = [page.Subject("conditions", "Conditions", "What for.", 3)]
    html = page.start_page(subjects, library.release()).html
    assert 'href="tab:conditions"' in html
    assert "does not diagnose" in html


def test_a_number_from_what_a_maker_paid_for_has_a_star_that_the_page_explains(dissociation: Entry) -> None:
    entry = dissociation
    flagged = {citation.number for citation in entry.citations if citation.by_maker}
    assert flagged
    for section in sections_of(entry):
        html = page.entry_page(entry, section, TODAY).html
        key = (
            "* Lo pagó o lo escribió el fabricante." if section == "spanish" else "* Paid for or written by the maker."
        )
        assert html.count(key) == 1
        starred = {int(number) for number in re.findall(r'href="cite:(\d+)">\[\d+\*', html)}
        unstarred = {int(number) for number in re.findall(r'href="cite:(\d+)">\[\d+[\],]', html)}
        assert starred == flagged
        assert not unstarred & flagged
    client = page.entry_page(entry, "client", TODAY).html
    assert re.search(r'<p class="caption">[^<]*\. \*</p>', client)  # beside the figure itself
