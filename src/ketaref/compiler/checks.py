"""Rules over the whole content: ids, links, sources, languages, dates. Each rule is one function."""

import datetime
import re
from collections import Counter
from collections.abc import Callable, Iterator

from ketaref.compiler import charts
from ketaref.compiler.assemble import BuiltEntry
from ketaref.compiler.content import Content
from ketaref.compiler.road import road_follows_arrows
from ketaref.compiler.source_entry import SourceEntry
from ketaref.compiler.spanish_facts import facts_have_spanish, notes_say_the_same
from ketaref.library.folding import fold
from ketaref.model.blocks import ListBlock
from ketaref.model.facts import ComparisonFacts, QuestionnaireFacts, SideEffectFacts
from ketaref.model.figures import Difference, Figure, Rate
from ketaref.model.problem import Problem
from ketaref.model.wording import key_of

Rule = Callable[[Content, list[BuiltEntry], datetime.date], Iterator[Problem]]

_MARK = re.compile(r"\{\{[^}]*\}\}")
_FIGURE_MARK = re.compile(r"\{\{figure:([a-z0-9-]+)\}\}")
_VAGUE = {"problems", "symptoms"}
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def _problem(entry: SourceEntry, field: str, message: str) -> Problem:
    return Problem(entry.raw.path, entry.raw.line_of(field), field, message)


def ids_are_words(content: Content, built: list[BuiltEntry], as_of: datetime.date) -> Iterator[Problem]:
    """Ids of entries and figures are small words with hyphens; no figure has the id of a help line."""
    for entry in content.entries.values():
        if not _ID.fullmatch(entry.id):
            yield _problem(entry, "id", "must be lower-case words joined by hyphens")
    for key, owner in content.figure_owner.items():
        if not _ID.fullmatch(key) or key in content.help_lines:
            yield _problem(content.entries[owner], f"figures.{key}", "is not a usable id; use words and hyphens")


def titles_are_one_line(content: Content, built: list[BuiltEntry], as_of: datetime.date) -> Iterator[Problem]:
    """Titles and summaries are one line of a length that lists can show; the summary holds no number."""
    for entry in content.entries.values():
        fronts = [(entry.raw, entry.front.title, entry.front.summary)]
        if entry.spanish:
            fronts.append((entry.spanish.raw, entry.spanish.front.title, entry.spanish.front.summary))
        for raw, title, summary in fronts:
            line = raw.line_of("title")
            if "\n" in title or not 2 <= len(title) <= 70:
                yield Problem(raw.path, line, "title", "must be one line of 2 to 70 characters")
            if "\n" in summary or not 10 <= len(summary) <= 200:
                yield Problem(raw.path, raw.line_of("summary"), "summary", "must be one line of 10 to 200 characters")
            if re.search(r"\d", summary):
                yield Problem(raw.path, raw.line_of("summary"), "summary", "holds a number; say it in the text")


def related_exist(content: Content, built: list[BuiltEntry], as_of: datetime.date) -> Iterator[Problem]:
    """Related entries exist, are named once, and are not the entry itself."""
    for entry in content.entries.values():
        for target, times in Counter(entry.front.related).items():
            if target not in content.entries:
                yield _problem(entry, "related", f"names {target!r}, which is not an entry")
            elif target == entry.id or times > 1:
                yield _problem(entry, "related", f"names {target!r}, which is this entry or stands there already")


def status_says_for_what(content: Content, built: list[BuiltEntry], as_of: datetime.date) -> Iterator[Problem]:
    """A drug with more than one status says of each for which use: badges stand side by side."""
    for entry in content.entries.values():
        rows = getattr(entry.facts, "regulatory", ())
        times = Counter(row.drug for row in rows)
        for at, row in enumerate(rows):
            if times[row.drug] > 1 and row.use is None:
                text = f"must say for which use, since {row.drug} has {times[row.drug]} rows of status"
                yield _problem(entry, f"facts.regulatory.{at}.use", text)


