"""The page Maturity: what may be shown of an assessment, worked out by hand beside each."""

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assessments import planning, workflow
from assessments.folder import Assessment
from assessments.people import erase, person
from assessments.scores.wording import exact, points
from data.workspace import Workspace
from tests.assessments.said import frozen_otherwise, written
from tests.dashboard.assessed import BEFORE, LAST_YEAR, SLUG, TODAY, answered, begun, empty, frozen, whole
from tests.dashboard.conftest import Open
from tests.dashboard.test_pages import read

BANDS = ("not started", "initial", "developing", "established", "leading")


def traces(app: AppTest, chart: int = 0) -> dict[str, dict[str, Any]]:
    """The traces of a chart by their names."""
    spec = json.loads(app.get("plotly_chart")[chart].proto.spec)
    return {trace["name"]: trace for trace in spec["data"]}


def metric(app: AppTest) -> tuple[str, str]:
    """The headline."""
    assert not app.exception
    (one,) = app.metric
    return one.label, one.value


def targets(assessment: Assessment, *said: tuple[str, float, date, str | None]) -> None:
    by = person(assessment.folder.parent, "Anna Example")
    planning.intend(assessment, [
        {"kind": "target", "key": key, "by": by, "value": {"score": wanted, "date": day, "owner": owner}}
        for key, wanted, day, owner in said
    ])  # fmt: skip


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return empty(tmp_path / "w")


def test_without_an_assessment_it_says_where_to_begin(workspace: Workspace, look: Open) -> None:
    app = look(workspace.root, "maturity")
    assert not app.exception
    assert "Begin on the page Assessment" in read(app)
    assert not app.metric


@pytest.mark.parametrize("topic", ["now", "time", "changes", "targets"])
def test_without_answers_there_is_no_score(topic: str, workspace: Workspace, look: Open) -> None:
    begun(workspace)
    app = look(workspace.root, "maturity", topic=topic)
    assert not app.exception
    assert "Nothing is assessed yet, so there is no score." in read(app)
    assert (len(app.metric), len(app.get("plotly_chart"))) == (0, 0)
    assert not any(f"**{band}" in read(app).lower() for band in BANDS)


def test_a_new_one_points_to_the_last_that_was_frozen(workspace: Workspace, look: Open) -> None:
    one = begun(workspace, LAST_YEAR)
    answered(one, whole(*["yes"] * 5))
    frozen(one, LAST_YEAR)
    assert "can be chosen above" not in read(look(workspace.root, "maturity"))
    draft = begun(workspace)
    said = read(look(workspace.root, "maturity", assessment=draft.id))
    assert "Nothing is assessed yet, so there is no score." in said
    assert f"What was frozen in March {LAST_YEAR.year} can be chosen above." in said


@pytest.mark.parametrize("correcting", [False, True])
def test_a_draft_just_begun_does_not_hide_the_score(correcting: bool, workspace: Workspace, look: Open) -> None:
    one = begun(workspace, LAST_YEAR)
    answered(one, whole(*["yes"] * 5))
    frozen(one, LAST_YEAR)
    assert "Begun since" not in read(look(workspace.root, "maturity"))
    draft = begun(workspace, corrects=one.id) if correcting else begun(workspace)
    app = look(workspace.root, "maturity")
    assert metric(app) == ("Overall maturity", "100 of 100")
    assert "Begun since, nothing assessed yet: " + draft.id in read(app)
    # one answer is something, also where it says that a question does not apply
    answered(draft, {"GGI-A-17.1": "not_applicable"})
    app = look(workspace.root, "maturity")
    assert metric(app) == ("First look", "0 of 25 yes")
    assert "Begun since" not in read(app)


def test_the_formula_is_one_step_from_the_headline(workspace: Workspace, look: Open) -> None:
    answered(begun(workspace), whole(*["yes"] * 5))
    (link,) = look(workspace.root, "maturity").get("page_link")
    assert (link.proto.page, link.proto.label) == ("formula", "How the score is made →")


def first_look(assessment: Assessment) -> list[str]:
    return [point.id for point in assessment.model.points.values() if point.first_look]


