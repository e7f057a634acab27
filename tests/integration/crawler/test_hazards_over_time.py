"""Pages that were good once, and what is made of what came later: five batches, a week apart."""

import dataclasses
from collections.abc import Callable, Iterator, Mapping

import pytest

from chronicle.changes.state import FindingKind
from fakes import answers, papers
from fakes.answers import PROSE
from fakes.watchpost import SETTINGS, Watchpost, text
from fakes.web import Page, Web, redirect
from store.model.desk import FindingStatus

GOOD = Page(text(*PROSE))
OTHER = Page(text(*PROSE[:2], "Until then nothing is published, and the working groups rest for a year or two."))
HOME = Page(
    text("Welcome to the site of the secretariat, with news, documents and photographs of all meetings.", title="Home")
)
LOST = Page(text("很抱歉，您访问的页面不存在或已删除。", title="页面不存在"))
MISSING = Page(status=404)
PAPER = (("Content-Type", "application/pdf"),)
ALL: tuple[FindingStatus, ...] = ("unconfirmed", "withdrawn", "open", "reopened")


def tokens(week: int) -> Page:
    """Return the page with what only machines see: a token, a nonce, a script of today."""
    form = f"<form><input type='hidden' name='csrf' value='t{week}'></form>"
    script = f"<style>.a{week}{{}}</style><script nonce='n{week}'>var build = {week};</script>"
    return Page(GOOD.body.replace(b"</main>", f"</main>{form}{script}".encode()))


def paper(week: int) -> Page:
    """Return a file that is exported anew each week; in the fourth it says something else."""
    last = PROSE[2] if week < 3 else PROSE[2].replace("publish what", "publish nothing of what")
    return Page(papers.pdf("Declaration", *PROSE[:2], last, subject=f"Export number {week}"), headers=PAPER)


def relabelled(week: int) -> Page:
    """Return the same Russian text, each week in another encoding and always called UTF-8."""
    encodings = ("utf-8", "windows-1251", "koi8-r", "utf-8", "windows-1251")
    return Page(answers.russian(encodings[week]), headers=answers.HTML)


WEEKS: Mapping[str, Callable[[int], Page]] = {
    "home": lambda week: redirect("/") if week else GOOD,
    "section": lambda week: redirect("/deep/", 301) if week else GOOD,
    "robots-only": lambda week: MISSING if week == 1 else GOOD,
    "soft": lambda week: LOST if week else GOOD,
    "variants": lambda week: OTHER if week % 2 else GOOD,
    "tokens": tokens,
    "relabelled": relabelled,
    "paper": paper,
}


def url(name: str) -> str:
    return f"http://{name}.example/deep/page"


@pytest.fixture(scope="module", autouse=True)
def weeks(post: Watchpost) -> Iterator[None]:
    with Web() as web:
        settings = dataclasses.replace(SETTINGS, host_map=web.map(*(f"{name}.example" for name in WEEKS)))
        web.put("home.example/", HOME)
        web.put("section.example/deep/", HOME)
        post.watch(*(url(name) for name in WEEKS))
        for week in range(5):
            for name, page in WEEKS.items():
                web.put(url(name).removeprefix("http://"), page(week))
            post.visit(settings, day=7 * week)
        yield


def findings(post: Watchpost, name: str, kind: FindingKind) -> int:
    found = post.store.findings.select(statuses=ALL, document_id=post.document(url(name)).id)
    return sum(each.kind is kind for each in found)


@pytest.mark.hazard(2)
@pytest.mark.parametrize("name", ["home", "section"])
def test_a_way_to_the_home_page_or_a_section_is_no_text(post: Watchpost, name: str) -> None:
    """At first the page is incomplete, then not found; the one good reading stays."""
    document = post.document(url(name))

    assert post.endings(url(name)) == ["new", "degraded", "degraded", "gone", "gone"]
    assert len(post.store.visits.readings(document.id)) == 1
    assert document.reading_id is not None


@pytest.mark.hazard(8)
def test_one_404_between_good_visits_is_nothing(post: Watchpost) -> None:
    assert post.endings(url("robots-only")) == ["new", "broken", "same", "same", "same"]
    assert findings(post, "robots-only", FindingKind.DOCUMENT_GONE) == 0


@pytest.mark.hazard(1)
def test_an_error_page_under_status_200_is_gone_after_repeated_visits_and_told_once(post: Watchpost) -> None:
    assert post.endings(url("soft")) == ["new", "degraded", "degraded", "gone", "gone"]
    assert findings(post, "soft", FindingKind.DOCUMENT_GONE) == 1


@pytest.mark.hazard(67)
def test_a_page_with_two_variants_is_called_unstable_once(post: Watchpost) -> None:
    """Each switch is recorded; what the next visit does not see again is withdrawn."""
    assert post.endings(url("variants")) == ["new", "changed", "changed", "changed", "changed"]
    assert findings(post, "variants", FindingKind.UNSTABLE) == 1


@pytest.mark.hazard(37)
def test_tokens_nonces_and_scripts_are_no_change(post: Watchpost) -> None:
    assert post.endings(url("tokens")) == ["new", "same", "same", "same", "same"]


@pytest.mark.hazard(28)
def test_another_encoding_of_the_same_text_is_no_change(post: Watchpost) -> None:
    assert post.endings(url("relabelled")) == ["new", "same", "same", "same", "same"]


@pytest.mark.hazard(43)
def test_a_file_exported_anew_is_the_same_until_its_text_changes(post: Watchpost) -> None:
    """Every export is in the archive, the same text or not."""
    assert post.endings(url("paper")) == ["new", "same", "same", "changed", "same"]
    assert len({snapshot.digest for snapshot in post.snapshots(url("paper"))}) == 5