def sources_exist(content: Content, built: list[BuiltEntry], as_of: datetime.date) -> Iterator[Problem]:
    """Each figure and help line has a source of the bibliography; each source can be looked up."""
    for key, figure in content.figures.items():
        if figure.source not in content.sources:
            owner = content.entries[content.figure_owner[key]]
            yield _problem(owner, f"figures.{key}.source", f"{figure.source!r} is not in data/sources.yaml")
    for line in content.help_lines.values():
        for source in line.sources:
            if source not in content.sources:
                yield Problem("data/help-lines.yaml", 1, line.id, f"{source!r} is not in data/sources.yaml")
    for record in content.sources.values():
        if not (record.link() or record.container or record.publisher or record.number):
            yield Problem("data/sources.yaml", 1, record.id, "has no DOI, PMID, address or place to find it")


def sources_are_cited(content: Content, built: list[BuiltEntry], as_of: datetime.date) -> Iterator[Problem]:
    """The bibliography holds only what is cited, so that nothing stale hides in it."""
    cited = {source for entry in built for source in entry.cited}
    cited |= {figure.source for figure in content.figures.values()}
    cited |= {source for line in content.help_lines.values() for source in line.sources}
    for source in content.sources.values():
        if source.id not in cited:
            yield Problem("data/sources.yaml", 1, source.id, "is cited nowhere; delete it")


def figures_are_used(content: Content, built: list[BuiltEntry], as_of: datetime.date) -> Iterator[Problem]:
    """Each figure is cited by a text or listed among the frequencies of its entry."""
    used: set[str] = set()
    for entry in content.entries.values():
        sections = [*entry.sections, *(entry.spanish.sections if entry.spanish else [])]
        for text in [str(entry.front.facts), *(section.text for section in sections)]:
            used.update(_FIGURE_MARK.findall(text))
        used.update(getattr(entry.facts, "frequency", ()), getattr(entry.facts, "figures", ()))
    for key, owner in content.figure_owner.items():
        entry = content.entries[owner]
        if key not in used:
            yield _problem(entry, f"figures.{key}", "is cited by no text; cite it or delete it")


def spanish_keeps_up(content: Content, built: list[BuiltEntry], as_of: datetime.date) -> Iterator[Problem]:
    """Spanish says the present revision, with the same marks and the same list items, section by section."""
    for entry in content.entries.values():
        spanish = entry.spanish
        if spanish is None:
            continue
        if spanish.front.translates != entry.front.revision:
            text = f"says revision {spanish.front.translates}, the English is {entry.front.revision}"
            yield Problem(spanish.raw.path, spanish.raw.line_of("translates"), "translates", text)
        english = {section.kind.key: section for section in entry.sections}
        for section in spanish.sections:
            ours, theirs = (Counter(_MARK.findall(s.text)) for s in (section, english[section.kind.key]))
            if ours != theirs:
                text = "has other marks than the English: " + ", ".join(sorted((ours - theirs) + (theirs - ours)))
                yield Problem(spanish.raw.path, section.line, section.kind.heading.es, text)


def lists_match(content: Content, built: list[BuiltEntry], as_of: datetime.date) -> Iterator[Problem]:
    """Spanish lists have as many items as the English ones."""
    for entry in built:
        if len(entry.editions) < 2 or entry.source.spanish is None:
            continue
        english = {section.key: section for section in entry.editions[0].sections}
        for section in entry.editions[1].sections:
            counts = [
                [len(block.items) for block in text.blocks if isinstance(block, ListBlock)]
                for text in (section, english[section.key])
            ]
            if counts[0] != counts[1]:
                text = f"has lists of {counts[0]} items, the English of {counts[1]}"
                raw = entry.source.spanish.raw
                yield Problem(raw.path, raw.first, section.heading, text)


def held_has_reason(content: Content, built: list[BuiltEntry], as_of: datetime.date) -> Iterator[Problem]:
    """A held or withdrawn entry says why and carries no figure."""
    for entry in content.entries.values():
        if entry.front.status != "published" and not entry.front.status_reason:
            yield _problem(entry, "status", "needs a status_reason")
        if entry.front.status != "published" and entry.figures:
            yield _problem(entry, "figures", "must be empty while the entry is not published")


