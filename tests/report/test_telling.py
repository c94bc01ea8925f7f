"""The story as a whole: what is never said in it, and who is never named."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assessments.people import person
from assessments.questionnaire.model import models
from data.workspace import Workspace
from report.asked import ask
from report.story import Report
from report.telling import tell
from tests.report.workspaces import (
    LAST_YEAR,
    NAMES,
    answered,
    city,
    frozen,
    month,
    peopled,
    planned,
    published,
    texts,
    told_from,
    year,
)


def said(report: Report) -> str:
    return "\n".join(texts(report)).replace("\xa0", " ")


def story(workspace: Workspace, **wish: Any) -> str:
    return said(tell(told_from(workspace, **wish)))


@pytest.mark.parametrize(
    "rows",
    [
        year("licence_coverage", 90, 10, {"sample_size": 9}),
        year("licence_coverage", 90, 10, {"coverage": 0.95}),
        year("licence_coverage", 90, 10, {"definition": "0"}),
        year("licence_coverage", 90, 10, {"collected_at": LAST_YEAR}),
        year("licence_coverage", 70, 51),  # 19 / 6.91 of 100 each: less than three standard errors
        year("contributors", 100, 62),  # 38 / 12.73
        year("time_to_first_response", 2, 9, {"low": 1, "high": 3}, low=3, high=10),
    ],
    ids=["few", "coverage", "definition", "incomplete", "share", "count", "median"],
)
def test_what_does_not_stand_out_is_said_nowhere(tmp_path: Path, rows: list[dict[str, Any]]) -> None:
    ours = published(city(tmp_path), *month(*rows))
    whole_story = story(ours)
    assert not [word for word in ("rose", "Rose", "fell", "Fell") if word in whole_story]


def test_what_stands_out_is_said(tmp_path: Path) -> None:
    ours = published(city(tmp_path), *month(*year("licence_coverage", 70, 41)))
    assert story(ours).count("fell from 70 % to 41 %") + story(ours).count("Fell from 70 % to 41 %") > 1


def test_owners_are_named_and_nobody_is_without_names(tmp_path: Path) -> None:
    ours = peopled(tmp_path)
    with_names, without = story(ours), story(ours, named=False)
    assert NAMES[1] in with_names and NAMES[2] in with_names
    assert not [name for name in NAMES if name in without]
    assert not [word for name in NAMES for word in name.split()[:1] if word in without]
    assert "Who sees to it: somebody, the name left out" in without


def test_ids_of_people_are_nowhere(tmp_path: Path) -> None:
    ours = peopled(tmp_path)
    ids = [person(ours.assessments, name) for name in NAMES]
    assert not [one for one in ids if one in story(ours)]


def test_the_head_says_whose_and_until_when(tmp_path: Path) -> None:
    ours = city(tmp_path)
    empty = tell(told_from(ours))
    assert (empty.title, empty.period) == ("Open source in X", "nothing measured yet")
    named = city(tmp_path / "named", said="report: {name: Stadt X & Co}")
    found = tell(told_from(published(named, *month())))
    assert (found.organisation, found.title) == ("Stadt X & Co", "Open source in Stadt X & Co")
    assert (found.period, found.day) == ("12 months to October 2026", date(2026, 11, 21))


def test_what_is_asked_is_told_and_nothing_is_said_so(tmp_path: Path) -> None:
    ours = city(tmp_path)
    assert (tell(told_from(ours)).ask.text, tell(told_from(ours)).ask.nothing) == (
        "", "No decision is asked for this time.",
    )  # fmt: skip
    ask(ours, "Fund two people.\nFrom January.")
    assert (tell(told_from(ours)).ask.text, tell(told_from(ours)).ask.nothing) == (
        "Fund two people.\nFrom January.",
        "",
    )


@pytest.mark.parametrize(
    ("model", "version", "subject", "title"),
    [
        ("standard-for-public-code", "0.8.0", "local/app", "Code in the open"),
        ("federal-source-code-policy", "2016", "x", "Openness"),
        ("ggi", "1.2", "x", "Engagement"),
    ],
)
def test_every_questionnaire_is_told_beside_an_earlier_one(
    tmp_path: Path, model: str, version: str, subject: str, title: str
) -> None:
    ours = city(tmp_path, country="FR", level="national")
    for value, day in (("no", date(2025, 11, 20)), ("yes", date(2026, 11, 20))):
        known = models()[model, version]
        one = answered(ours, dict.fromkeys(known.points, value), day, model, version, subject)
        frozen(one, day)
    planned(one, "target", next(iter(known.activities)), score=90, date=date(2027, 1, 1))
    report = tell(told_from(ours, assessment=one.id))
    assert report.aware.sentences[0].title == "Maturity rose from 0 to 100."
    assert title in [goal.title for goal in report.maturity.goals]
    assert report.maturity.notes == ("leading", "rose from 0")


def test_no_product_text_is_cut(tmp_path: Path) -> None:
    """An ellipsis is for what people and forges wrote; what we wrote ourselves has to fit."""
    assert "…" not in story(peopled(tmp_path))
