"""Runs of text as HTML of the small tag set that the window shows: the compiler's pages and the window's own alike."""

from html import escape

from ketaref.model.blocks import Run


def runs_to_html(runs: list[Run]) -> str:
    """Return runs as HTML; a citation links to "cite:NUMBER", an entry to "entry:ID"."""
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    text = escape(run.text, quote=False)
    if run.cite:
        return f'<a class="cite" href="cite:{run.cite}">{text}</a>'
    if run.entry:
        return f'<a class="entry" href="entry:{escape(run.entry)}">{text}</a>'
    if run.italic:
        text = f"<i>{text}</i>"
    return f"<b>{text}</b>" if run.bold else text
