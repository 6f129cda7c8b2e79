"""Charts: figure records and facts set side by side on one scale, each drawing beside the words that say it."""

from collections.abc import Iterable

from msgspec.structs import replace

from ketaref.compiler.content import Content
from ketaref.compiler.speaker import Speaker
from ketaref.model.blocks import Block, Chart, ChartGroup, ChartRow, DrawingBlock
from ketaref.model.facts import CertaintyRow, ComparisonFacts, ConditionFacts
from ketaref.model.figures import Difference, Figure, Rate, Span, count_in, denominator
from ketaref.model.names import CERTAINTY, DRUGS, lower_first
from ketaref.model.pathway import LEGEND, Pathway
from ketaref.model.text import Bilingual, Language
from ketaref.model.wording import counselor_text, labels

PATHWAY_DRAWING = "pathway"

_STEPS = {"none": 0, "very-low": 1, "low": 2, "moderate": 3, "high": 4}
_HOURS = 4032
"""The scale of times ends at 24 weeks."""

_LEGENDS = {
    "bars": Bilingual("A full bar is all of 100 people.", "Una barra llena son las 100 personas."),
    "differences": Bilingual(
        "The broken line is no difference; left of it the score fell more with the treatment named first. "
        "The square is the difference, the line its 95% confidence interval. The scale ends at {reach} points.",
        "La línea cortada es ninguna diferencia; a su izquierda, el puntaje bajó más con el tratamiento que se nombra "
        "primero. El cuadro es la diferencia; la línea, su intervalo de confianza del 95%. La escala termina en "
        "{reach} puntos.",
    ),
    "spans": Bilingual(
        "The marks stand at one hour, one day, one week and thirty days.",
        "Las marcas están en una hora, un día, una semana y treinta días.",
    ),
}
_DOTS = Bilingual(
    "Dots: four for high, three for moderate, two for low, one for very low certainty, none for no good studies.",
    "Puntos: cuatro si la certeza es alta, tres si es moderada, dos si es baja, uno si es muy baja; "
    "ninguno si no hay buenos estudios.",
)
_DRUGS = {
    "esketamine": Bilingual("Spravato", "Spravato"),
    "ketamine": Bilingual("Ketamine", "Ketamina"),
    "other": Bilingual("Other treatment", "Otro tratamiento"),
}
_NO_COMPARISON = Bilingual("no group to compare with", "sin grupo para comparar")


def rates_chart(rates: Iterable[Rate], speaker: Speaker, language: Language, legend: bool = True) -> Chart:
    """Return each rate as a bar below that of its comparator, with who was studied and the source."""
    groups = [_cited(ChartGroup(_studied(rate, language), _bars(rate, language)), rate, speaker) for rate in rates]
    return Chart(groups, _LEGENDS["bars"].in_language(language) if legend else "")


def comparison_chart(facts: ComparisonFacts, content: Content, speaker: Speaker, language: Language) -> list[Block]:
    """Return what a comparison draws; empty for a table, which is a matter of the counselor's facts."""
    figures = [content.figures[key] for key in facts.figures if key in content.figures]
    match facts.shows:
        case "bars":
            return [rates_chart([rate for rate in figures if isinstance(rate, Rate)], speaker, language)]
        case "differences":
            return [_differences([one for one in figures if isinstance(one, Difference)], speaker, language)]
        case "spans":
            return [_spans([span for span in figures if isinstance(span, Span)], speaker, language)]
        case "pathway":
            return _pathway(content.pathway, language)
        case _:
            return []


def evidence_map(content: Content, language: Language) -> Chart:
    """Return the certainty of every condition, per drug and outcome, as dots beside their word."""
    conditions = [entry for entry in content.entries.values() if isinstance(entry.facts, ConditionFacts)]
    groups = [
        ChartGroup(entry.title(language), [_certainty(row, language) for row in entry.facts.certainty], entry=entry.id)
        for entry in sorted(conditions, key=lambda entry: entry.title(language))
        if isinstance(entry.facts, ConditionFacts)
    ]
    return Chart(groups, _DOTS.in_language(language))


