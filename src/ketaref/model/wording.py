"""Figures in words, in both languages, for both readers. The one place where a number becomes a sentence.

Rules from the risk-communication standards: whole people, one denominator, always the comparator or a plain
statement that there was none, time span and people studied beside the number, no words such as "common".
"""

from ketaref.model.figures import Comparator, Difference, Figure, Group, Quantity, Rate, Span, count_in
from ketaref.model.text import Language

_NO_COMPARATOR = {
    "en": "We do not know how many would have this without the medicine.",
    "es": "No sabemos a cuántas les pasaría esto sin la medicina.",
}
_NO_COMPARISON_GROUP = {
    "en": "This study had no group to compare with.",
    "es": "Este estudio no tuvo un grupo para comparar.",
}


def client_text(figure: Figure, language: Language, of: int = 100) -> str:
    """Return the figure for a client: full sentences for a rate, the bare phrase for a quantity.

    `of` is the denominator, 100 or 1,000. A difference has the plain sentence that its record carries.
    """
    if isinstance(figure, Rate):
        return " ".join([*_counts(figure, language, of), *_no_comparator(figure, language)])
    if isinstance(figure, Difference):
        return figure.plain.in_language(language) if figure.plain else ""
    return figure.text.in_language(language)


def both_frames(figure: Rate, language: Language, of: int = 100) -> list[str]:
    """Return what is said of each group of a rate, in their order: how many it happened to, and how many not."""
    counts = [count_in(group.share(), of) for group in figure.groups()]
    first, *rest = (
        f"{said.removesuffix('.')}{_others(figure, count, language, of, joined=at > 0)}."
        for at, (said, count) in enumerate(zip(_counts(figure, language, of), counts, strict=True))
    )
    return [" ".join([first, *_no_comparator(figure, language)]), *rest]


def did_not(figure: Rate, language: Language) -> str:
    """Return what is said of the people to whom it did not happen: "did not"."""
    return {"en": f"{_verb(figure)} not", "es": "no"}[language]


def counselor_text(figure: Figure, language: Language = "en") -> str:
    """Return the figure for a counselor: percent with n of N, the comparator, or the interval."""
    if isinstance(figure, Rate):
        return _rate_for_counselor(figure, language)
    if isinstance(figure, Difference):
        return _difference_for_counselor(figure, language)
    return figure.text.in_language(language)


def caption(figure: Rate, language: Language, of: int = 100) -> str:
    """Return the sentence that stands under the drawing: the numbers, who was studied and for how long."""
    return " ".join([*both_frames(figure, language, of), studied(figure, language)])


def studied(figure: Rate, language: Language) -> str:
    """Return the sentence that says in whom a rate was counted and for how long."""
    said = {"en": "Studied", "es": "Se estudió a"}[language]
    return f"{said}: {figure.population.in_language(language)}, {figure.timeframe.in_language(language)}."


def labels(figure: Rate, language: Language, of: int = 100) -> list[str]:
    """Return the short label of each group's drawing, in their order, such as "41 of 100 people who used Spravato"."""
    of_word = {"en": "of", "es": "de"}[language]
    return [
        f"{count_in(group.share(), of):,} {of_word} {of:,} {group.group.in_language(language)}"
        for group in figure.groups()
    ]


def counted(figure: Rate, language: Language) -> str:
    """Return on one line what was counted and in whom: "Anxiety: 14 of 222 people ..., 45 of 346 people ..."."""
    of_word = {"en": "of", "es": "de"}[language]
    groups = (
        f"{_counted_in(group, language)} {of_word} {group.of:,} {group.group.in_language(language)}"
        for group in figure.groups()
        if group.of
    )
    outcome = figure.outcome.in_language(language)
    return f"{outcome[0].upper()}{outcome[1:]}: {', '.join(groups)}"


def _counted_in(group: Group, language: Language) -> str:
    """How many of a group it happened to or, where only that was published, their share."""
    return f"{_percent(group, language)}%" if group.n is None else f"{group.n:,}"


def key_of(figure: Figure, language: Language) -> str:
    """Return what the figure is about, as a noun."""
    noun = figure.what if isinstance(figure, Quantity | Span) else figure.outcome
    return noun.in_language(language)


def number(value: float, language: Language, digits: int | None = None) -> str:
    """Return `value` with a true minus and the grouping that readers of the language in the USA expect."""
    text = f"{abs(value):,.{digits}f}" if digits is not None else f"{abs(value):,g}"
    return f"\N{MINUS SIGN}{text}" if value < 0 else text


