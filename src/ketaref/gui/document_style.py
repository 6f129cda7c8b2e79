"""The look of running text: the part of CSS that Qt's rich text knows, filled with colours and sizes."""

from functools import lru_cache
from string import Template

from ketaref.gui import metrics
from ketaref.gui.colours import Colours

FAMILY = "Atkinson Hyperlegible Next"

_CSS = Template("""
body { color: $ink; font-size: ${body}px; }
p, li { line-height: 126%; margin-top: 0; margin-bottom: ${p_after}px; }
p, li, h2, h3 { margin-right: ${aside}px; }
li { margin-bottom: ${li_after}px; }
ul, ol { margin-top: 0; margin-bottom: ${p_after}px; }
h1 { font-size: $h1; font-weight: bold; margin-top: ${h1_before}px; margin-bottom: ${li_after}px; }
h2 { font-size: $h2; font-weight: bold; margin-top: ${h2_before}px; margin-bottom: ${h2_after}px; }
h2.row { font-size: medium; margin: 0; }
p.row { font-size: 4px; margin: 0; }
h3 { font-size: $h3; font-weight: bold; margin-top: ${h3_before}px; margin-bottom: ${li_after}px; }
h4 { font-size: ${body}px; font-weight: bold; color: $muted; margin-top: ${p_after}px; margin-bottom: 2px; }
a { color: $accent; text-decoration: underline; }
a.cite { color: $accent; text-decoration: none; font-size: ${small}px; }
p.lead { font-size: ${lead}px; color: $muted; line-height: 118%; margin-bottom: ${p_after}px; }
p.kind { font-size: ${small}px; color: $muted; margin-bottom: 0; }
p.badges { line-height: 150%; margin-right: 0; margin-bottom: ${li_after}px; }
p.caption, p.table-title { font-size: ${small}px; color: $muted; line-height: 118%; }
p.picture { line-height: 100%; margin-right: 0; }
p.chart-title { font-size: ${table}px; line-height: 118%; margin-bottom: 2px; margin-top: ${li_after}px; }
p.table-title { margin-bottom: ${li_after}px; }
p.quiet { font-size: ${small}px; color: $muted; line-height: 118%; margin-bottom: ${li_after}px; }
span.quiet { font-size: ${small}px; color: $muted; }
span.good { color: $good_ink; background-color: $good_ground; font-size: ${small}px; }
span.info { color: $info_ink; background-color: $info_ground; font-size: ${small}px; }
span.caution { color: $caution_ink; background-color: $caution_ground; font-size: ${small}px; }
span.danger { color: $danger_ink; background-color: $danger_ground; font-size: ${small}px; font-weight: bold; }
span.neutral { color: $neutral_ink; background-color: $neutral_ground; font-size: ${small}px; }
td.cell, th { padding: ${cell}px ${cell_side}px ${cell}px 0; border-bottom-width: 1px; border-bottom-style: solid;
  border-bottom-color: $rule; }
td.cell { font-size: ${table}px; }
th { color: $muted; font-size: ${small}px; font-weight: bold; text-align: left; }
td.button { background-color: $accent; padding: ${button}px ${button_side}px; }
td.beside { color: $muted; font-size: ${small}px; padding: ${button}px; }
a.button { color: $on_accent; text-decoration: none; font-weight: bold; }
td.panel { font-size: ${small}px; color: $ink; padding-right: ${panel_gap}px; padding-bottom: ${cell}px; }
td.notice { background-color: $caution_ground; color: $caution_ink; font-size: ${small}px; padding: ${cell_pad}px; }
""")


def body_size(system_pixels: float, zoom: int) -> float:
    """Return the size of running text in pixels at a zoom in percent, from the size of the system's own text."""
    return system_pixels * metrics.BODY_PER_SYSTEM * zoom / 100


@lru_cache(maxsize=8)  # every page asks for it
def document_css(
    colours: Colours,
    body: float,
    aside: float = 0,
    headings: tuple[str, str, str] = ("xx-large", "x-large", "large"),
) -> str:
    """Return the CSS of a page whose text is `body` pixels high and leaves `aside` pixels free at its right.

    `headings` are the sizes of its headings, as CSS names them: Qt heeds no others.
    """
    sizes = {
        "body": body,
        "aside": aside,
        "lead": body * metrics.LEAD,
        "small": body * metrics.SMALL,
        "table": body * metrics.TABLE,
        "p_after": body * 0.75,
        "li_after": body * 0.35,
        "h1_before": body * 0.2,
        "h2_before": body * 1.7,
        "h2_after": body * 0.5,
        "h3_before": body * 1.1,
        "cell": body * 0.42,
        "cell_side": body * metrics.CELL_SIDE,
        "cell_pad": body * 0.7,
        "panel_gap": body * metrics.PANEL_GAP,
        "button": body * metrics.BUTTON,
        "button_side": body * metrics.BUTTON_SIDE,
    }
    named = {f"h{level}": size for level, size in enumerate(headings, 1)}
    plain = {name: value for name, value in colours._asdict().items() if isinstance(value, str)}
    tones = {
        f"{name}_{part}": getattr(colours.tone(name), part)
        for name in ("good", "info", "caution", "danger", "neutral")
        for part in ("ink", "ground")
    }
    return _CSS.substitute(plain | tones | named | {name: round(size) for name, size in sizes.items()})
