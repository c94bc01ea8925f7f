"""How many requests a collection takes, and that nothing is asked but what changed."""

import random
from collections import Counter
from pathlib import Path

import pytest

from data.workspace import Workspace
from tests.collectors.github import Town, codes, push, repository, town
from tests.forge import changes, shapes
from tests.forge.model import Repository
from tests.forge.schema import published
from tests.forge.seeded import CITY, city


def queries(served: Town) -> Counter[str]:
    """Names of the queries and REST paths that the last collection asked."""
    return Counter(
        one.query.removeprefix("query ").partition("(")[0] if one.kind == "graphql" else one.path
        for one in served.requests
    )


def busiest(served: Town) -> Repository:
    return max(served.forge.of(CITY), key=lambda one: len(one.change_requests))


def test_a_forge_of_246_repositories_takes_1700_requests_at_most_then_three_then_five(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    published()
    with town(shapes.cost_table(), workspace, monkeypatch) as served:
        assert codes(served.collect()) == {}
        assert served.rows("select (select count(*) from issue), (select count(*) from change_request)") == [
            (shapes.ISSUES, shapes.CHANGE_REQUESTS)
        ]
        # 246 repositories are three pages. Of issues a page is a hundred, of change requests fifty, both in one step.
        steps = sum(
            max(-(-len(one.issues) // 100), -(-len(one.change_requests) // 50), 1) for one in served.forge.of(CITY)
        )
        assert len(served.requests) == 3 + steps <= 1_700
        # A step of both costs four points, and an hour allows five thousand.
        assert sum(one.cost for one in served.requests) <= 4 * steps + 12
        assert served.rows("select requests, listed, total from sweep") == [(3 + steps, 246, 246)]

        served.collect()
        assert queries(served) == {"account": 3}

        app = busiest(served)
        changes.comment(served.forge, next(iter(app.change_requests.values())), None)
        changes.open_issue(app, None)
        served.collect()
        assert queries(served) == {"account": 3, "items": 1}
        assert served.requests[-1].variables["id"] == f"R_{app.number}"


def test_of_what_changed_only_the_kind_is_asked_for(served: Town) -> None:
    app = repository(served.forge, "app")
    repository(served.forge, "web")
    changes.open_issue(app, None)
    served.collect()
    changes.open_change_request(app, None)
    served.collect()
    assert queries(served) == {"account": 1, "items": 1}
    said = served.requests[-1].variables
    assert (said["issues"], said["changeRequests"], said["releases"]) == (False, True, False)


def test_a_long_pass_ends_where_the_last_one_began(served: Town) -> None:
    app = repository(served.forge, "app")
    for _ in range(170):
        changes.open_change_request(app, None, None)
    for number, one in enumerate(app.change_requests.values()):
        one.updated_at = one.created_at = changes.now().replace(year=2026, month=1 + number // 28, day=1 + number % 28)
    served.collect()
    assert queries(served) == {"account": 1, "items": 4}
    changes.comment(served.forge, app.change_requests[3], None)
    served.collect()
    assert queries(served) == {"account": 1, "items": 1}


def test_what_nobody_asked_for_is_not_read(
    tmp_path: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Forks, mirrors and private repositories cost nothing beyond their line in the list."""
    published()
    forge = city(repositories=20, items=200, talk=50, git=tmp_path / "git")
    with town(forge, workspace, monkeypatch) as served:
        assert codes(served.collect()) == {}
        wanted = {one.number for one in forge.of(CITY) if not one.private and not one.parent and not one.mirror_url}
        asked = {one.variables["id"] for one in served.requests if "query items" in one.query}
        assert asked == {f"R_{number}" for number in wanted}
        before = len(served.server.asked("git"))
        served.collect()
        assert queries(served) == {"account": 1} and len(served.server.asked("git")) == before
        app = random.Random(1).choice([one for one in forge.of(CITY) if one.number in wanted])  # noqa: S311
        push(app, tmp_path / "code", "2026-03-01")
        changes.open_issue(app, None)
        app.issues_enabled = True
        served.collect()
        assert len(served.requests) <= 5


def test_the_sweep_says_what_it_cost_and_what_is_left(served: Town) -> None:
    repository(served.forge, "app")
    served.collect()
    left = served.server.limits.allowances["graphql"]
    assert served.rows("select forge, token, listed, total, requests, ceiling, remaining from sweep") == [
        (served.host, True, 1, 1, 2, 5000, left.remaining)
    ]
    assert left.remaining == 5000 - sum(one.cost for one in served.requests)
