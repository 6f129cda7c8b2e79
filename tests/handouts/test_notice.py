"""The clinic's own notice at the foot of every sheet (R-LNG-4), and who signed off what a sheet draws on."""

import datetime
import io
import sqlite3
from pathlib import Path
from typing import Any

import msgspec
import pytest
from pypdf import PdfReader

from cli.running import done, run, sentence
from handouts.making import Make, foot_of, laid_out, other_entry, pages_of, root_of, squeezed
from ketaref.clinic.records import Notice, SignOff
from ketaref.clinic.store import ClinicFile
from ketaref.errors import HandoutError
from ketaref.handouts import output, permission
from ketaref.handouts.compose import compose
from ketaref.handouts.document import Document, Sheet, part_texts
from ketaref.handouts.options import Options
from ketaref.handouts.plain import plain
from ketaref.handouts.templates import catalogue, find
from ketaref.library.library import Library
from ketaref.typeset.engine import Typesetter

NOTICE = Notice(
    en="Help in your language is free. Large print is free. Call 555-0142.",
    es="La ayuda en su idioma es gratis. La letra grande es gratis. Llame al 555-0142.",
)


def said(sheet: Sheet, key: str) -> str:
    return " ".join(text for part in sheet.parts if part.key == key for text in part_texts(part))


@pytest.mark.parametrize("template", [template.id for template in catalogue()])
def test_the_notice_is_the_last_thing_on_every_sheet_and_no_part_of_its_code(make: Make, template: str) -> None:
    document = make(template, language="both", notice=NOTICE)
    english, spanish = document.sheets
    assert [sheet.parts[-1].key for sheet in document.sheets] == ["notice", "notice"]
    assert said(english, "notice") == f"Notice from this clinic {NOTICE.en}"
    assert said(spanish, "notice") == f"Aviso de esta clínica {NOTICE.es}"
    without = make(template, language="both")
    assert document.code == without.code
    assert output.file_name(document) == output.file_name(without)
    assert "notice" not in {part.key for sheet in without.sheets for part in sheet.parts}


@pytest.mark.parametrize("look", [{}, {"size": 18}, {"short": True}, {"greyscale": True, "paper": "a4"}])
def test_it_is_printed_below_everything_else(make: Make, typesetter: Typesetter, look: dict[str, Any]) -> None:
    document = make("overview", notice=NOTICE, **look)
    pdf = output.pdf(document, typesetter)
    assert squeezed(NOTICE.en) in pages_of(pdf)[-1]
    assert "Help in your language" not in str(PdfReader(io.BytesIO(pdf)).metadata)
    page = laid_out(pdf)[-1]
    above = [word for word in page.get_text("words") if word[3] < foot_of(page)]
    assert max(above, key=lambda word: (round(word[1]), word[0]))[4] == "555-0142."
    assert NOTICE.en in plain(document)


def test_a_sheet_in_a_language_without_notice_has_the_other_one_marked_as_such(
    make: Make, typesetter: Typesetter
) -> None:
    document = make("overview", language="both", notice=Notice(en=NOTICE.en))
    english, spanish = document.sheets
    assert said(spanish, "notice") == said(english, "notice")
    assert (english.parts[-1].language, spanish.parts[-1].language) == (None, "en")
    marked = [
        tagged(make("overview", language="es", notice=notice), typesetter) for notice in (NOTICE, Notice(en=NOTICE.en))
    ]
    assert marked[1].count("en-US") > marked[0].count("en-US")


def tagged(document: Document, typesetter: Typesetter) -> list[str]:
    """Return the languages that stretches of a PDF are marked with."""
    tree = root_of(output.pdf(document, typesetter))["/StructTreeRoot"]
    found: list[str] = []
    todo = [tree]
    while todo:
        element = todo.pop().get_object()
        if isinstance(element, dict):
            found += [str(element["/Lang"])] if "/Lang" in element else []
            todo += [element["/K"]] if "/K" in element else []
        elif isinstance(element, list):
            todo += element
    return found


@pytest.mark.parametrize(
    ("notice", "why"),
    [
        (Notice(en="n" * 10_000), "notice in English is too long for a sheet: it has 10,000 letters, at most 600 fit"),
        (Notice(es="\u0639\u064a\u0627"), "notice in Spanish has letters that cannot be printed here: \u0639"),
    ],
)
def test_what_does_not_fit_is_said(make: Make, notice: Notice, why: str) -> None:
    with pytest.raises(HandoutError, match=why):
        make("overview", notice=notice)


def test_control_and_direction_marks_are_left_out_and_markup_stays_words(make: Make, typesetter: Typesetter) -> None:
    hidden = make("overview", notice=Notice(en="\u202e\u2066\x07 \n\t"))
    assert "notice" not in {part.key for part in hidden.sheets[0].parts}
    hostile = Notice(en='Free help\x00\u202e now:\n#import "x" <b> $x^2$ *bold* [x](http://x)')
    printed = pages_of(output.pdf(make("overview", notice=hostile), typesetter))[-1]
    assert squeezed('Free help now: #import "x" <b> $x^2$ *bold* [x](http://x)') in printed


# Sign-offs --------------------------------------------------------------------------------------------


def signed(document: Document, **changes: Any) -> tuple[SignOff, ...]:
    """Return what a clinic keeps that has signed off all that a sheet draws on, in all its languages."""
    made = [
        SignOff(draft.entry, sheet.language, draft.revision, draft.hash, "Dr. R. Ahn, pharmacist", DAY)
        for sheet in document.sheets
        for draft in sheet.drafts
    ]
    return tuple(msgspec.structs.replace(one, **changes) for one in made)


