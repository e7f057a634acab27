"""Heads of responses are mended where browsers put up with them."""

import h11
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.transport import heads


def test_a_folded_line_belongs_to_the_one_before() -> None:
    assert heads.mended(b"HTTP/1.1 200 OK\r\nX-Long: one\r\n  two\r\n\r\n").count(b"X-Long: one two") == 1


def test_bare_line_feeds_end_lines_too() -> None:
    head = b"HTTP/1.0 200 OK\nA: 1\n\nbody"

    assert heads.end_of(head) == len(head) - len(b"body")


@pytest.mark.parametrize("line", [b"no colon here", b": no name", b"bad name: 1", b"\x00\x01: 2"])
def test_lines_that_are_no_fields_are_left_out(line: bytes) -> None:
    assert heads.mended(b"HTTP/1.1 200 OK\r\n" + line + b"\r\nA: 1\r\n\r\n") == b"HTTP/1.1 200 OK\r\nA: 1\r\n\r\n"


@given(st.binary(max_size=300))
def test_whatever_follows_a_status_line_a_strict_parser_takes_it(rest: bytes) -> None:
    head = b"HTTP/1.1 404 Not Found\r\n" + rest.replace(b"\n", b" \n").lower().replace(b"content-length", b"x")
    strict = h11.Connection(h11.CLIENT)
    strict.send(h11.Request(method="GET", target="/", headers=[("Host", "www.example.org")]))
    strict.send(h11.EndOfMessage())

    strict.receive_data(heads.mended(head + b"\r\n\r\n"))

    assert isinstance(strict.next_event(), h11.Response)
