"""How the house speaks to one reader: the language of its sentences, and the zone of its times."""

import functools
import gettext
import io
from dataclasses import dataclass
from datetime import date, datetime
from importlib import resources
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import dates, numbers
from babel.messages import mofile, pofile

from chronicle.words import Words

LANGUAGES = ("de", "en")
# British English: day before month, as in the chronicle, and a clock of 24 hours.
LOCALES = {"de": "de_DE", "en": "en_GB"}


class SpeechError(ValueError):
    """A language or zone is not one that reports can speak in: use `de` or `en`, and an IANA zone name."""


@functools.cache
def catalogue(language: str) -> gettext.GNUTranslations:
    """Return the sentences of a language, read from its .po file. Raises `SpeechError` for an unknown language."""
    if language not in LANGUAGES:
        raise SpeechError(f"there are no texts in the language {language!r}; use one of: {', '.join(LANGUAGES)}")
    source = resources.files("reports").joinpath("locale", language, "LC_MESSAGES", "citewatch.po")
    compiled = io.BytesIO()
    mofile.write_mo(compiled, pofile.read_po(io.BytesIO(source.read_bytes()), locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@dataclass(frozen=True, slots=True)
class Speech:
    """A language and a zone. Times that it is asked to say must be aware."""

    language: str
    zone: str

    def __post_init__(self) -> None:
        """Refuse a language or a zone that does not exist, at once and not in the middle of a mail."""
        catalogue(self.language)
        try:
            ZoneInfo(self.zone)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise SpeechError(f"there is no time zone {self.zone!r}; use a name like Europe/Berlin") from error

    def gettext(self, message: str) -> str:
        """Return the sentence in this language."""
        return catalogue(self.language).gettext(message)

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        """Return the sentence for one or several things in this language."""
        return catalogue(self.language).ngettext(singular, plural, count)

    def words(self, words: Words) -> str:
        """Return a sentence of the rules in this language."""
        return words.in_language(self.language)

    def day(self, moment: datetime | date) -> str:
        """Return a day: 2 March 2026."""
        day = self.local(moment).date() if isinstance(moment, datetime) else moment
        return dates.format_date(day, format="long", locale=LOCALES[self.language])

    def time(self, moment: datetime) -> str:
        """Return a time of day: 09:14."""
        return dates.format_time(self.local(moment), format="HH:mm", locale=LOCALES[self.language])

    def moment(self, moment: datetime) -> str:
        """Return a day and time: 2 March 2026, 09:14."""
        return f"{self.day(moment)}, {self.time(moment)}"

    def period(self, start: datetime, end: datetime) -> str:
        """Return a span of days: 2–9 March 2026."""
        first, last = self.local(start).date(), self.local(end).date()
        if first == last:
            return self.day(last)
        if (first.year, first.month) == (last.year, last.month):
            pattern = "d." if self.language == "de" else "d"
            return f"{dates.format_date(first, format=pattern, locale=LOCALES[self.language])}–{self.day(last)}"
        return f"{self.day(first)} – {self.day(last)}"

    def number(self, value: float) -> str:
        """Return a number with the language's own separators."""
        return numbers.format_decimal(value, locale=LOCALES[self.language])

    def local(self, moment: datetime) -> datetime:
        """Return the moment on the reader's clock. Raises `ValueError` for a time without a zone."""
        if moment.tzinfo is None:
            raise ValueError("a time without a zone cannot be told to anybody")
        return moment.astimezone(ZoneInfo(self.zone))
