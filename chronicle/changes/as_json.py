"""What the rules found as plain JSON values, under the names that the command line prints."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from enum import Enum

from chronicle.changes.model import HeldBack, QuoteSegment, QuoteState

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
# Python reserves some words that the interface uses.
_RENAMED: dict[tuple[type, str], str] = {(HeldBack, "kind"): "class"}


def to_json(value: object) -> Json:
    """Return a comparison, a quote's state, a significance, an outcome or any part of them as JSON values.

    Raises TypeError for a value that has no JSON form.
    """
    if isinstance(value, Enum):
        return to_json(value.value)
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    return _compound(value)


def mapping(state: QuoteState) -> dict[str, Json]:
    """Return the state of a quotation as JSON values, to be printed with more beside it."""
    return {f.name: to_json(getattr(state, f.name)) for f in fields(state)}


def _compound(value: object) -> Json:
    if isinstance(value, QuoteSegment):
        return _segment(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {_RENAMED.get((type(value), f.name), f.name): to_json(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {str(k): to_json(v) for k, v in value.items()}
    if isinstance(value, tuple | list):
        return [to_json(v) for v in value]
    if isinstance(value, frozenset | set):
        return [to_json(v) for v in sorted(value, key=str)]
    raise TypeError(f"A {type(value).__name__} has no JSON form; hand over a dataclass of the rules.")


def _segment(segment: QuoteSegment) -> Json:
    """Return a part of a quotation; its place as the list of selectors that an annotation's target has."""
    apart = ("text_quote", "text_position")
    shown = {f.name: to_json(getattr(segment, f.name)) for f in fields(segment) if f.name not in apart}
    places = (segment.text_quote, segment.text_position)
    return {**shown, "selector": [to_json(place) for place in places if place is not None]}
