"""What the entry view shows, put together as HTML: pure text in, pure text out, without Qt.

The library holds each section rendered; here they get their title, badges, review statements, related entries
and sources. Everything that is not already HTML is escaped.
"""

import datetime
import re
from html import escape
from typing import NamedTuple

from ketaref.gui import metrics
from ketaref.i18n import _, spoken
from ketaref.library.library import Release
from ketaref.model.entry import Citation, Entry, EntrySummary
from ketaref.model.reading import (
    RELATED_HEADING,
    SOURCES_HEADING,
    Section,
    dates_line,
    language_of,
    said_aloud,
    texts_of,
)
from ketaref.model.review import long_date
from ketaref.model.source import BY_MAKER
from ketaref.model.text import Language
from ketaref.model.types import entry_type

_SHORT_BADGE = 36

SECTION_PREFIX = "section-"

_CAPTION = re.compile(r"(?:<h[34]>(?P<heading>[^<]*)</h[34]>\s*)?<table>(?P<caption><caption>.*?</caption>)")


class Page(NamedTuple):
    """A page to show: the name a screen reader says, its HTML, its language, and how wide it may be.

    `em` is that width in sizes of its text; lines of running text stay as short as on any page.
    """

    name: str
    html: str
    language: Language = "en"
    em: float = metrics.PAGE_EM


class Subject(NamedTuple):
    """A tab as the start page names it: its id, its title, a line about it, and how many entries it has, if any."""

    tab: str
    title: str
    about: str
    entries: int


def entry_page(entry: Entry, section: Section, today: datetime.date, approval: str = "") -> Page:
    """Return the page of an entry for one reader; `approval` is what is said of who approved the text."""
    language = language_of(entry, section)
    edition = entry.edition(language)
    kind = entry_type(entry.type).singular.in_language(language)
    parts = [
        f'<p class="kind">{escape(kind)}</p><h1>{escape(edition.title)}</h1>',
        f'<p class="lead">{escape(edition.summary)}</p>',
        _badges(entry, language),
        _notice([*said_aloud(entry, section, today), *filter(None, [approval])]),
        *(_section(text.key, text.heading, text.html) for text in texts_of(entry, section)),
        _related(edition.related, RELATED_HEADING.in_language(language)),
        sources_list(entry.citations, SOURCES_HEADING.in_language(language), language),
        f'<p class="quiet"><br/>{escape(dates_line(entry, language))}</p>',
    ]
    return Page(edition.title, "\n".join(parts), language)


def overview_page(title: str, entries: list[EntrySummary], about: str = "") -> Page:
    """Return the page that lists the entries of a tab, under their group headings; `about` says what these rest on."""
    parts = [f"<h1>{escape(title)}</h1>", f"<p>{escape(about)}</p>" if about else ""]
    group = ""
    for entry in entries:
        if entry.group != group:
            group = entry.group
            parts.append(f"<h2>{escape(group)}</h2>")
        parts.append(_entry_line(entry))
    return Page(title, "\n".join(parts))


def start_page(subjects: list[Subject], release: Release) -> Page:
    """Return the page shown at the start: what is here, what it is for, and how far it has been reviewed."""
    rows = "".join(
        f'<tr><td class="cell" width="30%"><a href="tab:{escape(subject.tab)}">{escape(subject.title)}</a></td>'
        f'<td class="cell">{escape(subject.about)}</td><td class="cell" align="right">{subject.entries or ""}</td></tr>'
        for subject in subjects
    )
    lead = _("Ketamine and esketamine therapy: a reference for counselors.")
    hint = _("Type in the search field, or choose a subject. F1 shows the keys.")
    use = [
        _("For reference and education. It does not diagnose or choose a treatment for a person."),
        _("Texts were drafted from the sources they name; each page says whether it was reviewed, and by whom."),
    ]
    content = _("Content {version}, {date}").format(
        version=release.content_version, date=long_date(release.released, spoken())
    )
    return Page(
        _("Start page"),
        f'<h1>KetaRef</h1><p class="lead">{escape(lead)}</p><p>{escape(hint)}</p>'
        f'<table class="pairs" width="100%" cellspacing="0">{rows}</table><p class="quiet"><br/></p>{boxed(use)}'
        f'<p class="quiet"><br/>{escape(content)}</p>',
    )


