"""A quotation before and after: what is quoted, what the page said at which visit, and where the words differ."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from chronicle.changes.model import QuoteSegment, QuoteStateName
from reports import passages, traces
from reports.passages import Piece
from reports.places import QuotedPlace
from reports.traces import TraceView
from store.model.desk import Finding
from store.model.evidence import StoredQuoteState
from store.ports import Store

HISTORY = 200


@dataclass(frozen=True, slots=True)
class SegmentView:
    """One part of a quotation in both wordings, with the differing words marked.

    `found` is the sentence on the page; empty where the part was not found.
    """

    state: QuoteStateName
    quoted: tuple[Piece, ...]
    found: tuple[Piece, ...]
    page: int | None

    @property
    def stands(self) -> bool:
        """Whether this part stands as quoted."""
        return self.state.stands


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A quotation in one document: its state at the earlier sighting and at this one (None: not looked for)."""

    quoted: QuotedPlace
    before: StoredQuoteState | None
    after: StoredQuoteState | None
    trace: TraceView | None = None

    @property
    def seen_before(self) -> bool:
        """Whether we ever saw the words standing ourselves before."""
        return self.before is not None and self.before.state.state.stands

    @property
    def elsewhere(self) -> str:
        """The address of the other document in which the words were found, "" where they were not."""
        return (self.after.state.url or "") if self.after else ""

    @property
    def elsewhere_page(self) -> int | None:
        """The page of that document, where it has pages."""
        segments = self.after.state.segments if self.after and self.elsewhere else ()
        return next((segment.page for segment in segments if segment.page), None)

    @property
    def segments(self) -> tuple[SegmentView, ...]:
        """The parts of the quotation as the later sighting has them."""
        return tuple(segment_view(segment) for segment in self.after.state.segments) if self.after else ()

    @property
    def troubled(self) -> tuple[SegmentView, ...]:
        """The parts that do not stand as quoted."""
        return tuple(segment for segment in self.segments if not segment.stands)


def gather(store: Store, quoted: QuotedPlace, *, finding: Finding) -> QuoteView:
    """Return a quotation's states around a finding: the one of its visit, and the one before that."""
    history = store.visits.quote_history(quoted.key, limit=HISTORY)
    here = [state for state in history if state.document_id == finding.document_id]
    view = around(quoted, here, finding=finding)
    document = store.documents.get(finding.document_id)
    return dataclasses.replace(view, trace=traces.gather(store, here, document=document))


def around(quoted: QuotedPlace, newest_first: Sequence[StoredQuoteState], *, finding: Finding) -> QuoteView:
    """Pick the states around a finding out of a quotation's history in the finding's document."""
    after = finding.after_reading_id
    for index, state in enumerate(newest_first):
        if state.reading_id == after:
            earlier = [other for other in newest_first[index + 1 :] if other.reading_id != after]
            return QuoteView(quoted, before=earlier[0] if earlier else None, after=state)
    earlier = [state for state in newest_first if state.seen_at <= finding.created_at]
    return QuoteView(quoted, before=earlier[0] if earlier else None, after=None)


def segment_view(segment: QuoteSegment) -> SegmentView:
    """Return a segment with its word edits marked on both sides."""
    return SegmentView(
        state=segment.state,
        quoted=passages.mark(segment.text, [edit.quoted for edit in segment.edits]),
        found=passages.mark(segment.context or segment.found, [edit.found for edit in segment.edits]),
        page=segment.page,
    )
