import pytest

from chronicle import records
from chronicle.records import identity

NOTE = "Leaders meet, 3. März 2021: „They agreed on it.“ In: http://eng.sectsco.org/news/20210303/727237.html"


def entry(*notes: str, title: str = "Q1/2021 - Tadschikische SCO-Präsidentschaft", first: int = 1) -> records.Entry:
    numbered = list(enumerate(notes, start=first))
    marks = "".join(f"[{number}]" for number, _ in numbered)
    listed = "\n".join(f"[{number}] {words}" for number, words in numbered)
    return records.parse(f"{title}\n\nEin Satz{marks}.\n\n{listed}")


def key(words: str, *, first: int = 1) -> str:
    return identity.citation_key(entry(words, first=first).citations[0])


def test_the_slug_names_quarter_and_title() -> None:
    assert identity.slug(entry(NOTE, title="Q4/2020 - Russische BRICS- & SCO-Präsidentschaft")) == (
        "2020-q4-russische-brics-sco-praesidentschaft"
    )


def test_a_title_in_another_script_has_a_slug_too() -> None:
    assert identity.slug(entry(NOTE, title="上海合作组织"))


def test_a_citation_key_does_not_know_the_number() -> None:
    assert key(NOTE) == key(NOTE, first=7)


def test_a_repaired_or_aliased_address_and_other_marks_keep_the_key() -> None:
    assert key(NOTE.replace("http://", "hhttp://")) == key(NOTE)
    assert key(NOTE.replace("/news/20210303/", "/20210303/")) == key(NOTE)
    assert key(NOTE.replace("„", "“").replace("on it.“", "on  it.”")) == key(NOTE)


def test_another_title_address_or_quotation_is_another_key() -> None:
    others = {
        key(NOTE.replace("Leaders", "Ministers")),
        key(NOTE.replace("727237", "1")),
        key(NOTE.replace("it", "us")),
    }

    assert len(others | {key(NOTE)}) == 4


def test_two_footnotes_that_say_the_same_have_different_keys() -> None:
    keys = identity.citation_keys(entry(NOTE, NOTE, NOTE))

    assert len(set(keys)) == 3


def test_a_quotation_of_the_text_does_not_change_the_footnotes_key() -> None:
    quoted = records.parse(f"Q1/2021 - Titel\n\nEr sagte: „Das werden wir niemals dulden.“[1]\n\n[1] {NOTE}").citations[
        0
    ]

    assert len(quoted.quotes) == 2
    assert identity.citation_key(quoted) == key(NOTE)


def test_a_quote_key_tells_quotations_apart_but_not_their_typography() -> None:
    [one], [two] = (entry(words).citations[0].quotes for words in (NOTE, NOTE.replace("agreed on", "agreed  on")))

    assert identity.quote_key("c", one) == identity.quote_key("c", two)
    assert identity.quote_key("c", one) != identity.quote_key("d", one)


@pytest.mark.hazard(80)
def test_a_renamed_entry_is_known_by_its_footnotes() -> None:
    notes = [NOTE.replace("Leaders", name) for name in ("Leaders", "Ministers", "Experts")]

    assert identity.same_entry(entry(*notes), entry(*notes, title="Q1/2021 - Die SCO unter neuem Vorsitz"))


def test_entries_of_different_quarters_are_different() -> None:
    one = entry(NOTE, title="Q1/2021 - Tadschikische SCO-Präsidentschaft")
    two = entry(NOTE.replace("Leaders", "Ministers"), title="Q2/2021 - Tadschikische SCO-Präsidentschaft")

    assert not identity.same_entry(one, two)


def test_a_rewritten_entry_of_the_same_title_is_the_same() -> None:
    assert identity.same_entry(entry(NOTE), entry(NOTE.replace("Leaders", "Ministers"), "Another, in: http://a.org/2"))
