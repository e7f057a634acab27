"""The review page in a real browser, without scripts."""

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from fakes import newsroom, stories
from fakes.newsroom import FIRST_DAY, Newsroom
from fakes.reader import PASSWORD
from reports import people
from reports.review import app, server
from reports.settings import ReviewSettings

pytestmark = pytest.mark.browser


@pytest.fixture
def room(tmp_path: Path) -> Newsroom:
    made = newsroom.build(tmp_path / "warc")
    stories.week(made)
    made.store.users.add(
        "anna", role="editor", password_hash=people.hash_password(PASSWORD), language="de", at=FIRST_DAY
    )
    return made


@pytest.fixture
def address(room: Newsroom) -> Iterator[str]:
    """Where the review page is served."""
    settings = ReviewSettings(base_url="http://127.0.0.1", secret_key="a secret for tests, long enough")
    made = app.make_app(store=room.store, archive=room.archive, clock=room.clock, settings=settings)
    ready, stop, where = threading.Event(), threading.Event(), list[str]()

    def on_ready(at: str) -> None:
        where.append(at)
        ready.set()

    options = {"on_ready": on_ready, "stop": stop}
    thread = threading.Thread(target=server.serve, args=(made, "127.0.0.1", 0), kwargs=options)
    thread.start()
    assert ready.wait(30)
    yield where[0]
    stop.set()
    thread.join()


@pytest.fixture
def browser_page(require: Callable[[str], Path]) -> Iterator[Page]:
    """A page of the system's Chromium that runs no scripts."""
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=require("chromium"), args=arguments)
        yield browser.new_context(java_script_enabled=False).new_page()
        browser.close()


def test_an_editor_signs_in_reads_a_finding_and_decides(room: Newsroom, address: str, browser_page: Page) -> None:
    complaints: list[str] = []
    browser_page.on("console", lambda message: complaints.append(message.text))
    browser_page.goto(address)
    browser_page.fill("#name", "anna")
    browser_page.fill("#password", PASSWORD)
    browser_page.click("button.primary")
    browser_page.click("text=Wortlaut geändert: Secretary-General")
    assert browser_page.inner_text("ins >> nth=0") == "not"
    browser_page.click("text=Nebeneinander")
    browser_page.check("input[value=accepted]")
    browser_page.fill("#note", "Fußnote 1 nachziehen")
    browser_page.click("text=Entscheidung festhalten")

    assert "Fußnote 1 nachziehen" in browser_page.inner_text("#decisions")
    assert [d.verdict for d in room.store.findings.decisions(1)] == ["accepted"]
    assert complaints == []
