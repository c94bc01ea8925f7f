"""The seeded forge of 300 repositories, collected and published: every figure as counted from the forge itself."""

from collections.abc import Iterator
from datetime import date
from math import isclose
from typing import Any

import pytest

from data.ledger import open_ledger
from data.snapshot import Snapshot
from data.workspace import Workspace, create
from publish import publish
from tests.collectors.github import Town, town
from tests.forge.count import count
from tests.forge.schema import published
from tests.forge.seeded import CITY, city

MONTHS = [
    date(2022, 12, 1),
    date(2023, 6, 1),
    date(2024, 2, 1),
    date(2025, 12, 1),
    date(2026, 10, 1),
    date(2026, 11, 1),
]


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    published()
    workspace = create(tmp_path_factory.mktemp("w") / "w", "City of X")
    with pytest.MonkeyPatch.context() as environment, town(city(), workspace, environment) as made:
        assert {outcome.problem for outcome in made.collect()} == {None}
        with workspace.lock(), open_ledger(workspace.ledger) as ledger:
            publish(workspace, ledger)
        yield made


def figures_of(workspace: Workspace, host: str) -> dict[Any, tuple[float | None, float | None, int]]:
    """What was published, by the keys of the count: value, low where there is no value, sample size."""
    rows = Snapshot(workspace.snapshot).rows(
        "select metric, repository, period, value, low, sample_size from metric_value where organisation = ?", [CITY]
    )
    return {
        (metric, repository and repository.removeprefix(f"{host}/"), period): (value, low if value is None else None, n)
        for metric, repository, period, value, low, n in rows
    }


def test_every_figure_is_what_the_forge_says(collected: Town) -> None:
    confirmed = collected.rows("select max(confirmed_at) from collection")[0][0]
    counted = count(collected.forge, CITY, MONTHS, confirmed)
    ours = figures_of(collected.workspace, collected.host)
    compared, wrong = 0, {}
    for key, (value, low, _high, sample) in counted.items():
        if key not in ours:
            assert not sample, key  # a month before the repository's first
            continue
        compared += 1
        if not _same(ours[key], (value, low if value is None else None, sample)):
            wrong[key] = (ours[key], value, low, sample)
    assert wrong == {}
    assert compared > 10_000
    assert {metric for metric, _, _ in counted} == {
        "issues_opened", "issues_closed", "change_requests_opened", "change_requests_merged",
        "change_request_closure_ratio", "change_requests_reviewed", "time_to_first_response",
        "time_to_first_response_p90", "first_response_within_2_days", "time_to_close", "issue_age",
    }  # fmt: skip


def _same(ours: tuple[float | None, ...], counted: tuple[float | None, ...]) -> bool:
    """Whether both know the same, and as far as they do, give the same numbers."""
    pairs = zip(ours, counted, strict=True)
    return all(isclose(a, b) if a is not None and b is not None else a is b for a, b in pairs)


def test_the_ledger_has_what_the_forge_has(collected: Town) -> None:
    expected = "select sum(expected), sum(collected) from collection where resource = ?"
    public = [
        one for one in collected.forge.repositories.values()
        if one.owner.login == CITY and not (one.private or one.parent or one.mirror_url)
    ]  # fmt: skip
    changes = sum(len(one.change_requests) for one in public)
    issues = sum(len(one.issues) for one in public if one.issues_enabled)
    assert collected.rows(expected, "change_request") == [(changes, changes)]
    assert collected.rows(expected, "issue") == [(issues, issues)]
