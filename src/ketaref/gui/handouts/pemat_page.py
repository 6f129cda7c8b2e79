"""How a handout meets the items of PEMAT-P that a machine can judge, as a page of text."""

from html import escape

from ketaref.gui.page import Page
from ketaref.handouts.pemat import Item
from ketaref.i18n import _


def pemat_page(items: list[Item]) -> Page:
    """Return the page that lists each item as passed or not; what one looks for, those that are not, stand first."""
    title = _("What a machine can check")
    lead = _(
        "Of the PEMAT list for patient materials, a machine can judge these items. The others, and whether these are "
        "met well, are for two people who did not write the sheet: not done."
    )
    listed = "".join(f"<li>{_line(item)}</li>" for item in sorted(items, key=lambda item: item.passed))
    return Page(title, f'<h1>{escape(title)}</h1><p class="lead">{escape(lead)}</p><ul>{listed}</ul>')


def _line(item: Item) -> str:
    says = item.says[0].lower() + item.says[1:]
    line = _("{item}: passed") if item.passed else _("{item}: not passed")
    said = escape(line.format(item=_("Item {number}, {says}").format(number=item.number, says=says)))
    return said if item.passed else f"<b>{said}</b>"