def problems(facts: ComparisonFacts, content: Content) -> list[str]:
    """Return what a comparison names that is not there, or is of a kind it cannot draw."""
    kinds: dict[str, type[Figure]] = {"bars": Rate, "differences": Difference, "spans": Span}
    kind = kinds.get(facts.shows)
    found = [
        f"figures: {key!r} is not a figure that {facts.shows!r} can draw"
        for key in facts.figures
        if kind is None or not isinstance(content.figures.get(key), kind)
    ]
    if kind and not facts.figures:
        found.append("figures: is empty; name what is drawn")
    return found


def _studied(rate: Rate, language: Language) -> str:
    outcome = rate.outcome.in_language(language)
    who, when = rate.population.in_language(language), rate.timeframe.in_language(language)
    return f"{outcome[0].upper()}{outcome[1:]}: {who}, {when}"


def _bars(rate: Rate, language: Language) -> list[ChartRow]:
    said = labels(rate, language, denominator([rate]))
    bars = [_bar(group.share()) for group in rate.groups()]
    if not rate.comparator:
        said = [f"{said[0]} ({_NO_COMPARISON.in_language(language)})"]
    return [ChartRow(says, bar) for says, bar in zip(said, bars, strict=True)]


def _bar(share: float) -> str:
    return f"bar-{count_in(share, 1000)}-of-1000"


def _differences(differences: list[Difference], speaker: Speaker, language: Language) -> Chart:
    ends = [abs(end) for one in differences for end in (one.value, one.low, one.high) if end is not None]
    reach = max(5, -(-max(ends, default=0) // 5) * 5)
    groups = [
        _cited(
            ChartGroup(_compared(one, language), [ChartRow(counselor_text(one, language), _interval(one, reach))]),
            one,
            speaker,
        )
        for one in differences
    ]
    return Chart(groups, _LEGENDS["differences"].in_language(language).format(reach=int(reach)))


def _compared(one: Difference, language: Language) -> str:
    against = {"en": "against", "es": "frente a"}[language]
    who, when = one.population.in_language(language), one.timeframe.in_language(language)
    return f"{_DRUGS[one.drug].in_language(language)}: {who}, {when}; {against} {one.comparator.in_language(language)}"


def _interval(one: Difference, reach: float) -> str:
    value, low, high = (_hundredths(end) for end in (one.value, one.low, one.high))
    return f"interval-{value}-{low}-{high}-of-{round(reach * 100)}"


def _hundredths(value: float | None) -> str:
    if value is None:
        return "x"
    return f"n{round(-value * 100)}" if value < 0 else str(round(value * 100))


def _spans(spans: list[Span], speaker: Speaker, language: Language) -> Chart:
    groups = [
        _cited(
            ChartGroup(
                span.label.in_language(language),
                [ChartRow(span.text.in_language(language), f"span-{_hour(span.low)}-{_hour(span.high)}-of-{_HOURS}")],
            ),
            span,
            speaker,
        )
        for span in spans
    ]
    return Chart(groups, _LEGENDS["spans"].in_language(language))


def _hour(hours: float) -> int:
    return min(max(round(hours), 1), _HOURS)


def _certainty(row: CertaintyRow, language: Language) -> ChartRow:
    drug, level = DRUGS[row.drug].in_language(language), CERTAINTY[row.level].in_language(language)
    says = f"{drug}, {row.outcome.in_language(language)}: {lower_first(level)}"
    return ChartRow(says, f"level-{_STEPS[row.level]}-of-4")


def _pathway(pathway: Pathway, language: Language) -> list[Block]:
    steps = [pathway.sentence(edge, language) for edge in pathway.joined()]
    return [DrawingBlock(f"{PATHWAY_DRAWING}-{language}", LEGEND.in_language(language), steps)]


def _cited(group: ChartGroup, figure: Figure, speaker: Speaker) -> ChartGroup:
    """The group with the number of its source."""
    runs = speaker.say("cite", f"@{figure.source}", "")
    return replace(group, cite=runs[0].cite, mark=runs[0].text.strip("[]")) if runs else group