@pytest.mark.parametrize("topic", ["now", "time", "changes", "targets"])
def test_the_first_look_is_marks_and_no_score(topic: str, workspace: Workspace, look: Open) -> None:
    one = begun(workspace)
    asked = first_look(one)
    # of the first goal's five: yes, yes, partly, no, not applicable; of the others two yes more
    answered(one, dict(zip(asked, ["yes", "yes", "partly", "no", "not_applicable", "yes"], strict=False)))
    answered(one, {asked[20]: "yes"})  # half of A-16, of which a score could be said otherwise
    targets(one, ("GGI-A-16", 90, TODAY + timedelta(1), None))
    app = look(workspace.root, "maturity", topic=topic)
    assert metric(app) == ("First look", "4 of 25 yes")
    said = read(app)
    assert "of 100" not in said
    assert not any(f"**{band}" in said.lower() or f"{band} and" in said.lower() for band in BANDS)
    assert not app.get("plotly_chart")
    if topic == "now":
        assert "Usage: 2 of 5 yes" in said
        assert "Trust: 1 of 5 yes" in said
        assert "Strategy: 1 of 5 yes" in said
        assert [said.count(f"[{mark} ") for mark in "●◐○∅"] == [4, 1, 1, 1]
        assert ":orange-badge[◐ partly] Open source supervision" in said
    if topic == "targets":
        assert app.table[0].value[["Score", "Gap"]].to_numpy().tolist() == [["–", "unknown"]]


def test_one_answer_beyond_the_first_look_makes_a_range(workspace: Workspace, look: Open) -> None:
    one = begun(workspace)
    assert not one.model.points["GGI-A-17.2"].first_look
    answered(one, dict.fromkeys([*first_look(one), "GGI-A-17.2"], "yes"))
    assert metric(look(workspace.root, "maturity"))[0] == "Overall maturity"


def test_the_headline_is_the_score_with_its_band(workspace: Workspace, look: Open) -> None:
    # 100, 0, 50, 100, 20 of one activity in five: (100 + 0 + 50 + 100 + 20) ÷ 5 = 54
    one = begun(workspace)
    answered(one, whole("yes", "no", "partly", "yes", "no") | {"GGI-A-16": "yes"})
    app = look(workspace.root, "maturity")
    assert metric(app) == ("Overall maturity", "54 of 100")
    said = read(app)
    assert "**Established**." in said
    assert "It could be" not in said
    assert "Draft · 100 % assessed · 0 % not applicable · oldest answer of" in said.replace("\N{NO-BREAK SPACE}", " ")
    assert "Good Governance Initiative 1.3, formula 1 (1.3/1)." in said
    assert "this product's own reading" in said
    drawn = traces(app)["Score"]
    assert dict(zip(drawn["y"], drawn["x"], strict=True)) == {
        "Usage": 100, "Trust": 0, "Culture": 50, "Engagement": 100, "Strategy": 20,
    }  # fmt: skip
    assert traces(app)["Could be"]["x"] == []
    # Engagement is 100 too
    assert "Trust is lowest with 0; the scores go up to 100." in said


@pytest.mark.parametrize(
    ("five", "more", "sentence"),
    [
        (("yes", "no", "partly", "partly", "partly"), {}, "Usage is highest with 100, Trust lowest with 0."),
        (("yes", "no", "no", "partly", "partly"), {}, "Usage is highest with 100; the scores begin at 0."),
        (("yes", "yes", "no", "no", "partly"), {}, "The scores lie between 0 and 100."),
        (("yes", "yes", "yes", "yes", "yes"), {}, "All scores are 100."),
        # Usage is 80 to 100, A-17 being open; of Culture four activities yes and one no: 80, which touches it
        (("yes", "no", "yes", "partly", "partly"), {"GGI-A-17": "not_assessed", "GGI-A-27": "no"},
         "Trust is lowest with 0; the scores go up to 100."),
        # Strategy is not assessed and could be anything
        (("yes", "no", "partly", "partly", "not_assessed"), {}, "The scores lie between 0 and 100."),
        # what does not apply could be nothing
        (("yes", "no", "partly", "partly", "not_applicable"), {}, "Usage is highest with 100, Trust lowest with 0."),
    ],
)  # fmt: skip
def test_highest_and_lowest_are_named_where_no_other_could_be(
    five: tuple[str, ...], more: dict[str, str], sentence: str, workspace: Workspace, look: Open
) -> None:
    answered(begun(workspace), whole(*five) | more)
    assert sentence in read(look(workspace.root, "maturity"))


