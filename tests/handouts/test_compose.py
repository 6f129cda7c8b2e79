"""What a sheet says: the entries' words, one denominator, numbered sources, and what must be said aloud."""

import datetime
import re

import msgspec
import pytest

from handouts.making import Make, other_entry, pages_of, squeezed
from ketaref.errors import HandoutError, LanguageMissing, UnknownEntry, UsageError
from ketaref.handouts import output
from ketaref.handouts.compose import compose
from ketaref.handouts.document import (
    Diagram,
    Document,
    Items,
    PaperBlock,
    PaperForm,
    PaperTable,
    Part,
    Picture,
    Sheet,
    Span,
    part_texts,
    say,
    texts,
)
from ketaref.handouts.options import Options
from ketaref.handouts.templates import catalogue, find
from ketaref.library.library import Library
from ketaref.model.blocks import Paragraph, Run
from ketaref.model.entry import SectionText
from ketaref.model.figures import Rate, count_in, denominator
from ketaref.model.text import Language
from ketaref.model.wording import caption
from ketaref.readability import measure
from ketaref.typeset.engine import Typesetter

IDS = [template.id for template in catalogue()]
NO_FACTS = {"feedback", "my-choice"}
"""Blank paper: it says nothing that needs a source."""
YEAR = datetime.timedelta(days=400)


def part(sheet: Sheet, key: str) -> Part:
    return next(part for part in sheet.parts if part.key == key)


def all_blocks(sheet: Sheet) -> list[PaperBlock]:
    return [block for part in sheet.parts for group in part.groups for block in group.blocks]


def pictures(sheet: Sheet) -> list[Picture]:
    return [block for block in all_blocks(sheet) if isinstance(block, Picture)]


@pytest.mark.parametrize("template", IDS)
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_sheet_opens_with_purpose_and_ends_with_notes_and_sources(
    make: Make, template: str, language: Language
) -> None:
    sheet = make(template, language=language).sheets[0]
    assert sheet.language == language
    assert sheet.purpose.startswith({"en": "This sheet", "es": "Esta hoja"}[language])
    end = ["notes"] if template in NO_FACTS else ["notes", "sources"]
    assert [part.key for part in sheet.parts][-len(end) :] == end
    assert "advice for one person" in " ".join(texts(sheet)) or language == "es"


@pytest.mark.parametrize("template", IDS)
def test_every_sheet_carries_the_numbers_to_call(make: Make, template: str) -> None:
    for sheet in make(template, language="both").sheets:
        said = " ".join(line.call for line in part(sheet, "call").lines)
        assert all(number in said for number in ("911", "988", "1-800-222-1222"))


@pytest.mark.parametrize("template", IDS)
def test_both_languages_say_the_same_things_in_the_same_places(make: Make, template: str) -> None:
    english, spanish = make(template, language="both").sheets

    def shape(sheet: Sheet) -> list[object]:
        return [(part.key, [[type(block) for block in group.blocks] for group in part.groups]) for part in sheet.parts]

    assert shape(english) == shape(spanish)
    assert [(picture.of, [panel.count for panel in picture.panels]) for picture in pictures(english)] == [
        (picture.of, [panel.count for panel in picture.panels]) for picture in pictures(spanish)
    ]


MIXED = ("driving", "dissociation", "alcohol", "ptsd", "esketamine-spravato", "chronic-pain")


def test_any_entries_in_any_order_each_with_all_it_says(make: Make, library: Library) -> None:
    for order in (MIXED, MIXED[::-1]):
        sheet = make("composed", entries=order).sheets[0]
        topics = part(sheet, "topics")
        assert [group.heading for group in topics.groups] == [library.entry(one).edition("en").title for one in order]
        assert "before the visit" in " ".join(part_texts(topics)).lower()
        assert len(part(sheet, "questions").groups[0].blocks[0].items) == 7  # type: ignore[union-attr]


