"""A note of the clinic, shown by Qt's own Markdown. It loads nothing, runs nothing and opens nothing."""

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QImage, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from ketaref.gui import caret
from ketaref.i18n import _

_FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML


class NoteView(QTextBrowser):
    """Shows Markdown.

    Signals: link_chosen -- the address of a link that was chosen; whoever hears it asks first.
    """

    link_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "note")
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAccessibleName(_("Clinic note"))
        caret.give(self)
        self.anchorClicked.connect(lambda url: self.link_chosen.emit(url.toString()))

    def show_note(self, text: str) -> None:
        """Show a note."""
        self.document().setMarkdown(text, _FEATURES)
        _underline_links(self.document())

    def height_of_text(self) -> int:
        """Return how high the view has to be to show the whole note."""
        return round(self.document().size().height())

    def loadResource(self, kind: int, name: QUrl | str) -> QImage:
        """Answer with an empty picture: given nothing, Qt would try the disk."""
        empty = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
        empty.fill(0)
        return empty


def _underline_links(document: QTextDocument) -> None:
    """Let a link be seen without its colour too; Qt's Markdown sets it apart by that alone."""
    underlined = QTextCharFormat()
    underlined.setFontUnderline(True)
    links = []
    block = document.begin()
    while block.isValid():
        part = block.begin()
        while not part.atEnd():
            fragment = part.fragment()
            if fragment.charFormat().isAnchor():
                links.append((fragment.position(), fragment.length()))
            part += 1
        block = block.next()
    for position, length in links:
        cursor = QTextCursor(document)
        cursor.setPosition(position)
        cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(underlined)