def test_less_than_half_assessed_shows_the_range_alone(workspace: Workspace, look: Open) -> None:
    # Usage and Trust yes, two of five goals: coverage 0.4, low (100 + 100) ÷ 5 = 40, high 100
    one = begun(workspace)
    answered(one, {"usage": "yes", "trust": "yes"})
    targets(one, ("GGI-A-17", 90, TODAY, None), ("GGI-A-25", 90, TODAY, None))
    app = look(workspace.root, "maturity", **{"as": "radar"})
    assert metric(app) == ("Overall maturity", "40 to 100 of 100")
    said = read(app)
    assert "**Between developing and leading**." in said
    assert "Less than half is assessed" in said
    assert traces(app)["Score"]["x"] == [100, 100, None, None, None]
    # nothing is drawn of goals of which nothing is assessed: 0 to 100 says nothing
    assert traces(app)["Could be"]["x"] == []
    assert "No value for Culture, Engagement, Strategy: less than half is assessed." in said
    assert "Not drawn, as less than half is assessed or nothing applies: Culture, Engagement, Strategy." in said
    assert "A radar needs three values." in said
    assert len(app.get("plotly_chart")) == 1
    aims = look(workspace.root, "maturity", topic="targets").table[0].value
    assert aims["Gap"].tolist() == ["unknown", "reached"]


def test_exactly_half_is_enough_for_a_value(workspace: Workspace, look: Open) -> None:
    # Strategy has 2, 5, 3, 3, 3 points: of A-16 one of two, and no other goal counts
    one = begun(workspace)
    rest = ["usage", "trust", "culture", "engagement", "GGI-A-34", "GGI-A-35", "GGI-A-36", "GGI-A-37"]
    answered(one, dict.fromkeys(rest, "not_applicable") | {"GGI-A-16.2": "yes"})
    app = look(workspace.root, "maturity")
    assert metric(app) == ("Overall maturity", "100 of 100")
    assert "It could be 50 to 100 while questions are open." in read(app)


def test_a_range_is_drawn_as_far_as_it_goes(workspace: Workspace, look: Open) -> None:
    # Usage: A-17's five open, four activities yes: value 100, low 80; Trust: A-21 yes alone: coverage 0.2, 20 to 100
    one = begun(workspace)
    answered(one, whole("yes", "not_assessed", "no", "no", "no") | {"GGI-A-17": "not_assessed", "GGI-A-21": "yes"})
    app = look(workspace.root, "maturity", **{"as": "radar"})
    assert traces(app)["Score"]["x"] == [100, None, 0, 0, 0]
    found = traces(app)["Could be"]
    assert (found["x"], found["y"]) == (
        [80, 100, None, 20, 100, None],
        ["Usage", "Usage", None, "Trust", "Trust", None],
    )
    assert json.loads(app.get("plotly_chart")[1].proto.spec)["layout"]["polar"]["bgcolor"] == "rgba(0,0,0,0)"
    around = traces(app, 1)["Score"]
    assert (around["theta"], around["r"]) == (
        ["Usage", "Culture", "Engagement", "Strategy", "Usage"], [100, 0, 0, 0, 100],
    )  # fmt: skip


def test_much_that_does_not_apply_leaves_no_band(workspace: Workspace, look: Open) -> None:
    # two goals of five are out: 40 %; the rest 50
    one = begun(workspace)
    answered(one, whole("not_applicable", "not_applicable", "yes", "no", "partly"))
    app = look(workspace.root, "maturity")
    assert metric(app) == ("Overall maturity", "50 of 100")
    said = read(app).replace("\N{NO-BREAK SPACE}", " ")
    assert "40 % not applicable" in said
    assert "More than 20 % does not apply, so that no band is named." in said
    assert "**Established**" not in said
    assert "Not applicable: Usage, Trust." in said
    assert "More than 20 % does not apply, so that no stage is named either." in said
    assert "Stage reached" not in said


def test_a_fifth_that_does_not_apply_leaves_the_band(workspace: Workspace, look: Open) -> None:
    answered(begun(workspace), whole("not_applicable", "yes", "yes", "no", "no"))
    app = look(workspace.root, "maturity")
    assert "**Established**." in read(app)
    assert "Stage reached" in read(app)
    assert not app.warning


