"""Forms to fill in by pen: the questions of a questionnaire with boxes and lines, and nothing that counts them."""

import msgspec

from ketaref.errors import HandoutError
from ketaref.handouts.context import Context
from ketaref.handouts.document import PaperBlock, PaperForm, Prose, Question, Span
from ketaref.i18n import _
from ketaref.model.entry import Entry
from ketaref.model.facts import Item, QuestionnaireFacts
from ketaref.model.text import Language


def form_of(context: Context, entry: Entry, language: Language, *, cautions: bool = False) -> list[PaperBlock]:
    """Return how to fill in a form, and the form; with `cautions`, what a yes asks for beside each question.

    Raises HandoutError for a questionnaire whose questions may not be printed.
    """
    facts = msgspec.convert(entry.facts, QuestionnaireFacts)
    if not facts.printable or not facts.items:
        raise HandoutError(
            _("The questions of {entry} may not be printed here. Use the form of its owner.").format(
                entry=entry.edition("en").title
            )
        )
    heads = [context.word(f"form-{key}", language) for key in ("question", "beside")] if cautions else []
    questions = [_question(context, item, language, cautions=cautions) for item in facts.items]
    how = context.word("form-mark", language) if facts.scale else ""
    form = PaperForm(questions, [step.in_language(language) for step in facts.scale], how, heads)
    return [*([Prose([Span(facts.lead_in.in_language(language))])] if facts.lead_in else []), form]


def to_mark(context: Context, key: str, titles: list[str], language: Language) -> PaperForm:
    """Return titles and the wording's `<key>-1` … with a box for each step `<key>-scale-1` …; nothing counts them."""
    questions = [Question(text) for text in [*titles, *context.list_of(key, language)]]
    return PaperForm(questions, context.list_of(f"{key}-scale", language))


def _beside(context: Context, item: Item, language: Language) -> list[Span]:
    """What to do after a yes, beside the question; no title of an entry, which may read as a verdict on the person."""
    action = context.word(f"flag-{item.flag or 'note'}", language)
    if item.answer != "yes-no":
        return [Span(_capital(action), bold=True)]
    return [Span(f"{context.word('form-if', language)} "), Span(action, bold=True)]


def _question(context: Context, item: Item, language: Language, *, cautions: bool) -> Question:
    yes_no = [context.word(f"answer-{key}", language) for key in ("yes", "no", "not-sure")]
    return Question(
        text=item.text.in_language(language),
        answers=yes_no if item.answer == "yes-no" else [],
        writes=item.answer in ("date", "number", "line") or item.then is not None,
        prompt=item.then.in_language(language) if item.then else "",
        beside=_beside(context, item, language) if cautions else [],
    )


def _capital(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"
