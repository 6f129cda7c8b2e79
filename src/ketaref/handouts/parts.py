"""The parts of one sheet: each plan of a template filled from entries and wording."""

import itertools
import re
from textwrap import shorten

import msgspec

from ketaref.handouts.context import Context
from ketaref.handouts.document import (
    NOTICE,
    CallLine,
    Group,
    Items,
    PaperBlock,
    PaperTable,
    Part,
    Picture,
    Prose,
    Span,
    Subheading,
    say,
)
from ketaref.handouts.forms import form_of, to_mark
from ketaref.handouts.gaps import gaps, speaks_of_ketamine
from ketaref.handouts.passages import SourceList, Teller
from ketaref.handouts.road import road_of
from ketaref.handouts.tables import TableMaker
from ketaref.handouts.templates import PartPlan, RatesPlan
from ketaref.handouts.typed import one_line
from ketaref.model.blocks import FigureBlock, Run, runs_of
from ketaref.model.entry import Entry, SectionText
from ketaref.model.source import BY_MAKER, Source
from ketaref.model.text import Language
from ketaref.model.types import CLIENT
from ketaref.typeset.characters import printable

_MOST_URGENT_FIRST = ("911", "988")
_NOTES_OF_SHORT = {"learning", "guide"}
_FOR_CLIENTS = "formats"
_LONGEST_TITLE = 110
_BRIEF_NAMES = (
    (re.compile(r"(?:U\.S\. )?Food and Drug Administration\b(?:\. FDA\b)?"), "FDA"),  # as sheets, and many titles, say
    (re.compile(r"(?<=[a-z]) Pharmaceuticals(?=\.)"), ""),
)


