"""A handout as readable text: for the clipboard, for a screen reader, for a terminal."""

from collections.abc import Iterator

from ketaref.handouts.document import (
    Document,
    Items,
    PaperBlock,
    PaperForm,
    PaperTable,
    Part,
    Road,
    Sheet,
    Subheading,
    block_texts,
    marked,
    say,
)


def plain(document: Document) -> str:
    """Return the whole handout as text, one sheet after the other; lines are as long as their paragraphs."""
    return "\n\n\n".join("\n".join(_sheet(sheet)) for sheet in document.sheets) + "\n"


def _sheet(sheet: Sheet) -> Iterator[str]:
    yield sheet.title
    yield "=" * len(sheet.title)
    yield from ("", sheet.purpose)
    for statement in sheet.statements:
        yield from ("", statement)
    for part in sheet.parts:
        yield from _part(part)
    yield from ("", sheet.footing.name, sheet.footing.facts)


def _part(part: Part) -> Iterator[str]:
    yield from ("", "", part.heading, "-" * len(part.heading))
    for text in filter(None, (part.intro, part.reading)):
        yield from ("", text)
    for group in part.groups:
        if group.heading:
            yield from ("", f"* {group.heading} *")
        for block in group.blocks:
            yield from _block(block)
    for line in part.lines:
        yield from ("", line.call)
    if part.clinic:
        yield from ("", f"{part.clinic} {'_' * 40}")
    if part.blanks_label:
        yield from ("", part.blanks_label)
    yield from ["_" * 60] * part.blanks


def _block(block: PaperBlock) -> Iterator[str]:
    yield ""
    if isinstance(block, Items):
        for number, item in enumerate(block.items, start=1):
            yield f"{f'{number}.' if block.ordered else '-'} {say(item)}"
    elif isinstance(block, Subheading):
        yield f"{block.text}:"
    elif isinstance(block, PaperTable):
        yield from _table(block)
    elif isinstance(block, Road):
        for number, step in enumerate(block.steps, start=1):
            sure = f"({step.sure})" if step.sure else ""
            parts = [say(step.says), sure] if step.beside else [sure, say(step.says)]
            yield " ".join([f"{number}.", *filter(None, parts)])
    elif isinstance(block, PaperForm):
        yield from _form(block)
    else:
        yield " ".join(block_texts(block))


def _table(table: PaperTable) -> Iterator[str]:
    """Each row by itself, every cell after the head of its column."""
    if table.title:
        yield from (table.title, "")
    for row in table.rows:
        first, *rest = map(say, row)
        yield f"- {table.heads[0]}: {first}"
        yield from (f"    {head}: {said}" for head, said in zip(table.heads[1:], rest, strict=True))
    if table.studied:
        yield from ("", marked(table.studied, table.mark))


def _form(form: PaperForm) -> Iterator[str]:
    if form.how:
        yield from (form.how, "")
    if form.heads:
        yield from (" | ".join(form.heads), "")
    for number, question in enumerate(form.questions, start=1):
        yield f"{number}. {question.text}"
        boxes = "  ".join(f"[ ] {answer}" for answer in [*question.answers, *form.scale])
        blank = f"{question.prompt} {'_' * 40}".strip() if question.writes else ""
        yield from (f"    {line}" for line in (boxes, blank, say(question.beside)) if line)
