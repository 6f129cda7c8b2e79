"""How easily every handout is read, measured on the text that its PDF holds."""

import pytest
from tools.reading_report import FOR_COUNSELORS, forms, line, read_back

from handouts.making import Make, squeezed
from ketaref.handouts import output
from ketaref.handouts.templates import Template, catalogue
from ketaref.handouts.typed import Own
from ketaref.library.library import Library
from ketaref.model.text import LANGUAGES, Language
from ketaref.readability.report import measure
from ketaref.typeset.engine import Typesetter

FOR_CLIENTS = [template for template in catalogue() if template.id not in FOR_COUNSELORS]


@pytest.mark.parametrize("template", FOR_CLIENTS, ids=lambda template: template.id)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_handout_for_clients_is_within_the_limits(
    template: Template, language: Language, library: Library, typesetter: Typesetter
) -> None:
    for short in forms(template):
        measured = line(library, typesetter, template, language, short)
        assert measured.level.words > (100 if short else 150)
        assert not measured.is_over, str(measured)


def test_hard_words_on_a_sheet_are_noticed(make: Make, typesetter: Typesetter) -> None:
    own = "Discontinue anticoagulation immediately beforehand notwithstanding contraindications. " * 4
    document = make("about-group", own=Own(en=own))
    hard = measure(list(read_back(output.pdf(document, typesetter), document)), "en")
    plain = make("about-group")
    easy = measure(list(read_back(output.pdf(plain, typesetter), plain)), "en")
    assert hard.raw_grade is not None
    assert easy.raw_grade is not None
    assert hard.raw_grade > easy.raw_grade + 1


def test_headings_feet_and_references_are_left_out(make: Make, typesetter: Typesetter) -> None:
    document = make("overview")
    said = squeezed(" ".join(read_back(output.pdf(document, typesetter), document)))
    sheet = document.sheets[0]
    assert squeezed(sheet.purpose) in said
    for other in (sheet.title, sheet.footing.facts, sheet.parts[0].heading, "JAMA Psychiatry"):
        assert squeezed(other) not in said
