"""What of a page is main text, in four languages and several ways of building pages."""

from collections.abc import Callable

import pytest

from chronicle import documents
from chronicle.documents import BlockKind, ReadingRules, Selectors

URL = "https://example.org/news/20201110/1.html"
TEXTS = {
    "en": [
        "The heads of state met by video on Tuesday, and they adopted a declaration on security in information space.",
        "They asked the experts of the open-ended working group to go on with their work, and to report next year.",
        "No state should use these technologies against the peace of another, the text says in its third chapter.",
    ],
    "de": [
        "Die Staatschefs trafen sich am Dienstag per Video und verabschiedeten eine Erklärung zur Sicherheit im Netz.",
        "Sie baten die Fachleute der offenen Arbeitsgruppe, ihre Arbeit fortzusetzen und 2021 zu berichten.",
        "Kein Staat soll diese Technik gegen den Frieden eines anderen einsetzen, heißt es im dritten Kapitel.",
    ],
    "ru": [
        "Главы государств встретились во вторник по видеосвязи и приняли заявление о безопасности в сети.",
        "Они поручили экспертам рабочей группы открытого состава продолжить работу и доложить в следующем году.",
        "Ни одно государство не должно применять эти технологии против мира другого, говорится в третьей главе.",
    ],
    "zh": [
        "各国领导人星期二通过视频举行会晤，通过了关于信息空间安全的声明，并就下一步工作交换了意见。",
        "领导人要求开放式工作组的专家继续开展工作，明年提交报告，报告应包括各方的具体建议。",
        "声明第三章指出，任何国家都不应利用这些技术破坏别国的和平与稳定，各方对此表示一致同意。",
    ],
}
TITLES = {
    "en": "Leaders adopt a declaration on the net",
    "de": "Staatschefs verabschieden Erklärung zum Netz",
    "ru": "Главы государств приняли заявление о сети",
    "zh": "各国领导人通过关于网络安全的声明",
}
MENU = "".join(f'<li><a href="/s{n}">Section {n}</a></li>' for n in range(12))
RELATED = "".join(
    f'<div class="card"><a href="/r{n}">Another article about something else {n}</a><p>Its first words.</p></div>'
    for n in range(4)
)
FOOTER = "<p>© 2020 The Example. All rights reserved. Contact us by mail, by phone, or come and see us.</p>"


def modern(language: str) -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in TEXTS[language])
    return (
        f"<html lang={language}><head><title>{TITLES[language]} | The Example</title></head><body>"
        f"<nav><ul>{MENU}</ul></nav><main><article><h1>{TITLES[language]}</h1>"
        f"<p class=meta>10.11.2020 | Staff</p>{text}</article>"
        f"<section class='more'>{RELATED}</section></main><aside><p>Subscribe to our letter, it is free.</p></aside>"
        f"<footer>{FOOTER}</footer></body></html>"
    )


def tables(language: str) -> str:
    text = "<br><br>".join(TEXTS[language])
    menu = "".join(f'<a href="/s{n}">Section {n}</a> | ' for n in range(12))
    return (
        f"<html><head><title>{TITLES[language]}</title></head><body><table><tr><td>{menu}</td></tr><tr><td width=20%>"
        f"<ul>{MENU}</ul></td><td><font size=4><b>{TITLES[language]}</b></font><br><br>{text}</td></tr>"
        f"<tr><td colspan=2><font size=1>{FOOTER}</font></td></tr></table></body></html>"
    )


def read(html: str, rules: ReadingRules | None = None) -> documents.Reading:
    return documents.read(html.encode(), url=URL, media_type="text/html", rules=rules)


@pytest.mark.parametrize("language", TEXTS)
def test_the_paragraphs_of_an_article_are_the_main_text(language: str) -> None:
    reading = read(modern(language))

    assert [block.text for block in reading.blocks] == TEXTS[language]


@pytest.mark.parametrize("language", TEXTS)
def test_the_paragraphs_of_a_page_of_tables_are_the_main_text(language: str) -> None:
    reading = read(tables(language))

    assert [block.text for block in reading.blocks][-3:] == TEXTS[language]
    assert "Section 3" not in reading.text
    assert "All rights" not in reading.text


@pytest.mark.parametrize("build", [modern, tables])
@pytest.mark.parametrize("language", TEXTS)
def test_the_language_is_that_of_the_main_text(language: str, build: Callable[[str], str]) -> None:
    assert read(build(language)).language == language


