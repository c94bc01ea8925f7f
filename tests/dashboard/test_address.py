"""What was chosen lives in the address, in words of no language."""

import pytest
from streamlit.testing.v1 import AppTest

from data import figures
from data.snapshot import Snapshot
from data.workspace import Workspace
from tests.dashboard.conftest import Open


def said(app: AppTest) -> dict[str, list[str]]:
    """The address's parameters."""
    return {name: [value] if isinstance(value, str) else value for name, value in app.query_params.items()}


def test_nothing_chosen_leaves_the_address_bare(sampled: Workspace, look: Open) -> None:
    assert said(look(sampled.root)) == {}


def test_a_link_opens_the_month_it_names(sampled: Workspace, look: Open) -> None:
    app = look(sampled.root, period="2025-03")
    assert app.selectbox(key="period").value == "2025-03"
    assert said(app) == {"period": ["2025-03"]}


def test_choosing_says_so_in_words_of_no_language(sampled: Workspace, look: Open) -> None:
    app = look(sampled.root, "contributions")
    newest = app.selectbox(key="period").options[0]
    app.selectbox(key="period").select_index(3).run()
    app.radio(key="topic").set_value("people").run()
    months = figures.periods(Snapshot(sampled.snapshot), "sample-administration")
    assert said(app) == {"period": [f"{months[4]:%Y-%m}"], "topic": ["people"]}
    app.selectbox(key="period").select(newest).run()
    assert said(app) == {"topic": ["people"]}


@pytest.mark.parametrize(
    "bad",
    [
        {"period": "1999-01"},
        {"period": "October"},
        {"repositories": "no/such"},
        {"topic": "zz"},
        {"repository": "no/such"},
    ],
)
def test_what_cannot_be_chosen_is_dropped(bad: dict[str, str], sampled: Workspace, look: Open) -> None:
    app = look(sampled.root, "repositories" if "repository" in bad else "contributions", **bad)
    assert not app.exception
    assert said(app) == {}


def test_of_too_many_repositories_the_first_six_are_shown(sampled: Workspace, look: Open) -> None:
    everything = figures.repositories(Snapshot(sampled.snapshot), "sample-administration")
    app = look(sampled.root, "contributions", repositories=everything[:8])
    assert not app.exception
    assert app.multiselect(key="repositories").value == everything[:6]


def test_the_rest_of_the_choice_stays_when_the_page_changes(sampled: Workspace, look: Open) -> None:
    app = look(sampled.root, "contributions", period="2025-03", topic="people")
    app.query_params.clear()  # as a browser does on the way to another page
    app.switch_page("dashboard/pages/overview.py").run()
    assert app.selectbox(key="period").value == "2025-03"
    assert said(app) == {"period": ["2025-03"], "topic": ["people"]}


def test_going_back_takes_the_choice_back(sampled: Workspace, look: Open) -> None:
    app: AppTest = look(sampled.root, "contributions")
    app.selectbox(key="period").select_index(3).run()
    app.query_params["period"] = "2025-03"  # as a browser does on the way back
    app.run()
    assert app.selectbox(key="period").value == "2025-03"
    app.query_params.clear()
    app.run()
    assert app.selectbox(key="period").index == 0
