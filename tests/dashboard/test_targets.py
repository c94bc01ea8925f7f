"""Targets on numbers, drawn and said: the story is in `tests/data/aimed.py`, the figures follow from it by hand."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assessments.people import people
from assessments.planning import intend
from assessments.targets import on_numbers
from data.path import Goal
from data.workspace import Workspace, create
from tests.command import ospo
from tests.dashboard.assessed import TODAY, answered, begun
from tests.dashboard.conftest import Open
from tests.dashboard.test_pages import read
from tests.data.aimed import aimed

UNTIL = date(TODAY.year + 1, 12, 31)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = create(tmp_path / "w", "City of X")
    aimed(made)
    return made


def charts(app: AppTest) -> dict[str, dict[str, Any]]:
    """Data, layout and alternative text by the ids of metrics."""
    assert not app.exception
    found = {}
    for chart in app.get("plotly_chart"):
        spec = json.loads(chart.proto.spec)
        found[chart.proto.id.rpartition("-")[2]] = {**spec, "alt": chart.proto.alt}
    return found


def path(chart: dict[str, Any]) -> list[tuple[str, float]]:
    (trace,) = [one for one in chart["data"] if one.get("name") == "Straight path"]
    return [(x[:7], y) for x, y in zip(trace["x"], trace["y"], strict=True)]


def test_a_monthly_count_is_drawn_a_month(workspace: Workspace, look: Open) -> None:
    chart = charts(look(workspace.root, "contributions"))["commits"]
    (line,) = chart["layout"]["shapes"]
    assert (line["y0"], line["y1"]) == (11, 11)
    assert [one["text"] for one in chart["layout"]["annotations"]] == [
        "Target 132 in 12 months by Dec 2034: 11 a month"
    ]
    drawn = path(chart)  # from December 2024; 24 months are shown, and a fifth of them is room for four more
    assert (drawn[0], drawn[12], drawn[-1][0]) == (("2024-12", 1), ("2025-12", 2), "2026-04")
    assert chart["alt"].endswith("Target 132 in 12 months by Dec 31, 2034: on the straight path.")


def test_any_other_is_drawn_as_it_is(workspace: Workspace, look: Open) -> None:
    app = look(workspace.root, "contributions", topic="people")
    chart = charts(app)["contributors"]
    assert chart["layout"]["shapes"][0]["y0"] == 21
    assert path(chart)[::12] == [("2024-12", 1), ("2025-12", 3)]
    said = "Target 21 people by Dec 31, 2034: 2 people behind the straight path."
    assert said in read(app) and said in chart["alt"]


def test_a_number_alone_is_a_line_without_a_path(workspace: Workspace, look: Open) -> None:
    chart = charts(look(workspace.root, "contributions"))["releases"]
    assert len(chart["layout"]["shapes"]) == 1
    assert [one["name"] for one in chart["data"]] == ["Each month", "Mean of 12 months"]


def test_what_has_no_target_has_no_line(workspace: Workspace, look: Open) -> None:
    chart = charts(look(workspace.root, "contributions"))["merge_commits"]
    assert not chart["layout"].get("shapes")


def test_single_repositories_have_no_target(workspace: Workspace, look: Open) -> None:
    app = look(workspace.root, "contributions", repositories="local/app")
    assert not charts(app)["commits"]["layout"].get("shapes")
    assert "Target" not in read(app)
    assert "Target" not in read(look(workspace.root, "overview", repositories="local/app"))


def test_a_card_says_it_in_a_line(workspace: Workspace, look: Open) -> None:
    app = look(workspace.root, "overview")
    assert not app.exception
    assert "Target 90\N{NO-BREAK SPACE}% by Dec 31, 2034: the number is not known." in read(app)


def test_a_plan_that_cannot_be_read_is_said(workspace: Workspace, look: Open) -> None:
    (begun(workspace).folder / "plan.jsonl").mkdir()
    app = look(workspace.root, "contributions")
    assert not app.exception
    assert any("plan.jsonl" in warning.value.replace("\\", "") for warning in app.warning)


def at_targets(workspace: Workspace, look: Open) -> AppTest:
    return look(workspace.root, "maturity", topic="targets")


def numbers(app: AppTest) -> list[list[str]]:
    """The table's cells."""
    tables = [table.value for table in app.table if "Number" in table.value.columns]
    return [[str(cell) for cell in row] for table in tables for row in table.to_numpy()]


def test_numbers_with_targets_stand_by_what_is_late(workspace: Workspace, look: Open) -> None:
    answered(begun(workspace), {"usage": "yes"})
    app = at_targets(workspace, look)
    assert not app.exception
    names = [row[0].split("**")[1] for row in numbers(app)]
    assert names == ["Commits by machines", "Contributors", "Licence coverage", "Releases", "Commits"]
    assert [row[1] for row in numbers(app)] == [
        "**overdue, 5 short**", "2 people behind the straight path", "the number is not known", "4 short",
        "on the straight path",
    ]  # fmt: skip
    assert "5 numbers have a target. **1 is overdue.** 1 is behind its path." in read(app)


