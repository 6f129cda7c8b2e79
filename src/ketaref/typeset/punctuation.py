"""Text as it is set on paper: curly quotation marks and apostrophes, and numbers that stay with what they belong to.

English and the Spanish of the United States have the same marks.
"""

import itertools
import re
from typing import Any

_CURLY = {'"': "\u201c\u201d", "'": "\u2018\u2019"}
_MARK = re.compile(r"""(?P<opens>(?<![^\s(\[/¿¡\u2014\u2013-])|(?<=["'])(?=\w))?["']""")
_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
)
_UNIT = (
    "minutes?|hours?|days?|weeks?|months?|years?|times?|points?|mg"
    "|minutos?|horas?|días?|semanas?|mes(?:es)?|años?|ve(?:z|ces)|puntos?"
)
_DIGIT = re.compile(r"\d")
_TOGETHER = re.compile(
    rf"""\ (?=(?:911|988)\b)                                               # call 911, al 988
    | (?:{_MONTH})\ \d+,\ \d{{4}} | \d+\ de\ (?:{_MONTH})\ de\ \d{{4}} # May 22, 2027
    | (?:\bages?\ )?\d+(?:[.,]\d+)*(?:\ (?:to|in|of|or|and|a|de|o|y)\ \d+(?:[.,]\d+)*)*(?:\ (?:{_UNIT})\b)?""",
    re.VERBOSE,
)


def set_for_paper(text: str) -> str:
    """Return `text` with curly marks, and with spaces that no line ends at inside "call 911", "4 weeks" and dates."""
    if '"' in text or "'" in text:
        text = _MARK.sub(lambda mark: _CURLY[mark[0]][mark["opens"] is None], text)
    if _DIGIT.search(text) is None:
        return text
    return _TOGETHER.sub(lambda found: found[0].replace(" ", "\N{NO-BREAK SPACE}"), text)


def data_for_paper(value: Any) -> Any:
    """Return what a template is given with each of its texts set for paper; drawings stay as they are."""
    if isinstance(value, str):
        return set_for_paper(value)
    if isinstance(value, list):
        is_said = bool(value) and isinstance(value[0], dict) and "bold" in value[0]
        return _stretches(value) if is_said else [data_for_paper(item) for item in value]
    if isinstance(value, dict):
        return {key: item if key == "svg" else data_for_paper(item) for key, item in value.items()}
    return value


def _stretches(spans: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Stretches of one text: a number may stand at the end of one, and what it belongs to in the next.

    Every change is one character for one, so the text may be set as a whole and cut anew.
    """
    texts = [span["text"] for span in spans]
    whole = set_for_paper("".join(texts))
    ends = itertools.accumulate(map(len, texts))
    return [{**span, "text": whole[end - len(text) : end]} for span, text, end in zip(spans, texts, ends, strict=True)]
