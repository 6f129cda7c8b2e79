"""The counselor's own sentence for the sheet, and how easily it is read. Kept in memory only."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from ketaref.gui import metrics
from ketaref.handouts.typed import MOST_OWN, Own
from ketaref.i18n import _

_LINES = 3
_AFTER_TYPING_MS = 250
_HARD_SHOWN = 4


class OwnWords(QWidget):
    """Two fields, one for each side of the sheet; below each stands its reading level with the hard words.

    Signals: changed -- what is written, as `Own`, shortly after the last key.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(metrics.TIGHT)
        self.fields = {"en": self._field(_("In English")), "es": self._field(_("In Spanish"))}
        self.levels = {language: self._level() for language in self.fields}
        for language, field in self.fields.items():
            self._layout.addWidget(field)
            self._layout.addWidget(self.levels[language])
            field.textChanged.connect(self._typed)
        warning = QLabel(_("Write nothing about the client: no name, no date, no diagnosis. It is not saved."), self)
        warning.setWordWrap(True)
        warning.setProperty("role", "muted")
        self._layout.addWidget(warning)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER_TYPING_MS)
        self._soon.timeout.connect(lambda: self.changed.emit(self.own()))
        self._fit()

    def own(self) -> Own:
        """Return what is written."""
        return Own(self.fields["en"].toPlainText(), self.fields["es"].toPlainText())

    def show_own(self, own: Own, language: str) -> None:
        """Show what is written, with the fields of the sheet's languages; what is being typed stays."""
        for side, field in self.fields.items():
            field.setVisible(language in (side, "both"))
        self._show_levels()
        if own == self.own() or self._soon.isActive():
            return
        for side, field in self.fields.items():
            blocked = field.blockSignals(True)
            field.setPlainText(own.in_language(side))
            field.blockSignals(blocked)
        self._show_levels()

    def forget(self) -> None:
        """Let go of what is written, and of the steps to undo it."""
        self._soon.stop()
        for field in self.fields.values():
            blocked = field.blockSignals(True)
            field.setPlainText("")
            field.document().clearUndoRedoStacks()
            field.blockSignals(blocked)
        self._show_levels()

    def _typed(self) -> None:
        self._show_levels()
        self._soon.start()

    def _show_levels(self) -> None:
        for language, field in self.fields.items():
            said = _level(field.toPlainText(), language)
            self.levels[language].setText(said)
            self.levels[language].setVisible(bool(said) and not field.isHidden())

    def _field(self, name: str) -> QPlainTextEdit:
        field = QPlainTextEdit(self)
        field.setPlaceholderText(name)
        field.setAccessibleName(_("Your own sentence: {language}").format(language=name))
        field.setProperty("role", "field")
        field.setTabChangesFocus(True)
        return field

    def _fit(self) -> None:
        """Give the fields room for some lines."""
        for field in self.fields.values():
            field.setFixedHeight(_LINES * field.fontMetrics().lineSpacing() + 4 * metrics.TIGHT)

    def _level(self) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)  # it names words that were typed
        label.setWordWrap(True)
        label.setProperty("role", "muted")
        return label

    def changeEvent(self, event: QEvent) -> None:
        """Keep room for as many lines in another font, once the fields have it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._fit)


def _level(text: str, language: str) -> str:
    """Return the reading level of a text beside its limit, the words that make it hard, and the room that is left."""
    if not text.strip():
        return ""
    from ketaref.readability.limits import WHOLE
    from ketaref.readability.report import hard_words, measure

    measured = measure([text], language)
    score, limit = (measured.inflesz, WHOLE["es"][0]) if language == "es" else (measured.masked_grade, WHOLE["en"][0])
    said = []
    if score is not None:
        easy = limit.is_met(score)
        words = {
            ("en", True): _("Grade {score:.1f}: easy enough."),
            ("en", False): _("Grade {score:.1f}: too hard, at most {bound:g}."),
            ("es", True): _("INFLESZ {score:.0f}: easy enough."),
            ("es", False): _("INFLESZ {score:.0f}: too hard, at least {bound:g}."),
        }
        said.append(words[language, easy].format(score=score, bound=limit.bound))
        hard = [word.word for word in hard_words([text], language)][:_HARD_SHOWN]
        said += [_("Long words: {words}.").format(words=", ".join(hard))] if hard else []
    if len(text) > MOST_OWN:
        said.append(_("Too long: at most {most} letters fit.").format(most=MOST_OWN))
    return " ".join(said)
