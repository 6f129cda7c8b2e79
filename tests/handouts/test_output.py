"""Writing files: whole or not at all, under a name that tells nothing."""

import re
from pathlib import Path

import pytest

from factories import folder_for_all, runs_on_unix, snapshot
from handouts.making import Make
from ketaref.errors import CannotWrite
from ketaref.handouts import output
from ketaref.handouts.plain import plain
from ketaref.typeset.engine import Typesetter


def test_each_form_is_written_as_itself(make: Make, typesetter: Typesetter, tmp_path: Path) -> None:
    document = make("what-to-expect")
    assert output.write(document, "pdf", tmp_path / "a.pdf", typesetter) == [tmp_path / "a.pdf"]
    assert (tmp_path / "a.pdf").read_bytes() == output.pdf(document, typesetter)
    assert output.write(document, "txt", tmp_path / "a.txt", typesetter) == [tmp_path / "a.txt"]
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == plain(document)
    pages = output.write(document, "svg", tmp_path / "a.svg", typesetter)
    assert pages == [tmp_path / "a-1.svg", tmp_path / "a-2.svg"]
    assert [page.read_bytes() for page in pages] == output.svg(document, typesetter)
    assert len(snapshot(tmp_path)) == 4


def test_an_older_file_is_replaced(make: Make, typesetter: Typesetter, tmp_path: Path) -> None:
    target = tmp_path / "sheet.txt"
    target.write_text("old", encoding="utf-8")
    output.write(make("side-effects"), "txt", target, typesetter)
    assert target.read_text(encoding="utf-8").startswith("Side effects")


def test_an_older_file_stays_whole_where_the_new_one_cannot_be_written(
    make: Make, typesetter: Typesetter, tmp_path: Path
) -> None:
    target = tmp_path / "sheet.pdf"
    target.mkdir()
    (target / "old").write_text("old", encoding="utf-8")
    before = snapshot(tmp_path)
    with pytest.raises(CannotWrite, match=r"sheet\.pdf could not be written"):
        output.write(make("side-effects"), "pdf", target, typesetter)
    assert snapshot(tmp_path) == before


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="Choose another folder"):
        output.write_whole(tmp_path / "nowhere" / "a.pdf", b"")


@pytest.mark.skipif(not runs_on_unix(), reason="a full disk is a device file of Unix")
def test_a_full_disk_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        output.write_whole(Path("/dev/full/a.pdf"), b"x")
    with folder_for_all() as folder:
        output.write_whole(folder / "a", b"x")
        assert [path.name for path in folder.iterdir()] == ["a"]


@pytest.mark.parametrize("language", ["en", "es", "both"])
def test_the_name_offered_tells_nothing_of_a_person_or_an_illness(make: Make, language: str) -> None:
    for template in ("what-to-expect", "side-effects", "about-condition"):
        name = output.file_name(make(template, language=language))
        assert re.fullmatch(r"handout-(visit|effects|topic)-(en|es|en-es)-v[\d.]+\.pdf", name)


def test_pictures_for_the_preview_have_the_size_that_was_asked_for(make: Make, typesetter: Typesetter) -> None:
    page = output.png(make("what-to-expect"), typesetter, ppi=72)[0]
    width, height = (int.from_bytes(page[at : at + 4]) for at in (16, 20))
    assert (width, height) == (612, 792)
