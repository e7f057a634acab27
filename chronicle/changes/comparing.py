"""The difference of two readings: blocks are aligned first, then sentences, then words."""

from chronicle.changes import (
    asides,
    coarse,
    frames,
    headlines,
    histories,
    ignoring,
    labels,
    linkchanges,
    pagelinks,
    passages,
    pieces,
    placelinks,
    regions,
    substance,
    summary,
    tokens,
    turning,
)
from chronicle.changes.model import Comparison, HeldBack
from chronicle.changes.passages import Differences
from chronicle.changes.rules import DEFAULT, CompareRules
from chronicle.documents.model import PageLink, Reading

_SHOWN = 200  # characters of a page that is no content, for the list of what was held back


def compare(before: Reading, after: Reading, *, rules: CompareRules | None = None) -> Comparison:
    """Return what a reader would call changed, and what was held back as noise.

    Where one side is no content (an error page, an empty frame, another language), nothing is raised.
    """
    rules = rules or DEFAULT
    hindrance = substance.hindrance(before, after, rules=rules)
    if hindrance is not None:
        return _nothing(HeldBack(hindrance, before.text[:_SHOWN], after.text[:_SHOWN]))
    if coarse.is_needed(before, after, rules=rules):
        return _coarse(before, after, rules=rules)
    # Texts are compared in one direction whichever is the older: so both directions agree on what changed.
    if after.text < before.text:
        found = turning.turn(_texts(after, before, rules=rules, language=after.language))
    else:
        found = _texts(before, after, rules=rules, language=after.language)
    added, removed = _links(before, after, rules=rules, into=found)
    told = histories.compare(before, after)
    held_back = (*found.held_back, *frames.compare(before, after, raised=histories.is_history if told else None))
    edits = tuple(sorted((*found.edits, *told), key=lambda e: (e.before_start, e.after_start)))
    return Comparison(
        is_change=any(edit.kind != "move" for edit in edits),
        link_change=bool(added or removed),
        edits=edits,
        held_back=held_back,
        links_added=added,
        links_removed=removed,
        summary=summary.of(edits, added=added, removed=removed, held_back=len(held_back)),
        labels=labels.of(edits, before=before.text),
    )


def _coarse(before: Reading, after: Reading, *, rules: CompareRules) -> Comparison:
    """Compare what is too long for more, within seconds, and say so; the pages' frames are left aside."""
    found = Differences()
    job = passages.Job((before.text, after.text), rules, after.language)
    found.edits += coarse.compare(before, after, fine=lambda old, new: regions.compare(old, new, into=found, job=job))
    added, removed = _links(before, after, rules=rules, into=found)
    edits = tuple(sorted(found.edits, key=lambda e: (e.before_start, e.after_start)))
    words = summary.of(edits, added=added, removed=removed, held_back=len(found.held_back))
    return Comparison(
        is_change=any(edit.kind != "move" for edit in edits),
        link_change=bool(added or removed),
        edits=edits,
        held_back=tuple(found.held_back),
        links_added=added,
        links_removed=removed,
        summary=summary.coarsely(words),
        labels=(coarse.LABEL,),
    )


def _nothing(held: HeldBack) -> Comparison:
    words = summary.of((), added=(), removed=(), held_back=1)
    return Comparison(
        is_change=False,
        link_change=False,
        edits=(),
        held_back=(held,),
        links_added=(),
        links_removed=(),
        summary=words,
    )


def _links(
    before: Reading, after: Reading, *, rules: CompareRules, into: Differences
) -> tuple[tuple[PageLink, ...], tuple[PageLink, ...]]:
    """Return the document links that came and went, without those in lists of other pages.

    Those that an editor's rule holds back are listed with it.
    """
    come, gone = linkchanges.compare(before, after)
    here, there = placelinks.turned(before, after)
    added, held = ignoring.links((*come, *here), after, rules=rules)
    removed, lost = ignoring.links((*gone, *there), before, rules=rules)
    into.held_back += [HeldBack("rule", "", f"{link.text} ({link.url})", rule=rule) for link, rule in held]
    into.held_back += [HeldBack("rule", f"{link.text} ({link.url})", "", rule=rule) for link, rule in lost]
    listed = asides.titles(before) | asides.titles(after) if added or removed else frozenset()
    return (
        tuple(link for link in added if tokens.key(link.text) not in listed),
        tuple(link for link in removed if tokens.key(link.text) not in listed),
    )


def _texts(before: Reading, after: Reading, *, rules: CompareRules, language: str | None) -> Differences:
    found = Differences()
    job = passages.Job(
        (before.text, after.text),
        rules,
        language.split("-")[0] if language else None,
        glued=after.media_type in pieces.GLUED,
        prose=not {before.kind, after.kind} & pagelinks.LISTS,
    )
    if before.title != after.title:
        headlines.compare(before, after, into=found, job=job)
    if before.text == after.text and before.blocks == after.blocks:
        return found
    old, new = pieces.blocks(before, rules=rules), pieces.blocks(after, rules=rules)
    if before.title != after.title:
        old, new = headlines.without(old, of=before, other=after), headlines.without(new, of=after, other=before)
    regions.compare(old, new, into=found, job=job)
    return found