def review_is_in_time(content: Content, built: list[BuiltEntry], as_of: datetime.date) -> Iterator[Problem]:
    """Review dates are in order; what is due or has run out by `as_of` is a warning."""
    for rendered in built:
        entry, review = rendered.source, rendered.source.front.review
        if not review.literature_through <= review.drafted <= review.due:
            yield _problem(entry, "review", "must have literature_through, drafted and due in this order")
        if (review.due - review.drafted).days > 3 * 366:
            yield _problem(entry, "review.due", "is more than three years after drafting")
        if review.due < as_of or (rendered.valid_through and rendered.valid_through < as_of):
            path, line = entry.raw.path, entry.raw.line_of("review")
            yield Problem(path, line, "review", f"was due before {as_of}; review it", "warning")


def synonyms_lead_somewhere(content: Content, built: list[BuiltEntry], as_of: datetime.date) -> Iterator[Problem]:
    """Each synonym group has words and leads to entries that exist."""
    for group in content.synonyms:
        for target in group.entries:
            if target not in content.entries:
                yield Problem("data/synonyms.yaml", 1, target, "is not an entry")
        if not group.words() and not group.misspelt:
            yield Problem("data/synonyms.yaml", 1, ", ".join(group.entries), "has no words")


def asked_leads_somewhere(content: Content, built: list[BuiltEntry], as_of: datetime.date) -> Iterator[Problem]:
    """How people ask for an entry has words, each once, and leads to an entry that exists; each entry stands once."""
    path = "data/asked.yaml"
    for entry_id, often in Counter(asked.entry for asked in content.asked).items():
        if entry_id not in content.entries:
            yield Problem(path, 1, entry_id, "is not an entry")
        if often > 1:
            yield Problem(path, 1, entry_id, "stands here twice; put its words together")
    for asked in content.asked:
        said = Counter(fold(words) for words in [*asked.en, *asked.es])
        yield from (Problem(path, 1, asked.entry, f"has {words!r} twice") for words, often in said.items() if often > 1)
        if not said:
            yield Problem(path, 1, asked.entry, "has no words")


def enough_is_said(content: Content, built: list[BuiltEntry], as_of: datetime.date) -> Iterator[Problem]:
    """A published entry holds the least that its type asks for."""
    for entry in built:
        source, least = entry.source, entry.source.type.least
        if source.front.status != "published":
            continue
        english = entry.editions[0]
        words = sum(len(text.plain.split()) for text in english.sections if text.key == "counselor")
        lay = [edition.language for edition in entry.editions if len(edition.lay_words) < least.lay_words]
        if words < least.counselor_words:
            yield _problem(source, "counselor", f"has {words} words for the counselor; write {least.counselor_words}")
        if len(entry.cited) < least.sources:
            yield _problem(source, "sources", f"cites {len(entry.cited)} sources; cite {least.sources}")
        for language in lay:
            raw = source.spanish.raw if language == "es" and source.spanish else source.raw
            message = f"has no word that a client says ({language}); give at least one"
            yield Problem(raw.path, raw.line_of("lay_words"), "lay_words", message)


def figures_agree(content: Content, built: list[BuiltEntry], as_of: datetime.date) -> Iterator[Problem]:
    """No two records answer one question, or tell one finding under two names: the second cites the first."""
    asked: dict[tuple[object, ...], str] = {}
    told: dict[tuple[object, ...], list[str]] = {}
    for key, figure in content.figures.items():
        if not isinstance(figure, Rate | Difference):
            continue
        first = asked.setdefault(_question(figure), key)
        same = told.setdefault(_numbers(figure), [])
        twins = [other for other in same if _share_a_word(figure, content.figures[other])]
        same.append(key)
        for twin in {*([first] if first != key else []), *twins}:
            owner = content.entries[content.figure_owner[key]]
            yield _problem(owner, f"figures.{key}", f"says again what {twin} says; cite that one, or say what differs")


def _question(figure: Rate | Difference) -> tuple[object, ...]:
    """What a record answers: who, what, when, from which source."""
    what = (figure.source, figure.drug, figure.outcome.en, figure.population.en, figure.timeframe.en, figure.of)
    return (*what, figure.group.en, figure.counted) if isinstance(figure, Rate) else (*what, figure.scale.en)


