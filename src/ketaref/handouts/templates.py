"""The catalogue of handout templates: one folder each, with a manifest and a Typst file.

A new template is a folder in `resources/handouts` and its wording in `data/handouts`; nothing here names one.
"""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import msgspec

from ketaref import paths
from ketaref.errors import UnknownTemplate
from ketaref.i18n import _
from ketaref.model.text import Bilingual, Language

Source = Literal[
    "wording", "sections", "leads", "stages", "entries", "call", "questions",
    "figures", "rates", "overview", "form", "cautions", "certainty", "gaps", "marks", "choices", "versions", "road",
]  # fmt: skip


Depth = Literal["both", "full", "short"]

Purpose = Literal["before", "treatment", "safety", "after", "choice", "counselor"]
PURPOSES: dict[Purpose, Bilingual] = {
    "before": Bilingual("Before a visit", "Antes de una cita"),
    "treatment": Bilingual("About the treatment", "Sobre el tratamiento"),
    "safety": Bilingual("Safety", "Seguridad"),
    "after": Bilingual("After a visit", "Después de una cita"),
    "choice": Bilingual("Of your choice", "A su elección"),
    "counselor": Bilingual("For the counselor", "Para el consejero"),
}
"""What handouts are for, in the order in which they are listed."""

PACKET = "packet"
"""Stands for the template of several handouts in one file."""


class RatesPlan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Rates that stand under one another in a table; the wording `<part>-<key>` is its title.

    Without `figures`, they are the first of each entry that was compared with something.
    """

    key: str
    figures: tuple[str, ...] = ()


class PartPlan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One part of a template: where its text comes from and how it is set.

    Attributes:
        key: names the part in `--sections` and in the wording (`<key>-heading`, `<key>-intro`, `<key>-1` …).
        layout: the name under which the template's Typst file knows how to set it.
        source: `wording` (the list `<key>-1`, `<key>-2` …), `sections` (the named ones, one after the other),
            `leads` (what those say before their first figure), `stages` (a group for each, with its heading),
            `entries` (a group for each entry, with its title), `call` (the merged "when to call" box),
            `questions` (the sections' lists, each item once, or the wording where there are none), `figures` (each
            drawn), `rates` (tables of what happened with and without), `overview` (a table of the entries, each with
            its summary and what the FDA has said), `form` (the entries' questions, to fill in by pen), `cautions` (the
            same with what to do after a yes beside each), `certainty` (how sure the evidence makes us), `gaps` (what
            the records of the sheet's entries leave open, and the sections of the part's own `entries`; for another
            treatment than ketamine the wording), `marks` (the wording's list with a box for each `<key>-scale-1` …, to
            mark by pen), `choices` (the same, after the titles of the entries), `versions` (what names the very texts
            of the entries) or `road` (the way from the dose to the mood that the library shows clients).
        sections: keys of the entries' sections.
        saying: of a section that says one of these figures or cites one of these sources, only the passages that do.
        entries: what the part draws on, whatever the sheet is about; the sheet's own entries where empty.
        figures: the rates that are drawn, by id.
        tables: the rates that are set in tables.
        joins: the key of the part of which it is a piece: pieces that follow each other are one part on paper, which
            brings the sections of all of them entry by entry.
        most: at most so many items, taken from each entry in turn; 0 for all.
        required: stays whatever `--sections` says.
        blanks: empty lines to write on.
        depth: the form of the sheet that has the part: the `full` one, the `short` one of one side, or `both`.
    """

    key: str
    layout: str
    source: Source
    sections: tuple[str, ...] = ()
    saying: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    tables: tuple[RatesPlan, ...] = ()
    joins: str = ""
    most: int = 0
    required: bool = False
    blanks: int = 0
    depth: Depth = "both"

    def figure_ids(self) -> list[str]:
        """Return the figures that the part names itself, drawn or in tables."""
        return [*self.figures, *(figure for table in self.tables for figure in table.figures)]


class Template(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A handout template. `slug` is its discreet name in file names, `purpose` the heading that it is listed under.

    `lines` are the help lines of its "when to call" box, `notes` the closing notes it prints. A template without
    `entry_types` is about one thing, and draws on what its parts name.
    """

    id: str
    slug: str
    purpose: Purpose
    title: Bilingual
    languages: tuple[Language, ...]
    needs_entries: bool
    default_entries: tuple[str, ...]
    example_entries: tuple[str, ...]
    entry_types: tuple[str, ...]
    max_entries: int
    max_pages: int
    notes: tuple[str, ...]
    lines: tuple[str, ...]
    parts: tuple[PartPlan, ...]

    def named_entries(self) -> tuple[str, ...]:
        """Return the ids of the entries that its parts name, each once."""
        return tuple(dict.fromkeys(entry for part in self.parts for entry in part.entries))

    def parts_of(self, short: bool) -> tuple[PartPlan, ...]:
        """Return the parts of the short form, or of the full one."""
        left_out: Depth = "full" if short else "short"
        return tuple(part for part in self.parts if part.depth != left_out)

    def optional_parts(self, short: bool = False) -> tuple[str, ...]:
        """Return the keys that `--sections` may name."""
        return tuple(part.key for part in self.parts_of(short) if not part.required)

    @property
    def has_short(self) -> bool:
        """Whether there is a short form of it, on one side."""
        return any(part.depth != "both" for part in self.parts)


def source_of(template_id: str) -> str:
    """Return the path of a template's Typst file below the resources: its own, or that of the shared layouts.

    That of a packet has the layouts of all templates.
    """
    if template_id == PACKET:
        return "typst/packet.typ"
    own = f"handouts/{template_id}/template.typ"
    return own if (paths.typst_root() / own).is_file() else "typst/handout.typ"


def joined(plans: Iterable[PartPlan]) -> list[PartPlan]:
    """Return plans with those that join a part put together: one plan with the sections of all of them."""
    parts: dict[str, PartPlan] = {}
    for plan in plans:
        key = plan.joins or plan.key
        earlier = parts[key].sections if key in parts else ()
        parts[key] = msgspec.structs.replace(plan, key=key, sections=(*earlier, *plan.sections))
    return list(parts.values())


def catalogue() -> list[Template]:
    """Return all templates, in the order of their folders' names. Raises UnknownTemplate for a broken manifest."""
    return [_read(path) for path in sorted(paths.handout_templates().glob("*/manifest.toml"))]


def find(template_id: str) -> Template:
    """Return the template of that id; raises UnknownTemplate, naming those there are."""
    known = {path.parent.name: path for path in sorted(paths.handout_templates().glob("*/manifest.toml"))}
    if template_id not in known:
        raise UnknownTemplate(
            _("There is no handout template named {name!r}. Use one of: {known}.").format(
                name=template_id, known=", ".join(known) or "-"
            )
        )
    return _read(known[template_id])


def _read(manifest: Path) -> Template:
    try:
        fields = tomllib.loads(manifest.read_text(encoding="utf-8"))
        return msgspec.convert({**fields, "id": manifest.parent.name}, Template)
    except (OSError, ValueError, msgspec.MsgspecError) as error:
        raise UnknownTemplate(
            _("The handout template {name} cannot be read ({reason}). Install KetaRef again.").format(
                name=manifest.parent.name, reason=error
            )
        ) from error
