"""What looks like noise and is content: each of these changes must be raised, whichever way it goes."""

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


CASES = [
    ("<p>Adopted by 12 votes.</p>", "<p>Adopted by 13 votes.</p>"),
    ("<p>Vote: 120 votes to 4.</p>", "<p>Vote: 102 votes to 4.</p>"),
    ("<p>The panel received 152 comments.</p>", "<p>The panel received 252 comments.</p>"),
    ("<table><tr><td>In favour<td>152 votes</table>", "<table><tr><td>In favour<td>125 votes</table>"),
    ("<p>The app had 3,000,000 downloads.</p>", "<p>The app had 9,000,000 downloads.</p>"),
    ("<p>Поступило 152 комментария.</p>", "<p>Поступило 252 комментария.</p>"),
    ("<p>会议共举行3次。</p>", "<p>会议共举行5次。</p>"),
    ("<p>Noch 30 Tage</p>", "<p>Noch 10 Tage</p>"),
    ("<p>Members online: 12 states</p>", "<p>Members online: 15 states</p>"),
    ("<p>Fine: $500</p>", "<p>Fine: $5000</p>"),
    ("<table><tr><td>Fine<td>EUR 20.5</table>", "<table><tr><td>Fine<td>EUR 10.5</table>"),
    ("<p>€ 1.200</p>", "<p>€ 2.100</p>"),
    ("<p>Budget: 3.5 EUR million</p>", "<p>Budget: 5.5 EUR million</p>"),
    ("<p>Frist: 3. Mai 2026, 12:00 Uhr</p>", "<p>Frist: 3. Mai 2026, 18:00 Uhr</p>"),
    ("<p>Meeting begins at 10:00.</p>", "<p>Meeting begins at 11:00.</p>"),
    ("<ul><li>11:00 Debate</ul>", "<ul><li>15:00 Debate</ul>"),
    ("<p>Session opens: Monday, 3 May 2026, 10:00</p>", "<p>Session opens: Monday, 10 May 2026, 10:00</p>"),
    ("<table><tr><td>A<td>12:30</table>", "<table><tr><td>A<td>12:45</table>"),
    ("<p>Genesis 10:12</p>", "<p>Genesis 11:12</p>"),
    ("<p>Abstimmung 12:30 angenommen</p>", "<p>Abstimmung 12:03 angenommen</p>"),
    ("<p>Monday, 3 May 2026</p>", "<p>Tuesday, 4 May 2026</p>"),
    ("<p>Montag, 3. Mai 2026</p>", "<p>Dienstag, 4. Mai 2026</p>"),
    ("<p>понедельник, 3 мая 2026</p>", "<p>вторник, 4 мая 2026</p>"),
    ("<p>2026年5月3日 星期一</p>", "<p>2026年5月4日 星期二</p>"),
    ("<p>Deal reached today, 3 May 2026</p>", "<p>Deal reached today, 5 May 2026</p>"),
    ("<p>Copyright Act 1998</p>", "<p>Copyright Act 2008</p>"),
    ("<p>Copyright Directive adopted in 2019.</p>", "<p>Copyright Directive adopted in 2021.</p>"),
    (
        "<p>All rights reserved to states since 1998 under the Charter</p>",
        "<p>All rights reserved to states since 2008 under the Charter</p>",
    ),
    ("<p>(c) 2001 states agreed</p>", "<p>(c) 2011 states agreed</p>"),
    ("<p>Law passed 3 years ago</p>", "<p>Law passed 8 years ago</p>"),
    ("<p>该法3年前生效。</p>", "<p>该法5年前生效。</p>"),
    ("<p>Beginn vor 3 Jahren</p>", "<p>Beginn vor 10 Jahren</p>"),
    ("<p>Закон принят 3 месяца назад.</p>", "<p>Закон принят 8 месяцев назад.</p>"),
    ("<p>Warming limit: 2 °C</p>", "<p>Warming limit: 3 °C</p>"),
    ("<p>Store below 5 °C</p>", "<p>Store below 9 °C</p>"),
    ("<table><tr><td>Facebook<td>12 %</table>", "<table><tr><td>Facebook<td>21 %</table>"),
    ("<table><tr><td>Telegram<td>12</table>", "<table><tr><td>Telegram<td>21</table>"),
    ("<p>Download 3</p>", "<p>Download 9</p>"),
    (
        "<p>Platforms blocked:</p><p>Facebook, Twitter</p>",
        "<p>Platforms blocked:</p><p>Facebook, Twitter, Telegram</p>",
    ),
    ("<p>Platforms blocked: Facebook, Twitter</p>", "<p>Platforms blocked: Facebook, Twitter, Telegram</p>"),
    (
        "<p>Platforms blocked:</p><ul><li>Facebook</li><li>Twitter</li></ul>",
        "<p>Platforms blocked:</p><ul><li>Facebook</li><li>Twitter</li><li>Telegram</li></ul>",
    ),
    ("<p>Заблокированы: Facebook, Telegram</p>", "<p>Заблокированы: Facebook</p>"),
    ("<p>Заблокированы:</p><ul><li>Facebook<li>Telegram</ul>", "<p>Заблокированы:</p><ul><li>Facebook</ul>"),
    ("<p>大</p>", "<p>小</p>"),
    ("<p>Official languages: English, Français</p>", "<p>Official languages: English</p>"),
    ("<p>Official languages:</p><ul><li>English<li>Français</ul>", "<p>Official languages:</p><ul><li>English</ul>"),
    ("<p>English, Français</p>", "<p>English, Русский</p>"),
    ("<p>152 votes</p>", ""),
    ("<p>Monday, 3 May 2026, 10:00</p>", ""),
    (
        "<p>The court fined the party 3 million euros because visitors had to sign up for the newsletter.</p>",
        "<p>The court fined the party 30 million euros because visitors had to sign up for the newsletter.</p>",
    ),
    (
        "<p>The regulator fined the firm 3 million because its banner said of cookies: accept all or leave.</p>",
        "<p>The regulator fined the firm 9 million because its banner said of cookies: accept all or leave.</p>",
    ),
    (
        "<p>The judge found that the banner on cookies was unlawful. Accept all was the only choice.</p>",
        "<p>The judge found that the banner on cookies was lawful. Accept all was the only choice.</p>",
    ),
    ("<p>Alle ablehnen die Klage</p>", "<p>Alle akzeptieren die Klage</p>"),
    (
        "<p>JavaScript must be banned in 3 years, the expert said at the meeting.</p>",
        "<p>JavaScript must be banned in 9 years, the expert said at the meeting.</p>",
    ),
    (
        "<p>Your browser is not supported by 3 of the 10 agencies</p>",
        "<p>Your browser is not supported by 9 of the 10 agencies</p>",
    ),
    ("<p>Mr. Bush said that the states agreed.</p>", "<p>Mr. bush said that the states agreed.</p>"),
    ("<p>The ministers of Turkey met them in May.</p>", "<p>The ministers of turkey met them in May.</p>"),
    ("<p>The firms Apple and Amazon were fined again.</p>", "<p>The firms apple and amazon were fined again.</p>"),
    (
        "<p>На выборах победила партия Родина без коалиции.</p>",
        "<p>На выборах победила партия родина без коалиции.</p>",
    ),
    ("<p>Все решили в парламенте страны.</p>", "<p>Всё решили в парламенте страны.</p>"),
    ("<p>Gestern haben die Grünen den Antrag gestellt.</p>", "<p>Gestern haben die grünen den Antrag gestellt.</p>"),
    ("<p>He asked the group who should pay for 3 years.</p>", "<p>He asked the group WHO should pay for 4 years.</p>"),
    ("<p>Missile hits: 12</p>", "<p>Missile hits: 15</p>"),
    ("<p>Country visits: 12</p>", "<p>Country visits: 14</p>"),
    ("<p>Shares: 12 %</p>", "<p>Shares: 15 %</p>"),
    ("<p>Updated rules apply from 3 May 2026</p>", "<p>Updated rules apply from 4 May 2026</p>"),
    ("<p>Stand: 12 Staaten</p>", "<p>Stand: 15 Staaten</p>"),
    ("<p>Effective date: 3 May 2026</p>", "<p>Effective date: 4 May 2026</p>"),
    ("<p>Deadline: 3 May 2026</p>", "<p>Deadline: 5 May 2026</p>"),
    ("<p>Срок: 3 мая 2026</p>", "<p>Срок: 5 мая 2026</p>"),
    ("<p>截止日期：2026年5月3日</p>", "<p>截止日期：2026年5月5日</p>"),
    ("<p>Штраф: 500 руб.</p>", "<p>Штраф: 5000 руб.</p>"),
    ("<p>罚款：500元</p>", "<p>罚款：5000元</p>"),
    ("<p>Updated: 3 states joined</p>", "<p>Updated: 4 states joined</p>"),
    ("<p>Курс на 2026 год: 3 цели</p>", "<p>Курс на 2026 год: 4 цели</p>"),
    ("<p>Votes: 152</p>", "<p>Votes: 252</p>"),
    ("<p>Ja: 120 Nein: 4</p>", "<p>Ja: 102 Nein: 4</p>"),
    ("<p>За: 120, против: 4</p>", "<p>За: 102, против: 4</p>"),
    ("<p>赞成：120票</p>", "<p>赞成：102票</p>"),
    ("<p>Telegram</p>", "<p>Facebook</p>"),
    ("<p>Twitter was blocked</p>", "<p>Facebook was blocked</p>"),
    ("<p>Open</p>", "<p>Close</p>"),
    ("<p>Angenommen</p>", "<p>Abgelehnt</p>"),
    ("<p>Yes</p>", "<p>No</p>"),
    ("<p>Published on 3 May 2026</p>", "<p>Published on 5 May 2026</p>"),
    ("<p>Beschlossen am 3. Mai 2026</p>", "<p>Beschlossen am 4. Mai 2026</p>"),
    ("<p>Copyright: 70 years</p>", "<p>Copyright: 50 years</p>"),
    ("<p>Accept</p>", "<p>Reject</p>"),
    ("<p>We use cookies to track 3 million visitors.</p>", "<p>We use cookies to track 9 million visitors.</p>"),
    ("<p>2 minutes</p>", "<p>3 minutes</p>"),
    ("<p>3 Minuten</p>", "<p>9 Minuten</p>"),
    ("<p>Next</p>", "<p>Back</p>"),
    ("<p>12 comments were made</p>", "<p>15 comments were made</p>"),
    ("<p>The act entered into force 3 years ago.</p>", "<p>The act entered into force 8 years ago.</p>"),
    ("<p>1 euro</p>", "<p>2 euro</p>"),
    ("<p>1 USD = 92.31 RUB was agreed</p>", "<p>1 USD = 93.31 RUB was agreed</p>"),
    ("<p>Article 12</p>", "<p>Article 13</p>"),
    ("<p>15 °C</p>", "<p>17 °C</p>"),
    ("<p>Time: 10:00</p>", "<p>Time: 11:00</p>"),
    ("<p>Uhrzeit: 10:00</p>", "<p>Uhrzeit: 11:00</p>"),
    ("<p>Session ID expired</p>", "<p>Session ID valid</p>"),
    ("<p>The fine is 1.200 euros now and then.</p>", "<p>The fine is 1,200 euros now and then.</p>"),
    ("<p>On 12/01/2021 it was signed by all.</p>", "<p>On 01/12/2021 it was signed by all.</p>"),
    ("<p>Он не вправе применять закон.</p>", "<p>Он вправе применять закон.</p>"),
    ("<p>The US agreed to it at once.</p>", "<p>The us agreed to it at once.</p>"),
    ("<p>It is re-signed by all of the states.</p>", "<p>It is resigned by all of the states.</p>"),
]