def test_sections_of_the_composed_sheet_are_chosen_for_all_its_entries(make: Make) -> None:
    sheet = make("composed", entries=("driving", "ptsd"), sections=("unknown", "questions")).sheets[0]
    assert [one.key for one in sheet.parts] == ["topics", "call", "questions", "notes", "sources"]
    said = " ".join(part_texts(part(sheet, "topics")))
    assert "no such road study" in said
    assert "Plan your ride" not in said


def test_one_sheet_has_one_denominator(make: Make, library: Library) -> None:
    """A rate under 1 in 200 turns every number of the sheet into a count out of 1,000."""
    small = next(
        entry.id
        for entry in library.entries("side-effects")
        if {picture.of for picture in pictures(make("side-effects", entries=(entry.id,)).sheets[0])} == {1000}
    )
    for order in ((small, "dissociation"), ("dissociation", small)):
        sheet = make("side-effects", entries=order).sheets[0]
        assert {picture.of for picture in pictures(sheet)} == {1000}
        assert "Of 100 " not in " ".join(texts(sheet))


def test_leaving_a_part_out_changes_no_number(make: Make) -> None:
    whole, less = (make("about-condition", sections=keys).sheets[0] for keys in ((), ("known",)))
    assert pictures(whole) == pictures(less)


def test_a_picture_says_what_its_record_says(make: Make, library: Library) -> None:
    entry = library.entry("dissociation")
    picture = pictures(make("side-effects", entries=("dissociation",)).sheets[0])[0]
    rates = [figure for figure in entry.figures if isinstance(figure, Rate)]
    said = " ".join([*(panel.sentence for panel in picture.panels), picture.studied])
    figure = next(rate for rate in rates if caption(rate, "en", picture.of) == said)
    assert figure.comparator is not None
    shares = [figure.comparator.share(), figure.share()]
    assert [panel.count for panel in picture.panels] == [count_in(share, picture.of) for share in shares]
    assert picture.of == denominator([figure])
    assert all(str(panel.count) in panel.sentence for panel in picture.panels)


@pytest.mark.parametrize("template", sorted({*IDS} - NO_FACTS))
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("short", [False, True])
def test_every_mark_leads_to_a_source_and_every_source_has_a_mark(
    make: Make, template: str, language: Language, short: bool
) -> None:
    if short and not find(template).has_short:
        return
    sheet = make(template, language=language, short=short).sheets[0]
    said = "\n".join(text for part in sheet.parts if part.key != "sources" for text in part_texts(part))
    marks = [int(mark) for mark in re.findall(r" \[(\d+)\*?\]", said)]
    sources = part(sheet, "sources").groups[0].blocks[0]
    assert isinstance(sources, Items)
    assert marks
    assert list(dict.fromkeys(marks)) == list(range(1, max(marks) + 1))
    assert max(marks) == len(sources.items)
    listed = [say(item) for item in sources.items]
    assert len(set(listed)) == len(listed)


def test_calls_are_merged_once_each_and_the_most_urgent_come_first(make: Make) -> None:
    sheet = make("side-effects", entries=("dissociation", "sedation", "dizziness")).sheets[0]
    items = part(sheet, "call").groups[0].blocks[0]
    assert isinstance(items, Items)
    said = [say(item) for item in items.items]
    assert len({text.casefold() for text in said}) == len(said)
    urgent = [0 if "911" in text else 1 if "988" in text else 2 for text in said]
    assert urgent == sorted(urgent)
    assert {0, 2} <= set(urgent)


