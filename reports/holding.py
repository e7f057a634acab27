"""What keeps differences from being raised, and where it comes from: editors' rules and config.yaml."""

from collections.abc import Iterable
from dataclasses import dataclass

from chronicle.words import Words
from store.model.noise_rules import NoiseDecision, NoiseRule, NoiseRuleStatus
from store.model.watching import Document
from store.ports import Store

STATUS_WORDS: dict[NoiseRuleStatus, Words] = {
    "proposed": Words(de="vorgeschlagen", en="proposed"),
    "accepted": Words(de="in Kraft", en="in force"),
    "dismissed": Words(de="abgelehnt", en="dismissed"),
    "withdrawn": Words(de="zurückgenommen", en="withdrawn"),
}
FIELD_WORDS = {
    "select": Words(de="nur diese Teile der Seite werden gelesen", en="only these parts of the page are read"),
    "drop": Words(de="diese Teile der Seite werden ausgelassen", en="these parts of the page are left out"),
    "items": Words(de="diese Zeilen gelten als Listeneinträge", en="these rows are taken for the list's items"),
}
# What a decision asks for, in the order in which the forms offer it.
OFFERS: dict[NoiseRuleStatus, tuple[str, ...]] = {
    "proposed": ("accepted", "dismissed"),
    "accepted": ("withdrawn",),
    "dismissed": ("accepted",),
    "withdrawn": ("accepted",),
}


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule with its document and its history."""

    rule: NoiseRule
    document: Document | None
    decisions: tuple[NoiseDecision, ...]

    @property
    def offers(self) -> tuple[str, ...]:
        """The decisions that can be taken now."""
        return OFFERS[self.rule.status]


@dataclass(frozen=True, slots=True)
class Declared:
    """A selector that config.yaml declares for a source."""

    source: str
    document_id: int | None
    field: str
    selector: str


def gather(store: Store, rules: Iterable[NoiseRule]) -> list[RuleView]:
    """Return rules with what a page shows of them."""
    return [
        RuleView(rule, store.documents.get(rule.document_id), tuple(store.noise_rules.decisions(rule.id)))
        for rule in rules
    ]


def declared(store: Store, *, document_id: int | None = None) -> list[Declared]:
    """Return the selectors that config.yaml declares, by source; narrowed to a document where given."""
    return [
        Declared(source.name, source.document_id, field, selector)
        for source in store.documents.sources()
        if document_id in (None, source.document_id)
        for field, selectors in (
            ("select", source.watch.selectors.select),
            ("drop", source.watch.selectors.drop),
            ("items", source.watch.selectors.items),
        )
        for selector in selectors
    ]
