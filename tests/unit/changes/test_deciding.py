"""How visits end, and what becomes a finding."""

import dataclasses
from datetime import timedelta

import pytest

from chronicle import changes
from chronicle.changes import (
    Decided,
    DocumentState,
    Fetched,
    FindingKind,
    Level,
    OutcomeKind,
    PendingFinding,
    PendingVerdict,
    QuoteStateName,
)
from chronicle.documents.model import ListingItem, PageKind, Reading
from fakes import documents, readings

RULES = changes.DecideRules()
FILLER = (
    "The secretary-general opened the meeting in the morning and thanked the hosts for their hospitality.",
    "Delegations from all member states took part in the discussion, which lasted for two full days.",
    "A further meeting of the experts is planned for the coming autumn in the capital of the host country.",
)
QUOTED = "The member states agreed that all rules of responsible behaviour shall apply to every network."
ALTERED = "The member states agreed that all rules of responsible behaviour shall not apply to every network."
PAGE = readings.reading(*FILLER, QUOTED)


def page(*paragraphs: str, kind: PageKind = PageKind.ARTICLE, language: str | None = "en") -> Reading:
    return readings.reading(*FILLER, *paragraphs, kind=kind, language=language)


def decide(state: DocumentState, fetched: Fetched, reading: Reading | None = None) -> Decided:
    return changes.decide(state, fetched, reading, now=documents.NOW, rules=RULES)


def kinds(decided: Decided) -> list[FindingKind]:
    return [f.kind for f in decided.findings]


def test_the_first_good_visit_takes_stock_and_finds_nothing() -> None:
    quote = documents.quote(QUOTED, last=None, good=False)

    decided = decide(documents.state(quotes=[quote]), documents.fetched(), PAGE)

    assert (decided.outcome.kind, decided.keep_reading, decided.findings) == (OutcomeKind.NEW, True, ())
    assert [q.state.state for q in decided.quote_states] == [QuoteStateName.INTACT]


def test_an_unmodified_page_is_the_same() -> None:
    decided = decide(documents.state(PAGE), documents.fetched(304, not_modified=True))

    assert (decided.outcome.kind, decided.keep_reading) == (OutcomeKind.SAME, False)


@pytest.mark.parametrize("status", [200, 304])
def test_a_quotation_that_is_new_to_a_visited_page_is_looked_for_even_when_nothing_changed(status: int) -> None:
    """An entry was imported later: the first look takes stock, and is no finding."""
    quote = documents.quote(QUOTED, last=None, good=False)

    decided = decide(documents.state(PAGE, quotes=[quote]), documents.fetched(status, not_modified=True))

    assert [q.state.state for q in decided.quote_states] == [QuoteStateName.INTACT]
    assert (decided.outcome.kind, decided.findings) == (OutcomeKind.SAME, ())


def test_a_quotation_that_was_looked_for_before_is_left_alone_on_an_unmodified_page() -> None:
    state = documents.state(PAGE, quotes=[documents.quote(QUOTED)])

    assert decide(state, documents.fetched(304, not_modified=True)).quote_states == ()


def test_an_equal_reading_is_the_same_and_lists_what_was_held_back() -> None:
    decided = decide(documents.state(page(QUOTED, "Views: 10")), documents.fetched(), page(QUOTED, "Views: 12"))

    assert decided.outcome.kind == OutcomeKind.SAME
    assert decided.comparison is not None
    assert [h.kind for h in decided.comparison.held_back] == ["counter"]


@pytest.mark.hazard(41)
def test_an_inserted_not_in_a_quotation_is_urgent_and_waits_for_a_second_visit() -> None:
    state = documents.state(PAGE, quotes=[documents.quote(QUOTED)])

    decided = decide(state, documents.fetched(), page(ALTERED))

    assert kinds(decided) == [FindingKind.QUOTE_ALTERED]
    assert (decided.findings[0].level, decided.findings[0].confirmed) == (Level.URGENT, False)
    assert decided.confirm_after == RULES.confirm_after


