"""Exported pages have the colours of the window."""

import re

import pytest

from ketaref import paths
from ketaref.exports import drawings

theme = pytest.importorskip("ketaref.gui.theme", reason="the core's environment has no Qt, and so no window")
TONES = ("good", "info", "caution", "danger", "neutral")


@pytest.mark.parametrize(("at", "name"), [(0, "LIGHT"), (1, "DARK")])
def test_pages_have_the_colours_of_the_window(at: int, name: str) -> None:
    css = (paths.resources() / "exports" / "style.css").read_text(encoding="utf-8")
    block = re.findall(r":root \{(.*?)\}", css, re.DOTALL)[at]
    said = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block))
    colours = getattr(theme, name)
    wanted = {key.replace("_", "-"): value for key, value in colours._asdict().items() if isinstance(value, str)}
    for tone in TONES:
        wanted[tone], wanted[f"{tone}-ground"] = colours.tone(tone)
    assert said
    assert said == {key: wanted[key] for key in said}


def test_drawings_have_the_colours_of_the_window() -> None:
    for inks, colours in ((drawings.LIGHT, theme.LIGHT), (drawings.DARK, theme.DARK)):
        assert inks == {"solid": colours.accent, "outline": colours.muted, "ground": colours.paper}
