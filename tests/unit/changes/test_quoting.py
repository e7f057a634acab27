"""Whether quoted words still stand."""

import pytest

from chronicle import changes
from chronicle.changes import QuoteStateName, quoting, sentences
from chronicle.documents.model import PageKind, Reading
from fakes import readings

SENTENCE = "The member states underline that digital networks must stay open to every user of the region."
SECOND = "They agreed to set up a joint office that collects reports about serious incidents and shares them."
THIRD = "No delegation asked for a vote, and the text was adopted by common consent on the second day."
PAGE = readings.reading("An introduction stands here.", f"{SENTENCE} {SECOND}", THIRD, "A closing remark follows.")


def state(quote: str) -> QuoteStateName:
    return changes.find_quote(quote, PAGE).state


@pytest.mark.parametrize(
    "quote",
    [
        SENTENCE,
        f"„{SENTENCE}“",
        f"{SENTENCE} {SECOND}",
        f"{SENTENCE[:60]} … {THIRD}",
        f"{SENTENCE[:60]} [...] {THIRD}",
        f"{SENTENCE[:60]}... {THIRD}",
        f"{SENTENCE} (...) {THIRD}",
        f"{SECOND} {THIRD}",
        "serious incidents",
    ],
)
def test_words_that_stand_are_intact(quote: str) -> None:
    assert state(quote) == QuoteStateName.INTACT


@pytest.mark.hazard(29)
@pytest.mark.parametrize(
    "quote",
    [
        SENTENCE.replace("digital", "digi\u00adtal"),
        SENTENCE.replace("that digital", "that “digital”"),
        SENTENCE.replace(" must", ", must"),
        SENTENCE.replace("The member", "the member"),
        "17. " + SENTENCE,
        "a) " + SENTENCE,
    ],
)
def test_words_that_differ_in_typography_alone_are_cosmetic(quote: str) -> None:
    assert state(quote) == QuoteStateName.COSMETIC


@pytest.mark.parametrize(
    ("old", "new"),
    [("must stay", "must not stay"), ("stay open", "stay closed"), ("every user", "each user"), ("open to", "to")],
)
def test_one_other_word_is_altered(old: str, new: str) -> None:
    assert state(SENTENCE.replace(old, new)) == QuoteStateName.ALTERED


def test_an_altered_sentence_is_shown_whole_with_its_word_edits() -> None:
    page = readings.reading("Before it. " + SENTENCE.replace("every user", "12 users") + " After it.")

    segment = changes.find_quote(SENTENCE, page).segments[0]

    assert [(e.quoted, e.found) for e in segment.edits] == [("every user", "12 users")]
    assert segment.context == SENTENCE.replace("every user", "12 users")


def test_another_number_is_never_taken_for_a_paragraph_number() -> None:
    page = readings.reading("(3) " + SENTENCE)

    assert changes.find_quote("(2) " + SENTENCE, page).state == QuoteStateName.ALTERED


@pytest.mark.parametrize("quote", ["§ 4 applies to all goods of the list", "a share of 5 %", "of $ 30 for each"])
def test_signs_at_the_ends_of_a_quotation_belong_to_it(quote: str) -> None:
    page = readings.reading("Here § 4 applies to all goods of the list with a share of 5 % and a fee of $ 30 for each.")

    assert changes.find_quote(quote, page).state == QuoteStateName.INTACT


def test_a_number_that_became_a_share_is_altered() -> None:
    page = readings.reading("The fee for late reports amounts to a total of 5% of the sum.")

    assert changes.find_quote("amounts to a total of 5", page).state == QuoteStateName.ALTERED


@pytest.mark.hazard(32)
def test_a_missing_part_makes_it_partial() -> None:
    quote = f"{SENTENCE} … Observers from four neighbouring countries followed the talks as guests of the host."

    assert state(quote) == QuoteStateName.PARTIAL


def test_absent_words_are_gone() -> None:
    assert state("Observers from four neighbouring countries followed the talks as guests.") == QuoteStateName.GONE


@pytest.mark.hazard(31)
@pytest.mark.parametrize("furniture", ["Page 3 of 12", "Share Facebook Twitter", "[12]", "Harbour Forum, final text"])
def test_furniture_within_a_quoted_sentence_is_tolerated(furniture: str) -> None:
    head, tail = SENTENCE.split(" that ")
    page = readings.reading("First.", head, furniture, f"that {tail} {SECOND}")

    assert changes.find_quote(f"{SENTENCE} {SECOND}", page).state.stands


@pytest.mark.hazard(30)
def test_a_word_glued_in_a_pdf_still_stands() -> None:
    page = readings.reading(SENTENCE.replace("digital networks", "digitalnetworks"), media_type="application/pdf")

    assert changes.find_quote(SENTENCE, page).state == QuoteStateName.COSMETIC


@pytest.mark.hazard(30)
def test_a_word_divided_at_the_end_of_a_line_still_stands() -> None:
    page = readings.reading(SENTENCE.replace("underline", "under-\nline"))

    assert changes.find_quote(SENTENCE, page).state == QuoteStateName.COSMETIC


def test_words_found_in_a_linked_document_are_elsewhere() -> None:
    linked = readings.reading(SENTENCE, url="https://source.example/annex.pdf")
    page = readings.reading("Only an announcement stands here, the text itself is linked below.")

    found = changes.find_quote(SENTENCE, page, others=[linked])

    assert (found.state, found.url) == (QuoteStateName.ELSEWHERE, "https://source.example/annex.pdf")


def test_a_translation_is_another_language_and_not_gone() -> None:
    quote = "Die Mitgliedstaaten betonen, dass digitale Netze allen Menschen in der Region offenstehen müssen."

    assert state(quote) == QuoteStateName.OTHER_LANGUAGE


