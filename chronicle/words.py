"""Sentences for people, in both interface languages.

The rules speak to editors in whole sentences. They are made where the facts are known and handed on unchanged.
"""

from dataclasses import dataclass
from typing import Literal

Language = Literal["de", "en"]


@dataclass(frozen=True, slots=True)
class Words:
    """One sentence in German and English; never markup, never a template."""

    de: str
    en: str

    def in_language(self, language: str) -> str:
        """Return the sentence in `language`; anything but `de` gets the English one."""
        return self.de if language == "de" else self.en
