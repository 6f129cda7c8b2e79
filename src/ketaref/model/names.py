"""The words in which coded facts are shown, in both languages."""

from collections.abc import Iterable

from ketaref.model.text import Bilingual, Language

DRUGS = {
    "esketamine": Bilingual("Esketamine", "Esketamina"),
    "ketamine": Bilingual("Ketamine", "Ketamina"),
    "other": Bilingual("Other treatment", "Otro tratamiento"),
}
REGULATORY = {
    "approved": Bilingual("FDA-approved", "Aprobado por la FDA"),
    "cleared": Bilingual("FDA-cleared device", "Aparato autorizado por la FDA"),
    "classified": Bilingual("FDA class II device", "Aparato de clase II de la FDA"),
    "off-label": Bilingual("Off-label", "Uso fuera de lo aprobado (off-label)"),
    "not-approved": Bilingual("Not approved", "Sin aprobación"),
    "not-supported": Bilingual("Not supported", "Sin respaldo"),
}
CERTAINTY = {
    "high": Bilingual("High certainty", "Certeza alta"),
    "moderate": Bilingual("Moderate certainty", "Certeza moderada"),
    "low": Bilingual("Low certainty", "Certeza baja"),
    "very-low": Bilingual("Very low certainty", "Certeza muy baja"),
    "none": Bilingual("No good studies yet", "Todavía no hay buenos estudios"),
}
STRENGTH = {
    "established": Bilingual("Established", "Establecido"),
    "supported": Bilingual("Supported", "Con apoyo"),
    "contested": Bilingual("Contested", "En discusión"),
}
EVIDENCE_IN = {
    "humans": Bilingual("people", "personas"),
    "animals": Bilingual("animals", "animales"),
    "cells": Bilingual("cells", "células"),
}


def seen_in(places: Iterable[str], language: Language) -> str:
    """Return in whom something was seen, by the keys of `EVIDENCE_IN`: "cells, animals and people"."""
    *others, last = [EVIDENCE_IN[place].in_language(language) for place in places] or [""]
    last_word = {"en": "and", "es": "y"}[language]
    return f"{', '.join(others)} {last_word} {last}" if others else last


CAUTION_LEVELS = {
    "contraindicated": Bilingual("Contraindicated", "Contraindicado"),
    "avoid-unless-specialist": Bilingual(
        "Avoid unless a specialist decides", "Evitar, salvo decisión de un especialista"
    ),
    "extra-monitoring": Bilingual("Extra monitoring", "Más vigilancia"),
    "discuss": Bilingual("Discuss first", "Hablar antes"),
}
TERMS = {"short": Bilingual("Short term", "A corto plazo"), "long": Bilingual("Long term", "A largo plazo")}
BODY_SYSTEMS = {
    "mind": Bilingual("Mind and mood", "Mente y ánimo"),
    "brain-nerves": Bilingual("Brain and nerves", "Cerebro y nervios"),
    "heart-vessels": Bilingual("Heart and blood vessels", "Corazón y vasos sanguíneos"),
    "stomach-bowel": Bilingual("Stomach and bowel", "Estómago e intestino"),
    "eyes-ears": Bilingual("Eyes and ears", "Ojos y oídos"),
    "bladder-kidneys": Bilingual("Bladder and kidneys", "Vejiga y riñones"),
    "liver": Bilingual("Liver", "Hígado"),
    "breathing": Bilingual("Breathing", "Respiración"),
    "whole-body": Bilingual("Whole body", "Todo el cuerpo"),
    "behavior": Bilingual("Behavior and use", "Conducta y consumo"),
    "pregnancy": Bilingual("Pregnancy and nursing", "Embarazo y lactancia"),
    "society": Bilingual("Numbers over time", "Cifras a lo largo del tiempo"),
}
TREATMENT_KINDS = {
    "ketamine-route": Bilingual("Ketamine, by route", "Ketamina, según la vía"),
    "esketamine": Bilingual("Esketamine", "Esketamina"),
    "alternative": Bilingual("Other treatments", "Otros tratamientos"),
}
INTERACTION_LEVELS = {
    "avoid": Bilingual("Avoid together", "No usar juntos"),
    "extra-monitoring": Bilingual("Extra monitoring", "Más vigilancia"),
    "may-change-effect": Bilingual("May change the effect", "Puede cambiar el efecto"),
    "discuss": Bilingual("Discuss first", "Hablar antes"),
    "no-known-problem": Bilingual("No known problem", "Sin problema conocido"),
}
INTERACTION_EVIDENCE = {
    "label": Bilingual("product label", "etiqueta del producto"),
    "trials": Bilingual("trials in people", "ensayos en personas"),
    "observational": Bilingual("observation of people treated", "observación de personas tratadas"),
    "case-reports": Bilingual("case reports", "informes de casos"),
    "laboratory": Bilingual("laboratory or animal studies", "estudios de laboratorio o en animales"),
    "theory": Bilingual("theory only", "solo teoría"),
}
VERDICTS = {
    "supported": Bilingual("Supported by trials", "Con apoyo de ensayos"),
    "partly": Bilingual("Partly supported", "Con apoyo parcial"),
    "not-shown": Bilingual("Not shown", "No demostrado"),
    "misleading": Bilingual("Misleading", "Engañoso"),
}
TOPICS = {
    "visits": Bilingual("Before, during and after a visit", "Antes, durante y después de una cita"),
    "safety": Bilingual("Safety", "Seguridad"),
    "rules": Bilingual("Rules and approval", "Reglas y aprobación"),
    "cost": Bilingual("Cost and coverage", "Costo y cobertura"),
    "evidence": Bilingual("What the evidence says", "Lo que dicen los estudios"),
    "recovery": Bilingual("Recovery from substance use", "Recuperación del consumo de sustancias"),
    "about": Bilingual("About ketamine and KetaRef", "Sobre la ketamina y KetaRef"),
}
FLAGS = {
    "now": Bilingual("Offer 988 now and call the prescriber today", "Ofrecer el 988 ahora y llamar hoy a quien receta"),
    "stop": Bilingual("Call the prescriber today", "Llamar hoy a quien receta"),
    "tell": Bilingual("Tell the prescriber before the next dose", "Decírselo a quien receta antes de la próxima dosis"),
    "note": Bilingual("Note it", "Anotarlo"),
}
PRINTABLE = {
    True: Bilingual("May be printed", "Se puede imprimir"),
    False: Bilingual("Questions may not be shown", "Las preguntas no se pueden mostrar"),
}


