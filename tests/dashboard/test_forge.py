"""What the pages make of a forge: answers, readings with their reasons, requests spent, and what is not known."""

from datetime import datetime

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Element

from data.ledger import open_ledger
from data.records import Collection, Observation, Repository, Sweep
from data.workspace import Workspace
from publish import publish
from tests.dashboard.conftest import Open
from tests.dashboard.test_pages import read
from tests.data.story import OURS, collected, commits, files, issues, running, tell

NOW = datetime.fromisoformat(f"{running()}-01")  # the last month is complete, and only just
YEAR = [running(n) for n in range(14, 1, -1)]


def shown(app: AppTest, title: str) -> list[str]:
    """The headline and the sentences of the card with this title."""
    assert not app.exception
    texts = [one for one in app.main if isinstance(one, Element) and one.type in ("markdown", "metric", "caption")]
    start = next(n for n, one in enumerate(texts) if title in str(one.value) and one.type == "markdown")
    return [str(one.value) for one in texts[start : start + 4]]


def answered(workspace: Workspace, *lines: str) -> None:
    tell(
        workspace,
        commits("local/app", f"{YEAR[0]}-02 ann"),
        issues("local/app", *lines),
        collected("local/app", str(NOW)),
    )


def test_an_answer_time_of_one_person_is_not_shown(workspace: Workspace, look: Open) -> None:
    answered(workspace, *(f"{month}-02 ann answered {month}-04 bob" for month in YEAR))
    card = shown(look(workspace.root), "Time to first answer")
    assert card[1:3] == ["unknown", "Not shown: the answers are one person's work."]


def test_answers_of_two_are_shown(workspace: Workspace, look: Open) -> None:
    answered(
        workspace, *(f"{month}-02 ann answered {month}-04 {'bob' if n % 2 else 'eve'}" for n, month in enumerate(YEAR))
    )
    assert shown(look(workspace.root), "Time to first answer")[1] == "2 days"


def test_where_most_wait_still_it_is_more_than_they_have_waited(workspace: Workspace, look: Open) -> None:
    answered(workspace, *(f"{month}-01 ann" for month in YEAR[-9:]))
    card = shown(look(workspace.root), "Time to first answer")
    # Nine issues, from 10 to 2 months old at the end of the last month: the middle one is six months old.
    waited = (NOW - datetime.fromisoformat(f"{YEAR[-5]}-01T12:00")).total_seconds() / 86400
    assert card[1:3] == [f"more than {round(waited)} days", "So many wait still that no exact figure can be given."]
    charts = read(look(workspace.root, "responsiveness"))
    assert f"More than {round(waited)} days. So many wait still" in charts


def test_without_a_forge_the_overview_says_where_the_rest_comes_from(workspace: Workspace, look: Open) -> None:
    tell(
        workspace,
        commits("local/app", f"{YEAR[0]}-02 ann"),
        collected("local/app", str(NOW), "commit", "tag", "observation"),
    )
    app = look(workspace.root)
    assert "Issues and change requests come from a forge" in read(app)
    assert shown(app, "Change requests reviewed")[2] == "Cannot be known from what was collected."


def told_by_the_forge(workspace: Workspace, *, token: bool) -> None:
    name = "github.com/city-of-x/app"
    facts = {
        "protection": "no",
        "description": "Bins & <b>bags</b>",
        "stars": "3",
        "topics": "waste,bins",
        "issues": "no",
    }
    since = NOW.replace(year=NOW.year - 1)
    tell(workspace, commits(name, f"{YEAR[0]}-02 ann"), files(name, f"{YEAR[0]}-02"), collected(name, str(NOW)))
    with open_ledger(workspace.ledger) as ledger:
        ledger.save([
            Repository(name, OURS, "self", "github:city-of-x", "github.com", "7", fork=False),
            Collection(name, "repository", NOW, NOW, NOW, "complete"),
            Sweep("github:city-of-x", OURS, "github.com", NOW, token, 1, 2, 1234, 5000, 3766, NOW.replace(hour=14)),
            *(Observation(name, "forge", fact, since, value, NOW) for fact, value in facts.items()),
        ])  # fmt: skip
        publish(workspace, ledger)


@pytest.mark.parametrize("token", [True, False])
def test_sources_says_what_was_spent_and_what_is_left(token: bool, workspace: Workspace, look: Open) -> None:
    told_by_the_forge(workspace, token=token)
    text = read(look(workspace.root, "sources")).replace("\\", "")
    left = "3,766 of 5,000 points left" if token else "3,766 of 5,000 left"
    assert f"1 of 2 repositories listed, 1,234 requests spent, {left} until 14:00 UTC." in text
    assert ("Asked without a token" in text) is not token
    assert ("until the forge is asked with a token" in read(look(workspace.root))) is not token


def test_a_reading_says_why_and_what_would_lift_it(workspace: Workspace, look: Open) -> None:
    told_by_the_forge(workspace, token=True)
    app = look(workspace.root, "repositories", repository="github.com/city-of-x/app")
    assert not app.exception
    readings = {str(part.label).partition(":")[0]: part for part in app.expander}
    security = "\n".join(str(text.value) for text in readings["Security (openCode)"].markdown)
    assert "The default branch is protected" in security.partition("What would lift it")[0]
    assert "- Protect the default branch." in security.partition("What would lift it")[2]
    assert "none" in str(readings["Security (openCode)"].label)
    standards = "\n".join(str(text.value) for text in readings["Repository standards (Ministry of Justice)"].markdown)
    assert "administrators alone" in standards.partition("What could not be seen")[2]


def test_facts_of_the_forge_are_shown_as_they_stand(workspace: Workspace, look: Open) -> None:
    told_by_the_forge(workspace, token=True)
    text = read(look(workspace.root, "repositories", repository="github.com/city-of-x/app")).replace("\\", "")
    said = [
        "Bins & <b>bags</b>",
        "3 stars",
        "waste, bins",
        "The default branch is not protected",
        "Issues are switched off",
    ]
    assert [one for one in said if one not in text] == []
    assert "copies on the forge" not in text  # of which nothing is known
