"""Assembling an entry: marks said, citations numbered, facts laid out, figures in one denominator."""

from pathlib import Path

import pytest

from factories import DAY, change, small_content
from ketaref.compiler.assemble import BuiltEdition, BuiltEntry
from ketaref.compiler.build import check
from ketaref.model.blocks import FigureBlock, Run, Table, runs_of
from ketaref.model.entry import SectionText
from ketaref.model.text import Language


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return small_content(tmp_path)


def built(data: Path, entry_id: str) -> BuiltEntry:
    """Return one entry of a content folder, rendered."""
    _, entries, _ = check(data, DAY)
    return next(entry for entry in entries if entry.source.id == entry_id)


def edition(entry: BuiltEntry, language: Language) -> BuiltEdition:
    return next(edition for edition in entry.editions if edition.language == language)


def section(entry: BuiltEntry, key: str, language: Language = "en") -> SectionText:
    return next(section for section in edition(entry, language).sections if section.key == key)


def cell_texts(text: SectionText, caption: str) -> list[list[str]]:
    """Return the words of the table with that caption, row by row."""
    table = next(block for block in text.blocks if isinstance(block, Table) and block.caption == caption)
    return [["".join(run.text for run in cell) for cell in row] for row in table.rows]


# Marks --------------------------------------------------------------------------------------------


def test_sources_are_numbered_in_the_order_in_which_they_are_met(data: Path) -> None:
    entry = built(data, "dry-mouth")
    marks = [run for run in runs_of(section(entry, "counselor").blocks) if run.cite]

    assert entry.cited == ["example-2020-trial", "example-2021-label"]
    assert [run.text.strip() for run in marks] == ["[1, table 2]", "[2]", "[1, table 1]", "[1]", "[1]", "[2]"]


def test_links_say_the_title_in_small_letters_or_the_given_words(data: Path) -> None:
    entry = built(data, "dry-mouth")

    assert Run("water", entry="water") in runs_of(section(entry, "what-to-do").blocks)
    assert Run("low spirits", entry="low-mood") in runs_of(section(entry, "counselor").blocks)


def test_a_link_to_an_abbreviation_keeps_its_capitals(data: Path) -> None:
    change(data / "entries/treatments/water.md", "title: Water", "title: H2O")

    assert Run("H2O", entry="water") in runs_of(section(built(data, "dry-mouth"), "what-to-do").blocks)


def test_spanish_says_spanish_titles_where_there_are_some(data: Path) -> None:
    (data / "entries/treatments/water.es.md").write_text(
        "---\ntitle: Agua\nsummary: Una bebida clara para las comidas.\ntranslates: 1\n---\n"
        "## Para el cliente\n\nEl agua es una bebida. Le ayuda si tiene sed [@example-2020-trial].\n\n"
        "## Antes de la cita\n\n- Coma.\n\n## Durante la cita\n\n- Beba.\n\n"
        "## Después de la cita\n\n- Descanse.\n\n## Cuándo llamar\n\n- Llame al {{line:help-988}}.\n",
        encoding="utf-8",
    )

    assert Run("agua", entry="water") in runs_of(section(built(data, "dry-mouth"), "what-to-do", "es").blocks)


def test_a_help_line_is_dialled_as_its_language_says(data: Path) -> None:
    change(data / "entries/side-effects/dry-mouth.md", "help-911", "help-988")
    change(data / "entries/side-effects/dry-mouth.es.md", "help-911", "help-988")
    entry = built(data, "dry-mouth")

    for language, dial in (("en", "988"), ("es", "988 (oprima 2)")):
        text = section(entry, "when-to-call", "es" if language == "es" else "en")
        assert Run(dial, bold=True, figure="help-988") in runs_of(text.blocks)


# Figures ------------------------------------------------------------------------------------------


def test_a_client_reads_whole_people_and_a_counselor_the_count(data: Path) -> None:
    entry = built(data, "dry-mouth")

    assert "Of 100 people who drank water, about 9 had a dry mouth." in section(entry, "client").plain
    assert "De 100 personas que bebieron agua, unas 9 tuvieron la boca seca." in section(entry, "client", "es").plain
    assert "41% (41 of 100) against 9% (9 of 100)" in section(entry, "counselor").plain
    assert "\N{MINUS SIGN}4.0 points (0 to 10, lower is better) (95% CI" in section(entry, "counselor").plain


def test_a_rate_under_one_in_two_hundred_moves_the_whole_entry_to_thousands(data: Path) -> None:
    change(data / "entries/side-effects/dry-mouth.md", "n: 9\n      percent: 9\n      of: 100", "n: 1\n      of: 400")
    entry = built(data, "dry-mouth")

    assert entry.of == 1000
    assert "Of 1,000 people who drank water, about 3 had a dry mouth" in section(entry, "client").plain
    assert "about 410 did" in section(entry, "client").plain
    assert "icon-array-410-of-1000" in section(entry, "client").html


def test_a_figure_cited_from_another_entry_counts_as_shown(data: Path) -> None:
    change(data / "entries/conditions/low-mood.md", "Feeling low", "{{figure:dry-mouth-rate}}\n\nFeeling low")
    entry = built(data, "low-mood")

    assert entry.figure_ids == ["dry-mouth-rate"]
    assert FigureBlock("dry-mouth-rate") in section(entry, "client").blocks


# Facts --------------------------------------------------------------------------------------------