def test_a_target_is_set_changed_and_taken_back(workspace: Workspace, look: Open) -> None:
    one = begun(workspace)
    answered(one, {"usage": "yes"})
    place = f"{one.id}/contributors"
    app = at_targets(workspace, look)
    app.selectbox(key="number-aimed").select("contributors").run()
    app.number_input(key=f"value/{place}").set_value(5).run()
    assert "Saved once both" in read(app)
    app.date_input(key=f"date/{place}").set_value(UNTIL).run()
    app.selectbox(key=f"owner/{place}").select("Anna Example").run()
    assert not app.exception
    (anna,) = people(workspace.assessments)

    def goal() -> Goal:
        return on_numbers(workspace.assessments, workspace.configuration)["contributors"]

    assert goal() == Goal(5, UNTIL, TODAY, anna)
    assert any("Owner: Anna Example" in row[0].replace("\\", "") for row in numbers(app))
    app.number_input(key=f"value/{place}").set_value(6).run()
    assert goal() == Goal(6, UNTIL, TODAY, anna)
    app.button(key=f"aim/{place}").click().run()
    assert goal() == Goal(21, date(2034, 12, 31), date(2025, 1, 1))  # of ospo.yaml
    assert "ospo.yaml sets: Target 21 people" in read(app)


def test_what_cannot_be_is_passed_over_and_said(workspace: Workspace, look: Open) -> None:
    one = begun(workspace)
    answered(one, {"usage": "yes"})
    said = '{"kind":"target","seq":1,"at":"2026-01-01T00:00:00Z","by":"p-1","key":"contributors","value":{%s}}\n'
    (one.folder / "plan.jsonl").write_text(said % '"value":1e300,"date":"2030-01-01"', "utf-8")
    app = at_targets(workspace, look)
    app.selectbox(key="number-aimed").select("contributors").run()
    assert not app.exception
    assert "line 1: no target for contributors can be this value" in read(app)
    assert app.date_input(key=f"date/{one.id}/contributors").value is None


def test_a_day_far_away_can_be_shown(workspace: Workspace, look: Open) -> None:
    one = begun(workspace)
    answered(one, {"usage": "yes"})
    aim = {"value": 5, "date": date(2150, 1, 1)}
    intend(one, [{"kind": "target", "key": "contributors", "by": one.about.leads[0], "value": aim}])
    app = at_targets(workspace, look)
    app.selectbox(key="number-aimed").select("contributors").run()
    assert not app.exception
    assert app.date_input(key=f"date/{one.id}/contributors").value == date(2150, 1, 1)


def test_who_sets_a_target_says_who_they_are(workspace: Workspace, look: Open) -> None:
    one = begun(workspace)
    answered(one, {"usage": "yes"})
    answered(one, {"trust": "yes"}, by="Ben Example")
    app = at_targets(workspace, look)
    app.selectbox(key="number-aimed").select("contributors").run()
    assert "Say who you are first" in read(app)
    app.selectbox(key="me-chosen").select("Ben Example").run()
    assert app.number_input(key=f"value/{one.id}/contributors").value is None


def test_an_assessment_of_a_repository_says_nothing_of_numbers(workspace: Workspace, look: Open) -> None:
    answered(begun(workspace, subject="local/app"), {"usage": "yes"})
    assert not numbers(at_targets(workspace, look))


def test_the_command_prints_each(workspace: Workspace) -> None:
    rows = json.loads(ospo("targets", "--format", "json", workspace=workspace.root).stdout)
    by_metric = {row.pop("metric"): row for row in rows}
    assert by_metric["contributors"] == {
        "unit": "people", "month": "2025-12-01", "value": 1, "target": 21, "date": "2034-12-31", "since": "2025-01-01",
        "expected": 3, "ahead": -2, "state": "behind", "why": None,
    }  # fmt: skip
    assert by_metric["licence_coverage"]["value"] is None
    assert {name: row["state"] for name, row in by_metric.items()} == {
        "commits": "on_path", "contributors": "behind", "releases": "unknown", "licence_coverage": "unknown",
        "bot_commits": "overdue",
    }  # fmt: skip
    table = ospo("targets", workspace=workspace.root).stdout.splitlines()
    assert len(table) == 6 and table[0].split()[0] == "metric"
    assert ospo("targets", "--format", "csv", workspace=workspace.root).stdout.startswith("metric,unit,month,value,")


def test_the_command_says_where_a_target_is_set(tmp_path: Path) -> None:
    workspace = create(tmp_path, "City of X")
    assert "No number has a target yet." in ospo("targets", workspace=workspace.root).stdout
