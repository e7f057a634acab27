"""The real command line as a process of its own: started, listened to, killed. Only what was started here is ended."""

import contextlib
import importlib
import os
import select
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from fakes import forking

# A busy machine is slow; a hanging one is found by this.
PATIENCE = 100.0
_LOOK_SECONDS = 0.1


def command() -> Path:
    """The `citewatch` command of the environment that the tests run in."""
    return Path(sys.executable).with_name("citewatch")


def environment(**more: str) -> dict[str, str]:
    """This process's environment without what would lead citewatch elsewhere."""
    return {k: v for k, v in os.environ.items() if not k.startswith("CITEWATCH_")} | more


@dataclass(frozen=True)
class Ended:
    """A command that has ended."""

    code: int
    printed: str
    complaints: str


def run(*arguments: str | Path, folder: Path, through: Sequence[str] = (), **variables: str) -> Ended:
    """Run a command to its end, in a working folder, with these variables in its environment.

    `through` is another program that runs it, under other rights for instance.
    """
    done = subprocess.run(
        [*through, command(), *arguments],
        cwd=folder,
        env=environment(**variables),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


def call(*arguments: str | Path, folder: Path, **variables: str) -> Ended:
    """Do the same quickly: in a process forked from one that has imported everything, not by the installed script."""
    with tempfile.TemporaryDirectory() as name:
        spool = Path(name)
        words = [str(argument) for argument in arguments]
        process = forking.context().Process(target=_main, args=(words, folder, environment(**variables), spool))
        process.start()
        process.join(PATIENCE)
        if process.exitcode is None:
            process.kill()
        printed, complaints = ((spool / each).read_text("utf-8") for each in ("out", "err"))
        assert process.exitcode is not None, f"{words} does not end: {complaints}"
        return Ended(process.exitcode, printed, complaints)


def _main(words: list[str], folder: Path, variables: dict[str, str], spool: Path) -> None:
    """Become the command."""
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(variables)
    for name, stream in (("out", sys.stdout), ("err", sys.stderr)):
        with (spool / name).open("wb") as file:
            os.dup2(file.fileno(), stream.fileno())
    sys.argv = ["citewatch", *words]
    importlib.import_module("citewatch.cli.main").main()


@dataclass
class Program:
    """A command that is running. `lines` are those of its standard error so far."""

    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)
    _news: threading.Condition = field(default_factory=threading.Condition)
    _readers: list[threading.Thread] = field(default_factory=list)

    def __post_init__(self) -> None:
        for stream, lines in ((self.process.stderr, self.lines), (self.process.stdout, [])):
            assert stream is not None
            reader = threading.Thread(target=self._read, args=(stream, lines), daemon=True)
            self._readers.append(reader)
            reader.start()

    def _read(self, stream: IO[str], lines: list[str]) -> None:
        for line in stream:
            with self._news:
                lines.append(line.rstrip("\n"))
                self._news.notify_all()
        with self._news:
            self._news.notify_all()

    def wait_for(self, text: str, *, count: int = 1) -> str:
        """Return the line with this text, the `count`-th of them, as soon as it is there."""

        def found() -> str | None:
            hits = [line for line in self.lines if text in line]
            return hits[count - 1] if len(hits) >= count else None

        give_up_at = time.monotonic() + PATIENCE
        with self._news:
            while (line := found()) is None:
                left = give_up_at - time.monotonic()
                assert left > 0, f"waited in vain for {text!r}:\n" + "\n".join(self.lines)
                assert self.process.poll() is None, f"ended before {text!r}:\n" + "\n".join(self.lines)
                self._news.wait(min(left, 1))
        return line

    def children(self) -> list[int]:
        """Return the processes that this one has started and that still live."""
        return [pid for pid in _processes() if _parent(pid) == self.process.pid]

    def wait_for_child(self) -> int:
        """Return the first child as soon as there is one."""
        until(lambda: bool(self.children()) or self.process.poll() is not None, "a child")
        assert self.process.poll() is None, "\n".join(self.lines)
        return self.children()[0]

    def terminate(self) -> int:
        """Ask for the end as a service manager does; return the exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.ended()

    def kill(self) -> None:
        """End it without warning."""
        self.process.kill()
        self.process.wait(PATIENCE)

    def ended(self) -> int:
        """Wait for the end of the process and of everything that writes into its log; return the exit code."""
        code = self.process.wait(PATIENCE)
        for reader in self._readers:
            reader.join(PATIENCE)
            assert not reader.is_alive(), "somebody it started goes on:\n" + "\n".join(self.lines)
        return code


@contextlib.contextmanager
def running(*arguments: str | Path, folder: Path, variables: Mapping[str, str] | None = None) -> Iterator[Program]:
    """Start a command; whatever of it still lives at the end is killed, its children first."""
    with subprocess.Popen(
        [command(), *arguments],
        cwd=folder,
        env=environment(**(variables or {})),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        program = Program(process)
        try:
            yield program
        finally:
            kill_all(program.children())
            process.kill()
            program.ended()


def kill_all(pids: Sequence[int]) -> None:
    """Kill these processes and wait until they have ended, whoever their parent is."""
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):
            handle = os.pidfd_open(pid)
            try:
                signal.pidfd_send_signal(handle, signal.SIGKILL)
                select.select([handle], [], [], PATIENCE)
            finally:
                os.close(handle)


def until(is_so: Callable[[], bool], what: str, *, patience: float = PATIENCE) -> None:
    """Wait for something that announces itself in no other way; fail when it does not come."""
    give_up_at = time.monotonic() + patience
    pause = threading.Event()
    while not is_so():
        assert time.monotonic() < give_up_at, f"waited in vain for {what}"
        pause.wait(_LOOK_SECONDS)


def resident_kilobytes(pid: int) -> int:
    """Return how much memory a process holds now (proc(5), VmRSS)."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:"))


def _processes() -> Iterator[int]:
    return (int(path.name) for path in Path("/proc").iterdir() if path.name.isdecimal())


def _parent(pid: int) -> int:
    """Return a process's parent (proc(5), stat: the second field behind the name in brackets), 0 where it has gone."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0
    state, parent = stat.rpartition(") ")[2].split()[:2]
    return 0 if state == "Z" else int(parent)
