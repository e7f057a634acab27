"""Entries of the chronicle: text in, sections, citations, quotes and defects out. Pure."""

from chronicle.records.checking import check
from chronicle.records.decoding import decode
from chronicle.records.model import (
    Citation,
    CitedUrl,
    Defect,
    DefectCode,
    Entry,
    EntryError,
    Mark,
    Quote,
    Section,
    Severity,
)
from chronicle.records.parsing import parse

__all__ = [
    "Citation",
    "CitedUrl",
    "Defect",
    "DefectCode",
    "Entry",
    "EntryError",
    "Mark",
    "Quote",
    "Section",
    "Severity",
    "check",
    "decode",
    "parse",
]
