"""The frozen list of English syllable counts: the most used words, and those spelling rules miss.

Every number is a pronunciation of the CMU Pronouncing Dictionary where that has the word, in full where it
has several ("medicine" is 3). Units and titles count as they are read aloud. A plural or possessive in "s"
need not be listed beside its word.
"""

from typing import Final

__all__ = ["FIELD_WORDS", "IRREGULAR_WORDS", "SYLLABLES"]

FIELD_WORDS: Final[dict[int, str]] = {
    1: "blood brain breath call care chest dose drink drive drug eyes feel friend give harm head health "
    "heart help home hour hours hurt lungs mind month mood nose nurse pain plan pulse ride risk safe side "
    "sleep spray stop take talk team tell test time trip urge watch week work year",
    2: "abuse alone asleep awake better bladder breathing cancel caution clinic crisis danger dizzy doctor "
    "doses driving drowsy effect feeling headache kidney liver minute nasal nervous numbness people "
    "pressure problem relapse relief safety seizure session sleepy spinning stomach study support symptom "
    "thinking treatment trial vision warning weekly worry",
    3: "addiction alcohol approval bipolar certified counselor depression dizziness drowsiness emotion "
    "example family hospital infusion injection insurance ketamine medical medicine memory methadone "
    "naloxone naltrexone nausea opioid overdose pharmacy placebo pregnancy prescriber prescription "
    "psychosis remission sedation spravato suicide therapist therapy vomiting withdrawal",
    4: "anesthesia anxiety buprenorphine emergency esketamine experience information medication psychiatric "
    "psychiatrist recovery suicidal",
    5: "antidepressant dissociation hallucination",
    6: "benzodiazepine",
}
"""Words used most on client sheets, by syllable count. Most obey the rules: the list freezes their count."""

IRREGULAR_WORDS: Final[dict[int, str]] = {
    1: "fierce ms priest",
    2: "acre argue argued averaged beyond business cafe chaos chocolate dr evening fluid forehead "
    "framework giant grapefruit household hundred ion lion maybe mr mrs naked ok rely righteous ruin "
    "ruined sacred safeguard science sideways therefore tv vs wednesday wicked widespread",
    3: "alien anyone aorta apnea area caveat element everyone familiar genuine heroin idea kg "
    "likelihood mg nuclear pacemaker parliament realize realized recipe scientist theater twentieth "
    "vaseline vegetable whoever",
    4: "catastrophe coefficient coincidence dementia diabetes etc familiarize february genuinely geography "
    "ideation january mcg ml nauseated realistic reality scientific veterinary",
    5: "sociology",
}
"""Words the spelling rules miscount, and short forms as they are read aloud, by syllable count."""


def _by_word(*groups: dict[int, str]) -> dict[str, int]:
    """Turn lists of words by count into counts by word."""
    return {word: count for group in groups for count, words in group.items() for word in words.split()}


SYLLABLES: Final = _by_word(FIELD_WORDS, IRREGULAR_WORDS)
"""Syllable count by lower-case word."""