def test_a_quotation_that_we_never_saw_standing_is_no_finding() -> None:
    state = documents.state(PAGE, quotes=[documents.quote(QUOTED, last=QuoteStateName.GONE, good=False)])

    decided = decide(state, documents.fetched(), page(ALTERED))

    assert FindingKind.QUOTE_ALTERED not in kinds(decided)


def test_a_removed_quotation_is_gone_on_a_day_and_never_called_deleted() -> None:
    state = documents.state(PAGE, quotes=[documents.quote(QUOTED)])

    decided = decide(state, documents.fetched(), page())

    assert FindingKind.QUOTE_GONE in kinds(decided)
    assert "was not found on 9 March 2026" in decided.findings[0].summary.en
    assert "am 9. März 2026 nicht mehr gefunden" in decided.findings[0].summary.de


def test_a_quotation_that_returns_is_restored() -> None:
    state = documents.state(page(ALTERED), quotes=[documents.quote(QUOTED, last=QuoteStateName.ALTERED)])

    decided = decide(state, documents.fetched(), PAGE)

    assert FindingKind.QUOTE_RESTORED in kinds(decided)


@pytest.mark.hazard(79)
def test_a_translated_quotation_is_never_gone() -> None:
    text = "Die Staaten einigten sich darauf, dass alle Regeln gelten sollen."
    quote = documents.quote(text, last=None, good=False, translated=True)

    decided = decide(documents.state(PAGE, quotes=[quote]), documents.fetched(), page("Something else was agreed."))

    assert [q.state.state for q in decided.quote_states] == [QuoteStateName.OTHER_LANGUAGE]
    assert FindingKind.QUOTE_GONE not in kinds(decided)


def test_a_ruled_quotation_that_stays_as_judged_is_no_finding() -> None:
    quote = documents.quote(QUOTED, last=QuoteStateName.ALTERED, ruling="historic")

    decided = decide(documents.state(page(ALTERED), quotes=[quote]), documents.fetched(), page(ALTERED, "More came."))

    assert kinds(decided) == [FindingKind.CONTENT_CHANGED]


def test_a_ruled_quotation_that_changes_further_is_a_finding() -> None:
    quote = documents.quote(QUOTED, last=QuoteStateName.ALTERED, ruling="historic")
    further = ALTERED.replace("every", "any")

    decided = decide(documents.state(page(ALTERED), quotes=[quote]), documents.fetched(), page(further))

    assert FindingKind.QUOTE_ALTERED in kinds(decided)


@pytest.mark.hazard(67)
def test_a_second_visit_that_sees_the_same_confirms() -> None:
    pending = PendingFinding(FindingKind.QUOTE_ALTERED, "quote-1", documents.NOW)
    quote = documents.quote(QUOTED, last=QuoteStateName.ALTERED)
    state = documents.state(page(ALTERED), quotes=[quote], pending=[pending], earlier=[PAGE])

    decided = decide(state, documents.fetched(), page(ALTERED))

    assert (decided.outcome.kind, decided.pending) == (OutcomeKind.SAME, PendingVerdict.CONFIRM)


@pytest.mark.hazard(67)
def test_a_change_that_flips_back_is_withdrawn_and_labelled() -> None:
    pending = PendingFinding(FindingKind.CONTENT_CHANGED, "", documents.NOW)
    state = documents.state(page("It costs 10 euros a year."), pending=[pending], earlier=[PAGE])

    decided = decide(state, documents.fetched(), PAGE)

    assert (decided.outcome.kind, decided.pending, decided.findings) == (
        OutcomeKind.CHANGED,
        PendingVerdict.WITHDRAW,
        (),
    )
    assert decided.comparison is not None
    assert "revert" in decided.comparison.labels


