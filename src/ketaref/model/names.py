"""The words in which coded facts are shown to a counselor (English; client texts say it themselves)."""

from ketaref.model.text import Bilingual, Language

DRUGS = {"esketamine": "Esketamine", "ketamine": "Ketamine", "other": "Other treatment"}
REGULATORY = {
    "approved": "FDA-approved",
    "off-label": "Off-label",
    "not-approved": "Not approved",
    "not-supported": "Not supported",
}
CERTAINTY = {
    "high": "High certainty",
    "moderate": "Moderate certainty",
    "low": "Low certainty",
    "very-low": "Very low certainty",
    "none": "No good studies yet",
}
STRENGTH = {"established": "Established", "supported": "Supported", "contested": "Contested"}
EVIDENCE_IN = {"humans": "people", "animals": "animals", "cells": "cells"}
CAUTION_LEVELS = {
    "contraindicated": "Contraindicated",
    "avoid-unless-specialist": "Avoid unless a specialist decides",
    "extra-monitoring": "Extra monitoring",
    "discuss": "Discuss first",
}
TERMS = {"short": "Short term", "long": "Long term"}
BODY_SYSTEMS = {
    "mind": "Mind and mood",
    "brain-nerves": "Brain and nerves",
    "heart-vessels": "Heart and blood vessels",
    "stomach-bowel": "Stomach and bowel",
    "eyes-ears": "Eyes and ears",
    "bladder-kidneys": "Bladder and kidneys",
    "liver": "Liver",
    "breathing": "Breathing",
    "whole-body": "Whole body",
    "behavior": "Behavior and use",
    "pregnancy": "Pregnancy and nursing",
    "society": "Numbers over time",
}
TREATMENT_KINDS = {
    "ketamine-route": "Ketamine, by route",
    "esketamine": "Esketamine",
    "alternative": "Other treatments",
}
INTERACTION_LEVELS = {
    "avoid": "Avoid together",
    "extra-monitoring": "Extra monitoring",
    "may-change-effect": "May change the effect",
    "discuss": "Discuss first",
    "no-known-problem": "No known problem",
}
INTERACTION_EVIDENCE = {
    "label": "product label",
    "trials": "trials in people",
    "observational": "observation of people treated",
    "case-reports": "case reports",
    "laboratory": "laboratory or animal studies",
    "theory": "theory only",
}
VERDICTS = {
    "supported": "Supported by trials",
    "partly": "Partly supported",
    "not-shown": "Not shown",
    "misleading": "Misleading",
}
TOPICS = {
    "visits": "Before, during and after a visit",
    "safety": "Safety",
    "rules": "Rules and approval",
    "cost": "Cost and coverage",
    "evidence": "What the evidence says",
    "recovery": "Recovery from substance use",
    "about": "About ketamine and KetaRef",
}
FLAGS = {
    "stop": "Call the prescriber today",
    "tell": "Tell the prescriber before the next dose",
    "note": "Note it",
}
INTERACTION_GROUPS = {level: f"Interactions: {name.lower()}" for level, name in INTERACTION_LEVELS.items()}
CLAIM_GROUPS = {verdict: f"Claims: {name.lower()}" for verdict, name in VERDICTS.items()}
ROW_GROUPS = {"questionnaires": "Questionnaires", "help-lines": "Help lines", "glossary": "Glossary"}
NOT_STATED = "not-stated"
"""The key of the heading for entries of which nothing was confirmed."""
BEGINNINGS = {
    "soon": Bilingual("Begins soon after the dose", "Empieza poco después de la dosis"),
    "same-day": Bilingual("Begins on the day of the dose", "Empieza el día de la dosis"),
    NOT_STATED: Bilingual("No time of beginning we could confirm", "Sin un inicio que pudiéramos confirmar"),
}
HOW_OFTEN = {
    "tenth": Bilingual("In 1 of 10 people or more", "En 1 de cada 10 personas o más"),
    "hundredth": Bilingual("In 1 of 100 up to 1 of 10 people", "De 1 de cada 100 a 1 de cada 10 personas"),
    "thousandth": Bilingual("In 1 of 1,000 up to 1 of 100 people", "De 1 de cada 1,000 a 1 de cada 100 personas"),
    "less": Bilingual("In fewer than 1 of 1,000 people", "En menos de 1 de cada 1,000 personas"),
    "heavy-use": Bilingual("Measured in heavy use only", "Medido solo en consumo intenso"),
    NOT_STATED: Bilingual("No figure we could confirm", "Sin una cifra que pudiéramos confirmar"),
}
"""By the headline rate of people treated in a clinic."""
ESKETAMINE_EVIDENCE = {
    "high": Bilingual("Esketamine: high certainty", "Esketamina: certeza alta"),
    "moderate": Bilingual("Esketamine: moderate certainty", "Esketamina: certeza moderada"),
    "low": Bilingual("Esketamine: low certainty", "Esketamina: certeza baja"),
    "very-low": Bilingual("Esketamine: very low certainty", "Esketamina: certeza muy baja"),
    "none": Bilingual("Esketamine: no good studies yet", "Esketamina: todavía no hay buenos estudios"),
    NOT_STATED: Bilingual("Esketamine: not rated here", "Esketamina: no se califica aquí"),
}
KETAMINE_EVIDENCE = {
    "high": Bilingual("Ketamine: high certainty", "Ketamina: certeza alta"),
    "moderate": Bilingual("Ketamine: moderate certainty", "Ketamina: certeza moderada"),
    "low": Bilingual("Ketamine: low certainty", "Ketamina: certeza baja"),
    "very-low": Bilingual("Ketamine: very low certainty", "Ketamina: certeza muy baja"),
    "none": Bilingual("Ketamine: no good studies yet", "Ketamina: todavía no hay buenos estudios"),
    NOT_STATED: Bilingual("Ketamine: not rated here", "Ketamina: no se califica aquí"),
}
OTHER_GROUPS = (HOW_OFTEN, BEGINNINGS, ESKETAMINE_EVIDENCE, KETAMINE_EVIDENCE)
"""Headings of other ways of grouping, in the order in which a reader needs them; body systems have those above."""
COMPARED = {
    "onset": Bilingual("Onset", "Inicio del efecto"),
    "response": Bilingual("Response", "Respuesta"),
    "remission": Bilingual("Remission", "Remisión"),
    "relapse": Bilingual("Relapse", "Recaída"),
    "course": Bilingual("Course", "Duración del tratamiento"),
    "risks": Bilingual("Risks", "Riesgos"),
    "addictive_potential": Bilingual("Addictive potential", "Potencial adictivo"),
    "setting": Bilingual("Setting", "Lugar"),
    "approval": Bilingual("Approval in the USA", "Aprobación en Estados Unidos"),
    "insurance": Bilingual("Insurance", "Seguro médico"),
}
"""What treatments set side by side are compared by: the key of the cell, and the name of its row, in their order."""
GROUPS = (
    TREATMENT_KINDS, TERMS, STRENGTH, CAUTION_LEVELS, INTERACTION_GROUPS, TOPICS, CLAIM_GROUPS, ROW_GROUPS,
    BODY_SYSTEMS,
)  # fmt: skip
"""The headings that lists have, in the order in which a reader needs them."""

_HEADINGS = {name.en: name for names in OTHER_GROUPS for name in names.values()}


def group_in(group: str, language: Language) -> str:
    """Return a list heading, named by its English, in `language`; one we do not know stays as it is."""
    return _HEADINGS[group].in_language(language) if group in _HEADINGS else group
