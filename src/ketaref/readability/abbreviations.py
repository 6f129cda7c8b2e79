"""Short forms whose point ends no sentence, and words that tell when it does (English and Spanish)."""

from typing import Final

__all__ = ["BEFORE_NUMBERS", "MAY_END", "NEVER_END", "STARTERS"]


def _words(listed: str) -> frozenset[str]:
    """Return the words of a list divided by spaces."""
    return frozenset(listed.split())


NEVER_END: Final = _words(
    "dr dra dres mr mrs ms prof sr sra sres sras srta st mt lic vs approx e.g i.e viz cf ej ee p.ej"
)
"""Titles and the like: something always follows."""

BEFORE_NUMBERS: Final = _words("no nos nro núm tel ext pág fig vol")
"""Short only when a number follows: "No. 5", but "He said no."."""

MAY_END: Final = _words("etc min mins hr hrs sec oz lb lbs mg ml kg mcg inc ltd co corp dept jr ud uds uu aprox")
"""Their point ends a sentence when a word of STARTERS in a capital follows; so do "U.S." and "a.m."."""

STARTERS: Final = _words(
    "a after all also an and any as ask at avoid before both bring but call clients do don't drink each "
    "eat even every few find for from get give go he her here his how i if in it it's its keep let many "
    "medicines most my never no not now often on only or our people plan please rest she sit so some staff "
    "start stay stop take talk tell that that's the their then there these they this those to today try "
    "wait watch we we'll what when where who why with write you you'll your al algunas algunos antes aquí "
    "así aunque beba busque coma como cómo con cuando de después diga el ella ellos en entonces es espere "
    "esta este esto estos evite haga hable hay la las le llame lo los lleve mientras muchas muchos no "
    "nosotros nunca para pero pida por pregunte puede qué si sí siempre sin son su sus también tenga tome "
    "una un unas unos use usted ustedes vaya y ya"
)
"""Words that often start a sentence of a client sheet."""