DAY = datetime.date(2026, 11, 25)


@pytest.mark.parametrize("template", ["overview", "side-effects", "what-to-expect"])
def test_a_sheet_says_who_signed_off_all_of_it_instead_of_being_a_draft(make: Make, template: str) -> None:
    draft = make(template, language="both")
    document = make(template, language="both", signed=signed(draft))
    english, spanish = document.sheets
    approved = "Texts of this sheet read and approved by Dr. R. Ahn, pharmacist on November 25, 2026 (revision"
    assert [approved in statement for statement in english.statements] == [True]
    assert spanish.statements[0].startswith(
        "Los textos de esta hoja los leyó y aprobó Dr. R. Ahn, pharmacist el 25 de noviembre de 2026 (revisi"
    )
    assert "not verified" in english.statements[0]
    assert "Draft" not in english.footing.name
    assert "Borrador" not in spanish.footing.name
    assert english.drafts == spanish.drafts == []
    assert document.code == draft.code


def test_where_one_text_is_not_signed_off_or_has_changed_the_draft_line_stays(make: Make) -> None:
    draft = make("side-effects")
    all_of_it = signed(draft)
    older = msgspec.structs.replace(all_of_it[0], hash="of an older text")
    other = msgspec.structs.replace(all_of_it[0], revision=all_of_it[0].revision + 1)
    for kept in (all_of_it[1:], (older, *all_of_it[1:]), (other, *all_of_it[1:]), signed(draft, language="es")):
        sheet = make("side-effects", signed=kept).sheets[0]
        assert sheet.statements == draft.sheets[0].statements
        assert sheet.footing.name.startswith("Draft · ")
        assert sheet.drafts


def test_each_signer_has_a_line_with_the_revisions_read(make: Make) -> None:
    first, *others = signed(make("side-effects"))
    sheet = make("side-effects", signed=(msgspec.structs.replace(first, by="M. Ruiz, counselor"), *others)).sheets[0]
    assert len(sheet.statements) == 2
    assert sum("M. Ruiz, counselor" in statement for statement in sheet.statements) == 1


# Out of date ------------------------------------------------------------------------------------------


def test_a_sheet_that_is_a_year_overdue_or_has_run_out_wants_a_second_thought(library: Library, make: Make) -> None:
    due = library.entry("dissociation").review.due
    for days, asks in ((0, False), (365, False), (366, True)):
        document = make("side-effects", entries=("dissociation",), as_of=due + datetime.timedelta(days))
        assert bool(permission.expired(document)) is asks
    review = msgspec.structs.replace(library.entry("dissociation").review, valid_through=DAY)
    over = Options(as_of=DAY + datetime.timedelta(1), entries=("dissociation",))
    document = compose(other_entry(library, review=review), find("side-effects"), over)
    assert "This handout is out of date: Dissociation" in permission.expired(document)


# The command line -------------------------------------------------------------------------------------


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """The environment of a user whose clinic has a notice and has signed off a sheet."""
    return {"XDG_DATA_HOME": str(tmp_path / "data")}


def made(tmp_path: Path, home: dict[str, str], *arguments: str) -> str:
    target = tmp_path / "sheet.txt"
    done("handout", "make", *arguments, "--format", "txt", "-o", str(target), **home)
    return target.read_text(encoding="utf-8")


def test_the_command_line_prints_notice_and_sign_off_of_the_clinic(
    make: Make, tmp_path: Path, home: dict[str, str]
) -> None:
    clinic = ClinicFile(tmp_path / "data" / "KetaRef" / "clinic")
    clinic.keep(NOTICE, *signed(make("side-effects", entries=("dissociation",))))
    text = made(tmp_path, home, "side-effects", "--entry", "dissociation")
    assert f"Notice from this clinic\n-----------------------\n\n{NOTICE.en}" in text
    assert "read and approved by Dr. R. Ahn, pharmacist on November 25, 2026" in text
    assert "Draft" not in text


def test_a_clinics_file_that_cannot_be_read_is_said_and_the_sheet_is_made(tmp_path: Path, home: dict[str, str]) -> None:
    folder = tmp_path / "data" / "KetaRef" / "clinic"
    ClinicFile(folder).keep(NOTICE)
    db = sqlite3.connect(folder / "clinic.db")
    db.execute("PRAGMA user_version = 99")  # a newer program's
    db.execute("UPDATE seal SET schema = 99")
    db.commit()
    db.close()
    target = tmp_path / "sheet.txt"
    told = run("handout", "make", "overview", "--format", "txt", "-o", str(target), **home)
    assert told.returncode == 0
    assert told.stderr.startswith("ketaref: The clinic’s file was written by a newer KetaRef.")
    assert "Traceback" not in told.stderr
    assert "a clinician has not checked this sheet yet" in target.read_text(encoding="utf-8")


def test_an_expired_sheet_is_made_only_when_it_is_asked_for_as_such(tmp_path: Path, home: dict[str, str]) -> None:
    target = tmp_path / "late.pdf"
    late = ("handout", "make", "side-effects", "--as-of", "2031-01-01", "-o", str(target))
    assert "This handout is out of date: Dissociation" in sentence(1, *late, **home)
    assert not target.exists()
    done(*late, "--expired", **home)
    assert "was due for review on" in "".join(laid_out(target.read_bytes())[0].get_text().split("\n"))
