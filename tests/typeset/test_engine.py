"""The Typst wrapper: closed to the world, deterministic, and plain about what went wrong."""

import datetime
import re
import subprocess
import sys
from pathlib import Path

import pytest

from ketaref import paths
from ketaref.errors import TypesettingFailed
from ketaref.typeset.engine import Typesetter

DAY = datetime.date(2026, 11, 22)
FIGURE = {"kind": "icon-array", "count": 3, "of": 100, "width": 120}


@pytest.fixture
def resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of templates of our own, with the real fonts."""
    fonts = paths.fonts()
    monkeypatch.setattr(paths, "typst_root", lambda: tmp_path)
    monkeypatch.setattr(paths, "fonts", lambda: fonts)
    return tmp_path


def refusal(resources: Path, source: str) -> str:
    (resources / "a.typ").write_text(source, encoding="utf-8")
    with pytest.raises(TypesettingFailed) as raised:
        Typesetter().svg("a.typ", {})
    return str(raised.value)


def test_a_fault_of_a_template_is_one_sentence(resources: Path) -> None:
    said = refusal(resources, "#nothing-of-that-name")
    assert "a.typ" in said
    assert "unknown variable" in said
    assert "\n" not in said


def test_a_missing_template_is_said_too() -> None:
    with pytest.raises(TypesettingFailed, match=r"nowhere\.typ"):
        Typesetter().svg("nowhere.typ", {})


def test_templates_cannot_read_outside_the_resources(resources: Path) -> None:
    (resources.parent / "secret.txt").write_text("secret", encoding="utf-8")
    assert refusal(resources, '#read("../secret.txt")')
    assert refusal(resources, '#read("/etc/passwd")')


@pytest.mark.parametrize(
    "path", sorted(paths.typst_root().rglob("*.typ")), ids=lambda path: path.parent.name + path.stem
)
def test_no_template_imports_a_package_or_a_path_made_up_at_run_time(path: Path) -> None:
    """Typst would fetch a package it does not find from the network."""
    imports = re.findall(r"(?:import|include)\s+(.*)", path.read_text(encoding="utf-8"))
    assert all(re.match(r'"[/\w.-]+\.typ"', target) for target in imports), imports


def test_no_font_but_ours_is_there(resources: Path) -> None:
    source = '#set page(width: auto, height: auto)\n#set text(font: "{font}", fallback: false)\nLetters'

    def drawn(font: str) -> int:
        (resources / "a.typ").write_text(source.format(font=font), encoding="utf-8")
        return Typesetter().svg("a.typ", {})[0].count(b"<use")

    assert drawn("Atkinson Hyperlegible Next") == len("Letters")
    assert drawn("Libertinus Serif") == 0


def test_the_same_input_makes_the_same_bytes_in_any_typesetter(resources: Path) -> None:
    source = '#set document(title: "A")\n#set text(font: "Atkinson Hyperlegible Next")\n= A\n#read("/document.json")'
    (resources / "a.typ").write_text(source, encoding="utf-8")
    first, second = (Typesetter().pdf("a.typ", {"a": 1}, released=DAY) for _ in range(2))
    assert first == second
    assert first != Typesetter().pdf("a.typ", {"a": 2}, released=DAY)


def test_one_typesetter_makes_one_thing_after_another() -> None:
    typesetter = Typesetter()
    small = typesetter.png("typst/drawing.typ", FIGURE, ppi=72)[0]
    large = typesetter.png("typst/drawing.typ", FIGURE, ppi=144)[0]
    assert len(large) > len(small)
    assert typesetter.svg("typst/drawing.typ", FIGURE) == typesetter.svg("typst/drawing.typ", FIGURE)


@pytest.mark.parametrize("keeping_last", [False, True])
def test_a_rest_changes_nothing_that_is_made(keeping_last: bool) -> None:
    typesetter = Typesetter()
    typesetter.rest(keeping_last=keeping_last)
    before = typesetter.svg("typst/drawing.typ", FIGURE)
    typesetter.rest(keeping_last=keeping_last)
    typesetter.give_back()
    assert typesetter.svg("typst/drawing.typ", FIGURE) == before


def test_typst_is_loaded_with_the_first_page_not_before() -> None:
    code = "import sys, ketaref.handouts.output, ketaref.typeset.drawings; print('typst' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems look after freed memory themselves")
def test_freed_memory_is_held_until_it_is_given_back() -> None:
    """In a process of its own: what another test has freed before says nothing."""
    code = """
import resource
from ketaref.typeset.engine import Typesetter

def resident():
    return int(open("/proc/self/statm").read().split()[1]) * resource.getpagesize()

typesetter = Typesetter()
typesetter.warm_up()
some = [bytes(200_000) for _ in range(200)]
full = resident()
del some
held = resident()
typesetter.give_back()
print(full - held < 5_000_000, held - resident() > 25_000_000)
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["True", "True"]
