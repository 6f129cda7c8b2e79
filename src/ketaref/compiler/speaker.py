"""Saying the four marks of a text: citations become numbers, figures and help lines words, links titles."""

from ketaref.compiler.content import Content
from ketaref.compiler.fact_labels import place
from ketaref.model.blocks import Run
from ketaref.model.figures import Quantity, Rate, Span
from ketaref.model.source import mark_of
from ketaref.model.text import Language
from ketaref.model.types import Audience
from ketaref.model.wording import client_text, counselor_text, lacks_singular

_NAMED = ("help-lines", "questionnaires")
"""Types whose titles are names: they keep their capital inside a sentence."""


class Citations:
    """The numbered sources of one entry, in the order in which they are first cited."""

    def __init__(self) -> None:
        self.ids: list[str] = []

    def number(self, source_id: str) -> int:
        """Return the number of a source, giving it the next one the first time."""
        if source_id not in self.ids:
            self.ids.append(source_id)
        return self.ids.index(source_id) + 1


class Speaker:
    """Says marks for one reader in one language; collects what cannot be said in `problems`."""

    def __init__(self, content: Content, citations: Citations, language: Language, audience: Audience, of: int) -> None:
        self._content = content
        self._citations = citations
        self._language = language
        self._audience = audience
        self._of = of
        self.problems: list[str] = []

    def speaking(self, language: Language) -> "Speaker":
        """Return the same speaker in `language`, for a text that is written in it whatever its reader speaks."""
        other = Speaker(self._content, self._citations, language, self._audience, self._of)
        other.problems = self.problems
        return other

    def say(self, kind: str, value: str, extra: str) -> list[Run]:
        """Return the runs of one mark. Never raises: an unknown id is noted in `problems`."""
        if kind == "cite":
            return self._cite(value)
        if kind == "entry":
            return self._link(value, extra)
        return self._line(value) if kind == "line" else self._figure(value)

    def _cite(self, value: str) -> list[Run]:
        runs = []
        for part in value.split(";"):
            source_id, _, locator = part.strip().lstrip("@").partition(",")
            if source_id not in self._content.sources:
                self.problems.append(f"cites {source_id!r}, which data/sources.yaml does not hold")
                continue
            number = self._citations.number(source_id)
            where = f", {place(locator.strip(), self._language)}" if locator.strip() else ""
            runs.append(Run(f"[{self._mark(number, source_id)}{where}]", cite=number))
        return runs

    def _link(self, entry_id: str, text: str) -> list[Run]:
        target = self._content.entries.get(entry_id)
        if target is None:
            self.problems.append(f"links to {entry_id!r}, which is not an entry")
            return []
        title = target.title(self._language)
        named = target.type.key in _NAMED
        return [Run(text or (title if named else _inside_sentence(title)), entry=entry_id)]

    def _line(self, line_id: str) -> list[Run]:
        line = self._content.help_lines.get(line_id)
        if line is None or line.status != "published":
            self.problems.append(f"names {line_id!r}, which data/help-lines.yaml does not hold, or holds back")
            return []
        return [Run(line.dial.in_language(self._language), bold=True, figure=line_id)]

    def _figure(self, figure_id: str) -> list[Run]:
        figure = self._content.figures.get(figure_id)
        if figure is None:
            self.problems.append(f"cites figure {figure_id!r}, which no entry holds")
            return []
        number = self._citations.number(figure.source)
        client = self._audience == "client"
        say = client_text(figure, self._language, self._of) if client else counselor_text(figure, self._language)
        if not say:
            self.problems.append(f"cites figure {figure_id!r} for clients; give it a `plain` sentence")
        if client and isinstance(figure, Rate) and lacks_singular(figure, self._language, self._of):
            self.problems.append(f"says figure {figure_id!r} of one person or none; give it felt_one")
        runs = [Run(say, figure=figure_id)]
        if client and isinstance(figure, Quantity | Rate | Span):
            return runs
        where = f", {place(figure.locator, self._language)}" if figure.locator else ""
        return [*runs, Run(f" [{self._mark(number, figure.source)}{where}]", cite=number)]

    def _mark(self, number: int, source_id: str) -> str:
        source = self._content.sources.get(source_id)
        return mark_of(number, source is not None and source.by_maker)


def _inside_sentence(title: str) -> str:
    """A title inside a sentence begins small, unless its first word is a name or an abbreviation."""
    first = title.split(" ")[0]
    return title if not first[1:].islower() else title[0].lower() + title[1:]
