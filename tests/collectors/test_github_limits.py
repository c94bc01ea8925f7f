"""Limits that a forge sets and servers that break: what is waited for, and when it is left. Nothing really waits."""

import socket
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from collectors.github import forge as forges
from tests.collectors.github import BOTH, DAY, PASS, Town, codes, collected, repository, sentence, two
from tests.forge import changes, faults
from tests.forge.faults import Fault
from tests.forge.model import Forge, Repository


@pytest.fixture
def app(forge: Forge) -> Repository:
    return two(forge)


def test_the_hourly_limit_is_waited_for_as_long_as_the_forge_says(served: Town, app: Repository) -> None:
    served.server.limits.set("graphql", remaining=0, resets_in=600)
    served.meanwhile = lambda: served.server.limits.set("graphql")
    assert codes(served.collect()) == {} and collected(served) == BOTH
    assert served.waits == [pytest.approx(601, abs=2)]


def test_a_limit_that_has_a_few_points_left_is_a_limit_too(served: Town, app: Repository) -> None:
    served.collect()
    sweep = served.requests[0].cost
    changes.touch(app.issues[1])
    served.server.limits.set("graphql", remaining=sweep + 1, resets_in=900)
    changes.open_change_request(app, None)
    served.meanwhile = lambda: served.server.limits.set("graphql")
    assert codes(served.collect()) == {}
    assert served.waits == [pytest.approx(901, abs=2)]


def test_without_a_token_the_limit_of_rest_is_waited_for(served: Town, app: Repository) -> None:
    served.use(None)
    served.server.limits.set("anonymous", limit=60, remaining=0, resets_in=600)
    served.meanwhile = lambda: served.server.limits.set("anonymous", limit=60)
    assert codes(served.collect()) == {}
    assert served.waits == [pytest.approx(601, abs=2)]


@pytest.mark.parametrize("hours", [-5, 5])
def test_a_forge_whose_clock_is_wrong_is_waited_for_by_its_own(served: Town, app: Repository, hours: int) -> None:
    served.server.clock = timedelta(hours=hours)
    limited = Fault(
        "limit", None, status=403, body={"message": "API rate limit exceeded for user ID 4711."},
        headers={"X-RateLimit-Remaining": "0", "X-RateLimit-Limit": "5000",
         "X-RateLimit-Reset": str(int((datetime.now(UTC) + timedelta(hours=hours, seconds=600)).timestamp()))},
    )  # fmt: skip
    served.server.inject(limited)
    assert codes(served.collect()) == {}
    assert served.waits == [pytest.approx(601, abs=2)]


@pytest.mark.parametrize(
    ("fault", "seconds"),
    [
        (faults.secondary(30), 31),
        (faults.secondary(30, status=429), 31),
        (faults.too_many(120), 121),
        (faults.secondary(), 60),
        (faults.too_many(), 60),
        (Fault("in a 200", "graphql", status=200, body={"errors": [{"message": faults.SECONDARY}]}), 60),
        (Fault("in a 200", "graphql", status=200, body={"message": faults.SECONDARY}), 60),
    ],
)
def test_a_secondary_limit_is_waited_for(served: Town, app: Repository, fault: Fault, seconds: int) -> None:
    served.server.inject(PASS, fault)
    assert codes(served.collect()) == {} and collected(served) == BOTH
    assert served.waits == [pytest.approx(seconds, abs=2)]


def test_a_date_to_wait_for_is_one_by_the_forges_clock(served: Town, app: Repository) -> None:
    served.server.clock = timedelta(hours=3)
    at = format_datetime(datetime.now(UTC) + timedelta(hours=3, seconds=90), usegmt=True)
    served.server.inject(faults.too_many(at))
    assert codes(served.collect()) == {}
    assert served.waits == [pytest.approx(90, abs=3)]


@pytest.mark.parametrize(
    ("after", "seconds"),
    [("soon", 60), ("-5", 60), ("0", 1), ("", 60), ("Wed, 21 Oct 2015 07:28:00 -0000", 1), ("99 Oct", 60)],
)
def test_an_odd_time_to_wait_is_made_the_best_of(served: Town, app: Repository, after: str, seconds: int) -> None:
    served.server.inject(faults.too_many(after))
    assert codes(served.collect()) == {}
    assert served.waits == [pytest.approx(seconds, abs=1)]


def test_where_nobody_says_for_how_long_each_wait_is_twice_the_last(served: Town, app: Repository) -> None:
    served.server.inject(PASS, *[faults.secondary()] * 4)
    assert codes(served.collect()) == {}
    assert served.waits == [pytest.approx(seconds, abs=2) for seconds in (60, 120, 240, 480)]


