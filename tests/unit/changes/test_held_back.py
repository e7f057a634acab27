"""What pages print about themselves, and other ways to write the same: listed, never raised."""

import pytest

from chronicle import changes, documents
from fakes import readings

PAGE = """<html lang="en"><head><title>Harbour Forum adopts rules</title></head><body><main><article>
<h1>Harbour Forum adopts rules</h1>{head}
<p>The Harbour Forum met in Lisbon and adopted a set of rules for networks that several states share.</p>
<p>Its chair opened the session and reminded delegates that earlier talks had ended without a text.</p>
<p>A working group of experts will examine how the rules relate to the convention of the year before.</p>
{foot}</article></main></body></html>"""


def page(foot: str = "", *, head: str = "") -> documents.Reading:
    """Return a page that has something before or behind three paragraphs."""
    return documents.read(PAGE.format(head=head, foot=foot).encode(), url="https://harbour.example/1")


OLD_NEWS = (
    "<ul><li><a href='/n/1'>Ministers meet in Oslo again</a></li>"
    "<li><a href='/n/2'>Ghana signs the pact today</a></li></ul>"
)
NEW_NEWS = (
    "<ul><li><a href='/n/3'>Harbour prices rise in June</a></li>"
    "<li><a href='/n/4'>Lisbon to host the next forum</a></li></ul>"
)
MAIL = "<p>Write to <a href='mailto:a@b.org'>a@b.org</a> for more details about it.</p>"
HIDDEN = "<p>Write to <a href='/cdn-cgi/l/email-protection'>[email&#160;protected]</a> for more details about it.</p>"
CASES = [
    ("<p>Last updated on 3 May 2026</p>", "<p>Last updated on 4 May 2026</p>"),
    ("<p>Page generated 3 May 2026 10:12:13</p>", "<p>Page generated 3 May 2026 10:12:55</p>"),
    ("<p>Stand: 3. Mai 2026</p>", "<p>Stand: 4. Mai 2026</p>"),
    ("<p>Zuletzt aktualisiert: 03.05.2026</p>", "<p>Zuletzt aktualisiert: 04.05.2026</p>"),
    ("<p>Heute ist der 3. Mai 2026</p>", "<p>Heute ist der 4. Mai 2026</p>"),
    ("<p>3 hours ago</p>", "<p>yesterday</p>"),
    ("<p>vor 3 Stunden</p>", "<p>gestern</p>"),
    ("<p>3 часа назад</p>", "<p>вчера</p>"),
    ("<p>2 min read</p>", "<p>3 min read</p>"),
    ("<p>Lesezeit: 3 Minuten</p>", "<p>Lesezeit: 4 Minuten</p>"),
    ("<p>浏览次数:123</p>", "<p>浏览次数:456</p>"),
    ("<p>阅读量 123</p>", "<p>阅读量 456</p>"),
    ("<p>Online now: 123</p>", "<p>Online now: 124</p>"),
    ("<p>Курс доллара 92,31 руб.</p>", "<p>Курс доллара 93,31 руб.</p>"),
    ("<p>1 доллар США 92,31</p>", "<p>1 доллар США 93,31</p>"),
    ("", "<p>This website uses cookies to give you the best experience.</p><button>Accept</button>"),
    (
        "",
        "<div><p>This website uses cookies to give you the best experience.</p><p><a href='#'>Accept all</a></p></div>",
    ),
    ("", "<p>Diese Website verwendet Cookies. Mit der weiteren Nutzung stimmen Sie zu.</p>"),
    ("", "<p>本网站使用Cookie以改善体验,继续浏览即表示您同意。</p>"),
    (
        "<h3>Most read</h3><ol><li>Ministers meet in Oslo again</li><li>Ghana signs the pact today</li></ol>",
        "<h3>Most read</h3><ol><li>Harbour prices rise in June</li><li>Lisbon to host the next forum</li></ol>",
    ),
    (
        "<h3>Related news</h3>" + OLD_NEWS,
        "<h3>Related news</h3>" + NEW_NEWS,
    ),
    (
        "<h3>Meistgelesen</h3>" + OLD_NEWS,
        "<h3>Meistgelesen</h3>" + NEW_NEWS,
    ),
    (
        "<p><a href='https://facebook.com/sharer?u=x'>Facebook</a></p>",
        "<p><a href='https://facebook.com/sharer?u=x'>Facebook</a> <a href='https://t.me/share?u=x'>Telegram</a></p>",
    ),
    ("<p>It was adopted on 12 January 2021 in Lisbon.</p>", "<p>It was adopted on 12/01/2021 in Lisbon.</p>"),
    ("<p>Решение принято 12 января 2021 года в Москве.</p>", "<p>Решение принято 12.01.2021 в Москве.</p>"),
    ("<p>该法于二〇二一年一月十二日通过。</p>", "<p>该法于2021-01-12通过。</p>"),
    ("<p>该法于2021年1月12日通过。</p>", "<p>该法于2021-01-12通过。</p>"),
    (
        "<h2>Next steps</h2><p>More will be said on this by the chair.</p>",
        "<h2>Next steps ¶</h2><p>More will be said on this by the chair.</p>",
    ),
    (
        "<h2>Next steps</h2><p>More will be said on this by the chair.</p>",
        "<h2>Next steps[edit]</h2><p>More will be said on this by the chair.</p>",
    ),
    (
        "<p>Write to a@b.org for more details about it.</p>",
        "<p>Write to a [at] b [dot] org for more details about it.</p>",
    ),
    (
        MAIL,
        HIDDEN,
    ),
    ("<p>Session ID: a8f7d9e2</p>", "<p>Session ID: b9f7d9e3</p>"),
    ("<p>The fund has 1,000 euros for each of them.</p>", "<p>The fund has 1 000 euros for each of them.</p>"),
    (
        "<p>Chapter A</p><p>The first is said to be the best.</p><p>The second is said to have more.</p>",
        "<p>The first is said to be the best.</p><p>The second is said to have more.</p><p>Chapter A</p>",
    ),
    ("<p>Views: 1,234 | Comments (5)</p>", "<p>Views: 1,240 | Comments (6)</p>"),
    ("<p>Posted 3 hours ago</p>", "<p>Posted 5 hours ago</p>"),
    ("<p>3 May 2026 · 5 min read · 1,200 views</p>", "<p>3 May 2026 · 5 min read · 1,300 views</p>"),
    ("<p>2026-05-03 10:00:12 来源：外交部 浏览次数：123</p>", "<p>2026-05-03 10:00:12 来源：外交部 浏览次数：456</p>"),
    ("<p>Просмотров: 123 Комментариев: 4</p>", "<p>Просмотров: 156 Комментариев: 5</p>"),
    ("<p>This page was last updated on 3 May 2026.</p>", "<p>This page was last updated on 4 May 2026.</p>"),
    ("<p>Last Updated: May 3, 2026</p>", "<p>Last Updated: May 4, 2026</p>"),
    ("<p>Aktualisiert am 3. Mai 2026 um 10:12 Uhr</p>", "<p>Aktualisiert am 4. Mai 2026 um 11:12 Uhr</p>"),
    ("<p>Обновлено 3 мая 2026 в 10:12</p>", "<p>Обновлено 4 мая 2026 в 11:12</p>"),
    ("<p>最后更新：2026年5月3日</p>", "<p>最后更新：2026年5月4日</p>"),
    ("<p>Stand: Mai 2026</p>", "<p>Stand: Juni 2026</p>"),
    ("<p>1 min ago</p>", "<p>2 min ago</p>"),
    ("<p>© 2024 The Harbour Forum. All rights reserved.</p>", "<p>© 2025 The Harbour Forum. All rights reserved.</p>"),
    ("<p>Copyright © 2019–2024 Harbour Forum</p>", "<p>Copyright © 2019–2025 Harbour Forum</p>"),
    ("<p>Visitors today: 123</p>", "<p>Visitors today: 140</p>"),
    ("<p>Besucher heute: 123</p>", "<p>Besucher heute: 140</p>"),
    ("<p>123 просмотра</p>", "<p>129 просмотров</p>"),
    ("<p>123次阅读</p>", "<p>456次阅读</p>"),
    ("<p>本文阅读量：123</p>", "<p>本文阅读量：456</p>"),
    ("<p>Сейчас на сайте: 12</p>", "<p>Сейчас на сайте: 14</p>"),
    ("<p>USD 92.31 EUR 101.20</p>", "<p>USD 92.41 EUR 101.50</p>"),
    ("<p>Ray ID: 8a7f9c1234</p>", "<p>Ray ID: 9b7f9c1234</p>"),
    ("<p>Zugriffe: 1.234</p>", "<p>Zugriffe: 1.240</p>"),
    ("<p>Page generated in 0.12 seconds</p>", "<p>Page generated in 0.15 seconds</p>"),
    ("<p>It was adopted on 3. Mai 2026 by all.</p>", "<p>It was adopted on 03.05.2026 by all.</p>"),
    ("<p>Contact: press (at) harbour (dot) org for all of it</p>", "<p>Contact: press@harbour.org for all of it</p>"),
    ("<p>Read more about the “rules”.</p>", '<p>Read more about the "rules".</p>'),
    (
        "<p>Datum: 3. Mai 2026, Seite zuletzt geändert: 4. Mai 2026</p>",
        "<p>Datum: 3. Mai 2026, Seite zuletzt geändert: 5. Mai 2026</p>",
    ),
    ("<p>Сегодня 3 мая 2026, воскресенье</p>", "<p>Сегодня 4 мая 2026, понедельник</p>"),
    ("<p>今天是2026年5月3日 星期日</p>", "<p>今天是2026年5月4日 星期一</p>"),
    ("<p>Today is Sunday, May 3, 2026</p>", "<p>Today is Monday, May 4, 2026</p>"),
    ("<p>an hour ago</p>", "<p>2 hours ago</p>"),
    ("<p>около 3 часов назад</p>", "<p>около 5 часов назад</p>"),
    ("<p>3小时前</p>", "<p>5小时前</p>"),
    ("<p>Wir verwenden Cookies. Alle akzeptieren</p>", "<p>Wir benutzen Cookies. Alle akzeptieren</p>"),
]


