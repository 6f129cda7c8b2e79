"""Spaces and sizes, in one place. Lengths are device-independent pixels; text sizes are parts of the body size."""

TIGHT, CLOSE, GAP, WIDE, ROOMY = 4, 8, 12, 20, 32
"""The steps of space: inside a control, between neighbours, between groups, around a page."""

RADIUS = 6
"""Corner of buttons, fields and panels."""
EDGE, HIGHEST = 3, 16_384
"""The line at what is read that has the keyboard: how wide, and higher than any screen."""

ICON = 18
LEAST_TARGET = 24
"""Least height of anything to be clicked (WCAG 2.2, 2.5.8)."""

TAB_GAP, TAB_GAP_LEAST = 32, 16
"""What a tab takes beside its title, and where there is little room."""

LIST_WIDTH = 320
LIST_LEAST_WIDTH = 220
LIST_MOST_NEEDED = 360
"""What a list takes of the page at most, however large its text."""
CONTENTS_WIDTH = 216
WINDOW_SIZE = (1180, 740)
PAPER_SIZE = (760, 680)
WINDOW_LEAST_SIZE = (720, 480)

PAGE_EM, MEASURE_EM = 40.0, 32.5
"""Widest page and widest line of running text, in sizes of the body; a line holds about 72 letters."""
CELL_EM, CELL_LEAST_EM = 20.0, 9.0
"""Widest and narrowest cell of things side by side: about 45 letters in a line, and the fewest that read well."""
MARGIN_EM = 3.0
LEAST_MARGIN = 20
_NARROW_ROOM, _NARROW_EM = 480, 16.0
"""Where a page has no more pixels than this, or sizes of its text, all of it is for its text."""

ZOOM_STEPS = (80, 90, 100, 110, 125, 150, 175, 200, 250, 300)
"""Text sizes in percent."""
ZOOM_NORMAL = 100
BESIDE_MOST = 200
"""Menus, tabs, buttons, fields and lists grow with the text up to here: beyond, no page would be left beside them."""
WINDOW_LEAST_EM = (44, 25)
"""Sizes of their text that the window has across and down at least, or they grow less."""
ANY_LENGTH = 16_777_215
"""What Qt calls no limit of a width or height; PySide does not name it."""
LINE_SHARE = 0.34
"""Of a line of a bar, what a text beside buttons is content with."""
SCREEN_SHARE = 0.94
"""Of a screen, what a window may take of its width and height when it opens."""

UI_PER_SYSTEM = 1.12
"""Our interface text against the system's: Atkinson Hyperlegible runs a little small."""
BODY_PER_SYSTEM = 1.36
"""Running text against the system's interface text: 12 pixels give 16."""

LEAD, SMALL = 1.14, 0.9
"""Sizes of the summary, and of captions and sources; those of headings are in `heading_sizes`."""
TABLE, CELL_SIDE = 0.94, 0.8
"""The size of text in a cell, and what is free at its right, in sizes of the body."""

PANEL_GAP = 1.5
"""What is free at the right of each picture of a figure, in sizes of the body."""

BUTTON, BUTTON_SIDE = 0.5, 1.2
"""What a button of a page has above and below, and at each side, in sizes of the body."""

INDENT = 1.4
"""How far a list stands in, in sizes of the body."""

PALETTE_SIZE = (560, 460)

WARNING_SECONDS = 60
"""Between the warning that nobody seems to be here, and the clearing."""

AFTER_FRAME_MS = 10
"""Between the first paint and the list: a key that waits already is answered before."""
AFTER_PAINT_MS = 40
"""Between the first paint and what the first key does not need: less than an eye notices."""
AFTER_ZOOM_MS = 200
"""Between another text size and all that stands around the page: whoever goes on making text bigger waits for none."""


def zoom_step(zoom: int, steps: int) -> int:
    """Return the text size `steps` further up (or, negative, down) the scale, within its ends."""
    at = min(range(len(ZOOM_STEPS)), key=lambda index: abs(ZOOM_STEPS[index] - zoom))
    return ZOOM_STEPS[max(0, min(len(ZOOM_STEPS) - 1, at + steps))]


def page_margin(room: int, body: float, em: float = PAGE_EM) -> int:
    """Return what a page with text of `body` pixels leaves free at each side of a room, to keep its lines readable.

    `em` is how wide the page may be, in sizes of that text.
    """
    wide = (room - body * em) / 2 - WIDE
    narrow = min(body * MARGIN_EM, LEAST_MARGIN)
    return round(max(narrow, wide) if room > max(_NARROW_ROOM, body * _NARROW_EM) else 0)
