"""Which entries, sections and footnotes a document concerns, and why. Pure."""

from chronicle.linking.model import Band, Link, LinkReason, Topic

__all__ = ["Band", "Link", "LinkReason", "Topic"]
