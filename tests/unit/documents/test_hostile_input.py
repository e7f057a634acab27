"""Whatever arrives, reading it ends with a Reading, and soon."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronicle import documents

URL = "https://example.org/news/1.html"
FRAGMENTS = st.sampled_from(
    [
        b"<p>",
        b"</p>",
        b"<div class='main'>",
        b"</div>",
        b"<a href='http://[::1'>",
        b"<a href=//x>",
        b"</a>",
        b"<table><tr><td>",
        b"<!--",
        b"-->",
        b"<![CDATA[",
        b"<script>",
        b"</script>",
        b"<script type='application/ld+json'>{\"@type\":[[",
        b"\x00",
        b"\xff\xfe",
        b"&#x110000;",
        b"&amp",
        b"<h1>404",
        b"<meta charset=utf-16>",
        b"<meta http-equiv=refresh content='0;url=x'>",
        b"<rss>",
        b"<?xml",
        b"<title>",
        b"<time datetime='9999-99-99'>",
        b"<base href='http://['>",
        b"%PDF-1.7\n",
        b"PK\x03\x04word/",
        b"10 November 2020 ",
        "中文，正文。".encode(),
        "слово ".encode("koi8-r"),
        b'{"a":',
        b"<br>",
        b"<svg>",
        b"<template>",
        b"<body>",
        b"<html lang=xx>",
    ]
)


@given(st.binary(max_size=400), st.sampled_from([None, "text/html; charset=x", "application/pdf", "text/plain"]))
@settings(max_examples=120, deadline=None)
def test_no_bytes_make_reading_fail(body: bytes, media_type: str | None) -> None:
    reading = documents.read(body, url=URL, media_type=media_type)

    assert reading.url == URL


@given(st.lists(FRAGMENTS, max_size=40))
@settings(max_examples=200, deadline=None)
def test_no_mix_of_markup_makes_reading_fail(fragments: list[bytes]) -> None:
    reading = documents.read(b"".join(fragments), url=URL, media_type="text/html")

    assert all(reading.text[block.start : block.end] == block.text for block in reading.blocks)


@pytest.mark.parametrize("url", ["", "x", "http://[", "javascript:1", "https://example.org/%ff?\x00"])
def test_an_odd_address_does_not_make_reading_fail(url: str) -> None:
    assert documents.read(b"<p><a href=x>y</a>", url=url).url == url


@pytest.mark.parametrize(
    "body",
    [
        b"<div>" * 100_000 + b"text",
        b"<p>x" + b"<b>" * 100_000 + b"tail",
        b"<a href=x>y" * 30_000,
        b"<table><tr><td>" * 30_000 + b"end",
        b"<p " + b"a=1 " * 200_000 + b">x",
        b'<p class="' + b"nav-" * 200_000 + b'">x',
        b"<" * 500_000,
        b"&" * 500_000,
        b"<!--" * 100_000,
        b"<p>" + b"a" * 1_000_000,
        b"<p>" + b" " * 1_000_000,
        b"<br>" * 100_000,
        b"<p>" + b"1" * 500_000,
        b"<p>" + b"A/" * 250_000,
        b"<p>" + b"page " * 100_000 + b"not",
        b"<li><a href=/x%d>A title of a row that is long</a> 10 November 2020" * 10_000,
        b"<meta charset" * 50_000,
        b"\xe4" * 500_000,
        b"[" * 200_000,
        b"<rss>" + b"<item>" * 50_000,
        b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "'
        + b"&a;" * 10_000
        + b'">]><rss><channel><title>&b;</title></channel></rss>',
    ],
    ids=lambda body: repr(body[:24]),
)
def test_long_input_takes_linear_time(body: bytes) -> None:
    start = time.process_time()

    documents.read(body, url=URL, media_type="text/html")

    assert time.process_time() - start < 5
