"""The same entry as text, Markdown and HTML gives the same Entry, places aside."""

import re
from collections.abc import Callable

import pytest

from chronicle import records
from chronicle.records import Entry

HTML = """<!doctype html><html><head><title>Q3/2022 | Radar</title><script>var x = "<p>no</p>";</script></head>
<body class="tag-page"><nav><a href="/">Start</a></nav>
<article class="blogpost"><h1>Q3/2022 - Usbekische SCO-Präsidentschaft</h1>
<div class="meta"><time>3. Oktober 2022</time> von der Redaktion</div>
{body}
<h3>Mehr zum Thema</h3><div class="tags"><a href="/t/1">Q3/2022</a><a href="/t/2">SCO</a></div>
<ol class="footnotes">{notes}</ol></article>
<footer>Impressum</footer></body></html>"""


def shape(entry: Entry) -> object:
    """Everything but places."""
    sections = [(s.heading, s.dates, s.text, s.marks) for s in entry.sections]
    citations = [
        (
            (c.number, c.title, c.dates, c.accessed, c.section, c.language, c.place),
            [(u.written, u.url, u.language) for u in c.urls],
            [(q.text, q.origin, q.language, q.translated, q.neighbours) for q in c.quotes],
        )
        for c in entry.citations
    ]
    return entry.title, entry.quarter, entry.tags, sections, citations


def blocks_and_notes(sample: str) -> tuple[list[str], list[str]]:
    body, _, rest = sample.partition("Mehr zum Thema\n")
    blocks = [line for line in body.split("\n")[1:] if line.strip()]
    return blocks, [re.sub(r"^\s*\d+\. \[\d+\] ", "", line) for line in rest.split("\n")[1:] if line.strip()]


def as_html(sample: str, *, mark: str, back: str) -> str:
    blocks, notes = blocks_and_notes(sample)
    parts = []
    for block in blocks:
        tag = "li" if block.startswith("  •") else "p" if block.rstrip("]1234[").endswith((".", "Netz", " ")) else "h2"
        words = re.sub(r"\[(\d)\]", mark, block.removeprefix("  • "))
        parts.append(f"<ul><{tag}>{words}</{tag}></ul>" if tag == "li" else f"<{tag}>{words}</{tag}>")
    body = "\n".join(parts).replace("</ul>\n<ul>", "\n")
    items = [
        f'<li id="fn{number}">{back.format(number=number)}'
        + re.sub(r"(?<!h)(https?://[^\s<]+)", r'<a href="\1">\1</a>', words)
        + "</li>"
        for number, words in enumerate(notes, start=1)
    ]
    return HTML.format(body=body, notes="\n".join(items))


def as_markdown(sample: str, *, note: str, mark: str = r"[\1]") -> str:
    blocks, notes = blocks_and_notes(sample)
    lines = ["# Q3/2022 - Usbekische SCO-Präsidentschaft", ""]
    for block in blocks:
        words = re.sub(r"\[(\d)\]", mark, block)
        if block.startswith("  •"):
            lines.append(words.replace("  • ", "- "))
        else:
            is_heading = not block.rstrip("]1234[").endswith((".", "Netz", " "))
            lines += ["", "## " + words if is_heading else words, ""]
    lines += ["", "Mehr zum Thema", "", "Q3/2022, SCO", ""]
    return "\n".join(lines + [note.format(number=n, words=words) for n, words in enumerate(notes, start=1)])


RENDERINGS: dict[str, Callable[[str], str]] = {
    "hyphens without blank lines": lambda s: re.sub(r"\n\n+", "\n", s.replace("  • ", "- ")),
    "notes without a list": lambda s: re.sub(r"(?m)^  \d\. \[", "[", s),
    "notes without brackets": lambda s: re.sub(r"(?m)^  (\d)\. \[\d\]", r"\1.", s),
    "no tags title": lambda s: s.replace("Mehr zum Thema\n", "\n"),
    "windows line ends": lambda s: s.replace("\n", "\r\n"),
    "html, superscript links": lambda s: as_html(
        s, mark=r'<sup><a href="#fn\1">[\1]</a></sup>', back='<a href="#ref{number}">[{number}]</a> '
    ),
    "html, bare superscripts": lambda s: as_html(s, mark=r"<sup>\1</sup>", back=""),
    "html, links without brackets": lambda s: as_html(
        s, mark=r'<a href="#fn\1">\1</a>', back='<sup><a href="#r">{number}</a></sup> '
    ),
    "markdown, footnote syntax": lambda s: as_markdown(s, note="[^{number}]: {words}", mark=r"[^\1]"),
    "markdown, bracketed lines": lambda s: as_markdown(s, note="[{number}] {words}"),
    "markdown, definitions": lambda s: as_markdown(s, note="[{number}]: {words}"),
    "markdown, ordered list": lambda s: as_markdown(s, note="{number}. {words}"),
    "markdown, ordered list with brackets": lambda s: as_markdown(s, note="{number}. [{number}] {words}"),
    "markdown, escaped brackets": lambda s: as_markdown(s, note="{number}. \\[{number}\\] {words}", mark=r"\\[\1\\]"),
}


