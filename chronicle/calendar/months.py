"""Names of the months in the languages of the sources, with their inflections and abbreviations."""

import re

# One row per month; words are stems or full forms, a trailing "." is optional in the text for every abbreviation.
_NAMES: tuple[str, ...] = (
    "januar jänner jan january января январь январе янв janvier janv janeiro",
    "februar feber feb february февраля февраль феврале фев февр février fevrier févr fevereiro fev",
    "märz maerz mrz mär march mar марта март марте мар mars março marco",
    "april apr апреля апрель апреле апр avril avr abril abr",
    "mai may мая май мае maio",
    "juni jun june июня июнь июне июн juin junho",
    "juli jul july июля июль июле июл juillet juil julho",
    "august aug августа август августе авг août aout agosto ago",
    "september sept sep сентября сентябрь сентябре сен сент septembre setembro set",
    "oktober okt october oct октября октябрь октябре окт octobre outubro out",
    "november nov ноября ноябрь ноябре ноя нояб novembre novembro",
    "dezember dez december dec декабря декабрь декабре дек décembre decembre déc dezembro",
)
# Polish and Greek: in dates the genitive, in headings the nominative.
_MORE_NAMES: tuple[str, ...] = (
    "styczeń stycznia ιανουάριος ιανουαρίου",
    "luty lutego φεβρουάριος φεβρουαρίου",
    "marzec marca μάρτιος μαρτίου",
    "kwiecień kwietnia απρίλιος απριλίου",
    "maj maja μάιος μαΐου μαίου",
    "czerwiec czerwca ιούνιος ιουνίου",
    "lipiec lipca ιούλιος ιουλίου",
    "sierpień sierpnia αύγουστος αυγούστου",
    "wrzesień września σεπτέμβριος σεπτεμβρίου",
    "październik października οκτώβριος οκτωβρίου",
    "listopad listopada νοέμβριος νοεμβρίου",
    "grudzień grudnia δεκέμβριος δεκεμβρίου",
)

NUMBERS = {
    name: number for rows in (_NAMES, _MORE_NAMES) for number, row in enumerate(rows, start=1) for name in row.split()
}

# Longest first, so that "sept" is not read as "sep" + "t".
_ALTERNATIVES = "|".join(re.escape(name) for name in sorted(NUMBERS, key=len, reverse=True))

# A whole word, then perhaps the dot of an abbreviation.
MONTH = rf"(?<![^\W\d_])(?:{_ALTERNATIVES})(?![^\W_])\.?"


def number_of(name: str) -> int:
    """Return 1 to 12 for a name that MONTH matched."""
    return NUMBERS[name.lower().rstrip(".")]
