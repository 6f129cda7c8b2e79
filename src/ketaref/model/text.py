"""Text that exists in both languages of the content."""

from typing import Literal

import msgspec

Language = Literal["en", "es"]
LANGUAGES: tuple[Language, ...] = ("en", "es")


class Bilingual(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One text in English and in Spanish, saying the same."""

    en: str
    es: str

    def in_language(self, language: Language) -> str:
        """Return the text in `language`."""
        return self.es if language == "es" else self.en


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Other names for one thing, in each language; they need not be the same number."""

    en: list[str] = []
    es: list[str] = []
