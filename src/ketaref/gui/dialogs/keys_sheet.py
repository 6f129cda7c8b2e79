"""The sheet of keys (F1), drawn from the declared commands."""

from html import escape

from ketaref.gui import actions
from ketaref.gui.page import Page
from ketaref.i18n import _


def keys_page(tab_titles: list[str]) -> Page:
    """Return the page that lists every command that has a key, under the names of the menus."""
    title, everywhere = _("Keys"), _("Everywhere")
    parts = [f"<h1>{escape(title)}</h1>"]
    for menu in actions.MENUS:
        rows = [
            (" / ".join(actions.keys_of(command)), actions.plain(command.text))
            for command in actions.COMMANDS
            if command.menu == menu and command.keys
        ]
        if menu == actions.GO:
            shown = zip(actions.TAB_KEYS, tab_titles, strict=False)
            rows += [(actions.shown_key(key), _(title)) for key, title in shown]
        if rows:
            parts.append(f"<h2>{escape(actions.plain(menu))}</h2>{_table(rows)}")
    parts.append(f"<h2>{escape(everywhere)}</h2>{_table(_general())}")
    return Page(title, "".join(parts))


def _general() -> list[tuple[str, str]]:
    return [
        ("Tab", _("Next control or link")),
        ("Enter", _("Open the entry, the link or the source")),
        ("Esc", _("Close what was opened; in the search field: empty it and go back")),
        ("Alt", _("Menus")),
    ]


def _table(rows: list[tuple[str, str]]) -> str:
    lines = "".join(
        f'<tr><td class="cell" width="38%"><b>{escape(keys)}</b></td><td class="cell">{escape(text)}</td></tr>'
        for keys, text in rows
    )
    return f'<table class="pairs" width="100%" cellspacing="0">{lines}</table>'