@pytest.mark.hazard(80)
@pytest.mark.parametrize("rendering", sorted(RENDERINGS))
def test_every_rendering_gives_the_same_entry(sample: str, rendering: str) -> None:
    text = RENDERINGS[rendering](sample)

    assert shape(records.parse(text)) == shape(records.parse(sample))


def test_places_count_in_the_plain_rendering_of_a_page(sample: str) -> None:
    entry = records.parse(RENDERINGS["html, superscript links"](sample))

    assert all(entry.text[q.start : q.end] == q.text for c in entry.citations for q in c.quotes)
    assert all(entry.text[u.start : u.end] == u.written for c in entry.citations for u in c.urls)


def test_the_address_behind_a_linked_title_is_the_source() -> None:
    html = """<h1>Q1/2021 - Titel</h1><p>Ein Satz<sup>1</sup>.</p><ol class="footnotes">
    <li id="fn1"><a href="https://a.org/1">A linked title</a>, 2. Mai 2021</li></ol>"""

    citation = records.parse(html).citations[0]

    assert (citation.title, [url.url for url in citation.urls]) == ("A linked title", ["https://a.org/1"])


def test_an_address_shortened_for_the_eye_is_taken_from_its_link() -> None:
    html = """<h1>Q1/2021 - Titel</h1><p>Ein Satz<sup>1</sup>.</p><ol>
    <li>[1] A title, 2. Mai 2021, in: <a href="https://a.org/long/path/1.html">https://a.org/long…</a></li></ol>"""

    assert records.parse(html).citations[0].urls[0].url == "https://a.org/long/path/1.html"


def test_paragraphs_set_in_bold_are_headings() -> None:
    html = "<h1>Q1/2021 - Titel</h1><p><strong>Ein Treffen, 3. Mai 2021</strong></p><p>Man sprach. </p><p>Kurz</p>"

    assert [section.heading for section in records.parse(html).sections] == ["Ein Treffen, 3. Mai 2021"]


def test_square_metres_are_no_footnote_mark() -> None:
    html = "<h1>Q1/2021 - Titel</h1><p>Der Saal hat 200 m<sup>2</sup>.</p><p>Und einen Beleg<sup>1</sup>.</p>"

    assert records.parse(html).sections[0].marks == (1,)


def test_back_arrows_behind_notes_are_dropped() -> None:
    html = """<h1>Q1/2021 - Titel</h1><p>Ein Satz<sup>1</sup>.</p>
    <ol class="footnotes"><li id="fn1">A title, 2. Mai 2021, in: http://a.org/1 <a href="#r1">↩</a></li></ol>"""

    entry = records.parse(html)

    assert entry.text.endswith("http://a.org/1")


def test_the_header_of_a_page_is_left_out_even_where_no_article_is_marked() -> None:
    html = "<body><div>Name der Website</div><h1>Q1/2021 - Titel</h1><p>Ein Satz.</p><div>Noch einer.</div></body>"

    assert records.parse(html).text == "Q1/2021 - Titel\n\nEin Satz.\n\nNoch einer."


def test_a_title_may_be_a_plain_line_above_great_headings() -> None:
    entry = records.parse("Q1/2021 - Titel\n\n# Ein Treffen\n\nMan sprach.\n\n# Noch eines\n\nMan schwieg.")

    assert entry.title == "Q1/2021 - Titel"
    assert [section.heading for section in entry.sections] == ["Ein Treffen", "Noch eines"]


def test_nested_lists_and_paragraphs_of_one_note_are_kept_together() -> None:
    html = """<h1>Q1/2021 - Titel</h1><ul><li>Eins<ul><li>Darunter<sup>[1]</sup></li></ul></li></ul>
    <aside class="footnotes"><ol><li id="fn1"><p>A title, 2. Mai 2021, in: http://a.org/1</p>
    <p>Text (in Russisch) in: http://a.org/2</p></li></ol></aside>"""

    entry = records.parse(html)

    assert entry.sections[0].text == "Eins\n\nDarunter[1]"
    assert [url.url for url in entry.citations[0].urls] == ["http://a.org/1", "http://a.org/2"]


def test_front_matter_gives_title_and_tags() -> None:
    text = (
        '---\ntitle: "Q1/2021 - Titel"\ntags: [BRICS, SCO]\n---\n\n## Ein Treffen\n\nMan sprach[^a].\n\n[^a]: Bericht\n'
    )

    entry = records.parse(text)

    assert (entry.title, entry.tags) == ("Q1/2021 - Titel", ("BRICS", "SCO"))
    assert [citation.title for citation in entry.citations] == ["Bericht"]


@pytest.mark.parametrize(
    ("glued", "tags"),
    [
        ("Q4/2020BRICS", ("Q4/2020", "BRICS")),
        ("Q4/2020Digitale WirtschaftSCO", ("Q4/2020", "Digitale Wirtschaft", "SCO")),
        ("BRICS, SCO", ("BRICS", "SCO")),
        ("#BRICS #SCO", ("BRICS", "SCO")),
        ("BRICS\nSCO", ("BRICS", "SCO")),
    ],
)
def test_glued_and_listed_chips_are_taken_apart(glued: str, tags: tuple[str, ...]) -> None:
    text = f"Q4/2020 - Titel\n\nEin Satz[1].\nMehr zum Thema\n{glued}\n  1. [1] Eins, in: http://a.org/1"

    assert records.parse(text).tags == tags