def trouble_page(sentence: str) -> Page:
    """Return the page shown instead of a library that cannot be read."""
    title = _("The library cannot be read")
    more = _("KetaRef cannot show entries or make handouts until then. The help lines below stay right.")
    return Page(title, f"<h1>{escape(title)}</h1><p>{escape(sentence)}</p><p>{escape(more)}</p>")


def _badges(entry: Entry, language: Language) -> str:
    """The badges as words on a ground, equal ones once; short ones share a line, a long one has its own."""
    seen = dict.fromkeys((badge.text.in_language(language), badge.tone) for badge in entry.badges)
    short = [_badge(text, tone) for text, tone in seen if len(text) <= _SHORT_BADGE]
    long = [_badge(text, tone) for text, tone in seen if len(text) > _SHORT_BADGE]
    lines = [line for line in ("&nbsp; ".join(short), *long) if line]
    return f'<p class="badges">{"<br/>".join(lines)}</p>' if lines else ""


def _badge(text: str, tone: str) -> str:
    return f'<span class="{escape(tone)}">&nbsp;{escape(text)}&nbsp;</span>'


def _notice(said: list[str]) -> str:
    return boxed(said) if said else ""


def boxed(sentences: list[str], width: int = 100) -> str:
    """Return sentences in the frame of what a page says aloud, as HTML; it takes `width` percent of the page's."""
    lines = "<br/>".join(map(escape, sentences))
    return f'<table width="{width}%" cellspacing="0"><tr><td class="notice">{lines}</td></tr></table>'


def _section(key: str, heading: str, html: str) -> str:
    return f'<h2><a name="{SECTION_PREFIX}{escape(key)}"></a>{escape(heading)}</h2>\n{_shown(html)}'


def _shown(html: str) -> str:
    """Say a table's caption once, above it: Qt's rich text has no captions."""
    html = _CAPTION.sub(_without_caption, html).replace("<td>", '<td class="cell">')
    return html.replace("<table>", '<table width="100%" cellspacing="0">')


def _without_caption(found: re.Match[str]) -> str:
    caption = found["caption"][len("<caption>") : -len("</caption>")]
    if found["heading"] == caption:
        return f"<h3>{caption}</h3><table>"
    heading = f"<h3>{found['heading']}</h3>" if found["heading"] else ""
    return f'{heading}<p class="table-title">{caption}</p><table>'


def _related(entries: list[EntrySummary], heading: str) -> str:
    if not entries:
        return ""
    return f"<h2>{escape(heading)}</h2>" + "".join(map(_entry_line, entries))


def _entry_line(entry: EntrySummary) -> str:
    counted = f'<br/><span class="quiet">{escape(entry.counted)}</span>' if entry.counted else ""
    link = f'<a class="entry" href="entry:{escape(entry.id)}">{escape(entry.title)}</a>'
    return f"<p>{link}<br/>{escape(entry.summary)}{counted}</p>"


def sources_list(citations: list[Citation], heading: str, language: Language) -> str:
    """Return numbered sources under a heading as HTML; empty where there are none."""
    if not citations:
        return ""
    lines = "".join(
        f'<p class="quiet"><a class="cite" href="cite:{citation.number}">[{citation.mark}]</a> '
        f"{escape(' '.join(filter(None, (citation.reference, citation.funding))))}</p>"
        for citation in citations
    )
    key = BY_MAKER.in_language(language) if any(citation.by_maker for citation in citations) else ""
    return (
        f'<h2>{escape(heading)}</h2>{lines}<p class="quiet">{key}</p>' if key else f"<h2>{escape(heading)}</h2>{lines}"
    )
