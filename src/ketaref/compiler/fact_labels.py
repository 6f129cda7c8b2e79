"""The labels of the fact sheet in Spanish. The sheet is written in English; here stands what each label says.

So do the few words that stand beside figures: where in a source they are, and when they were counted.
"""

import re

from ketaref.model.text import Language

_SPANISH = {
    "Setting": "Lugar",
    "Schedule as studied": "Pauta según los estudios",
    "Onset": "Inicio del efecto",
    "Response": "Respuesta",
    "Remission": "Remisión",
    "Relapse": "Recaída",
    "Course": "Duración del tratamiento",
    "Risks": "Riesgos",
    "Addictive potential": "Potencial adictivo",
    "Monitoring": "Vigilancia",
    "Insurance": "Seguro médico",
    "Share that reaches the blood": "Parte que llega a la sangre",
    "Time to the peak": "Tiempo hasta el máximo",
    "How long it lasts": "Cuánto dura",
    "Timing": "Tiempos",
    "Question": "Pregunta",
    "What is known": "Lo que se sabe",
    "Studies": "Estudios",
    "Study": "Estudio",
    "Drug": "Medicamento",
    "Design": "Diseño",
    "People": "Personas",
    "Outcome": "Resultado medido",
    "Result": "Resultado",
    "Guidelines": "Guías clínicas",
    "Body": "Organización",
    "Position": "Posición",
    "At a glance": "De un vistazo",
    "Begins": "Empieza",
    "Peak": "Máximo",
    "Ends": "Termina",
    "Severity": "Gravedad",
    "How often": "Con qué frecuencia",
    "Drug and people": "Medicamento y personas",
    "With the medicine": "Con el medicamento",
    "Without the medicine": "Sin el medicamento",
    "Counted": "Cómo se contó",
    "Source": "Fuente",
    "When": "Cuándo",
    "Without and with, in a picture": "Sin y con el medicamento, en dibujo",
    "How well established": "Qué tan establecido está",
    "Strength": "Solidez",
    "Seen in": "Visto en",
    "Why": "Por qué",
    "Level of caution": "Nivel de precaución",
    "Level": "Nivel",
    "Applies to": "Se aplica a",
    "Body system": "Sistema del cuerpo",
    "What is checked": "Qué se revisa",
    "Check": "Revisión",
    "Effect": "Efecto",
    "With": "Con",
    "Known from": "Se sabe por",
    "Interaction": "Interacción",
    "What is done": "Qué se hace",
    "Step": "Paso",
    "The claim": "Lo que se dice",
    "The evidence": "Lo que muestran los estudios",
    "Its harms": "Sus daños",
    "Claim and evidence": "Lo que se dice y lo que se sabe",
    "Measures": "Mide",
    "Length": "Extensión",
    "Limits": "Límites",
    "Licence": "Licencia",
    "About this form": "Sobre este formulario",
    "Cut-offs as published": "Puntos de corte publicados",
    "Score and meaning": "Puntaje y significado",
    "Treatment": "Tratamiento",
    "Each step": "Cada paso",
    "What it rests on": "En qué se basa",
    "Certainty": "Certeza",
    "How sure we are": "Qué tan seguros estamos",
    "Status": "Situación",
    "Detail": "Detalle",
    "Status in the USA": "Situación en EE. UU.",
    "No figure we could confirm": "Ningún dato que pudiéramos confirmar",
    "heavy use": "consumo intenso",
    "no comparator": "sin grupo de comparación",
    "not stated": "no se indica",
    "people in the study": "personas en el estudio",
}


def label(english: str, language: Language) -> str:
    """Return a label of the fact sheet in `language`; KeyError where it has no Spanish yet."""
    return _SPANISH[english] if language == "es" else english


_PLACES = {"table": "tabla", "tables": "tablas", "section": "sección", "sections": "secciones", "and": "y"}
_DATED = {
    "label text of #": "texto de la etiqueta de #",
    "label text of # to #": "texto de la etiqueta de # a #",
    "copy of the label text, no date given": "copia del texto de la etiqueta, sin fecha",
    "ketamine injection label, year not stated": "etiqueta de la ketamina inyectable, sin año",
    "undated drug reference": "obra de consulta sin fecha",
    "survey of #": "encuesta de #",
    "survey of # and #": "encuesta de # y #",
    "national survey of #": "encuesta nacional de #",
    "calls of # to #": "llamadas de # a #",
    "patients seen from # to #": "pacientes atendidos de # a #",
    "July # to June #": "de julio de # a junio de #",
    "reports from March # to February #": "informes de marzo de # a febrero de #",
    "report of April #": "informe de abril de #",
    "record of December #": "registro de diciembre de #",
    "# to #": "de # a #",
    "#": "#",
}
"""When figures were counted, with "#" for each number."""


def place(locator: str, language: Language) -> str:
    """Return where in a source something stands, such as "table 2", in `language`."""
    if language == "en":
        return locator
    return re.sub(r"[a-z]+", lambda found: _PLACES.get(found[0], found[0]), locator)


def dated(english: str, language: Language) -> str:
    """Return when a figure was counted in `language`; in English where no Spanish stands here."""
    if language == "en":
        return english
    numbers = re.findall(r"\d+", english)
    said = _DATED.get(re.sub(r"\d+", "#", english))
    return re.sub("#", lambda _found: numbers.pop(0), said) if said else english
