"""Exported pages have the colours of the window."""

import re

import pytest

from ketaref import paths
from ketaref.exports import drawings
from ketaref.gui.colours import DARK, LIGHT, Colours

TONES = ("good", "info", "caution", "danger", "neutral")


@pytest.mark.parametrize(("at", "colours"), [(0, LIGHT), (1, DARK)], ids=["light", "dark"])
def test_pages_have_the_colours_of_the_window(at: int, colours: Colours) -> None:
    css = (paths.resources() / "exports" / "style.css").read_text(encoding="utf-8")
    block = re.findall(r":root \{(.*?)\}", css, re.DOTALL)[at]
    said = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block))
    wanted = {key.replace("_", "-"): value for key, value in colours._asdict().items() if isinstance(value, str)}
    for tone in TONES:
        wanted[tone], wanted[f"{tone}-ground"] = colours.tone(tone)
    assert said
    assert said == {key: wanted[key] for key in said}


def test_drawings_have_the_colours_of_the_window() -> None:
    for inks, colours in ((drawings.LIGHT, LIGHT), (drawings.DARK, DARK)):
        assert inks == {"solid": colours.accent, "outline": colours.muted, "ground": colours.paper}
