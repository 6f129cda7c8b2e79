"""A second thought before a handout of expired texts leaves the program."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ketaref.handouts import permission
from ketaref.handouts.document import Document
from ketaref.i18n import _


def once_confirmed(document: Document, parent: QWidget, deed: Callable[[], object]) -> None:
    """Do `deed` with a handout; where one of its texts has expired, only once a person has said so."""
    sentence = permission.expired(document)
    if not sentence:
        deed()
        return
    from ketaref.gui.packs.question import Question

    question = Question(_("Out of date"), sentence, _("Hand it out"), parent)
    question.accepted.connect(deed)
    question.open()
