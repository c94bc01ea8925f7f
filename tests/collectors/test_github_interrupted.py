"""A collection that ends half-way keeps what it has, says so, and goes on from there; nothing in between is missed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from tests.collectors.github import PASS, Town, after, codes, repository
from tests.forge import changes, faults
from tests.forge.model import Account, Forge, Repository
from tests.forge.tokens import ORDINARY

ROOT = Path(__file__).parents[2]
DOWN = [faults.gateway(503)] * 7


@pytest.fixture
def app(forge: Forge) -> Repository:
    """500 issues, opened an hour after each other, and three change requests."""
    made = repository(forge, "app")
    for n in range(500):
        changes.open_issue(made, None, after(n))
    for n in range(3):
        changes.open_change_request(made, None, after(n))
    return made


@pytest.fixture
def ben(forge: Forge) -> Account:
    return forge.account("ben")


def steps(served: Town) -> list[str | None]:
    """Where each step of issues went on."""
    return [one.variables["issuesAfter"] for one in served.requests if "query items" in one.query and one.status == 200]


def log(served: Town, resource: str = "issue") -> tuple[object, ...]:
    """The last log: state, expected, collected, whether it confirms anything, and whether it says why not."""
    return served.rows(
        """select state, expected, collected, confirmed_at is not null, error is not null
        from collection where resource = ? order by started_at desc limit 1""",
        resource,
    )[0]  # fmt: skip


def confirmed(served: Town) -> datetime:
    at = served.rows("select max(confirmed_at) from collection where resource = 'issue'")[0][0]
    assert isinstance(at, datetime)
    return at


def test_what_was_read_is_kept_and_the_next_collection_goes_on_there(served: Town, app: Repository) -> None:
    served.server.inject(PASS, PASS, PASS, *DOWN)
    assert codes(served.collect()) == {"app": "github.down"}
    first = steps(served)
    assert log(served) == ("partial", 500, 200, True, True)
    assert log(served, "change_request") == ("complete", 3, 3, True, False)
    assert codes(served.collect()) == {}
    assert log(served) == ("complete", 500, 500, True, False)
    assert len(first) == 2 and len(steps(served)) == 3 and not set(first) & set(steps(served))


def test_a_place_that_the_forge_has_forgotten_is_not_asked_for_again(served: Town, app: Repository) -> None:
    served.server.inject(PASS, PASS, PASS, *DOWN)
    served.collect()
    forgotten = faults.errors("`x` does not appear to be a valid cursor.", "INVALID_CURSOR_ARGUMENTS", ("node",))
    served.server.inject(PASS, forgotten)
    assert codes(served.collect()) == {"app": "github.answer"}
    assert codes(served.collect()) == {}
    assert steps(served)[0] is None  # from the beginning
    assert log(served) == ("complete", 500, 500, True, False)


def test_an_attempt_that_reads_nothing_has_failed(served: Town, app: Repository) -> None:
    served.server.inject(PASS, *DOWN)
    served.collect()
    assert log(served) == ("failed", None, None, False, True)
    served.server.inject(PASS, PASS, *DOWN)
    served.collect()
    served.server.inject(PASS, *DOWN)
    served.collect()
    assert log(served) == ("failed", None, None, False, True)
    assert codes(served.collect()) == {} and len(steps(served)) == 4


def test_an_update_that_is_interrupted_confirms_nothing_newer(served: Town, app: Repository, ben: Account) -> None:
    served.collect()
    before = confirmed(served)
    for issue in app.issues.values():
        changes.comment(served.forge, issue, ben)
    served.server.inject(PASS, PASS, PASS, *DOWN)
    time.sleep(1.1)  # what is confirmed is confirmed to the second
    assert codes(served.collect()) == {"app": "github.down"}
    assert log(served) == ("partial", 500, 500, False, True) and confirmed(served) == before
    assert served.rows("select count(*) from issue where answered_at is not null") == [(200,)]
    assert codes(served.collect()) == {} and confirmed(served) > before
    assert served.rows("select count(*) from issue where answered_at is not null") == [(500,)]


def test_what_changes_during_a_collection_is_found(served: Town, app: Repository, ben: Account) -> None:
    late: list[int] = []

    def happens() -> None:
        for number in (1, 250, 500):
            changes.comment(served.forge, app.issues[number], ben)
        late.append(changes.open_issue(app, None).number)
        changes.delete(app.issues[100])

    served.meanwhile = happens
    served.server.inject(PASS, PASS, PASS, faults.gateway(502))
    served.collect()
    served.meanwhile = lambda: None
    assert len(late) == 1
    assert codes(served.collect()) == {}
    numbers = {number for (number,) in served.rows("select number from issue")}
    assert numbers == set(app.issues) and log(served) == ("complete", 500, 500, True, False)
    assert served.rows("select number from issue where answered_at is not null order by 1") == [(1,), (250,), (500,)]
    served.collect()
    assert len(served.requests) == 1


def test_what_changes_between_an_interrupted_collection_and_the_next_is_found(
    served: Town, app: Repository, ben: Account
) -> None:
    served.server.inject(PASS, PASS, PASS, *DOWN)
    served.collect()
    for number in (1, 250, 500):
        changes.comment(served.forge, app.issues[number], ben)
    changes.delete(app.issues[450])
    assert codes(served.collect()) == {}
    assert {number for (number,) in served.rows("select number from issue")} == set(app.issues)
    assert served.rows("select number from issue where answered_at is not null order by 1") == [(1,), (250,), (500,)]


def test_what_a_list_shows_up_to_two_days_late_is_found(served: Town, forge: Forge, ben: Account) -> None:
    app = repository(forge, "app")
    for n in range(150):
        changes.open_issue(app, None, after(1_000 + n * 0.3))  # 45 hours
    late = changes.open_issue(app, None, after(10))
    served.collect()
    changes.comment(forge, late, ben, after(1_000))  # not seen until now, and a list's second page
    changes.open_issue(app, None, after(1_045))
    served.collect()
    assert served.item("app", late.number)["answered_at"] == after(1_000)
    assert len(steps(served)) == 2


def test_a_list_of_repositories_that_breaks_off_makes_none_of_them_gone(served: Town, forge: Forge) -> None:
    for n in range(101):
        repository(forge, f"app-{n:03}", parent=None, mirror_url="https://git.example/x")
    served.collect()
    served.server.inject(PASS, *DOWN)
    assert codes(served.collect()) == {"city-of-x": "github.down"}
    assert served.rows("select count(*) from collection where state = 'gone'") == [(0,)]
    assert codes(served.collect()) == {} and len(served.requests) == 2


def test_a_collection_that_is_killed_goes_on_where_it_was(served: Town, app: Repository) -> None:
    served.server.inject(PASS, PASS, PASS, faults.slow(20))
    command = [sys.executable, str(ROOT / "ospo.py"), "--workspace", str(served.workspace.root), "collect"]
    environment = {**os.environ, served.variable: ORDINARY.secret}
    with subprocess.Popen([*command, served.target], env=environment, stderr=subprocess.PIPE) as process:
        _wait_for(lambda: len(served.server.requests) == 4)
        os.kill(process.pid, signal.SIGKILL)
    assert log(served) == ("partial", 500, 200, True, False)
    assert codes(served.collect()) == {}
    assert log(served) == ("complete", 500, 500, True, False) and len(steps(served)) == 3


def _wait_for(come: Callable[[], bool]) -> None:
    until = time.monotonic() + 30
    while not come():
        assert time.monotonic() < until
        time.sleep(0.02)