def test_an_unreviewed_sheet_says_so_and_a_reviewed_one_does_not(library: Library, day: datetime.date) -> None:
    def sheets(**review: str) -> list[Sheet]:
        entry = library.entry("dissociation")
        other = other_entry(library, review=msgspec.structs.replace(entry.review, **review))
        options = Options(as_of=day, language="both", entries=("dissociation",))
        return compose(other, find("side-effects"), options).sheets

    english, spanish = sheets(clinician="not-done", translator="not-done")
    assert english.footing.name.startswith("Draft · ")
    assert spanish.statements[-1].startswith("Borrador: no revisado por un traductor calificado.")
    english, spanish = sheets(clinician="done", translator="not-done")
    who_pays = "Who paid for this sheet, and ties to drug makers: not stated."
    assert (english.statements, len(spanish.statements)) == ([who_pays], 1)
    english, spanish = sheets(clinician="done", translator="done")
    quien = "Quién la pagó y lazos con fabricantes: no se dice."
    assert english.statements + spanish.statements == [who_pays, quien]
    assert "Draft" not in english.footing.name


def test_an_overdue_sheet_says_so_on_the_day_it_is_printed(make: Make, library: Library, day: datetime.date) -> None:
    assert not [text for text in make("side-effects").sheets[0].statements if "due for review" in text]
    later = make("side-effects", as_of=day + YEAR).sheets[0].statements
    assert "due for review on" in later[0]


def test_a_statement_with_an_end_says_its_end_and_says_it_louder_after(library: Library, day: datetime.date) -> None:
    review = msgspec.structs.replace(library.entry("dissociation").review, valid_through=datetime.date(2027, 1, 31))
    other = other_entry(library, review=review)

    def said(as_of: datetime.date) -> str:
        options = Options(as_of=as_of, entries=("dissociation",))
        return " ".join(compose(other, find("side-effects"), options).sheets[0].statements)

    assert "true through January 31, 2027 only" in said(datetime.date(2027, 1, 31))
    assert "held through January 31, 2027 only" in said(datetime.date(2027, 2, 1))


def test_a_discreet_sheet_names_nothing_where_a_glance_falls(make: Make) -> None:
    for sheet in make("what-to-expect", discreet=True, language="both").sheets:
        head = f"{sheet.title} {sheet.purpose} {sheet.footing.name}".casefold()
        assert not [word for word in ("ketamin", "spravato", "depres", "drug", "droga") if word in head]


def test_form_does_not_change_the_code_and_content_does(make: Make) -> None:
    code = make("side-effects").code
    forms = ({"size": 24}, {"discreet": True}, {"greyscale": True}, {"paper": "a4"}, {"sections": ("effects",)})
    assert {make("side-effects", **form).code for form in forms} == {code}
    assert make("side-effects", entries=("sedation", "dissociation")).code == code
    assert make("side-effects", language="es").code != code
    assert make("side-effects", entries=("sedation",)).code != code


def test_large_print_says_exactly_what_the_standard_sheet_says(make: Make) -> None:
    standard, large = (make("about-condition", size=size) for size in (13, 20))
    assert standard.sheets == large.sheets


@pytest.mark.parametrize(
    ("template", "choice", "error", "said"),
    [
        ("side-effects", {"entries": ("ptsd",)}, UsageError, "side-effects"),
        ("side-effects", {"entries": ("no-such",)}, UnknownEntry, "no-such"),
        ("what-to-expect", {"entries": ("esketamine-spravato", "iv-ketamine")}, UsageError, "at most 1"),
        ("what-to-expect", {"sections": ("summary",)}, UsageError, "points"),
        ("overview", {"entries": ("ptsd",)}, UsageError, "takes no entries"),
        ("blank-form", {"entries": ("c-ssrs",)}, HandoutError, "may not be printed here"),
    ],
)
def test_what_cannot_be_made_is_said(
    make: Make, template: str, choice: dict[str, tuple[str, ...]], error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=said):
        make(template, **choice)


def test_what_is_held_back_is_not_printed(library: Library, day: datetime.date) -> None:
    held = other_entry(library, status="held", status_reason="waiting for a source")
    with pytest.raises(HandoutError, match="waiting for a source"):
        compose(held, find("side-effects"), Options(as_of=day))