@pytest.mark.parametrize(("before", "after"), CASES)
def test_numbers_dates_and_names_in_content_are_raised(before: str, after: str) -> None:
    there = changes.compare(page(before), page(after))
    back = changes.compare(page(after), page(before))

    assert (there.is_change, back.is_change) == (True, True)


def test_a_notice_that_a_long_statement_was_withdrawn_is_a_change() -> None:
    """It is short, but it is what the page says now, and no page that came incomplete."""
    body = " ".join(f"The ministry explains point {n} of its position on networks at length." for n in range(40))
    notice = (
        "The ministry withdrew this statement on 3 May 2026 after talks with its partners and will publish another."
    )

    found = changes.compare(readings.reading("A statement", body), readings.reading("A statement", notice))

    assert found.is_change


@pytest.mark.parametrize(
    "rest", ["The ministry explains.", "This page has been withdrawn or the link is broken.", "Please try again later."]
)
def test_a_long_statement_of_which_little_is_left_is_incomplete(rest: str) -> None:
    body = " ".join(f"The ministry explains point {n} of its position on networks at length." for n in range(40))

    found = changes.compare(readings.reading("A statement", body), readings.reading("A statement", rest))

    assert (found.is_change, [held.kind for held in found.held_back]) == (False, ["incomplete"])
