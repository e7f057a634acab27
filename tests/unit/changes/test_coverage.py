"""Nothing that differs between two readings goes unlisted: it is raised or held back, with its place."""

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from chronicle import changes
from chronicle.changes.model import Comparison
from chronicle.documents.model import Reading
from fakes import readings

VOCABULARY = """
    the states agreed on rules not shall may 3 10 1,000 SCO UN who WHO Turkey turkey Bush network security „free“
    well-known 上海 合作 王毅 организация Все всё Erklärung Grünen … cooperation – (a) data 5% e-mail O'Neill a@b.org
    2021-01-12 12.01.2021 Facebook
"""
WORDS = st.sampled_from(VOCABULARY.split())
SENTENCE = st.lists(WORDS, min_size=1, max_size=9).map(lambda words: " ".join(words) + ".")
LINE = st.sampled_from(
    [
        "Views: 12",
        "Views: 15",
        "Share Facebook Twitter",
        "3 hours ago",
        "yesterday",
        "Facebook",
        "English",
        "Monday, 3 May 2026",
        "12:30",
        "© 2024 Harbour Forum",
        "Last updated on 3 May 2026",
        "Article 5",
        "Fine: $500",
        "Most read",
    ]
)
BLOCK = st.one_of(st.lists(SENTENCE, min_size=1, max_size=3).map(" ".join), LINE)
PAGE = st.lists(BLOCK, min_size=1, max_size=7)
MUTATION = st.sampled_from(
    ["word", "drop", "add", "swap", "case", "quotes", "blanks", "comma", "split", "join", "line", "hyphen"]
)
QUICK = settings(max_examples=60, deadline=None)
Mutation = tuple[str, int, int, str]
MUTATIONS = st.lists(st.tuples(MUTATION, st.integers(0, 99), st.integers(0, 99), st.one_of(WORDS, LINE)), max_size=5)


def mutated(blocks: list[str], mutations: list[Mutation]) -> list[str]:
    """Return a page after several changes at once."""
    page = list(blocks)
    for kind, where, at, word in mutations:
        page = MUTATIONS_BY_NAME[kind](page, where % len(page), at, word) or ["Nothing is left."]
    return page


def _in_block(page: list[str], n: int, text: str) -> list[str]:
    return [*page[:n], *([text] if text.strip() else []), *page[n + 1 :]]


def _word(page: list[str], n: int, at: int, word: str) -> list[str]:
    words = page[n].split(" ")
    return _in_block(page, n, " ".join([*words[: at % len(words)], word, *words[at % len(words) + 1 :]]))


def _drop(page: list[str], n: int, at: int, _: str) -> list[str]:
    words = page[n].split(" ")
    return _in_block(page, n, " ".join([*words[: at % len(words)], *words[at % len(words) + 1 :]]))


def _add(page: list[str], n: int, _: int, word: str) -> list[str]:
    return [*page[:n], word, *page[n:]]


def _swap(page: list[str], n: int, at: int, _: str) -> list[str]:
    other = at % len(page)
    return [page[other] if i == n else page[n] if i == other else block for i, block in enumerate(page)]


def _case(page: list[str], n: int, at: int, _: str) -> list[str]:
    words = page[n].split(" ")
    place = at % len(words)
    return _in_block(page, n, " ".join([*words[:place], words[place].swapcase(), *words[place + 1 :]]))


def _quotes(page: list[str], n: int, _: int, __: str) -> list[str]:
    return _in_block(page, n, page[n].replace("„", "«").replace("“", "»").replace("–", "-").replace("…", "..."))


def _blanks(page: list[str], n: int, at: int, _: str) -> list[str]:
    return _in_block(page, n, page[n].replace(" ", "\u00a0 "[at % 2] * (1 + at % 3), 1 + at % 4))


def _comma(page: list[str], n: int, at: int, _: str) -> list[str]:
    return _in_block(page, n, page[n].replace(" ", ", ", 1 + at % 3))


def _split(page: list[str], n: int, at: int, _: str) -> list[str]:
    words = page[n].split(" ")
    place = at % len(words)
    return [*page[:n], *(half for half in (" ".join(words[:place]), " ".join(words[place:])) if half), *page[n + 1 :]]


