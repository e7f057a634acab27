"""A daemon that visits for long: it holds no more at its end, keeps what happened and no more, and counts right."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from chronicle.changes.outcomes import OutcomeKind
from fakes import office as offices
from fakes import program
from fakes.office import Office, Town

pytestmark = [pytest.mark.soak, pytest.mark.timeout(14_400)]

HOSTS = 4
# Batches of an ordinary run; `make soak` makes so many times its budget.
BATCHES = 2
# A page says something new at every third visit, and comes back to what it said before.
EVERY, VERSIONS = 3, 4
# The interpreter's own breathing; a leak of one reading per visit would be far beyond it in the long form.
MEGABYTES = 24
# A visit's rows with a reading, a change and its quotes take a few kilobytes.
KILOBYTES_PER_VISIT = 24
SPARE_DESCRIPTORS = 8


@dataclass
class Soaked:
    """What was measured: of the daemon after its second batch and at its end, of the database, and in between."""

    town: Town
    office: Office
    memory: list[int] = field(default_factory=list)
    descriptors: list[int] = field(default_factory=list)
    database: list[int] = field(default_factory=list)
    visits: list[int] = field(default_factory=list)
    code: int = -1


def measure(soaked: Soaked, pid: int) -> None:
    soaked.memory.append(program.resident_kilobytes(pid))
    soaked.descriptors.append(len(list(Path(f"/proc/{pid}/fd").iterdir())))
    soaked.database.append(soaked.office.database_bytes())
    soaked.visits.append(soaked.office.visits().total())


@pytest.fixture(scope="module")
def soaked(tmp_path_factory: pytest.TempPathFactory, budget: int) -> Iterator[Soaked]:
    with offices.town(hosts=HOSTS) as town:
        for url in town.urls:
            town.alternate(url, every=EVERY, versions=VERSIONS)
        made = Soaked(town, Office(tmp_path_factory.mktemp("office")))
        made.office.configure(schedule={"tick": "1s", "cited": "1s", "confirm_after": "1s"})
        made.office.enter(town.entry())
        with made.office.running("run") as daemon:
            daemon.wait_for('"event": "batch ended"', count=2)
            measure(made, daemon.process.pid)
            for number in range(3, BATCHES * budget + 3):
                daemon.wait_for('"event": "batch ended"', count=number)
            measure(made, daemon.process.pid)
            made.code = daemon.terminate()
        yield made


def test_the_daemon_holds_no_more_at_its_end(soaked: Soaked) -> None:
    """Neither memory nor open files."""
    first, last = soaked.memory
    few, many = soaked.descriptors

    assert last - first < MEGABYTES * 1024
    assert many - few <= SPARE_DESCRIPTORS


def test_the_database_grows_with_the_visits_and_no_faster(soaked: Soaked) -> None:
    """So many kilobytes for each."""
    grown = soaked.database[1] - soaked.database[0]
    visits = soaked.visits[1] - soaked.visits[0]

    assert visits >= HOSTS
    assert grown < visits * KILOBYTES_PER_VISIT * 1024


def test_every_answer_is_one_visit(soaked: Soaked) -> None:
    """Nothing is recorded twice, and nothing that was answered is left out."""
    assert soaked.code == 0
    assert soaked.office.visits() == soaked.town.answered


def test_every_other_text_is_a_change_and_no_equal_one_is(soaked: Soaked) -> None:
    """A text that comes back is a change as well."""
    with soaked.office.store() as store:
        outcomes = {
            each.url: [visit.outcome.kind for visit in reversed(store.visits.of(each.id, limit=offices.MANY))]
            for each in store.documents.all()
        }

    for kinds in outcomes.values():
        assert kinds[0] is OutcomeKind.NEW
        changed = [number for number, kind in enumerate(kinds) if kind is OutcomeKind.CHANGED]
        assert changed == list(range(EVERY, len(kinds), EVERY))
        assert set(kinds[1:]) <= {OutcomeKind.SAME, OutcomeKind.CHANGED}


def test_the_archive_holds_every_copy(soaked: Soaked) -> None:
    """A file for each batch, each record whole."""
    found = soaked.office.audit()

    assert found.checked == soaked.town.answered.total()
    assert found.flaws == ()
