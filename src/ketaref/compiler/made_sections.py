"""Sections that are made from facts rather than written: the picture of a comparison, the items of a form."""

from ketaref.compiler.charts import comparison_chart
from ketaref.compiler.content import Content
from ketaref.compiler.speaker import Speaker
from ketaref.model.blocks import Block, Paragraph, Run, Table
from ketaref.model.facts import ComparisonFacts, Facts, Item, QuestionnaireFacts
from ketaref.model.names import FLAGS
from ketaref.model.text import Bilingual, Language
from ketaref.model.types import SectionKind

PICTURE = SectionKind("picture", Bilingual("Picture", "Dibujo"), "client")
FORM = SectionKind("form", Bilingual("The form", "El formulario"), "client")
RAISED = SectionKind("raised", Bilingual("What a yes raises", "Qué plantea un sí"), "counselor")
MADE = (PICTURE.key, FORM.key, RAISED.key)
"""The keys of the sections that no writer writes: the rules of writing do not ask for them."""

_QUESTION = Bilingual("Question", "Pregunta")
_ANSWER = Bilingual("Answer", "Respuesta")
_TO_DO = Bilingual("What to do", "Qué hacer")
_READ = Bilingual("Read", "Leer")
_BOX = "[ ]"
_BLANK = "________"
_YES_NO = Bilingual("[ ] Yes  [ ] No  [ ] Not sure", "[ ] Sí  [ ] No  [ ] No sé")


def made_sections(
    facts: Facts, content: Content, speaker: Speaker, language: Language
) -> list[tuple[SectionKind, list[Block]]]:
    """Return the sections that the facts themselves make in one language."""
    if isinstance(facts, ComparisonFacts):
        blocks = comparison_chart(facts, content, speaker, language)
        return [(PICTURE, blocks)] if blocks else []
    if not isinstance(facts, QuestionnaireFacts) or not facts.printable or not facts.items:
        return []
    raised = _raised(facts.items, speaker, language)
    return [(FORM, _form(facts, language)), *([(RAISED, raised)] if raised else [])]


def _raised(items: list[Item], speaker: Speaker, language: Language) -> list[Block]:
    """What a "yes" asks of the counselor: whom to tell, and which entries to read."""
    rows: list[list[list[Run]]] = []
    for item in items:
        links: list[Run] = []
        for entry_id in item.raises:
            links += [*([Run(", ")] if links else []), *speaker.say("entry", entry_id, "")]
        if item.flag or links:
            flag = FLAGS[item.flag or "note"].in_language(language)
            rows.append([[Run(_whole(item, language))], [Run(flag, bold=True)], links])
    header = [name.in_language(language) for name in (_QUESTION, _TO_DO, _READ)]
    return [Table(header, rows)] if rows else []


def _form(facts: QuestionnaireFacts, language: Language) -> list[Block]:
    """The items with boxes to tick by pen. Nothing here is filled in, added up or kept."""
    lead = [Paragraph([Run(facts.lead_in.in_language(language))])] if facts.lead_in else []
    scaled = bool(facts.scale)
    answers = [step.in_language(language) for step in facts.scale] if scaled else [_ANSWER.in_language(language)]
    rows = [
        [[Run(f"{at}. {_whole(item, language)}")], *_boxes(item, len(answers), language)]
        for at, item in enumerate(facts.items, start=1)
    ]
    return [*lead, Table([_QUESTION.in_language(language), *answers], rows)]


def _whole(item: Item, language: Language) -> str:
    """A question with what is asked of who says yes."""
    return " ".join(text.in_language(language) for text in (item.text, item.then) if text)


def _boxes(item: Item, answers: int, language: Language) -> list[list[Run]]:
    if item.answer == "scale":
        return [[Run(_BOX)]] * answers
    said = _YES_NO.in_language(language) if item.answer == "yes-no" else _BLANK
    return [[Run(said)], *[[Run("")]] * (answers - 1)]
