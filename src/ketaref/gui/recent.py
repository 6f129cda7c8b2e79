"""The entries that were read since the last client, to go back to one of them at once."""

from typing import TYPE_CHECKING

import msgspec

from ketaref.gui.dialogs.entry_picker import EntryPicker
from ketaref.i18n import _, spoken
from ketaref.model.entry import EntrySummary

if TYPE_CHECKING:
    from ketaref.gui.main_window import MainWindow

_ENTRY = "entry:"


def show_recent(window: "MainWindow") -> None:
    """Let a person pick an entry that was read, the last one first."""
    read = _read(window)
    if not read:
        window.desk.tell(_("No other entry was read since the last client."))
        return
    dialog = EntryPicker(_("Recently read"), read, window.desk.theme, window)
    dialog.accepted.connect(lambda: window.on_browse(lambda: window.browse.open_entry(dialog.chosen)))
    dialog.open()


def _read(window: "MainWindow") -> list[EntrySummary]:
    known = {entry.id: entry for entry in window.desk.library.entries(language=spoken())}
    ids = [address.removeprefix(_ENTRY) for address in window.browse.history.recent if address.startswith(_ENTRY)]
    return [msgspec.structs.replace(known[entry_id], group="") for entry_id in ids if entry_id in known]
