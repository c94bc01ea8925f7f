"""The page Assessment: everything that is chosen or written is saved at once, and nothing of it is lost."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assessments import workflow
from assessments.answers.freezing import state
from assessments.folder import About, Assessment, every
from assessments.making import create
from assessments.people import people, person
from assessments.planning import planned
from data import workspace
from data.workspace import Workspace
from tests.assessments.said import answer
from tests.assessments.test_folder import TODAY
from tests.dashboard.conftest import Open
from tests.dashboard.test_pages import read

POINT = "GGI-A-17.1"


@pytest.fixture
def city(tmp_path: Path) -> Workspace:
    return workspace.create(tmp_path / "city", "City of X")


def begun(city: Workspace, *others: str, **about: str) -> Assessment:
    """A draft of the whole questionnaire that Ada leads; others are known by name."""
    ids = [person(city.assessments, name) for name in ("Ada", *others)]
    whole = About(model="ggi", version="1.3", subject="city-of-x", leads=(ids[0],), **about)
    return create(city.assessments, whole, TODAY)


def ids(city: Workspace) -> dict[str, str]:
    return {name: one for one, name in people(city.assessments).items()}


def choose(app: AppTest, point: str, value: str | None) -> AppTest:
    control: Any = next(one for one in app.button_group if f"/{point}" in str(one.key))
    chosen: AppTest = control.set_value(value).run()
    return chosen


def write(app: AppTest, field: str, point: str, text: str) -> AppTest:
    boxes: list[Any] = [*app.text_input, *app.text_area]
    found = next(one for one in boxes if str(one.key).startswith(f"{field}/") and str(one.key).endswith(f"/{point}"))
    written: AppTest = found.set_value(text).run()
    return written


def press(app: AppTest, label: str) -> AppTest:
    return next(one for one in app.button if one.label == label).click().run()


def said(one: Assessment) -> list[tuple[str, str, str | None, tuple[str, ...]]]:
    return [(e.key, e.value, e.note, e.links) for e in one.log().events if e.kind == "answer"]


def test_an_empty_workspace_begins_with_a_name(city: Workspace, look: Open) -> None:
    app = look(city.root, "assessment")
    app.text_input[0].set_value("Ada")
    app = press(app, "Begin")
    assert not app.exception
    ((one,), _problems) = every(city.assessments)
    assert one.about.leads == (ids(city)["Ada"],)
    assert not app.error


def test_an_answer_its_note_and_its_links_are_saved_at_once(city: Workspace, look: Open) -> None:
    one = begun(city)
    app = look(city.root, "assessment", part="all")
    app = choose(app, POINT, "partly")
    app = write(app, "note", POINT, " Half of it. ")
    app = write(app, "links", POINT, "https://x.fi/a\n\nhttps://x.fi/b\n")
    app = choose(app, POINT, None)
    assert said(one) == [
        (POINT, "partly", None, ()),
        (POINT, "partly", "Half of it.", ()),
        (POINT, "partly", "Half of it.", ("https://x.fi/a", "https://x.fi/b")),
        (POINT, "not_assessed", "Half of it.", ("https://x.fi/a", "https://x.fi/b")),
    ]
    # what was written stays, though the answer was taken back
    again = look(city.root, "assessment", part="all")
    assert "Half of it." in [area.value for area in again.text_area]


def test_what_does_not_apply_waits_for_its_reason(city: Workspace, look: Open) -> None:
    one = begun(city)
    app = choose(look(city.root, "assessment", part="all"), POINT, "not_applicable")
    assert not one.log().events
    assert "Saved as soon as the reason stands here." in read(app)
    app = write(app, "reason", POINT, "We have none.")
    assert said(one) == [(POINT, "not_applicable", "We have none.", ())]
    assert "Saved as soon" not in read(app)


def test_a_whole_activity_is_left_out_with_one_reason_and_asked_again(city: Workspace, look: Open) -> None:
    one = begun(city)
    app = press(look(city.root, "assessment", part="all", step="GGI-A-20"), "Leave it out")
    assert "Say first why the activity does not apply." in read(app)
    reason = next(box for box in app.text_input if box.label == "Why does none of it apply?")
    app = press(reason.set_value("No applications.").run(), "Leave it out")
    assert said(one) == [("GGI-A-20", "not_applicable", "No applications.", ())]
    assert not app.exception
    app = press(app, "Ask it again")
    assert {standing.value for standing in one.standing().values()} == {"not_assessed"}


def test_two_people_on_one_point_lose_nothing(city: Workspace, look: Open) -> None:
    one = begun(city, "Ben")
    theirs = ids(city)["Ben"]
    app = look(city.root, "assessment", part="all")
    name = next(box for box in app.selectbox if box.label == "Your name")
    app = name.set_value("Ada").run()
    one.say([answer(POINT, "no", by=theirs, note="Not at all.")])
    app = choose(app, POINT, "yes")
    assert [(e.by, e.value) for e in one.log().events] == [(theirs, "no"), (ids(city)["Ada"], "yes")]


def test_what_cannot_be_saved_stays_on_the_page(city: Workspace, look: Open) -> None:
    one = begun(city)
    app = look(city.root, "assessment", part="all")
    (one.folder / "lock").mkdir()  # as on a disk that fails
    app = write(app, "note", POINT, "Long thought about.")
    assert "cannot be" in read(app)
    assert "Long thought about." in [area.value for area in app.text_area]
    (one.folder / "lock").rmdir()
    app = choose(app, POINT, "yes")
    assert said(one) == [(POINT, "yes", "Long thought about.", ())]


def test_the_role_is_the_one_answered_in_last(city: Workspace, look: Open) -> None:
    one = begun(city)
    one.say([answer(POINT, "yes", by=ids(city)["Ada"], hat="team-leader")])
    app = look(city.root, "assessment", part="all")
    assert next(box for box in app.selectbox if box.label == "Your role").value == "team-leader"


def test_from_disputed_over_settled_to_frozen(city: Workspace, look: Open) -> None:
    one = begun(city, "Ben")
    ada, ben = ids(city)["Ada"], ids(city)["Ben"]
    one.say([answer(POINT, "yes", by=ada, hat="developer"), answer(POINT, "no", by=ben, hat="team-leader")])
    app = look(city.root, "assessment", part="end")
    name = next(box for box in app.selectbox if box.label == "Your name")
    assert "Only a lead reviews and freezes: Ada." in read(name.set_value("Ben").run())
    app = next(box for box in app.selectbox if box.label == "Your name").set_value("Ada").run()
    app = press(app, "Begin the review")
    assert state(one.log().events) == "review"
    app = press(app, "Freeze for good")
    assert "disputed: GGI-A-17.1; nobody answered as: Decision Maker." in read(app)
    app = app.radio[0].set_value("review").run()
    assert "⚠ Disputed" in read(app)
    assert "Developer, Ada" in read(app)
    app = choose(app, POINT, "partly")
    assert len(one.log().events) == 3
    app = write(app, "reason", POINT, "In one of two teams.")
    assert one.standing()[POINT].value == "partly"
    assert "0 points are disputed." in read(app)
    app = app.radio[0].set_value("end").run()
    app = next(box for box in app.text_input if box.label == "Why it is frozen all the same").set_value("Away.").run()
    app = press(app, "Freeze for good")
    assert state(one.log().events) == "frozen"
    assert "Frozen all the same, because: Away." in read(app)
    assert city.snapshot.exists()  # the scores are published with it


def test_last_time_is_suggested_and_confirmed_in_one_action(city: Workspace, look: Open) -> None:
    first = begun(city)
    ada = ids(city)["Ada"]
    first.say([answer("GGI-A-17.1", "yes", by=ada, note="There."), answer("GGI-A-17.2", "no", by=ada)])
    workflow.freeze(first, ada, "city-of-x", TODAY)
    second = begun(city, carries=first.id)
    app = look(city.root, "assessment", part="all", assessment=second.id)
    assert "2 answers of last time are suggested." in read(app)
    assert "Last time: Yes – There." in read(app)
    assert not second.log().events
    app = press(app, "All of this still holds")
    assert said(second) == [("GGI-A-17.1", "yes", "There.", ()), ("GGI-A-17.2", "no", None, ())]
    assert "suggested" not in read(app)


def test_target_and_scorecard_go_on_after_freezing(city: Workspace, look: Open) -> None:
    one = begun(city)
    ada = ids(city)["Ada"]
    one.say([answer(POINT, "yes", by=ada)])
    workflow.freeze(one, ada, "city-of-x", TODAY)
    app = look(city.root, "assessment", part="all", step="GGI-A-17")
    app = app.number_input[0].set_value(60.0).run()
    assert not planned(one).targets
    assert "both the score and the day" in read(app)
    app = app.date_input[0].set_value(date(2027, 6, 30)).run()
    app = write(app, "objectives", "GGI-A-17", "[x] A list\nKnow the gaps")
    plan = planned(one)
    assert (plan.targets["GGI-A-17"].score, str(plan.targets["GGI-A-17"].date)) == (60, "2027-06-30")
    assert [(o.text, o.done) for o in plan.scorecards["GGI-A-17"].objectives] == [
        ("A list", True), ("Know the gaps", False),
    ]  # fmt: skip
    press(app, "Take the target back")
    assert not planned(one).targets


def test_words_are_taken_back_for_good(city: Workspace, look: Open) -> None:
    one = begun(city)
    app = choose(look(city.root, "assessment", part="all"), POINT, "yes")
    app = write(app, "note", POINT, "Ask Eve first.")
    app = write(app, "note", POINT, "Ask Eve.")
    one.say([answer(POINT, "yes", by=ids(city)["Ada"], hat="developer", note="As developer.")])
    press(app, "Take them back for good")
    assert "As developer." in (one.folder / "log.jsonl").read_text("utf-8")  # in another role
    assert "Eve" not in (one.folder / "log.jsonl").read_text("utf-8")
    assert one.standing()[POINT].value == "yes"


def test_a_spoilt_line_is_named_on_the_page(city: Workspace, look: Open) -> None:
    one = begun(city)
    (one.folder / "log.jsonl").write_text('{"seq": 1, "at"\n', "utf-8")
    assert "line 1: this line is not whole" in read(look(city.root, "assessment")).replace("\\", "")


def test_a_questionnaire_about_a_repository_asks_which(city: Workspace, look: Open) -> None:
    app = look(city.root, "assessment")
    app = app.selectbox[0].set_value("standard-for-public-code").run()
    app.text_input[0].set_value("Ada")
    app = press(app, "Begin")
    assert "is about one repository" in read(app)
    app.text_input[1].set_value("github.com/x/App")
    app = press(app, "Begin")
    assert not app.exception
    ((one,), _problems) = every(city.assessments)
    assert one.about.subject == "github.com/x/app"
    assert "First look" not in app.radio[0].options


def test_a_tab_that_is_behind_takes_nothing_away(city: Workspace, look: Open) -> None:
    one = begun(city)
    behind = look(city.root, "assessment", part="all")
    write(look(city.root, "assessment", part="all"), "note", POINT, "Half of it.")
    choose(behind, POINT, "partly")
    assert said(one)[-1] == (POINT, "partly", "Half of it.", ())
    behind = look(city.root, "assessment", part="all", step="GGI-A-17")
    write(look(city.root, "assessment", part="all", step="GGI-A-17"), "tools", "GGI-A-17", "A list")
    write(behind, "notes", "GGI-A-17", "Each year")
    card = planned(one).scorecards["GGI-A-17"]
    assert (card.tools, card.notes) == ("A list", "Each year")


def test_a_note_is_no_reason_and_each_comes_back_with_its_answer(city: Workspace, look: Open) -> None:
    one = begun(city)
    app = choose(look(city.root, "assessment", part="all"), POINT, "yes")
    app = write(app, "note", POINT, "In every team.")
    app = choose(app, POINT, "not_applicable")
    assert one.standing()[POINT].value == "yes"
    app = write(app, "reason", POINT, "We have none.")
    app = choose(app, POINT, "yes")
    app = choose(app, POINT, "not_applicable")
    assert said(one) == [
        (POINT, "yes", None, ()), (POINT, "yes", "In every team.", ()), (POINT, "not_applicable", "We have none.", ()),
        (POINT, "yes", "In every team.", ()), (POINT, "not_applicable", "We have none.", ()),
    ]  # fmt: skip


def test_what_is_asked_again_is_answered_as_before(city: Workspace, look: Open) -> None:
    one = begun(city)
    app = choose(look(city.root, "assessment", part="all", step="GGI-A-17"), POINT, "yes")
    app = write(app, "note", POINT, "In every team.")
    reason = next(box for box in app.text_input if box.label == "Why does none of it apply?")
    app = press(reason.set_value("Not ours.").run(), "Leave it out")
    press(app, "Ask it again")
    assert one.standing()[POINT].value == "yes"
    assert one.standing()["GGI-A-17.2"].value == "not_assessed"
    assert [note for key, _value, note, _links in said(one) if key == POINT][-1] == "In every team."


def test_all_that_is_suggested_is_confirmed_at_once(city: Workspace, look: Open) -> None:
    first = begun(city)
    ada = ids(city)["Ada"]
    first.say([answer("GGI-A-17.1", "yes", by=ada), answer("GGI-A-44.2", "no", by=ada)])
    workflow.freeze(first, ada, "city-of-x", TODAY)
    second = begun(city, carries=first.id)
    press(look(city.root, "assessment", part="all", assessment=second.id), "All of them still hold")
    assert [(key, value) for key, value, _note, _links in said(second)] == [("GGI-A-17.1", "yes"), ("GGI-A-44.2", "no")]