def test_nothing_that_applies_has_no_score(workspace: Workspace, look: Open) -> None:
    answered(begun(workspace), whole(*["not_applicable"] * 5))
    app = look(workspace.root, "maturity")
    assert not app.exception
    assert "Nothing that is assessed applies, so there is no score." in read(app)


def years(workspace: Workspace) -> list[Assessment]:
    """Two frozen years and a draft: whole scores 40 (1.2), 54 and 60."""
    first = begun(workspace, BEFORE, "1.2")
    answered(first, whole("yes", "no", "partly", "no", "partly"))
    frozen(first, BEFORE)
    second = begun(workspace, LAST_YEAR)
    answered(second, whole("yes", "no", "partly", "yes", "no") | {"GGI-A-16": "yes"})
    frozen(second, LAST_YEAR)
    draft = begun(workspace)
    answered(draft, whole("yes", "no", "partly", "yes", "partly"))
    return [first, second, draft]


def test_the_last_one_stands_beside_now(workspace: Workspace, look: Open) -> None:
    years(workspace)
    app = look(workspace.root, "maturity")
    assert metric(app) == ("Overall maturity", "60 of 100")
    assert traces(app)[f"Last time ({LAST_YEAR:%Y-%m})"]["x"] == [100, 0, 50, 100, 20]


def test_an_earlier_one_is_compared_with_what_came_before_it(workspace: Workspace, look: Open) -> None:
    first, second, _draft = years(workspace)
    app = look(workspace.root, "maturity", assessment=second.id)
    assert metric(app) == ("Overall maturity", "54 of 100")
    assert traces(app)[f"Last time ({BEFORE:%Y-%m})"]["x"] == [100, 0, 50, 0, 50]
    app = look(workspace.root, "maturity", assessment=first.id)
    assert list(traces(app)) == ["Score", "Could be"]
    assert "Nothing was frozen before it." in read(app)


def test_the_line_goes_over_what_is_frozen(workspace: Workspace, look: Open) -> None:
    years(workspace)
    app = look(workspace.root, "maturity", topic="time")
    lines = traces(app)
    assert list(lines) == ["Overall", "Usage", "Trust", "Culture", "Engagement", "Strategy"]
    assert (lines["Overall"]["y"], lines["Strategy"]["y"]) == ([40, 54], [50, 20])
    assert len({line["line"]["dash"] for line in lines.values()}) == 6
    assert f"From 40 in March {BEFORE.year} to 54 in March {LAST_YEAR.year}." in read(app)
    assert "This one (draft) is not in the line: it takes frozen ones alone." in read(app)


def test_of_a_frozen_one_nothing_is_missing_from_the_line(workspace: Workspace, look: Open) -> None:
    _first, second, _draft = years(workspace)
    assert "not in the line" not in read(look(workspace.root, "maturity", topic="time", assessment=second.id))


def test_the_line_leaves_out_what_is_hardly_assessed_or_hardly_applies(workspace: Workspace, look: Open) -> None:
    years(workspace)
    for day, five in (
        (date(LAST_YEAR.year, 5, 3), ("yes", "yes", "yes", "not_assessed", "not_assessed")),
        (date(LAST_YEAR.year, 6, 3), ("yes", "yes", "yes", "not_applicable", "not_applicable")),
        (date(LAST_YEAR.year, 7, 3), ("yes", "yes", "yes", "no", "not_assessed")),  # just enough: 75
        (date(LAST_YEAR.year, 8, 3), ("yes", "yes", "yes", "no", "not_applicable")),  # just applies: 75
    ):
        one = begun(workspace, day)
        answered(one, whole(*five))
        frozen(one, day)
    app = look(workspace.root, "maturity", topic="time")
    assert traces(app)["Overall"]["y"] == [40, 54, 75, 75]
    assert f"Left out: May {LAST_YEAR.year}, June {LAST_YEAR.year}." in read(app)


@pytest.mark.parametrize("rest", ["not_assessed", "not_applicable"])
def test_a_goal_that_is_hardly_there_has_no_point_in_its_line(rest: str, workspace: Workspace, look: Open) -> None:
    years(workspace)
    day = date(LAST_YEAR.year, 5, 3)
    one = begun(workspace, day)
    # Strategy is 100 of one activity in five; the whole 80, with 84 % assessed, or 16 % not applicable
    answered(one, whole("yes", "yes", "yes", "no", rest) | {"GGI-A-16": "yes"})
    frozen(one, day)
    found = traces(look(workspace.root, "maturity", topic="time"))
    assert (found["Overall"]["y"], found["Strategy"]["y"]) == ([40, 54, 80], [50, 20, None])


