"""About: what the program promises is published in it, and what it points to is there."""

from collections.abc import Iterator

import pytest

from ketaref.gui import languages
from ketaref.gui.dialogs.about import about_page
from ketaref.gui.main_window import MainWindow
from ketaref.handouts.templates import catalogue
from ketaref.model.text import LANGUAGES, Language


@pytest.fixture(autouse=True)
def english_again(window: MainWindow) -> Iterator[None]:
    yield
    languages.speak("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_editorial_policy_is_in_the_program(window: MainWindow, language: Language) -> None:
    languages.speak(language)
    said = about_page(window.desk).html
    assert {"en": "How its texts are made", "es": "Cómo se hacen sus textos"}[language] in said
    feedback = next(template for template in catalogue() if template.id == "feedback")
    assert f"“{feedback.title.in_language(language)}”" in said