@pytest.mark.parametrize("language", TEXTS)
def test_the_title_is_the_article_s_and_not_the_site_s(language: str) -> None:
    reading = read(modern(language))

    assert reading.title == TITLES[language]


def test_the_whole_body_stays_searchable() -> None:
    body_text = read(modern("en")).body_text

    assert all(words in body_text for words in ("Section 3", "All rights reserved", "Another article", *TEXTS["en"]))


def test_scripts_and_templates_are_no_text() -> None:
    html = modern("en").replace(
        "</article>", "<script>var hidden=1</script><style>p{}</style><template>tmpl</template></article>"
    )

    body_text = read(html).body_text

    assert not any(word in body_text for word in ("hidden", "p{}", "tmpl"))


def test_blocks_stand_at_their_offsets_in_the_text() -> None:
    reading = read(modern("ru"))

    assert reading.text == "\n\n".join(TEXTS["ru"])
    assert all(reading.text[block.start : block.end] == block.text for block in reading.blocks)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Section 3", "Section three"),
        (RELATED, RELATED + RELATED.replace("/r", "/q")),
        (
            "<aside>",
            "<aside><p>A new box, full of words that nobody asked for, and with a few sentences more. Really.</p>",
        ),
        (FOOTER, FOOTER + FOOTER),
        (
            "<main>",
            "<div class=cookie-banner><p>We use cookies, and we tell you so in one long sentence.</p></div><main>",
        ),
    ],
)
def test_furniture_that_changes_leaves_text_and_paths_alone(old: str, new: str) -> None:
    before, after = read(modern("en")), read(modern("en").replace(old, new))

    assert (before.text, [b.path for b in before.blocks]) == (after.text, [b.path for b in after.blocks])


def test_paths_of_other_paragraphs_stay_when_one_is_reworded() -> None:
    before, after = read(modern("en")), read(modern("en").replace("third chapter", "last chapter"))

    assert [b.path for b in before.blocks] == [b.path for b in after.blocks]


def test_paths_begin_at_a_lasting_id() -> None:
    reading = read(modern("en").replace("<article>", "<article id=content>"))

    assert [block.path for block in reading.blocks] == [
        "article#content/p[2]",
        "article#content/p[3]",
        "article#content/p[4]",
    ]


def test_kinds_of_blocks_are_told_apart() -> None:
    extra = (
        "<h2>A heading</h2><ul><li>An item, with a sentence in it.</li></ul><blockquote>He said so, and it was noted."
        "</blockquote><table><tr><td>2020</td><td>1,000</td></tr><tr><td>2021</td><td>2,000</td></tr></table>"
    )

    kinds = [block.kind for block in read(modern("en").replace("</article>", f"{extra}</article>")).blocks[3:]]

    assert kinds == [BlockKind.HEADING, BlockKind.ITEM, BlockKind.QUOTE, BlockKind.ROW, BlockKind.ROW]


def test_a_row_of_a_table_is_one_block() -> None:
    extra = "<table><tr><th>Year</th><th>Members</th></tr><tr><td>2020</td><td>eight</td></tr></table>"

    reading = read(modern("en").replace("</article>", f"{extra}</article>"))

    assert [block.text for block in reading.blocks[-2:]] == ["Year\tMembers", "2020\teight"]


@pytest.mark.hazard(39)
def test_captions_are_no_main_text_and_no_evidence_of_language() -> None:
    caption = "<figure><img src=x><figcaption>Генеральный секретарь встретился с послом.</figcaption></figure>"

    reading = read(modern("en").replace("<p>", f"{caption}<p>", 1))

    assert (reading.text, reading.language) == ("\n\n".join(TEXTS["en"]), "en")
    assert "Генеральный" in reading.body_text


def test_an_abstract_in_a_box_of_its_own_is_main_text() -> None:
    lead = (
        "<div class=lead-box><p>In short: the leaders met, and they agreed on more than anybody had thought.</p></div>"
    )
    html = modern("en").replace("</h1>", f"</h1>{lead}<div class=text>").replace("</article>", "</div></article>")

    assert read(html).text.startswith("In short: the leaders met")


