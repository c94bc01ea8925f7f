"""Why a package is a risk, what is not known of it, and what to do first, in sentences."""

from datetime import date
from typing import Any

import pytest

from data import risks

# Of nothing is anything known, and nothing is wrong.
NOTHING: dict[str, Any] = {
    "package": "pkg:npm/lodash", "repositories": 1, "of_repositories": 1, "vulnerable_repositories": 1, "versions": 1,
    "vulnerabilities": 0, "fixable": 0,
    "severity": None, "screened": False, "unmaintained": None, "archived": None, "deprecated": None, "newest_at": None,
    "absence_factor": None, "libyears": None, "scorecard": None, "looks": 0, "licence": None, "class": None,
    "change_requests": None, "issues": None, "commits": None,
}  # fmt: skip
FINE = NOTHING | {"screened": True, "unmaintained": False, "absence_factor": 5, "scorecard": 8.0, "libyears": 0.1,
                  "class": "permissive"}  # fmt: skip


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({"vulnerabilities": 1, "severity": 4}, "1 known vulnerability (critical)"),
        ({"vulnerabilities": 3, "severity": 3}, "3 known vulnerabilities (the worst high)"),
        ({"vulnerabilities": 2, "severity": None}, "2 known vulnerabilities (nobody says how severe)"),
        ({"vulnerabilities": 1, "severity": 0.0}, "1 known vulnerability (none)"),
        ({"unmaintained": True, "archived": True, "deprecated": True}, "its source repository is archived"),
        ({"unmaintained": True, "deprecated": True}, "its makers call it deprecated"),
        ({"unmaintained": True, "newest_at": date(2021, 12, 31)}, "no release since Dec 31, 2021"),
        ({"absence_factor": 1}, "half of the work on it is one person's"),
        ({"absence_factor": 2}, "half of the work on it is two people's"),
        (
            {"vulnerabilities": 1, "severity": 4, "repositories": 9, "vulnerable_repositories": 2},
            "1 known vulnerability (critical) in 2 of them",
        ),
        ({"libyears": 2.34, "versions": 3}, "the oldest version in use is 2.3 years behind"),
        ({"libyears": 0.5}, "the version in use is 0.5 years behind"),
        ({"libyears": 1.0}, "the version in use is 1 year behind"),
        ({"libyears": 2.34}, "the version in use is 2.3 years behind"),
        ({"scorecard": 4.9}, "a Scorecard of 4.9 of 10"),
        ({"looks": 1, "licence": "GPL-3.0-only"}, "a licence worth a look (GPL-3.0-only)"),
    ],
)
def test_each_reason_is_said(known: dict[str, Any], said: str) -> None:
    assert risks.reasons(FINE | known) == [said]
    assert risks.reasons(NOTHING | known) == [said]


@pytest.mark.parametrize("known", [{}, {"libyears": 0.49}, {"scorecard": 5.0}, {"absence_factor": 3}])
def test_what_is_fine_is_no_reason(known: dict[str, Any]) -> None:
    assert risks.reasons(FINE | known) == []


def test_reasons_come_in_the_order_of_their_weight() -> None:
    bad = {"vulnerabilities": 1, "severity": 2, "unmaintained": True, "archived": True, "absence_factor": 1}
    found = risks.reasons(NOTHING | bad | {"libyears": 3.0, "scorecard": 1.0, "looks": 2, "licence": "SSPL-1.0"})
    assert [one.split()[0] for one in found] == ["1", "its", "half", "the", "a", "a"]
    assert list(risks.PARTS) == ["vulnerability", "unmaintained", "one maintainer", "behind", "scorecard", "licence"]


def test_what_is_not_known_is_said() -> None:
    assert risks.unknowns(FINE) == []
    assert risks.unknowns(NOTHING) == [
        "vulnerabilities", "maintenance", "age", "licence", "who works on it", "security practice",
    ]  # fmt: skip
    assert risks.unknowns(FINE | {"class": "permissive, unknown"}) == ["licence"]
    assert risks.unknowns(FINE | {"screened": False, "vulnerabilities": 2}) == []


VULNERABLE = {"vulnerabilities": 2, "severity": 3}


@pytest.mark.parametrize(
    ("known", "begins"),
    [
        (VULNERABLE | {"fixable": 2, "unmaintained": True}, "Update it: versions that mend all"),
        (VULNERABLE | {"fixable": 1, "unmaintained": True}, "Update it: versions that mend 1 of 2 known"),
        (VULNERABLE | {"unmaintained": True}, "No version that mends it is named"),
        ({"unmaintained": True, "looks": 1}, "Look for a successor"),
        ({"looks": 1, "absence_factor": 1}, "Let somebody look at its licence"),
        ({"absence_factor": 2, "libyears": 3.0}, "Much stands on few people"),
        ({"absence_factor": 1, "change_requests": 1.0, "libyears": 3.0}, "Update it."),  # we take part already
        ({"libyears": 1.01}, "Update it."),
        ({"libyears": 1.0}, "Keep an eye on it."),
        ({}, "Keep an eye on it."),
    ],
)
def test_the_most_pressing_step_comes_first(known: dict[str, Any], begins: str) -> None:
    assert risks.step(FINE | known).startswith(begins)


def test_of_what_nothing_is_known_an_eye_is_kept() -> None:
    assert risks.step(NOTHING) == "Keep an eye on it."


def test_what_we_gave_is_summed() -> None:
    assert risks.gave(NOTHING) == 0
    assert risks.gave(NOTHING | {"change_requests": 2.0, "issues": 1, "commits": 4}) == 7


@pytest.mark.parametrize(
    ("repositories", "of", "said"),
    [
        (1, 1, "in 1 of 1 repository"),
        (1, 12, "in 1 of 12 repositories"),
        (1200, 3000, "in 1,200 of 3,000 repositories"),
    ],
)
def test_in_how_many_repositories_it_is(repositories: int, of: int, said: str) -> None:
    assert risks.used({"repositories": repositories, "of_repositories": of}) == said


@pytest.mark.parametrize(
    ("number", "said"), [(4, "critical"), (3.0, "high"), (2, "medium"), (1, "low"), (0, "none"), (None, "unknown")]
)
def test_a_severity_is_a_word(number: float | None, said: str) -> None:
    assert risks.severity(number) == said


def test_the_largest_risk_is_a_sentence() -> None:
    first = (
        FINE
        | VULNERABLE
        | {"repositories": 3, "vulnerable_repositories": 3, "of_repositories": 7, "absence_factor": 1, "libyears": 2.0}
    )
    said = (
        "The largest risk is lodash, in 3 of 7 repositories: 2 known vulnerabilities (the worst high),"
        " half of the work on it is one person's, the version in use is 2 years behind."
    )
    assert risks.largest([first | {"scorecard": 1.0}, FINE]) == said  # three reasons do
    quiet = "Nothing stands out as a risk in what is known."
    unasked = "Cannot be known, because no component was held against known vulnerabilities."
    assert [risks.largest([]), risks.largest([NOTHING]), risks.largest([FINE])] == [quiet, unasked, quiet]
