"""One sentence that says why a document and an entry belong together."""

from chronicle.linking.model import Band, Link
from chronicle.words import Words

_SHOWN = 4
_OPENINGS = {
    Band.CERTAIN: Words(de="Sicherer Bezug", en="Certain link"),
    Band.BELONGS: Words(de="Gehört dazu", en="Belongs here"),
    Band.PROBABLY: Words(de="Gehört wahrscheinlich dazu", en="Probably belongs here"),
    Band.POSSIBLE: Words(de="Könnte dazugehören", en="May belong here"),
}


def explain(link: Link) -> Words:
    """Return the link's reasons as one sentence: the strongest for it first, then what speaks against it."""
    ordered = sorted(link.reasons, key=lambda reason: -reason.points)
    speaking = [reason.words for reason in ordered if reason.points > 0][:_SHOWN]
    against = [reason.words for reason in reversed(ordered) if reason.points < 0][:1]
    opening = _OPENINGS[link.band]
    return Words(
        de=_sentence(opening.de, [w.de for w in speaking], [w.de for w in against], but="dagegen spricht"),
        en=_sentence(opening.en, [w.en for w in speaking], [w.en for w in against], but="against it"),
    )


def _sentence(opening: str, speaking: list[str], against: list[str], *, but: str) -> str:
    parts = [*speaking, *(f"{but}: {words}" for words in against)]
    return f"{opening}: {'; '.join(parts)}." if parts else f"{opening}."
