"""What each template says today, word for word. Rewrite with --update-golden, and read the difference."""

from pathlib import Path

import pytest

from handouts.making import Make
from ketaref.handouts.plain import plain
from ketaref.handouts.templates import catalogue

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "handouts"


@pytest.mark.parametrize("template", [template.id for template in catalogue()])
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_default_sheet_reads_as_it_did(
    make: Make, template: str, language: str, request: pytest.FixtureRequest
) -> None:
    said = plain(make(template, language=language))
    file = GOLDEN / f"{template}-{language}.txt"
    if request.config.getoption("--update-golden", False):
        file.write_text(said, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == said