def _numbers(figure: Rate | Difference) -> tuple[object, ...]:
    """The numbers of a record with their source: a study may count two things alike, but seldom of one name."""
    if isinstance(figure, Difference):
        return (figure.source, figure.value, figure.low, figure.high)
    other = figure.comparator
    share = (round(figure.share(), 3), figure.of, round(other.share(), 3) if other else None, other.of if other else 0)
    return (figure.source, *share)


def _share_a_word(one: Figure, other: Figure) -> bool:
    words = [set(re.findall(r"[a-z]{5,}", key_of(figure, "en").lower())) - _VAGUE for figure in (one, other)]
    return bool(words[0] & words[1])


def comparisons_can_be_drawn(content: Content, built: list[BuiltEntry], as_of: datetime.date) -> Iterator[Problem]:
    """A comparison names figures of a kind it can draw, a table entries and fields."""
    for entry in content.entries.values():
        facts = entry.facts
        if isinstance(facts, ComparisonFacts):
            for text in charts.problems(facts, content):
                yield _problem(entry, "facts.figures", text)
            for field in ("entries", "fields") if facts.shows == "table" else ():
                if not getattr(facts, field):
                    yield _problem(entry, f"facts.{field}", "is empty; name what the table shows")


def scales_are_given(content: Content, built: list[BuiltEntry], as_of: datetime.date) -> Iterator[Problem]:
    """A form whose items are answered on a scale says its steps."""
    for entry in content.entries.values():
        facts = entry.facts
        if isinstance(facts, QuestionnaireFacts) and not facts.scale and any(i.answer == "scale" for i in facts.items):
            yield _problem(entry, "facts.scale", "is empty; give the answers from least to most")


def pathway_is_whole(content: Content, built: list[BuiltEntry], as_of: datetime.date) -> Iterator[Problem]:
    """Each arrow of the pathway joins two boxes, each box has an arrow, and ids stand once."""
    nodes = Counter(node.id for node in content.pathway.nodes)
    ends = {end for edge in content.pathway.edges for end in (edge.source, edge.target)}
    twice = [key for key, times in (nodes + Counter(edge.id for edge in content.pathway.edges)).items() if times > 1]
    for message, ids in (
        ("stands twice", twice),
        ("is the end of an arrow but no box", sorted(ends - set(nodes))),
        ("is a box without an arrow", sorted(set(nodes) - ends)),
    ):
        yield from (Problem("data/pathway.yaml", 1, key, message) for key in ids)


def beginnings_are_sorted(content: Content, built: list[BuiltEntry], as_of: datetime.date) -> Iterator[Problem]:
    """A side effect whose onset is known says where lists put it, and no other does."""
    for entry in content.entries.values():
        facts = entry.facts
        if isinstance(facts, SideEffectFacts) and bool(facts.onset) != bool(facts.begins):
            text = "is missing beside onset" if facts.onset else "stands without onset; say there what is known"
            yield _problem(entry, "facts.begins", text)


def corrections_lead_somewhere(content: Content, built: list[BuiltEntry], as_of: datetime.date) -> Iterator[Problem]:
    """A correction names an entry and a revision that it has reached."""
    for correction in content.corrections:
        entry = content.entries.get(correction.entry)
        if entry is None:
            yield Problem("data/corrections.yaml", 1, correction.entry, "is not an entry")
        elif correction.revision > entry.front.revision:
            text = f"names revision {correction.revision}, the entry is at {entry.front.revision}"
            yield Problem("data/corrections.yaml", 1, correction.entry, text)


RULES: tuple[Rule, ...] = (
    ids_are_words,
    titles_are_one_line,
    related_exist,
    status_says_for_what,
    sources_exist,
    sources_are_cited,
    figures_are_used,
    spanish_keeps_up,
    lists_match,
    held_has_reason,
    review_is_in_time,
    synonyms_lead_somewhere,
    asked_leads_somewhere,
    enough_is_said,
    figures_agree,
    comparisons_can_be_drawn,
    scales_are_given,
    pathway_is_whole,
    road_follows_arrows,
    beginnings_are_sorted,
    corrections_lead_somewhere,
    facts_have_spanish,
    notes_say_the_same,
)