SOURCE_KINDS = {
    "label": Bilingual("product label", "etiqueta del producto"),
    "guideline": Bilingual("guideline", "guía clínica"),
    "trial": Bilingual("study", "estudio"),
    "review": Bilingual("review", "revisión"),
    "agency": Bilingual("public agency", "agencia pública"),
    "secondary": Bilingual("secondary source", "fuente secundaria"),
}
SOURCE_DESIGNS = {
    "rct": Bilingual("randomized trial", "ensayo aleatorizado"),
    "rct-open": Bilingual("randomized open-label trial", "ensayo aleatorizado abierto"),
    "crossover": Bilingual("crossover trial", "ensayo cruzado"),
    "open-label": Bilingual("open-label study", "estudio abierto"),
    "pooled": Bilingual("pooled analysis of trials", "análisis conjunto de ensayos"),
    "post-hoc": Bilingual("later analysis of a trial (post hoc)", "análisis posterior de un ensayo (post hoc)"),
    "reanalysis": Bilingual("reanalysis of a trial", "nuevo análisis de un ensayo"),
    "systematic-review": Bilingual("systematic review", "revisión sistemática"),
    "cohort": Bilingual("cohort study", "estudio de cohorte"),
    "case-control": Bilingual("case-control study", "estudio de casos y controles"),
    "cross-sectional": Bilingual("cross-sectional study", "estudio transversal"),
    "database": Bilingual("database study", "estudio de bases de datos"),
    "chart-review": Bilingual("chart review", "revisión de historias clínicas"),
    "survey": Bilingual("survey", "encuesta"),
    "qualitative": Bilingual("qualitative study", "estudio cualitativo"),
    "case-series": Bilingual("case series", "serie de casos"),
    "case-report": Bilingual("case report", "informe de un caso"),
    "pk": Bilingual("study of drug levels (pharmacokinetics)", "estudio de niveles de la medicina (farmacocinética)"),
    "imaging": Bilingual("imaging study", "estudio con imágenes"),
    "animal": Bilingual("animal study", "estudio en animales"),
    "in-vitro": Bilingual("laboratory study (in vitro)", "estudio de laboratorio (in vitro)"),
}
"""What a study is; "trial" alone is the writers' word for any study of their own, and says so to readers."""


def lower_first(text: str) -> str:
    """Return `text` as it goes on after a colon; an abbreviation keeps its capitals."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def _after(lead: Bilingual, names: dict[str, Bilingual]) -> dict[str, Bilingual]:
    return {
        key: Bilingual(f"{lead.en}: {lower_first(name.en)}", f"{lead.es}: {lower_first(name.es)}")
        for key, name in names.items()
    }


INTERACTION_GROUPS = _after(Bilingual("Interactions", "Interacciones"), INTERACTION_LEVELS)
CLAIM_GROUPS = _after(Bilingual("Claims", "Lo que se dice"), VERDICTS)
ROW_GROUPS = {
    "questionnaires": Bilingual("Questionnaires", "Cuestionarios"),
    "help-lines": Bilingual("Help lines", "Líneas de ayuda"),
    "glossary": Bilingual("Glossary", "Glosario"),
}
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
    NOT_STATED: Bilingual("No figure we could group by", "Sin una cifra con la que pudiéramos agrupar"),
}
"""By the headline rate of people treated in a clinic, where it carries the heading (`groupings`)."""
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

_HEADINGS = {name.en: name for names in (*GROUPS, *OTHER_GROUPS) for name in names.values()}


def group_in(group: str, language: Language) -> str:
    """Return a list heading, named by its English, in `language`; one we do not know stays as it is."""
    return _HEADINGS[group].in_language(language) if group in _HEADINGS else group
