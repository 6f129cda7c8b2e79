"""`ketaref export`, as a person or a script runs it."""

import json
from pathlib import Path

import pytest

from cli.running import PATCHED, one_sentence, script, sentence
from factories import snapshot
from ketaref.exports.formats import FORMATS, Format

WITHOUT = """
import sys
from ketaref.cli.main import main
sys.modules.update(dict.fromkeys(sys.argv[1].split(",")))  # as if they were not installed
raise SystemExit(main(sys.argv[2:]))
"""


def test_a_site_is_written_with_its_handouts(small_database: Path, tmp_path: Path) -> None:
    process = script(PATCHED, small_database, "export", "html", "-o", tmp_path / "site", "--as-of", "2026-12-01")
    assert process.returncode == 0, process.stderr
    assert process.stdout == f"Wrote {tmp_path / 'site'}.\n"
    told = json.loads((tmp_path / "site" / "ketaref-export.json").read_text(encoding="utf-8"))
    assert told["judged_as_of"] == "2026-12-01"
    assert told["licence"] == "CC-BY-4.0"


def test_nothing_but_our_own_words_is_printed(small_database: Path, tmp_path: Path) -> None:
    """libzim speaks of its progress to whoever has standard output."""
    process = script(PATCHED, small_database, "export", "zim", "--lang", "en", "-o", tmp_path / "a.zim")
    assert (process.stdout, process.stderr) == (f"Wrote {tmp_path / 'a.zim'}.\n", "")


def test_an_unknown_format_is_wrong_usage() -> None:
    assert "invalid choice: 'docx'" in sentence(2, "export", "docx", "-o", "x")


def test_a_format_needs_a_place() -> None:
    assert "-o/--output" in sentence(2, "export", "html")


@pytest.mark.parametrize("form", [form for form in FORMATS if form.needs], ids=lambda form: form.name)
def test_a_missing_extra_gets_a_sentence(form: Format, tmp_path: Path) -> None:
    process = script(WITHOUT, ",".join(form.needs), "export", form.name, "-o", tmp_path / "x")
    assert "pip install 'ketaref[export]'" in one_sentence(process, 1)
    assert not snapshot(tmp_path)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_a_bad_place_gets_a_sentence(form: Format, tmp_path: Path, small_database: Path) -> None:
    process = script(PATCHED, small_database, "export", form.name, "-o", tmp_path / "missing" / "x")
    assert "could not be written" in one_sentence(process, 1)
    assert not snapshot(tmp_path)


def test_the_command_line_alone_loads_no_library_of_the_exports() -> None:
    heavy = ("jinja2", "libzim", "fhir", "pydantic")
    code = f"import sys, ketaref.cli.main; print([name for name in {heavy} if name in sys.modules])"
    assert script(code).stdout == "[]\n"
