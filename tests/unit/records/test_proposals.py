import pytest

from chronicle import records
from chronicle.records import Entry, alignment, identity, proposals
from chronicle.records.proposals import Proposal

WRONG = "https://undocs.org/en/A/RES/75/269"
RIGHT = "https://undocs.org/en/A/RES/75/268"
TEXT = f"""\
Q1/2021 - Titel

15. SCO-Jahrestag, 16. Juni 2021

Die SCO feierte am 16. Juni 2021 ihren 20. Jahrestag[1]. Es gab eine Resolution[2]. Man sprach[3].

  1. [1] SCO celebrates its 20th anniversary, 16. Juni 2021, in: hhttp://eng.sectsco.org/news/20210615/765514.html
  2. [2] UN-Resolution 75/268, 25. März 2021, in: {WRONG}
  3. [3] Speech, 16. Juni 2021: „We agreed on all of it. In: http://a.org/3
"""


def proposed(text: str = TEXT) -> tuple[Entry, dict[str, Proposal]]:
    entry = records.parse(text, name="a")
    return entry, {p.kind.value: p for p in proposals.propose(entry, records.check([entry]))}


def carries(after: str, kind: str) -> bool:
    old, found = proposed()
    new = records.parse(after, name="a")
    keys = dict(zip(identity.citation_keys(old), (c.number for c in old.citations), strict=True))
    number = keys.get(found[kind].citation or "")
    moved = alignment.align_citations(old, new).get(number) if number else None
    return proposals.carried(found[kind], new, citation=new.citation(moved) if moved else None)


def test_a_proposal_is_made_of_each_defect_with_a_suggestion() -> None:
    _, found = proposed()

    assert set(found) == {"number-mismatch", "url-malformed", "ordinal-mismatch", "quote-unbalanced"}
    assert (found["number-mismatch"].before, found["number-mismatch"].after) == (WRONG, RIGHT)


def test_a_proposal_speaks_both_languages() -> None:
    _, found = proposed()

    assert found["number-mismatch"].words.de == f"Fußnote 2: „{WRONG}“ ersetzen durch „{RIGHT}“."
    assert found["number-mismatch"].words.en == f"In footnote 2, replace “{WRONG}” by “{RIGHT}”."


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("number-mismatch", WRONG, RIGHT),
        ("url-malformed", "hhttp://eng", "http://eng"),
        ("ordinal-mismatch", "15. SCO", "20. SCO"),
        ("quote-unbalanced", "all of it.", "all of it.“"),
    ],
)
def test_the_repair_is_noticed_in_a_revision(kind: str, before: str, after: str) -> None:
    assert carries(TEXT.replace(before, after), kind)


@pytest.mark.parametrize("kind", ["number-mismatch", "url-malformed", "ordinal-mismatch", "quote-unbalanced"])
def test_an_unchanged_entry_carries_nothing(kind: str) -> None:
    assert not carries(TEXT, kind)


def test_the_repair_is_noticed_under_another_number() -> None:
    repaired = TEXT.replace(WRONG, RIGHT)
    notes = repaired.replace("  1. [1]", "  9. [9]").replace("  2. [2]", "  1. [1]").replace("  9. [9]", "  2. [2]")

    assert carries(notes, "number-mismatch")


def test_another_change_of_the_same_address_does_not_carry_it() -> None:
    assert not carries(TEXT.replace(WRONG, "https://undocs.org/en/A/RES/75/270"), "number-mismatch")


def test_a_footnote_that_is_gone_does_not_carry_it() -> None:
    without = "\n".join(line for line in TEXT.split("\n") if not line.startswith("  2."))

    assert not carries(without, "number-mismatch")


def test_a_heading_reworded_while_it_is_repaired_carries_it() -> None:
    assert carries(TEXT.replace("15. SCO-Jahrestag, 16.", "20. SCO-Jahrestag in Peking, 16."), "ordinal-mismatch")


def test_a_missing_address_is_proposed_as_an_addition() -> None:
    text = "Q1/2021 - Titel\n\nEin Satz[1].\n\n[1] Resolution A/RES/75/268, 25. März 2021"
    entry, found = proposed(text)
    repaired = records.parse(f"{text}, in: {RIGHT}", name="a")

    assert found["url-missing"].words.en == f"In footnote 1, add “, in: {RIGHT}”."
    assert proposals.carried(found["url-missing"], repaired, citation=repaired.citations[0])
    assert not proposals.carried(found["url-missing"], entry, citation=entry.citations[0])


def test_a_proposal_keeps_its_key_when_the_check_runs_again() -> None:
    assert proposed()[1]["number-mismatch"].key == proposed()[1]["number-mismatch"].key
