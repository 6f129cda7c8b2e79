"""What exported pages say beside the entries, in both languages: a page speaks its own, whatever the program speaks."""

import datetime

from ketaref.model.reading import RELATED_HEADING, SOURCES_HEADING
from ketaref.model.review import long_date
from ketaref.model.source import BY_MAKER
from ketaref.model.text import Bilingual, Language

LANGUAGE_NAMES: dict[Language, str] = {"en": "English", "es": "Español"}
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"

LEARNING = Bilingual(
    "For learning. This is not advice for one person and does not tell you what treatment to have.",
    "Para aprender. No es un consejo para una persona ni dice qué tratamiento recibir.",
)
LICENCE = Bilingual("Text and drawings by the KetaRef authors:", "Textos y dibujos de los autores de KetaRef:")
ABOUT_LEAD = Bilingual(
    "Ketamine and esketamine therapy: a reference for counselors.",
    "Tratamiento con ketamina y esketamina: una referencia para consejeros.",
)
ABOUT = (
    Bilingual(
        "For reference and education. It does not diagnose or choose a treatment for a person.",
        "Sirve para consultar y aprender. No diagnostica ni elige un tratamiento para una persona.",
    ),
    Bilingual(
        "Texts were drafted from the sources they name; each page says whether it was reviewed, and by whom.",
        "Los textos se redactaron a partir de las fuentes que nombran; cada página dice si alguien la revisó y quién.",
    ),
    Bilingual(
        "These pages are a copy. They ask for nothing, and nothing that you read or search for leaves your device.",
        "Estas páginas son una copia. No piden nada, y nada de lo que usted lee o busca sale de su aparato.",
    ),
)
COUNSELOR_IN_ENGLISH = Bilingual(
    "The text for the counselor is in English.", "El texto para el consejero está en inglés."
)
HANDOUTS_LEAD = Bilingual(
    "Sheets in plain words, to print. Letter paper, standard print.",
    "Hojas en palabras sencillas, para imprimir. Papel tamaño carta, letra normal.",
)

_SAY = {
    "skip": Bilingual("Skip to the text", "Ir al texto"),
    "help": Bilingual("Help now", "Ayuda ahora"),
    "site": Bilingual("All pages", "Todas las páginas"),
    "subjects": Bilingual("Subjects", "Temas"),
    "letters": Bilingual("A to Z", "De la A a la Z"),
    "all_names": Bilingual("All names from A to Z", "Todos los nombres de la A a la Z"),
    "handouts": Bilingual("Handouts", "Hojas para imprimir"),
    "general": Bilingual("In general", "En general"),
    "about": Bilingual("About KetaRef", "Sobre KetaRef"),
    "search": Bilingual("Search", "Buscar"),
    "search_for": Bilingual("Search all pages", "Buscar en todas las páginas"),
    "no_script": Bilingual(
        "Search needs scripts, which are switched off here. Every name is listed under:",
        "La búsqueda necesita scripts, que aquí están apagados. Todos los nombres están en:",
    ),
    "found_none": Bilingual(
        "Nothing found. Try one word, or look under A to Z.",
        "No se encontró nada. Pruebe con una palabra, o busque de la A a la Z.",
    ),
    "found_one": Bilingual("1 page found.", "Se encontró 1 página."),
    "found_some": Bilingual("{count} pages found.", "Se encontraron {count} páginas."),
    "contents": Bilingual("On this page", "En esta página"),
    "print_it": Bilingual("As a handout", "Como hoja para imprimir"),
    "related": RELATED_HEADING,
    "names": Bilingual("Other names", "Otros nombres"),
    "sources": SOURCES_HEADING,
    "by_maker": BY_MAKER,
    "held": Bilingual("Not published", "No publicada"),
    "reviews": Bilingual("Reviews", "Revisiones"),
    "content": Bilingual("Content", "Contenido"),
    "hash": Bilingual("Fingerprint of the content:", "Huella del contenido:"),
    "rights": Bilingual(
        "Program: Apache License 2.0. Font Atkinson Hyperlegible Next: SIL Open Font License 1.1.",
        "Programa: licencia Apache 2.0. Letra Atkinson Hyperlegible Next: SIL Open Font License 1.1.",
    ),
    "licence": LICENCE,
    "learning": LEARNING,
}
_VERSION = Bilingual("Content {version}, {date}.", "Contenido {version}, {date}.")
_REVIEWED = Bilingual(
    "{done} of {count} entries have been reviewed by a clinician.",
    "Un profesional clínico ha revisado {done} de {count} páginas.",
)
_TRANSLATED = Bilingual(
    "{done} of {count} Spanish pages have been reviewed by a qualified translator.",
    "Un traductor calificado ha revisado {done} de {count} páginas en español.",
)


def say(language: Language) -> dict[str, str]:
    """Return the fixed words of a page by their names in the templates."""
    return {name: words.in_language(language) for name, words in _SAY.items()}


def version_line(version: str, released: datetime.date, language: Language) -> str:
    """Return which content a page is from."""
    return _VERSION.in_language(language).format(version=version, date=long_date(released, language))


def reviewed_line(done: int, count: int, language: Language) -> str:
    """Return how many entries a clinician has read."""
    return _REVIEWED.in_language(language).format(done=done, count=count)


def translated_line(done: int, count: int, language: Language) -> str:
    """Return how many Spanish pages a translator has read."""
    return _TRANSLATED.in_language(language).format(done=done, count=count)
