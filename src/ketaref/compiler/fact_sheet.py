"""The facts of an entry as blocks for the counselor: tables of status, certainty, trials and timing.

A fact of `None` is shown as "No figure we could confirm", never as an empty cell.
"""

from collections.abc import Callable, Iterable
from typing import Any

from ketaref.compiler.charts import evidence_map, rates_chart
from ketaref.compiler.content import Content
from ketaref.compiler.markup import inline
from ketaref.compiler.speaker import Speaker
from ketaref.model.blocks import Block, Heading, Run, Table
from ketaref.model.facts import (
    BenefitFacts,
    CertaintyRow,
    ComparisonFacts,
    ConditionFacts,
    Facts,
    InteractionFacts,
    MechanismFacts,
    PatientGroupFacts,
    QuestionnaireFacts,
    RegulatoryStatus,
    SideEffectFacts,
    TreatmentFacts,
)
from ketaref.model.figures import Rate
from ketaref.model.names import (
    BODY_SYSTEMS,
    CAUTION_LEVELS,
    CERTAINTY,
    COMPARED,
    DRUGS,
    EVIDENCE_IN,
    INTERACTION_EVIDENCE,
    INTERACTION_LEVELS,
    REGULATORY,
    STRENGTH,
    VERDICTS,
)
from ketaref.model.wording import share_text

Cell = list[Run]
_TREATMENT_ROWS = (
    ("setting", "Setting"), ("schedule", "Schedule as studied"), ("onset", "Onset"), ("response", "Response"),
    ("remission", "Remission"), ("relapse", "Relapse"), ("course", "Course"), ("risks", "Risks"),
    ("addictive_potential", "Addictive potential"), ("monitoring", "Monitoring"), ("insurance", "Insurance"),
)  # fmt: skip
_ROUTE_ROWS = (("bioavailability", "Share that reaches the blood"), ("time_to_peak", "Time to the peak"))
TREATMENT_FIELDS: dict[str, str] = dict((*_TREATMENT_ROWS, *_ROUTE_ROWS))
"""The facts of a treatment that tables show, by field, with the name of the row."""


