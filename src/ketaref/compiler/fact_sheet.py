"""The facts of an entry as blocks for the counselor: tables of status, certainty, trials and timing.

A fact of `None` is shown as "No figure we could confirm", never as an empty cell.
"""

from ketaref.compiler.markup import inline
from ketaref.compiler.speaker import Speaker
from ketaref.model.blocks import Block, Heading, Run, Table
from ketaref.model.facts import (
    ConditionFacts,
    Facts,
    MechanismFacts,
    PatientGroupFacts,
    RegulatoryStatus,
    SideEffectFacts,
    TreatmentFacts,
)
from ketaref.model.figures import Figure, Rate
from ketaref.model.names import (
    BODY_SYSTEMS,
    CAUTION_LEVELS,
    CERTAINTY,
    DRUGS,
    EVIDENCE_IN,
    REGULATORY,
    STRENGTH,
)

Cell = list[Run]
_TREATMENT_ROWS = (
    ("setting", "Setting"), ("schedule", "Schedule as studied"), ("onset", "Onset"), ("response", "Response"),
    ("remission", "Remission"), ("relapse", "Relapse"), ("course", "Course"), ("risks", "Risks"),
    ("addictive_potential", "Addictive potential"), ("monitoring", "Monitoring"), ("insurance", "Insurance"),
)  # fmt: skip


class FactSheet:
    """Builds the blocks of one entry's facts; unreadable texts go to `problems` as (field, sentence)."""

    def __init__(self, speaker: Speaker, figures: dict[str, Figure]) -> None:
        self._speaker = speaker
        self._figures = figures
        self.problems: list[tuple[str, str]] = []

    def blocks(self, facts: Facts) -> list[Block]:
        """Return the blocks for the facts of any type."""
        match facts:
            case ConditionFacts():
                return self.condition(facts)
            case TreatmentFacts():
                return self.treatment(facts)
            case SideEffectFacts():
                return self.side_effect(facts)
            case MechanismFacts():
                return self.mechanism(facts)
            case PatientGroupFacts():
                return self.patient_group(facts)

    def condition(self, facts: ConditionFacts) -> list[Block]:
        """Return status, certainty, timing, trials and guidelines."""
        certainty = [
            [
                _plain(DRUGS[row.drug]),
                _plain(row.outcome),
                _bold(CERTAINTY[row.level]),
                self._cited(f"certainty.{at}", row.reason),
            ]
            for at, row in enumerate(facts.certainty)
        ]
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
            *_titled("How sure we are", ["Drug", "Outcome", "Certainty", "Why"], certainty),
            *_titled("Timing", ["Question", "What is known"], self._rows(facts, timing)),
            *_titled("Studies", ["Study", "Drug", "Design", "People", "Outcome", "Result"], trials),
            *_titled("Guidelines", ["Body", "Position"], guidelines),
        ]

    def treatment(self, facts: TreatmentFacts) -> list[Block]:
        """Return status and the rows that the Compare tab also shows."""
        return [
            *self._regulatory(facts.regulatory),
            *_titled("At a glance", ["Question", "What is known"], self._rows(facts, _TREATMENT_ROWS)),
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
        return [
            *_titled("How often", ["Drug and people", "With it", "Without it", "Counted", "Source"], rows),
            *_titled("When", ["Question", "What is known"], self._rows(facts, timing)),
        ]

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
        checks = [[self._cited(f"check.{at}", text)] for at, text in enumerate(facts.check)]
        return [
            *_titled("Level of caution", ["Level", "Applies to", "Body system", "Why"], [row]),
            *_titled("What is checked", ["Check"], checks),
        ]

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

    def _rows(self, facts: Facts, names: tuple[tuple[str, str], ...]) -> list[list[Cell]]:
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
            _plain(_share(rate.n, rate.percent, rate.of)),
            _plain(_share(other.n, other.percent, other.of) + f", {other.group.en}" if other else "no comparator"),
            _plain(counted or "not stated"),
            self._speaker.say("cite", f"@{rate.source}" + (f", {rate.locator}" if rate.locator else ""), ""),
        ]

    def _cited(self, field: str, text: str | None) -> Cell:
        if text is None:
            return [Run("No figure we could confirm", italic=True)]
        runs, problems = inline(text, self._speaker.say)
        self.problems += [(f"facts.{field}", problem) for problem in problems]
        return runs


def _titled(title: str, header: list[str], rows: list[list[Cell]]) -> list[Block]:
    rows = [row for row in rows if row]
    return [Heading(3, title), Table(header, rows, caption=title)] if rows else []


def _plain(text: str) -> Cell:
    return [Run(text)]


def _bold(text: str) -> Cell:
    return [Run(text, bold=True)]


def _share(n: int | None, percent: float | None, of: int) -> str:
    shown = percent if percent is not None else round(100 * (n or 0) / of, 1)
    return f"{shown:g}% of {of:,}" if n is None else f"{shown:g}% ({n:,} of {of:,})"
