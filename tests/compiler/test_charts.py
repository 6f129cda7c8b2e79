"""Charts: whatever is drawn is said in words beside it, in both languages, and names its source."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from factories import DAY, change, small_content
from ketaref.compiler.assemble import BuiltEntry
from ketaref.compiler.build import build, check
from ketaref.library.library import Library
from ketaref.model.blocks import Chart, ChartRow, DrawingBlock
from ketaref.model.entry import SectionText
from ketaref.model.names import CERTAINTY
from ketaref.model.text import LANGUAGES, Language
from ketaref.typeset.drawings import parse

BARS = "{shows: bars, figures: [dry-mouth-rate]}"
SPANS = """\
{shows: spans, figures: [first-sip]}
  figures:
    first-sip:
      kind: span
      drug: other
      what: {en: time to the first sip, es: tiempo hasta el primer trago}
      label: {en: Water, es: Agua}
      low: LOW
      high: HIGH
      text: {en: LOW to HIGH hours, es: LOW a HIGH horas}
      source: example-2021-label"""
DRY_MOUTH = "entries/side-effects/dry-mouth.md"
STEPS = {"high": 4, "moderate": 3, "low": 2, "very-low": 1, "none": 0}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return small_content(tmp_path)


def built(data: Path, entry_id: str) -> BuiltEntry:
    """Return one entry of a content folder without a fault, rendered."""
    _, entries, problems = check(data, DAY)
    assert problems == []
    return next(entry for entry in entries if entry.source.id == entry_id)


def section(entry: BuiltEntry, key: str, language: Language) -> SectionText:
    edition = next(edition for edition in entry.editions if edition.language == language)
    return next(section for section in edition.sections if section.key == key)


def charts(text: SectionText) -> list[Chart]:
    return [block for block in text.blocks if isinstance(block, Chart)]


def picture(data: Path, language: Language, facts: str = BARS) -> SectionText:
    """Return the picture of the made-up comparison, told to draw something else."""
    if facts != BARS:
        change(data / "comparisons.yaml", BARS, facts)
    return section(built(data, "drinks"), "picture", language)


def rows(text: SectionText) -> list[tuple[str, str]]:
    """Return the words and the drawing of each line of a section's charts."""
    return [(row.says, row.drawing) for chart in charts(text) for group in chart.groups for row in group.rows]


# Bars ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "title", "lines", "legend"),
    [
        ("en", "Dry mouth: adults in a made-up trial, one afternoon",
         ["9 of 100 people who drank water", "41 of 100 people who drank nothing"], "A full bar is all of 100 people."),
        ("es", "Boca seca: adultos de un estudio inventado, una tarde",
         ["9 de 100 personas que bebieron agua", "41 de 100 personas que no bebieron nada"],
         "Una barra llena son las 100 personas."),
    ],
)  # fmt: skip
def test_bars_say_who_was_studied_and_each_count(
    data: Path, language: Language, title: str, lines: list[str], legend: str
) -> None:
    (chart,) = charts(picture(data, language))
    (group,) = chart.groups

    assert (group.title, chart.legend) == (title, legend)
    assert group.cite == 1
    assert group.rows == [ChartRow(lines[0], "bar-90-of-1000"), ChartRow(lines[1], "bar-410-of-1000")]


@pytest.mark.parametrize(
    ("language", "said"), [("en", "(no group to compare with)"), ("es", "(sin grupo para comparar)")]
)
def test_a_bar_without_a_comparator_says_so(data: Path, language: Language, said: str) -> None:
    comparator = (data / DRY_MOUTH).read_text(encoding="utf-8").partition("    comparator:\n")[2]
    block = comparator[: comparator.index("    population:")]
    change(data / DRY_MOUTH, f"    comparator:\n{block}", "")

    assert rows(picture(data, language))[0][0].endswith(said)
    assert len(rows(picture(data, language))) == 1


def test_a_share_too_small_for_a_hundred_is_said_in_a_thousand(data: Path) -> None:
    change(data / DRY_MOUTH, "n: 9\n      percent: 9\n      of: 100", "n: 1\n      of: 400")

    assert rows(picture(data, "en")) == [
        ("3 of 1,000 people who drank water", "bar-3-of-1000"),
        ("410 of 1,000 people who drank nothing", "bar-410-of-1000"),
    ]


def test_the_facts_of_a_side_effect_draw_each_frequency_beside_its_comparator(data: Path) -> None:
    facts = section(built(data, "dry-mouth"), "facts", "en")

    assert rows(facts) == [
        ("9 of 100 people who drank water", "bar-90-of-1000"),
        ("41 of 100 people who drank nothing", "bar-410-of-1000"),
    ]


# Differences and times ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "title", "line"),
    [
        ("en", "Other treatment: adults, one afternoon; against water",
         "−4.0 points (0 to 10, lower is better) (95% CI −7.31 to −0.64), p=0.02"),
        ("es", "Otro tratamiento: adultos, una tarde; frente a agua",
         "−4.0 puntos (0 a 10, menos es mejor) (IC del 95% −7.31 a −0.64), p=0.02"),
    ],
)  # fmt: skip
def test_a_difference_says_its_interval_and_what_it_was_held_against(
    data: Path, language: Language, title: str, line: str
) -> None:
    text = picture(data, language, "{shows: differences, figures: [dry-mouth-score]}")
    (chart,) = charts(text)

    assert [group.title for group in chart.groups] == [title]
    assert rows(text) == [(line, "interval-n400-n731-n64-of-1000")]
    assert "10 " in chart.legend  # where the scale ends


