"""What can be chosen for a handout, without a window."""

import datetime

import pytest

from ketaref.gui.handouts.choices import Choices, template_for
from ketaref.handouts.templates import Template, catalogue, find

TODAY = datetime.date(2026, 12, 1)


@pytest.fixture
def effects() -> Template:
    return find("side-effects")


def test_nothing_chosen_means_the_templates_own_entries_and_all_parts(effects: Template) -> None:
    options = Choices("side-effects").options(effects, TODAY)
    assert options.entries == ()
    assert options.sections == ()
    assert options.as_of == TODAY


def test_a_part_left_out_names_those_that_stay(effects: Template) -> None:
    options = Choices("side-effects").with_part("questions", False).options(effects, TODAY)
    assert "questions" not in options.sections
    assert "call" in options.sections
    again = Choices("side-effects").with_part("questions", False).with_part("questions", True)
    assert again.options(effects, TODAY).sections == ()


def test_entries_are_added_moved_and_taken_off() -> None:
    choices = Choices("side-effects", ("a", "b", "c"))
    assert choices.moved("c", -1).entries == ("a", "c", "b")
    assert choices.moved("a", -1).entries == ("a", "b", "c")
    assert choices.moved("c", 5).entries == ("a", "b", "c")
    assert choices.without_entry("b").entries == ("a", "c")


def test_another_template_keeps_the_look() -> None:
    choices = Choices("x", ("a",), "es", 20, "a4", True, True, ("questions",)).with_template("y")
    assert choices == Choices("y", (), "es", 20, "a4", True, True, ())


def test_an_entry_goes_on_the_first_template_that_takes_it() -> None:
    templates = catalogue()
    found = template_for(["treatments"], templates, "side-effects")
    assert found is not None
    assert "treatments" in found.entry_types
    assert template_for(["nothing-like-it"], templates, "side-effects") is None


@pytest.mark.parametrize(
    ("entry_type", "made_for_it"),
    [
        ("treatments", "what-to-expect"),
        ("side-effects", "side-effects"),
        ("conditions", "about-condition"),
        ("patient-groups", "about-group"),
        ("interactions", "about-medicine"),
        ("questionnaires", "blank-form"),
        ("faq", "about-topic"),
    ],
)
def test_an_entry_goes_on_the_sheet_made_for_its_type(entry_type: str, made_for_it: str) -> None:
    found = template_for([entry_type], catalogue(), "overview")
    assert found is not None
    assert found.id == made_for_it


@pytest.mark.parametrize(
    ("entry_types", "sheet"),
    [
        (["side-effects", "side-effects"], "side-effects"),
        (["conditions", "conditions"], "composed"),
        (["side-effects", "conditions", "faq"], "composed"),
        (["treatments", "treatments"], "other-treatments"),
    ],
)
def test_several_entries_go_on_a_sheet_that_takes_them_all(entry_types: list[str], sheet: str) -> None:
    found = template_for(entry_types, catalogue(), "overview")
    assert found is not None
    assert found.id == sheet


def test_no_sheet_takes_what_does_not_go_together() -> None:
    assert template_for(["questionnaires", "conditions"], catalogue(), "overview") is None
    assert template_for(["faq"] * 13, catalogue(), "overview") is None
