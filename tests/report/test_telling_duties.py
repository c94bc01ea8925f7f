"""What binds us: which duties, what is said of each, and what was left out."""

from datetime import date
from pathlib import Path

from data.workspace import Workspace
from report.story import Duties, Number
from report.telling import duties
from tests.assessments.evidence.measured import row
from tests.report.workspaces import answered, city, month, published, told_from, whole

ALL_YES = whole("yes", "yes", "yes", "yes", "yes")


def told(workspace: Workspace, assessment: str | None = None) -> Duties:
    return duties.told(told_from(workspace, assessment=assessment))


def states(workspace: Workspace) -> dict[str, str]:
    return {one.title: one.word for one in told(workspace).items}


def test_without_a_country_nothing_can_be_known(tmp_path: Path) -> None:
    found = told(city(tmp_path, level="local"))
    assert (found.items, found.headline, found.note) == ((), "", "")
    assert found.nothing == "Cannot be known, because ospo.yaml does not name our country."


def test_a_country_of_which_none_is_known(tmp_path: Path) -> None:
    assert told(city(tmp_path, country="NO", level="local")).nothing == "None is known here for our country and level."


def test_without_a_level_those_of_every_level_are_told(tmp_path: Path) -> None:
    """Korea's one instrument speaks to the national level."""
    note = "As far as is known here; no legal advice."
    every = "Those of every level: ospo.yaml does not say which is ours."
    assert told(city(tmp_path / "a", country="KR")).note == f"{every} {note}"
    assert told(city(tmp_path / "b", country="KR", level="national")).note == note


def test_before_anything_is_assessed_none_is(tmp_path: Path) -> None:
    found = told(city(tmp_path, country="KR", level="national"))
    assert found.headline == "1 not assessed"
    assert [one.state for one in found.items] == ["not_assessed"]


def test_they_are_counted_and_what_is_not_met_comes_first(tmp_path: Path) -> None:
    """Culture and engagement, of which giving back is, are no, the rest yes."""
    ours = city(tmp_path, country="FR", level="national")
    answered(ours, whole("yes", "yes", "no", "no", "yes"))
    found = told(ours)
    order = ["not_met", "not_assessed", "met", "not_applicable"]
    there = [one.state for one in found.items]
    assert there == sorted(there, key=order.index) and {"met", "not_met"} <= {*there}
    words = {"not_met": "not met", "not_assessed": "not assessed", "met": "met"}
    assert found.headline == ", ".join(f"{there.count(one)} {words[one]}" for one in order if one in there)
    numbers = [*duties.numbers(told_from(ours))]
    assert Number("duties", "duties.met", "count", there.count("met"), "1", str(there.count("met"))) in numbers
    assert len(numbers) == len({*there})


def test_all_yes_is_met_and_a_number_that_says_otherwise_is_told(tmp_path: Path) -> None:
    """Seven numbers say no where people say yes."""
    ours = city(tmp_path, country="FR", level="national")
    answered(ours, ALL_YES)
    assert {*states(ours).values()} == {"met"}
    published(ours, *month(
        *(row(one, 0) for one in (
            "essential_files_share", "vulnerability_alerts_share", "security_scanner_share", "change_requests_reviewed",
            "dependency_manifest_share", "dependency_tool_share", "best_practice_measured_share",
        )),
    ))  # fmt: skip
    assert "met, but a number says otherwise" in states(ours).values()
    assert {*states(ours).values()} <= {"met", "met, but a number says otherwise"}


def test_they_are_told_from_good_governance_whatever_the_report_is_told_from(tmp_path: Path) -> None:
    """All of Good Governance is a yes; a newer assessment asks other questions, of which duties know nothing."""
    ours = city(tmp_path, country="KR", level="national")
    answered(ours, ALL_YES)
    other = answered(ours, {"openness": "no", "mandate-and-coordination": "yes"}, date(2026, 11, 21),
                     "federal-source-code-policy", "2016")  # fmt: skip
    assert told(ours, other.id).headline == "1 met"


def test_laws_stand_before_what_weighs_less_and_what_is_over_stands_nowhere(tmp_path: Path) -> None:
    """Of Finland's four the eGovernment plan was made for the years to 2020."""
    found = told(city(tmp_path, country="FI", level="local"))
    assert [one.title.rpartition(" (")[2] for one in found.items] == ["law)", "guideline)", "guideline)"]
    assert not [one for one in found.items if "2020" in one.title]


def test_what_is_answered_in_part_is_open(tmp_path: Path) -> None:
    """Korea's instrument asks for GGI-A-34 and others; one question of one is answered."""
    ours = city(tmp_path, country="KR", level="national")
    duty = next(one.duty for one in duties.binding(told_from(ours)))
    answered(ours, {f"{duty.activities[0]}.1": "yes", "GGI-A-17": "yes"})
    assert told(ours).headline == "1 still open"
    assert [one.word for one in told(ours).items] == ["still open"]
