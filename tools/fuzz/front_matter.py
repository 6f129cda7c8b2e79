"""The readers of content: front matter and sections of entries, and every other YAML file, through all checks.

The first byte of an input says which file of a content folder the rest of it is; that folder is the made-up content of
the tests, as far as the file needs it. Everything a writer may save must come out as problems with a file and a line.
"""

import datetime
import shutil
from pathlib import Path

from ketaref.compiler.build import check

_CONTENT = Path(__file__).resolve().parents[2] / "tests" / "fixtures" / "content"
_BAD = _CONTENT.parent / "entries" / "bad"
_LEAST = {
    "release.yaml": (_CONTENT / "release.yaml").read_bytes(),
    "sources.yaml": (_CONTENT / "sources.yaml").read_bytes(),
    "help-lines.yaml": b"help_lines: []",
    "synonyms.yaml": b"synonyms: []",
    "asked.yaml": b"asked: []",
}
"""What every content folder must have, as little of it as will do."""
_DAY = datetime.date(2026, 11, 22)
_ENTRY, _SPANISH = "entries/side-effects/dry-mouth.md", "entries/side-effects/dry-mouth.es.md"


class ContentReader:
    """Takes files of content, in a folder of its own."""

    pieces = (
        *(
            b"---\n",
            b"\n",
            b"## For the client\n",
            b"## For the counselor\n",
            b": ",
            b"- ",
            b"  ",
            b"&a ",
            b"*a",
            b"!!python/x ",
        ),
        *(
            b"{{figure:x}}",
            b"{{",
            b"}}",
            b"[@x]",
            b"[[x]]",
            b"| a | b |\n| - | - |\n",
            b"> ",
            b"1. ",
            b"**",
            b"`",
            b"<b>",
            b"&#0;",
        ),
        *(
            b"null",
            b"1e999",
            b"-1",
            b"99999999999999999999",
            b"2026-13-01",
            b"2026-01-31",
            b".inf",
            b"0x",
            b"[",
            b"{",
            b"]",
            b"}",
        ),
        *(b'"\\ud800"', b"'", b"\t", b"\0", b"\xff", b"\xef\xbb\xbf", "ñ".encode(), b"\xe2\x80\xa8", b"? ", b"<<: "),
    )

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "data"
        self._places = sorted(path.relative_to(_CONTENT).as_posix() for path in _CONTENT.rglob("*.*"))
        assert len(self._places) < 256
        (self._folder / "entries").mkdir(parents=True)
        for place, least in _LEAST.items():
            self._lay(place, least)
        here = [bytes([at]) + (_CONTENT / place).read_bytes() for at, place in enumerate(self._places)]
        at = self._places.index(_ENTRY)
        self.seeds = (*here, *(bytes([at]) + path.read_bytes() for path in sorted(_BAD.glob("*.md"))))

    def take(self, raw: bytes) -> None:
        """Check content in which one file is `raw`, and say every problem."""
        place = self._places[raw[0] % len(self._places)] if raw else _ENTRY
        self._lay(place, raw[1:])
        if place == _SPANISH:
            self._lay(_ENTRY)
        _content, _built, problems = check(self._folder, _DAY)
        for problem in problems:
            assert str(problem).startswith("data/"), problem
            assert problem.line >= 1, problem
        self._tidy(place)

    def _lay(self, place: str, raw: bytes | None = None) -> None:
        path = self._folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((_CONTENT / place).read_bytes() if raw is None else raw)

    def _tidy(self, place: str) -> None:
        """Leave the folder as it was; nothing but what was laid into it may be there."""
        if place in _LEAST:
            self._lay(place, _LEAST[place])
        laid = {*_LEAST, place, *([_ENTRY] if place == _SPANISH else [])}
        assert {path.relative_to(self._folder).as_posix() for path in self._folder.rglob("*.*")} == laid
        for path in laid - {*_LEAST}:
            (self._folder / path).unlink()
        shutil.rmtree(self._folder / "handouts", ignore_errors=True)


def target(folder: Path) -> ContentReader:
    """Return the reader, with a folder to itself."""
    return ContentReader(folder)
