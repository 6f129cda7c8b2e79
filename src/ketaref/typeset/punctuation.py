"""Text as it is set on paper: curly quotation marks and apostrophes, and numbers that stay with what they belong to.

English and the Spanish of the United States have the same marks. Every change is one character for one, so a text may
be cut into stretches before or after.
"""

import re

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
_TOGETHER = re.compile(
    rf"""\S+\ (?:911|988|1-\d{{3}}-\d{{3}}-\d{{4}})\b                 # call 911, al 988
    | (?:{_MONTH})\ \d+,\ \d{{4}} | \d+\ de\ (?:{_MONTH})\ de\ \d{{4}} # May 22, 2027
    | (?:\bages?\ )?\d+(?:[.,]\d+)*(?:\ (?:to|in|of|or|and|a|de|o|y)\ \d+(?:[.,]\d+)*)*(?:\ (?:{_UNIT})\b)?""",
    re.VERBOSE,
)


def set_for_paper(text: str) -> str:
    """Return `text` with curly marks, and with spaces that no line ends at inside "call 911", "4 weeks" and dates."""
    if '"' in text or "'" in text:
        text = _MARK.sub(lambda mark: _CURLY[mark[0]][mark["opens"] is None], text)
    return _TOGETHER.sub(lambda found: found[0].replace(" ", "\N{NO-BREAK SPACE}"), text)
