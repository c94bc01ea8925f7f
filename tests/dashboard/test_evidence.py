"""Numbers beside answers: in the questionnaire, on Maturity and on Overview; the values are written by the test."""

from datetime import UTC, datetime, timedelta
from typing import Any

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from assessments.answers.events import Answered
from assessments.folder import About, Assessment
from assessments.making import create
from assessments.people import person
from assessments.planning import intend, planned
from data import figures
from data.snapshot import Snapshot
from data.workspace import Workspace
from tests.assessments.said import answer
from tests.dashboard.conftest import Open
from tests.dashboard.test_pages import read
from tests.dashboard.test_questionnaire import choose, press, write

POINT = "GGI-A-21.6"
TODAY = datetime.now(UTC).date()
VALUES = {
    "essential_files_share": 20.0, "security_scanner_share": 85.0, "dependency_manifest_share": 95.0,
    "change_requests_reviewed": None, "vulnerability_alerts_share": 60.0,
}  # fmt: skip


@pytest.fixture
def city(filled: Workspace) -> Workspace:
    """Five numbers of the last complete month are those above, of 40 observations and all that was to be collected."""
    slug = filled.configuration.organisation.slug
    month = figures.last_complete(Snapshot(filled.snapshot), slug)
    with duckdb.connect(str(filled.snapshot)) as connection:
        for metric, value in VALUES.items():
            connection.execute(
                "update metric_value set value = ?, low = null, high = null, sample_size = 40, coverage = 1"
                " where metric = ? and period = ? and repository is null",
                [value, metric, month],
            )
    return filled


@pytest.fixture
def draft(city: Workspace) -> Assessment:
    ada = person(city.assessments, "Ada")
    slug = city.configuration.organisation.slug
    return create(city.assessments, About(model="ggi", version="1.3", subject=slug, leads=(ada,)), TODAY)


def text(app: AppTest) -> str:
    """The page's sentences without marks for bold and with plain blanks."""
    return read(app).replace("**", "").replace("\xa0", " ")


def ada(assessment: Assessment) -> str:
    return assessment.about.leads[0]


def asked(city: Workspace, look: Open, step: str = "GGI-A-21") -> AppTest:
    app = look(city.root, "assessment", part="all", step=step)
    app.session_state["me"] = person(city.assessments, "Ada")
    return app.run()


def last(assessment: Assessment) -> Answered:
    event = assessment.log().events[-1]
    assert isinstance(event, Answered)
    return event


def test_a_question_shows_its_number_and_what_it_proposes(city: Workspace, draft: Assessment, look: Open) -> None:
    page = text(asked(city, look))
    assert "Essential files: 20 %" in page
    assert "The number says: No, with high confidence." in page
    assert "Yes means at least 90 %, partly at least 50 % · at the end of" in page
    assert "rests on 40" in page
    assert draft.log().events == []  # a proposal answers nothing


def test_a_proposal_is_accepted_with_one_click(city: Workspace, draft: Assessment, look: Open) -> None:
    app = press(asked(city, look), "Accept: No")
    assert not app.exception
    kept = last(draft).proposal
    assert (last(draft).key, last(draft).value, last(draft).note) == (POINT, "no", None)
    assert kept and (kept.metric, kept.value, kept.threshold, kept.confidence) == (
        "essential_files_share", 20, 50, "high",
    )  # fmt: skip
    assert "Accept: No" not in [one.label for one in app.button]


def test_another_answer_waits_for_its_reason(city: Workspace, draft: Assessment, look: Open) -> None:
    app = choose(asked(city, look), POINT, "yes")
    assert draft.log().events == []
    assert "Saved as soon as the note says why." in text(app)
    app = write(app, "note", POINT, "The files lie elsewhere.")
    assert (last(draft).value, last(draft).note) == ("yes", "The files lie elsewhere.")
    assert last(draft).proposal and "When you answered, the number said: No." in text(app)
    reviewed = look(city.root, "assessment", part="review", review="answered")
    assert "Yes · No particular role, Ada (a number said No) – The files lie elsewhere." in text(reviewed)


def test_a_number_that_is_unknown_says_what_is_missing(city: Workspace, draft: Assessment, look: Open) -> None:
    page = text(asked(city, look, "GGI-A-44"))
    assert "Nothing is proposed: the number is unknown. It needs:" in page