@pytest.mark.parametrize(("before", "after"), CASES)
def test_noise_is_listed_and_not_raised(before: str, after: str) -> None:
    there = changes.compare(page(before), page(after))
    back = changes.compare(page(after), page(before))

    assert (there.is_change or there.link_change, back.is_change or back.link_change) == (False, False)
    assert there.held_back


@pytest.mark.parametrize(("before", "after"), [("May 3, 2026", "May 4, 2026"), ("10:15", "12:40")])
def test_a_date_or_an_hour_alone_is_noise_only_at_the_head_of_a_text(before: str, after: str) -> None:
    """At its end it may be what the text says."""
    old, new = f"<p>{before}</p>", f"<p>{after}</p>"

    assert not changes.compare(page(head=old), page(head=new)).is_change
    assert changes.compare(page(old), page(new)).is_change


def test_held_back_stamps_are_shown_with_their_labels_and_places() -> None:
    before, after = page("<p>Views: 12</p>"), page("<p>Views: 15</p>")

    (held,) = changes.compare(before, after).held_back

    assert (held.before, held.after) == ("Views: 12", "Views: 15")
    assert before.text[held.before_start : held.before_end] == "Views: 12"


def test_short_blocks_that_changed_places_and_a_word_are_moved_and_edited() -> None:
    """They are not one block that became the other word by word."""
    first, second = "First: the fund pays 3 million.", "Second: the court sits in Riga."
    before = readings.reading("A line above them.", first, second)
    after = readings.reading("A line above them.", second.replace("Riga", "Oslo"), first.replace("3", "9"))

    found = changes.compare(before, after)

    assert [(e.before, e.after) for e in found.edits] in (
        [("3", "9"), ("Riga", "Oslo")],
        [("Riga", "Oslo"), ("3", "9")],
    )
    assert "moved" in {held.kind for held in found.held_back}
