"""What stands around and inside the texts of press pages without a name that gives it away."""

import pytest

from chronicle import documents

URL = "https://post.example/2020/11/13/1.html"
TEXT = [
    "The council of the lake towns agreed on Thursday to open its archives to everybody, after a debate of nine hours.",
    "Its members asked the registrar to report on the costs by the thirtieth of June, and to name who will pay them.",
    "The mayor of the smallest town voted against it, because the paper says nothing of the letters of private people.",
    "A second reading will be held in autumn, when the new building is finished and the old one has been emptied.",
]
BODY = "".join(f"<p>{line}</p>" for line in TEXT)


def lines(html: str) -> list[str]:
    page = f"<html><head><title>Archives</title></head><body><div><h1>Archives</h1>{html}</div></body></html>"
    return [block.text for block in documents.read(page.encode(), url=URL, media_type="text/html").blocks]


@pytest.mark.parametrize(
    "announcement",
    [
        "Материалы по теме",
        "Читайте также:",
        "Czytaj także",
        "ΔΙΑΒΑΣΤΕ ΑΚΟΜΗ",
        "Διαβάστε επίσης:",
        "相关新闻：",
        "延伸阅读",
    ],
)
def test_a_box_that_announces_other_articles_is_left_out_with_their_first_words(announcement: str) -> None:
    inset = (
        f"<div class=x7><div>{announcement}</div><div><a href=/1>The port opens</a>"
        "<p>Ships came in from the north on Monday, the first of them at five in the morning.</p></div></div>"
    )

    assert lines(f"{''.join(f'<p>{t}</p>' for t in TEXT[:2])}{inset}{''.join(f'<p>{t}</p>' for t in TEXT[2:])}") == TEXT


@pytest.mark.parametrize("heading", ["Komentarze (3)", "Комментарии", "Σχόλια (12)", "网友评论（3条）", "14 Comments"])
def test_a_box_that_announces_comments_is_left_out(heading: str) -> None:
    remarks = "".join(
        f"<div><b>user{n}</b><p>It was high time, they promised it ten years ago.</p></div>" for n in "123"
    )

    assert lines(f"<div>{BODY}</div><div class=q><h3>{heading}</h3>{remarks}</div>") == TEXT


def test_an_opinion_under_the_heading_commentary_is_the_text() -> None:
    assert lines(f"<article><p>Kommentar</p>{BODY}</article>")[-4:] == TEXT


def test_a_column_of_linked_titles_with_a_line_each_is_left_out() -> None:
    column = "".join(
        f"<a href=/{n}>The port in the north opens {n}</a><br>Details are not known yet, our people are on the spot."
        "<br><br>"
        for n in range(5)
    )

    found = lines(f"<table><tr><td>{'<br><br>'.join(TEXT)}</td><td>{column}</td></tr></table>")

    assert found == TEXT


def test_signed_remarks_below_an_article_are_left_out() -> None:
    remarks = "".join(
        f"<div class=c><u>guest{n}</u>, 15.12.2021, 10:1{n}<br>High time, says my aunt.</div>" for n in "123"
    )

    assert lines(f"<div id=n>{'<br><br>'.join(TEXT)}</div><div id=com>{remarks}</div>") == TEXT


def test_signed_remarks_that_are_all_there_is_are_the_text() -> None:
    posts = "".join(f"<div class=c><u>guest{n}</u>, 15.12.2021, 10:1{n}<br>{line}</div>" for n, line in enumerate(TEXT))

    assert len(lines(posts)) == len(TEXT)


def test_paragraphs_that_are_all_called_furniture_are_the_text() -> None:
    assert lines("".join(f"<p class=paywall>{line}</p>" for line in TEXT)) == TEXT


@pytest.mark.parametrize("line", ["mal/ odb/", "(kle/dpa)", "Źródło: PAP", "Πηγή: ΑΠΕ-ΜΠΕ", "版面编辑：王晨", "(PAP)"])
def test_the_signs_of_an_agency_are_no_text(line: str) -> None:
    assert lines(f"<div>{BODY}<p>{line}</p></div>") == TEXT


@pytest.mark.parametrize("line", ["Dear delegates, ladies and gentlemen,", "各位来宾，女士们，先生们："])
def test_a_speech_begins_with_whom_it_addresses(line: str) -> None:
    assert lines(f"<div><p>{line}</p>{BODY}</div>") == [line, *TEXT]
