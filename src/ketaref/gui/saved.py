"""What is said of a file that was saved: that it stays, and how to be rid of it."""

from pathlib import Path

from ketaref.gui.desk import Desk
from ketaref.i18n import _


def tell_saved(desk: Desk, target: Path) -> None:
    """Say that a file stays on this computer, and offer to delete it."""
    said = _("Saved as {name}. This file stays on this computer until someone deletes it.").format(name=target.name)
    desk.tell(said, "info", (_("Delete it"), lambda: _delete(desk, target)))


def _delete(desk: Desk, target: Path) -> None:
    try:
        target.unlink(missing_ok=True)
    except OSError as error:
        said = _("{name} could not be deleted ({reason}).").format(name=target.name, reason=error.strerror)
        desk.tell(said, "danger")
    else:
        desk.tell(_("{name} is deleted.").format(name=target.name))
