"""The text that is selected on a page, and the numbers of the sources that it cites."""

from collections.abc import Iterator

from PySide6.QtCore import QMimeData, QPoint
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextFragment, QTextTable
from PySide6.QtWidgets import QMenu, QTextEdit

from ketaref.gui import copies
from ketaref.i18n import _

OBJECT = "\ufffc"
"""What stands in a document's text where a picture is."""
CITE = "cite:"


def plain_text(cursor: QTextCursor) -> str:
    """Return what is selected as plain text, without pictures; each row of a table is a line, with tabs between cells.

    A line for each cell, as Qt has it, would tear numbers from what they were compared with.
    """
    document = QTextDocument()
    QTextCursor(document).insertFragment(cursor.selection())
    lines: list[str] = []
    before: tuple[int, int, int] | None = None
    for block, cell in _cells(document):
        text = block.text().replace(OBJECT, "").replace("\u2028", "\n").replace("\xa0", " ")  # as Qt has it
        if cell and before and cell[:2] == before[:2]:
            lines[-1] += (" " if cell == before else "\t") + text.replace("\n", " ")
        else:
            lines.append(text)
        before = cell
    return "\n".join(lines)


def copied(cursor: QTextCursor) -> QMimeData:
    """Return what is selected as the clipboard gets it, which is noted as ours."""
    text = plain_text(cursor)
    copies.note(text)
    made = QMimeData()
    made.setText(text)
    return made


def show_copying_menu(view: QTextEdit, at: QPoint) -> None:
    """Show the menu of a view that is read at a place of the screen: to copy what is selected, to select everything."""
    menu = QMenu(view)
    copy = menu.addAction(_("Copy"), view.copy)
    copy.setEnabled(view.textCursor().hasSelection())
    menu.addAction(_("Select all"), view.selectAll)
    menu.exec(at)
    menu.deleteLater()


def cited(cursor: QTextCursor) -> set[int]:
    """Return the numbers of the sources that links in the selection lead to."""
    addresses = (
        fragment.charFormat().anchorHref()
        for fragment in _fragments(cursor)
        if fragment.position() < cursor.selectionEnd()
        and fragment.position() + fragment.length() > cursor.selectionStart()
    )
    return {int(address.removeprefix(CITE)) for address in addresses if address.startswith(CITE)}


def _cells(document: QTextDocument) -> Iterator[tuple[QTextBlock, tuple[int, int, int] | None]]:
    """Give each block with its table, row and column, or with None where it is in no table."""
    block = document.begin()
    while block.isValid():
        table: QTextTable | None = QTextCursor(block).currentTable()
        if table is None:
            yield block, None
        else:
            cell = table.cellAt(block.position())
            yield block, (table.firstPosition(), cell.row(), cell.column())
        block = block.next()


def _fragments(cursor: QTextCursor) -> Iterator[QTextFragment]:
    block = cursor.document().findBlock(cursor.selectionStart())
    while block.isValid() and block.position() < cursor.selectionEnd():
        yield from _of_block(block)
        block = block.next()


def _of_block(block: QTextBlock) -> Iterator[QTextFragment]:
    part = block.begin()
    while not part.atEnd():
        yield part.fragment()
        part += 1
