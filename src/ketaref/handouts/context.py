"""What all sheets of one handout share: the library, the choices, the wording and the one denominator."""

from collections.abc import Iterator

import msgspec

from ketaref.errors import HandoutError
from ketaref.handouts.options import Options
from ketaref.handouts.passages import figure_of
from ketaref.handouts.templates import PartPlan, Template
from ketaref.i18n import _
from ketaref.library.library import Library, Release
from ketaref.model.blocks import Block, FigureBlock, Run, runs_of
from ketaref.model.entry import Entry
from ketaref.model.figures import Rate, denominator
from ketaref.model.help_line import HelpLine
from ketaref.model.text import Bilingual, Language


class Context(msgspec.Struct, frozen=True):
    """Everything a sheet is made from.

    `entries` are what it is about, `named` what its parts draw on besides; `of` is the denominator of every rate on
    it, 100 or 1,000.
    """

    library: Library
    template: Template
    options: Options
    entries: list[Entry]
    named: dict[str, Entry]
    release: Release
    wording: dict[str, Bilingual]
    lines: dict[str, HelpLine]
    of: int

    def all_entries(self) -> list[Entry]:
        """Return every entry that the sheet draws on, each once."""
        return list({entry.id: entry for entry in [*self.entries, *self.named.values()]}.values())

    def entries_of(self, plan: PartPlan) -> list[Entry]:
        """Return the entries that a part draws on."""
        return [self.named[entry_id] for entry_id in plan.entries] or self.entries

    def word(self, key: str, language: Language) -> str:
        """Return the wording `key`; raises HandoutError where the content lacks it."""
        text = self.optional_word(key, language)
        if not text:
            raise HandoutError(
                _("The content lacks the wording {key!r} of the handout {name}. Install the newest content.").format(
                    key=key, name=self.template.id
                )
            )
        return text

    def optional_word(self, key: str, language: Language) -> str:
        """Return the wording `key` with the entries' titles in place of `{entry}`, or an empty text."""
        text = self.wording.get(key, Bilingual("", "")).in_language(language)
        return text.replace("{entry}", ", ".join(entry.edition(language).title for entry in self.entries))

    def help_line(self, key: str) -> HelpLine:
        """Return a help line; raises HandoutError where the content lacks it: no sheet goes out without its numbers."""
        if key not in self.lines:
            raise HandoutError(
                _(
                    "The content lacks the help line {key}, which every sheet carries. Install the newest content."
                ).format(key=key)
            )
        return self.lines[key]

    def list_of(self, key: str, language: Language) -> list[str]:
        """Return the wording `key-1`, `key-2` and so on, as far as it goes."""
        found: list[str] = []
        while said := self.optional_word(f"{key}-{len(found) + 1}", language):
            found.append(said)
        return found


def gather(library: Library, template: Template, options: Options, entries: list[Entry]) -> Context:
    """Read from the library what the sheets of one handout share."""
    named = {entry_id: library.entry(entry_id) for entry_id in template.named_entries()}
    return Context(
        library=library,
        template=template,
        options=options,
        entries=entries,
        named=named,
        release=library.release(),
        wording={**library.wording("common"), **library.wording(template.id)},
        lines={line.id: line for line in library.help_lines()},
        of=denominator(list(_rates(library, template, entries, named))),
    )


def _rates(library: Library, template: Template, entries: list[Entry], named: dict[str, Entry]) -> Iterator[Rate]:
    """Every rate that the sheet could say, whatever parts are wanted, so that leaving one out changes no number."""
    own = {key for plan in template.parts if not plan.entries for key in plan.sections}
    wanted = [(entry, own) for entry in entries]
    wanted += [(named[entry_id], set(plan.sections)) for plan in template.parts for entry_id in plan.entries]
    for entry, keys in wanted:
        for section in entry.edition("en").sections:
            if section.key in keys:
                yield from rates_in(library, section.blocks)
    for figure in (library.figure(figure_id) for plan in template.parts for figure_id in plan.figure_ids()):
        if isinstance(figure, Rate):
            yield figure


def rates_in(library: Library, blocks: list[Block]) -> Iterator[Rate]:
    """Yield every rate that blocks say or draw."""
    drawn = [Run("", figure=block.figure) for block in blocks if isinstance(block, FigureBlock)]
    for run in [*runs_of(blocks), *drawn]:
        figure = figure_of(library, run)
        if isinstance(figure, Rate):
            yield figure
