"""What can be chosen, and what is refused with a sentence."""

import datetime
from typing import Any

import msgspec
import pytest

from ketaref.errors import UsageError
from ketaref.handouts.options import Options

DAY = datetime.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        ({"language": "fr"}, "en, es, both"),
        ({"size": 12}, "13, 18, 20, 24"),
        ({"paper": "legal"}, "letter, a4"),
        ({"entries": ("a", "b", "a")}, "named twice"),
        ({"entries": tuple(map(str, range(13)))}, "at most 12"),
    ],
)
def test_a_choice_that_does_not_exist_is_refused(choice: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        Options(as_of=DAY, **choice)


def test_both_languages_means_english_first() -> None:
    assert Options(as_of=DAY, language="both").languages() == ("en", "es")
    assert Options(as_of=DAY, language="es").languages() == ("es",)


def test_no_option_could_hold_anything_about_a_client() -> None:
    """R-PRV-1: adding an option means thinking about this again."""
    fields = {field.name for field in msgspec.structs.fields(Options)}
    assert fields == {
        "as_of",
        "entries",
        "language",
        "size",
        "sections",
        "short",
        "greyscale",
        "discreet",
        "paper",
        "letterhead",
        "own",
        "notice",
        "signed",
    }
