"""Which entries, sections and footnotes a document concerns, and why. Pure."""

from chronicle.linking.linker import Linker, LinkingError
from chronicle.linking.model import Band, Link, LinkReason, Topic

__all__ = ["Band", "Link", "LinkReason", "Linker", "LinkingError", "Topic"]
