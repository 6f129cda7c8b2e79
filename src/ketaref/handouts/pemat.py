"""What a machine can judge of PEMAT-P, the AHRQ's list for patient materials; the rest is for two people.

Numbers are those of the instrument. An item that does not apply to a sheet, such as captions where there are no
pictures, is left out. Passing is no rating: nobody has rated a sheet before two people have.
"""

import re
from collections.abc import Callable, Iterator

import msgspec

from ketaref.handouts.document import (
    Document,
    Items,
    PaperBlock,
    PaperForm,
    PaperTable,
    Part,
    Picture,
    Sheet,
    Span,
    part_texts,
    say,
)
from ketaref.i18n import _, noted

_PURPOSE_WITHIN, _LONGEST_LIST, _LONGEST_STEP, _MOST_COLUMNS = 40, 9, 20, 4
_EMPTY_HEADINGS = {"overview", "introduction", "other", "general", "resumen", "introducción", "otros"}
_TO_THE_READER = re.compile(r"\b(you|your|usted|su|sus|le|me|mi)\b", re.IGNORECASE)
_SUM = re.compile(r"\d\s?%|\bper kg\b|\bpor kg\b|\bsubtract\b|\breste\b", re.IGNORECASE)
_CLOSING = {"notes", "sources"}


class Item(msgspec.Struct, frozen=True):
    """One item of the instrument as a sheet meets it."""

    number: int
    says: str
    passed: bool


def judged(document: Document) -> list[Item]:
    """Return every item that applies, passed where all sheets of the document pass it."""
    found: dict[int, Item] = {}
    for sheet in document.sheets:
        for number, says, judge in _ITEMS:
            verdict = judge(sheet)
            if verdict is not None:
                passed = verdict and (number not in found or found[number].passed)
                found[number] = Item(number, _(says), passed)
    return [found[number] for number in sorted(found)]


def _purpose(sheet: Sheet) -> bool:
    return 3 <= len(f"{sheet.title} {sheet.purpose}".split()) <= _PURPOSE_WITHIN


def _no_sums(sheet: Sheet) -> bool:
    return not any(_SUM.search(text) for part in _body(sheet) for text in part_texts(part))


def _short_lists(sheet: Sheet) -> bool | None:
    lists = [block for block in _blocks(sheet) if isinstance(block, Items) and not block.ordered]
    return all(len(block.items) <= _LONGEST_LIST for block in lists) if lists else None


def _headings(sheet: Sheet) -> bool:
    said = [part.heading for part in sheet.parts if part.key != "own"]
    return all(len(heading.split()) > 1 and heading.casefold() not in _EMPTY_HEADINGS for heading in said)


def _main_points(sheet: Sheet) -> bool:
    return any(part.layout in ("points", "box") for part in sheet.parts)


def _cue(sheet: Sheet) -> bool:
    return any(part.layout == "call" for part in sheet.parts)


def _captions(sheet: Sheet) -> bool | None:
    pictures = [block for block in _blocks(sheet) if isinstance(block, Picture)]
    told = (picture.studied and all(panel.sentence for panel in picture.panels) for picture in pictures)
    return all(told) if pictures else None


def _tables(sheet: Sheet) -> bool | None:
    tables = [block for block in _blocks(sheet) if isinstance(block, PaperTable)]
    return all(2 <= len(table.heads) <= _MOST_COLUMNS for table in tables) if tables else None


def _actions(sheet: Sheet) -> bool:
    return any(isinstance(block, Items | PaperForm) for block in _blocks(sheet)) or _cue(sheet)


def _to_the_reader(sheet: Sheet) -> bool:
    return bool(_TO_THE_READER.search(" ".join(text for part in _body(sheet) for text in part_texts(part))))


def _small_steps(sheet: Sheet) -> bool | None:
    steps = [item for part in sheet.parts if part.layout == "steps" for item in _items(part)]
    return all(len(say(step).split()) <= _LONGEST_STEP for step in steps) if steps else None


def _tool(sheet: Sheet) -> bool:
    forms = any(isinstance(block, PaperForm) for block in _blocks(sheet))
    return forms or any(part.blanks or part.layout in ("plan", "questions") for part in sheet.parts)


def _how_to_read(sheet: Sheet) -> bool | None:
    drawn = [part for part in sheet.parts if any(isinstance(block, Picture) for block in _part_blocks(part))]
    return all(part.reading for part in drawn) if drawn else None


_ITEMS: tuple[tuple[int, str, Callable[[Sheet], bool | None]], ...] = (
    (1, noted("The purpose is said at once"), _purpose),
    (7, noted("Nothing has to be worked out"), _no_sums),
    (8, noted("Lists are short"), _short_lists),
    (9, noted("Headings say something"), _headings),
    (11, noted("The main points stand together"), _main_points),
    (12, noted("A frame points to what matters most"), _cue),
    (17, noted("Pictures have captions"), _captions),
    (19, noted("Tables are simple and have heads"), _tables),
    (20, noted("It says something to do"), _actions),
    (21, noted("It speaks to the reader"), _to_the_reader),
    (22, noted("Steps are small"), _small_steps),
    (23, noted("There is something to fill in or tick"), _tool),
    (25, noted("It says how to read the pictures"), _how_to_read),
)


def _body(sheet: Sheet) -> list[Part]:
    return [part for part in sheet.parts if part.key not in _CLOSING]


def _blocks(sheet: Sheet) -> Iterator[PaperBlock]:
    for part in _body(sheet):
        yield from _part_blocks(part)


def _part_blocks(part: Part) -> Iterator[PaperBlock]:
    for group in part.groups:
        yield from group.blocks


def _items(part: Part) -> Iterator[list[Span]]:
    for block in _part_blocks(part):
        if isinstance(block, Items):
            yield from block.items
