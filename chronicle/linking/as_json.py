"""A link as JSON: the names of the model, and the sentence that explains it."""

from chronicle.linking import explain, weights
from chronicle.linking.model import Link, LinkReason
from chronicle.words import Words


def link(found: Link) -> dict[str, object]:
    """Return a link with its reasons, ready for `json.dumps`."""
    return {
        "entry": found.entry,
        "section": found.section,
        "citation": found.citation,
        "score": found.score,
        "band": found.band.value,
        "scorer": weights.SCORER_VERSION,
        "explanation": _words(explain.explain(found)),
        "reasons": [_reason(reason) for reason in found.reasons],
    }


def _reason(reason: LinkReason) -> dict[str, object]:
    return {
        "name": reason.name,
        "points": reason.points,
        "words": _words(reason.words),
        "document_forms": list(reason.document_forms),
        "entry_forms": list(reason.entry_forms),
    }


def _words(words: Words) -> dict[str, str]:
    return {"de": words.de, "en": words.en}