@pytest.mark.parametrize(
    "line", ["Effective 1 January 2021", "In Kraft seit 2021", "NOTA Nº 143/2020", "A/RES/75/268", "第5号"]
)
def test_lines_that_say_something_stay_above_the_text(line: str) -> None:
    html = modern("en").replace("</h1>", f"</h1><p>{line}</p>")

    assert [block.text for block in read(html).blocks] == [line, *TEXTS["en"]]


def test_a_hidden_box_is_not_main_text_but_searchable() -> None:
    hidden = "<div style='display: none'><p>This is a sentence that nobody sees, unless a script shows it.</p></div>"

    reading = read(modern("en").replace("</article>", f"{hidden}</article>"))

    assert reading.text == "\n\n".join(TEXTS["en"])
    assert "nobody sees" in reading.body_text


def test_an_article_that_a_script_reveals_is_main_text() -> None:
    html = modern("en").replace("<article>", "<article hidden>")

    assert read(html).text == "\n\n".join(TEXTS["en"])


def test_comments_are_not_main_text_even_where_they_are_longer() -> None:
    comments = "".join(
        f"<div class=comment><p>I think, dear editors, that this is wrong in every way. {n}</p></div>"
        for n in range(30)
    )
    html = modern("en").replace("</article>", f"</article><div id=comments>{comments}</div>")

    assert read(html).text == "\n\n".join(TEXTS["en"])


def test_a_single_line_break_stays_inside_a_paragraph() -> None:
    html = modern("en").replace("by video on Tuesday, and", "by video<br>on Tuesday, and")

    assert read(html).blocks[0].text.startswith("The heads of state met by video\non Tuesday")


@pytest.mark.hazard(29)
def test_invisible_characters_are_kept_for_display() -> None:
    html = modern("en").replace("third chapter", "third\u00a0chap\u00adter")

    assert "third\u00a0chap\u00adter" in read(html).text


def test_hidden_mail_addresses_are_read() -> None:
    html = modern("en").replace(
        "third chapter",
        'third chapter by <a class="__cf_email__" data-cfemail="4b2a0b296528">[email&#160;protected]</a>',
    )

    assert "third chapter by a@b.c" in read(html).text


def test_a_mail_address_hidden_in_a_link_is_read() -> None:
    link = '<a href="/cdn-cgi/l/email-protection#c3aaada5ac83a6bba2aeb3afa6eda0acae">[email&#160;protected]</a>'
    html = modern("en").replace(
        "</article>", f"<p>Write to {link} before the end of May, and we will answer.</p></article>"
    )

    assert "Write to info@example.com before" in documents.read(html.encode(), url=URL, media_type="text/html").text


def test_declared_selectors_go_before_every_guess() -> None:
    rules = ReadingRules(selectors=Selectors(select=("section.more",), drop=(".card:first-child",)))

    reading = read(modern("en"), rules)

    assert reading.text.startswith("Another article about something else 1")
    assert TEXTS["en"][0] not in reading.text


def test_a_declared_selector_that_matches_nothing_leaves_the_guess() -> None:
    reading = read(modern("en"), ReadingRules(selectors=Selectors(select=("#nowhere", "p[["))))

    assert reading.text == "\n\n".join(TEXTS["en"])


def test_dropped_elements_leave_the_text_after_them() -> None:
    html = modern("en").replace("third chapter", "third <b class=clock>12:30</b> chapter")

    reading = read(html, ReadingRules(selectors=Selectors(drop=(".clock",))))

    assert "12:30" not in reading.body_text
    assert "third chapter" in reading.text


def test_words_in_a_dropped_element_can_still_be_quoted() -> None:
    said = "The ministers agreed that every network is governed by those who use it."
    html = modern("en").replace("</main>", f"<div class=box><p>{said}</p></div></main>")

    reading = read(html, ReadingRules(selectors=Selectors(drop=(".box",))))

    assert said in reading.body_text
    assert said not in reading.text


def test_plain_text_is_paragraphs() -> None:
    reading = documents.read(
        b"# Titel\r\n\r\nErster Absatz,\r\nzweite Zeile.\r\n\r\n\r\n- Punkt", url=URL, media_type="text/plain"
    )

    assert [(b.kind, b.text) for b in reading.blocks] == [
        (BlockKind.HEADING, "# Titel"),
        (BlockKind.PARAGRAPH, "Erster Absatz,\nzweite Zeile."),
        (BlockKind.ITEM, "- Punkt"),
    ]
