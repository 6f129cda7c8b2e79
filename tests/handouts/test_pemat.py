"""The items of PEMAT-P that a machine can judge, seen passed and seen not passed."""

import msgspec
import pytest

from handouts.making import Make
from ketaref.handouts.document import Document, Items, Part, Picture, Sheet, Span
from ketaref.handouts.pemat import Item, judged
from ketaref.handouts.templates import catalogue
from ketaref.handouts.typed import Own

MUST = {1, 7, 20, 21, 22}
"""Of those judged here, the items on which no sheet may fail (R-PEM-3), and no sums."""


def item(document: Document, number: int) -> Item | None:
    return next((one for one in judged(document) if one.number == number), None)


def changed(document: Document, **fields: object) -> Document:
    return msgspec.structs.replace(document, sheets=[msgspec.structs.replace(document.sheets[0], **fields)])


def parts_without(sheet: Sheet, *layouts: str) -> list[Part]:
    return [part for part in sheet.parts if part.layout not in layouts]


@pytest.mark.parametrize("template", [template.id for template in catalogue()])
def test_no_sheet_fails_an_item_that_it_must_pass(make: Make, template: str) -> None:
    failed = [one.says for one in judged(make(template, language="both")) if one.number in MUST and not one.passed]
    assert failed == []


def test_items_that_do_not_apply_are_left_out(make: Make) -> None:
    assert item(make("after-visit"), 17) is None
    assert item(make("side-effects"), 17) is not None


def test_each_item_can_fail(make: Make) -> None:
    document = make("side-effects", entries=("dissociation",))
    sheet = document.sheets[0]
    assert not judged_as(changed(document, purpose="word " * 60), 1)
    assert not judged_as(make("overview", own=Own(en="It helps 30% of people.")), 7)
    assert not judged_as(with_list(document, 20), 8)
    assert judged_as(with_list(document, 5), 8)
    named = [msgspec.structs.replace(sheet.parts[0], heading="Overview"), *sheet.parts[1:]]
    assert not judged_as(changed(document, parts=named), 9)
    assert not judged_as(changed(document, parts=parts_without(sheet, "points", "box")), 11)
    assert not judged_as(changed(document, parts=parts_without(sheet, "call")), 12)
    assert not judged_as(changed(document, parts=parts_without(sheet, "questions", "plan")), 23)
    silent = [msgspec.structs.replace(part, reading="") for part in sheet.parts]
    assert not judged_as(changed(document, parts=silent), 25)
    assert not judged_as(with_picture_unstudied(document), 17)


def judged_as(document: Document, number: int) -> bool:
    found = item(document, number)
    assert found is not None
    return found.passed


def with_list(document: Document, items: int) -> Document:
    sheet = document.sheets[0]
    group = msgspec.structs.replace(sheet.parts[0].groups[0], blocks=[Items([[Span("A point.")]] * items)])
    return changed(document, parts=[msgspec.structs.replace(sheet.parts[0], groups=[group])])


def with_picture_unstudied(document: Document) -> Document:
    sheet = document.sheets[0]
    group = sheet.parts[0].groups[0]
    blocks = [msgspec.structs.replace(it, studied="") if isinstance(it, Picture) else it for it in group.blocks]
    first = msgspec.structs.replace(sheet.parts[0], groups=[msgspec.structs.replace(group, blocks=blocks)])
    return changed(document, parts=[first, *sheet.parts[1:]])
