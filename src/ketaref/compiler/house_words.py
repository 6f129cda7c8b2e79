"""Words that the house style forbids, in both languages, each list with its reason."""

import re

from ketaref.model.text import Language


def _pattern(words: str) -> re.Pattern[str]:
    alternatives = "|".join(word.strip() for word in words.split("/"))
    return re.compile(rf"\b({alternatives})\b", re.IGNORECASE)


CHANCE: dict[Language, re.Pattern[str]] = {
    "en": _pattern(
        "rare / rarely / uncommon / uncommonly / common / commonly / frequent / frequently / likely / "
        "unlikely / twice as"
    ),
    "es": _pattern(
        "raros? / raras? / rara vez / poco común / común / comunes / frecuentes? / frecuentemente / "
        "probables? / improbables? / el doble de"
    ),
}
"""Words for chance are read as far higher chances than they stand for (standard R-WRD-1)."""

PROMOTION: dict[Language, re.Pattern[str]] = {
    "en": _pattern(
        "breakthrough / miracle / game.?changer / revolutionary / groundbreaking / cutting.edge / safe and effective"
    ),
    "es": _pattern("milagro / milagros[ao] / revolucionari[ao] / avance histórico / seguro y eficaz"),
}
"""Marketing words (standard R-SEED-1)."""

ADVICE: dict[Language, re.Pattern[str]] = {
    "en": _pattern(
        "(stop|skip|start) taking (your|the|this) / you have (depression|ptsd|an addiction) / patients should"
    ),
    "es": _pattern("(deje|empiece) (de|a) tomar su / usted tiene (depresión|una adicción)"),
}
"""What a sheet for anyone must not say: what to take, or what the reader has (promise 3, standard R-P2-3)."""

_FEW_EN = "one|two|three|four|five|six|seven|eight|nine|ten|half"
COUNTS: dict[Language, re.Pattern[str]] = {
    "en": _pattern(rf"({_FEW_EN})( \w+)? (in|out of|of) (two|three|four|five|six|ten|a hundred)"),
    "es": _pattern("(un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|la mitad) de cada"),
}
"""Counts of people in words: numbers without a record, a comparator and a source."""

_MONTHS_EN = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTHS_ES = "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
DATES: dict[Language, re.Pattern[str]] = {
    "en": re.compile(rf"\b\d{{1,2}} ({_MONTHS_EN})\b"),
    "es": re.compile(rf"\b(\d{{1,2}} ({_MONTHS_ES})|({_MONTHS_ES}) \d{{1,2}})\b", re.IGNORECASE),
}
"""Dates as they are not written here: March 5, 2019, in English, 5 de marzo de 2019 in Spanish."""
