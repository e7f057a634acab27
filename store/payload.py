"""The rules' frozen dataclasses as JSON and back, strictly: what does not fit the declared types is refused.

Written without names of classes: the column says what it holds. A field that was added later, with a default, may be
missing in an old payload; an unknown field means that a newer release wrote it.
"""

import dataclasses
import functools
import json
import types
import typing
import zlib
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from typing import Any, TypeVar

from store import errors

T = TypeVar("T")
# What JSON can say.
Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]
Decoder = Callable[[Any], Any]

# A reading of the largest document that the crawler takes stays far below; beyond lies a damaged or hostile row.
_MAX_BYTES = 256 * 1024 * 1024


def to_json(value: object) -> str:
    """Return a dataclass (or tuple, mapping, date, …) as JSON text that databases and UTF-8 can hold."""
    text = json.dumps(_plain(value), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    try:
        text.encode()
    except UnicodeEncodeError:  # a lone surrogate from a broken page: escape everything
        return json.dumps(json.loads(text), ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    return text


def from_json(kind: type[T], text: str) -> T:
    """Return the `kind` that `to_json` wrote. Raises `PayloadError` for anything else."""
    try:
        plain = json.loads(text)
    except ValueError as error:
        raise errors.PayloadError(f"a stored {_name(kind)} is no JSON: {error}") from error
    return typing.cast("T", _decoder(typing.cast("Any", kind))(plain))


def pack(value: object) -> bytes:
    """Return `to_json` compressed, for what is large."""
    return zlib.compress(to_json(value).encode(), 6)


def unpack(kind: type[T], packed: bytes) -> T:
    """Return the `kind` that `pack` wrote. Raises `PayloadError` for anything else."""
    inflater = zlib.decompressobj()
    try:
        raw = inflater.decompress(packed, _MAX_BYTES)
        text = raw.decode()
    except (zlib.error, UnicodeDecodeError) as error:
        raise errors.PayloadError(f"a stored {_name(kind)} is damaged: {error}; restore it from a backup") from error
    if not inflater.eof:
        raise errors.PayloadError(f"a stored {_name(kind)} is cut short or too large; restore it from a backup")
    return from_json(kind, text)


@functools.singledispatch
def _plain(value: object) -> Plain:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    raise TypeError(f"{type(value).__name__} cannot be stored as JSON")


@_plain.register(type(None))
@_plain.register(bool)
@_plain.register(int)
@_plain.register(float)
def _(value: bool | float | None) -> Plain:  # noqa: FBT001
    return value


@_plain.register
def _(value: str) -> Plain:
    return str(value.value) if isinstance(value, Enum) else value


@_plain.register
def _(value: datetime) -> Plain:
    if value.tzinfo is None:
        raise errors.NaiveTimeError(value)
    return value.astimezone(UTC).isoformat()


@_plain.register
def _(value: date) -> Plain:
    return value.isoformat()


@_plain.register
def _(value: timedelta) -> Plain:
    return [value.days, value.seconds, value.microseconds]


@_plain.register(tuple)
@_plain.register(list)
def _(value: tuple[object, ...] | list[object]) -> Plain:
    return [_plain(item) for item in value]


@_plain.register(frozenset)
def _(value: frozenset[str]) -> Plain:
    return [_plain(item) for item in sorted(value)]


@_plain.register
def _(value: Mapping) -> Plain:  # type: ignore[type-arg]  # singledispatch wants the bare class
    if all(isinstance(key, str) for key in value):
        return {str(key): _plain(item) for key, item in value.items()}
    return [[_plain(key), _plain(item)] for key, item in value.items()]


@functools.cache
def _decoder(kind: Any) -> Decoder:  # noqa: ANN401 - type forms have no common type
    """Return the function that turns JSON into a `kind`; made once for each."""
    origin = typing.get_origin(kind)
    if origin is None:
        return _plain_decoder(kind)
    made = _GENERIC.get(origin)
    if made is None:
        raise TypeError(f"{kind} cannot be stored as JSON")
    return made(kind)


def _plain_decoder(kind: Any) -> Decoder:  # noqa: ANN401
    if dataclasses.is_dataclass(kind):
        return _dataclass_decoder(typing.cast("type[Any]", kind))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _guarded(kind, kind)
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    raise TypeError(f"{kind} cannot be stored as JSON")


def _dataclass_decoder(kind: type[Any]) -> Decoder:
    # Field decoders are made at first use, so that dataclasses may name each other.
    @functools.cache
    def decoders() -> dict[str, Decoder]:
        hints = typing.get_type_hints(kind)
        return {field.name: _decoder(hints[field.name]) for field in dataclasses.fields(kind)}

    def decode(plain: Any) -> Any:  # noqa: ANN401
        known = decoders()
        if not isinstance(plain, dict):
            raise _misfit(kind, plain)
        if unknown := plain.keys() - known.keys():
            raise errors.PayloadError(
                f"a stored {_name(kind)} has the unknown field {min(unknown)!r}: use the newer release that wrote it"
            )
        try:
            return kind(**{name: known[name](item) for name, item in plain.items()})
        except TypeError as error:  # a field without default is missing
            raise errors.PayloadError(f"a stored {_name(kind)} is not whole: {error}") from error

    return decode


def _exactly(kind: type[Any], *also: type[Any]) -> Decoder:
    def decode(plain: Any) -> Any:  # noqa: ANN401
        if type(plain) is not kind and type(plain) not in also:
            raise _misfit(kind, plain)
        return kind(plain) if kind is not type(None) else None

    return decode


def _guarded(kind: Any, make: Callable[[Any], Any]) -> Decoder:  # noqa: ANN401
    def decode(plain: Any) -> Any:  # noqa: ANN401
        try:
            return make(plain)
        except (ValueError, TypeError, AttributeError) as error:
            raise _misfit(kind, plain) from error

    return decode


def _aware(plain: str) -> datetime:
    at = datetime.fromisoformat(plain)
    if at.tzinfo is None:
        raise errors.NaiveTimeError(at)
    return at.astimezone(UTC)


def _duration(plain: list[int]) -> timedelta:
    days, seconds, microseconds = plain
    return timedelta(days=days, seconds=seconds, microseconds=microseconds)


_SIMPLE: dict[Any, Decoder] = {
    str: _exactly(str),
    int: _exactly(int),
    float: _exactly(float, int),
    bool: _exactly(bool),
    type(None): _exactly(type(None)),
    datetime: _guarded(datetime, _aware),
    date: _guarded(date, date.fromisoformat),
    timedelta: _guarded(timedelta, _duration),
}


def _tuple_decoder(kind: Any) -> Decoder:  # noqa: ANN401
    arguments = typing.get_args(kind)
    if len(arguments) == 2 and arguments[1] is Ellipsis:  # noqa: PLR2004 - tuple[X, ...]
        each = _decoder(arguments[0])
        return lambda plain: tuple(each(item) for item in _list(kind, plain))
    decoders = [_decoder(argument) for argument in arguments]

    def decode(plain: Any) -> Any:  # noqa: ANN401
        if len(_list(kind, plain)) != len(decoders):
            raise _misfit(kind, plain)
        return tuple(decoder(item) for decoder, item in zip(decoders, plain, strict=True))

    return decode


def _frozenset_decoder(kind: Any) -> Decoder:  # noqa: ANN401
    each = _decoder(typing.get_args(kind)[0])
    return lambda plain: frozenset(each(item) for item in _list(kind, plain))


def _mapping_decoder(kind: Any) -> Decoder:  # noqa: ANN401
    key_kind, item_kind = typing.get_args(kind)
    key, each = _decoder(key_kind), _decoder(item_kind)

    def decode(plain: Any) -> Any:  # noqa: ANN401
        if isinstance(plain, dict):
            return {key(name): each(item) for name, item in plain.items()}
        pairs = [_list(kind, pair) for pair in _list(kind, plain)]
        if any(len(pair) != 2 for pair in pairs):  # noqa: PLR2004 - a key and its item
            raise _misfit(kind, plain)
        return {key(name): each(item) for name, item in pairs}

    return decode


def _union_decoder(kind: Any) -> Decoder:  # noqa: ANN401
    others = [argument for argument in typing.get_args(kind) if argument is not type(None)]
    if len(others) != 1:
        raise TypeError(f"{kind} cannot be stored as JSON: only a type or None")
    inner = _decoder(others[0])
    return lambda plain: None if plain is None else inner(plain)


def _literal_decoder(kind: Any) -> Decoder:  # noqa: ANN401
    allowed = typing.get_args(kind)

    def decode(plain: Any) -> Any:  # noqa: ANN401
        if plain not in allowed:
            raise _misfit(kind, plain)
        return plain

    return decode


_GENERIC: dict[Any, Callable[[Any], Decoder]] = {
    tuple: _tuple_decoder,
    frozenset: _frozenset_decoder,
    dict: _mapping_decoder,
    Mapping: _mapping_decoder,
    types.UnionType: _union_decoder,
    typing.Union: _union_decoder,
    typing.Literal: _literal_decoder,
}


def _list(kind: Any, plain: Any) -> list[Any]:  # noqa: ANN401
    if not isinstance(plain, list):
        raise _misfit(kind, plain)
    return plain


def _misfit(kind: Any, plain: object) -> errors.PayloadError:  # noqa: ANN401
    shown = repr(plain)
    return errors.PayloadError(f"a stored {_name(kind)} does not fit: {shown[:80]}")


def _name(kind: Any) -> str:  # noqa: ANN401
    return getattr(kind, "__name__", str(kind))
