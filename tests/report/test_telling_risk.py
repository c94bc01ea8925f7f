"""The largest risk: what is said of it, and who sees to it."""

from pathlib import Path
from typing import Any

import pytest

from assessments.people import erase, person
from data.workspace import Workspace
from report.asked import own
from report.story import Number, Risk
from report.telling import risk
from tests.report.workspaces import city, month, published, told_from

HEAVY, LIGHT = "pkg:npm/heavy", "pkg:npm/light"


@pytest.fixture
def ours(tmp_path: Path) -> Workspace:
    return city(tmp_path)


def package(name: str, priority: float, **other: Any) -> dict[str, Any]:
    """In 14 of 121 repositories, and nothing to say against it."""
    return {
        "organisation": "x", "package": name, "repositories": 14, "of_repositories": 121, "versions": 1,
        "vulnerabilities": 0, "vulnerable_repositories": 0, "fixable": 0, "screened": True,
        "priority_low": priority, "priority_high": priority, **other,
    }  # fmt: skip


def listed(name: str) -> dict[str, Any]:
    return {"organisation": "x", "repository": "r1", "component": f"{name}@1", "package": name}


def flawed(name: str, priority: float, n: int = 3) -> dict[str, Any]:
    return package(name, priority, vulnerabilities=n, vulnerable_repositories=14, severity=4, fixable=n)


def told(workspace: Workspace, **wish: Any) -> Risk:
    return risk.told(told_from(workspace, **wish))


def test_nothing_is_published(ours: Workspace) -> None:
    why = "Cannot be known, because no list of components was collected."
    assert told(ours) == Risk("Largest risk", "", "", "", why)
    published(ours, *month())
    assert told(ours).nothing == why


def test_nothing_stands_out(ours: Workspace) -> None:
    published(ours, *month(), component=[listed(HEAVY)], package=[package(HEAVY, 40)])
    assert told(ours) == Risk("Largest risk", "", "", "", "Nothing stands out as a risk in what is known.")
    assert [*risk.numbers(told_from(ours))] == []


def test_the_one_with_the_highest_priority_is_told(ours: Workspace) -> None:
    rows = [flawed(LIGHT, 20, 9), flawed(HEAVY, 40)]
    published(ours, *month(), component=[listed(HEAVY), listed(LIGHT)], package=rows)
    assert told(ours) == Risk(
        "Largest risk", "heavy, in 14 of 121 repositories: 3 known vulnerabilities (the worst critical).",
        "Update it: versions that mend all that is known are named.", "Who sees to it: nobody yet", "",
    )  # fmt: skip
    assert [*risk.numbers(told_from(ours))] == [
        Number("risk", f"package/{HEAVY}", "repositories", 14, "1", "14"),
        Number("risk", f"package/{HEAVY}", "of_repositories", 121, "1", "121"),
        Number("risk", f"package/{HEAVY}", "vulnerabilities", 3, "1", "3"),
        Number("risk", f"package/{HEAVY}", "vulnerable_repositories", 14, "1", "14"),
        Number("risk", f"package/{HEAVY}", "fixable", 3, "1", "3"),
    ]


def test_three_reasons_at_most(ours: Workspace) -> None:
    bad = flawed(HEAVY, 40, 1) | {"archived": True, "absence_factor": 1, "libyears": 2.0, "scorecard": 3.0}
    published(ours, *month(), component=[listed(HEAVY)], package=[bad])
    assert told(ours).text == (
        "heavy, in 14 of 121 repositories: 1 known vulnerability (critical), its source repository is archived,"
        " half of the work on it is one person's."
    )


def test_who_sees_to_it_is_named_for_that_very_package_alone(ours: Workspace) -> None:
    ada = person(ours.assessments, "Ada")
    published(ours, *month(), component=[listed(HEAVY), listed(LIGHT)], package=[flawed(HEAVY, 40), flawed(LIGHT, 20)])
    own(ours, HEAVY, ada)
    assert told(ours).owner == "Who sees to it: Ada"
    assert told(ours, named=False).owner == "Who sees to it: somebody, the name left out"
    published(ours, *month(), component=[listed(HEAVY), listed(LIGHT)], package=[flawed(HEAVY, 40), flawed(LIGHT, 50)])
    assert told(ours).text.startswith("light, ")
    assert told(ours).owner == told(ours, named=False).owner == "Who sees to it: nobody yet"


def test_who_was_erased_is_nobody(ours: Workspace) -> None:
    ada = person(ours.assessments, "Ada")
    person(ours.assessments, "Bea")
    published(ours, *month(), component=[listed(HEAVY)], package=[flawed(HEAVY, 40)])
    own(ours, HEAVY, ada)
    erase(ours.assessments, ada)
    assert told(ours).owner == told(ours, named=False).owner == "Who sees to it: nobody yet"
    own(ours, HEAVY, None)
    assert told(ours, named=False).owner == "Who sees to it: nobody yet"