@pytest.mark.hazard(45)
@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (readings.reading("", notes=("no-text-layer",), kind=PageKind.EMPTY), "no-text-layer"),
        (readings.reading(""), "empty-page"),
        (readings.reading("Checking your browser", kind=PageKind.CHALLENGE), "challenge"),
    ],
)
def test_a_page_without_text_says_nothing_about_a_quotation(page: Reading, reason: str) -> None:
    found = changes.find_quote(SENTENCE, page)

    assert (found.state, found.reason) == (QuoteStateName.UNVERIFIABLE, reason)


def test_a_quotation_without_a_word_cannot_be_checked() -> None:
    assert changes.find_quote("„…“", PAGE).reason == "empty-quote"


def test_more_than_256_different_characters_are_no_hindrance() -> None:
    signs = "".join(chr(c) for c in range(0x4E00, 0x4E00 + 400))
    page = readings.reading(signs[:200] + "改" + signs[201:], language="zh")

    assert changes.find_quote(signs, page).state == QuoteStateName.ALTERED


def test_a_twin_that_stood_before_is_not_the_new_wording() -> None:
    twin = SENTENCE.replace("every user", "any state")
    before, after = readings.reading(SENTENCE, twin), readings.reading("Something else.", twin)

    now = quoting.without_lookalikes(changes.find_quote(SENTENCE, after), before)

    assert now.state == QuoteStateName.GONE


SHORT = "Callers are asked for their names."
DESK = readings.reading("The hotline opened in spring.", SHORT, "It is free of charge in all member states of the bay.")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("names", "numbers"),
        ("Callers", "Visitors"),
        ("asked", "never asked"),
        ("are asked for", "may be asked for"),
        ("their names", "names"),
    ],
)
def test_a_short_quotation_with_another_word_is_altered_and_not_gone(old: str, new: str) -> None:
    assert changes.find_quote(SHORT.replace(old, new), DESK).state == QuoteStateName.ALTERED


@pytest.mark.parametrize(("old", "new"), [("询问", "查阅"), ("应当", "不应"), ("三年", "五年")])
def test_a_short_chinese_quotation_with_another_word_is_altered(old: str, new: str) -> None:
    page = readings.reading("热线于春季开通。", "秘书处应当保存询问记录三年。", "所有成员国均可免费使用。")

    found = changes.find_quote("秘书处应当保存询问记录三年".replace(old, new), page)

    assert found.state == QuoteStateName.ALTERED


@pytest.mark.parametrize(
    "quote",
    [
        "Visitors are asked for their tickets.",
        "Callers are listed by region.",
        "They may keep the names.",
    ],
)
def test_a_short_quotation_that_shares_a_few_words_is_gone(quote: str) -> None:
    assert changes.find_quote(quote, DESK).state == QuoteStateName.GONE


def test_a_short_changed_quotation_with_two_possible_places_is_gone() -> None:
    page = readings.reading("Guests are asked for their names.", "Sailors are asked for their names.")

    found = changes.find_quote("Pilots are asked for their names.", page)

    assert found.state == QuoteStateName.GONE


def test_a_short_altered_quotation_shows_the_word_that_came() -> None:
    found = changes.find_quote(SHORT.replace("Callers", "Visitors"), DESK)

    assert [(e.quoted, e.found) for e in found.segments[0].edits] == [("Visitors", "Callers")]


@pytest.mark.parametrize("furniture", ["广告：本站早报每天送到您的信箱，欢迎订阅。", "延伸阅读：渡轮时刻表调整。"])
def test_furniture_within_a_short_chinese_sentence_is_tolerated(furniture: str) -> None:
    page = readings.reading("热线于春季开通。", "秘书处应当在年", furniture, "底以前公布第一份报告。")

    assert changes.find_quote("秘书处应当在年底以前公布第一份报告。", page).state.stands


def test_furniture_behind_an_opening_quotation_mark_is_tolerated() -> None:
    page = readings.reading(
        "The chair said: “", "Read also: ten gardens that are worth a detour.", "we open the door now.”"
    )

    assert changes.find_quote("The chair said: “we open the door now.”", page).state.stands


def test_a_name_written_as_one_word_is_altered_whatever_letters_stand_alone() -> None:
    page = readings.reading("The service is run by HarbourLink s. r. o. from its office in Oslo.")

    found = changes.find_quote("The service is run by Harbour Link s. r. o. from its office in Oslo.", page)

    assert found.state == QuoteStateName.ALTERED


def test_a_compound_that_is_left_of_a_sentence_is_not_its_remnant() -> None:
    page = readings.reading(
        "§ 11 Feststellungsverfahren", "Auf Antrag entscheidet das Gericht über den Hof.", language="de"
    )

    found = changes.find_quote("Feststellungsverfahren nach § 11 Abs. 1 Buchstabe g,", page)

    assert found.state == QuoteStateName.GONE


def test_chinese_paragraphs_as_long_as_a_line_are_not_lines_broken_by_hand() -> None:
    paragraph = "秘书处于星期三公布了关于共享网络的第一份年度报告，其中列出各成员国所收到的询问以及每次答复所用的时间。"

    assert not sentences.is_wrapped("\n".join([paragraph] * 12))


def test_a_text_whose_lines_end_within_sentences_is_broken_by_hand() -> None:
    lines = [
        "The secretariat published its first report on shared",
        "networks, which lists the inquiries that each state",
    ]

    assert sentences.is_wrapped("\n".join(lines * 6))


def test_furniture_before_a_dash_that_begins_the_next_line_is_tolerated() -> None:
    page = readings.reading(
        "Such an order is an exception", "Read also: ten gardens worth a detour.", "– wrote the chair."
    )

    assert changes.find_quote("Such an order is an exception – wrote the chair.", page).state.stands