@pytest.mark.parametrize(
    ("earlier", "now"),
    [
        (("Updated 14 May 2024, 10:15",), ("Updated 14 May 2024, 10:20",)),
        (("Views: 120",), ("Views: 131",)),
        (("It met on 12 January 2021 in Rome.",), ("It met on 12.01.2021 in Rome.",)),
        (("Alpha is a state of its own.", "Beta is one too."), ("Beta is one too.", "Alpha is a state of its own.")),
    ],
)
def test_a_page_back_at_its_old_words_is_a_revert_though_its_noise_is_new(
    earlier: tuple[str, ...], now: tuple[str, ...]
) -> None:
    state = documents.state(page("It costs 10 euros a year.", earlier[0]), earlier=[page(*earlier)])

    decided = decide(state, documents.fetched(), page(*now))

    assert decided.outcome.reason == "reverted"


def test_a_change_that_no_digest_tells_is_no_revert() -> None:
    before, after = (
        dataclasses.replace(page(), title=f"The forum {does} its rules") for does in ("adopts", "withdraws")
    )

    decided = decide(documents.state(before, earlier=[before]), documents.fetched(), after)

    assert decided.outcome.reason == "text"


def test_a_quotation_that_flips_back_is_named_unstable_and_never_muted() -> None:
    pending = PendingFinding(FindingKind.QUOTE_ALTERED, "quote-1", documents.NOW)
    quote = documents.quote(QUOTED, last=QuoteStateName.ALTERED)
    state = documents.state(page(ALTERED), quotes=[quote], pending=[pending], earlier=[PAGE])

    decided = decide(state, documents.fetched(), PAGE)

    assert (kinds(decided), decided.pending) == ([FindingKind.UNSTABLE], PendingVerdict.WITHDRAW)
    assert decided.findings[0].confirmed


def test_a_quotation_that_is_back_on_a_third_version_withdraws_only_its_own_finding() -> None:
    pending = [
        PendingFinding(FindingKind.QUOTE_ALTERED, "quote-1", documents.NOW),
        PendingFinding(FindingKind.CONTENT_CHANGED, "", documents.NOW),
    ]
    quote = documents.quote(QUOTED, last=QuoteStateName.ALTERED)
    state = documents.state(page(ALTERED, "The fee is 3 euros."), quotes=[quote], pending=pending, earlier=[PAGE])

    decided = decide(state, documents.fetched(), page(QUOTED, "The fee is 10 euros."))

    assert (decided.pending, decided.withdrawn) == (PendingVerdict.CONFIRM, ("quote-1",))
    assert kinds(decided) == [FindingKind.UNSTABLE, FindingKind.CONTENT_CHANGED]


def test_an_edit_outside_the_quotation_is_a_change_of_content() -> None:
    state = documents.state(page(QUOTED, "The fee is 3 euros."), quotes=[documents.quote(QUOTED)])

    decided = decide(state, documents.fetched(), page(QUOTED, "The fee is 10 euros."))

    assert kinds(decided) == [FindingKind.CONTENT_CHANGED]
    assert decided.findings[0].citation_keys == ("citation-3",)


@pytest.mark.parametrize("status", [401, 403, 407, 412, 429, 451, 460, 521, 999, 202])
def test_a_refusal_is_blocked(status: int) -> None:
    decided = decide(documents.state(PAGE), documents.fetched(status), PAGE)

    assert (decided.outcome.kind, decided.outcome.reason) == (OutcomeKind.BLOCKED, f"http-{status}")


@pytest.mark.parametrize("status", [200, 202, 403, 503])
def test_a_challenge_page_is_blocked_whatever_its_status(status: int) -> None:
    challenge = readings.reading("Checking your browser", kind=PageKind.CHALLENGE)

    decided = decide(documents.state(PAGE), documents.fetched(status), challenge)

    assert (decided.outcome.kind, decided.outcome.reason) == (OutcomeKind.BLOCKED, "challenge")


@pytest.mark.parametrize(
    "error", ["dns-failure", "connect", "tls", "timeout", "reset", "too-large", "bomb", "truncated", "loop"]
)
def test_a_failed_transport_is_broken(error: str) -> None:
    decided = decide(documents.state(PAGE), documents.fetched(None, error=error))

    assert (decided.outcome.kind, decided.outcome.reason) == (OutcomeKind.BROKEN, error)


