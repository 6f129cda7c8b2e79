"""The facts of an entry as blocks for the counselor: tables of status, certainty, trials and timing.

A fact of `None` is shown as "No figure we could confirm", never as an empty cell.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ketaref.compiler.charts import evidence_map, rates_chart
from ketaref.compiler.content import Content
from ketaref.compiler.fact_labels import dated, label
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
from ketaref.model.figures import Comparator, Rate
from ketaref.model.names import (
    BODY_SYSTEMS,
    CAUTION_LEVELS,
    CERTAINTY,
    COMPARED,
    DRUGS,
    INTERACTION_EVIDENCE,
    INTERACTION_LEVELS,
    REGULATORY,
    STRENGTH,
    VERDICTS,
    lower_first,
    seen_in,
)
from ketaref.model.text import Bilingual, Language
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
    """Builds the blocks of one entry's facts; unreadable texts go to `problems` as (field, sentence).

    Names and labels are said in `language`; so are the facts that `said` holds, by the path of their field. The others
    are English, as their writers wrote them.
    """

    def __init__(
        self, speaker: Speaker, content: Content, language: Language, said: Mapping[str, str] | None = None
    ) -> None:
        self._speaker = speaker
        self._prose = speaker.speaking("en")
        self._said = said or {}
        self._content = content
        self._language: Language = language
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
            status = self._say(REGULATORY[row.status])
            drug = f"{self._say(DRUGS[row.drug])}: {lower_first(status)}" if len(rows) > 1 else status
            note = self._cited(f"regulatory.{at}", row.note)
            cell += [*([Run(" ")] if cell else []), Run(f"{drug}.", bold=True), Run(" "), *note]
        return cell

    def condition(self, facts: ConditionFacts) -> list[Block]:
        """Return status, certainty, timing, trials and guidelines."""
        trials = [
            [_plain(f"{row.name} ({row.year})"), _plain(self._say(DRUGS[row.drug])), _plain(row.design),
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
            *self._titled("Timing", ["Question", "What is known"], self._rows(facts, timing)),
            *self._titled("Studies", ["Study", "Drug", "Design", "People", "Outcome", "Result"], trials),
            *self._titled("Guidelines", ["Body", "Position"], guidelines),
        ]

    def treatment(self, facts: TreatmentFacts) -> list[Block]:
        """Return status and the rows that the comparisons also show; how much reaches the blood only where given."""
        rows = [*_TREATMENT_ROWS, *(row for row in _ROUTE_ROWS if getattr(facts, row[0]))]
        return [
            *self._regulatory(facts.regulatory),
            *self._titled("At a glance", ["Question", "What is known"], self._rows(facts, rows)),
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
        heads = ["Drug and people", "Without the medicine", "With the medicine", "Counted", "Source"]
        return [
            *self._titled("How often", heads, rows),
            *self._drawn(rates),
            *self._titled("When", ["Question", "What is known"], self._rows(facts, timing)),
        ]

    def _drawn(self, rates: list[Rate]) -> list[Block]:
        if not rates:
            return []
        heading = self._label("Without and with, in a picture")
        return [Heading(3, heading), rates_chart(rates, self._speaker, self._language)]

    def mechanism(self, facts: MechanismFacts) -> list[Block]:
        """Return how well the mechanism is established."""
        row = [
            _bold(self._say(STRENGTH[facts.strength])),
            _plain(seen_in(facts.evidence_in, self._language)),
            self._cited("strength_reason", facts.strength_reason),
        ]
        return self._titled("How well established", ["Strength", "Seen in", "Why"], [row])

    def patient_group(self, facts: PatientGroupFacts) -> list[Block]:
        """Return the level, the reason and what to check."""
        drugs = ", ".join(self._say(DRUGS[drug]) for drug in facts.applies_to)
        row = [
            _bold(self._say(CAUTION_LEVELS[facts.level])),
            _plain(drugs),
            _plain(self._say(BODY_SYSTEMS[facts.body_system])),
            self._cited("why", facts.why),
        ]
        return [
            *self._titled("Level of caution", ["Level", "Applies to", "Body system", "Why"], [row]),
            *self._titled("What is checked", ["Check"], self._list("check", facts.check)),
        ]

    def interaction(self, facts: InteractionFacts) -> list[Block]:
        """Return the level, what it is about, the effect, and what to do."""
        drugs = ", ".join(self._say(DRUGS[drug]) for drug in facts.applies_to)
        rows = [
            [_plain(self._label("Level")), _bold(self._say(INTERACTION_LEVELS[facts.level]))],
            [_plain(self._label("Effect")), self._cited("effect", facts.effect)],
            [_plain(self._label("With")), _plain(facts.with_medicines)],
            [_plain(self._label("Applies to")), _plain(drugs)],
            [_plain(self._label("Known from")), _plain(self._say(INTERACTION_EVIDENCE[facts.evidence]))],
        ]
        return [
            *self._titled("Interaction", ["Question", "What is known"], rows),
            *self._titled("What is done", ["Step"], self._list("what_to_do", facts.what_to_do)),
        ]

    def benefit(self, facts: BenefitFacts) -> list[Block]:
        """Return the claim beside the verdict, the certainty, and the harms that come with it."""
        claim = f"\N{LEFT DOUBLE QUOTATION MARK}{facts.claim}\N{RIGHT DOUBLE QUOTATION MARK}"
        rows = [
            [_plain(self._label("The claim")), _plain(claim)],
            [_plain(self._label("The evidence")), _bold(self._say(VERDICTS[facts.verdict]))],
            [_plain(self._label("Its harms")), self._cited("harms", facts.harms)],
        ]
        return [
            *self._titled("Claim and evidence", ["Question", "What is known"], rows),
            *self._certainty(facts.certainty),
        ]

    def questionnaire(self, facts: QuestionnaireFacts) -> list[Block]:
        """Return what the form measures, its published cut-offs, its limits and its licence. Nothing is scored."""
        rows = [
            [_plain(self._label("Measures")), _plain(facts.measures)],
            [_plain(self._label("Length")), self._cited("length", facts.length)],
        ]
        rows += [[_plain(self._label("Limits")), self._cited("limits", facts.limits)]]
        rows += [[_plain(self._label("Licence")), self._cited("licence", facts.licence)]]
        return [
            *self._titled("About this form", ["Question", "What is known"], rows),
            *self._titled("Cut-offs as published", ["Score and meaning"], self._list("cutoffs", facts.cutoffs)),
        ]

    def comparison(self, facts: ComparisonFacts) -> list[Block]:
        """Return the table, the evidence map or the notes on the pathway that a comparison shows a counselor."""
        if facts.shows == "evidence-map":
            return [evidence_map(self._content, self._language)]
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
                title = Run(entry.title(self._language), entry=entry_id)
                other = entry.facts_in(self._language).get(field)
                rows.append([[title], self._cited("fields", getattr(entry.facts, field), other)])
            else:
                self.problems.append(("facts.entries", f"names {entry_id!r}, which is not a treatment"))
        name = TREATMENT_FIELDS[field]
        return self._titled(name, ["Treatment", name], rows)

    def _pathway(self) -> list[Block]:
        pathway = self._content.pathway
        rows = [
            [_plain(pathway.sentence(edge, self._language)), self._in_both(f"pathway.{edge.id}", edge.note)]
            for edge in pathway.joined()
        ]
        return self._titled("Each step", ["Step", "What it rests on"], rows)

    def _certainty(self, rows: list[CertaintyRow]) -> list[Block]:
        cells = [
            [
                _plain(self._say(DRUGS[row.drug])),
                _plain(self._say(row.outcome)),
                _bold(self._say(CERTAINTY[row.level])),
                self._cited(f"certainty.{at}", row.reason),
            ]
            for at, row in enumerate(rows)
        ]
        return self._titled("How sure we are", ["Drug", "Outcome", "Certainty", "Why"], cells)

    def _list(self, field: str, texts: list[str]) -> list[list[Cell]]:
        return [[self._cited(f"{field}.{at}", text)] for at, text in enumerate(texts)]

    def _regulatory(self, rows: list[RegulatoryStatus]) -> list[Block]:
        cells = [
            [
                _plain(self._say(DRUGS[row.drug])),
                _bold(self._say(REGULATORY[row.status])),
                self._cited(f"regulatory.{at}", row.note),
            ]
            for at, row in enumerate(rows)
        ]
        return self._titled("Status in the USA", ["Drug", "Status", "Detail"], cells)

    def _rows(self, facts: Facts, names: Iterable[tuple[str, str]]) -> list[list[Cell]]:
        return [[_plain(self._label(label)), self._cited(name, getattr(facts, name))] for name, label in names]

    def _frequency(self, figure_id: str) -> list[Cell]:
        rate = self._figures[figure_id]
        if not isinstance(rate, Rate):
            return []
        heavy = rate.exposure == "heavy-use"
        who = f"{self._say(DRUGS[rate.drug])}: {self._say(rate.population)}, {self._say(rate.timeframe)}"
        counted = [self._say(rate.counted) if rate.counted else "", dated(rate.dated, self._language)]
        outcome = self._say(rate.outcome)
        return [
            _plain(f"{outcome[0].upper()}{outcome[1:]}. {who}" + (f"; {self._label('heavy use')}" if heavy else "")),
            _plain(self._without(rate.comparator)),
            _plain(share_text(rate, self._language) + self._studied(rate)),
            _plain("; ".join(filter(None, counted)) or self._label("not stated")),
            self._speaker.say("cite", f"@{rate.source}" + (f", {rate.locator}" if rate.locator else ""), ""),
        ]

    def _studied(self, rate: Rate) -> str:
        return f", {rate.total:,} {self._label('people in the study')}" if rate.total else ""

    def _without(self, other: Comparator | None) -> str:
        if other is None:
            return self._label("no comparator")
        return f"{share_text(other, self._language)}, {self._say(other.group)}"

    def _titled(self, title: str, header: list[str], rows: list[list[Cell]]) -> list[Block]:
        rows = [row for row in rows if row]
        said = self._label(title)
        return [Heading(3, said), Table([self._label(name) for name in header], rows, caption=said)] if rows else []

    def _say(self, name: Bilingual) -> str:
        return name.in_language(self._language)

    def _label(self, english: str) -> str:
        return label(english, self._language)

    def _in_both(self, field: str, text: Bilingual) -> Cell:
        """Return a fact that is written in both languages."""
        return self._cited(field, text.en, text.es if self._language == "es" else None)

    def _cited(self, field: str, text: str | None, said: str | None = None) -> Cell:
        """Return a fact; in the reader's language where `said` or this sheet has it in that."""
        if text is None:
            return [Run(self._label("No figure we could confirm"), italic=True)]
        said = said or self._said.get(field)
        runs, problems = inline(said, self._speaker.say) if said else inline(text, self._prose.say)
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


def _plain(text: str) -> Cell:
    return [Run(text)]


def _bold(text: str) -> Cell:
    return [Run(text, bold=True)]
