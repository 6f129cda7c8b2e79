"""`ketaref handout list` and `handout make`."""

from pathlib import Path

import pytest

from cli.running import answer, done, sentence
from factories import snapshot
from ketaref.library.library import Library

TEMPLATES = (
    "about-condition", "about-group", "about-medicine", "about-topic", "after-visit", "benefits-and-risks",
    "blank-form", "companion", "composed", "feedback", "how-it-works", "my-choice", "other-treatments", "overview",
    "questions-for-clinic", "recovery", "routes", "side-effects", "tell-prescriber", "what-to-expect",
)  # fmt: skip


def test_list_gives_the_agreed_fields(library: Library) -> None:
    listed = answer("handout", "list")
    known = {entry.id for entry in library.entries()}

    assert [template["id"] for template in listed] == list(TEMPLATES)
    for template in listed:
        assert template.keys() == {
            "id", "title", "languages", "needs_entries", "default_entries", "example_entries", "max_pages",
        }  # fmt: skip
        assert template["title"].keys() == {"en", "es"}
        assert set(template["languages"]) == {"en", "es"}
        assert set(template["default_entries"]) | set(template["example_entries"]) <= known
        assert template["max_pages"] >= 1
    assert len(done("handout", "list").splitlines()) == len(listed)


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize(
    "options",
    [[], ["--lang", "es"], ["--lang", "both"], ["--large-print"], ["--large-print", "24"], ["--greyscale"],
     ["--discreet"], ["--paper", "a4"]],
    ids=lambda options: " ".join(options) or "plain",
)  # fmt: skip
def test_every_template_is_made_as_asked(tmp_path: Path, template: str, options: list[str]) -> None:
    output = tmp_path / "sheet.pdf"

    assert done("handout", "make", template, *options, "-o", str(output)) == f"Wrote {output}.\n"
    assert output.read_bytes().startswith(b"%PDF-")
    assert list(snapshot(tmp_path)) == ["sheet.pdf"]


def test_text_and_pictures_can_be_had_too(tmp_path: Path) -> None:
    done("handout", "make", "side-effects", "--format", "txt", "-o", str(tmp_path / "sheet.txt"))
    written = done("handout", "make", "side-effects", "--format", "svg", "-o", str(tmp_path / "sheet.svg"))

    assert "988" in (tmp_path / "sheet.txt").read_text(encoding="utf-8")
    pages = [line.removeprefix("Wrote ").removesuffix(".") for line in written.splitlines()]
    assert pages
    assert all(Path(page).read_text(encoding="utf-8").startswith("<svg") for page in pages)


def test_the_same_call_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    for output in (first, second):
        done("handout", "make", "what-to-expect", "--as-of", "2026-11-22", "-o", str(output))

    assert first.read_bytes() == second.read_bytes()


def test_entries_are_taken_in_the_order_given(tmp_path: Path) -> None:
    output = tmp_path / "sheet.txt"
    chosen = ["--entry", "sedation", "--entry", "dissociation"]
    done("handout", "make", "side-effects", *chosen, "--format", "txt", "-o", str(output))
    text = output.read_text(encoding="utf-8")

    assert 0 < text.index("Sedation") < text.index("Dissociation")
    assert "Dizziness" not in text


@pytest.mark.parametrize(
    ("code", "arguments", "said"),
    [
        (1, ["no-such-template"], f"Use one of: {', '.join(TEMPLATES)}"),
        (1, ["side-effects", "--entry", "no-such-entry"], "There is no entry named 'no-such-entry'"),
        (2, ["side-effects", "--entry", "iv-ketamine"], "iv-ketamine"),
        (2, ["side-effects", "--sections", "nothing"], "nothing"),
        (1, ["../side-effects"], "There is no handout template"),
    ],
)
def test_what_cannot_be_made_is_said(tmp_path: Path, code: int, arguments: list[str], said: str) -> None:
    assert said in sentence(code, "handout", "make", *arguments, "-o", str(tmp_path / "x.pdf"))
    assert snapshot(tmp_path) == {}


def test_a_place_that_cannot_be_written_is_said_and_left_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "folder.pdf").mkdir()
    (tmp_path / "file").write_text("in the way")
    before = snapshot(tmp_path)

    for place in ("folder.pdf", "file/x.pdf", "no/such/folder/x.pdf"):
        assert "could not be written" in sentence(1, "handout", "make", "side-effects", "-o", str(tmp_path / place))
    assert snapshot(tmp_path) == before


def test_a_code_is_looked_up(tmp_path: Path) -> None:
    output = tmp_path / "sheet.txt"
    done("handout", "make", "side-effects", "--lang", "both", "--format", "txt", "-o", str(output))
    code = output.read_text(encoding="utf-8").split()[-1]

    (copy,) = answer("handout", "check", code)
    assert copy["template"] == "side-effects"
    assert copy["entries"] == ["dissociation", "sedation"]
    assert copy["language"] == "both"
    assert copy["version"] == "2026.11.2"
    assert copy["state"] == "current"
    assert copy["corrections"] == []
    said = done("handout", "check", code.replace("-", " ").lower())
    assert said.startswith("Side effects: Dissociation, Sedation and sleepiness · English and Spanish")
    wrong = "0" if code[3] != "0" else "1"
    assert "A letter of" in sentence(1, "handout", "check", code[:3] + wrong + code[4:])
    assert "is not a code" in sentence(1, "handout", "check", "what?")
