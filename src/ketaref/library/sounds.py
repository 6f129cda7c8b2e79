"""What is left of a word for the ear: its consonants, as English and as Spanish readers sound them.

Words of one sound are misspellings of each other: "sanax" and "Xanax", "combulsiones" and "convulsiones". The rules are
the usual confusions of both languages (Spanish b and v, s, c and z, silent h; English ph, gh, ti before a vowel).
"""

import re

_SPANISH = (
    (r"^h|(?<=[^c])h", ""), (r"qu(?=[ei])|q|c(?=[^eihy]|$)", "k"), (r"c(?=[eiy])|z", "s"), (r"^x", "s"), (r"x", "ks"),
    (r"v|w", "b"), (r"ll", "y"), (r"g(?=[ei])", "j"), (r"gu(?=[ei])", "g"), (r"n(?=[bvpm])", "m"), (r"m$", "n"),
    (r"ph", "f"),
)  # fmt: skip
_ENGLISH = (
    (r"^kn", "n"), (r"^ps", "s"), (r"^x", "s"), (r"x", "ks"), (r"s?ch(?=[^e])|sk", "sk"), (r"tch|ch", "C"),
    (r"ph", "f"), (r"gh", ""), (r"h", ""), (r"qu", "k"), (r"[tc]i(?=[aou])|ss?i(?=on)", "s"),
    (r"c(?=[eiy])|tz|z", "s"), (r"ck|c|q", "k"), (r"g(?=[ei])|dg", "j"), (r"v", "b"), (r"m$", "n"), (r"^w", "u"),
)  # fmt: skip


def sounds(word: str) -> tuple[str, ...]:
    """Return how a folded word sounds, each way once: vowels count only where they begin it."""
    return tuple(dict.fromkeys(_bare(_said(word, rules)) for rules in (_ENGLISH, _SPANISH)))


def _said(word: str, rules: tuple[tuple[str, str], ...]) -> str:
    for letters, sound in rules:
        word = re.sub(letters, sound, word)
    return word


def _bare(said: str) -> str:
    """Leave out vowels behind the first letter, and say double letters once; all vowels begin alike."""
    start = re.sub(r"^[aeiouy]+", "a", said)
    return re.sub(r"(.)\1+", r"\1", start[:1] + re.sub(r"[aeiouy]", "", start[1:]))
