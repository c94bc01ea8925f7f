"""The page Roadmap: what is next and why, and a plan in which every change is saved at once."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assessments.answers.intents import Task
from assessments.folder import Assessment
from assessments.people import person
from assessments.planning import intend, planned
from data.workspace import Workspace
from tests.dashboard.assessed import TODAY, answered, begun, empty, whole
from tests.dashboard.conftest import Open
from tests.dashboard.test_pages import read

KEY = "GGI-A-39"
TITLE = "Upstream first"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return empty(tmp_path / "w")


@pytest.fixture
def one(workspace: Workspace) -> Assessment:
    """All yes but A-39, half of whose two questions is: it lacks 2 points of the whole; nothing else does."""
    one = begun(workspace)
    answered(one, whole(*["yes"] * 5) | {"GGI-A-39.2": "no"})
    return one


def plan(one: Assessment, key: str = KEY, **task: Any) -> None:
    by = person(one.folder.parent, "Anna Example")
    value = {"due": TODAY + timedelta(30), **task}
    intend(one, [{"kind": "step", "key": key, "by": by, "value": value}])


def press(app: AppTest, label: str) -> AppTest:
    return next(each for each in app.button if each.label.startswith(label)).click().run()


def opened(app: AppTest, one: Assessment, key: str = KEY) -> AppTest:
    """With the fields of a step on the page."""
    app.session_state[f"change/{one.id}/{key}"] = True
    return app.run()


def change(app: AppTest, field: str, value: Any) -> AppTest:
    boxes: list[Any] = [*app.text_input, *app.number_input, *app.date_input, *app.selectbox, *app.checkbox]
    changed: AppTest = next(each for each in boxes if str(each.key).startswith(f"step-{field}/")).set_value(value).run()
    return changed


def task(one: Assessment, key: str = KEY) -> Task:
    return planned(one).steps[key]


def traces(app: AppTest, chart: int) -> dict[str, dict[str, Any]]:
    spec = json.loads(app.get("plotly_chart")[chart].proto.spec)
    return {trace["name"]: trace for trace in spec["data"]}


def test_without_an_assessment_it_says_where_to_begin(workspace: Workspace, look: Open) -> None:
    app = look(workspace.root, "roadmap")
    assert not app.exception
    assert "Begin on the page Assessment" in read(app)


def test_without_answers_nothing_is_invented(workspace: Workspace, look: Open) -> None:
    begun(workspace)
    app = look(workspace.root, "roadmap")
    assert not app.exception
    assert "because too little of it is assessed to say more. No step is planned." in read(app)
    assert "brings unknown, too little is assessed · effort unknown" in read(app)


def test_the_first_sentence_says_what_is_next_and_why(workspace: Workspace, one: Assessment, look: Open) -> None:
    app = look(workspace.root, "roadmap")
    assert not app.exception
    first = app.main.markdown[0].value
    assert first.startswith(f"Next: **{TITLE}**, because ")
    assert first.endswith(" No step is planned.")
    assert "Score 50, target 100 · brings 2 points · effort unknown" in read(app)
    assert "Would move 1 question" in [each.label for each in app.expander]
    plan(one, due=TODAY - timedelta(1))
    plan(one, "GGI-A-17")
    first = look(workspace.root, "roadmap").main.markdown[0].value
    assert first == (
        "Something is planned for every activity that is not at its target. 2 steps are planned, **1 is overdue**."
    )


def test_everything_reached_is_said(workspace: Workspace, look: Open) -> None:
    answered(begun(workspace), whole(*["yes"] * 5))
    app = look(workspace.root, "roadmap")
    assert "Everything is at its target. No step is planned." in read(app)
    assert not app.exception


def test_a_button_plans_what_is_next_for_the_day_of_its_target(
    workspace: Workspace, one: Assessment, look: Open
) -> None:
    by, day = person(workspace.assessments, "Anna Example"), TODAY + timedelta(200)
    aim = {"score": 90, "date": day, "owner": by}
    intend(one, [{"kind": "target", "key": KEY, "by": by, "value": aim}])
    app = press(look(workspace.root, "roadmap"), "Plan it by")
    assert not app.exception
    assert task(one) == Task(due=day, owner=by)
    assert "1 step is planned." in app.main.markdown[0].value
    assert not [each for each in app.button if each.label.startswith("Plan it by")]


def test_without_a_target_it_is_planned_for_in_ninety_days(workspace: Workspace, one: Assessment, look: Open) -> None:
    press(look(workspace.root, "roadmap"), "Plan it by")
    assert task(one) == Task(due=TODAY + timedelta(90))


def test_every_field_is_saved_at_once(workspace: Workspace, one: Assessment, look: Open) -> None:
    plan(one)
    bela = person(workspace.assessments, "Béla")
    app = look(workspace.root, "roadmap")
    app.session_state["me"] = person(workspace.assessments, "Anna Example")
    app = opened(app.run(), one)
    app = change(app, "title", " Give back ")
    app = change(app, "owner", "Béla")
    app = change(app, "days", 2.5)
    app = change(app, "start", TODAY)
    app = change(app, "due", TODAY + timedelta(10))
    assert not app.exception
    said = Task(title="Give back", start=TODAY, due=TODAY + timedelta(10), owner=bela, days=2.5)
    assert task(one) == said
    app = change(app, "done", True)
    assert task(one) == said.model_copy(update={"done": True})
    assert any("**Give back** · done · Béla" in each.value for each in app.markdown)


def test_done_can_be_ticked_without_opening_the_step(workspace: Workspace, one: Assessment, look: Open) -> None:
    plan(one, days=3, title="Give back")
    change(look(workspace.root, "roadmap"), "done", True)
    assert task(one) == Task(title="Give back", due=TODAY + timedelta(30), days=3, done=True)


def test_a_day_before_its_beginning_stays_on_the_page_and_is_not_saved(
    workspace: Workspace, one: Assessment, look: Open
) -> None:
    plan(one)
    app = opened(look(workspace.root, "roadmap"), one)
    late = TODAY + timedelta(40)
    app = change(app, "start", late)
    assert "Saved as soon as it begins before it is due." in [each.value for each in app.warning]
    assert not app.error
    assert task(one).start is None
    assert next(each for each in app.date_input if str(each.key).startswith("step-start")).value == late
    app = change(app, "due", TODAY + timedelta(50))
    assert (task(one).start, task(one).due) == (late, TODAY + timedelta(50))
    assert not app.warning


def test_a_step_is_taken_out(workspace: Workspace, one: Assessment, look: Open) -> None:
    plan(one)
    press(opened(look(workspace.root, "roadmap"), one), "Take it out")
    assert not planned(one).steps


def test_whom_nobody_knows_reads_and_plans_nothing(workspace: Workspace, one: Assessment, look: Open) -> None:
    plan(one, owner=person(workspace.assessments, "Béla"))  # two names: nobody is taken for the one who looks
    answered(one, {"GGI-A-17": "no"})
    app = look(workspace.root, "roadmap")
    assert f"**{TITLE}**" in read(app)
    assert not [each for each in app.button if each.label.startswith("Plan it by")]
    assert not [each for each in app.checkbox if str(each.key).startswith("step-done")]
    app = opened(app, one)
    assert "Do we" in read(app)
    assert not app.text_input
    assert "Say who you are to plan" in [each.label for each in app.expander]


def test_names_of_owners_that_were_erased_are_nobodys(workspace: Workspace, one: Assessment, look: Open) -> None:
    plan(one, owner="p-gone")
    app = look(workspace.root, "roadmap")
    assert any("somebody" in each.value for each in app.markdown)


def test_the_line_of_time_tells_open_late_and_done_apart(workspace: Workspace, one: Assessment, look: Open) -> None:
    plan(one, start=TODAY)
    plan(one, "GGI-A-17", due=TODAY - timedelta(1))
    plan(one, "GGI-A-18", done=True, title='<b>"Mine"</b>')
    app = look(workspace.root, "roadmap")
    found = traces(app, 0)
    assert {name: len(trace["x"]) for name, trace in found.items()} == {"Planned": 3, "Overdue": 3, "Done": 3}
    assert len({trace["marker"]["symbol"] for trace in found.values()}) == 3
    axis = json.loads(app.get("plotly_chart")[0].proto.spec)["layout"]["yaxis"]["ticktext"]
    assert axis[2] == '&lt;b&gt;"Mine"&lt;/b&gt;'
    assert "2 steps are open, the first due" in read(app)


def test_the_graph_has_every_activity_in_its_state(workspace: Workspace, one: Assessment, look: Open) -> None:
    answered(one, {"GGI-A-17": "not_applicable", "GGI-A-44": "no"})
    plan(one)
    found = traces(look(workspace.root, "roadmap"), 1)
    # 25, less one that does not apply
    shown = {name: len(trace["x"]) for name, trace in found.items() if trace["mode"] == "markers+text"}
    assert shown.pop("Planned") == 1
    assert shown.pop("At its target") == 22
    assert sum(shown.values()) == 1
    assert found["Planned"]["text"] == ["A-39"]
    assert found["Leads on"]["x"]


def test_a_step_says_what_it_would_move(workspace: Workspace, one: Assessment, look: Open) -> None:
    plan(one)
    plan(one, "GGI-A-39.1")  # answered yes
    app = look(workspace.root, "roadmap")
    assert [each.label for each in app.expander if str(each.key).startswith("change/")] == [
        "Would move 1 question · change", "Its questions are all answered yes · change",
    ]  # fmt: skip
    question = one.model.points["GGI-A-39.2"].question
    assert question not in read(app)
    assert question in read(opened(app, one))


def test_what_is_done_and_not_answered_anew_says_so(workspace: Workspace, one: Assessment, look: Open) -> None:
    said = "A step of it is done. Answer its questions anew to see it move."
    assert said not in read(look(workspace.root, "roadmap"))
    plan(one, done=True)
    assert said in read(look(workspace.root, "roadmap"))


def test_its_table_says_the_same(workspace: Workspace, one: Assessment, look: Open) -> None:
    app = look(workspace.root, "roadmap")
    app.session_state["table-leads"] = True
    app.session_state["table-candidates"] = True
    app.run()
    candidates, leads = (each.value for each in app.dataframe)
    assert candidates["Activity"].tolist() == [TITLE]
    assert candidates["Points it brings"].tolist() == [2]
    row = leads.set_index("Id").loc["A-39"]
    assert row["State"] in ("Ready to take on", "Later")
    assert len(leads) == 25


def test_files_are_there_once_a_step_is(workspace: Workspace, one: Assessment, look: Open) -> None:
    assert not look(workspace.root, "roadmap").get("download_button")
    plan(one)
    app = look(workspace.root, "roadmap")
    assert [each.proto.label for each in app.get("download_button")] == [
        "Issues for GitLab (CSV)", "Issues for GitHub (script)", "Check lists (Markdown)", "Calendar (.ics)",
    ]  # fmt: skip
    assert not next(each for each in app.checkbox if each.label == "With the names of owners").value


def test_it_needs_no_numbers_and_no_order(workspace: Workspace, look: Open) -> None:
    repository = begun(workspace, model="standard-for-public-code", version="0.8.0", subject="host.example/code/app")
    app = look(workspace.root, "roadmap", assessment=repository.id)
    assert not app.exception
    assert "What leads where" not in [each.value for each in app.subheader]
