"""Readings in words: the level, the reasons, and what would lift it."""

from pathlib import Path
from typing import Any

import pytest

from data import definitions
from data.definitions import metrics
from data.readings import of_repository, read
from data.rules import CHECKS, MODELS, RULES
from data.words import speak
from data.workspace import Workspace
from tests.data.story import collected, commits, files, repository, tell
from tests.data.test_readings import APP, GIT, TOLD, forge, issues

Row = tuple[Any, ...]


def badge(**passed: bool | None) -> list[Row]:
    """Rows of openCode's maintenance."""
    levels = {"commits": 1, "answered": 1, "released": 2, "two_people": 3}
    return [("opencode_maintenance", level, None, check, passed[check], "5", "3") for check, level in levels.items()]


def names(checks: tuple[Any, ...]) -> list[str]:
    return [check.check for check in checks]


@pytest.mark.parametrize(
    ("passed", "span", "said", "failed", "unseen", "lifts"),
    [
        ((True, True, True, True), (3, 3), "crisis-proof", [], [], []),
        ((True, True, False, True), (1, 1), "active", ["released"], [], ["released"]),
        ((True, True, False, False), (1, 1), "active", ["released"], [], ["released"]),
        ((False, None, True, None), (0, 0), "none", ["commits"], ["answered"], ["commits", "answered"]),
        ((True, None, True, False), (0, 2), "between none and reliable", ["two_people"], ["answered"], ["answered"]),
        ((True, True, True, None), (2, 3), "between reliable and crisis-proof", [], ["two_people"], ["two_people"]),
    ],
)
def test_a_level_has_its_reasons_and_what_lifts_it(
    passed: tuple[bool | None, ...],
    span: tuple[int, int],
    said: str,
    failed: list[str],
    unseen: list[str],
    lifts: list[str],
) -> None:
    [one] = read(badge(**dict(zip(("commits", "answered", "released", "two_people"), passed, strict=True))))
    assert ((one.low, one.high), one.said) == (span, said)
    assert one.level == (span[0] if span[0] == span[1] else None)
    assert (names(one.failed), names(one.unseen), names(one.lifts)) == (failed, unseen, lifts)


def test_levels_that_ask_for_nothing_more_are_passed_over() -> None:
    tiers = {"licence": (1, True), "contributing": (2, True), "governance": (4, False)}
    [one] = read(
        [("repository_tier", level, None, check, passed, None, None) for check, (level, passed) in tiers.items()]
    )
    assert (one.level, names(one.lifts)) == (3, ["governance"])
    assert one.said == "close collaboration or working in public"


def test_points_are_summed_and_the_most_worth_comes_first() -> None:
    checks = {"readme": (100, False), "licensed": (1000, True), "template": (1000, None), "not_fork": (1000, True),
              "described": (100, True), "not_archived": (1000, True)}  # fmt: skip
    [one] = read(
        [("codegouvfr_score", None, points, check, passed, None, None) for check, (points, passed) in checks.items()]
    )
    assert (one.low, one.high, one.level) == (1000, 2000, None)
    assert one.said == "between 1,000 and 2,000 points"
    assert names(one.lifts) == ["template", "readme"]
    assert (names(one.failed), names(one.unseen)) == (["readme"], ["template"])


def test_nothing_was_read_of_an_unknown_repository(workspace: Workspace) -> None:
    told = tell(workspace, commits(APP, "2024-01-05 ann"), collected(APP, "2024-02-01"))
    assert of_repository(told.snapshot, "local/none") == []


def test_the_page_and_the_metric_agree_and_every_check_has_words(workspace: Workspace) -> None:
    told = tell(
        workspace,
        repository(APP, archived=False, default_branch="main"),
        commits(APP, "2024-01-05 ann x2", "2024-01-05 bob x2", "2024-01-05 cy"),
        files(APP, "2024-01-05", "2024-01-05 readme", "2024-01-05 licence MIT", "2024-01-05 security"),
        issues(APP, "2024-01-10 dan 2024-01-12 ann"),
        forge(APP, "2024-01-06", **TOLD, protection="yes"),
        collected(APP, "2024-02-01", *GIT, "issue", "repository", at="2024-01-06"),
    )
    speak("en")
    found = of_repository(told.snapshot, APP)
    assert [one.id for one in found] == list(RULES)
    for one in found:
        row = told.row(one.id, "2024-02", APP)
        assert (row["value"], row["low"], row["high"]) == (one.level, one.low, one.high), one.id
    rows = told.snapshot.rows('select distinct "check" from reading')
    assert {row[0] for row in rows} == set(CHECKS)
    assert found[0].lifts[0].words.asks == "A release or tag in six months"
    assert found[1].unseen[0].words == (
        "Signed tags: at least 80\N{NO-BREAK SPACE}%", "Sign the tags of releases.", "This is not collected.",
    )  # fmt: skip


def test_every_rule_is_a_metric_of_the_same_title() -> None:
    for rule, words in RULES.items():
        assert metrics()[rule].title == words.title
        assert "Our reading" in metrics()[rule].source
        assert "no verdict" in metrics()[rule].source


def test_models_name_metrics_as_their_files_are_called() -> None:
    coming = {"time_to_first_response", "change_request_closure_ratio", "change_requests_opened"}
    there = {path.stem for path in Path(definitions.HERE, "metrics").glob("*.sql")}
    for model in MODELS:
        assert set(model.metrics) <= there | coming
