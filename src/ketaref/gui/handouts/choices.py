"""What has been chosen for the handout being made. Knows no Qt, and nothing about a client."""

import datetime
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from ketaref.clinic.records import HandoutSet, Letterhead, SheetChoice
from ketaref.handouts import permission
from ketaref.handouts.options import Options
from ketaref.handouts.templates import Template
from ketaref.handouts.typed import Own
from ketaref.i18n import spoken

Templates = Mapping[str, Template]


class Pick(NamedTuple):
    """One sheet of a packet: its template, its entries (none for the template's own), and the parts not wanted."""

    template: str
    entries: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


class Choices(NamedTuple):
    """The choices of the handouts tab: one sheet that is being made, others of its packet, and the look of all.

    `entries` empty means the template's own, `left_out` are parts not wanted, `letterhead` whether the clinic's is
    printed, `own` what the counselor wrote; `before` and `after` are the other sheets of the packet. `short` asks for
    the short form of those sheets that have one. `language_chosen` says whether a person chose the language: until
    then it is the window's.
    """

    template: str
    entries: tuple[str, ...] = ()
    language: Literal["en", "es", "both"] = "en"
    size: int = 13
    paper: Literal["letter", "a4"] = "letter"
    greyscale: bool = False
    discreet: bool = False
    left_out: tuple[str, ...] = ()
    letterhead: bool = False
    own: Own = Own()
    before: tuple[Pick, ...] = ()
    after: tuple[Pick, ...] = ()
    short: bool = False
    language_chosen: bool = False

    # The packet ---------------------------------------------------------------------------------------

    @property
    def picks(self) -> tuple[Pick, ...]:
        """Every sheet of the packet in its order; most often there is one."""
        return (*self.before, Pick(self.template, self.entries, self.left_out), *self.after)

    @property
    def at(self) -> int:
        """The place in the packet of the sheet being made, counted from 0."""
        return len(self.before)

    def showing(self, at: int) -> "Choices":
        """Return the choices with the sheet at that place as the one being made."""
        return self._packed(self.picks, at)

    def with_sheet(self, templates: Templates) -> "Choices":
        """Return the choices with one more sheet after this one: the first that is not in the packet yet."""
        used = {pick.template for pick in self.picks}
        fresh = next((name for name in templates if name not in used), self.template)
        picks = (*self.picks[: self.at + 1], Pick(fresh), *self.after)
        return self._packed(picks, self.at + 1)

    def without_sheet(self) -> "Choices":
        """Return the choices without the sheet being made; the last one stays."""
        left = (*self.before, *self.after)
        return self._packed(left, min(self.at, len(left) - 1)) if left else self

    def moved_sheet(self, steps: int) -> "Choices":
        """Return the choices with the sheet being made so many places further down or, negative, up."""
        order, to = [*self.before, *self.after], max(0, min(len(self.picks) - 1, self.at + steps))
        order.insert(to, self.picks[self.at])
        return self._packed(tuple(order), to)

    def sheets(
        self, templates: Templates, today: datetime.date, letterhead: Letterhead | None
    ) -> list[tuple[Template, Options]]:
        """Return the sheets as the packet maker takes them, judging dates by `today`.

        Parts are named only where one was left out; those that a sheet must carry always are. What the counselor wrote
        stands on the first sheet. Raises UsageError and HandoutError for what cannot be printed.
        """
        head = letterhead if self.letterhead and letterhead else Letterhead()
        return [
            (
                template,
                Options(
                    as_of=today, entries=pick.entries, language=self.language, size=self.size, paper=self.paper,
                    sections=_wanted(template, pick, self.short), short=self.short and template.has_short,
                    greyscale=self.greyscale, discreet=self.discreet, letterhead=head, own=Own() if at else self.own,
                ),
            )
            for at, (pick, template) in enumerate((pick, templates[pick.template]) for pick in self.picks)
        ]  # fmt: skip

    def as_set(self, name: str, templates: Templates) -> HandoutSet:
        """Return what the clinic keeps of the choices under a name; never what the counselor wrote."""
        sheets = tuple(
            SheetChoice(
                template=pick.template, entries=pick.entries,
                sections=_wanted(templates[pick.template], pick, self.short),
            )
            for pick in self.picks
        )  # fmt: skip
        return HandoutSet(
            name=name, sheets=sheets, language=self.language, size=self.size, paper=self.paper,  # type: ignore[arg-type]
            greyscale=self.greyscale, discreet=self.discreet, short=self.short, letterhead=self.letterhead,
        )  # fmt: skip

    def of_set(self, saved: HandoutSet, templates: Templates) -> "Choices":
        """Return the choices of a saved set, with what the counselor wrote; sheets that are no more are left out."""
        known = [sheet for sheet in saved.sheets if sheet.template in templates]
        picks = tuple(_pick(sheet, templates[sheet.template], saved.short) for sheet in known)
        look = self._replace(
            language=saved.language, size=saved.size, paper=saved.paper, greyscale=saved.greyscale,
            discreet=saved.discreet, short=saved.short, letterhead=saved.letterhead, language_chosen=True,
        )  # fmt: skip
        return look._packed(picks, 0) if picks else look

    def _packed(self, picks: tuple[Pick, ...], at: int) -> "Choices":
        template, entries, left_out = picks[at]
        return self._replace(
            template=template, entries=entries, left_out=left_out, before=picks[:at], after=picks[at + 1 :]
        )

    # One sheet ----------------------------------------------------------------------------------------

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

    def with_choice(self, field: str, value: Any) -> "Choices":
        """Return the choices with what a person chose in a field; a language stays then, whatever the window's."""
        chosen = self._replace(**{field: value})
        return chosen._replace(language_chosen=True) if field == "language" else chosen

    def of_window(self) -> "Choices":
        """Return the choices in the language of the window, unless a person chose another."""
        return self if self.language_chosen else self._replace(language=_language_of_window())

    def with_part(self, key: str, wanted: bool) -> "Choices":
        """Return the choices with a part wanted, or left out."""
        left = [part for part in self.left_out if part != key]
        return self._replace(left_out=tuple(left if wanted else [*left, key]))


def first_choices(templates: Templates) -> Choices:
    """Return what is chosen until a person chooses: the first sheet, in the language of the window."""
    return Choices(next(iter(templates)), language=_language_of_window(), paper=permission.papers()[0])


def _language_of_window() -> permission.LanguageChoice:
    offered = permission.languages()
    return spoken() if spoken() in offered else offered[0]


def _wanted(template: Template, pick: Pick, short: bool) -> tuple[str, ...]:
    """The parts to print: named only where one of this form was left out."""
    there = [part.key for part in template.parts_of(short)]
    kept = tuple(key for key in there if key not in pick.left_out)
    return kept if len(kept) < len(there) else ()


def _pick(sheet: SheetChoice, template: Template, short: bool) -> Pick:
    left = tuple(key for key in template.optional_parts(short) if sheet.sections and key not in sheet.sections)
    return Pick(sheet.template, sheet.entries, left)


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
