"""Library and options in, one frozen document out: what a handout says, before anything is typeset."""

from collections.abc import Iterable
from typing import Any

import msgspec

from ketaref.clinic.records import Letterhead, Notice
from ketaref.errors import HandoutError, LanguageMissing, UsageError
from ketaref.handouts.code import Code, code_of
from ketaref.handouts.context import Context, gather
from ketaref.handouts.document import Document, content_texts
from ketaref.handouts.options import Options
from ketaref.handouts.sheets import make_sheet
from ketaref.handouts.templates import Template
from ketaref.handouts.typed import Own
from ketaref.i18n import _
from ketaref.library.library import Library
from ketaref.model.entry import Entry
from ketaref.typeset.characters import printable


def compose(library: Library, template: Template, options: Options) -> Document:
    """Return the handout of `template` with `options`.

    Raises UsageError for entries or parts that the template does not take, UnknownEntry, LanguageMissing, and
    HandoutError for an entry that may not be printed.
    """
    _check_depth(template, options.short)
    _check_sections(template, options)
    for language in options.languages():
        if language not in template.languages:
            raise LanguageMissing(
                _("The handout {name} does not exist in {language}. Choose another language.").format(
                    name=template.id, language={"en": _("English"), "es": _("Spanish")}[language]
                )
            )
    context = _context(library, template, options)
    code = str(_code(context))
    sheets = [make_sheet(context, language, options.sections, code) for language in options.languages()]
    document = Document(
        template=template.id,
        title=" / ".join(sheet.title for sheet in sheets),
        slug=template.slug,
        paper=options.paper,
        size=options.size,
        greyscale=options.greyscale,
        discreet=options.discreet,
        code=code,
        content_version=context.release.content_version,
        released=context.release.released,
        sheets=sheets,
        together=len(sheets),
    )
    return printable_document(document)


def compose_code(library: Library, template: Template, options: Options) -> Code:
    """Return the code that `compose` prints, without composing the sheets twice; raises as `compose` does."""
    return _code(_context(library, template, options))


def _context(library: Library, template: Template, options: Options) -> Context:
    context = gather(library, template, options, choose_entries(library, template, options.entries))
    for entry in context.named.values():
        check_published(entry)
    return context


def choose_entries(library: Library, template: Template, ids: Iterable[str]) -> list[Entry]:
    """Return the entries asked for, or the template's own, once it is sure that it takes them."""
    entries = [library.entry(entry_id) for entry_id in tuple(ids) or template.default_entries]
    if not entries and template.needs_entries:
        raise UsageError(_("The handout {name} is about an entry; name one.").format(name=template.id))
    if entries and not template.entry_types:
        raise UsageError(_("The handout {name} takes no entries: it is about one thing.").format(name=template.id))
    if len(entries) > template.max_entries:
        raise UsageError(
            _("The handout {name} takes at most {most}; {count} were named. Make one for each.").format(
                name=template.id, most=template.max_entries, count=len(entries)
            )
        )
    for entry in entries:
        _check_entry(template, entry)
    return entries


def _check_entry(template: Template, entry: Entry) -> None:
    if entry.type not in template.entry_types:
        raise UsageError(
            _("{entry} is not among the {types} that the handout {name} is about.").format(
                entry=entry.id, types=", ".join(template.entry_types), name=template.id
            )
        )
    check_published(entry)


def check_published(entry: Entry) -> None:
    """Raise HandoutError for an entry that may not be printed."""
    if entry.status != "published":
        raise HandoutError(
            _("{entry} may not be printed ({status}: {reason}).").format(
                entry=entry.id, status=entry.status, reason=entry.status_reason
            )
        )


def _check_depth(template: Template, short: bool) -> None:
    if short and not template.has_short:
        raise UsageError(_("The handout {name} has no short form.").format(name=template.id))


def _check_sections(template: Template, options: Options) -> None:
    for key in options.sections:
        if key not in {plan.key for plan in template.parts_of(options.short)}:
            raise UsageError(
                _("The handout {name} has no part named {key!r}; it has {known}.").format(
                    name=template.id, key=key, known=", ".join(template.optional_parts(options.short))
                )
            )


def _code(context: Context) -> Code:
    """The code of the whole sheet with its plain title, entries in order of their ids: no choice of form changes it."""
    form = {"discreet": False, "sections": (), "short": False}
    added = {"letterhead": Letterhead(), "own": Own(), "notice": Notice(), "signed": ()}
    plain = msgspec.structs.replace(
        context,
        options=msgspec.structs.replace(context.options, **form, **added),
        entries=sorted(context.entries, key=lambda entry: entry.id),
    )
    languages = context.options.languages()
    said = [text for language in languages for text in content_texts(make_sheet(plain, language))]
    ids = [entry.id for entry in plain.entries]
    version = context.release.content_version
    return code_of(context.template.id, ids, context.options.language, "\n".join(said), version)


def printable_document(document: Document) -> Document:
    """Return the document with characters only that the font holds, so that paper and plain text say the same."""
    plain: Any = msgspec.to_builtins(document)
    return msgspec.convert(_each_text(plain), Document)


def _each_text(value: Any) -> Any:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, list):
        return [_each_text(item) for item in value]
    if isinstance(value, dict):
        return {key: _each_text(item) for key, item in value.items()}
    return value
