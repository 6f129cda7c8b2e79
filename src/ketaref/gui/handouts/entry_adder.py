"""Putting entries on the handout: on its sheet, or on another one that takes them."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ketaref.gui.desk import Desk
from ketaref.gui.dialogs.entry_picker import EntryPicker
from ketaref.gui.handouts.choices import Choices, Templates, template_for
from ketaref.handouts.templates import Template
from ketaref.i18n import _, spoken


class EntryAdder:
    """Knows which sheet takes which entries. `now` gives the choices being shown, `choose` shows others."""

    def __init__(
        self, desk: Desk, templates: Templates, now: Callable[[], Choices], choose: Callable[[Choices], object]
    ) -> None:
        self._desk = desk
        self._templates = templates
        self._now = now
        self._choose = choose

    def add(self, entry_id: str) -> str:
        """Put an entry on the handout, on another sheet where this one does not take it; returns what to say.

        Entries that were chosen before come along where there is a sheet for all of them.
        """
        choices = self._now()
        title = self._desk.library.entry(entry_id).edition(spoken()).title
        kept = tuple(chosen for chosen in choices.entries if chosen != entry_id)
        template = self._template_for(*kept, entry_id)
        if template is None:
            kept, template = (), self._template_for(entry_id)
        if template is None:
            return _("“{title}” is for reading: no handout is made from it.").format(title=title)
        if template.id != choices.template:
            choices = choices.with_template(template.id)
        self._choose(choices._replace(entries=(*kept, entry_id)))
        return _("“{title}” is on the handout “{sheet}”.").format(
            title=title, sheet=template.title.in_language(spoken())
        )

    def pick(self, page: QWidget) -> None:
        """Let a person pick an entry among those that the sheet takes; `page` is the dialog's parent."""
        held = [
            entry
            for kind in self._templates[self._now().template].entry_types
            for entry in self._desk.library.entries(kind, spoken())
            if entry.status == "published"
        ]
        dialog = EntryPicker(_("Add an entry"), held, self._desk.theme, page)
        dialog.accepted.connect(lambda: self.add(dialog.chosen))
        dialog.open()

    def _template_for(self, *entry_ids: str) -> Template | None:
        types = [self._desk.library.entry(entry_id).type for entry_id in entry_ids]
        return template_for(types, list(self._templates.values()), self._now().template)