def test_a_difference_without_interval_is_drawn_without_one(data: Path) -> None:
    change(data / DRY_MOUTH, "    low: -7.31\n    high: -0.64\n", "")

    said = rows(picture(data, "en", "{shows: differences, figures: [dry-mouth-score]}"))
    assert said == [("−4.0 points (0 to 10, lower is better), p=0.02", "interval-n400-x-x-of-500")]


def test_no_difference_at_all_is_drawn_too(data: Path, tmp_path: Path) -> None:
    change(data / DRY_MOUTH, "    value: -4.0\n    low: -7.31\n    high: -0.64\n", "    value: 0\n")
    change(data / "comparisons.yaml", BARS, "{shows: differences, figures: [dry-mouth-score]}")

    assert build(data, tmp_path / "small.db", DAY) == []


@pytest.mark.parametrize(
    ("low", "high", "key"), [("2", "24", "2-24"), ("0.5", "0.5", "1-1"), ("24", "9000", "24-4032")]
)
def test_a_time_is_drawn_within_the_scale_and_said_as_it_is(data: Path, low: str, high: str, key: str) -> None:
    english = picture(data, "en", SPANS.replace("LOW", low).replace("HIGH", high))
    spanish = section(built(data, "drinks"), "picture", "es")

    assert rows(english) == [(f"{low} to {high} hours", f"span-{key}-of-4032")]
    assert rows(spanish) == [(f"{low} a {high} horas", f"span-{key}-of-4032")]
    assert [charts(text)[0].groups[0].title for text in (english, spanish)] == ["Water", "Agua"]


# Maps and diagrams --------------------------------------------------------------------------------


def test_the_evidence_map_leads_to_every_condition_with_its_level_in_words(data: Path) -> None:
    change(data / "comparisons.yaml", BARS, "{shows: evidence-map}")
    facts = section(built(data, "drinks"), "facts", "en")
    (chart,) = charts(facts)

    assert [(group.title, group.entry) for group in chart.groups] == [("Low mood", "low-mood")]
    assert rows(facts) == [("Other treatment, mood: very low certainty", "level-1-of-4")]
    for level in CERTAINTY.values():
        assert level.en.lower().removesuffix(" yet").partition(" certainty")[0] in chart.legend.lower()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Salt in the blood brings on thirst (established; seen in people and animals)"),
        ("es", "Sal en la sangre provoca sed (establecido; visto en personas y animales)"),
    ],
)
def test_the_pathway_says_every_arrow_with_how_sure_it_is(data: Path, language: Language, said: str) -> None:
    text = section(built(data, "how-thirst-works"), "picture", language)
    (block,) = [block for block in text.blocks if isinstance(block, DrawingBlock)]

    assert block.drawing == f"pathway-{language}"
    assert said in block.alternative()
    assert said in text.plain
    assert said in text.html


def test_the_notes_of_the_pathway_are_the_counselors(data: Path) -> None:
    entry = built(data, "how-thirst-works")

    assert "Seen many times" in section(entry, "facts", "en").plain
    assert "Seen many times" not in section(entry, "picture", "en").plain


# In the library -----------------------------------------------------------------------------------


def numbers_of(drawing: str) -> Iterator[str]:
    """Give what the words beside a drawing must hold: its numbers as people read them."""
    data = parse(drawing)
    for name in ("value", "low", "high"):
        if data["kind"] == "interval" and data[name] is not None:
            yield f"{data[name]:g}".replace("-", "\N{MINUS SIGN}")


def says_its_drawing(row: ChartRow, words: str) -> bool:
    """Say whether the words of a line carry every number that its drawing shows."""
    data = parse(row.drawing)
    if data["kind"] == "bar":
        count, of = (int(part.replace(",", "")) for part in re.findall(r"[\d,]+", words)[:2])
        return abs(count / of - int(str(data["count"])) / 1000) <= 0.5 / of + 0.0005
    if data["kind"] == "level":
        steps = {said.lower(): STEPS[key] for key, name in CERTAINTY.items() for said in (name.en, name.es)}
        return steps[words.rpartition(": ")[2]] == data["count"]
    return all(number in words for number in numbers_of(row.drawing)) and bool(re.search(r"\d", words))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chart_of_the_library_says_in_words_what_it_draws(library: Library, language: Language) -> None:
    silent, seen = [], set()
    for summary in library.entries():
        entry = library.entry(summary.id)
        for text in entry.editions[language].sections:
            for group in (group for chart in charts(text) for group in chart.groups):
                assert group.cite or group.entry, (entry.id, group.title)
                for row in group.rows:
                    seen.add(str(parse(row.drawing)["kind"]))
                    assert row.says in text.plain
                    assert row.says.split()[0] in text.html
                    silent += [] if says_its_drawing(row, row.says) else [f"{entry.id}: {row.says} ({row.drawing})"]

    assert silent == []
    assert seen >= {"bar", "interval", "level", "span"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pathway_of_the_library_names_each_box_and_leads_by_its_notes(library: Library, language: Language) -> None:
    entry = library.entry("mechanism-pathway")
    text = next(text for text in entry.editions[language].sections if text.key == "picture")
    (block,) = [block for block in text.blocks if isinstance(block, DrawingBlock)]
    legend = {"en": "Dotted line: contested", "es": "Línea de puntos: en discusión"}[language]

    assert library.drawing(block.drawing).startswith(b"<svg")
    assert legend in block.alternative()
    assert len(block.steps) > 10
    assert all(step in text.html.replace("&#x27;", "'") for step in block.steps)
