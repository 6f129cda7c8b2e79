"""Sets of sheets that the clinic saved, made from the command line."""

from pathlib import Path

import pytest

from cli.running import done, sentence
from ketaref.clinic.records import HandoutSet, Letterhead, SheetChoice
from ketaref.clinic.store import ClinicFile

INTAKE = HandoutSet(
    name="Our intake packet",
    sheets=(
        SheetChoice(template="overview"),
        SheetChoice(template="side-effects", entries=("nausea-vomiting",), sections=("effects",)),
        SheetChoice(template="composed", entries=("driving", "ptsd")),
    ),
    language="both",
    discreet=True,
    letterhead=True,
)


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """The environment of a user whose clinic has a letterhead and one set."""
    clinic = ClinicFile(tmp_path / "data" / "KetaRef" / "clinic")
    clinic.keep(Letterhead(name="Riverside Clinic", phone="555-0142"), INTAKE)
    return {"XDG_DATA_HOME": str(tmp_path / "data")}


def test_a_set_is_made_by_its_name(home: dict[str, str], tmp_path: Path) -> None:
    output = tmp_path / "set.txt"
    done("handout", "make", "--set", "our INTAKE packet", "--format", "txt", "-o", str(output), **home)
    text = output.read_text(encoding="utf-8")
    assert text.count("Your medicine visit\n===") == 3
    assert text.count("Su cita médica\n===") == 3
    assert text.count("Your clinic: Riverside Clinic, 555-0142.") == 3
    assert text.index("nausea") < text.index("* Driving *") < text.index("* Post-traumatic")
    assert "Sedation" not in text


def test_a_packet_is_named_by_its_templates(tmp_path: Path) -> None:
    output = tmp_path / "packet.txt"
    done("handout", "make", "overview", "after-visit", "--format", "txt", "-o", str(output))
    assert output.read_text(encoding="utf-8").count("\n====") == 2


@pytest.mark.parametrize(
    ("code", "arguments", "said"),
    [
        (2, ["--set", "nothing"], "no set named 'nothing'. Saved sets: Our intake packet."),
        (2, [], "Name the templates"),
        (2, ["overview", "--set", "our intake packet"], "Name the templates"),
        (2, ["overview", "side-effects", "--entry", "dissociation"], "belong to one sheet"),
        (2, ["overview"] * 13, "1 to 12 sheets"),
    ],
)
def test_what_is_no_packet_is_said(
    home: dict[str, str], tmp_path: Path, code: int, arguments: list[str], said: str
) -> None:
    assert said in sentence(code, "handout", "make", *arguments, "-o", str(tmp_path / "x.pdf"), **home)


def test_a_letterhead_is_printed_where_it_is_asked_for(home: dict[str, str], tmp_path: Path) -> None:
    output = tmp_path / "sheet.txt"
    done("handout", "make", "overview", "--letterhead", "--format", "txt", "-o", str(output), **home)
    assert "Your clinic: Riverside Clinic" in output.read_text(encoding="utf-8")
    nobody = {"XDG_DATA_HOME": str(tmp_path / "nobody")}
    assert "no letterhead yet" in sentence(
        2, "handout", "make", "overview", "--letterhead", "-o", str(output), **nobody
    )
    assert not (tmp_path / "nobody").exists()