@pytest.mark.parametrize("status", [500, 502, 503])
def test_a_server_error_is_broken(status: int) -> None:
    decided = decide(documents.state(PAGE), documents.fetched(status), PAGE)

    assert decided.outcome.kind == OutcomeKind.BROKEN


def test_a_page_that_robots_txt_forbids_is_blocked() -> None:
    decided = decide(documents.state(PAGE), documents.fetched(None, error="robots"))

    assert decided.outcome.kind == OutcomeKind.BLOCKED


@pytest.mark.parametrize(
    ("reading", "reason"),
    [
        (page(kind=PageKind.SHELL), "shell"),
        (page(kind=PageKind.CONSENT), "consent"),
        (page(kind=PageKind.REDIRECT), "redirect-stub"),
        (readings.reading("Loading"), "too-small"),
        (page(QUOTED, language="ru"), "wrong-language"),
    ],
)
def test_an_incomplete_page_is_degraded_and_keeps_the_last_reading(reading: Reading, reason: str) -> None:
    decided = decide(documents.state(PAGE, quotes=[documents.quote(QUOTED)]), documents.fetched(), reading)

    assert (decided.outcome.kind, decided.outcome.reason) == (OutcomeKind.DEGRADED, reason)
    assert (decided.keep_reading, decided.quote_states) == (False, ())


def test_a_short_chinese_page_is_not_too_small() -> None:
    """Eighty characters of Chinese are a paragraph of a news page."""
    chinese = readings.reading("上海合作组织成员国元首理事会会议以视频方式举行" * 4, language="zh")

    decided = decide(documents.state(None), documents.fetched(), chinese)

    assert decided.outcome.kind == OutcomeKind.NEW


@pytest.mark.hazard(1, 8)
def test_one_404_is_not_gone_yet() -> None:
    decided = decide(documents.state(PAGE), documents.fetched(404), page(kind=PageKind.ERROR))

    assert (decided.outcome.kind, decided.outcome.reason) == (OutcomeKind.BROKEN, "absent-404")


@pytest.mark.hazard(1, 8)
def test_a_page_missed_by_three_visits_over_days_is_gone_and_told_once() -> None:
    visits = [documents.past(OutcomeKind.BROKEN, "absent-404", days=d) for d in (3, 6)]

    decided = decide(documents.state(PAGE, visits=visits), documents.fetched(404))

    assert (decided.outcome.kind, decided.outcome.reason) == (OutcomeKind.GONE, "gone-404")
    assert kinds(decided) == [FindingKind.DOCUMENT_GONE]


def test_three_misses_in_one_hour_are_not_gone() -> None:
    visits = [documents.past(OutcomeKind.BROKEN, "absent-404", days=d) for d in (0.01, 0.02)]

    decided = decide(documents.state(PAGE, visits=visits), documents.fetched(404))

    assert decided.outcome.kind == OutcomeKind.BROKEN


def test_a_gone_page_stays_gone_without_another_finding() -> None:
    visits = [documents.past(OutcomeKind.GONE, "gone-404", days=3)]

    decided = decide(documents.state(PAGE, visits=visits), documents.fetched(404))

    assert (decided.outcome.kind, decided.findings) == (OutcomeKind.GONE, ())


@pytest.mark.hazard(59)
def test_a_name_that_does_not_resolve_is_gone_only_after_fourteen_days() -> None:
    early = [documents.past(OutcomeKind.BROKEN, "absent-host", days=d) for d in (3, 6, 9)]
    late = [documents.past(OutcomeKind.BROKEN, "absent-host", days=d) for d in (4, 9, 14)]
    answer = documents.fetched(None, error="dns-nxdomain")

    outcomes = [decide(documents.state(PAGE, visits=v), answer).outcome.kind for v in (early, late)]

    assert outcomes == [OutcomeKind.BROKEN, OutcomeKind.GONE]


