"""Find the entries, sections and footnotes that a document concerns."""

from collections.abc import Iterable

from chronicle.documents.model import Reading
from chronicle.gazetteer import loading
from chronicle.gazetteer.loading import Gazetteer
from chronicle.linking import candidates, certain, readings, reasons, sections, titles, topics, weights
from chronicle.linking.evidence import Scored, Scorer
from chronicle.linking.model import Band, Link, Topic
from chronicle.linking.rarity import Rarity
from chronicle.linking.readings import DocumentProfile
from chronicle.linking.sections import SectionProfile
from chronicle.records.model import Entry

_LEAST_KINDS = 2
_MOST_LINKS = 10


class LinkingError(RuntimeError):
    """The linker was asked for something that is not installed. The message names the remedy."""


class Linker:
    """Holds what is known of all entries; made once, asked for every document."""

    def __init__(self, entries: Iterable[Entry], gazetteer: Gazetteer | None = None, semantic: bool = False) -> None:  # noqa: FBT001, FBT002 - the public signature
        """Prepare the entries. Raises LinkingError where `semantic` is wanted: that part is not there yet."""
        if semantic:
            raise LinkingError("linking by meaning is not available; leave `semantic` off")
        known = tuple(entries)
        self._gazetteer = gazetteer or loading.load()
        self._sections = [s for entry in known for s in sections.of_entry(entry, gazetteer=self._gazetteer)]
        self._footnotes = certain.Footnotes(known)
        rarity = Rarity((s.profile.concepts for s in self._sections), self._gazetteer.concepts)
        self._candidates = candidates.Candidates(self._sections, rarity)
        known_titles = titles.Titles(words for s in self._sections for words in s.profile.title_words)
        self._scorer = Scorer(rarity, known_titles, gazetteer=self._gazetteer)
        # `link` and `topic` are asked about the same reading, and its profile takes longer than either.
        self._last: tuple[Reading, DocumentProfile] | None = None

    def link(self, reading: Reading) -> list[Link]:
        """Return the links of a document, best first: certain ones per footnote, scored ones per section."""
        document = self._profile(reading)
        sure = self._certain(reading, document)
        settled = {(link.entry, link.section) for link in sure}
        scored = [
            (one.score, index, one)
            for index in self._candidates.of(document)
            if self._place(index) not in settled and _band(one := self._scorer.score(document, self._sections[index]))
        ]
        best = sorted(scored, key=lambda found: (-found[0], found[1]))[:_MOST_LINKS]
        return [*sure, *(self._scored(document, self._sections[index], one) for _, index, one in best)]

    def _place(self, index: int) -> tuple[str, int | None]:
        return self._sections[index].entry, self._sections[index].index

    def topic(self, reading: Reading) -> Topic:
        """Say whether a document without links is a new topic or irrelevant."""
        return topics.of(self._profile(reading).profile, self._gazetteer)

    def _profile(self, reading: Reading) -> DocumentProfile:
        last = self._last
        if last is None or last[0] is not reading:
            last = self._last = (reading, readings.of_reading(reading, gazetteer=self._gazetteer))
        return last[1]

    def _certain(self, reading: Reading, document: DocumentProfile) -> list[Link]:
        """Merge what is certain per footnote; one footnote may be cited, quoted and named by its symbol."""
        found = [
            *self._footnotes.by_address(reading.url),
            *self._footnotes.by_quotation(document),
            *certain.by_symbol(document, self._sections),
        ]
        merged: dict[tuple[str, int | None, int | None], dict[str, certain.Certain]] = {}
        for one in found:
            merged.setdefault((one.entry, one.section, one.citation), {}).setdefault(one.name, one)
        links = [
            Link(entry, section, citation, sum(r.points for r in why), Band.CERTAIN, why)
            for (entry, section, citation), named in merged.items()
            if (why := tuple(reasons.of_certain(one) for one in named.values()))
        ]
        return sorted(links, key=lambda link: -link.score)

    def _scored(self, document: DocumentProfile, section: SectionProfile, scored: Scored) -> Link:
        return Link(
            entry=section.entry,
            section=section.index,
            citation=self._best_footnote(document, section),
            score=round(scored.score, 2),
            band=_band(scored) or Band.POSSIBLE,
            reasons=tuple(reasons.of_evidence(piece) for piece in scored.evidence),
        )

    def _best_footnote(self, document: DocumentProfile, section: SectionProfile) -> int | None:
        """Return the footnote that is most like the document; among several, one that speaks for it at all."""
        if len(section.footnotes) == 1:
            return section.footnotes[0][0]
        scores = [(self._scorer.score_profile(document, profile), -number) for number, profile in section.footnotes]
        score, number = max(scores, default=(0.0, 0))
        return -number if score > 0 else None


def _band(scored: Scored) -> Band | None:
    score, enough = scored.score, len(scored.kinds) >= _LEAST_KINDS
    bands = weights.BANDS
    if enough and score >= bands.belongs and not scored.is_of_other_time:
        return Band.BELONGS
    if enough and score >= bands.probably:
        return Band.PROBABLY
    return Band.POSSIBLE if score >= bands.possible else None
