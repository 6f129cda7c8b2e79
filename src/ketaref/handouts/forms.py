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
    questions = [_question(context, item, language, cautions=cautions) for item in facts.items]
    form = PaperForm(questions, [step.in_language(language) for step in facts.scale], heads)
    return [*([Prose([Span(facts.lead_in.in_language(language))])] if facts.lead_in else []), form]


def _question(context: Context, item: Item, language: Language, *, cautions: bool) -> Question:
    yes_no = [context.word(f"answer-{key}", language) for key in ("yes", "no", "not-sure")]
    return Question(
        text=item.text.in_language(language),
        answers=yes_no if item.answer == "yes-no" else [],
        writes=item.answer in ("date", "number", "line") or (item.answer == "yes-no" and _asks_for_more(item)),
        beside=_beside(context, item, language) if cautions else [],
    )


def _asks_for_more(item: Item) -> bool:
    """Whether a question of yes or no goes on: "Have you ever had a seizure? When was the last one?"."""
    return item.text.en.count("?") > 1 or not item.text.en.endswith("?")


def _beside(context: Context, item: Item, language: Language) -> list[Span]:
    raised = [context.library.entry(entry_id) for entry_id in item.raises]
    first = next((kind for kind in _CAUTIONS if any(entry.type == kind for entry in raised)), "")
    titles = [entry.edition(language).title for entry in raised if entry.type == first][:_MOST_CAUTIONS]
    flag = Span(context.word(f"flag-{item.flag or 'note'}", language), bold=True)
    return [flag, Span(f" {'; '.join(titles)}")] if titles else [flag]
