"""The story: two weeks of an editorial office in less than a minute, made of the same parts as the real commands."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from citewatch import review, wiring
from citewatch.cli import output
from citewatch.cli.visit import all_documents, showing
from citewatch.demo import folder, rounds, stage, telling
from citewatch.demo.sites import publication
from citewatch.demo.sites.publication import Generation
from citewatch.demo.sites.web import Web
from citewatch.demo.stage import Login
from citewatch.errors import ShellError
from citewatch.shell import Shell
from scheduler import jobs, mailing
from scheduler.mailing import Post
from scheduler.workers import Stop
from store.clock import SetClock

# A Monday. The second generation comes before the second week's round; the end is the second weekly digest.
START = datetime(2026, 3, 2, 9, tzinfo=UTC)
PUBLISHED = datetime(2026, 3, 8, 12, tzinfo=UTC)
_DIGESTS = 2
_WEEK = timedelta(days=7)
# More rounds than this mean that something is due again and again.
_MOST_ROUNDS = 20


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens at a moment of the demonstration's clock."""

    at: datetime
    do: Callable[[datetime], None] = field(compare=False)


def run(data: Path, *, once: bool, stop: Stop) -> None:
    """Show the whole story from a fresh folder; then, unless `once`, serve the review page until stopped."""
    with ExitStack() as stack:
        stack.enter_context(folder.fresh(data))
        shell = stage.install(data)
        web = stack.enter_context(Web(publication.packaged(), folder=data / "tls", now=datetime.now(tz=UTC)))
        stack.callback(shell.store.close)
        login = _begin(shell, web)
        story = Story(shell, web, wiring.post(shell), stage.batches(shell, web), stop)
        story.play()
        if stop.is_set():
            output.line("stopped; what was recorded stays")
            return
        telling.what_was_found(shell.store)
        telling.what_raised_nothing(shell.store, since=PUBLISHED)
        telling.where_to_look(shell, login)
        if not once:
            _serve(shell, stop)


def _begin(shell: Shell, web: Web) -> Login:
    shell.clock = SetClock(START)
    chronicle = stage.entries()
    login = stage.fill(shell, chronicle, at=START)
    count = sum(len(entry.citations) for entry in chronicle)
    output.line(
        f"{len(web.host_map) // 2} hosts are copied to this machine; nothing else is visited. All prose is invented."
    )
    output.line(f"{len(chronicle)} entries with {count} footnotes are imported.")
    telling.defects(chronicle)
    return login


@dataclass(slots=True)
class Story:
    """Plays what is due, in the order of the demonstration's clock."""

    shell: Shell
    web: Web
    post: Post
    batches: jobs.Batches
    stop: Stop
    now: datetime = START
    rounds: int = 0

    def play(self) -> None:
        """Go from event to event until the last digest."""
        self._mail()  # makes the subscriptions known; their first digest comes at its next regular time
        for event in self._events():
            self.now = event.at
            self.shell.clock = SetClock(event.at)
            event.do(event.at)
            if self.stop.is_set():
                return

    def _events(self) -> Iterator[Event]:
        """Yield events as they come due; what a visit finds decides what comes after it."""
        first = self.post.calendar.latest(START) + _WEEK
        digests = [Event(first + number * _WEEK, self._send_digest) for number in range(_DIGESTS)]
        planned = sorted([*digests, Event(PUBLISHED, self._publish)], key=lambda event: event.at)
        while planned:
            visit_at = self._next_round()
            if visit_at is not None and visit_at <= planned[0].at:
                yield Event(visit_at, self._visit)
            else:
                yield planned.pop(0)

    def _next_round(self) -> datetime | None:
        due = [d.next_visit_at for d in all_documents(self.shell.store) if d.next_visit_at and not d.paused]
        return rounds.next_round(due, now=self.now)

    def _visit(self, at: datetime) -> None:
        self.rounds += 1
        if self.rounds > _MOST_ROUNDS:
            message = "the demonstration's visits come to no end; please report this together with the data folder"
            raise ShellError(message)
        due = self.shell.store.documents.due(now=at, limit=self.batches.most_documents, per_host=self.batches.per_host)
        telling.moment(at, f"visiting {len(due)} addresses that are due", zone=self.shell.zone)
        with showing(len(due)) as show:
            report = jobs.visit(due, batches=stage.at(self.batches, at), on_progress=show, stop=self.stop)
        output.line("    " + ", ".join(f"{count} {outcome}" for outcome, count in sorted(report.visits.items())))
        if self.rounds == 1:
            telling.stocktaking(self.shell.store, now=at)
        self._mail()

    def _publish(self, at: datetime) -> None:
        self.web.publish(Generation.SECOND)
        telling.moment(at, "the sites publish their second generation", zone=self.shell.zone)

    def _send_digest(self, at: datetime) -> None:
        telling.moment(at, "the weekly digest is due", zone=self.shell.zone)
        self._mail()

    def _mail(self) -> None:
        for sent in mailing.send_due(self.shell.store, self.post, clock=self.shell.clock):
            output.line(f"    {sent.kind} mail to {sent.subscription}: {sent.status}")


def _serve(shell: Shell, stop: Stop) -> None:
    with review.serving(shell) as address:
        output.line(f"The review page is served at {address} until Ctrl-C.")
        while not stop.wait(timeout=1):
            pass
