"""Entries of the chronicle: text in, sections, citations, quotes and defects out. Pure."""

from chronicle.records.model import (
    Citation,
    CitedUrl,
    Defect,
    DefectCode,
    Entry,
    EntryError,
    Quote,
    Section,
    Severity,
)

__all__ = ["Citation", "CitedUrl", "Defect", "DefectCode", "Entry", "EntryError", "Quote", "Section", "Severity"]
