"""A ministry takes a new name: the same sentence changes on all its pages, and one page drops its quoted words."""

from datetime import timedelta

from fakes.newsroom import Newsroom

SITE = "https://ministry.example"
DECREE = f"{SITE}/decree"
ANNEX = "https://annex.example/text"
PAGES = tuple(f"{SITE}/notice-{number}" for number in (1, 2, 3))
WORDS = "The exchange of traffic between the regions stays open to all operators of good standing."
OLD, NEW = "The Ministry of Posts answers for this text.", "The Federal Agency for Networks answers for this text."
REST = "It was published in the gazette and has been explained to the operators in several meetings since then."
ENTRY = f"""\
Q1/2026 - Netze

Verordnung, 2. März 2026

Der Austausch bleibt offen [1]. Bekanntmachungen liegen vor [2] [3] [4]. Der Wortlaut steht im Anhang [5].

Mehr zum Thema
Q1/2026
  1. [1] Decree on Networks, 2. März 2026, "{WORDS}", in: {DECREE}
  2. [2] Notice number 1, 2. März 2026, in: {PAGES[0]}
  3. [3] Notice number 2, 2. März 2026, in: {PAGES[1]}
  4. [4] Notice number 3, 2. März 2026, in: {PAGES[2]}
  5. [5] Annex to the decree, 2. März 2026, in: {ANNEX}
"""


def page(title: str, *sentences: str) -> str:
    body = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    return f"<html lang='en'><head><title>{title}</title></head><body><main><h1>{title}</h1>{body}</main></body></html>"


def pages(*, name: str, decree: str) -> dict[str, str]:
    notices = {
        url: page(f"Notice number {number}", f"This is notice number {number} about the harbour lights.", REST, name)
        for number, url in enumerate(PAGES, start=1)
    }
    return {**notices, DECREE: page("Decree on networks", REST, decree, name), ANNEX: page("Annex", WORDS, REST)}


def rename(room: Newsroom) -> None:
    """Let the first look pass, two changes of no interest, and the renaming, each confirmed by a second visit."""
    room.enter(ENTRY, name="q1-2026.txt")
    room.pages = pages(name=OLD, decree=WORDS)
    room.visit_all()
    for week in (1, 2):
        room.clock.forward(timedelta(days=7))
        room.pages = pages(name=f"{OLD} Visitors in week {week} came from {week + 3} towns.", decree=WORDS)
        confirmed(room)
        for finding in room.store.findings.select():
            room.store.findings.decide(finding.id, verdict="rejected", note="", by="anna", at=room.clock.now())
        room.clock.forward(timedelta(hours=1))
    room.clock.forward(timedelta(days=7))
    room.pages = pages(
        name=NEW, decree=f"The text stands in <a href='{ANNEX}'>the annex to the decree</a> from now on."
    )
    confirmed(room)


def confirmed(room: Newsroom) -> None:
    """Visit everything, and again minutes later."""
    room.visit_all()
    room.clock.forward(timedelta(minutes=5))
    room.visit_all()
