"""What the records of an entry leave open, in the words of a sheet: the half of "known and not known" nobody writes."""

from collections.abc import Iterator

from ketaref.handouts.context import Context
from ketaref.model.entry import Entry
from ketaref.model.figures import Rate
from ketaref.model.text import Language

_ASKED_OF_TREATMENTS = ("onset", "response", "remission", "relapse")
"""Facts that a person who may have a treatment asks for; `None` says that there was no figure we could confirm."""
_UNTESTED = ("observational", "case-reports", "laboratory", "theory")
_NOTHING_TO_COUNT = ("discuss", "no-known-problem")


def gaps(context: Context, language: Language) -> list[str]:
    """Return sentences on what the records of the sheet's entries do not say, in the order of the entries."""
    entries = context.entries
    found = [*_uncounted(context, entries, language), *_without_end(context, entries, language)]
    for entry in entries:
        found += [*_unconfirmed(context, entry, language), *_untested(context, entry, language)]
    return found


def speaks_of_ketamine(entry: Entry) -> bool:
    """Say whether an entry is about ketamine or esketamine, rather than about another treatment."""
    return entry.facts.get("kind") != "alternative"


def _uncounted(context: Context, entries: list[Entry], language: Language) -> Iterator[str]:
    """Side effects that no record counts; of what happens in a whole country there is nothing to count."""
    effects = [
        entry for entry in entries if entry.type == "side-effects" and entry.facts.get("body_system") != "society"
    ]
    yield from _listed(context, "gap-count", [one for one in effects if not one.facts.get("frequency")], language)


def _without_end(context: Context, entries: list[Entry], language: Language) -> Iterator[str]:
    effects = [entry for entry in entries if entry.type == "side-effects" and entry.facts.get("term") == "short"]
    yield from _listed(context, "gap-end", [one for one in effects if not one.facts.get("end")], language)


def _listed(context: Context, key: str, entries: list[Entry], language: Language) -> Iterator[str]:
    titles = "; ".join(entry.edition(language).title for entry in entries)
    if titles:
        yield context.word(key, language).replace("{entries}", titles)


def _unconfirmed(context: Context, entry: Entry, language: Language) -> Iterator[str]:
    missing = [fact for fact in _ASKED_OF_TREATMENTS if entry.type == "treatments" and not entry.facts.get(fact)]
    if missing:
        what = "; ".join(context.word(f"gap-{fact}", language) for fact in missing)
        yield context.word("gap-figure", language).replace("{what}", what)


def _untested(context: Context, entry: Entry, language: Language) -> Iterator[str]:
    """How an interaction is known, where no trial tested it, and that nobody counted whom it happens to."""
    if entry.type != "interactions":
        return
    if entry.facts.get("evidence") in _UNTESTED:
        yield context.word(f"gap-{entry.facts['evidence']}", language)
    if entry.facts.get("level") not in _NOTHING_TO_COUNT and not any(isinstance(one, Rate) for one in entry.figures):
        yield context.word("gap-mixed", language)
