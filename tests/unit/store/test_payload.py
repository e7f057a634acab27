"""What the rules make comes back from the store exactly as it was, or not at all."""

import dataclasses
import typing
import zlib
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronicle.changes.model import Comparison, QuoteState, Significance
from chronicle.changes.outcomes import Outcome
from chronicle.changes.state import Hop
from chronicle.documents.model import Reading, Selectors
from chronicle.linking.model import Link
from chronicle.records.model import Entry
from chronicle.words import Words
from fakes import storing
from fakes.readings import reading
from store import errors, payload
from store.model.watching import Watch

KEPT = [Entry, Reading, Comparison, Significance, QuoteState, Outcome, Link, Selectors, Watch]


def values(kind: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - one branch per form of a type
    """Every value that a declared type allows, broken text included."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        fields = {one.name: values(hints[one.name]) for one in dataclasses.fields(kind)}
        return st.builds(typing.cast("Any", kind), **fields)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(list(kind))
    if origin is tuple and arguments[-1] is Ellipsis:
        return st.lists(values(arguments[0]), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*map(values, arguments))
    if origin in (dict, Mapping):
        return st.dictionaries(values(arguments[0]), values(arguments[1]), max_size=2)
    if origin is typing.Literal:
        return st.sampled_from(arguments)
    if type(None) in arguments:
        return st.none() | values(arguments[0])
    return PLAIN[kind]


PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(st.characters(exclude_categories=()), max_size=6),
    int: st.integers(-(10**12), 10**12),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    date: st.dates(),
    datetime: st.datetimes(timezones=st.just(UTC)),
    timedelta: st.timedeltas(),
}


@pytest.mark.parametrize("kind", KEPT, ids=lambda kind: kind.__name__)
@settings(max_examples=25)
@given(data=st.data())
def test_every_value_comes_back_as_it_was(kind: type[object], data: st.DataObject) -> None:
    value = data.draw(values(kind))

    assert payload.from_json(kind, payload.to_json(value)) == value
    assert payload.unpack(kind, payload.pack(value)) == value


@given(value=values(Words))
def test_the_json_of_any_text_is_utf_8_without_a_null(value: Words) -> None:
    stored = payload.to_json(value).encode()

    assert b"\x00" not in stored


def test_a_large_reading_is_small_when_packed() -> None:
    large = reading(*["A paragraph that is much like all the others on this page."] * 500)

    assert len(payload.pack(large)) < len(payload.to_json(large)) / 20


def test_a_field_that_a_newer_release_added_is_refused() -> None:
    with pytest.raises(errors.PayloadError, match="newer release"):
        payload.from_json(Words, '{"de":"a","en":"b","fr":"c"}')


def test_a_field_with_a_default_may_be_missing_from_an_older_payload() -> None:
    assert payload.from_json(Selectors, "{}") == Selectors()


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Words, '{"de":"a"}'),
        (Words, '{"de":1,"en":"b"}'),
        (Words, "[]"),
        (Words, "{"),
        (Hop, '{"url":"a","status":true,"to":"b"}'),
        (Hop, '{"url":"a","status":1.0,"to":"b"}'),
        (Outcome, '{"kind":"nonsense","reason":"","detail":"","words":{"de":"","en":""}}'),
        (Watch, '{"url":"a","kind":"book"}'),
        (Watch, '{"url":"a","cadence":[1,2]}'),
        (Significance, '{"level":"none","score":"1","reasons":[]}'),
        (Significance, '{"level":"none","score":1,"reasons":{}}'),
    ],
)
def test_what_does_not_fit_is_refused(kind: type[object], text: str) -> None:
    with pytest.raises(errors.PayloadError):
        payload.from_json(kind, text)


def test_a_time_without_zone_is_refused_both_ways() -> None:
    @dataclasses.dataclass(frozen=True)
    class Moment:
        at: datetime

    with pytest.raises(errors.NaiveTimeError):
        payload.to_json(Moment(storing.START.replace(tzinfo=None)))
    with pytest.raises(errors.PayloadError):
        payload.from_json(datetime, '"2026-03-02T09:14:00"')


@pytest.mark.parametrize("damage", [lambda raw: raw[:-3], lambda raw: b"x" + raw, lambda _: zlib.compress(b"\xff")])
def test_a_damaged_payload_is_named_as_damaged(damage: Any) -> None:  # noqa: ANN401 - a table of lambdas
    packed = payload.pack(Words("a" * 50, "b" * 50))

    with pytest.raises(errors.PayloadError, match="Words"):
        payload.unpack(Words, damage(packed))


def test_a_number_that_json_cannot_say_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        payload.to_json(float("nan"))


def test_a_type_that_nobody_declared_storable_is_refused() -> None:
    with pytest.raises(TypeError, match="set"):
        payload.to_json({"a"})
