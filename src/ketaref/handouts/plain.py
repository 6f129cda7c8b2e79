"""A handout as readable text: for the clipboard, for a screen reader, for a terminal."""

from collections.abc import Iterator

from ketaref.handouts.document import Document, Items, PaperBlock, Part, Sheet, Subheading, block_texts, say


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
    else:
        yield " ".join(block_texts(block))