def test_maturity_shows_both_sides(city: Workspace, draft: Assessment, look: Open) -> None:
    """21.6: yes and 20 % (no); 22.2: partly and 85 % (yes); 23.1: yes and 95 %; 22.1: not answered and 60 %."""
    draft.say([
        answer(POINT, "yes", ada(draft)), answer("GGI-A-22.2", "partly", ada(draft)),
        answer("GGI-A-23.1", "yes", ada(draft), links=["https://x.example"]), answer("GGI-A-16.1", "yes", ada(draft)),
    ])  # fmt: skip
    app = look(city.root, "maturity", topic="evidence")
    page = text(app)
    assert not app.exception
    assert "1 answer contradicts the numbers and 1 differs from them by a step." in page
    assert "Of 4 answers (yes, partly, no) 75 % have evidence, a link or a number; 75 % are measured." in page
    table = app.table[0].value
    assert [cell.split("**")[1] for cell in table["Claimed"]] == ["Yes", "Partly"]
    assert [cell.split("**")[1] for cell in table["Measured"]] == ["No", "Yes"]
    assert "Borne out by a number: 1" in [one.label for one in app.expander]


def test_overview_names_the_contradiction(city: Workspace, draft: Assessment, look: Open) -> None:
    draft.say([answer(POINT, "yes", ada(draft))])
    app = look(city.root)
    page = text(app)
    assert not app.exception
    assert "1 answer contradicts the numbers." in page
    assert "Claimed: Yes. Measured: No, Essential files: 20 %." in page
    assert "1 question was answered or answered anew." in page
    assert "1 answer disagrees with the numbers that did not then." in page


def test_an_old_answer_is_asked_again_and_holds_once_more(city: Workspace, draft: Assessment, look: Open) -> None:
    draft.say([answer("GGI-A-21.1", "yes", ada(draft))])
    log = draft.folder / "log.jsonl"
    log.write_text(log.read_text("utf-8").replace(str(TODAY.year), str(TODAY.year - 2)), "utf-8")
    app = asked(city, look)
    assert "1 answer of yours is to be asked again." in text(app)
    assert "1 answer is to be asked again." in text(look(city.root, "maturity", topic="evidence"))
    app = press(asked(city, look), "They still hold as of today")
    assert last(draft).at.date() == datetime.now(UTC).date()
    assert "is to be asked again" not in text(app)


def test_days_of_work_and_of_asking_again_are_kept(city: Workspace, draft: Assessment, look: Open) -> None:
    app = asked(city, look)
    field: Any = next(one for one in app.number_input if one.label == "Days of work")
    app = field.set_value(4).run()
    day: Any = next(one for one in app.date_input if one.label == "Ask again from")
    app = day.set_value(TODAY.replace(year=TODAY.year + 1, day=1)).run()
    assert not app.exception
    assert planned(draft).efforts == {"GGI-A-21": 4}
    assert planned(draft).valid_until == {"GGI-A-21": TODAY.replace(year=TODAY.year + 1, day=1)}


def test_days_of_work_that_are_taken_away_are_unknown(city: Workspace, draft: Assessment, look: Open) -> None:
    intend(draft, [{"kind": "effort", "key": "GGI-A-21", "by": ada(draft), "value": {"days": 4}}])
    field: Any = next(one for one in asked(city, look).number_input if one.label == "Days of work")
    assert (field.value, field.proto.HasField("default")) == (4, False)  # emptied it is unknown, not 0
    field.set_value(None).run()
    assert planned(draft).efforts == {}


def test_what_is_due_and_overdue_comes_first(city: Workspace, draft: Assessment, look: Open) -> None:
    draft.say([answer("GGI-A-21.1", "partly", ada(draft))])
    intend(draft, [
        {"kind": "step", "key": "GGI-A-21", "by": ada(draft), "value": {"due": TODAY - timedelta(days=1)}},
        {"kind": "step", "key": "GGI-A-22", "by": ada(draft), "value": {"due": TODAY}},
    ])  # fmt: skip
    page = text(look(city.root))
    assert "1 is overdue: step Manage legal compliance" in page
    assert "1 is due within 90 days: step Manage software vulnerabilities" in page
    assert page.index("1 is overdue") < page.index("1 is due within")
