"""What the entry view shows, put together as HTML: pure text in, pure text out, without Qt.

The library holds each section rendered; here they get their title, badges, review statements, related entries
and sources. Everything that is not already HTML is escaped.
"""

import datetime
import re
from html import escape
from typing import Literal, NamedTuple

from ketaref.i18n import _
from ketaref.model.entry import Citation, Entry, EntrySummary
from ketaref.model.review import long_date, statements
from ketaref.model.text import Language
from ketaref.model.types import entry_type

Section = Literal["counselor", "client", "spanish"]
"""Which text of an entry is shown."""

SECTION_PREFIX = "section-"
SOURCE_PREFIX = "source-"

_CAPTION = re.compile(r"(?:<h[34]>(?P<heading>[^<]*)</h[34]>\s*)?<table>(?P<caption><caption>.*?</caption>)")


class Page(NamedTuple):
    """A page to show: the name a screen reader says, its HTML, and the language it is in."""

    name: str
    html: str
    language: Language = "en"


def sections_of(entry: Entry) -> tuple[Section, ...]:
    """Return which texts the entry has."""
    return ("counselor", "client", "spanish") if "es" in entry.editions else ("counselor", "client")


def entry_page(entry: Entry, section: Section, today: datetime.date) -> Page:
    """Return the page of an entry for one reader; an entry without Spanish is shown in English."""
    language: Language = "es" if section == "spanish" and "es" in entry.editions else "en"
    audience = "counselor" if section == "counselor" else "client"
    edition = entry.edition(language)
    kind = entry_type(entry.type).singular.in_language(language)
    texts = [text for text in edition.sections if text.audience == audience]
    parts = [
        f'<p class="kind">{escape(kind)}</p><h1>{escape(edition.title)}</h1>',
        f'<p class="lead">{escape(edition.summary)}</p>',
        _badges(entry),
        _notice(entry, language, today),
        *(_section(text.key, text.heading, text.html) for text in texts),
        _related(entry.related),
        _sources(entry.citations),
        _dates(entry),
    ]
    return Page(edition.title, "\n".join(parts), language)


def overview_page(title: str, entries: list[EntrySummary]) -> Page:
    """Return the page that lists the entries of a tab, under their group headings."""
    parts = [f"<h1>{escape(title)}</h1>"]
    group = ""
    for entry in entries:
        if entry.group != group:
            group = entry.group
            parts.append(f"<h2>{escape(group)}</h2>")
        parts.append(_entry_line(entry))
    return Page(title, "\n".join(parts))


def start_page(tabs: list[tuple[str, str, int]], version: str, released: str) -> Page:
    """Return the page shown at the start. `tabs` are id, title and number of entries."""
    counted = "".join(
        f'<li><a href="tab:{escape(tab)}">{escape(title)}</a> ({count})</li>' for tab, title, count in tabs
    )
    said = [
        _("A reference on ketamine and esketamine therapy, for counselors."),
        _("Type in the search field above, or choose a subject."),
        _(
            "For reference and education. It does not diagnose, and it does not choose a treatment for a person. "
            "It is not for emergencies: call 911."
        ),
        _("Every text here was drafted from the sources it names. Each page says who has reviewed it."),
        _("Content {version} of {date}. F1 shows the keys.").format(version=version, date=released),
    ]
    lead, hint, use, state, content = map(escape, said)
    return Page(
        _("Start page"),
        f'<h1>KetaRef</h1><p class="lead">{lead}</p><p>{hint}</p><ul>{counted}</ul>'
        f'<table class="notice" width="100%"><tr><td class="notice"><p class="notice">{use}</p></td></tr></table>'
        f'<p class="quiet"><br/>{state}</p><p class="quiet">{content}</p>',
    )


def trouble_page(sentence: str) -> Page:
    """Return the page shown instead of a library that cannot be read."""
    title = _("The library cannot be read")
    more = _("KetaRef cannot show entries or make handouts until then. The help lines below stay right.")
    return Page(title, f"<h1>{escape(title)}</h1><p>{escape(sentence)}</p><p>{escape(more)}</p>")


def _badges(entry: Entry) -> str:
    """The badges as words on a ground; equal ones once."""
    seen = dict.fromkeys((badge.text, badge.tone) for badge in entry.badges)
    made = "&nbsp; ".join(
        f'<span class="{escape(tone)}">&nbsp;{escape(text)}&nbsp;</span>' for text, tone in seen
    )
    return f'<p class="badges">{made}</p>' if made else ""


def _notice(entry: Entry, language: Language, today: datetime.date) -> str:
    said = statements(entry.review, language, today)
    if entry.status != "published":
        said.insert(0, entry.status_reason or _("This entry is not published."))
    if not said:
        return ""
    lines = "<br/>".join(map(escape, said))
    return f'<table class="notice" width="100%"><tr><td class="notice"><p class="notice">{lines}</p></td></tr></table>'


def _section(key: str, heading: str, html: str) -> str:
    return f'<h2><a name="{SECTION_PREFIX}{escape(key)}"></a>{escape(heading)}</h2>\n{_shown(html)}'


def _shown(html: str) -> str:
    """Say a table's caption once, above it: Qt's rich text has no captions."""
    html = _CAPTION.sub(_without_caption, html)
    table = '<table width="100%" cellspacing="0" border="1" style="border-collapse: collapse; border-style: none">'
    return html.replace("<table>", table)


def _without_caption(found: re.Match[str]) -> str:
    caption = found["caption"][len("<caption>") : -len("</caption>")]
    if found["heading"] == caption:
        return f"<h3>{caption}</h3><table>"
    heading = f"<h3>{found['heading']}</h3>" if found["heading"] else ""
    return f'{heading}<p class="table-title">{caption}</p><table>'


def _related(entries: list[EntrySummary]) -> str:
    if not entries:
        return ""
    return f"<h2>{escape(_('Related'))}</h2>" + "".join(map(_entry_line, entries))


def _entry_line(entry: EntrySummary) -> str:
    return (
        f'<p><a class="entry" href="entry:{escape(entry.id)}">{escape(entry.title)}</a><br/>'
        f"{escape(entry.summary)}</p>"
    )


def _sources(citations: list[Citation]) -> str:
    if not citations:
        return ""
    lines = "".join(
        f'<p class="quiet"><a name="{SOURCE_PREFIX}{citation.number}"></a>'
        f'<a class="cite" href="cite:{citation.number}">[{citation.number}]</a> {escape(citation.reference)}</p>'
        for citation in citations
    )
    return f"<h2>{escape(_('Sources'))}</h2>{lines}"


def _dates(entry: Entry) -> str:
    review = entry.review
    said = _(
        "Drafted {drafted}. Literature through {through}. Review due {due}. Revision {revision}."
    ).format(
        drafted=long_date(review.drafted, "en"),
        through=long_date(review.literature_through, "en"),
        due=long_date(review.due, "en"),
        revision=entry.revision,
    )
    return f'<p class="quiet"><br/>{escape(said)}</p>'
