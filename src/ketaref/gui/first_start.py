"""The page of the first start: what KetaRef is and is not, whom to call, how to search. Pure text, without Qt."""

from html import escape

from ketaref.clinic import policy
from ketaref.gui.actions import key_of
from ketaref.gui.page import Page
from ketaref.i18n import _, spoken
from ketaref.model.help_line import HelpLine

SEEN = "seen:first-start"
"""The address of the link that leaves this page for good."""


def first_start_page(lines: list[HelpLine]) -> Page:
    """Return the page that stands in the start page's place until it was left; `lines` are the help lines."""
    lead = _("Ketamine and esketamine therapy: a reference for counselors, and handouts for their clients.")
    rows = (
        (_("What it is"), [" ".join(_is())]),
        (_("What it is not"), [" ".join(_is_not())]),
        (
            _("Help lines"),
            [*(escape(line.call.in_language(spoken())) for line in lines if line.strip), _more_lines(len(lines))],
        ),
        (_("How to search"), _search()),
    )
    table = "".join(_row(heading, said) for heading, said in rows)
    return Page(
        _("Welcome to KetaRef"),
        f'<h1>{escape(_("Welcome to KetaRef"))}</h1><p class="lead">{escape(lead)}</p>'
        f'<table class="pairs" width="100%" cellspacing="0">{table}</table>{_button()}',
    )


def _row(heading: str, said: list[str]) -> str:
    return (
        f'<tr><td class="cell" width="22%"><h2 class="row">{escape(heading)}</h2></td>'
        f'<td class="cell">{"<br/>".join(said)}</td></tr>'
    )


def _button() -> str:
    start = escape(_("Start using KetaRef"))
    link = f'<a class="button" href="{SEEN}">{start}</a>'
    after = escape(_("This page is then not shown again."))
    return (
        f'<p class="row"><br/></p><table cellspacing="0"><tr><td class="button">{link}</td>'
        f'<td class="beside">{after}</td></tr></table>'
    )


def _is() -> list[str]:
    return [
        escape(
            _("Texts were drafted from the sources they name; each page says whether it was reviewed, and by whom.")
        ),
        escape(_("KetaRef works without internet, and remembers how this window looks and what your clinic saves.")),
    ]


def _is_not() -> list[str]:
    return [
        escape(_("It does not diagnose, compute a dose, score a test, or choose a treatment for a person.")),
        escape(_("It keeps nothing of what you search, read or print, and asks for nothing about a client.")),
    ]


def _more_lines(count: int) -> str:
    guides = f'<a href="tab:guides">{escape(_("Guides"))}</a>'
    said = escape(_("These stand at the foot of the window. All {count} lines are under {guides}."))
    return said.format(count=count, guides=guides)


def _search() -> list[str]:
    said = [
        _("{search}, then type: a condition, a medicine, a worry, a whole question, in English or Spanish."),
        _("{palette} finds every command, {keys} lists the keys."),
        _(
            "When a client leaves, {finish} clears the search, what was read and the handout. So do {minutes} minutes "
            "without use, after a warning."
        ),
    ]
    keys = {command: f"<b>{escape(key_of(command))}</b>" for command in ("search", "palette", "keys", "finish")}
    minutes = policy.in_force().idle_minutes
    return [escape(line).format(minutes=minutes, **keys) for line in said]
