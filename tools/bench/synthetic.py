"""A library of any size with the word distribution of the real one, written by the real writer."""

import random
from collections.abc import Iterator
from pathlib import Path

import msgspec

from ketaref.compiler.assemble import BuiltEdition, BuiltEntry
from ketaref.compiler.content import Content, Release
from ketaref.compiler.source_entry import SourceEntry
from ketaref.compiler.writer import fill
from ketaref.library.folding import words
from ketaref.library.library import Library
from ketaref.model.blocks import Block, Paragraph, Run
from ketaref.model.entry import SectionText

NAMES_PER_ENTRY = 5
SEED = 7


def real_words(library: Library) -> list[str]:
    """Return every word of the real texts in reading order: sampling it keeps the real distribution."""
    rows = library.connection.execute("SELECT body FROM search_texts ORDER BY number")
    return [word for (body,) in rows for word in words(body)]


def make_library(path: Path, real: Library, content: Content, size: int, words_per_entry: int) -> None:
    """Write a library of `size` entries to `path`; an entry of `content` lends its type and front matter to all."""
    pattern = next(iter(content.entries.values()))
    bare = msgspec.structs.replace(
        content, release=Release("synthetic", content.release.released, 1), entries={}, figures={},
        figure_owner={}, synonyms=[], asked=[],
    )  # fmt: skip
    fill(path, bare, _entries(pattern, real_words(real), size, words_per_entry))


def _entries(pattern: SourceEntry, pool: list[str], size: int, words_per_entry: int) -> Iterator[BuiltEntry]:
    chance = random.Random(SEED)
    return (_entry(pattern, number, pool, chance, words_per_entry) for number in range(size))


def _entry(
    pattern: SourceEntry, number: int, pool: list[str], chance: random.Random, words_per_entry: int
) -> BuiltEntry:
    title = " ".join(_few(pool, chance, 3)).capitalize() + f" {number}"
    text = " ".join(chance.choices(pool, k=words_per_entry))
    front = msgspec.structs.replace(pattern.front, title=title, related=[])
    aliases = [" ".join(_few(pool, chance, 2)) for _ in range(NAMES_PER_ENTRY)]
    blocks: list[Block] = [Paragraph([Run(text)])]
    section = SectionText("counselor", "For the counselor", "counselor", f"<p>{text}</p>", text, blocks)
    edition = BuiltEdition("en", title, " ".join(_few(pool, chance, 12)), aliases, [], [section], "")
    entry_id = "-".join([*_few(pool, chance, 2), str(number)])
    source = msgspec.structs.replace(pattern, id=entry_id, front=front, spanish=None, figures={})
    return BuiltEntry(source, 100, "", [], [], [], [edition], {}, {})


def _few(pool: list[str], chance: random.Random, count: int) -> list[str]:
    long = [word for word in chance.choices(pool, k=count * 4) if len(word) > 3]
    return long[:count] or [pool[0]]