def singular(count: int, language: Language) -> bool:
    """Return whether so many people take a verb in the singular; Spanish says "ninguna" of nobody, and "una"."""
    return count == 1 or (count == 0 and language == "es")


def lacks_singular(figure: Rate, language: Language, of: int) -> bool:
    """Return whether its sentence is about one person, or none, and the record has no words for that."""
    return figure.felt_one is None and singular(count_in(figure.groups()[0].share(), of), language)


def _counts(figure: Rate, language: Language, of: int) -> list[str]:
    """A sentence for each group; the first says what happened, the second that it did."""
    out_of = {"en": "Of", "es": "De"}[language]
    said = []
    for at, group in enumerate(figure.groups()):
        count = count_in(group.share(), of)
        happened = _did(figure, count, language) if at else _felt(figure, count, language)
        words = f"{out_of} {of:,} {group.group.in_language(language)}, {_about(count, language)} {happened}"
        said.append(f"{words.rstrip()}.")
    return said


def _felt(figure: Rate, count: int, language: Language) -> str:
    felt = figure.felt_one if singular(count, language) and figure.felt_one else figure.felt
    return felt.in_language(language)


def _did(figure: Rate, count: int, language: Language) -> str:
    """What stands for what happened once that was said; Spanish needs nothing after "ninguna"."""
    return {"en": _verb(figure), "es": "sí" if count else ""}[language]


def _verb(figure: Rate) -> str:
    return "were" if figure.felt.en.startswith("were ") else "did"


def _others(figure: Rate, count: int, language: Language, of: int, joined: bool) -> str:
    """What follows on the rest of a group, as a sentence or joined; nothing where all are counted, or none."""
    if count in (0, of):
        return ""
    others = did_not(figure, language)
    if joined:
        return f" {'and' if language == 'en' else 'y'} {of - count:,} {others}"
    about = _about(of - count, language)
    return f". {about[0].upper()}{about[1:]} {others}"


def _no_comparator(figure: Rate, language: Language) -> list[str]:
    if figure.comparator:
        return []
    without_medicine = figure.drug != "other" and figure.exposure == "clinic"
    return [(_NO_COMPARATOR if without_medicine else _NO_COMPARISON_GROUP)[language]]


def _about(count: int, language: Language) -> str:
    if language == "en":
        return f"about {count:,}" if count else "none"
    if count == 1:
        return "alrededor de 1"
    return f"unas {count:,}" if count else "ninguna"


def _rate_for_counselor(figure: Rate, language: Language) -> str:
    text = share_text(figure, language)
    if figure.comparator:
        other = figure.comparator
        versus = {"en": "against", "es": "frente a"}[language]
        text += f" {versus} {share_text(other, language)}"
    return f"{text} {_whole_study(figure.total, language)}" if figure.total else text


def share_text(share: Rate | Comparator, language: Language = "en") -> str:
    """Return one group's share as a counselor reads it: percent with n of N, as far as each was published."""
    shown = _percent(share, language)
    of_word = {"en": "of", "es": "de"}[language]
    if share.of is None:
        return f"{shown}%"
    return f"{shown}% {of_word} {share.of:,}" if share.n is None else f"{shown}% ({share.n:,} {of_word} {share.of:,})"


def _percent(share: Rate | Comparator, language: Language) -> str:
    """A published percentage with the decimals it was published with, 2.0 too; a counted one with its own."""
    if isinstance(share.percent, float):
        return number(share.percent, language, max(1, _decimals(share.percent)))
    return number(round(100 * share.share(), 1) if share.percent is None else share.percent, language)


def _whole_study(total: int, language: Language) -> str:
    return {"en": f"({total:,} people in the study)", "es": f"({total:,} personas en el estudio)"}[language]


def _difference_for_counselor(figure: Difference, language: Language) -> str:
    value = number(figure.value, language, max(1, _decimals(figure.value)))
    text = f"{value} {figure.scale.in_language(language)}"
    if figure.low is not None and figure.high is not None:
        to = {"en": "to", "es": "a"}[language]
        interval = {"en": "95% CI", "es": "IC del 95%"}[language]
        digits = max(_decimals(figure.low), _decimals(figure.high))
        low, high = (number(end, language, digits) for end in (figure.low, figure.high))
        text += f" ({interval} {low} {to} {high})"
    if not figure.p:
        return text
    return f"{text}, p{figure.p}" if figure.p[0] in "<>" else f"{text}, p={figure.p}"


def _decimals(value: float) -> int:
    """How many decimals a published figure has; both ends of an interval are printed with the same."""
    return len(f"{value:g}".partition(".")[2])
