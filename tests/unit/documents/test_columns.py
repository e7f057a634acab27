"""Papers in two columns, whatever order their producer wrote the lines in."""

import io
import itertools
import textwrap

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from chronicle import documents

LEFT = [
    (
        "The heads of state gathered by video and adopted a declaration on security in the use of technologies, "
        "which had been prepared for nearly two years by their experts."
    ),
    "They welcomed the work of the open-ended working group and asked the experts to continue until the spring.",
]
RIGHT = [
    (
        "Every state keeps the right to protect its own networks, and none should use them against another, the second "
        "part of the text says."
    ),
    "The parties agreed that names, numbers and protocols remain a common matter and are not for one side alone.",
]
TITLE = "A declaration on networks, adopted at the end of a long meeting beside the lake"
CHINESE = [
    "各国领导人星期二通过视频举行会晤，通过了关于信息空间安全的声明，并就下一步工作交换了意见，会议持续了两个小时。",
    "声明第三章指出，任何国家都不应利用这些技术破坏别国的和平与稳定，各方对此表示一致同意，并商定明年再次开会。",
]
Placed = list[tuple[float, float, str]]


def column(paragraphs: list[str], left: float, *, width: int) -> Placed:
    """Return the lines of a column: from the left, from the top, words."""
    lines = itertools.chain.from_iterable([*textwrap.wrap(text, width), ""] for text in paragraphs)
    return [(left, 730 - 12.0 * row, line) for row, line in enumerate(lines) if line]


def paper(lines: Placed, *, font: str = "Times-Roman") -> bytes:
    body = io.BytesIO()
    canvas = Canvas(body)
    canvas.setFont(font, 10)
    for left, base, line in lines:
        canvas.drawString(left, base, line)
    canvas.save()
    return body.getvalue()


def by_rows(lines: Placed) -> Placed:
    return sorted(lines, key=lambda line: (-line[1], line[0]))


def blocks(body: bytes) -> list[str]:
    return [block.text for block in documents.read(body, url="https://example.org/a.pdf").blocks]


@pytest.mark.parametrize("right", [270, 310])
def test_columns_that_were_written_row_by_row_are_read_one_after_the_other(right: float) -> None:
    lines = [*column(LEFT, 60, width=46), *column(RIGHT, right, width=46)]

    assert blocks(paper([(60, 780, TITLE), *by_rows(lines)])) == [TITLE, *LEFT, *RIGHT]


def test_both_orders_of_writing_read_the_same() -> None:
    lines = [*column(LEFT, 60, width=46), *column(RIGHT, 310, width=46)]

    assert blocks(paper(by_rows(lines))) == blocks(paper(lines))


def test_a_line_across_both_columns_parts_what_is_above_from_what_is_below() -> None:
    upper = by_rows([*column(LEFT, 60, width=46), *column(RIGHT, 310, width=46)])
    lower = [(left, base - 250, line) for left, base, line in upper]

    assert blocks(paper([*upper, (60, 520, TITLE), *lower])) == [*LEFT, *RIGHT, TITLE, *LEFT, *RIGHT]


def test_chinese_columns_are_read_one_after_the_other() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    lines = by_rows([*column(CHINESE[:1], 60, width=20), *column(CHINESE[1:], 310, width=20)])

    assert blocks(paper(lines, font="STSong-Light")) == CHINESE


def test_the_rows_of_a_table_stay_rows() -> None:
    names = ["Fernland", "Mossland", "Reedland", "Lakeland", "Hill State", "Duneland", "Northern Isles", "Marshland"]
    days = ["signed on 4 May 2020", "signed on 5 May 2020", "ratified on 7 June 2021", "not a party"] * 2
    rows = [(60.0, 730 - 14.0 * n, name) for n, name in enumerate(names)]
    rows += [(310.0, 730 - 14.0 * n, day) for n, day in enumerate(days)]

    text = " ".join(blocks(paper(by_rows(rows))))

    assert "Mossland signed on 5 May 2020" in text
