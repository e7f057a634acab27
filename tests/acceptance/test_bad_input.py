"""Whatever is wrong, the command line says it in one message with place and remedy, and nothing is lost."""

import re
import socket
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from fakes import program
from fakes.office import Office
from fakes.program import Ended
from fakes.reader import PASSWORD_HASH, Reader
from fakes.web import Page, Web
from reports.review import app
from reports.settings import ReviewSettings
from store import errors
from store.clock import SystemClock

pytestmark = pytest.mark.slow

ENTRY = """Q1/2026 - Beratungen

Treffen, 10. Januar 2026

Man beriet sich[1].

[1] A statement, 10. Januar 2026, in: https://source.example/statement.html
"""
FAILED, USAGE = 1, 2
# Root may write anywhere, unless it gives up the capability that lets it.
WITHOUT_POWER = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Office:
    made = Office(tmp_path_factory.mktemp("template"))
    made.configure()
    made.enter(ENTRY)
    return made


@pytest.fixture
def office(template: Office, tmp_path: Path) -> Office:
    """An installation with one entry."""
    return template.copy(tmp_path)


def contents(office: Office) -> list[str]:
    """Return what the store holds, as far as bad input could touch it; nothing where there is no good database."""
    try:
        with office.store() as store:
            return [*(each.slug for each in store.entries.all()), *(each.url for each in store.documents.all())]
    except errors.StoreError:
        return []


def message(ended: Ended) -> str:
    """Return the one message of a command; fail when there is none, or more than that."""
    assert "Traceback" not in ended.complaints, ended.complaints
    lines = ended.complaints.splitlines()
    assert len(lines) == 1, ended.complaints
    assert lines[0].startswith("citewatch: "), ended.complaints
    return lines[0]


@dataclass(frozen=True)
class Case:
    """A command, what is done before it, and what its message has to say: the place and the remedy."""

    arguments: tuple[str, ...]
    code: int
    says: tuple[str, ...]
    files: dict[str, bytes] = field(default_factory=dict)
    variables: dict[str, str] = field(default_factory=dict)