def test_a_missing_language_is_said_and_english_never_stands_in(library: Library, day: datetime.date) -> None:
    english = {"en": library.entry("dissociation").edition("en")}
    other = other_entry(library, editions=english)
    options = Options(as_of=day, language="es", entries=("dissociation",))
    with pytest.raises(LanguageMissing, match="no text in Spanish"):
        compose(other, find("side-effects"), options)


def test_characters_that_no_font_holds_are_replaced_before_anything_is_set(
    library: Library, day: datetime.date
) -> None:
    edition = library.entry("dissociation").edition("en")
    odd = SectionText(
        "client", "For the client", "client", "", "", [Paragraph([Run("a\N{NON-BREAKING HYPHEN}b \N{SNOWMAN}")])]
    )
    other = other_entry(library, editions={"en": msgspec.structs.replace(edition, sections=[odd])})
    options = Options(as_of=day, entries=("dissociation",))
    document: Document = compose(other, find("side-effects"), options)
    assert part(document.sheets[0], "effects").groups[0].blocks[0].spans == [Span("a-b ?")]  # type: ignore[union-attr]


def test_a_document_survives_json(make: Make) -> None:
    document = make("side-effects", language="both")
    assert msgspec.json.decode(msgspec.json.encode(document), type=Document) == document


@pytest.mark.parametrize("template", IDS)
def test_a_sheet_reads_easily_in_both_languages(make: Make, template: str) -> None:
    """R-GRD-1, R-ES-1, of all that is read on paper; references and the words for a diagram are not."""
    for sheet in make(template, language="both").sheets:
        read = [sheet.purpose, *(text for part in sheet.parts if part.key != "sources" for text in part_texts(part))]
        shown = [block.alternative for block in all_blocks(sheet) if isinstance(block, Diagram)]
        level = measure([text for text in read if text not in shown], sheet.language)
        if sheet.language == "en":
            assert (level.masked_grade or 99) <= 6
            assert (level.raw_grade or 99) <= 7.9
        else:
            assert (level.inflesz or 0) >= 65


# Tables, forms, and parts that name their entries -------------------------------------------------


def blocks_of(sheet: Sheet, key: str) -> list[PaperBlock]:
    return [block for group in part(sheet, key).groups for block in group.blocks]


@pytest.mark.parametrize("language", ["en", "es"])
def test_help_and_harm_stand_in_one_box_as_counts_of_the_records(
    make: Make, library: Library, language: Language
) -> None:
    """R-BOX-1 to 4: rows for help and for harm, without beside with, the difference said, who was studied below."""
    help_, harm = blocks_of(make("benefits-and-risks", language=language).sheets[0], "box")
    assert isinstance(help_, PaperTable)
    assert isinstance(harm, PaperTable)
    box = next(plan for plan in find("benefits-and-risks").parts if plan.key == "box")
    plans = {table.key: table.figures for table in box.tables}
    for table, ids in ((help_, plans["help"]), (harm, plans["harm"])):
        rates = [library.figure(figure_id) for figure_id in ids]
        assert len(table.rows) == len(rates)
        for row, rate in zip(table.rows, rates, strict=True):
            assert isinstance(rate, Rate)
            assert rate.comparator
            without, with_it = count_in(rate.comparator.share(), 100), count_in(rate.share(), 100)
            assert [cell[0].text for cell in row[1:3]] == [str(without), str(with_it)]
            assert say(row[3]).startswith(str(abs(with_it - without)))
            assert rate.population.in_language(language) in table.studied
        assert table.mark
    assert 6 <= len(help_.rows) + len(harm.rows) <= 10