class FactSheet:
    """Builds the blocks of one entry's facts; unreadable texts go to `problems` as (field, sentence)."""

    def __init__(self, speaker: Speaker, content: Content) -> None:
        self._speaker = speaker
        self._content = content
        self._figures = content.figures
        self.problems: list[tuple[str, str]] = []

    def blocks(self, facts: Facts) -> list[Block]:
        """Return the blocks for the facts of any type; a type whose entries are text alone has none."""
        sheet = _SHEETS.get(type(facts))
        return sheet(self, facts) if sheet else []

    def cells(self, facts: Facts) -> dict[str, Cell]:
        """Return what a treatment says in each row of `COMPARED`; other facts say nothing there."""
        if not isinstance(facts, TreatmentFacts):
            return {}
        said = {field: self._cited(field, getattr(facts, field)) for field in COMPARED if field != "approval"}
        return {**said, "approval": self._approval(facts.regulatory)}

    def _approval(self, rows: list[RegulatoryStatus]) -> Cell:
        if not rows:
            return self._cited("regulatory", None)
        cell: Cell = []
        for at, row in enumerate(rows):
            drug = f"{DRUGS[row.drug]}: {REGULATORY[row.status].lower()}" if len(rows) > 1 else REGULATORY[row.status]
            note = self._cited(f"regulatory.{at}", row.note)
            cell += [*([Run(" ")] if cell else []), Run(f"{drug}.", bold=True), Run(" "), *note]
        return cell

    def condition(self, facts: ConditionFacts) -> list[Block]:
        """Return status, certainty, timing, trials and guidelines."""
        trials = [
            [_plain(f"{row.name} ({row.year})"), _plain(DRUGS[row.drug]), _plain(row.design),
             _plain(f"{row.n:,}"), _plain(row.outcome), self._cited(f"trials.{at}", row.result)]
            for at, row in enumerate(facts.trials)
        ]  # fmt: skip
        guidelines = [
            [_plain(f"{row.body} ({row.year})"), self._cited(f"guidelines.{at}", row.position)]
            for at, row in enumerate(facts.guidelines)
        ]
        timing = (("onset", "Onset"), ("durability", "How long it lasts"))
        return [
            *self._regulatory(facts.regulatory),
            *self._certainty(facts.certainty),
            *_titled("Timing", ["Question", "What is known"], self._rows(facts, timing)),
            *_titled("Studies", ["Study", "Drug", "Design", "People", "Outcome", "Result"], trials),
            *_titled("Guidelines", ["Body", "Position"], guidelines),
        ]

    def treatment(self, facts: TreatmentFacts) -> list[Block]:
        """Return status and the rows that the comparisons also show; how much reaches the blood only where given."""
        rows = [*_TREATMENT_ROWS, *(row for row in _ROUTE_ROWS if getattr(facts, row[0]))]
        return [
            *self._regulatory(facts.regulatory),
            *_titled("At a glance", ["Question", "What is known"], self._rows(facts, rows)),
        ]

    def side_effect(self, facts: SideEffectFacts) -> list[Block]:
        """Return how often, and when."""
        rows = [self._frequency(figure_id) for figure_id in facts.frequency if figure_id in self._figures]
        self.problems += [
            ("facts.frequency", f"names {figure_id!r}, which is not a rate figure")
            for figure_id in facts.frequency
            if not isinstance(self._figures.get(figure_id), Rate)
        ]
        timing = (("onset", "Begins"), ("peak", "Peak"), ("end", "Ends"), ("severity", "Severity"))
        rates = [rate for figure_id in facts.frequency if isinstance(rate := self._figures.get(figure_id), Rate)]
        return [
            *_titled("How often", ["Drug and people", "With it", "Without it", "Counted", "Source"], rows),
            *self._drawn(rates),
            *_titled("When", ["Question", "What is known"], self._rows(facts, timing)),
        ]

    def _drawn(self, rates: list[Rate]) -> list[Block]:
        if not rates:
            return []
        return [Heading(3, "With and without, drawn"), rates_chart(rates, self._speaker, "en")]

    def mechanism(self, facts: MechanismFacts) -> list[Block]:
        """Return how well the mechanism is established."""
        seen_in = ", ".join(EVIDENCE_IN[where] for where in facts.evidence_in)
        row = [
            _bold(STRENGTH[facts.strength]),
            _plain(seen_in),
            self._cited("strength_reason", facts.strength_reason),
        ]
        return _titled("How well established", ["Strength", "Seen in", "Why"], [row])

    def patient_group(self, facts: PatientGroupFacts) -> list[Block]:
        """Return the level, the reason and what to check."""
        drugs = ", ".join(DRUGS[drug] for drug in facts.applies_to)
        row = [
            _bold(CAUTION_LEVELS[facts.level]),
            _plain(drugs),
            _plain(BODY_SYSTEMS[facts.body_system]),
            self._cited("why", facts.why),
        ]
        return [
            *_titled("Level of caution", ["Level", "Applies to", "Body system", "Why"], [row]),
            *_titled("What is checked", ["Check"], self._list("check", facts.check)),
        ]

    def interaction(self, facts: InteractionFacts) -> list[Block]:
        """Return the level, what it is about, the effect, and what to do."""
        drugs = ", ".join(DRUGS[drug] for drug in facts.applies_to)
        rows = [
            [_plain("Level"), _bold(INTERACTION_LEVELS[facts.level])],
            [_plain("Effect"), self._cited("effect", facts.effect)],
            [_plain("With"), _plain(facts.with_medicines)],
            [_plain("Applies to"), _plain(drugs)],
            [_plain("Known from"), _plain(INTERACTION_EVIDENCE[facts.evidence])],
        ]
        return [
            *_titled("Interaction", ["Question", "What is known"], rows),
            *_titled("What is done", ["Step"], self._list("what_to_do", facts.what_to_do)),
        ]

    def benefit(self, facts: BenefitFacts) -> list[Block]:
        """Return the claim beside the verdict, the certainty, and the harms that come with it."""
        claim = f"\N{LEFT DOUBLE QUOTATION MARK}{facts.claim}\N{RIGHT DOUBLE QUOTATION MARK}"
        rows = [
            [_plain("The claim"), _plain(claim)],
            [_plain("The evidence"), _bold(VERDICTS[facts.verdict])],
            [_plain("Its harms"), self._cited("harms", facts.harms)],
        ]
        return [
            *_titled("Claim and evidence", ["Question", "What is known"], rows),
            *self._certainty(facts.certainty),
        ]

    def questionnaire(self, facts: QuestionnaireFacts) -> list[Block]:
        """Return what the form measures, its published cut-offs, its limits and its licence. Nothing is scored."""
        rows = [[_plain("Measures"), _plain(facts.measures)], [_plain("Length"), self._cited("length", facts.length)]]
        rows += [[_plain("Limits"), self._cited("limits", facts.limits)]]
        rows += [[_plain("Licence"), self._cited("licence", facts.licence)]]
        return [
            *_titled("About this form", ["Question", "What is known"], rows),
            *_titled("Cut-offs as published", ["Score and meaning"], self._list("cutoffs", facts.cutoffs)),
        ]

    def comparison(self, facts: ComparisonFacts) -> list[Block]:
        """Return the table, the evidence map or the notes on the pathway that a comparison shows a counselor."""
        if facts.shows == "evidence-map":
            return [evidence_map(self._content)]
        if facts.shows == "pathway":
            return self._pathway()
        known = [field for field in facts.fields if field in TREATMENT_FIELDS]
        unknown = set(facts.fields) - set(known)
        self.problems += [("facts.fields", f"names {field!r}, which is not a fact of treatments") for field in unknown]
        return [block for field in known for block in self._compared(facts.entries, field)]

    def _compared(self, entry_ids: list[str], field: str) -> list[Block]:
        """One fact of every treatment: a page is too narrow for all of them in one table."""
        rows = []
        for entry_id in entry_ids:
            entry = self._content.entries.get(entry_id)
            if entry is not None and isinstance(entry.facts, TreatmentFacts):
                title = Run(entry.front.title, entry=entry_id)
                rows.append([[title], self._cited("fields", getattr(entry.facts, field))])
            else:
                self.problems.append(("facts.entries", f"names {entry_id!r}, which is not a treatment"))
        name = TREATMENT_FIELDS[field]
        return _titled(name, ["Treatment", name], rows)

    def _pathway(self) -> list[Block]:
        pathway = self._content.pathway
        rows = [
            [_plain(pathway.sentence(edge, "en")), self._cited(f"pathway.{edge.id}", edge.note)]
            for edge in pathway.joined()
        ]
        return _titled("Each step", ["Step", "What it rests on"], rows)

    def _certainty(self, rows: list[CertaintyRow]) -> list[Block]:
        cells = [
            [
                _plain(DRUGS[row.drug]),
                _plain(row.outcome),
                _bold(CERTAINTY[row.level]),
                self._cited(f"certainty.{at}", row.reason),
            ]
            for at, row in enumerate(rows)
        ]
        return _titled("How sure we are", ["Drug", "Outcome", "Certainty", "Why"], cells)

    def _list(self, field: str, texts: list[str]) -> list[list[Cell]]:
        return [[self._cited(f"{field}.{at}", text)] for at, text in enumerate(texts)]

    def _regulatory(self, rows: list[RegulatoryStatus]) -> list[Block]:
        cells = [
            [
                _plain(DRUGS[row.drug]),
                _bold(REGULATORY[row.status]),
                self._cited(f"regulatory.{at}", row.note),
            ]
            for at, row in enumerate(rows)
        ]
        return _titled("Status in the USA", ["Drug", "Status", "Detail"], cells)

    def _rows(self, facts: Facts, names: Iterable[tuple[str, str]]) -> list[list[Cell]]:
        return [[_plain(label), self._cited(name, getattr(facts, name))] for name, label in names]

    def _frequency(self, figure_id: str) -> list[Cell]:
        rate = self._figures[figure_id]
        if not isinstance(rate, Rate):
            return []
        setting = "; heavy use" if rate.exposure == "heavy-use" else ""
        who = f"{DRUGS[rate.drug]}: {rate.population.en}, {rate.timeframe.en}{setting}"
        counted = "; ".join(part for part in (rate.counted.en if rate.counted else "", rate.dated) if part)
        other = rate.comparator
        return [
            _plain(f"{rate.outcome.en[0].upper()}{rate.outcome.en[1:]}. {who}"),
            _plain(share_text(rate) + (f", {rate.total:,} people in the study" if rate.total else "")),
            _plain(f"{share_text(other)}, {other.group.en}" if other else "no comparator"),
            _plain(counted or "not stated"),
            self._speaker.say("cite", f"@{rate.source}" + (f", {rate.locator}" if rate.locator else ""), ""),
        ]

    def _cited(self, field: str, text: str | None) -> Cell:
        if text is None:
            return [Run("No figure we could confirm", italic=True)]
        runs, problems = inline(text, self._speaker.say)
        self.problems += [(f"facts.{field}", problem) for problem in problems]
        return runs


_SHEETS: dict[type[Facts], Callable[[FactSheet, Any], list[Block]]] = {
    ConditionFacts: FactSheet.condition,
    TreatmentFacts: FactSheet.treatment,
    SideEffectFacts: FactSheet.side_effect,
    MechanismFacts: FactSheet.mechanism,
    PatientGroupFacts: FactSheet.patient_group,
    InteractionFacts: FactSheet.interaction,
    BenefitFacts: FactSheet.benefit,
    QuestionnaireFacts: FactSheet.questionnaire,
    ComparisonFacts: FactSheet.comparison,
}


def _titled(title: str, header: list[str], rows: list[list[Cell]]) -> list[Block]:
    rows = [row for row in rows if row]
    return [Heading(3, title), Table(header, rows, caption=title)] if rows else []


def _plain(text: str) -> Cell:
    return [Run(text)]


def _bold(text: str) -> Cell:
    return [Run(text, bold=True)]
