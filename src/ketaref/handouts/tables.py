"""Tables and lists of a sheet that records make: rates with and without, treatments at a glance, how sure we are."""

import itertools
import re
from typing import Any

from ketaref.errors import HandoutError
from ketaref.handouts.context import Context
from ketaref.handouts.document import PaperTable, Span
from ketaref.handouts.passages import SourceList
from ketaref.handouts.templates import RatesPlan
from ketaref.i18n import _
from ketaref.model.entry import Entry
from ketaref.model.figures import Rate, count_in
from ketaref.model.text import Language
from ketaref.model.wording import did_not, studied

Cell = list[Span]
_HASH_SHOWN = 12
_CITED = re.compile(r"@([\w-]+)")


class TableMaker:
    """Makes the tables of one sheet in one language; the sources they cite go into the sheet's list."""

    def __init__(self, context: Context, language: Language, sources: SourceList) -> None:
        self._context = context
        self._language = language
        self._sources = sources
        self.counted = False
        """Whether there is a table of rates."""

    def rates(self, plan: RatesPlan, title: str, entries: list[Entry]) -> list[PaperTable]:
        """Return what happened without and with a treatment, side by side, in whole people and their difference.

        Rates of the same people over the same time share a table. Raises HandoutError for a figure that nothing was
        compared with. The first rate is the headline, of which those are counted as well to whom it did not happen.
        """
        self.counted = True
        compared = [self._compared(figure_id) for figure_id in plan.figures or self._counted(entries)]
        alike = itertools.groupby(compared, key=_people)
        return [self._rate_table(list(rates), "" if at else title) for at, (_key, rates) in enumerate(alike)]

    def overview(self, entries: list[Entry]) -> PaperTable:
        """Return what each treatment is and what the FDA has said of it, in a row each."""
        heads = [self._word(key) for key in ("table-treatment", "table-is", "table-fda")]
        rows = []
        for entry in entries:
            edition = entry.edition(self._language)
            rows.append([[Span(edition.title, bold=True)], [Span(edition.summary)], self._status(entry)])
        return PaperTable("", heads, rows)

    def versions(self, entries: list[Entry]) -> PaperTable:
        """Return what names the very texts of these entries: id, revision and the first letters of the hash."""
        heads = [self._word(f"versions-{key}") for key in ("text", "revision", "hash")]
        rows = []
        for entry in entries:
            edition = entry.edition(self._language)
            named = [Span(f"{edition.title} "), Span(f"({entry.id})")]
            rows.append([named, [Span(str(entry.revision))], [Span(edition.hash[:_HASH_SHOWN])]])
        return PaperTable("", heads, rows, columns="text")

    def certainty(self, entry: Entry) -> list[Cell]:
        """Return how sure the evidence on an entry makes us: an item for each drug and level, with its sources."""
        found: dict[tuple[str, str], list[str]] = {}
        for row in _rows(entry, "certainty"):
            found.setdefault((row["drug"], row["level"]), []).extend(_CITED.findall(row["reason"]))
        items = []
        for (drug, level), cited in found.items():
            said = f"{self._word(f'drug-{drug}')}: {self._word(f'certainty-{level}')}."
            # The short form has room for the first source of each.
            items.append([Span(said), *self._marks(cited[:1] if self._context.options.short else cited)])
        return items

    def _counted(self, entries: list[Entry]) -> list[str]:
        """The first figure of each entry's frequency that was compared with something."""
        found = []
        for entry in entries:
            frequency = entry.facts.get("frequency")
            keys = frequency if isinstance(frequency, list) else []
            figures = [(key, self._context.library.figure(key)) for key in keys]
            found += [key for key, figure in figures if isinstance(figure, Rate) and figure.comparator][:1]
        return found

    def _compared(self, figure_id: str) -> Rate:
        figure = self._context.library.figure(figure_id)
        if not isinstance(figure, Rate) or figure.comparator is None:
            raise HandoutError(
                _("The handout {name} sets {figure} in a table, but nothing was compared with it.").format(
                    name=self._context.template.id, figure=figure_id
                )
            )
        return figure

    def _rate_table(self, rates: list[Rate], title: str) -> PaperTable:
        figure = rates[0]
        heads = [
            self._word("table-happened"),
            *(self._out_of(group.group.in_language(self._language)) for group in figure.groups()),
            self._word("table-difference"),
        ]
        rows = [self._rate_row(rate, headline=rate is figure) for rate in rates]
        return PaperTable(title, heads, rows, studied(figure, self._language), self._mark(figure.source))

    def _rate_row(self, figure: Rate, headline: bool) -> list[Cell]:
        without, count = counts = [count_in(group.share(), self._context.of) for group in figure.groups()]
        felt = figure.felt.in_language(self._language)
        return [
            [Span(felt[0].upper() + felt[1:])],
            *([Span(f"{people:,}", bold=True), *self._others(figure, people, headline)] for people in counts),
            [Span(self._difference(count - without))],
        ]

    def _others(self, figure: Rate, count: int, headline: bool) -> Cell:
        others = f" ({self._context.of - count:,} {did_not(figure, self._language)})"
        return [Span(others)] if headline else []

    def _difference(self, more: int) -> str:
        key = "table-more" if more > 0 else "table-fewer" if more < 0 else "table-same"
        return self._word(key).replace("{n}", f"{abs(more):,}")

    def _out_of(self, group: str) -> str:
        return self._word("table-out-of").replace("{of}", f"{self._context.of:,}").replace("{group}", group)

    def _status(self, entry: Entry) -> Cell:
        """What the FDA has said; where the wording `fda-<id>` says it, with a source for each approval."""
        rows = _rows(entry, "regulatory")
        own = self._context.optional_word(f"fda-{entry.id}", self._language)
        if own:
            approvals = [_CITED.findall(row["note"])[:1] for row in rows if row["status"] == "approved"]
            return [Span(own), *self._marks([source for cited in approvals for source in cited])]
        statuses = {row["status"] for row in rows}
        key = "none" if not statuses else statuses.pop() if len(statuses) == 1 else "some"
        said = ", ".join([self._word(f"fda-{key}"), *self._uses(rows)])
        return [Span(said), *self._marks(_CITED.findall(rows[0]["note"])[:1] if rows else [])]

    def _uses(self, rows: list[dict[str, Any]]) -> list[str]:
        """For what the one status of a treatment holds; several are not summed up."""
        return [row["use"][self._language] for row in rows if row.get("use")] if len(rows) == 1 else []

    def _marks(self, sources: list[str]) -> list[Span]:
        return [Span("", mark=self._mark(source)) for source in dict.fromkeys(sources)]

    def _mark(self, source: str) -> str:
        return self._sources.mark(source)

    def _word(self, key: str) -> str:
        return self._context.word(key, self._language)


def _people(figure: Rate) -> tuple[object, ...]:
    groups = [group.group for group in figure.groups()]
    return *groups, figure.population, figure.timeframe, figure.source


def _rows(entry: Entry, fact: str) -> list[dict[str, Any]]:
    """The rows of a fact of an entry; none where its type does not have it."""
    rows = entry.facts.get(fact)
    return rows if isinstance(rows, list) else []