def test_activities_over_assessments_say_what_is_not_a_score(workspace: Workspace, look: Open) -> None:
    _first, _second, draft = years(workspace)
    answered(draft, {"GGI-A-17": "not_assessed", "GGI-A-18": "not_applicable", "GGI-A-19": "not_assessed"})
    answered(draft, {"GGI-A-19.1": "yes"})
    app = look(workspace.root, "maturity", topic="time")
    table = app.table[0].value
    assert list(table.columns) == [f"{BEFORE:%Y-%m}", f"{LAST_YEAR:%Y-%m}", f"draft {TODAY:%Y-%m}"]
    assert len(table) == 25
    # of 19's seven one yes is 14.3, and what is open may make it 100
    assert table.iloc[:4, 2].tolist() == ["–", "n/a", "14 to 100", "100"]
    assert table.iloc[20].tolist() == ["50", "100", "50"]


def test_frozen_scores_are_shown_as_they_were_frozen(workspace: Workspace, look: Open) -> None:
    _first, second, _draft = years(workspace)
    (first, *rest) = written(second.folder)[-1]["value"]["rows"]
    frozen_otherwise(second.folder, rows=[first | {"value": 77.0}, *rest])  # as an older formula might have had it
    assert metric(look(workspace.root, "maturity", assessment=second.id)) == ("Overall maturity", "77 of 100")
    assert traces(look(workspace.root, "maturity", topic="time"))["Overall"]["y"] == [40, 77]


@pytest.mark.parametrize("left", [0, 3])
def test_frozen_scores_that_are_spoilt_are_named_and_the_rest_is_shown(
    left: int, workspace: Workspace, look: Open
) -> None:
    _first, second, _draft = years(workspace)
    rows = written(second.folder)[-1]["value"]["rows"]
    frozen_otherwise(
        second.folder, rows=[row | ({} if n < left else {"period": "never"}) for n, row in enumerate(rows)]
    )
    app = look(workspace.root, "maturity", assessment=second.id)
    assert not app.exception
    assert not app.metric
    assert [f"line {len(written(second.folder))}" in str(warning.value) for warning in app.warning] == [True]
    app = look(workspace.root, "maturity")
    assert metric(app) == ("Overall maturity", "60 of 100")
    assert [f"line {len(written(second.folder))}" in str(warning.value) for warning in app.warning] == [True]
    assert traces(app)[f"Last time ({BEFORE:%Y-%m})"]["x"] == [100, 0, 50, 0, 50]


def test_a_plan_that_is_spoilt_is_named(workspace: Workspace, look: Open) -> None:
    one = begun(workspace)
    answered(one, whole(*["yes"] * 5))
    targets(one, ("GGI-A-17", 90, TODAY, None))
    with (one.folder / "plan.jsonl").open("a", encoding="utf-8") as plan:
        plan.write("torn\n")
    app = look(workspace.root, "maturity", topic="targets")
    assert not app.exception
    assert len(app.table[0].value) == 1
    assert ["line 2" in str(warning.value) for warning in app.warning] == [True]


def test_changes_of_maturity_and_of_answers(workspace: Workspace, look: Open) -> None:
    years(workspace)
    said = read(look(workspace.root, "maturity", topic="changes"))
    # Strategy from 20 to 50; the whole from 54 to 60; of its 16 points two fell from yes to partly, 14 rose
    assert "**Overall** rose from 54 to 60." in said
    assert "**Strategy** rose from 20 to 50." in said
    assert "No change that stands out: Usage, Trust, Culture, Engagement." in said
    assert "14 answers rose" in said
    assert "2 answers fell" in said
    assert said.count("From no to **partly**.") == 14
    assert said.count("From yes to **partly**.") == 2
    assert "Both ask the same questions." in said