@pytest.mark.hazard(2)
def test_a_redirect_to_the_home_page_counts_as_absence() -> None:
    home = readings.reading("Welcome to our website, where all the news of the organisation are gathered." * 4)

    decided = decide(documents.state(PAGE), documents.redirected("https://source.example/"), home)

    assert decided.outcome.reason == "absent-redirect-home"


@pytest.mark.hazard(2)
def test_a_redirect_to_a_section_counts_as_absence() -> None:
    section = readings.reading("All news of the organisation stand here in the order of their days." * 4)

    decided = decide(documents.state(PAGE), documents.redirected("https://source.example/news/", status=302), section)

    assert decided.outcome.reason == "absent-redirect-section"


def test_a_permanent_redirect_with_the_same_text_is_a_move() -> None:
    new = "https://source.example/en/archive/712474"

    decided = decide(documents.state(PAGE), documents.redirected(new), PAGE)

    assert (decided.outcome.kind, decided.moved_to) == (OutcomeKind.MOVED, new)
    assert kinds(decided) == [FindingKind.DOCUMENT_MOVED]


@pytest.mark.hazard(17)
def test_a_move_is_told_once_and_the_text_followed_afterwards() -> None:
    visits = [documents.past(OutcomeKind.MOVED, "moved-permanently", days=7)]

    decided = decide(documents.state(PAGE, visits=visits), documents.redirected("https://source.example/b"), PAGE)

    assert (decided.outcome.kind, decided.findings) == (OutcomeKind.SAME, ())


@pytest.mark.hazard(17)
def test_a_move_from_http_to_https_is_the_same_address() -> None:
    decided = decide(
        documents.state(PAGE), documents.redirected(documents.URL.replace("https://", "http://www.")), PAGE
    )

    assert (decided.outcome.kind, decided.moved_to) == (OutcomeKind.SAME, None)


@pytest.mark.hazard(7, 50, 57)
def test_a_page_not_reached_for_two_weeks_is_told_once() -> None:
    since = documents.NOW - timedelta(days=15)
    before = documents.past(OutcomeKind.BROKEN, "timeout", days=2)
    after = documents.past(OutcomeKind.BROKEN, "timeout", days=0.5)
    answer = documents.fetched(None, error="timeout")

    told = [decide(documents.state(PAGE, visits=[v], failing_since=since), answer).findings for v in (before, after)]

    assert [len(f) for f in told] == [1, 0]
    assert "Not reached since 22 February 2026" in told[0][0].summary.en


def test_a_failed_visit_leaves_what_waits_for_confirmation() -> None:
    pending = PendingFinding(FindingKind.QUOTE_GONE, "quote-1", documents.NOW)

    decided = decide(documents.state(PAGE, pending=[pending]), documents.fetched(503))

    assert decided.pending == PendingVerdict.KEEP


def test_a_text_that_stays_cut_over_days_is_believed_at_last() -> None:
    long = readings.reading(*FILLER, *(f"Paragraph {n} tells more about the meeting." for n in range(60)))
    cut = readings.reading("This page was withdrawn by the secretariat. " * 5)
    visits = [documents.past(OutcomeKind.DEGRADED, "text-collapsed", days=d) for d in (3, 6)]

    first = decide(documents.state(long), documents.fetched(), cut)
    third = decide(documents.state(long, visits=visits), documents.fetched(), cut)

    assert (first.outcome.reason, third.outcome.reason) == ("text-collapsed", "text")


def test_a_cited_page_that_is_a_list_of_links_is_not_too_small() -> None:
    items = tuple(ListingItem(f"https://example.org/{n}.pdf", f"Item {n}") for n in range(12))
    listing = dataclasses.replace(readings.reading("Links"), kind=PageKind.LISTING, items=items)

    decided = decide(documents.state(), documents.fetched(), listing)

    assert decided.outcome.kind == OutcomeKind.NEW
