"""What joins the choice of treatments and the page made of it. Kept in memory only, and forgotten with the client."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from ketaref.gui import metrics
from ketaref.gui.compare.chooser import TreatmentChooser
from ketaref.gui.compare.table import compare_page, page_em
from ketaref.gui.desk import Desk
from ketaref.gui.measure import margin_and_width
from ketaref.gui.page import Page
from ketaref.gui.widgets.entry_view import EntryView
from ketaref.gui.word_width import widest_word
from ketaref.i18n import spoken
from ketaref.library import comparing
from ketaref.model.entry import EntrySummary

_SLACK_EM = 0.25
"""What a word measured at another size may take more."""


class Comparing(QObject):
    """Treatments side by side, as many in a line as the view has room for.

    Signals: changed -- another choice, or other room: the page has to be shown again.
    """

    changed = Signal()

    def __init__(self, desk: Desk, view: EntryView, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view = view
        treatments = desk.library.entries(comparing.KIND, spoken())
        self._first = comparing.first_choice(treatments)
        self.chosen = self._first
        self.chooser = TreatmentChooser(treatments, parent)
        self.chooser.hide()  # until its page is shown: a choice may be carried over long before
        self.chooser.show_choice(self.chosen)
        self.chooser.toggled.connect(self._toggle)
        self._shown = comparing.NOTHING
        self._shown_of: tuple[str, ...] = ()
        self._widest = 0.0
        self._across = 0
        view.installEventFilter(self)
        view.page_shown.connect(self._refit)

    def page(self, title: str, others: list[EntrySummary]) -> Page:
        """Return the page of what is chosen, with links to `others`."""
        if self._shown_of != self.chosen:
            self._shown, self._shown_of = comparing.compare(self._desk.library, self.chosen, spoken()), self.chosen
            self._widest = _widest_word(self._shown)
        self._across = self._fits()
        return compare_page(title, self._shown, self._across, self._room(), others, self._desk.today)

    @property
    def shown(self) -> comparing.Comparison | None:
        """What is side by side on the page; None where too little is chosen."""
        return self._shown if len(self._shown.columns) >= comparing.LEAST else None

    def choose(self, chosen: tuple[str, ...]) -> None:
        """Put these treatments side by side when the page is next shown."""
        self.chosen = chosen
        self.chooser.show_choice(chosen)

    def offer(self, entry_id: str) -> None:
        """Offer every treatment; the one of that id is put beside the others, where there is room for it."""
        if entry_id in self.chooser.boxes and entry_id not in self.chosen:
            self._toggle(entry_id, wanted=True)
        self.chooser.open_boxes(entry_id)

    def take_over(self, before: "Comparing") -> None:
        """Go on with the choice that was made in another language, its boxes open as they were."""
        self.choose(before.chosen)
        self.chooser.button.setChecked(before.chooser.button.isChecked())

    def forget(self) -> None:
        """Forget what was chosen."""
        self._shown, self._shown_of = comparing.NOTHING, ()
        self.chooser.close_boxes()
        self.choose(self._first)

    def _toggle(self, entry_id: str, wanted: bool) -> None:
        self.choose(comparing.with_choice(self.chosen, entry_id, wanted))
        self.changed.emit()

    def _fits(self) -> int:
        """Return how many cells in a line have room for every word of theirs, and for lines that can be read."""
        cell = max(metrics.CELL_LEAST_EM, self._widest + metrics.CELL_SIDE)
        return max(1, min(comparing.MOST, int(self._room() / cell)))

    def _room(self) -> float:
        """Return how wide the page could be, in sizes of its text."""
        body = self._view.body()
        _side, wide = margin_and_width(self._view, body, page_em(comparing.MOST))
        return (wide - 2 * metrics.WIDE) / body

    def _refit(self) -> None:
        if self.chooser.isVisible() and self._fits() != self._across:
            self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put fewer or more cells in a line when the view has another width."""
        if event.type() == QEvent.Type.Resize:
            self._refit()
        return False


def _widest_word(shown: comparing.Comparison) -> float:
    """Return the width of the widest word of a comparison, in sizes of the page's text; titles are bold."""
    titles = [widest_word(entry.title, bold=True) for entry in shown.columns]
    facts = [widest_word(run.text, bold=False) for row in shown.rows for runs in row.cells for run in runs]
    return max([*titles, *facts], default=0.0) * metrics.TABLE + _SLACK_EM
