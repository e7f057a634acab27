"""Entries and defects as JSON: the names of the model, dates in ISO form."""

from collections.abc import Iterable
from datetime import date

from chronicle.records.model import Citation, CitedUrl, Defect, Entry, Quote, Section
from chronicle.words import Words

Json = dict[str, object]


def to_json(entry: Entry) -> Json:
    """Return an entry as a JSON object."""
    return {
        "name": entry.name,
        "title": entry.title,
        "quarter": entry.quarter,
        "tags": list(entry.tags),
        "sections": [_section(section) for section in entry.sections],
        "citations": [_citation(citation) for citation in entry.citations],
        "text": entry.text,
        "remarks": [_words(remark) for remark in entry.remarks],
    }


def defect_to_json(defect: Defect) -> Json:
    """Return a defect as a JSON object."""
    return {
        "code": defect.code.value,
        "severity": defect.severity.value,
        "entry": defect.entry,
        "section": defect.section,
        "citation": defect.citation,
        "start": defect.start,
        "end": defect.end,
        "message": _words(defect.message),
        "suggestion": defect.suggestion,
    }


def _section(section: Section) -> Json:
    return {
        "heading": section.heading,
        "dates": _dates(section.dates),
        "text": section.text,
        "marks": list(section.marks),
        "start": section.start,
        "end": section.end,
        "placed_marks": [
            {"number": mark.number, "start": mark.start, "end": mark.end} for mark in section.placed_marks
        ],
    }


def _citation(citation: Citation) -> Json:
    return {
        "number": citation.number,
        "title": citation.title,
        "dates": _dates(citation.dates),
        "accessed": citation.accessed.isoformat() if citation.accessed else None,
        "urls": [_url(url) for url in citation.urls],
        "quotes": [_quote(quote) for quote in citation.quotes],
        "section": citation.section,
        "start": citation.start,
        "end": citation.end,
        "language": citation.language,
        "place": citation.place,
    }


def _url(url: CitedUrl) -> Json:
    return {"written": url.written, "url": url.url, "start": url.start, "end": url.end, "language": url.language}


def _quote(quote: Quote) -> Json:
    return {
        "text": quote.text,
        "start": quote.start,
        "end": quote.end,
        "origin": quote.origin,
        "language": quote.language,
        "translated": quote.translated,
        "neighbours": list(quote.neighbours),
    }


def _dates(days: Iterable[date]) -> list[str]:
    return [day.isoformat() for day in days]


def _words(words: Words) -> Json:
    return {"de": words.de, "en": words.en}
