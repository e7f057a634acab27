"""Packed bodies come out whole, or not at all."""

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.transport import expansion
from crawler.transport.expansion import Limits
from crawler.transport.failure import VisitFailedError

LIMITS = Limits(max_bytes=20_000_000, max_ratio=150)


def code_of(body: bytes, *encodings: bytes, limits: Limits = LIMITS) -> str:
    with pytest.raises(VisitFailedError) as caught:
        expansion.expand(body, encodings, limits=limits)
    return caught.value.code


@given(st.binary(max_size=5000), st.sampled_from([b"gzip", b"deflate", b"x-gzip", b"identity", b""]))
def test_what_was_packed_comes_out_as_it_was(body: bytes, encoding: bytes) -> None:
    packed = gzip.compress(body) if b"gzip" in encoding else zlib.compress(body) if encoding == b"deflate" else body

    assert expansion.expand(packed, [encoding], limits=LIMITS) == body


def test_deflate_without_its_header_is_understood() -> None:
    machine = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    packed = machine.compress(b"text" * 100) + machine.flush()

    assert expansion.expand(packed, [b"deflate"], limits=LIMITS) == b"text" * 100


def test_gzip_of_several_members_is_one_body() -> None:
    packed = gzip.compress(b"first ") + gzip.compress(b"second") + b"\0\0\0"

    assert expansion.expand(packed, [b"gzip"], limits=LIMITS) == b"first second"


def test_two_codings_are_undone_in_reverse_order() -> None:
    assert expansion.expand(gzip.compress(zlib.compress(b"text")), [b"deflate, gzip"], limits=LIMITS) == b"text"


def test_a_body_that_is_only_labelled_as_packed_stays_as_it_is() -> None:
    assert expansion.expand(b"<p>plain</p>", [b"gzip"], limits=LIMITS) == b"<p>plain</p>"


@pytest.mark.hazard(47)
@pytest.mark.parametrize("encoding", [b"gzip", b"deflate"])
def test_a_bomb_is_stopped_by_its_ratio(encoding: bytes) -> None:
    pack = gzip.compress if encoding == b"gzip" else zlib.compress

    assert code_of(pack(bytes(8_000_000)), encoding) == "bomb"


def test_a_bomb_is_stopped_by_its_size() -> None:
    assert code_of(gzip.compress(b"ab12" * 600_000), b"gzip", limits=Limits(2_000_000, 1e9)) == "bomb"


@pytest.mark.hazard(47)
def test_a_bomb_in_a_bomb_in_a_bomb_is_not_even_tried() -> None:
    assert code_of(b"", b"gzip, gzip, gzip") == "bomb"


@pytest.mark.hazard(47)
def test_very_many_members_are_a_bomb_as_well() -> None:
    assert code_of(gzip.compress(b"") * 2000, b"gzip") == "bomb"


def test_a_packed_body_that_ends_too_early_is_truncated() -> None:
    assert code_of(gzip.compress(b"text" * 1000)[:-20], b"gzip") == "truncated"


def test_damaged_packing_is_truncated() -> None:
    assert code_of(b"\x1f\x8b\x08\x00" + b"\xff" * 100, b"gzip") == "truncated"


def test_a_coding_that_we_did_not_ask_for_is_named() -> None:
    assert code_of(b"...", b"br") == "protocol"
