"""What leaves the workspace, and what never does."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from data.words import Problem
from data.workspace import Workspace
from peers.exchange.export import made
from peers.exchange.member import Mode, Own
from peers.exchange.reading import read
from peers.exchange.schema import FILE, schema
from tests.peers.exchange.files import SCORE, VALUE, Y, named, pseudonymous
from tests.peers.exchange.published import publish, row

NOW = datetime(2024, 5, 7)
PUBLISHED = jsonschema.Draft202012Validator(json.loads(FILE.read_text("utf-8")))
ROWS = [
    row("licence_coverage", "2024-03", 1 / 3, low=0.1 + 0.2, high=50.0, coverage=0.95),
    row("time_to_close", "2024-03", None, low=12.0, sample_size=3),
    row("licence_coverage", "2024-05", 40.0),  # the month still runs
    row("licence_coverage", "2024-04", 41.0, collected_at=datetime(2024, 4, 30, 23)),  # nor was this one over
    row("licence_coverage", "2024-03", 10.0, repository="github.com/x/app"),
    row("licence_coverage", "2024-03", 11.0, organisation="city-of-y", source="peer"),
    row("licence_coverage", "2024-03", 12.0, organisation="import:" + "a" * 32, source="import:" + "a" * 32),
    row("licence_coverage", "2024-03", 13.0, organisation="city-of-z"),  # collected as ours under another name
    row("licence_coverage", "2024-03", 14.0, source="peer"),
    row("maturity.ggi", "2024-05", 62.5, low=50.0, high=75.0, coverage=0.8),
    row("maturity.ggi.usage", "2024-05", 62.4, coverage=0.79999),
    row("maturity.ggi.trust", "2024-05", 2.5),
    row("maturity.ggi.culture", "2024-05", None),
    row("maturity.ggi.stage", "2024-05", 3.0),
    row("maturity.ggi.not_applicable", "2024-05", 20.0),
    row("maturity.ggi", "2024-04", 10.0),  # there is a newer one in the same quarter
    row("maturity.ggi.not_applicable", "2024-04", 0.0),
    row("maturity.ggi", "2023-12", 97.5, definition="1.2/1"),
    row("maturity.ggi.not_applicable", "2023-12", 0.0, definition="1.2/1"),
    row("maturity.other", "2024-05", 50.0, definition="2/1"),
    row("maturity.other.not_applicable", "2024-05", 20.1, definition="2/1"),
    row("maturity.third", "2024-05", 50.0, definition="3/1"),  # and nobody knows how much applies
    row("maturity.third.not_applicable", "2024-05", None, definition="3/1"),
]


@pytest.fixture
def ours(workspace: Workspace) -> Workspace:
    publish(
        workspace, ROWS, {"github.com/x/b": False, "github.com/x/a": False, "github.com/x/c": None, "local/d": False}
    )
    return workspace


def say(workspace: Workspace, key: str, value: str) -> None:
    text = workspace.file.read_text("utf-8")
    workspace.file.write_text(text.replace("  slug: city-of-x\n", f"  slug: city-of-x\n  {key}: {value}\n"), "utf-8")
    vars(workspace).pop("configuration", None)


def exported(workspace: Workspace, mode: Mode, *, repositories: bool = False) -> dict[str, Any]:
    given: dict[str, Any] = json.loads(made(workspace, Own(Y, mode), NOW, repositories=repositories).raw)
    PUBLISHED.validate(given)
    return given


def test_a_named_file_holds_every_number_of_ours_of_complete_months(ours: Workspace) -> None:
    say(ours, "staff", "1200")
    given = exported(ours, "named")
    assert given["member"] == {"id": Y, "name": "City of X", "staff": 1200}
    assert given["created_at"] == "2024-05-06T07:08:09Z"
    assert given["models"] == {"ggi": "1.3", "other": "2", "third": "3"}
    assert [(one["metric"], one["period"], one["value"]) for one in given["values"]] == [
        ("licence_coverage", "2024-03-01", 1 / 3),
        ("maturity.ggi", "2023-12-01", 97.5), ("maturity.ggi", "2024-04-01", 10.0),
        ("maturity.ggi", "2024-05-01", 62.5),
        ("maturity.ggi.culture", "2024-05-01", None),
        ("maturity.ggi.not_applicable", "2023-12-01", 0.0), ("maturity.ggi.not_applicable", "2024-04-01", 0.0),
        ("maturity.ggi.not_applicable", "2024-05-01", 20.0),
        ("maturity.ggi.stage", "2024-05-01", 3.0), ("maturity.ggi.trust", "2024-05-01", 2.5),
        ("maturity.ggi.usage", "2024-05-01", 62.4),
        ("maturity.other", "2024-05-01", 50.0), ("maturity.other.not_applicable", "2024-05-01", 20.1),
        ("maturity.third", "2024-05-01", 50.0), ("maturity.third.not_applicable", "2024-05-01", None),
        ("time_to_close", "2024-03-01", None),
    ]  # fmt: skip
    assert given["values"][0] == {
        "metric": "licence_coverage", "period": "2024-03-01", "value": 0.3333333333333333, "low": 0.30000000000000004,
        "high": 50.0, "sample_size": 10, "coverage": 0.95, "collected_at": "2024-05-01T06:00:00Z", "definition": "1",
    }  # fmt: skip


def test_with_private_repositories_only_maturity_leaves(ours: Workspace) -> None:
    ours.file.write_text(ours.file.read_text("utf-8") + "visibility: all\n", "utf-8")
    vars(ours).pop("configuration", None)
    one = made(ours, Own(Y, "named"), NOW)
    assert {value["metric"].split(".")[0] for value in json.loads(one.raw)["values"]} == {"maturity"}
    assert "private repositories" in " ".join(one.said[:2])


def test_repositories_are_named_if_asked_for_and_known_to_be_public(ours: Workspace) -> None:
    assert exported(ours, "named", repositories=True)["member"]["repositories"] == ["github.com/x/a", "github.com/x/b"]


def test_a_pseudonymous_file_holds_rounded_scores_alone(ours: Workspace) -> None:
    say(ours, "country", "FI")
    say(ours, "level", "local")
    say(ours, "staff", "1200")
    given = exported(ours, "pseudonymous")
    assert given == {
        "format": "ospo-exchange",
        "schema": 2,
        "mode": "pseudonymous",
        "created_at": "2024-04-01T00:00:00Z",
        "member": {"id": Y, "level": "local", "region": "154"},
        "models": {"ggi": "1.3"},
        "values": [
            {"metric": "maturity.ggi", "period": "2023-10-01", "value": 100, "definition": "1.2/1"},
            {"metric": "maturity.ggi", "period": "2024-04-01", "value": 65, "definition": "1.3/1"},
            {"metric": "maturity.ggi.trust", "period": "2024-04-01", "value": 5, "definition": "1.3/1"},
        ],
    }
    said = " ".join(made(ours, Own(Y, "pseudonymous"), NOW).said)
    assert "hides you from a glance, not from someone who wants to know" in said
    assert "4 scores are left out" in said  # usage, April's, other and third
    assert "Northern Europe" in said and "City of X" not in said and "Finland" not in said


@pytest.mark.parametrize(("said", "key"), [({"country": "FI"}, "level"), ({"level": "local"}, "country")])
def test_a_pseudonymous_file_needs_level_and_country(ours: Workspace, said: dict[str, str], key: str) -> None:
    for one, value in said.items():
        say(ours, one, value)
    with pytest.raises(Problem, match=f"set `{key}` under `organisation`"):
        made(ours, Own(Y, "pseudonymous"), NOW)


def test_institutions_of_the_union_lie_in_no_region(ours: Workspace) -> None:
    say(ours, "country", "EU")
    say(ours, "level", "supranational")
    with pytest.raises(Problem, match="EU lies in no region"):
        made(ours, Own(Y, "pseudonymous"), NOW)
    assert exported(ours, "named")["member"]["country"] == "EU"


@pytest.mark.parametrize("mode", ["named", "pseudonymous"])
def test_nothing_to_give_is_said(workspace: Workspace, mode: Mode) -> None:
    publish(workspace, [row("commits", "2024-05", 1.0)])
    say(workspace, "country", "FI")
    say(workspace, "level", "local")
    with pytest.raises(Problem, match="nothing to give yet"):
        made(workspace, Own(Y, mode), NOW)


def test_what_others_would_refuse_is_not_written(ours: Workspace) -> None:
    ours.file.write_text(ours.file.read_text("utf-8").replace('"City of X"', '"City <of> X"'), "utf-8")
    vars(ours).pop("configuration", None)
    with pytest.raises(Problem, match=r"ospo.yaml: `member.name` cannot go"):
        made(ours, Own(Y, "named"), NOW)


def test_the_same_numbers_give_the_same_bytes_and_are_read_again(ours: Workspace, tmp_path: Path) -> None:
    raw = made(ours, Own(Y, "named"), NOW).raw
    assert raw == made(ours, Own(Y, "named"), datetime(2025, 1, 1)).raw
    file = tmp_path / "one.json"
    file.write_bytes(raw)
    given = [(one.metric, str(one.period)[:7], one.value) for one in read(file).values]
    assert ("licence_coverage", "2024-03", 1 / 3) in given and len(given) == 16


def test_the_schema_is_that_of_the_shape() -> None:
    assert FILE.read_text("utf-8") == schema()
    jsonschema.Draft202012Validator.check_schema(json.loads(schema()))


MORE: list[dict[str, Any]] = [
    named(schema=3), named(mode="open"), named(extra=1), named(member={"id": Y}),
    named(member={"id": "x", "name": "Y"}),
    named(member=named()["member"] | {"region": "154"}), named(values=[VALUE | {"repository": "x/y"}]),
    named(values=[VALUE | {"coverage": 2}]), named(values=[VALUE | {"value": "1"}]),
    pseudonymous(values=[SCORE | {"value": 63}]), pseudonymous(values=[SCORE | {"low": 60}]),
    pseudonymous(values=[SCORE | {"period": "2024-02-01"}]), pseudonymous(values=[VALUE]),
    pseudonymous(member=pseudonymous()["member"] | {"name": "City of Y"}),
    pseudonymous(member=pseudonymous()["member"] | {"region": "150"}),
]  # fmt: skip


def test_the_published_schema_says_what_is_read() -> None:
    for given in (named(), pseudonymous(), named(schema=1), named(values=[])):
        PUBLISHED.validate(given)
    assert [PUBLISHED.is_valid(given) for given in MORE] == [False] * len(MORE)