def test_spravato_and_ketamine_share_no_table(library: Library) -> None:
    """R-BOX-5: evidence of the two is never pooled."""
    for template in catalogue():
        for table in (table for plan in template.parts for table in plan.tables if table.figures):
            assert len({getattr(library.figure(figure_id), "drug", "") for figure_id in table.figures}) == 1


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_self_check_says_what_to_do_beside_every_question(make: Make, library: Library, language: Language) -> None:
    form = self_check(make, language)
    items = library.entry("screening-checklist").facts["items"]
    assert isinstance(items, list)
    assert [question.text for question in form.questions] == [item["text"][language] for item in items]
    today = {"en": "If yes or not sure: call today.", "es": "“Sí” o “No sé”: llame hoy."}
    for question, item in zip(form.questions, items, strict=True):
        assert say(question.beside)
        if item["flag"] == "stop":
            assert say(question.beside) == today[language]
        assert question.answers or question.writes
    assert "988" in " ".join(texts(make("tell-prescriber", sections=("form",)).sheets[0]))


def self_check(make: Make, language: Language) -> PaperForm:
    form = blocks_of(make("tell-prescriber", language=language).sheets[0], "form")[-1]
    assert isinstance(form, PaperForm)
    return form


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_yes_to_thoughts_of_suicide_leads_to_988_now_and_to_nothing_slower(make: Make, language: Language) -> None:
    first = self_check(make, language).questions[0]
    said = say(first.beside)
    assert {"en": "call or text 988 now", "es": "llame ahora al 988"}[language] in said
    assert not re.search("today|first|hoy|antes", said)


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_title_of_an_entry_stands_as_a_verdict_beside_an_answer(
    make: Make, library: Library, language: Language
) -> None:
    """Who takes a prescribed opioid reads no "Opioid use disorder" beside the tick."""
    kinds = ("patient-groups", "interactions", "conditions", "side-effects")
    titles = {entry.title for kind in kinds for entry in library.entries(kind, language)}
    for question in self_check(make, language).questions:
        assert not [title for title in titles if title in say(question.beside)]


@pytest.mark.parametrize("language", ["en", "es"])
def test_boxes_follow_the_question_and_what_to_write_follows_the_boxes(make: Make, language: Language) -> None:
    """No "Date of your last period: [ ] Yes [ ] No", and no list with "which?" that nobody can say no to."""
    form = self_check(make, language)
    for question in form.questions:
        assert question.text.endswith("?") or not question.answers
        assert bool(question.prompt) == (question.writes and bool(question.answers))
    assert [question.text for question in form.questions if question.prompt][:1] == [
        {
            "en": "Are you pregnant, could you be, or are you trying?",
            "es": "¿Está embarazada, podría estarlo o busca un embarazo?",
        }[language]
    ]


@pytest.mark.parametrize("language", ["en", "es"])
def test_nobody_is_asked_to_write_down_who_hurts_them(make: Make, language: Language) -> None:
    """The sheet goes home: harm done there is said when alone with the counselor."""
    asked = " ".join(question.text for question in self_check(make, language).questions)
    assert not re.search("hurt you|le hace daño", asked)
    said = " ".join(texts(make("tell-prescriber", language=language).sheets[0]))
    assert {"en": "Do not write that here", "es": "No lo escriba aquí"}[language] in said


def test_the_words_of_a_form_are_those_of_its_authors_and_their_names_stay_on_it(make: Make) -> None:
    sheet = make("blank-form", sections=("form",)).sheets[0]
    form = blocks_of(sheet, "form")[-1]
    assert isinstance(form, PaperForm)
    assert form.questions[0].text == "Little interest or pleasure in doing things"
    assert len(form.scale) == 4
    assert "Spitzer" in " ".join(texts(sheet))


@pytest.mark.parametrize("size", [13, 18])
@pytest.mark.parametrize(("language", "how"), [("en", "mark one box"), ("es", "marque una casilla")])
def test_a_form_with_steps_says_how_they_are_marked(
    make: Make, library: Library, typesetter: Typesetter, language: Language, how: str, size: int
) -> None:
    printable = [entry.id for entry in library.entries("questionnaires") if library.entry(entry.id).facts["printable"]]
    scaled = [entry for entry in printable if library.entry(entry).facts["scale"]]
    assert "phq-9" in scaled
    for entry in scaled:
        document = make("blank-form", entries=(entry,), language=language, size=size)
        pages = pages_of(output.pdf(document, typesetter))
        assert sum(squeezed(how) in page for page in pages) == 1
        assert size > 13 or entry != "phq-9" or len(pages) == 2


