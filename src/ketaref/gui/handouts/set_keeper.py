"""Saving, taking, renaming and removing the clinic's sets of sheets: between the page and the clinic's file."""

from collections.abc import Callable

import msgspec

from ketaref.clinic.records import HandoutSet
from ketaref.errors import KetaRefError
from ketaref.gui.desk import Desk
from ketaref.gui.handouts.choices import Choices, Templates
from ketaref.gui.handouts.saved_sets import SavedSets
from ketaref.i18n import _


class SetKeeper:
    """Does what `SavedSets` asks for. `now` gives the choices being shown, `choose` shows others."""

    def __init__(
        self,
        desk: Desk,
        sets: SavedSets,
        templates: Templates,
        now: Callable[[], Choices],
        choose: Callable[[Choices], object],
    ) -> None:
        self._desk = desk
        self._sets = sets
        self._templates = templates
        self._now = now
        self._choose = choose
        sets.set_chosen.connect(self.take)
        sets.save_wanted.connect(self.save)
        sets.rename_wanted.connect(self.rename)
        sets.remove_wanted.connect(self.remove)

    def show(self, chosen: str = "") -> None:
        """List the sets there are."""
        self._try(lambda: self._sets.show_sets([one.name for one in self._desk.clinic.all(HandoutSet)], chosen))

    def take(self, name: str) -> None:
        """Show the sheets of a set."""
        saved = self._find(name)
        if saved is None:
            return
        gone = [sheet.template for sheet in saved.sheets if sheet.template not in self._templates]
        self._choose(self._now().of_set(saved, self._templates))
        if gone:
            said = _("The set has sheets that are no more: {sheets}.").format(sheets=", ".join(gone))
            self._desk.tell(said, "caution")

    def save(self, name: str) -> None:
        """Save what is being shown under a name; one of that name gives way, and comes back by undo."""
        before = self._find(name)
        made = self._now().as_set(name, self._templates)
        said = _("The set “{name}” is saved.").format(name=name)
        self._swap(before, made, said)

    def rename(self, old: str, new: str) -> None:
        """Give a set another name that is still free."""
        before = self._find(old)
        if before is None or before.name == new:
            return
        if new.casefold() != before.key and self._find(new) is not None:
            self._desk.tell(_("There is a set of that name already. Choose another name."), "caution")
            return
        self._swap(before, msgspec.structs.replace(before, name=new), _("The set is renamed."))

    def remove(self, name: str) -> None:
        """Remove a set; undo brings it back."""
        before = self._find(name)
        if before is not None:
            self._swap(before, None, _("The set “{name}” is removed.").format(name=before.name))

    def _swap(self, before: HandoutSet | None, after: HandoutSet | None, said: str) -> None:
        def change(old: HandoutSet | None, new: HandoutSet | None) -> None:
            if old is not None and new is not None and old.key != new.key:
                self._desk.clinic.keep(new)
                self._desk.clinic.remove(old)
            else:
                self._desk.clinic.swap(old, new)
            self.show(new.name if new else "")

        def undo() -> None:
            self._try(lambda: change(after, before))

        if self._try(lambda: change(before, after)):
            self._desk.tell(said, "info", (_("Undo"), undo))

    def _find(self, name: str) -> HandoutSet | None:
        found: list[HandoutSet | None] = [None]
        self._try(lambda: found.append(self._desk.clinic.get(HandoutSet, name.strip().casefold())))
        return found[-1]

    def _try(self, deed: Callable[[], object]) -> bool:
        try:
            deed()
        except KetaRefError as error:
            self._desk.tell(str(error), "caution")
            return False
        return True