CASES = {
    "broken YAML": Case(
        ("visit",), USAGE, ("config.yaml: line 2", "not valid YAML"), {"config.yaml": b"contact: [desk@example.org\n"}
    ),
    "a field's name that is a list": Case(
        ("visit",), USAGE, ("config.yaml: line 1", "must be a word"), {"config.yaml": b"? [a, b]\n: c\n"}
    ),
    "an unknown field": Case(
        ("visit",), USAGE, ("line 2: crawll", "did you mean 'crawl'?"), {"config.yaml": b"contact: a@b.c\ncrawll: {}\n"}
    ),
    "a duration beyond all time": Case(
        ("visit",),
        USAGE,
        ("line 2: schedule.tick", "at most ten years"),
        {"config.yaml": b"contact: a@b.c\nschedule: {tick: 99999999999w}\n"},
    ),
    "a recipient without an address": Case(
        ("digest", "send"),
        USAGE,
        ("digest.subscriptions[0].address", "name@example.org"),
        {"config.yaml": b"contact: a@b.c\ndigest: {subscriptions: [{name: x, address: nobody}]}\n"},
    ),
    "a certificate file that is not there": Case(
        ("run",),
        USAGE,
        ("crawl.extra_ca_file", "no file 'none.pem'", "PEM"),
        {"config.yaml": b"contact: a@b.c\ncrawl: {extra_ca_file: none.pem}\n"},
    ),
    "the shipped placeholder as contact": Case(
        ("visit",),
        USAGE,
        ("contact", "set it to an address that is read"),
        {"config.yaml": b"contact: set-your-contact@example.org\n"},
    ),
    "no configuration": Case(
        ("--config", "none.yaml", "visit"), USAGE, ("none.yaml: there is no such file", "citewatch init")
    ),
    "an empty entry": Case(
        ("import", "new.txt"), FAILED, ("new.txt: the text is empty", "give the entry's title"), {"new.txt": b" \n\n"}
    ),
    "a binary file as entry": Case(
        ("import", "new.txt"),
        FAILED,
        ("new.txt: this is a binary file", "save the entry as text"),
        {"new.txt": bytes(range(256)) * 16},
    ),
    "one bad entry among good ones": Case(
        ("import", "good.txt", "new.txt"),
        FAILED,
        ("new.txt: the text is empty",),
        {"good.txt": ENTRY.replace("Q1/2026", "Q2/2026").encode(), "new.txt": b""},
    ),
    "a file that is not there": Case(("check", "none.txt"), FAILED, ("none.txt: there is no such file",)),
    "no database": Case(
        ("--data", "elsewhere", "findings", "list"),
        FAILED,
        ("elsewhere: there is no database here", "citewatch init", "--data"),
    ),
    "a database that is none": Case(
        ("--data", "elsewhere", "findings", "list"),
        FAILED,
        ("elsewhere/citewatch.db", "restore it from a backup"),
        {"elsewhere/citewatch.db": b"something else, and long enough to be looked at as a database file" * 20},
    ),
    "a file in place of the data folder": Case(
        ("--data", "folder", "visit"),
        FAILED,
        ("folder: the data folder cannot be written", "--data or CITEWATCH_DATA"),
        {"folder": b""},
    ),
    "a PostgreSQL server that is not there": Case(
        ("findings", "list"),
        FAILED,
        ("postgresql+psycopg://desk:***@127.0.0.1:1/chronicle cannot be used", "check"),
        variables={"CITEWATCH_DATABASE_URL": "postgresql+psycopg://desk:secret@127.0.0.1:1/chronicle"},
    ),
    "a database of another kind": Case(
        ("findings", "list"),
        FAILED,
        ("mysql is not supported", "use sqlite"),
        variables={"CITEWATCH_DATABASE_URL": "mysql://desk:secret@127.0.0.1/chronicle"},
    ),
    "no finding of this number": Case(("findings", "decide", "999", "accepted"), FAILED, ("no finding 999",)),
    "an unknown verdict": Case(("findings", "decide", "1", "perhaps"), USAGE, ("'perhaps'", "choose accepted")),
    "a digest for nobody": Case(("digest", "send"), USAGE, ("digest.subscriptions is empty", "add who gets")),
    "no address to visit": Case(
        ("visit", "--url", "hhttp://source.example/x"), USAGE, ("hhttp", "did you mean http://source.example/x?")
    ),
    "an unknown source": Case(("visit", "--source", "none"), USAGE, ("'none'", "citewatch sources list")),
    "a number beyond all rows": Case(("archive", "list", "9" * 30), USAGE, ("nothing that is watched",)),
    "a language without texts": Case(("users", "add", "anna", "--language", "xx"), USAGE, ("'xx'", "de or en")),
}


@pytest.mark.parametrize("name", CASES)
def test_bad_input_gets_one_message_and_changes_nothing(office: Office, name: str) -> None:
    """Place and remedy on standard error, the exit code, and the store as it was."""
    case = CASES[name]
    before = contents(office)
    for file, content in case.files.items():
        (office.folder / file).parent.mkdir(exist_ok=True)
        (office.folder / file).write_bytes(content)

    ended = office.run(*case.arguments, **case.variables)

    told = message(ended)
    assert [words for words in case.says if words not in told] == []
    assert ended.code == case.code
    assert "secret" not in told
    assert contents(office) == before


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("frobnicate",), "No such command 'frobnicate'"),
        (("visit", "--frobnicate"), "No such option: --frobnicate"),
        (("findings", "show", "9" * 30), "Invalid value for 'number'"),
    ],
)
def test_a_command_line_that_is_none_is_answered_with_the_usage(
    office: Office, arguments: tuple[str, ...], says: str
) -> None:
    """How it is to be called stands beside the mistake."""
    ended = office.run(*arguments)

    assert ended.code == USAGE
    assert says in re.sub(r"[│\s]+", " ", ended.complaints)
    assert "--help" in ended.complaints
    assert "Traceback" not in ended.complaints


