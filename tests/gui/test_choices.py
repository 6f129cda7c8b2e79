"""What can be chosen for a handout, without a window."""

import datetime

import pytest

from ketaref.clinic.records import HandoutSet, SheetChoice
from ketaref.gui.handouts.choices import Choices, first_choices, template_for
from ketaref.handouts.options import Options
from ketaref.handouts.sets import sheets_of
from ketaref.handouts.templates import catalogue
from ketaref.handouts.typed import Own

TODAY = datetime.date(2026, 12, 1)


TEMPLATES = {template.id: template for template in catalogue()}


def first(choices: Choices) -> Options:
    return choices.sheets(TEMPLATES, TODAY, None)[0][1]


def test_nothing_chosen_means_the_templates_own_entries_and_all_parts() -> None:
    options = first(Choices("side-effects"))
    assert options.entries == ()
    assert options.sections == ()
    assert options.as_of == TODAY


def test_a_part_left_out_names_those_that_stay() -> None:
    options = first(Choices("side-effects").with_part("questions", False))
    assert "questions" not in options.sections
    assert "call" in options.sections
    again = Choices("side-effects").with_part("questions", False).with_part("questions", True)
    assert first(again).sections == ()


def test_a_saved_set_keeps_its_language_whatever_the_windows() -> None:
    assert first_choices(TEMPLATES).language == "en"
    saved = first_choices(TEMPLATES).with_choice("language", "es").as_set("Spanish", TEMPLATES)
    taken = first_choices(TEMPLATES).of_set(saved, TEMPLATES)
    assert taken.of_window().language == "es"
    assert first_choices(TEMPLATES).with_choice("size", 18).of_window().language == "en"


def names(choices: Choices) -> list[str]:
    return [pick.template for pick in choices.picks]


def test_sheets_are_added_moved_and_taken_off() -> None:
    choices = Choices("side-effects", ("sedation",)).with_sheet(TEMPLATES).with_template("after-visit")
    choices = choices.with_sheet(TEMPLATES).with_template("overview")
    assert names(choices) == ["side-effects", "after-visit", "overview"]
    assert choices.at == 2
    assert names(choices.moved_sheet(-2)) == ["overview", "side-effects", "after-visit"]
    assert names(choices.moved_sheet(-9)) == names(choices.moved_sheet(-2))
    assert choices.moved_sheet(5) == choices
    back = choices.showing(0)
    assert (back.template, back.entries) == ("side-effects", ("sedation",))
    assert names(back.without_sheet()) == ["after-visit", "overview"]
    assert names(back.without_sheet().without_sheet().without_sheet()) == ["overview"]


def test_a_new_sheet_is_one_that_is_not_in_the_packet_yet() -> None:
    choices = Choices(next(iter(TEMPLATES)))
    for _count in range(5):
        choices = choices.with_sheet(TEMPLATES)
    assert len(set(names(choices))) == 6


def test_a_set_holds_the_sheets_and_their_look_and_nothing_that_was_written() -> None:
    own = Own(en="Call Monday.")
    choices = Choices("side-effects", ("sedation",), "both", 18, "a4", True, True, ("rates",), True, own)
    choices = choices.with_sheet(TEMPLATES)._replace(short=True, language_chosen=True)
    saved = choices.as_set("Ours", TEMPLATES)
    assert "Monday" not in str(saved)
    assert Choices("overview", own=own).of_set(saved, TEMPLATES) == choices.showing(0)
    alone = choices._replace(own=Own())
    assert alone.sheets(TEMPLATES, TODAY, None) == sheets_of(saved, TODAY, None)


def test_a_set_of_a_sheet_that_is_no_more_shows_the_others() -> None:
    saved = HandoutSet(name="x", sheets=(SheetChoice(template="gone"), SheetChoice(template="overview")))
    assert names(Choices("routes").of_set(saved, TEMPLATES)) == ["overview"]
    none = HandoutSet(name="x", sheets=(SheetChoice(template="gone"),))
    assert names(Choices("routes").of_set(none, TEMPLATES)) == ["routes"]


def test_what_was_written_stands_on_the_first_sheet_only() -> None:
    sheets = Choices("overview", own=Own(en="x")).with_sheet(TEMPLATES).sheets(TEMPLATES, TODAY, None)
    assert [options.own.en for _template, options in sheets] == ["x", ""]


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


def test_the_short_form_is_asked_for_where_there_is_one() -> None:
    choices = Choices("overview", short=True).with_sheet(TEMPLATES).with_template("tell-prescriber")
    assert [options.short for _template, options in choices.sheets(TEMPLATES, TODAY, None)] == [True, False]
    without = Choices("overview", short=True).with_part("what", False)
    assert first(without).sections == ("points", "numbers", "call")
    assert first(without._replace(short=False)).sections[-1] == "questions"
