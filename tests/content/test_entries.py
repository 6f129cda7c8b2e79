"""The content itself: every entry that was promised, each file without a fault, and its figures right."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import chain
from pathlib import Path

import pytest
import yaml

from content.conftest import Checked
from ketaref import paths
from ketaref.compiler import writer
from ketaref.library.library import Library
from ketaref.model.blocks import Block, FigureBlock, Run, runs_of
from ketaref.model.entry import Entry
from ketaref.model.figures import Rate
from ketaref.model.source import Source
from ketaref.model.types import TYPES, EntryType, type_keys

DATA = paths.content()
FILES = sorted(path.relative_to(DATA).as_posix() for path in DATA.rglob("*") if path.suffix in {".md", ".yaml"})
INVENTORY: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("inventory.yaml").read_text(encoding="utf-8"))


@pytest.fixture
def entries(library: Library) -> list[Entry]:
    return [library.entry(summary.id) for summary in library.entries()]


# Files --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", FILES)
def test_the_file_has_no_problem(checked: Checked, file: str) -> None:
    assert [str(problem) for problem in checked[2] if problem.file == f"{DATA.name}/{file}"] == []


def test_no_problem_is_anywhere_else(checked: Checked) -> None:
    assert {problem.file for problem in checked[2]} <= {f"{DATA.name}/{file}" for file in FILES}


def test_the_database_under_test_is_what_this_content_builds_to_byte_for_byte(
    checked: Checked, database: Path, tmp_path: Path
) -> None:
    content, built, _ = checked
    writer.write(content, built, tmp_path / "again.db")

    assert (tmp_path / "again.db").read_bytes() == database.read_bytes(), "build it anew: make content"


# Inventory ----------------------------------------------------------------------------------------


def test_the_inventory_is_by_type() -> None:
    assert tuple(INVENTORY) == type_keys()


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.key)
def test_every_promised_entry_is_there(library: Library, kind: EntryType) -> None:
    held = {entry.id for entry in library.entries(kind.key)}
    promised = INVENTORY[kind.key]

    assert set(promised) - held == set()
    assert len(held) >= len(set(promised)) == len(promised)


def test_no_id_stands_under_two_types() -> None:
    assert [entry_id for entry_id, times in Counter(chain.from_iterable(INVENTORY.values())).items() if times > 1] == []


def test_every_entry_is_there_in_both_languages(library: Library) -> None:
    assert {entry.id: entry.languages for entry in library.entries() if set(entry.languages) != {"en", "es"}} == {}


# Figures ------------------------------------------------------------------------------------------


def shares(rate: Rate) -> Iterator[tuple[int | None, float | None, int | None]]:
    """Give count, percent and number of people of a rate and of its comparator."""
    yield rate.n, rate.percent, rate.of
    if rate.comparator:
        yield rate.comparator.n, rate.comparator.percent, rate.comparator.of


def test_every_percent_is_its_count_rounded_as_it_is_printed(checked: Checked) -> None:
    wrong = []
    for key, figure in checked[0].figures.items():
        for n, percent, of in shares(figure) if isinstance(figure, Rate) else ():
            if n is None or percent is None or of is None:
                continue
            decimals = len(f"{percent:g}".partition(".")[2])
            exact, half = Fraction(100 * n, of), Fraction(1, 2 * 10**decimals)
            if abs(exact - Fraction(f"{percent:g}")) > half:
                wrong.append(f"{key}: {n} of {of} is {float(exact):.2f}, not {percent}")
    assert not wrong


def test_no_rate_is_told_to_clients_as_nobody_while_there_was_somebody(checked: Checked) -> None:
    content, built, _ = checked
    told_as_nobody = []
    for entry in built:
        client = [text for edition in entry.editions for text in edition.sections if text.audience == "client"]
        for key in {key for text in client for key in figures_in(text.blocks)} & content.figures.keys():
            figure = content.figures[key]
            if isinstance(figure, Rate):
                given = [figure.share(), *([figure.comparator.share()] if figure.comparator else [])]
                told_as_nobody += [f"{key} in {entry.source.id}" for share in given if 0 < share * entry.of < 0.5]
    assert not told_as_nobody


def figures_in(blocks: list[Block]) -> Iterator[str]:
    """Give the id of each figure and help line that blocks say or draw."""
    for block in blocks:
        if isinstance(block, FigureBlock):
            yield block.figure
    yield from (run.figure for run in runs_of(blocks) if run.figure)


def test_whatever_a_figure_says_rests_on_a_source_that_the_entry_names(library: Library, entries: list[Entry]) -> None:
    figures = {key for (key,) in library.connection.execute("SELECT id FROM figures")}
    unsourced = []
    for entry in entries:
        cited = {citation.source_id for citation in entry.citations}
        texts = [section for edition in entry.editions.values() for section in edition.sections]
        said = {key for text in texts for key in figures_in(text.blocks)} & figures
        unsourced += [f"{entry.id}: {key}" for key in sorted(said) if library.figure(key).source not in cited]
    assert not unsourced


def whereabouts(source: Source) -> str:
    """Return what a reader has to find a source by."""
    return source.DOI or source.PMID or source.URL or source.container


def test_every_source_can_be_found_again(library: Library) -> None:
    """Title; year, or the day on which it was read where it bears none; and a DOI, a PMID, an address or a journal."""
    found = [library.source(key) for (key,) in library.connection.execute("SELECT id FROM sources")]

    assert [source.id for source in found if not source.title.strip()] == []
    assert [source.id for source in found if not source.year().isdigit() and not source.accessed] == []
    assert [source.id for source in found if not whereabouts(source).strip()] == []


def test_every_citation_leads_to_its_source(library: Library, entries: list[Entry]) -> None:
    for entry in entries:
        for edition in entry.editions.values():
            marks = [run for text in edition.sections for run in runs_of(text.blocks) if run.cite]
            assert all(citation_of(entry, run) for run in marks), entry.id


def citation_of(entry: Entry, run: Run) -> bool:
    """Say whether the number that a citation shows is that of its source."""
    citation = entry.citations[run.cite - 1]
    return citation.number == run.cite and run.text.strip().startswith(f"[{run.cite}") and bool(citation.reference)