def test_a_forge_that_wants_too_long_a_wait_is_left_and_says_until_when(served: Town, app: Repository) -> None:
    served.server.inject(PASS, faults.too_many(2 * 3600))
    until = datetime.now(UTC) + timedelta(hours=2, seconds=1)
    said = sentence(served, "app")
    assert (
        said == f"HOST allows no more requests until {until:%H:%M} UTC. What was collected is kept; collect again then."
    )
    # Nothing more is asked; the other one is known to be there and not to have been read.
    assert served.waits == [] and collected(served) == set()
    assert (served.state("app", "issue"), served.state("web", "issue")) == ("failed", "failed")
    assert codes(served.collect()) == {} and collected(served) == BOTH


def test_a_forge_that_wants_to_wait_again_and_again_is_left(served: Town, app: Repository) -> None:
    served.server.inject(PASS, *[faults.secondary()] * 7)
    assert codes(served.collect()) == {"app": "github.limit", "city-of-x": "github.stopped"}
    assert len(served.waits) == 6 and collected(served) == set()
    assert codes(served.collect()) == {} and collected(served) == BOTH


def pages(served: Town) -> list[int]:
    """How many issues each step asked for."""
    return [one.variables["issuePage"] for one in served.requests if "query items" in one.query]


@pytest.mark.parametrize("fault", [faults.gateway(502), faults.gateway(503), faults.gateway(504), faults.timed_out()])
def test_a_forge_that_cannot_is_asked_for_half_as_much(served: Town, app: Repository, fault: Fault) -> None:
    for _ in range(1_000):
        changes.open_issue(app, None, DAY)
    served.server.inject(PASS, fault, fault)
    assert codes(served.collect()) == {}
    assert served.rows("select count(*) from issue where repository = ?", served.id("app")) == [(1_001,)]
    # 250 in ten steps of 25, 500 in ten of 50, and the rest in hundreds again
    assert pages(served)[:-1] == [100, 50, *[25] * 10, *[50] * 10, *[100] * 3]
    assert served.waits == [pytest.approx(0.5, abs=0.3), pytest.approx(1, abs=0.3)]


def test_a_forge_that_cannot_do_large_pages_is_read_in_small_ones(served: Town, app: Repository) -> None:
    for _ in range(150):
        changes.open_change_request(app, None, DAY)
        changes.open_issue(app, None, DAY)
    served.collect()
    served.server.largest_page = 20
    for item in app.items():
        changes.touch(item)
    assert codes(served.collect()) == {}
    assert served.rows("select count(*) from change_request where updated_at > ?", DAY) == [(150,)]


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (faults.gateway(502), "it answers with status 502"),
        (Fault("odd", status=500, body=["broken"]), "an answer that breaks off"),
        (faults.reset(), "no connection"),
        (faults.truncated(), "an answer that breaks off"),
        (faults.truncated(whole_length=True), "an answer that breaks off"),
    ],
)
def test_a_forge_that_stays_broken_is_left_and_others_go_on(
    served: Town, app: Repository, fault: Fault, why: str
) -> None:
    served.server.inject(PASS, *[fault] * 7)
    assert sentence(served, "app") == (
        f"HOST could not be asked: {why}. What was collected is kept; collect again later."
    )
    assert served.state("app", "issue") == "failed" and collected(served) == {"web"}
    served.server.inject(PASS, *[fault] * 6)
    assert codes(served.collect()) == {} and collected(served) == BOTH


def test_an_answer_that_takes_too_long_is_asked_for_again(
    served: Town, app: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forges, "_TIMEOUT", 1)
    served.server.inject(PASS, faults.slow(1.5))
    assert codes(served.collect()) == {} and collected(served) == BOTH
    assert len(served.waits) == 1
    served.server.inject(PASS, *[faults.slow(1.1)] * 7)
    changes.touch(app.issues[1])
    assert "no answer in time" in sentence(served)


def test_a_forge_that_is_down_is_asked_a_few_times(served: Town) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    outcomes = served.collect(f"github:http://127.0.0.1:{port}/city-of-x")
    assert [one.problem.code if one.problem else "" for one in outcomes] == ["github.down"]
    assert len(served.waits) == 6 and sum(served.waits) < 60


def test_a_forge_that_went_down_half_way_does_not_cost_every_repository_a_minute(served: Town, app: Repository) -> None:
    for n in range(20):
        repository(served.forge, f"more-{n}")
    served.server.inject(PASS, *[faults.gateway(503)] * 300)
    problems = [outcome.problem for outcome in served.collect() if outcome.problem]
    assert [problem.code for problem in problems] == ["github.down", "github.down", "github.stopped"]
    assert problems[-1].fields["left"] == 20 and sum(served.waits) < 120