def test_every_form_that_may_be_printed_is_and_no_other(make: Make, library: Library) -> None:
    for entry in library.entries("questionnaires"):
        if library.entry(entry.id).facts["printable"]:
            assert isinstance(blocks_of(make("blank-form", entries=(entry.id,)).sheets[0], "form")[-1], PaperForm)
        else:
            with pytest.raises(HandoutError, match="may not be printed here"):
                make("blank-form", entries=(entry.id,))


def test_what_a_part_names_counts_for_review_and_language_too(library: Library, day: datetime.date) -> None:
    late = msgspec.structs.replace(library.entry("boxed-warning").review, due=day - YEAR)
    options = Options(as_of=day)
    assert "due for review" in " ".join(
        compose(other_entry(library, review=late), find("overview"), options).sheets[0].statements
    )
    held = other_entry(library, status="held", status_reason="waiting for a source")
    with pytest.raises(HandoutError, match="waiting for a source"):
        compose(held, find("overview"), options)
    english = other_entry(library, editions={"en": library.entry("dissociation").edition("en")})
    with pytest.raises(LanguageMissing):
        compose(english, find("overview"), Options(as_of=day, language="es"))


def test_the_companion_asks_openly_and_says_how_sure_the_evidence_makes_us(make: Make) -> None:
    sheet = make("companion").sheets[0]
    asked = blocks_of(sheet, "teach")[0]
    assert isinstance(asked, Items)
    assert all(say(item).startswith("Tell me") for item in asked.items)
    assert "understand?" not in " ".join(texts(sheet))
    sure = blocks_of(sheet, "sure")[0]
    assert isinstance(sure, Items)
    drugs = [say(item).split(":")[0] for item in sure.items]
    assert drugs == ["Spravato (esketamine)", "Ketamine"]


# What all sheets share ----------------------------------------------------------------------------


def called_for(sheet: Sheet) -> list[str]:
    """The items of the list of what to call for."""
    blocks = [block for group in part(sheet, "call").groups for block in group.blocks]
    return [say(item) for block in blocks if isinstance(block, Items) for item in block.items]


@pytest.mark.parametrize("template", IDS)
def test_a_number_to_call_is_not_said_twice_for_the_same_thing(make: Make, template: str) -> None:
    """What the list says and the lines below it say again is said by the lines; signs to look for all stay."""
    english, spanish = make(template, language="both").sheets
    bare = r"(Thoughts of suicide|Danger right now|Took too much|Ideas de suicidio|Peligro ahora)[^:]*:[^.]*\.$"
    assert not [said for sheet in (english, spanish) for said in called_for(sheet) if re.match(bare, said)]
    assert len(called_for(english)) == len(called_for(spanish))


def test_what_a_number_to_call_does_not_cover_stays_in_the_list(make: Make) -> None:
    said = called_for(make("what-to-expect").sheets[0])
    assert "Chest pain, trouble breathing or a seizure: call 911." in said
    assert "Thoughts of suicide: call or text 988. Then call the clinic." in said


@pytest.mark.parametrize("kind", ["side-effects", "conditions", "guides"])
def test_every_list_of_what_to_call_for_loses_the_same_items_in_both_languages(
    make: Make, library: Library, kind: str
) -> None:
    for entry in library.entries(kind):
        english, spanish = make("composed", language="both", entries=(entry.id,)).sheets
        assert len(called_for(english)) == len(called_for(spanish)), entry.id


def test_poison_help_is_called_in_spanish_what_its_agency_calls_it(make: Make) -> None:
    (poison,) = [line for line in part(make("overview", language="es").sheets[0], "call").lines if "222" in line.dial]
    assert "Llame a la línea de ayuda por envenenamiento, 1-800-222-1222, o al 911" in poison.call