class PartMaker:
    """Makes the parts of one sheet, in order; its sources gather as it goes."""

    def __init__(self, context: Context, language: Language) -> None:
        self._context = context
        self._language = language
        self._sources = SourceList(context.library)
        self._teller = Teller(context.library, language, context.of, self._sources, self._road)
        self._tables = TableMaker(context, language, self._sources)

    def part(self, plan: PartPlan) -> Part:
        """Return one part of the template, filled; it has no groups where the entries say nothing for it."""
        groups = self._groups(plan)
        return Part(
            key=plan.key,
            layout=plan.layout,
            heading=self._word(f"{plan.key}-heading"),
            intro=self._context.optional_word(f"{plan.key}-intro", self._language),
            reading=self._word("reading") if _has_picture(groups) else "",
            groups=groups,
            lines=self._call_lines() if plan.source == "call" else [],
            clinic=self._clinic_blank() if plan.source == "call" else "",
            blanks=plan.blanks,
            blanks_label=self._word("blanks-label") if plan.blanks and groups else "",
        )

    def own(self) -> list[Part]:
        """Return what the counselor wrote for this side, in a place of its own."""
        said = one_line(self._context.options.own.in_language(self._language))
        return [Part("own", "own", self._word("own-heading"), [Group([Prose([Span(said)])])])] if said else []

    def closing(self) -> list[Part]:
        """Return what ends every sheet: the notes on how to use it, and its sources."""
        library = self._context.library
        cited = [library.source(key) for key in self._sources.ids()]
        references = [[Span(f"{_star(source)}{_short_reference(source)}")] for source in cited]
        key = BY_MAKER.in_language(self._language) if any(source.by_maker for source in cited) else ""
        counted = self._teller.counted or self._tables.counted
        wanted = tuple(key for key in self._context.template.notes if counted or key != "numbers")
        keys = _notes(wanted, self._context.options.short)
        notes: list[PaperBlock] = [Prose([Span(self._word(f"note-{key}"))]) for key in keys]
        sources = [Group([Items(references, ordered=True)])] if references else []
        return [
            Part("notes", "notes", self._word("notes-heading"), [Group(notes)]),
            Part("sources", "sources", self._word("sources-heading"), sources, reading=key),
            *self._notice(),
        ]

    def _notice(self) -> list[Part]:
        """The clinic's own notice, in the language that it is in, at the very foot: far from where people write."""
        text, language = self._context.options.notice.for_reader(self._language)
        said = one_line(printable(text))
        heading = self._context.word("notice-heading", language)
        other = None if language == self._language else language
        return [Part(NOTICE, NOTICE, heading, [Group([Prose([Span(said)])])], language=other)] if said else []

    def _word(self, key: str) -> str:
        return self._context.word(key, self._language)

    def _groups(self, plan: PartPlan) -> list[Group]:
        match plan.source:
            case "wording":
                return self._list(self._worded(plan))
            case "call":
                said = _urgent_first(_once(self._listed(plan) + self._worded(plan)))
                return self._list([item for item in said if not self._covered(item)])
            case "questions":
                return self._list(_once(self._listed(plan)) or self._worded(plan))
            case "road":
                road = road_of(self._context, plan.key, self._language, self._sources)
                return [Group([road])] if road else []
            case "sections" | "entries" | "leads" | "stages":
                return self._written(plan, self._context.entries_of(plan))
            case _:
                return self._made(plan, self._context.entries_of(plan))

    def _written(self, plan: PartPlan, entries: list[Entry]) -> list[Group]:
        """What writers wrote of the entries."""
        match plan.source:
            case "entries":
                return [group for entry in entries for group in self._titled_group(entry, plan, len(entries) == 1)]
            case "leads":
                return [Group(blocks) for entry in entries if (blocks := self._lead(entry, plan))]
            case "stages":
                return [group for entry in entries for group in self._stages(entry, plan)]
            case _:
                return [group for entry in entries for group in self._one_group(entry, plan, "")]

    def _made(self, plan: PartPlan, entries: list[Entry]) -> list[Group]:
        """What is made from the facts of the entries and from figures."""
        match plan.source:
            case "figures":
                return [Group([self._teller.figure(figure) for figure in plan.figures])]
            case "rates":
                return [Group([table]) for rates in plan.tables for table in self._rates(plan, rates)]
            case "overview":
                return [Group([self._tables.overview(entries)])]
            case "certainty":
                return self._list([item for entry in entries for item in self._tables.certainty(entry)])
            case "gaps":
                return self._left_open(plan)
            case "versions":
                return [Group([self._tables.versions(entries)])]
            case "marks" | "choices":
                titles = [entry.edition(self._language).title for entry in entries] if plan.source == "choices" else []
                return [Group([to_mark(self._context, plan.key, titles, self._language)])]
            case _:
                cautions = plan.source == "cautions"
                return [Group(form_of(self._context, entry, self._language, cautions=cautions)) for entry in entries]

    def _road(self) -> list[PaperBlock]:
        """The way from the dose to the mood, after the words on how to read it."""
        road = road_of(self._context, "pathway", self._language, self._sources)
        return [Prose([Span(self._word("pathway-intro"))]), road] if road else []

    def _list(self, items: list[list[Span]]) -> list[Group]:
        return [Group([Items(items)])] if items else []

    def _worded(self, plan: PartPlan) -> list[list[Span]]:
        return [[Span(text)] for text in self._context.list_of(plan.key, self._language)]

    def _covered(self, item: list[Span]) -> bool:
        """Say whether the numbers to call say what an item of the list above them says."""
        said = say(item)
        for line in self._context.template.lines:
            said = said.replace(self._context.help_line(line).dial.in_language(self._language), "#")
        return said in self._context.list_of("covered", self._language)

    def _listed(self, plan: PartPlan) -> list[list[Span]]:
        lists = [
            [item for section in self._sections(entry, plan) for item in self._teller.items(entry, section.blocks)]
            for entry in self._context.entries_of(plan)
        ]
        if plan.most:
            # Chosen from each entry in turn, said entry by entry: what helps with one thing stays together.
            placed = [[(at, item) for item in items] for at, items in enumerate(lists)]
            in_turn = itertools.chain.from_iterable(itertools.zip_longest(*placed))
            chosen = [one for one in in_turn if one is not None][: plan.most]
            return [item for _at, item in sorted(chosen, key=lambda one: one[0])]
        return list(itertools.chain.from_iterable(lists))

    def _left_open(self, plan: PartPlan) -> list[Group]:
        """What is not known: what records lack, then what the library says of ketamine, or the wording of others."""
        said = gaps(self._context, self._language)
        if not any(map(speaks_of_ketamine, self._context.entries)):
            said += self._context.list_of(plan.key, self._language)
            return [Group([Prose([Span(text)]) for text in said])]
        written = [group for entry in self._context.entries_of(plan) for group in self._one_group(entry, plan, "")]
        return [Group([*(Prose([Span(text)]) for text in said), *(block for one in written for block in one.blocks)])]

    def _rates(self, plan: PartPlan, rates: RatesPlan) -> list[PaperTable]:
        entries = self._context.entries_of(plan)
        return self._tables.rates(
            rates, self._context.optional_word(f"{plan.key}-{rates.key}", self._language), entries
        )

    def _titled_group(self, entry: Entry, plan: PartPlan, alone: bool) -> list[Group]:
        """One entry under its title; alone in its part, what stands above says it already."""
        return self._one_group(entry, plan, "" if alone else entry.edition(self._language).title)

    def _one_group(self, entry: Entry, plan: PartPlan, heading: str) -> list[Group]:
        """All sections of an entry in one group; each after the first has a heading that names the entry again.

        The section for the client goes on without one: that is whom the sheet is for.
        """
        blocks: list[PaperBlock] = []
        for section in self._sections(entry, plan):
            if blocks and section.key != CLIENT.key:
                blocks.append(Subheading(_named(heading, section.heading)))
            blocks += self._teller.tell(entry, section.blocks)
        return [Group(blocks, heading)] if blocks else []

    def _lead(self, entry: Entry, plan: PartPlan) -> list[PaperBlock]:
        """What the sections say before their first figure."""
        blocks = [block for section in self._sections(entry, plan) for block in section.blocks]
        before = itertools.takewhile(lambda block: not isinstance(block, FigureBlock), blocks)
        return self._teller.tell(entry, list(before))

    def _stages(self, entry: Entry, plan: PartPlan) -> list[Group]:
        return [
            Group(self._teller.tell(entry, section.blocks), section.heading) for section in self._sections(entry, plan)
        ]

    def _sections(self, entry: Entry, plan: PartPlan) -> list[SectionText]:
        found = {section.key: section for section in entry.edition(self._language).sections}
        wanted = [found[key] for key in plan.sections if key in found]
        return [_saying(entry, plan.saying, section) for section in wanted]

    def _call_lines(self) -> list[CallLine]:
        lines = [self._context.help_line(key) for key in self._context.template.lines]
        called = [
            CallLine(line.dial.in_language(self._language), line.call.in_language(self._language)) for line in lines
        ]
        return called + self._clinic_line()

    def _clinic_line(self) -> list[CallLine]:
        """The letterhead stands where one looks for whom to call, far from where people write a name."""
        letterhead = self._context.options.letterhead
        name, phone = one_line(letterhead.name), one_line(letterhead.phone)
        said = ", ".join(filter(None, [name, phone]))
        return [CallLine(phone or name, f"{self._word('your-clinic')} {said}.")] if said else []

    def _clinic_blank(self) -> str:
        """What stands before a rule for the clinic's number, on a sheet for clients, where nothing prints it."""
        printed = one_line(self._context.options.letterhead.phone)
        return "" if printed or _FOR_CLIENTS not in self._context.template.notes else self._word("your-clinic")