def test_a_database_of_a_newer_release_is_left_alone(office: Office) -> None:
    """An old release must not write into it."""
    with closing(sqlite3.connect(office.data / "citewatch.db")) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
        database.commit()
    content = (office.data / "citewatch.db").read_bytes()

    ended = office.run("visit")

    assert "step 9999, which this release does not know: use the newer release" in message(ended)
    assert ended.code == FAILED
    assert (office.data / "citewatch.db").read_bytes() == content


@pytest.mark.parametrize("command", ["run", "serve"])
def test_a_port_in_use_is_named(office: Office, command: str) -> None:
    """The daemon visits nothing when it cannot do all of its work."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        office.configure(review={"port": port})
        ended = office.run(command)

    assert f"port {port} on 127.0.0.1 is in use" in message(ended)
    assert "set another port" in ended.complaints
    assert ended.code == FAILED
    assert set(office.visits().values()) == {0}


def test_a_data_folder_without_the_right_to_write_is_named(office: Office, require: Callable[[str], Path]) -> None:
    """Mode 500, for whoever has no power over modes."""
    require("setpriv")
    office.data.chmod(0o500)
    ended = program.run("--data", office.data, "visit", folder=office.folder, through=WITHOUT_POWER)
    office.data.chmod(0o700)

    assert f"{office.data}: the data folder cannot be written (Permission denied)" in message(ended)
    assert "--data or CITEWATCH_DATA" in ended.complaints
    assert ended.code == FAILED


@pytest.fixture
def silent_site(office: Office) -> Iterator[str]:
    """A site that takes requests and answers nothing."""
    office.configure(crawl={"gap": "1s", "timeout": "1s", "allowed_networks": ["127.0.0.0/8"]})
    with Web(address="127.0.0.2") as web:
        web.put("127.0.0.2/robots.txt", Page(status=404))
        web.put("127.0.0.2/statement.html", Page(silent=True))
        yield f"http://127.0.0.2:{web.port}/statement.html"


def test_a_site_that_answers_nothing_is_a_visit_that_failed(office: Office, silent_site: str) -> None:
    """It is no failure of the command; the visit is recorded with its reason, and made again later."""
    ended = office.run("visit", "--url", silent_site)

    assert ended.code == 0
    assert "Traceback" not in ended.complaints
    with office.store() as store:
        document = store.documents.find(silent_site)
        assert document is not None
        assert (document.last_outcome, document.last_reason) == ("broken", "timeout")
        assert document.next_visit_at is not None


def test_a_terminal_that_knows_few_letters_ends_no_command(office: Office) -> None:
    """What its encoding lacks is written as escapes."""
    (office.folder / "umlaut.txt").write_text(ENTRY.replace("Beratungen", "Präsidentschaft"), encoding="utf-8")

    command = ("--data", office.data, "import", office.folder / "umlaut.txt")
    ended = program.run(*command, folder=office.folder, PYTHONIOENCODING="ascii")

    assert ended.code == 0
    assert r"Pr\xe4sidentschaft" in ended.printed


def test_a_missing_archive_file_is_named(office: Office, silent_site: str) -> None:
    """`archive verify` says which file, and what to do."""
    office.done("visit", "--url", silent_site)
    lost = next((office.data / "warc").glob("*.warc.gz"))
    lost.unlink()

    ended = office.run("archive", "verify")

    assert "restore the named files from a backup" in message(ended)
    assert lost.name in ended.printed
    assert ended.code == FAILED


def test_the_review_page_knows_no_number_beyond_all_rows(office: Office) -> None:
    """A database refuses to look for it; whoever asks is told that nothing is there."""
    settings = ReviewSettings(base_url="http://testserver", secret_key="a secret for tests, long enough")
    with office.store() as store:
        store.users.add("anna", role="editor", password_hash=PASSWORD_HASH, language="en", at=SystemClock().now())
        page = app.make_app(store=store, archive=office.archive, clock=SystemClock(), settings=settings)
        visitor = Reader(page).arrive("anna").open(f"/findings/{'9' * 30}")

        assert visitor.status == 404
