"""What the demonstration prints. Every row comes out of the store; nothing here knows what ought to be there."""

import email
import email.policy
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from chronicle import records
from chronicle.changes.outcomes import Outcome, OutcomeKind
from chronicle.records import Entry
from citewatch.cli import output
from citewatch.cli.visit import all_documents
from citewatch.demo.stage import Login
from citewatch.shell import Shell
from reports import findings, labels
from reports import stocktaking as first_looks
from reports.digest import outbox
from reports.digest.mail import Mail
from reports.places import Place, Shelf
from store.model.desk import Delivery, Finding
from store.model.watching import Document
from store.ports import Store

_TITLE = 60
_RECENT = 100


def moment(at: datetime, what: str, *, zone: ZoneInfo) -> None:
    """Print a line about what happens at a moment of the demonstration's clock, in the zone that mails use as well."""
    output.line(f"{at.astimezone(zone):%a %d %b %Y %H:%M}  {what}")


def defects(chronicle: Sequence[Entry]) -> None:
    """Print the flaws of the entries themselves."""
    rows = [(d.severity, d.entry, d.citation or "–", d.code, d.message.en) for d in records.check(chronicle)]
    output.table(("", "entry", "footnote", "code", "what"), rows, title="Flaws in the entries themselves")


def stocktaking(store: Store, *, now: datetime) -> None:
    """Print what the first look at each footnote found."""
    rows = []
    for stored in store.entries.all():
        report = first_looks.take(store, stored.slug, now=now)
        for item in report.items if report else ():
            why = item.look.why
            found = first_looks.FOUND_WORDS[item.found].en
            told = first_looks.WHY_WORDS[why].en if why else item.look.reason.en if item.look.reason else ""
            rows.append((stored.entry.quarter, item.place.number, _short(item.place.title), found, told))
    output.table(("entry", "footnote", "title", "first look", "why"), rows, title="Stocktaking: the first look")


def what_was_found(store: Store) -> None:
    """Print the findings that await an editor."""
    rows = [
        (
            labels.LEVELS[view.finding.level].en,
            labels.KINDS[view.finding.kind].en,
            "; ".join(_where(place) for place in view.places) or "–",
            view.finding.summary.en,
        )
        for view in findings.gather_all(store, store.findings.select(), shelf=Shelf(store))
    ]
    output.table(("urgency", "kind", "concerns", "what"), rows, title="What it found")


def what_raised_nothing(store: Store, *, since: datetime) -> None:
    """Print the documents whose answers differed or failed since a moment, and that no finding is about."""
    told = {finding.document_id for finding in _all_findings(store)}
    rows = [row for d in all_documents(store) if d.id not in told for row in _quiet_rows(store, d, since=since)]
    output.table(("address", "visits ended", "held back as noise"), rows, title="What raised nothing, and why")


def where_to_look(shell: Shell, login: Login) -> None:
    """Print the places of the digest, the archive and the review page."""
    rows = [("review page", shell.config.review.base_url or _address(shell))]
    rows += [("  sign in as", login.name), ("  password", login.password)]
    for subscription in shell.config.digest.subscriptions:
        stem = _last_digest(shell, subscription.name, subscription.address)
        rows += [
            (f"digest ({subscription.language})", f"{stem}{ending}") for ending in (".html", ".txt", ".eml") if stem
        ]
    rows += [("archive", str(shell.place.archive)), ("try", _command(shell, "findings list"))]
    rows += [("serve it again", _command(shell, "serve"))]
    output.table(("where to look", ""), rows)


def _address(shell: Shell) -> str:
    return f"http://{shell.config.review.host}:{shell.config.review.port}"


def _command(shell: Shell, words: str) -> str:
    """Return a command to copy: the program as it was called, for it need not be on the search path."""
    program = sys.argv[0] if Path(sys.argv[0]).name == "citewatch" else "citewatch"
    return f"{program} --config {shell.place.config} --data {shell.place.data} {words}"


def _last_digest(shell: Shell, name: str, address: str) -> Path | None:
    """Return the path, without ending, of the newest weekly mail to a subscription."""
    weekly = [d for d in shell.store.deliveries.recent(subscription=name, limit=_RECENT) if d.kind == "weekly"]
    last: Delivery | None = max(weekly, key=lambda d: d.created_at, default=None)
    if last is None or last.message is None:
        return None
    message = email.message_from_bytes(last.message, policy=email.policy.default)
    mail = Mail(last.message_id, shell.config.mail.sender, address, last.message)
    return shell.place.outbox / outbox.file_stem(mail, message)


def _all_findings(store: Store) -> list[Finding]:
    return store.findings.select(statuses=("unconfirmed", "withdrawn", "open", "reopened", "decided"))


def _quiet_rows(store: Store, document: Document, *, since: datetime) -> Iterator[tuple[str, str, str]]:
    visits = [visit for visit in store.visits.of(document.id) if visit.started_at >= since]
    changes = [change for change in store.visits.changes(document.id) if change.seen_at >= since]
    noise = sorted({held.kind for change in changes for held in change.comparison.held_back})
    told = [visit.outcome for visit in visits if _is_worth_a_word(visit.outcome)]
    if told:
        outcomes = dict.fromkeys(f"{outcome.kind}: {outcome.words.en}" for outcome in told)
        yield document.url, "\n".join(outcomes), ", ".join(noise) or "–"


def _is_worth_a_word(outcome: Outcome) -> bool:
    """Say whether an answer was other than the last one, or none: first readings and equal answers go without."""
    return outcome.kind is not OutcomeKind.NEW and outcome.reason not in {"not-modified", "equal-bytes"}


def _where(place: Place) -> str:
    return f"{place.quarter} [{place.number}]" if place.number else place.quarter


def _short(text: str) -> str:
    return text if len(text) <= _TITLE else f"{text[: _TITLE - 1]}…"
