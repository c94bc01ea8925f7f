"""`ospo peers list, compare, group, ask`: what is said of others, in the terminal."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from tests.command import ospo
from tests.peers.world import configured, figure, named, pseudonymous, publish, receive, score

REVIEWED, WHOLE = "change_requests_reviewed", "maturity.ggi"
Asked = Callable[..., CompletedProcess[str]]


@pytest.fixture
def asked(tmp_path: Path) -> Asked:
    """The command in a workspace with five others by name, a sample among them, and five without."""
    ours = configured(tmp_path, "country: FI, level: local")
    sample = {"repositories": 4, "of": 90, "date": "2026-08-01", "source": "https://forge.example/town-5"}
    for n in range(1, 6):
        about: dict[str, Any] = {"sample": sample, "url": "https://town.example"} if n == 5 else {}
        receive(ours, named(f"Town {n}", figure(REVIEWED, 18.0 * n), score(WHOLE, 10.0 * n), **about))
        receive(ours, pseudonymous(n, score(WHOLE, 20.0, figure(WHOLE, 0)["period"].replace(month=4))))
    publish(ours, [figure(REVIEWED, 50), score(WHOLE, 42)])
    return lambda *words: ospo("peers", *words, workspace=ours.root)


def rows(result: CompletedProcess[str]) -> list[dict[str, Any]]:
    assert result.returncode == 0, result.stderr
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def test_list_has_a_row_for_each_with_what_was_measured(asked: Asked) -> None:
    found = rows(asked("list", "--format", "json"))
    assert [one["name"] for one in found] == ["City of X", *(f"Town {n}" for n in range(1, 6))]
    town = found[-1]
    assert (town["sample_read"], town["sample_of"], town["sample_date"], town["url"]) == (
        4, 90, "2026-08-01", "https://town.example",
    )  # fmt: skip


def test_compare_says_where_we_stand(asked: Asked) -> None:
    [reviewed, whole] = rows(asked("compare", "--format", "json"))
    assert (reviewed["metric"], reviewed["ours"]) == (REVIEWED, 50)
    assert (reviewed["low_quartile"], reviewed["median"], reviewed["high_quartile"]) == (36, 54, 72)
    assert (reviewed["stands"], reviewed["compared"], reviewed["left_out"]) == ("in the lower half", 5, 0)
    assert reviewed["group"] == "local administrations in Finland"
    assert (whole["ours"], whole["median"], whole["stands"]) == (42, 30, "in the best quarter")


def test_compare_each_has_every_administration(asked: Asked) -> None:
    found = rows(asked("compare", REVIEWED, "--each", "--format", "json"))
    assert [(one["name"], one["value"]) for one in found[:3]] == [("City of X", 50), ("Town 1", 18), ("Town 2", 36)]


def test_a_metric_that_nobody_has_is_unknown_and_one_that_is_none_a_mistake(asked: Asked) -> None:
    [found] = rows(asked("compare", "commits", "--format", "json"))
    assert (found["ours"], found["compared"]) == (None, 0)
    wrong = asked("compare", "comits")
    assert wrong.returncode == 2
    assert "comits" in wrong.stderr


def test_the_group_of_those_without_a_name(asked: Asked) -> None:
    found = asked("group", "--format", "csv")
    [_spring, summer] = csv.DictReader(io.StringIO(found.stdout))
    assert (summer["metric"], summer["period"], summer["n"], summer["median"]) == (WHOLE, "2026-07-01", "5", "20.0")
    assert "local administrations in Northern Europe" in found.stderr


def test_ask_names_who_is_ahead(asked: Asked) -> None:
    found = rows(asked("ask", "--format", "json"))
    assert [(one["metric"], one["name"]) for one in found] == [
        (REVIEWED, "Town 5"),
        (REVIEWED, "Town 4"),  # 50 and 72 per cent of 100 each: 3.19 standard errors
        (WHOLE, "Town 5"),
    ]


def test_one_other_alone_is_not_put_beside_us(tmp_path: Path) -> None:
    ours = configured(tmp_path, "country: FI, level: local")
    receive(ours, named("Town", figure(REVIEWED, 90)))
    publish(ours, [figure(REVIEWED, 20)])
    for verb in (["compare", REVIEWED, "--each"], ["ask"]):
        assert "Town" not in ospo("peers", *verb, workspace=ours.root).stdout


def test_no_name_is_a_formula(tmp_path: Path) -> None:
    ours = configured(tmp_path, "country: FI, level: local")
    receive(ours, named("=1+1 Town", figure(REVIEWED, 90)))
    publish(ours, [figure(REVIEWED, 20)])
    assert "'=1+1 Town" in ospo("peers", "list", "--format", "csv", workspace=ours.root).stdout


def test_without_others_there_is_nothing_to_compare(tmp_path: Path) -> None:
    ours = configured(tmp_path, "country: FI, level: local")
    publish(ours, [figure(REVIEWED, 50)])
    found = ospo("peers", "compare", workspace=ours.root)
    assert (found.returncode, found.stdout.strip()) == (0, "There are no numbers for this.")
