"""What sheets must say, and on whose word: found by people who read every page."""

import re
from pathlib import Path

import pytest

from handouts.making import Make
from ketaref.handouts.document import Document, part_texts, texts
from ketaref.handouts.templates import catalogue
from ketaref.library.library import Library
from ketaref.model.blocks import runs_of

LANGUAGES = ("en", "es")
SALES_PAGES = {
    "amgketamine-nd-treatment-day", "hendricks-nd-bioavailability", "jirah-nd-what-to-expect", "nervana-nd-discharge",
    "reforge-2026-vadod-suicide", "womensalley-nd-spravato",
}  # fmt: skip
"""Pages of clinics that sell the treatment: they may say what that clinic does, and only to a counselor."""
READ = (
    "about-condition", "about-group", "about-medicine", "about-topic", "after-visit", "benefits-and-risks",
    "blank-form",
    "composed", "how-it-works", "other-treatments", "overview", "questions-for-clinic",
)  # fmt: skip


def said_in(document: Document, *keys: str) -> str:
    parts = [part for part in document.sheets[0].parts if not keys or part.key in keys]
    return " ".join(text for part in parts for text in part_texts(part))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_short_sheet_of_benefits_names_the_boxed_warning_and_who_should_not_have_it(
    make: Make, language: str
) -> None:
    said = said_in(make("benefits-and-risks", short=True, language=language))
    assert re.search(r"boxed warning|advertencia en recuadro", said)
    assert re.search(r"slow breathing|respiración lenta", said)
    assert re.search(r"tangled blood vessel|vaso sanguíneo abultado", said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_short_sheet_for_after_a_visit_has_the_signs_of_danger(make: Make, language: str) -> None:
    whole, short = (said_in(make("after-visit", short=short, language=language), "call") for short in (False, True))
    assert short == whole
    assert re.search(r"[Cc]hest pain|Dolor de pecho", short)


@pytest.mark.parametrize("short", [False, True])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_sheet_says_what_ketamine_and_spravato_are(make: Make, language: str, short: bool) -> None:
    said = said_in(make("overview", language=language, short=short), "what")
    assert re.search(r"Ketamine is a|La ketamina es una", said)
    assert re.search(r"Spravato is another medicine: a nose spray|Spravato es otra: un aerosol nasal", said)


def test_no_text_for_clients_rests_on_the_page_of_a_clinic_that_sells_the_treatment(library: Library) -> None:
    cited: dict[str, set[str]] = {"client": set(), "counselor": set()}
    for entry in map(library.entry, (row.id for row in library.entries(None, "en"))):
        for section in entry.edition("en").sections:
            cited[section.audience] |= {
                entry.citations[run.cite - 1].source_id for run in runs_of(section.blocks) if run.cite
            }
    assert cited["client"] & SALES_PAGES == set()
    assert SALES_PAGES - cited["counselor"] == set(), "no longer cited: take it out of this list"


def test_a_device_is_never_said_to_be_approved_as_a_drug_is(make: Make) -> None:
    for language, approved, device in (("en", "Yes", "Machine"), ("es", "Sí", "Aparato")):
        glance = next(
            part for part in make("other-treatments", language=language).sheets[0].parts if part.key == "glance"
        )
        (table,) = [block for group in glance.groups for block in group.blocks]
        status = {row[0][0].text: row[2][0].text for row in table.rows}  # type: ignore[union-attr]
        assert [said.startswith(approved) for said in status.values()] == [False, True, False, False]
        assert [said.startswith(device) for said in status.values()] == [False, False, True, True]
        assert all(", " in said for said in list(status.values())[1:])  # for what


def test_other_treatments_do_not_warn_of_what_only_ketamine_does(make: Make) -> None:
    for language in LANGUAGES:
        call = said_in(make("other-treatments", language=language), "call")
        assert not re.search(r"unreal|urinat|irreal|orinar", call)
        assert "911" in call


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", READ)
def test_every_source_that_is_listed_has_its_mark_in_the_text(make: Make, template: str, language: str) -> None:
    document = make(template, language=language)
    listed = next(part for part in document.sheets[0].parts if part.key == "sources").groups[0].blocks[0].items  # type: ignore[union-attr]
    marks = set(re.findall(r"\[(\d+)\*?\]", " ".join(texts(document.sheets[0]))))
    assert {str(at) for at in range(1, len(listed) + 1)} == marks


def test_a_long_title_is_cut_and_no_stop_follows_another(make: Make) -> None:
    for template in ("overview", "other-treatments"):
        sources = said_in(make(template), "sources")
        assert not re.search(r"\.\.|\?\.|…\.", sources)
        assert "compounded ketamine products, including oral" not in sources


@pytest.mark.parametrize(
    ("template", "entry"),
    [("about-medicine", name) for name in ("alcohol", "opioids", "benzodiazepines", "z-drugs")]
    + [("about-group", name) for name in ("sud-alcohol", "sud-opioid", "sud-sedative")],
)
def test_what_a_label_of_this_country_says_does_not_rest_on_another_country(
    make: Make, template: str, entry: str
) -> None:
    sources = said_in(make(template, entries=(entry,)), "sources")
    assert "SPRAVATO (esketamine) nasal spray" in sources
    assert not re.search(r"Spravato: drug interactions \(Philippines\)", sources)


@pytest.mark.parametrize("template", [template.id for template in catalogue()])
def test_no_mark_stands_twice_in_a_row(make: Make, template: str) -> None:
    for language in LANGUAGES:
        assert not re.search(r"(\[\d+\*?\])\s*\1", " ".join(texts(make(template, language=language).sheets[0])))


def test_no_word_of_the_templates_stands_for_a_number() -> None:
    """R-WRD-1: "often" is read as far more than it is. What entries say is theirs to answer for."""
    vague = (
        r"(?:un)?common|rare|rarely|often|usually|frequent\w*|(?:un)?likely"
        r"|común|raro|frecuente\w*|probable\w*|suelen?|a menudo|por lo general"
    )
    wording = sorted((Path(__file__).parents[2] / "data" / "handouts").glob("*.yaml"))
    assert wording
    found = {file.name: re.findall(rf"\b(?:{vague})\b", file.read_text("utf-8"), re.IGNORECASE) for file in wording}
    assert {name: words for name, words in found.items() if words} == {}