def test_changes_between_versions_tell_questions_from_answers(workspace: Workspace, look: Open) -> None:
    first, second, _draft = years(workspace)
    answered_otherwise = begun(workspace, TODAY)
    answered(answered_otherwise, whole("yes", "no", "partly", "no", "partly") | {"GGI-A-21.5": "yes"})
    app = look(workspace.root, "maturity", topic="changes", assessment=answered_otherwise.id, against=first.id)
    said = read(app)
    assert "No change that stands out: Overall, Usage, Trust, Culture, Engagement, Strategy." in said
    assert "No answer changed to a question that is asked alike." in said
    assert "both are scored anew over the 108 questions that they ask alike" in said
    assert "Asked otherwise now, so that answers are not compared" in said
    assert second.model.points["GGI-A-21.5"].question in said
    assert "Not asked any more" in said
    assert first.model.points["GGI-A-21.10"].question in said


def test_what_an_unfinished_one_does_not_have_yet_is_not_lost(workspace: Workspace, look: Open) -> None:
    _first, _second, draft = years(workspace)
    # of A-17's five and A-18's four, which were yes
    answered(draft, {"GGI-A-17": "not_assessed", "GGI-A-18": "not_assessed"})
    said = read(look(workspace.root, "maturity", topic="changes"))
    assert "9 are not answered yet" in said
    assert "any more" not in said
    frozen(draft, TODAY, "It is late.")
    said = read(look(workspace.root, "maturity", topic="changes"))
    assert "9 are not assessed any more" in said


def test_changed_answers_that_are_not_settled_stand_apart(workspace: Workspace, look: Open) -> None:
    _first, _second, draft = years(workspace)
    # of the 14 that rose in Strategy, one is disputed now
    answered(draft, {"GGI-A-34.1": "yes"}, "Ben Example", "developer")
    said = read(look(workspace.root, "maturity", topic="changes"))
    assert "1 more answer changed, to a question that people answer differently now, or did then" in said
    assert "13 answers rose" in said


def test_a_change_is_not_said_from_a_number_to_itself(workspace: Workspace, look: Open) -> None:
    # 54 and, with one of A-17's five a partly, a fiftieth of Usage and 0.4 of the whole less: 53.6
    _first, _second, draft = years(workspace)
    answered(draft, whole("yes", "no", "partly", "yes", "no") | {"GGI-A-16": "yes", "GGI-A-17.1": "partly"})
    said = read(look(workspace.root, "maturity", topic="changes"))
    assert "**Overall** fell from 54 to 53.6." in said
    assert "**Usage** fell from 100 to 98." in said


def test_nothing_is_said_of_maturity_after_a_first_look(workspace: Workspace, look: Open) -> None:
    one = begun(workspace, LAST_YEAR)
    answered(one, dict.fromkeys(first_look(one), "no"))
    frozen(one, LAST_YEAR)
    answered(begun(workspace), whole(*["yes"] * 5))
    said = read(look(workspace.root, "maturity", topic="changes"))
    assert "Of one of them only the first look is answered" in said
    assert "rose from" not in said
    assert "25 answers rose" in said
    assert "84 are newly assessed" in said


def test_a_correction_is_not_compared_with_what_it_corrects(workspace: Workspace, look: Open) -> None:
    first, second, _draft = years(workspace)
    correction = begun(workspace, TODAY, corrects=second.id)
    answered(correction, whole("yes", "no", "partly", "yes", "no"))
    app = look(workspace.root, "maturity", topic="changes", assessment=correction.id)
    (_one, against) = app.selectbox
    assert [first.id in option for option in against.options] == [True]


def test_targets_are_listed_by_their_gap(workspace: Workspace, look: Open) -> None:
    one = begun(workspace)
    answered(one, whole("yes", "no", "partly", "yes", "no") | {"GGI-A-22": "not_assessed"})
    answered(one, {"GGI-A-19": "not_assessed"})
    answered(one, {"GGI-A-19.1": "no"})  # one of seven
    root = workspace.assessments
    ben, gone = (person(root, name) for name in ("Ben Example", "Gone Example"))
    erase(root, gone)
    soon, past = TODAY + timedelta(30), TODAY - timedelta(1)
    targets(
        one, ("GGI-A-17", 80, past, ben), ("GGI-A-21", 40, soon, ben), ("GGI-A-25", 100, past, gone),
        ("GGI-A-22", 10, past - timedelta(1), None), ("GGI-A-19", 50, soon, None),
    )  # fmt: skip
    app = look(workspace.root, "maturity", topic="targets")
    table = app.table[0].value
    titles, days, owners = zip(*(cell.split("  \n") for cell in table["Activity"]), strict=True)
    assert titles == (
        "**Promote open source development best practices**", "**Manage legal compliance**",
        "**Manage software vulnerabilities**", "**Open source supervision**",
        "**Inventory of open source skills and resources**",
    )  # fmt: skip
    assert table["Gap"].tolist() == ["50", "40", "unknown", "unknown", "reached"]
    assert table["Score"].tolist() == ["50", "0", "–", "0 to 85.7", "100"]  # six of seven may be yes: 85.71
    assert owners == tuple(f"Owner: {who}" for who in ("somebody", "Ben Example", "nobody", "nobody", "Ben Example"))
    assert ["overdue" in day for day in days] == [True, False, True, False, False]
    said = read(app)
    assert "5 activities have a target. 1 is reached." in said
    assert "**2 are overdue.**" in said


