"""Readings of public administrations: levels and points worked out by hand from their rules."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

import pytest

from data.records import ChangeRequest, Issue, Observation
from data.workspace import Workspace
from tests.data.story import Event, Told, collected, commits, files, known, moment, repository, tags, tell

APP, LIB = "local/app", "local/lib"
GIT = ("commit", "tag", "observation", "lines")
FIVE = ("2024-01-10 ann x2", "2024-01-11 bob x2", "2024-01-12 cy")
Spread = tuple[float | None, float | None, float | None]
_numbers = count(1)


def issues(name: str, *lines: str, **state: Any) -> Event:
    """Issues, one a line: the day it was opened, by whom, and the day and person of the first answer."""
    return lambda _: [_issue(name, state, *line.split()) for line in lines]


def _issue(
    name: str, state: dict[str, Any], day: str, author: str, answered: str = "never", by: str | None = None
) -> Issue:
    at = moment(day)
    first = None if answered == "never" else moment(answered)
    told = Issue(name, next(_numbers), author, False, at, None, first, by, False, at, at)
    return replace(told, **state)


def merged(name: str, day: str, reviewed: int, of: int, *, bot: bool = False) -> Event:
    """So many change requests merged on a day, some of them reviewed."""
    at = moment(day)
    return lambda _: [
        ChangeRequest(
            name, next(_numbers), "ann", bot, at, at, at, at, None, None,
            at if number < reviewed else None, int(number < reviewed), False, at, at,
        )
        for number in range(of)
    ]  # fmt: skip


def forge(name: str, day: str, **facts: str | None) -> Event:
    """What a forge told on a day."""
    return lambda _: [
        Observation(name, "forge", fact, moment(day), value, moment(day)) for fact, value in facts.items()
    ]


def levels(told: Told, metric: str, last: str, name: str = APP) -> list[float | None]:
    """Values from January 2024 to a month."""
    return told.months(metric, "2024-01", last, name)


def found(told: Told, reading: str, check: str, name: str = APP) -> list[tuple[Any, ...]]:
    """What the details say of one check."""
    asked = 'select passed, wanted, found from reading where repository = ? and reading = ? and "check" = ?'
    return told.snapshot.rows(asked, [name, reading, check])


def spreads(told: Told, metric: str, names: Iterable[str]) -> dict[str, Spread]:
    """Value, low and high of each in January 2024."""
    return {name: told.spread(metric, "2024-01", name) for name in names}


def maintained(name: str) -> list[Event]:
    """Five commits of three people in January, a tag in March."""
    return [commits(name, *FIVE), tags(name, "2024-03-05 v1"), collected(name, "2024-08-01", *GIT)]


def test_maintenance_goes_by_half_a_year_of_work_and_a_quarter_of_issues(workspace: Workspace) -> None:
    told = tell(
        workspace,
        *maintained(APP),
        issues(APP, "2024-02-10 dan 2024-02-20 ann", "2024-04-02 dan 2024-04-03 bob"),
        collected(APP, "2024-08-01", "issue"),
    )
    # January: nobody asked, nothing released. February, March: ten days. April: (10 + 1) / 2 days, v1, ann has 2 of 5.
    # July: the commits of January are older than half a year.
    assert levels(told, "opencode_maintenance", "2024-07") == [1, 0, 0, 3, 3, 3, 0]


def test_what_was_not_seen_makes_a_range_and_the_organisation_counts_the_sure_and_the_possible(
    workspace: Workspace,
) -> None:
    told = tell(
        workspace,
        *maintained(APP),
        *maintained(LIB),
        issues(APP, "2024-02-10 dan 2024-02-20 ann"),
        collected(APP, "2024-08-01", "issue"),
    )
    spread = {month: told.spread("opencode_maintenance", f"2024-{month}", LIB) for month in ("01", "03", "07")}
    assert spread == {"01": (None, 0, 1), "03": (None, 0, 3), "07": (0, 0, 0)}
    whole = {month: told.spread("opencode_maintenance", f"2024-{month}") for month in ("01", "03", "05", "07")}
    assert whole == {"01": (None, 50, 100), "03": (None, 0, 50), "05": (None, 50, 100), "07": (0, 0, 0)}
    assert told.row("opencode_maintenance", "2024-03")["sample_size"] == 2


def test_people_s_issues_are_answered_within_a_week(workspace: Workspace) -> None:
    cases: list[tuple[str, dict[str, Any], int]] = [
        ("2024-01-02 dan 2024-01-08 ann", {}, 1),
        ("2024-01-02 dan 2024-01-09 ann", {}, 0),  # seven days are not less than seven
        ("2024-01-29 dan", {}, 1),  # waited three days by the end of the month
        ("2024-01-02 dan", {}, 0),
        ("2024-01-02 dan 2024-01-10 ann/2024-01-30 dan", {}, 0),  # the two days of the second do not make it five
        ("2024-01-02 dan 2024-02-02 ann", {}, 0),  # not answered by the end of the month
        ("2024-01-02 dan", {"bot": True}, 1),
        ("2024-01-02 dan", {"withdrawn": True, "closed_at": moment("2024-01-20")}, 1),
        ("2024-01-02 dan", {"withdrawn": True, "closed_at": moment("2024-02-20")}, 0),  # after the month's end
    ]
    names = [f"local/{number}" for number in range(len(cases))]
    told = tell(
        workspace,
        *(commits(name, *FIVE) for name in names),
        *(issues(name, *line.split("/"), **state) for name, (line, state, _) in zip(names, cases, strict=True)),
        *(collected(name, "2024-02-01", *GIT, "issue") for name in names),
    )
    assert [told("opencode_maintenance", "2024-01", name) for name in names] == [level for *_, level in cases]


def test_an_open_issue_waits_until_it_was_last_looked_at(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits(APP, *FIVE),
        issues(APP, "2024-01-02 dan"),
        collected(APP, "2024-02-01", *GIT),
        collected(APP, "2024-01-08", "issue"),
    )
    assert told("opencode_maintenance", "2024-01", APP) == 1


def test_issues_that_are_switched_off_are_not_seen(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits(APP, *FIVE),
        forge(APP, "2024-01-05", issues="no"),
        collected(APP, "2024-02-01", *GIT, "issue", "repository"),
    )
    assert told.spread("opencode_maintenance", "2024-01", APP) == (None, 0, 1)


def test_half_of_the_work_by_one_of_two_is_one_too_many(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits(APP, "2024-01-10 ann x3", "2024-01-11 bob x3"),
        commits(LIB, "2024-01-10 ann x3", "2024-01-11 bob x2", "2024-01-12 cy x2", "2024-01-12 renovate[bot] x9"),
        *(tags(name, "2024-01-05 v1-rc1 pre") for name in (APP, LIB)),
        *(collected(name, "2024-02-01", *GIT, "issue") for name in (APP, LIB)),
    )
    assert told("opencode_maintenance", "2024-01", APP) == 2  # a tag is a tag, pre-release or not
    assert told("opencode_maintenance", "2024-01", LIB) == 3


def test_who_made_half_of_the_work_goes_by_half_a_year(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits(APP, "2024-01-10 ann x9", "2024-02-10 ann x2", "2024-02-11 bob x2", "2024-02-12 cy"),
        tags(APP, "2024-02-20 v1"),
        collected(APP, "2024-08-01", *GIT, "issue"),
    )
    assert told.months("opencode_maintenance", "2024-06", "2024-07", APP) == [2, 3]  # 11 of 14, then 2 of 5


def test_too_few_commits_say_nothing_where_half_a_year_was_not_read(workspace: Workspace) -> None:
    told = tell(
        workspace,
        repository(APP, shallow="2024-03-15"),
        commits(APP, "2024-04-10 ann x4"),
        repository(LIB, shallow="2024-03-15"),
        commits(LIB, "2024-04-10 ann x4", "2024-04-11 bob"),
        *(collected(name, "2024-10-01", *GIT, "issue") for name in (APP, LIB)),
    )
    assert told.spread("opencode_maintenance", "2024-04", APP) == (None, 0, 1)
    assert told.spread("opencode_maintenance", "2024-08", APP) == (None, 0, 1)
    assert told("opencode_maintenance", "2024-09", APP) == 0  # April to September is known
    assert told("opencode_maintenance", "2024-04", LIB) == 1


def test_how_long_one_person_takes_to_answer_is_not_shown(workspace: Workspace) -> None:
    told = tell(
        workspace,
        *(commits(name, *FIVE) for name in (APP, LIB)),
        issues(APP, "2024-01-02 dan 2024-01-04 ann", "2024-01-02 dan 2024-01-05 bob"),
        issues(LIB, "2024-01-02 dan 2024-01-04 ann", "2024-01-02 dan 2024-01-05 ann"),
        *(collected(name, "2024-02-01", *GIT, "issue") for name in (APP, LIB)),
    )
    assert found(told, "opencode_maintenance", "answered") == [(True, "7", "2.5")]
    assert found(told, "opencode_maintenance", "answered", LIB) == [(True, "7", None)]
    assert found(told, "opencode_maintenance", "commits") == [(True, "5", "5")]
    assert found(told, "opencode_maintenance", "released") == [(False, "1", "0")]


def test_security(workspace: Workspace) -> None:
    cases: dict[str, tuple[dict[str, str | None], str, tuple[int, int], Spread]] = {
        "local/good": ({"protection": "yes"}, "security", (3, 4), (None, 1, 2)),  # signatures of tags are not seen
        "local/unreviewed": ({"protection": "yes"}, "security", (2, 3), (1, 1, 1)),
        "local/quiet": ({"protection": "yes"}, "security", (0, 0), (None, 1, 2)),  # nothing was merged
        "local/silent": ({"protection": "yes"}, "readme", (3, 4), (0, 0, 0)),
        "local/open": ({"protection": "no"}, "security", (3, 4), (0, 0, 0)),
        "local/untold": ({}, "security", (2, 3), (None, 0, 1)),
    }
    told = tell(
        workspace,
        *(event for name, (facts, policy, reviewed, _) in cases.items() for event in (
            commits(name, "2024-01-05 ann"),
            files(name, "2024-01-05", f"2024-01-05 {policy}"),
            merged(name, "2024-01-10", *reviewed),
            merged(name, "2024-01-10", 0, 9, bot=True),
            forge(name, "2024-01-06", **facts),
            collected(name, "2024-02-01", *GIT, "issue", "change_request", "repository"),
        )),
    )  # fmt: skip
    assert spreads(told, "opencode_security", cases) == {name: spread for name, (*_, spread) in cases.items()}
    # good, unreviewed and quiet have level 1 for sure, untold may have it.
    assert told.spread("opencode_security", "2024-01") == (None, 50, pytest.approx(400 / 6))


STANDARD: dict[str, str | None] = {
    "protection": "yes", "protection_admins": "yes", "protection_reviews": "1", "protection_stale_reviews": "yes",
    "protection_signatures": "yes", "protection_code_owners": "yes", "licence": "MIT",
}  # fmt: skip
SECRETS: dict[str, str | None] = {"secret_scanning": "yes", "push_protection": "yes"}


def test_standards(workspace: Workspace) -> None:
    cases: dict[str, tuple[dict[str, str | None], str, Spread]] = {
        "local/untold": ({**STANDARD}, "main", (None, 0, 3)),
        "local/all": (SECRETS | STANDARD, "main", (None, 1, 3)),  # which team owns it is not seen
        "local/unsigned": (SECRETS | STANDARD | {"protection_signatures": "no"}, "main", (None, 1, 2)),
        "local/code": (SECRETS | STANDARD | {"protection_code_owners": "no"}, "main", (None, 1, 2)),
        "local/branch": (SECRETS | STANDARD, "master", (1, 1, 1)),
        "local/licence": (SECRETS | STANDARD | {"licence": "EUPL-1.2"}, "main", (1, 1, 1)),
        "local/review": (SECRETS | STANDARD | {"protection_reviews": None}, "main", (1, 1, 1)),
        "local/stale": (SECRETS | STANDARD | {"protection_stale_reviews": "no"}, "main", (1, 1, 1)),
        "local/admins": (SECRETS | STANDARD | {"protection_admins": "no"}, "main", (1, 1, 1)),
        "local/open": (SECRETS | {"protection": "no", "licence": "MIT"}, "main", (1, 1, 1)),
        "local/push": (SECRETS | {"push_protection": "no"}, "main", (0, 0, 0)),
    }
    told = tell(
        workspace,
        *(event for name, (facts, branch, _) in cases.items() for event in (
            repository(name, default_branch=branch),
            commits(name, "2024-01-05 ann"),
            forge(name, "2024-01-06", **facts),
            collected(name, "2024-02-01", *GIT, "repository", at="2024-01-06"),
        )),
    )  # fmt: skip
    assert spreads(told, "standards_level", cases) == {name: spread for name, (*_, spread) in cases.items()}


def test_a_branch_that_is_not_protected_has_no_rules(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits(APP, "2024-01-05 ann"),
        forge(APP, "2024-01-06", protection="no"),
        collected(APP, "2024-02-01", *GIT, "repository"),
    )
    for check in ("binds_admins", "stale_reviews", "signed_commits", "code_owners"):
        assert found(told, "standards_level", check) == [(False, None, None)]
    assert found(told, "standards_level", "one_review") == [(False, "1", "0")]


def test_the_name_of_the_branch_is_not_known_before_it_was_first_read(workspace: Workspace) -> None:
    told = tell(
        workspace,
        repository(APP, default_branch="master"),
        commits(APP, "2024-01-05 ann"),
        forge(APP, "2024-01-06", **SECRETS, licence="MIT"),
        collected(APP, "2024-03-01", *GIT, "repository", at="2024-02-10"),
    )
    assert told.spread("standards_level", "2024-01", APP) == (None, 1, 3)
    assert told.spread("standards_level", "2024-02", APP) == (1, 1, 1)


def test_what_a_forge_told_is_not_known_once_it_is_asked_no_more(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits(APP, "2024-01-05 ann"),
        files(APP, "2024-01-05", "2024-01-05 security"),
        forge(APP, "2024-01-06", protection="no"),
        collected(APP, "2024-05-01", *GIT, "issue"),
        collected(APP, "2024-02-20", "repository"),
    )
    assert told.spread("opencode_security", "2024-02", APP) == (0, 0, 0)
    assert told.spread("opencode_security", "2024-03", APP) == (None, 0, 2)


FIRST = ("licence", "code_json", "readme", "community", "security")


def test_the_tier_is_the_highest_whose_files_are_all_there(workspace: Workspace) -> None:
    cases: dict[str, tuple[tuple[str, ...], int]] = {
        "local/first": ((), 1),
        "local/governed": (("governance",), 1),
        "local/contributing": (("contributing",), 1),
        "local/third": (("contributing", "code_of_conduct"), 3),  # tier 2 asks for no less
        "local/fourth": (("contributing", "code_of_conduct", "governance"), 4),
    }
    told = tell(
        workspace,
        *(event for name, (more, _) in cases.items() for event in (
            commits(name, "2024-01-05 ann"),
            files(name, "2024-01-05", *(f"2024-01-05 {kind}" for kind in (*FIRST, *more)), "2024-02-05 code_json gone"),
            collected(name, "2024-03-01"),
        )),
    )  # fmt: skip
    for name, (_, tier) in cases.items():
        assert levels(told, "repository_tier", "2024-02", name) == [tier, 0], name
        assert found(told, "repository_tier", "code_json", name) == [(False, None, None)]


def test_a_file_that_nobody_looked_for_is_not_seen(workspace: Workspace) -> None:
    there = [f"2024-01-05 {kind}" for kind in FIRST if kind != "community"]
    told = tell(
        workspace,
        commits(APP, "2024-01-05 ann"),
        files(APP, "2024-01-05", *there),
        collected(APP, "2024-03-01"),
    )
    assert told.spread("repository_tier", "2024-01", APP) == (None, 0, 1)
    assert told.spread("repository_tier", "2024-01") == (None, 0, 100)


TOLD: dict[str, str | None] = {"description": "Bins.", "forks": "12", "watchers": "3", "template": "no"}
WRITTEN = ("readme", "contributing", "licence MIT", "publiccode gone")


def test_the_score_of_code_gouv_fr(workspace: Workspace) -> None:
    cases: dict[str, tuple[tuple[str, ...], dict[str, str | None], int]] = {
        "local/usual": (WRITTEN, {}, 1000 + 100 + 100 + 100 + 10),
        "local/wordless": (WRITTEN, {"description": None}, 1310 - 100),
        "local/1": (WRITTEN, {"forks": "1", "watchers": "1"}, 1200),
        "local/2": (WRITTEN, {"forks": "2", "watchers": "2"}, 1220),
        "local/10": (WRITTEN, {"forks": "10", "watchers": "10"}, 1220),
        "local/11": (WRITTEN, {"forks": "11", "watchers": "11"}, 1400),
        "local/100": (WRITTEN, {"forks": "100", "watchers": "100"}, 1400),
        "local/101": (WRITTEN, {"forks": "101", "watchers": "101"}, 3200),
        "local/template": (WRITTEN, {"template": "yes"}, 2310),
        "local/other": (("readme", "changelog", "licence NOASSERTION", "publiccode"), {}, 100 + 10 + 1000 + 100 + 10),
        "local/told": (("readme", "publiccode gone"), {"licence": "EUPL-1.2"}, 1210),
        "local/exact": (("licence MIT", "publiccode gone"), {"forks": "1", "watchers": "1"}, 1000),
        "local/bare": (("publiccode gone",), {}, 110),
    }
    told = tell(
        workspace,
        *(event for name, (there, facts, _) in cases.items() for event in (
            repository(name, archived=False),
            commits(name, "2024-01-05 ann"),
            files(name, "2024-01-05", *(f"2024-01-05 {file}" for file in there)),
            forge(name, "2024-01-06", **(TOLD | facts)),
            collected(name, "2024-02-01", *GIT, "repository"),
        )),
    )  # fmt: skip
    expected: dict[str, Spread] = {name: (points, points, points) for name, (*_, points) in cases.items()}
    assert spreads(told, "codegouvfr_score", cases) == expected
    assert told("codegouvfr_score", "2024-01") == pytest.approx(100 * 12 / 13)  # all but the bare one have 1,000


def test_the_score_of_an_archived_one_and_of_one_without_a_forge(workspace: Workspace) -> None:
    told = tell(
        workspace,
        *(commits(name, "2024-01-05 ann") for name in (APP, LIB)),
        *(files(name, "2024-01-05", *(f"2024-01-05 {file}" for file in WRITTEN)) for name in (APP, LIB)),
        repository(APP, archived=True),
        forge(APP, "2024-01-06", **TOLD),
        collected(APP, "2024-03-01", *GIT, "repository"),
        collected(LIB, "2024-03-01"),
    )
    assert levels(told, "codegouvfr_score", "2024-02") == [1310, 310]  # last worked on in January
    # Not seen: template, archived, description, forks and watchers.
    assert told.spread("codegouvfr_score", "2024-01", LIB) == (None, 1200 - 1100, 1200 + 1000 + 1000 + 1000)


def test_points_for_people_or_organisations_of_whom_as_many_make_half_of_the_work(workspace: Workspace) -> None:
    """Of n with a commit each, n / 2 (rounded up) make half."""
    people = {1: 0, 2: 0, 3: 1, 6: 2, 9: 3, 12: 3, 14: 4, 18: 4, 20: 5}
    organisations = {1: 0, 2: 0, 3: 1, 6: 2, 9: 3, 12: 4, 14: 4, 18: 5, 20: 5}
    told = tell(
        workspace,
        *(commits(f"local/{n}", *(f"2024-01-05 p{one}@d{one}.example" for one in range(n))) for n in people),
        *(collected(f"local/{n}", "2025-03-01") for n in people),
        known(*(f"d{one}.example" for one in range(20))),
    )
    for month in ("2024-01", "2024-12"):
        assert {n: told("lfx_points", month, f"local/{n}") for n in people} == people
        assert {n: told("lfx_organisation_points", month, f"local/{n}") for n in people} == organisations
        assert told("lfx_points", month) == pytest.approx(100 * 7 / 9)
    assert told.spread("lfx_points", "2025-01", "local/20") == (None, None, None)  # nobody worked on it for a year


def test_points_for_organisations_are_a_range_where_it_is_not_known_whose_people_are(workspace: Workspace) -> None:
    told = tell(workspace, commits(APP, *(f"2024-01-05 {who}" for who in "abcde")), collected(APP, "2024-02-01"))
    assert told.spread("lfx_organisation_points", "2024-01", APP) == (None, 0, 2)  # all of one, or each of another
    assert told("lfx_points", "2024-01", APP) == 2


def test_nothing_is_read_of_a_month_after_the_last_collection_and_details_are_of_the_last_known(
    workspace: Workspace,
) -> None:
    told = tell(
        workspace,
        commits(APP, *FIVE),
        forge(APP, "2024-01-06", protection="yes"),
        forge(APP, "2024-03-06", protection="no"),
        files(APP, "2024-01-05", "2024-01-05 security"),
        collected(APP, "2024-05-20", *GIT, "issue", "repository"),
    )
    assert told.spread("opencode_security", "2024-02", APP) == (None, 1, 2)
    assert told.spread("opencode_security", "2024-05", APP) == (0, 0, 0)
    assert told.spread("opencode_security", "2024-06", APP) == (None, None, None)
    periods = told.snapshot.rows("select distinct period from reading")
    assert periods == [(date(2024, 5, 1),)]
    assert found(told, "opencode_security", "protected") == [(False, None, None)]
