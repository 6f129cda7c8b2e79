"""The catalogue: every template is whole, and its manifest tells the truth."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from handouts.making import Make
from ketaref import paths
from ketaref.errors import UnknownTemplate
from ketaref.handouts import output
from ketaref.handouts.templates import Template, catalogue, find, source_of
from ketaref.library.library import Library
from ketaref.model.text import LANGUAGES
from ketaref.model.types import entry_type
from ketaref.typeset.engine import Typesetter

TEMPLATES = catalogue()
MADE = {"picture"}
"""Sections that the facts of an entry make."""
ASKED_FOR = {
    "overview", "what-to-expect", "side-effects", "benefits-and-risks", "recovery", "routes", "other-treatments",
    "tell-prescriber", "questions-for-clinic", "after-visit", "how-it-works", "about-condition", "about-group",
    "about-medicine", "about-topic", "blank-form", "companion", "composed", "my-choice", "feedback",
}  # fmt: skip
"""The templates that clinics were promised."""
MORE_THAN_A_LEAF = {"benefits-and-risks", "other-treatments", "tell-prescriber", "blank-form"}
"""Templates whose manifest allows more than two sides at standard size: tables, pictures and forms need them."""


def named(template: Template) -> str:
    return template.id


def test_the_templates_are_there() -> None:
    assert {one.id for one in TEMPLATES} == ASKED_FOR


def test_a_template_needs_a_typst_file_only_where_its_layout_differs() -> None:
    own = {one.id for one in TEMPLATES if source_of(one.id).startswith("handouts/")}
    assert own == {"what-to-expect", "side-effects", "how-it-works"}


@pytest.mark.parametrize("template", TEMPLATES, ids=named)
def test_what_a_manifest_names_exists(template: Template, library: Library) -> None:
    assert (paths.typst_root() / source_of(template.id)).is_file()
    for entry_id in (*template.default_entries, *template.example_entries):
        assert library.entry(entry_id).type in template.entry_types
    sections = {kind.key for key in template.entry_types for kind in entry_type(key).sections_for("client")}
    assert {key for part in template.parts if not part.entries for key in part.sections} <= sections | MADE
    for part in template.parts:
        for entry_id in part.entries:
            entry = library.entry(entry_id)
            assert entry.status == "published"
            said = {section.key for section in entry.edition("en").sections if section.audience == "client"}
            assert set(part.sections) <= said, entry_id
        assert all(library.figure(figure_id) for figure_id in part.figure_ids())
    assert set(template.lines) <= {line.id for line in library.help_lines()}
    assert len(template.default_entries) <= template.max_entries


@pytest.mark.parametrize("template", TEMPLATES, ids=named)
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_the_default_sheet_keeps_to_its_pages(
    template: Template, language: str, paper: str, make: Make, typesetter: Typesetter
) -> None:
    document = make(template.id, language=language, paper=paper)
    pages = len(PdfReader(io.BytesIO(output.pdf(document, typesetter))).pages)
    assert pages <= template.max_pages
    assert template.max_pages <= 2 or template.id in MORE_THAN_A_LEAF


@pytest.mark.slow
@pytest.mark.parametrize("template_id", ["about-group", "about-medicine", "blank-form", "companion"])
def test_every_entry_keeps_to_the_pages_of_its_sheet(
    template_id: str, library: Library, make: Make, typesetter: Typesetter
) -> None:
    template = find(template_id)
    entries = [library.entry(entry.id) for kind in template.entry_types for entry in library.entries(kind)]
    printable = [entry.id for entry in entries if entry.facts.get("printable", True) or template_id != "blank-form"]
    long = {}
    for entry_id in printable:
        for language in LANGUAGES:
            document = make(template_id, entries=(entry_id,), language=language)
            pages = len(PdfReader(io.BytesIO(output.pdf(document, typesetter))).pages)
            if pages > template.max_pages:
                long[entry_id, language] = pages
    assert long == {}
    assert printable


@pytest.mark.parametrize("template", TEMPLATES, ids=named)
def test_the_call_box_stays_whatever_parts_are_chosen(template: Template, make: Make) -> None:
    wanted = template.optional_parts()[0]
    keys = {part.key for part in make(template.id, sections=(wanted,)).sheets[0].parts}
    on_paper = {part.key: part.joins or part.key for part in template.parts}
    assert {on_paper[wanted], "call", "notes"} <= keys
    assert not ({on_paper[key] for key in template.optional_parts()} - {on_paper[wanted]}) & keys


@pytest.mark.parametrize("template", TEMPLATES, ids=named)
def test_file_names_tell_nothing(template: Template) -> None:
    telling = ("ketamine", "spravato", "depress", "effect", "drug", "condition", "addict")
    assert template.slug == "effects" or not any(word in template.slug for word in telling)


def test_an_unknown_template_is_named_with_the_known_ones() -> None:
    with pytest.raises(UnknownTemplate, match=r"'\.\./secret'.*side-effects"):
        find("../secret")


def test_a_broken_manifest_is_said_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "manifest.toml").write_text("slug = 3", encoding="utf-8")
    monkeypatch.setattr(paths, "handout_templates", lambda: tmp_path)
    with pytest.raises(UnknownTemplate, match="odd cannot be read"):
        catalogue()
