"""All rules over all entries."""

from collections.abc import Iterable, Mapping

from chronicle.gazetteer import loading
from chronicle.gazetteer.loading import Gazetteer
from chronicle.records.defects import (
    date_mismatch,
    entries_disagree,
    footnote_marks,
    number_mismatch,
    ordinal_mismatch,
    quote_unbalanced,
    url_is_listing,
    url_malformed,
    url_missing,
    url_shared,
)
from chronicle.records.defects.case import Case, CitedReading
from chronicle.records.model import Defect, Entry

_RULES = (
    url_malformed.find,
    url_missing.find,
    url_is_listing.find,
    url_shared.find,
    number_mismatch.find,
    date_mismatch.find,
    ordinal_mismatch.find,
    quote_unbalanced.find,
    footnote_marks.find_unreferenced,
    footnote_marks.find_undefined,
)


def check(
    entries: Iterable[Entry],
    *,
    gazetteer: Gazetteer | None = None,
    readings: Mapping[str, CitedReading] | None = None,
) -> list[Defect]:
    """Return the defects of the entries, in order of entry and place.

    `gazetteer` is the packaged one unless another is given; `readings` are those of cited documents by visited address.
    """
    names = gazetteer or loading.load()
    cases = [Case(entry, names, readings or {}) for entry in entries]
    found = [(index, defect) for index, about in enumerate(cases) for rule in _RULES for defect in rule(about)]
    indices = {id(about.entry): index for index, about in enumerate(cases)}
    found += [(indices[id(about.entry)], defect) for about, defect in entries_disagree.find(cases)]
    found.sort(key=lambda pair: (pair[0], pair[1].start, pair[1].code.value, pair[1].citation or 0))
    return [defect for _, defect in found]
