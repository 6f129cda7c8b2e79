"""Colours by role, light and dark, with and without high contrast. Everything that has a colour takes it from here.

Text reaches 4.5:1 on every ground it stands on and edges of controls 3:1 (WCAG 2.1, 1.4.3 and 1.4.11); a test
walks `pairs`. High contrast reaches 7:1 for both. `off` is what cannot be used just now; `rule` only parts.
"""

from typing import NamedTuple


class Tone(NamedTuple):
    """A pair of colours for a badge or a notice."""

    ink: str
    ground: str


class Colours(NamedTuple):
    """One set of colours, each named after what it is for."""

    dark: bool
    ground: str
    paper: str
    ink: str
    muted: str
    rule: str
    edge: str
    off: str
    hover: str
    accent: str
    on_accent: str
    accent_soft: str
    mark: str
    strip: str
    on_strip: str
    chosen: Tone
    good: Tone
    info: Tone
    caution: Tone
    danger: Tone
    neutral: Tone

    def tone(self, name: str) -> Tone:
        """Return the tone of that name, the neutral one for a name we do not know."""
        found = getattr(self, name, self.neutral)
        return found if isinstance(found, Tone) else self.neutral


LIGHT = Colours(
    dark=False,
    ground="#f3f6f7",
    paper="#ffffff",
    ink="#18212a",
    muted="#51606b",
    rule="#dbe3e7",
    edge="#768690",
    off="#768690",
    hover="#e7eef1",
    accent="#0b5a75",
    on_accent="#ffffff",
    accent_soft="#dfeef3",
    mark="#ffe7a3",
    strip="#0d3c4d",
    on_strip="#ffffff",
    chosen=Tone("#18212a", "#dfeef3"),
    good=Tone("#14532d", "#e0f2e6"),
    info=Tone("#0b4f6c", "#dfeef3"),
    caution=Tone("#674100", "#fcefcf"),
    danger=Tone("#8c1c1c", "#fbe3e1"),
    neutral=Tone("#3d4a53", "#e8edf0"),
)
DARK = Colours(
    dark=True,
    ground="#12181c",
    paper="#182026",
    ink="#e6ecef",
    muted="#a8b6bf",
    rule="#2c3840",
    edge="#6f818c",
    off="#6f818c",
    hover="#212b32",
    accent="#7fc9e4",
    on_accent="#05222d",
    accent_soft="#1c3a47",
    mark="#665012",
    strip="#0c2a36",
    on_strip="#e9f4f8",
    chosen=Tone("#e6ecef", "#1c3a47"),
    good=Tone("#a8e4ba", "#173324"),
    info=Tone("#aadcf0", "#173642"),
    caution=Tone("#f3d48f", "#392d10"),
    danger=Tone("#ffb8b0", "#44211e"),
    neutral=Tone("#c8d2d9", "#2a343b"),
)
LIGHT_CONTRAST = Colours(
    dark=False,
    ground="#ffffff",
    paper="#ffffff",
    ink="#000000",
    muted="#000000",
    rule="#000000",
    edge="#000000",
    off="#595959",
    hover="#e6e6e6",
    accent="#002f6c",
    on_accent="#ffffff",
    accent_soft="#cfe0ff",
    mark="#fff176",
    strip="#000000",
    on_strip="#ffffff",
    chosen=Tone("#ffffff", "#002f6c"),
    good=Tone("#ffffff", "#00451a"),
    info=Tone("#ffffff", "#002f6c"),
    caution=Tone("#000000", "#ffe14d"),
    danger=Tone("#ffffff", "#7a0000"),
    neutral=Tone("#000000", "#e6e6e6"),
)
DARK_CONTRAST = Colours(
    dark=True,
    ground="#000000",
    paper="#000000",
    ink="#ffffff",
    muted="#ffffff",
    rule="#ffffff",
    edge="#ffffff",
    off="#a6a6a6",
    hover="#2b2b2b",
    accent="#ffe14d",
    on_accent="#000000",
    accent_soft="#3a3200",
    mark="#5c4d00",
    strip="#ffffff",
    on_strip="#000000",
    chosen=Tone("#000000", "#ffe14d"),
    good=Tone("#000000", "#7df0a3"),
    info=Tone("#000000", "#8fdcff"),
    caution=Tone("#000000", "#ffe14d"),
    danger=Tone("#000000", "#ffa59c"),
    neutral=Tone("#ffffff", "#2b2b2b"),
)


def pairs(colours: Colours) -> list[tuple[str, str, float]]:
    """Return every pair of colours that meet, front and ground, with the least contrast they need."""
    text = [
        (front, ground, 4.5)
        for front in (colours.ink, colours.muted, colours.accent)
        for ground in (colours.paper, colours.ground, colours.hover, colours.accent_soft)
    ]
    tones = (colours.good, colours.info, colours.caution, colours.danger, colours.neutral, colours.chosen)
    toned = [(tone.ink, tone.ground, 4.5) for tone in tones]
    graphics = [
        (front, ground, 3.0)
        for front in (colours.edge, colours.off, colours.accent)
        for ground in (colours.paper, colours.ground)
    ]
    return [
        *text,
        *toned,
        *graphics,
        (colours.ink, colours.mark, 4.5),
        (colours.on_accent, colours.accent, 4.5),
        (colours.on_strip, colours.strip, 4.5),
    ]


def contrast(front: str, ground: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.1, relative luminance)."""
    high, low = sorted((_luminance(front), _luminance(ground)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
