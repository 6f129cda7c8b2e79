"""One sheet in one language: title, what must be said aloud, the parts, and the foot of its pages."""

import datetime
from collections.abc import Iterable

from ketaref.clinic.records import SignOff
from ketaref.clinic.sign_offs import approvals, covering
from ketaref.errors import LanguageMissing
from ketaref.handouts.context import Context
from ketaref.handouts.document import Draft, Footing, Part, Sheet
from ketaref.handouts.parts import PartMaker
from ketaref.handouts.templates import joined
from ketaref.i18n import _
from ketaref.model.entry import Entry
from ketaref.model.review import long_date, statements
from ketaref.model.text import Language


def make_sheet(context: Context, language: Language, keys: tuple[str, ...] = (), code: str = "") -> Sheet:
    """Return the sheet in `language` with the parts named in `keys` (all if empty) and those it must carry.

    Raises LanguageMissing where an entry has no text in that language, HandoutError where wording is missing.
    """
    _check_language(context, language)
    return Sheet(
        language=language,
        title=_title(context, language),
        purpose=context.word("purpose", language),
        statements=_statements(context, language),
        parts=_parts(context, language, keys),
        footing=_footing(context, language, code),
        drafts=drafts_among(context.all_entries(), language, context.options.signed),
        short=context.options.short,
        expired=expired_among(context.all_entries(), language, context.options.as_of),
    )


def _check_language(context: Context, language: Language) -> None:
    names = {"en": _("English"), "es": _("Spanish")}
    for entry in context.all_entries():
        if language not in entry.editions:
            raise LanguageMissing(
                _("{entry} has no text in {language} yet. Choose another language or entry.").format(
                    entry=entry.edition("en").title, language=names[language]
                )
            )


def _parts(context: Context, language: Language, keys: tuple[str, ...]) -> list[Part]:
    maker = PartMaker(context, language)
    plans = context.template.parts_of(context.options.short)
    wanted = [plan for plan in plans if plan.required or not keys or plan.key in keys]
    parts = [*maker.own(), *map(maker.part, joined(wanted)), *maker.closing()]
    return [part for part in parts if part.groups or part.lines or part.blanks]


def _title(context: Context, language: Language) -> str:
    if context.options.discreet:
        return context.word("discreet-title", language)
    one = context.optional_word("title-one", language) if len(context.entries) == 1 else ""
    return one or context.word("title", language)


def _statements(context: Context, language: Language) -> list[str]:
    """What must be said aloud, and who pays; who signed off what the sheet draws on is said where that is all of it."""
    entries, options = context.all_entries(), context.options
    signed = covering(options.signed, entries, language)
    found: list[str] = []
    for entry in entries:
        found += statements(entry.review, language, options.as_of, signed=entry.id in signed, for_client=True)
        until = entry.review.valid_through
        if until and until >= options.as_of:
            found.append(context.word("holds-through", language).replace("{date}", long_date(until, language)))
    if not drafts_among(entries, language, options.signed):
        found += approvals(signed.values(), language)
    *before, last = list(dict.fromkeys(found)) or [""]
    return [*before, f"{last} {context.word('publishing', language)}".strip()]  # run in: a sheet is short of lines


def _footing(context: Context, language: Language, code: str) -> Footing:
    due = min((entry.review.due for entry in context.all_entries()), default=context.release.released)
    values = {"version": context.release.content_version, "due": long_date(due, language), "code": code}
    facts = context.word("footing", language)
    for name, value in values.items():
        facts = facts.replace(f"{{{name}}}", value)
    unread = drafts_among(context.all_entries(), language, context.options.signed)
    draft = [context.word("draft", language)] if unread else []
    name = " · ".join([*draft, _title(context, language), context.word("language", language)])
    return Footing(context.word("page", language), name, facts)


def drafts_among(entries: list[Entry], language: Language, signed: Iterable[SignOff] = ()) -> list[Draft]:
    """Return those of the entries that have yet to be read by somebody who knows, here or where they were written."""
    holding = covering(signed, entries, language)
    return [
        Draft(entry.id, entry.edition(language).title, entry.revision, entry.edition(language).hash)
        for entry in entries
        if _is_draft(entry, language) and entry.id not in holding
    ]


def expired_among(entries: list[Entry], language: Language, day: datetime.date) -> list[str]:
    """Return the titles of those of the entries that are not to be handed out unasked on that day."""
    return [entry.edition(language).title for entry in entries if entry.review.expired(day)]


def _is_draft(entry: Entry, language: Language) -> bool:
    """Say whether an entry has yet to be read by a clinician or, in another language, by a translator."""
    translated = language == "en" or entry.review.translator == "done"
    return entry.review.clinician == "not-done" or not translated
