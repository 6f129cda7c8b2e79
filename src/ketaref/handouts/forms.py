"""Forms to fill in by pen: the questions of a questionnaire with boxes and lines, and nothing that counts them."""

import msgspec

from ketaref.errors import HandoutError
from ketaref.handouts.context import Context
from ketaref.handouts.document import PaperBlock, PaperForm, Prose, Question, Span
from ketaref.i18n import _
from ketaref.model.entry import Entry
from ketaref.model.facts import Item, QuestionnaireFacts
from ketaref.model.text import Language

_CAUTIONS = ("patient-groups", "interactions", "conditions", "side-effects")
"""The types of entries that a caution beside a question may name; the first type that a question raises is enough."""
_MOST_CAUTIONS = 2


def form_of(context: Context, entry: Entry, language: Language, *, cautions: bool = False) -> list[PaperBlock]:
    """Return how to fill in a form, and the form; with `cautions`, what a yes raises beside each question.

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
    beside = _Beside(context, language) if cautions else None
    questions = [_question(context, item, language, beside) for item in facts.items]
    form = PaperForm(questions, [step.in_language(language) for step in facts.scale], heads)
    return [*([Prose([Span(facts.lead_in.in_language(language))])] if facts.lead_in else []), form]


def to_mark(context: Context, key: str, titles: list[str], language: Language) -> PaperForm:
    """Return titles and the wording's `<key>-1` … with a box for each step `<key>-scale-1` …; nothing counts them."""
    questions = [Question(text) for text in [*titles, *context.list_of(key, language)]]
    return PaperForm(questions, context.list_of(f"{key}-scale", language))


class _Beside:
    """Says what stands beside a question: what to do after a yes, and the cautions that it raises."""

    def __init__(self, context: Context, language: Language) -> None:
        self._context = context
        self._language = language
        self._titles = {
            kind: {entry.id: entry.title for entry in context.library.entries(kind, language)} for kind in _CAUTIONS
        }

    def say(self, item: Item) -> list[Span]:
        flag = Span(self._context.word(f"flag-{item.flag or 'note'}", self._language), bold=True)
        raised = [[known[key] for key in item.raises if key in known] for known in self._titles.values()]
        titles = next(filter(None, raised), [])[:_MOST_CAUTIONS]
        return [flag, Span(f" {'; '.join(titles)}")] if titles else [flag]


def _question(context: Context, item: Item, language: Language, beside: _Beside | None) -> Question:
    yes_no = [context.word(f"answer-{key}", language) for key in ("yes", "no", "not-sure")]
    return Question(
        text=item.text.in_language(language),
        answers=yes_no if item.answer == "yes-no" else [],
        writes=item.answer in ("date", "number", "line") or (item.answer == "yes-no" and _asks_for_more(item)),
        beside=beside.say(item) if beside else [],
    )


def _asks_for_more(item: Item) -> bool:
    """Whether a question of yes or no goes on: "Have you ever had a seizure? When was the last one?"."""
    return item.text.en.count("?") > 1 or not item.text.en.endswith("?")
