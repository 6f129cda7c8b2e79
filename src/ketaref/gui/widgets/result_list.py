"""What a search found: the best few, then the rest grouped by type, with the matched words marked."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ketaref.gui import metrics
from ketaref.gui.actions import AS_TYPED_KEY, shown_key
from ketaref.gui.announce import announce
from ketaref.gui.theme import Theme
from ketaref.gui.widgets.list_of_rows import ListOfRows
from ketaref.gui.widgets.rows import Row
from ketaref.gui.widgets.scrolled import Scrolled
from ketaref.i18n import _, plural, spoken
from ketaref.library.folding import fold
from ketaref.library.search import DEFAULT_LIMIT, Hit, Results
from ketaref.library.snippets import MARK_END, MARK_START
from ketaref.model.entry import EntrySummary
from ketaref.model.types import entry_type

_BEST = 5
"""So many stand first whatever their type: what was meant is nearly always among them."""
_ANSWER_LINES = 6
"""An answer is shown whole: at most three short sentences."""


_SHARE = 0.5
"""Of the list, what the line above it may take."""


class ResultList(QFrame):
    """Shows the results of one query, with a line that says how many there are and whether a word was mended.

    Signals: entry_chosen -- the id of the entry that was opened.
    """

    entry_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self._said = QLabel(self)
        self._said.setProperty("role", "muted")
        self._said.setWordWrap(True)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self.list = ListOfRows(theme, _("Search results"), self)
        self.list.entry_chosen.connect(self.entry_chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(metrics.GAP, metrics.GAP, metrics.CLOSE, 0)
        layout.setSpacing(metrics.CLOSE)
        self._said.setContentsMargins(metrics.GAP, 0, 0, 0)
        layout.addWidget(Scrolled(self._said, _SHARE, self, self))
        layout.addWidget(self.list, 1)

    @property
    def said(self) -> str:
        """The line above the results."""
        return self._said.text()

    def show_results(self, results: Results) -> None:
        """Show what was found; its first entry is chosen, so that Enter opens it. Enter opens no guess."""
        near = [Row(_("Nearest topics")), *map(_topic, results.nearest)] if results.nearest else []
        self.list.show_rows([*_rows(results.hits, fold(results.corrected or results.query)), *near])
        if results.hits:
            self.list.choose_first()
        self._said.setText(_sentence(results))
        QTimer.singleShot(metrics.AFTER_FRAME_MS, self, self._announce)  # painted first: no eye waits for the ear

    def _announce(self) -> None:
        first = next((row.title for row in self.list.rows if not row.is_heading), "")
        announce(self, f"{self._said.text()} {first}")


def _sentence(results: Results) -> str:
    if not results.hits:
        nothing = _("Nothing found for “{query}”.")
        hint = _("Try one word, or another name for it.")
        return f"{nothing.format(query=results.query)} {hint}"
    found = len(results.hits)
    count = plural("{count} result", "{count} results", found)
    if found >= DEFAULT_LIMIT:  # it looks no further, so nobody knows how many there are
        count = _("The best {count} results").format(count=found)
    if results.corrected:
        shown = _("Showing results for “{corrected}”. {key} searches for “{query}” as typed.")
        key = shown_key(AS_TYPED_KEY)
        return f"{shown.format(corrected=results.corrected, query=results.query, key=key)} {count}."
    return f"{count}."


def _rows(hits: list[Hit], query: str) -> list[Row]:
    """The best hits of any type, then the others under the names of their types, in the order of their best hit."""
    few = len(hits) <= _BEST
    best = [] if few else [Row(_("Best matches"))]
    best += [_row(hit, query, with_type=True) for hit in hits[:_BEST]]
    groups: dict[str, list[Hit]] = {}
    for hit in hits[_BEST:]:
        groups.setdefault(hit.entry.type, []).append(hit)
    others = [
        row
        for kind, found in groups.items()
        for row in (
            Row(entry_type(kind).plural.in_language(spoken())),
            *(_row(hit, query, with_type=False) for hit in found),
        )
    ]
    return [*best, *others]


def _row(hit: Hit, query: str, with_type: bool) -> Row:
    """A hit with the other name it was found by, where its title does not hold what was typed."""
    kind = entry_type(hit.entry.type).singular.in_language(spoken())
    title = hit.entry.title
    other = _("found by “{name}”").format(name=hit.name) if hit.name and query not in fold(title) else ""
    lead = "".join(f"{said} · " for said in (kind if with_type else "", other) if said)
    spoken_text = ", ".join(filter(None, (title, kind, other)))
    if hit.answer:
        return Row(title, hit.entry.id, f"{lead}{hit.answer}", f"{spoken_text}. {hit.answer}", lines=_ANSWER_LINES)
    detail = hit.snippet.replace(MARK_START, "").replace(MARK_END, "")
    return Row(title, hit.entry.id, f"{lead}{hit.snippet}", f"{spoken_text}. {detail}")


def _topic(entry: EntrySummary) -> Row:
    return Row(entry.title, entry.id, entry.summary, f"{entry.title}. {entry.summary}")