def test_a_target_is_reached_where_nothing_open_could_take_it_back(workspace: Workspace, look: Open) -> None:
    one = begun(workspace)
    # A-19 has seven points: six yes, one open: 100, at least 85.71
    answered(one, whole("yes", "no", "no", "no", "no") | {"GGI-A-19.7": "not_assessed"})
    past = TODAY - timedelta(1)
    targets(one, ("GGI-A-17", 100, past, None), ("GGI-A-19", 90, past, None), ("GGI-A-21", 10, TODAY, None))
    app = look(workspace.root, "maturity", topic="targets")
    table = app.table[0].value
    assert table["Gap"].tolist() == ["10", "reached so far, could be lower", "reached"]
    assert table["Score"].tolist() == ["0", "100 (could be 85.7 to 100)", "100"]
    said = read(app)
    assert "3 activities have a target. 1 is reached. 1 is reached so far, but could be lower." in said
    assert "overdue" not in said


def test_score_target_and_gap_agree(workspace: Workspace, look: Open) -> None:
    one = begun(workspace)
    # of A-18's four points three yes, one partly: 87.5; of A-19's seven one yes: 14.29, where 85.71 are missing
    few = {"GGI-A-18.4": "partly", "GGI-A-19": "no", "GGI-A-19.1": "yes"}
    assert (len(one.model.asked("GGI-A-18")), len(one.model.asked("GGI-A-19"))) == (4, 7)
    answered(one, whole("yes", "no", "no", "no", "no") | few)
    targets(one, ("GGI-A-18", 90, TODAY, None), ("GGI-A-19", 100, TODAY, None))
    app = look(workspace.root, "maturity", topic="targets")
    assert app.table[0].value[["Score", "Gap"]].to_numpy().tolist() == [
        ["14.3", "85.7"], ["87.5", "2.5"],
    ]  # fmt: skip
    aims = ("Target: 100 by ", "Target: 90 by ")
    assert all(aim in cell for aim, cell in zip(aims, app.table[0].value["Activity"], strict=True))
    assert "2 activities have a target. None is reached yet." in read(app)


def test_a_goal_has_a_target_where_all_its_activities_have_one(workspace: Workspace, look: Open) -> None:
    one = begun(workspace)
    answered(one, whole("yes", "no", "partly", "yes", "no") | {"GGI-A-20": "not_applicable"})
    there = ("GGI-A-17", 100), ("GGI-A-18", 90), ("GGI-A-19", 80), ("GGI-A-42", 50), ("GGI-A-21", 50)
    targets(one, *((key, wanted, TODAY, None) for key, wanted in there))
    # Usage without what does not apply: (100 + 90 + 80 + 50) ÷ 4; Trust has one of five
    assert traces(look(workspace.root, "maturity"))["Target"]["x"] == [80, None, None, None, None]


def test_what_is_disputed_and_why_it_was_frozen_is_said(workspace: Workspace, look: Open) -> None:
    one = begun(workspace)
    # 50, as Trust and Strategy are no and Culture partly
    answered(one, whole("yes", "no", "partly", "yes", "no"), hat="decision-maker")
    answered(one, {"GGI-A-34.1": "yes"}, "Ben Example", "developer")
    anna = person(workspace.assessments, "Anna Example")
    workflow.move(one, anna, "review")
    workflow.freeze(one, anna, SLUG, TODAY, "The *council* waits.")
    app = look(workspace.root, "maturity")
    said = read(app)
    assert "Frozen · " in said
    assert app.info[0].value == r"Frozen all the same, because: The \*council\* waits\."
    assert one.model.points["GGI-A-34.1"].question in said
    assert "1 question is answered differently" in app.expander[0].label
    # the fifth of A-34, a fifth of Strategy, a fifth of all: 50 to 50.8, shown as 50 to 51
    assert "It could be 50 to 51: some questions were left open." in said