def _join(page: list[str], n: int, _: int, __: str) -> list[str]:
    return [*page[:n], " ".join(page[n : n + 2]), *page[n + 2 :]]


def _hyphen(page: list[str], n: int, at: int, _: str) -> list[str]:
    place = at % max(1, len(page[n]))
    return _in_block(page, n, page[n][:place] + "\u00ad" + page[n][place:])


MUTATIONS_BY_NAME = {
    "word": _word,
    "drop": _drop,
    "add": _add,
    "swap": _swap,
    "case": _case,
    "quotes": _quotes,
    "blanks": _blanks,
    "comma": _comma,
    "split": _split,
    "join": _join,
    "line": _add,
    "hyphen": _hyphen,
}


def spans(comparison: Comparison) -> Iterator[tuple[int | None, int | None, int | None, int | None]]:
    """Return the places of all that is raised or held back."""
    for edit in comparison.edits:
        yield edit.before_start, edit.before_end, edit.after_start, edit.after_end
    for held in comparison.held_back:
        yield held.before_start, held.before_end, held.after_start, held.after_end


def outside(reading: Reading, ranges: list[tuple[int | None, int | None]]) -> list[tuple[int, str]]:
    """Return the characters of a reading's blocks outside of ranges, with their places; blanks aside."""
    covered = {n for a, b in ranges if a is not None and b is not None for n in range(a, b)}
    inside = {n for block in reading.blocks for n in range(block.start, block.end)}
    return [(n, c) for n, c in enumerate(reading.text) if n in inside and n not in covered and not c.isspace()]


def applied(before: Reading, after: Reading, comparison: Comparison) -> str:
    """Return the new text as what is raised and held back make it out of the old one, blanks aside."""
    places = list(spans(comparison))
    kept = iter(outside(before, [(a, b) for a, b, _, _ in places]))
    come = sorted({(c, d) for _, _, c, d in places if c is not None and d is not None and d > c})
    text, position = "", 0
    for start, end in come:
        gap = outside(after, [(0, position), (start, len(after.text))])
        text += "".join(next(kept, (0, "?"))[1] for _ in gap)
        text += after.text[max(position, start) : max(position, end)]
        position = max(position, end)
    return "".join((text + "".join(c for _, c in kept)).split())


@QUICK
@given(PAGE, MUTATIONS)
def test_the_old_text_with_all_that_is_listed_is_the_new_text(blocks: list[str], mutations: list[Mutation]) -> None:
    """Character by character: what is neither raised nor held back is the same on both sides, in the same order."""
    before, after = readings.reading(*blocks), readings.reading(*mutated(blocks, mutations))

    comparison = changes.compare(before, after)

    assert applied(before, after, comparison) == "".join(after.text.split())


@QUICK
@given(PAGE, MUTATIONS)
def test_what_is_held_back_stands_where_it_is_said_to_stand(blocks: list[str], mutations: list[Mutation]) -> None:
    before, after = readings.reading(*blocks), readings.reading(*mutated(blocks, mutations))

    for held in changes.compare(before, after).held_back:
        assert held.before_start is None or before.text[held.before_start : held.before_end] == held.before
        assert held.after_start is None or after.text[held.after_start : held.after_end] == held.after
        assert held.place


@QUICK
@given(PAGE, PAGE, MUTATIONS)
def test_both_directions_agree_on_whether_there_is_a_change(
    one: list[str], other: list[str], mutations: list[Mutation]
) -> None:
    before = readings.reading(*one)
    for after in (readings.reading(*other), readings.reading(*mutated(one, mutations))):
        assert changes.compare(before, after).is_change == changes.compare(after, before).is_change


@QUICK
@given(PAGE, MUTATIONS)
def test_a_text_that_differs_is_never_called_unchanged(blocks: list[str], mutations: list[Mutation]) -> None:
    """White space inside a line aside, every difference is listed."""
    before, after = readings.reading(*blocks), readings.reading(*mutated(blocks, mutations))

    comparison = changes.compare(before, after)

    assert before.text == after.text or comparison.edits or comparison.held_back