def _notes(keys: tuple[str, ...], short: bool) -> list[str]:
    """Which notes a sheet prints: the short form those that it must, and that there is a longer one."""
    return [*(key for key in keys if key in _NOTES_OF_SHORT), "longer"] if short else list(keys)


def _named(entry: str, heading: str) -> str:
    """A heading that is understood at the top of a page too: "Dizziness: what you can do"."""
    return f"{entry}: {heading[0].lower()}{heading[1:]}" if entry else heading


def _saying(entry: Entry, wanted: tuple[str, ...], section: SectionText) -> SectionText:
    """The section with those of its passages only that say a figure or cite a source of `wanted`, if any of it does."""

    def says(run: Run) -> bool:
        return run.figure in wanted or (run.cite > 0 and entry.citations[run.cite - 1].source_id in wanted)

    kept = [block for block in section.blocks if any(map(says, runs_of([block])))]
    return msgspec.structs.replace(section, blocks=kept) if kept else section


def _short_reference(source: Source) -> str:
    """Enough to find a source by: who, where or what, when. The whole reference stands in the library."""
    source = msgspec.structs.replace(
        source, title=shorten(source.title, _LONGEST_TITLE, placeholder=" …", break_on_hyphens=False)
    )
    if source.type == "article-journal" and source.container:
        brief = msgspec.structs.replace(source, title="", volume="", issue="", page="", accessed="")
    else:
        brief = msgspec.structs.replace(source, container="", volume="", issue="", page="", accessed="")
    said = brief.reference().replace("….", "…").replace("?.", "?")
    for name, short in _BRIEF_NAMES:
        said = name.sub(short, said)
    return said


def _star(source: Source) -> str:
    """What stands before a source that its maker paid for or wrote: some have no mark in the text to carry a star."""
    return "*\N{NO-BREAK SPACE}" if source.by_maker else ""


def _has_picture(groups: list[Group]) -> bool:
    return any(isinstance(block, Picture) for group in groups for block in group.blocks)


def _once(items: list[list[Span]]) -> list[list[Span]]:
    """The items without those that say what an earlier one said."""
    return list({say(item).casefold(): item for item in reversed(items)}.values())[::-1]


def _urgent_first(items: list[list[Span]]) -> list[list[Span]]:
    """The items that lead to 911 first, then those to 988, then the rest, each in their order."""

    def urgency(item: list[Span]) -> int:
        said = say(item)
        return next((at for at, number in enumerate(_MOST_URGENT_FIRST) if number in said), len(_MOST_URGENT_FIRST))

    return sorted(items, key=urgency)
