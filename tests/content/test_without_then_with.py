"""Groups that are compared stand in one order wherever they are shown: without the treatment, then with it."""

import re
from collections.abc import Iterator

import pytest

from ketaref.handouts.document import Picture, Prose, say
from ketaref.handouts.passages import SourceList, Teller
from ketaref.library.library import Library
from ketaref.model.blocks import Block, Chart, FigureBlock, Table, plain
from ketaref.model.entry import Entry, SectionText
from ketaref.model.figures import Rate, count_in, drawing_key
from ketaref.model.text import LANGUAGES, Language
from ketaref.model.wording import both_frames, caption, client_text, labels, share_text

OF = (100, 1000)
FIGURE = re.compile(r'<table class="figure">(.*?)</table><p class="caption">(.*?)</p>')
SHOWN = re.compile(r'src="drawing:([\w-]+)" alt="([^"]*)"')


@pytest.fixture
def compared(library: Library) -> dict[str, Rate]:
    """Every rate that was compared with something."""
    keys = [key for (key,) in library.connection.execute("SELECT id FROM figures ORDER BY id")]
    figures = {key: library.figure(key) for key in keys}
    return {key: rate for key, rate in figures.items() if isinstance(rate, Rate) and rate.comparator}


def groups(rate: Rate, language: Language, of: int) -> list[str]:
    """The people without and with, as every text and label names them."""
    assert rate.comparator
    of_word = {"en": "of", "es": "de"}[language]
    people = [rate.comparator.group.in_language(language), rate.group.in_language(language)]
    return [f"{of_word} {of:,} {group}" for group in people]


def in_order(text: str, first: str, second: str) -> bool:
    """Whether a text names one group and later the other; two groups may be named alike."""
    text = text[0].lower() + text[1:]
    return 0 <= text.lower().find(first.lower()) < text.lower().rfind(second.lower())


def texts_of(library: Library) -> Iterator[tuple[Entry, Language, SectionText]]:
    for summary in library.entries():
        entry = library.entry(summary.id)
        for language in LANGUAGES:
            yield from ((entry, language, text) for text in entry.edition(language).sections)


def test_words_and_labels_name_them_in_that_order(compared: dict[str, Rate]) -> None:
    assert len(compared) > 100
    wrong = []
    for key, rate in compared.items():
        for language in LANGUAGES:
            for of in OF:
                said = both_frames(rate, language, of), [client_text(rate, language, of), caption(rate, language, of)]
                every = [*said[1], " ".join(said[0]), "; ".join(labels(rate, language, of))]
                wrong += [f"{key}: {text}" for text in every if not in_order(text, *groups(rate, language, of))]
    assert not wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_drawings_on_paper_stand_in_that_order_with_their_sentences(
    library: Library, compared: dict[str, Rate], language: Language
) -> None:
    """The sentence beside a drawing is its alternative text too."""
    for key, rate in compared.items():
        assert rate.comparator
        block = Teller(library, language, 100, SourceList(library)).figure(key)
        if rate.draw == "none":
            assert isinstance(block, Prose)
            assert in_order(say(block.spans), *groups(rate, language, 100))
            continue
        assert isinstance(block, Picture)
        shares = [rate.comparator.share(), rate.share()]
        assert [panel.count for panel in block.panels] == [count_in(share, 100) for share in shares], key
        for panel, group in zip(block.panels, groups(rate, language, 100), strict=True):
            assert group.lower() in panel.sentence.lower(), key


def test_drawings_on_the_screen_stand_in_that_order_with_their_labels(library: Library) -> None:
    drawn = 0
    for entry, language, text in texts_of(library):
        shown = [library.figure(block.figure) for block in text.blocks if isinstance(block, FigureBlock)]
        rates = [rate for rate in shown if isinstance(rate, Rate) and rate.draw != "none"]
        for rate, (cells, words) in zip(rates, FIGURE.findall(text.html), strict=True):
            if not rate.comparator:
                continue
            of = 1000 if "-of-1000" in cells else 100
            shares = [rate.comparator.share(), rate.share()]
            keys = [drawing_key(rate.draw, share, of) for share in shares]
            assert SHOWN.findall(cells) == list(zip(keys, labels(rate, language, of), strict=True)), entry.id
            assert in_order(words, *groups(rate, language, of)), entry.id
            drawn += 1
    assert drawn > 100


def test_tables_and_plots_stand_in_that_order(library: Library) -> None:
    for entry, language, text in texts_of(library):
        rates = [rate for key in _figures(entry, text) if isinstance(rate := library.figure(key), Rate)]
        for chart in (block for block in text.blocks if isinstance(block, Chart) and rates):
            for rate, group in zip(rates, chart.groups, strict=True):
                names = [people.partition(" ")[2] for people in groups(rate, language, 100)] if rate.comparator else []
                bars = [int(row.drawing.split("-")[1]) for row in group.rows]
                shares = [rate.comparator.share(), rate.share()] if rate.comparator else [rate.share()]
                assert bars == [count_in(share, 1000) for share in shares], entry.id
                assert all(name.partition(" ")[2] in row.says for name, row in zip(names, group.rows, strict=False))
        if text.key == "facts" and rates:
            _check_table(entry, language, text.blocks, rates)


def _figures(entry: Entry, text: SectionText) -> list[str]:
    """The figures that the facts of an entry have plotted in a section, in their order."""
    plotted = text.key == "picture" and entry.facts.get("shows") == "bars"
    figures = entry.facts.get({"facts": "frequency", "picture": "figures"}.get(text.key, ""))
    return figures if isinstance(figures, list) and (plotted or text.key == "facts") else []


def _check_table(entry: Entry, language: Language, blocks: list[Block], rates: list[Rate]) -> None:
    heads = ["Without the medicine", "With the medicine"]
    if language == "es":
        heads = ["Sin el medicamento", "Con el medicamento"]
    (table,) = [block for block in blocks if isinstance(block, Table) and heads[0] in block.header]
    at = table.header.index(heads[0])
    assert table.header[at : at + 2] == heads
    for rate, row in zip(rates, table.rows, strict=True):
        without, with_it = (plain(cell) for cell in row[at : at + 2])
        assert with_it.startswith(share_text(rate, language)), entry.id
        assert not rate.comparator or without.startswith(share_text(rate.comparator, language)), entry.id