def test_the_stage_is_a_range_and_groups_have_their_scores(workspace: Workspace, look: Open) -> None:
    answered(begun(workspace), whole("yes", "yes", "yes", "yes", "not_assessed"))
    app = look(workspace.root, "maturity")
    # stages 1 to 3 are all yes; of stage 4 only A-43 is assessed
    assert "Stage reached: between 3 and 4 of 4." in read(app)
    table = app.table[0].value.set_index("Group")
    # external: 26, 27, 39, 29, 30, 31, 33, 43 yes; 35, 37 open
    name = "**Mandate: external**  \n80\N{NO-BREAK SPACE}% assessed"
    assert [*table.loc[name]] == ["100 (could be 80 to 100)", "leading"]


def test_statuses_of_a_board_are_counted_by_month(workspace: Workspace, look: Open) -> None:
    one = begun(workspace)
    by = person(workspace.assessments, "Anna Example")
    months = [datetime(TODAY.year - 1, month, 5) for month in (1, 2)]
    planning.intend(one, [
        {"kind": "status", "key": "GGI-A-16", "by": by, "value": {"status": status, "since": at}}
        for status, at in zip(("in_progress", "done"), months, strict=True)
    ])  # fmt: skip
    app = look(workspace.root, "maturity", topic="time")
    found = traces(app)
    assert (found["In progress"]["y"][:3], found["Done"]["y"][:3]) == ([1, 0, 0], [0, 1, 1])
    assert "Unknown" not in found
    assert f"The newest status is of Feb 5, {TODAY.year - 1}." in read(app)
    assert "Nothing is assessed yet, so there is no score." in read(app)


def test_of_a_repository_its_criteria_are_shown(workspace: Workspace, look: Open) -> None:
    one = begun(workspace, model="standard-for-public-code", version="0.8.0", subject="host.example/code/app")
    first, second, *_rest = one.model.activities
    answered(one, {first: "yes", second: "no"})
    app = look(workspace.root, "maturity")
    assert (traces(app)["Score"]["x"][:3], len(traces(app)["Score"]["x"])) == ([100, 0, None], 16)
    assert "Criteria now" in read(app)
    # on a phone a label of 39 letters in one line leaves the bars no room
    assert "Make the codebase<br>reusable and<br>portable" in traces(app)["Score"]["y"]
    assert "host.example/code/app" in app.selectbox[0].options[0]


def test_halves_go_up() -> None:
    assert [points(value) for value in (12.5, 37.5, 62.5, 0.5, 12.499)] == ["13", "38", "63", "1", "12"]
    assert [exact(value) for value in (87.5, 90, 6.25, 74.96, 200 / 3, None)] == [
        "87.5", "90", "6.3", "74.9", "66.7", "–",
    ]  # fmt: skip


def test_where_one_points_the_number_is_the_page_s(workspace: Workspace, look: Open) -> None:
    # Usage: four of A-17's five, three of A-18's four, and all of three more: (80 + 75 + 300) ÷ 5
    answered(begun(workspace), whole("yes", "no", "partly", "yes", "no") | {"GGI-A-17.1": "no", "GGI-A-18.1": "no"})
    drawn = traces(look(workspace.root, "maturity"))["Score"]
    assert drawn["customdata"] == ["91", "0", "50", "100", "0"]
    assert "customdata" in drawn["hovertemplate"]


def test_a_rounded_score_never_enters_the_next_band() -> None:
    # 74.6 is established: 75 would be leading
    assert [points(value) for value in (74.6, 74.97, 75, 49.4, 0.4, 0, None)] == [
        "74.6", "74.9", "75", "49", "0.4", "0", "–",
    ]  # fmt: skip


@pytest.mark.parametrize("given", ["changes", "nonsense"])
def test_a_topic_from_the_address(given: str, workspace: Workspace, look: Open) -> None:
    years(workspace)
    app = look(workspace.root, "maturity", topic=given)
    assert app.radio[0].value == ("changes" if given == "changes" else "now")
