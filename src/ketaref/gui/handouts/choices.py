"""What has been chosen for the handout being made. Knows no Qt, and nothing about a client."""

import datetime
from typing import Literal, NamedTuple

from ketaref.handouts.options import Options
from ketaref.handouts.templates import Template


class Choices(NamedTuple):
    """The choices of the handouts tab; `entries` empty means the template's own, `left_out` are parts not wanted."""

    template: str
    entries: tuple[str, ...] = ()
    language: Literal["en", "es", "both"] = "en"
    size: int = 13
    paper: Literal["letter", "a4"] = "letter"
    greyscale: bool = False
    discreet: bool = False
    left_out: tuple[str, ...] = ()

    def options(self, template: Template, today: datetime.date) -> Options:
        """Return the choices as the handout maker takes them, judging dates by `today`.

        Parts are named only where one was left out; those that a sheet must carry always are.
        """
        kept = tuple(part.key for part in template.parts if part.key not in self.left_out)
        return Options(
            as_of=today,
            entries=self.entries,
            language=self.language,
            size=self.size,
            sections=kept if self.left_out else (),
            greyscale=self.greyscale,
            discreet=self.discreet,
            paper=self.paper,
        )

    def with_template(self, template_id: str) -> "Choices":
        """Return the same look for another template, with its own entries and all its parts."""
        return self._replace(template=template_id, entries=(), left_out=())

    def without_entry(self, entry_id: str) -> "Choices":
        """Return the choices without an entry."""
        return self._replace(entries=tuple(entry for entry in self.entries if entry != entry_id))

    def moved(self, entry_id: str, steps: int) -> "Choices":
        """Return the choices with an entry `steps` places further down or, negative, up."""
        order = list(self.entries)
        if entry_id not in order:
            return self
        at = order.index(entry_id)
        order.insert(max(0, at + steps), order.pop(at))
        return self._replace(entries=tuple(order))

    def with_part(self, key: str, wanted: bool) -> "Choices":
        """Return the choices with a part wanted, or left out."""
        left = [part for part in self.left_out if part != key]
        return self._replace(left_out=tuple(left if wanted else [*left, key]))


def template_for(entry_types: list[str], templates: list[Template], current: str) -> Template | None:
    """Return the template for so many entries of these types: the current one where it takes them, else the best.

    That is the one for the fewest types, and of those for the fewest entries: a sheet for anything says less.
    """
    taking = [one for one in templates if set(entry_types) <= set(one.entry_types)]
    taking = sorted(
        (one for one in taking if len(entry_types) <= one.max_entries),
        key=lambda one: (len(one.entry_types), one.max_entries),
    )
    return next((template for template in taking if template.id == current), taking[0] if taking else None)