def test_facts_stand_before_the_text_for_counselors(data: Path) -> None:
    keys = [text.key for text in edition(built(data, "dry-mouth"), "en").sections]

    assert keys == ["client", "what-to-do", "when-to-call", "facts", "counselor"]
    assert [text.key for text in edition(built(data, "dry-mouth"), "es").sections] == keys[
        :4
    ]  # what the facts are called, and what is coded in them, in Spanish too


def test_a_fact_that_nobody_confirmed_says_so_and_is_never_empty(data: Path) -> None:
    rows = cell_texts(section(built(data, "dry-mouth"), "facts"), "When")

    assert rows == [
        ["Begins", "Soon after the first sip [1]."],
        ["Peak", "No figure we could confirm"],
        ["Ends", "No figure we could confirm"],
        ["Severity", "No figure we could confirm"],
    ]


def test_how_often_names_people_comparator_and_source(data: Path) -> None:
    rows = cell_texts(section(built(data, "dry-mouth"), "facts"), "How often")

    assert rows == [
        [
            "Dry mouth. Other treatment: adults in a made-up trial, one afternoon",
            "9% (9 of 100), people who drank water",
            "41% (41 of 100)",
            "not stated",
            "[1, table 1]",
        ]
    ]


def test_the_facts_of_every_type_are_laid_out(data: Path) -> None:
    _, entries, _ = check(data, DAY)
    captions = {
        entry.source.type.key: [block.caption for block in section(entry, "facts").blocks if isinstance(block, Table)]
        for entry in entries
        if any(text.key == "facts" for text in edition(entry, "en").sections)
    }

    assert captions == {
        "conditions": ["Status in the USA", "How sure we are", "Timing", "Studies"],
        "treatments": ["Status in the USA", "At a glance"],
        "side-effects": ["How often", "When"],
        "mechanisms": ["How well established"],
        "patient-groups": ["Level of caution", "What is checked"],
        "interactions": ["Interaction", "What is done"],
        "comparisons": ["Each step"],
        "benefits": ["Claim and evidence", "How sure we are"],
        "questionnaires": ["About this form"],
    }


# Hashes -------------------------------------------------------------------------------------------


def test_the_hash_of_an_edition_follows_its_text_and_nothing_else(data: Path) -> None:
    before = built(data, "dry-mouth")
    change(data / "entries/side-effects/dry-mouth.md", "Rest for a while", "Sit for a while")
    after = built(data, "dry-mouth")

    assert edition(before, "en").hash != edition(after, "en").hash
    assert edition(before, "es").hash == edition(after, "es").hash


def test_an_interaction_says_level_effect_medicines_and_what_it_is_known_from(data: Path) -> None:
    facts = section(built(data, "tea"), "facts")

    assert cell_texts(facts, "Interaction") == [
        ["Level", "Discuss first"],
        ["Effect", "It may keep people up [2]."],
        ["With", "black tea, green tea"],
        ["Applies to", "Ketamine"],
        ["Known from", "theory only"],
    ]
    assert cell_texts(facts, "What is done") == [["Ask when the last cup was [1]."]]


def test_a_claim_stands_in_quotes_beside_its_verdict_and_its_harms(data: Path) -> None:
    facts = section(built(data, "less-thirst"), "facts")

    assert cell_texts(facts, "Claim and evidence") == [
        ["The claim", "“Water ends thirst at once.”"],
        ["The evidence", "Partly supported"],
        ["Its harms", "Too much is bad [2]."],
    ]


def test_a_questionnaire_says_its_licence_and_what_was_not_confirmed(data: Path) -> None:
    facts = section(built(data, "thirst-check"), "facts")

    assert cell_texts(facts, "About this form") == [
        ["Measures", "thirst"],
        ["Length", "Two items [2]."],
        ["Limits", "No figure we could confirm"],
        ["Licence", "Own words [1]."],
    ]


def test_a_comparison_sets_one_fact_of_each_treatment_side_by_side(data: Path) -> None:
    bars = "{shows: bars, figures: [dry-mouth-rate]}"
    change(data / "comparisons.yaml", bars, "{shows: table, entries: [water], fields: [setting, onset]}")
    facts = section(built(data, "drinks"), "facts")

    assert [row[0] for row in cell_texts(facts, "Setting")] == ["Water"]
    assert [row[0] for row in cell_texts(facts, "Onset")] == ["Water"]
    assert Run("Water", entry="water") in runs_of(facts.blocks)


def test_only_routes_of_ketamine_say_how_much_reaches_the_blood(data: Path) -> None:
    assert "Share that reaches the blood" not in section(built(data, "water"), "facts").plain

    change(
        data / "entries/treatments/water.md",
        "facts:\n",
        "facts:\n  bioavailability: All of it [@example-2020-trial].\n",
    )
    rows = cell_texts(section(built(data, "water"), "facts"), "At a glance")
    assert ["Share that reaches the blood", "All of it [1]."] in rows


def test_a_glossary_word_and_a_help_line_need_no_facts(data: Path) -> None:
    for entry_id in ("sip", "help-911", "first-visit", "is-it-wet"):
        keys = [text.key for text in edition(built(data, entry_id), "en").sections]
        assert "facts" not in keys


def test_a_help_line_says_whom_it_is_for_its_number_and_its_hours(data: Path) -> None:
    entry = built(data, "help-988")

    assert section(entry, "client").plain.splitlines() == [
        "For anyone who needs help right now.", "Number: 988, any hour.",
    ]  # fmt: skip
    assert section(entry, "client", "es").plain.splitlines() == [
        "Para quien necesita ayuda ahora mismo.", "Número: 988 (oprima 2), a cualquier hora.",
    ]  # fmt: skip
    assert "Free to call" in section(entry, "counselor").plain
