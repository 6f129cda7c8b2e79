"""The bundled fonts: whole, free, legible, and the only ones."""

import importlib.util
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from ketaref import paths
from ketaref.typeset.characters import printable

STYLES = sorted(paths.fonts().glob("*.ttf"))
SPANISH = "áéíóúüñÁÉÍÓÚÜÑ¿¡"
TYPOGRAPHY = "–—‘’“”…•×≥≤\N{MINUS SIGN}±°½·\N{NO-BREAK SPACE}®™§"
LOOKALIKES = "Il1O0"


def named(path: Path) -> str:
    return path.stem


def test_there_are_four_styles_of_one_family_and_their_licence() -> None:
    families = {TTFont(path)["name"].getDebugName(1) for path in STYLES}
    assert (len(STYLES), families) == (4, {"Atkinson Hyperlegible Next"})
    assert "SIL OPEN FONT LICENSE" in (paths.fonts() / "OFL.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", STYLES, ids=named)
def test_every_style_prints_both_languages(path: Path) -> None:
    held = TTFont(path).getBestCmap()
    wanted = "".join(map(chr, range(0x20, 0x7F))) + SPANISH + TYPOGRAPHY
    assert not [char for char in wanted if ord(char) not in held]


@pytest.mark.parametrize("path", STYLES, ids=named)
def test_letters_that_look_alike_elsewhere_have_shapes_of_their_own(path: Path) -> None:
    font = TTFont(path)
    glyphs, outlines = font.getBestCmap(), font["glyf"]
    shapes = {str(outlines[glyphs[ord(char)]].getCoordinates(outlines)[0]) for char in LOOKALIKES}
    assert len(shapes) == len(LOOKALIKES)


@pytest.mark.parametrize("path", STYLES, ids=named)
def test_digits_can_stand_in_columns(path: Path) -> None:
    assert "tnum" in {record.FeatureTag for record in TTFont(path)["GSUB"].table.FeatureList.FeatureRecord}


def test_bold_is_a_drawn_bold_not_a_thickened_regular() -> None:
    weights = {path.stem.rpartition("-")[2]: TTFont(path)["OS/2"].usWeightClass for path in STYLES}
    assert (weights["Regular"], weights["Bold"]) == (400, 700)


def test_the_list_of_characters_is_the_one_that_the_fonts_hold() -> None:
    spec = importlib.util.spec_from_file_location("fonts", paths.content().parent / "tools" / "fonts.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    held = set.intersection(*(set(TTFont(path).getBestCmap()) for path in STYLES))
    lines = [f"{first:04X} {last:04X}" for first, last in tool.runs(sorted(held))]
    assert (paths.fonts() / "characters.txt").read_text(encoding="ascii").splitlines() == lines


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("¿Cuántas? 0.5–2.5 mg, ≥ 65", "¿Cuántas? 0.5–2.5 mg, ≥ 65"),
        ("non\N{NON-BREAKING HYPHEN}breaking", "non-breaking"),
        ("an\N{ZERO WIDTH SPACE}d a \N{RIGHT-TO-LEFT OVERRIDE}mark", "and a mark"),
        ("a \N{RIGHTWARDS ARROW} b", "a -> b"),
        ("TNF-\N{GREEK SMALL LETTER ALPHA}", "TNF-alpha"),
        ("e\N{COMBINING ACUTE ACCENT}", "é"),
        ("\N{LATIN SMALL LIGATURE FFI} \N{CIRCLED DIGIT ONE}", "ffi 1"),
        ("\N{PILE OF POO}", "?"),
        ("two\nlines\x00", "two lines"),
    ],
)
def test_what_the_font_lacks_is_said_with_what_it_has(text: str, printed: str) -> None:
    assert printable(text) == printed