@pytest.mark.parametrize("template", IDS)
def test_a_sheet_explains_numbers_only_where_it_has_some(make: Make, template: str) -> None:
    sheet = make(template).sheets[0]
    said = " ".join(texts(sheet))
    if "The numbers come from studies" in said:
        assert re.search(r"\bOf 1,?000? people|\d+ in 1,?00|\d more", said)


def test_a_sheet_without_rates_does_not_speak_of_numbers(make: Make) -> None:
    assert "The numbers come from studies" not in " ".join(texts(make("routes").sheets[0]))
    assert "The numbers come from studies" in " ".join(texts(make("recovery").sheets[0]))


@pytest.mark.parametrize("template", ["recovery", "routes", "side-effects", "tell-prescriber", "what-to-expect"])
@pytest.mark.parametrize("short", [False, True])
def test_no_hint_speaks_of_columns_or_rows_that_large_print_does_not_have(
    make: Make, template: str, short: bool
) -> None:
    for sheet in make(template, language="both", short=short and find(template).has_short).sheets:
        for one in sheet.parts:
            hints = f"{one.intro} {one.reading}"
            assert not re.search(r"\b(column|row|columna|fila)s?\b", hints), (one.key, hints)


@pytest.mark.parametrize(("language", "same_day"), [("en", "the same day"), ("es", "ese mismo día")])
def test_the_warning_signs_of_recovery_say_what_to_do_in_both_forms(
    make: Make, language: Language, same_day: str
) -> None:
    for short in (False, True):
        signs = part(make("recovery", language=language, short=short).sheets[0], "signs")
        assert same_day in signs.intro
        suicide = [said for said in map(say, signs.groups[0].blocks[0].items) if "suicid" in said]  # type: ignore[union-attr]
        assert suicide
        assert all("988" in said for said in suicide)


@pytest.mark.parametrize(("language", "uses"), [("en", "for some adults with depression"), ("es", "con depresión")])
def test_the_only_approved_form_says_what_it_is_approved_for(make: Make, language: Language, uses: str) -> None:
    table = blocks_of(make("routes", language=language).sheets[0], "glance")[0]
    assert isinstance(table, PaperTable)
    said = say(table.rows[0][2])
    assert uses in said
    assert len(re.findall(r"\[\d+", said)) == 2  # a source for each of its two approvals


def test_what_helps_with_one_side_effect_stays_together_in_the_short_form(make: Make, library: Library) -> None:
    said = [say(item) for item in blocks_of(make("side-effects", short=True).sheets[0], "do")[0].items]  # type: ignore[union-attr]
    assert said.index("Before you start, tell staff if you have ever heard voices.") == 0
    assert said.index("Say to yourself: “This will pass.”") < said.index("Plan your ride home before the visit.")


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_short_form_of_what_to_expect_tells_of_the_visit_too(make: Make, language: Language) -> None:
    """Before, during and after, each point as the full one has it, with its sources."""
    full, short = (make("what-to-expect", language=language, short=short).sheets[0] for short in (False, True))
    assert short.purpose == full.purpose
    told = [[group.heading for group in part(sheet, "steps").groups] for sheet in (full, short)]
    assert told[0] == told[1]
    assert len(told[1]) == 3
    during = part(short, "steps").groups[1].blocks[0]
    assert isinstance(during, Items)
    assert len(during.items) == 7
    assert {span.mark for item in during.items for span in item if span.mark}


def test_the_fda_is_named_once_in_a_reference(make: Make) -> None:
    """A sheet says FDA from its first line on; its sources need no other name for it, and many titles begin with it."""
    for template in ("benefits-and-risks", "routes", "other-treatments"):
        said = " ".join(part_texts(part(make(template).sheets[0], "sources")))
        assert " FDA" in said
        assert not re.search(r"Food and Drug Administration|FDA\. FDA", said)
