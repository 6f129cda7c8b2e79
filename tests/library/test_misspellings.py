"""Words as people misspell them, in both languages, and the entry they meant."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from ketaref.library.library import Library
from ketaref.library.search import Search

FIRST = 3

SYNONYMS = Path(__file__).resolve().parents[2] / "data" / "synonyms.yaml"
KNOWN = {typed: word for group in yaml.safe_load(SYNONYMS.read_text("utf-8"))["synonyms"]
         for typed, word in group.get("misspelt", {}).items()}  # fmt: skip
MISSPELLED = {
    "high blood presure": {"blood-pressure", "hypertension"},
    "dissosiation": {"dissociation"},
    "disociation": {"dissociation"},
    "ketamene": {"iv-ketamine"},
    "dizyness": {"dizziness"},
    "benzodiazapine": {"benzodiazepines"},
    "spravado": {"esketamine-spravato"},
    "spravatto": {"esketamine-spravato"},
    "esketemine": {"esketamine-spravato"},
    "nausia": {"nausea-vomiting"},
    "vommiting": {"nausea-vomiting"},
    "sucide": {"suicidal-ideation"},
    "suicidle thoughts": {"suicidal-ideation", "suicidal-thoughts", "thoughts-of-suicide"},
    "bipoler": {"bipolar", "bipolar-depression"},
    "anxeity": {"anxiety-disorders", "generalized-anxiety-disorder"},
    "postpartem depresion": {"postpartum-depression"},
    "schizofrenia": {"schizophrenia-psychosis"},
    "halucinations": {"hallucinations"},
    "adiction": {"dependence", "substance-use-disorders"},
    "dependance": {"dependence"},
    "withdrawl": {"withdrawal"},
    "tolerence": {"tolerance"},
    "blader pain": {"urinary"},
    "liver damge": {"liver"},
    "blury vision": {"blurred-vision"},
    "memmory": {"cognition", "confusion-cognition"},
    "glutemate": {"glutamate-surge"},
    "pregnent": {"pregnancy"},
    "hypertention": {"hypertension"},
    "seddation": {"sedation"},
    "sleepyness": {"sedation"},
    "pshycosis": {"psychosis", "schizophrenia-psychosis"},
    "chronic pian": {"chronic-pain"},
    "infussion": {"iv-ketamine"},
    "suisidio": {"suicidal-ideation"},
    "anciedad": {"anxiety-disorders", "generalized-anxiety-disorder"},
    "disosiación": {"dissociation"},
    "naltrexon": {"naltrexone"},
    "lamotrigin": {"lamotrigine"},
    "breastfeding": {"breastfeeding"},
    "telehelth": {"telehealth"},
    "nuroplasticity": {"neuroplasticity", "term-neuroplasticity", "synaptogenesis-neuroplasticity"},
    "bioavailibility": {"bioavailability"},
    "lactansia": {"breastfeeding", "pregnant-or-nursing"},
    "embaraso": {"pregnancy"},
}


@pytest.fixture(scope="module")
def search(database: Path) -> Iterator[Search]:
    """One search for all: the words to mend to are read once, as in the program."""
    library = Library.open(database)
    yield Search(library)
    library.close()


@pytest.mark.parametrize("typed", MISSPELLED)
def test_the_entry_meant_is_among_the_first(search: Search, typed: str) -> None:
    found = [hit.entry.id for hit in search.find(typed).hits[:FIRST]]

    assert MISSPELLED[typed] & set(found), found


@pytest.mark.parametrize("typed", KNOWN)
def test_a_known_misspelling_is_mended_and_shown_nowhere(search: Search, typed: str) -> None:
    results = search.find(f"{typed} today")

    assert results.corrected == f"{KNOWN[typed]} today"
    assert not [hit for hit in search.find(typed).hits if typed in hit.name]


def test_a_word_of_the_library_is_never_mended(library: Library, search: Search) -> None:
    rows = library.connection.execute("SELECT word FROM vocabulary ORDER BY word").fetchall()

    for (word,) in rows[::40]:
        assert search.find(word).corrected == ""


def test_only_the_misspelled_word_is_mended(search: Search) -> None:
    assert search.find("blood presure").corrected == "blood pressure"


@pytest.mark.parametrize("typed", ["xq", "zzz", "123", "12345678", "qqqqqqqq", "asdfghjkl"])
def test_what_is_no_word_is_left_alone(search: Search, typed: str) -> None:
    results = search.find(typed)

    assert results.corrected == ""
    assert results.query == typed


def test_a_mended_query_that_finds_nothing_is_not_claimed(search: Search) -> None:
    for typed in ("dissosiation qqqqqqqq", "presure zzzzzzz"):
        results = search.find(typed)
        assert bool(results.hits) >= bool(results.corrected)
