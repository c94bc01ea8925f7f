"""What is known of each package now, how large a risk it is, and of what the risk is made."""

from typing import Any

import pytest

from data.definitions import details
from data.figures import plain
from data.workspace import Workspace
from tests.data.story import Told, collected, files, repository, running, tell
from tests.data.supply import (
    advisory,
    begun,
    forge_says,
    gave,
    lists,
    of,
    package,
    released,
    scored,
    screened,
    vulnerable,
    worked_on,
)

OURS, PEER = ("local/app", "local/web", "local/api", "local/bare"), "host.example/y/app"
NEEDS = ("component", "package", "advisory", "outside_contribution")
LAST, LONG_AGO = running(1), running(12)  # within the twelve months to now, and the month before them


@pytest.fixture
def told(workspace: Workspace) -> Told:
    """`heavy` is everywhere and bad, of `dim` nothing is known, `named` is in ospo.yaml; `bare` is built of nothing."""
    return tell(
        workspace,
        begun(*OURS, PEER, "local/unlisted"),
        repository(PEER, "city-of-y"),
        files("local/app", "2024-01-05", "2024-01-05 licence MIT"),
        lists("local/app", "2024-02-10 scanned heavy@1:direct:GPL-3.0-only dim@1:transitive gone@1",
              "2024-03-10 scanned heavy@1:direct:GPL-3.0-only dim@1:transitive ?odd"),
        lists("local/web", "2024-02-10 scanned heavy@2:direct:MIT:dev named@1:transitive:MIT named@0:transitive:MIT"),
        lists("local/api", "2024-02-10 scanned heavy@1:transitive:GPL-3.0-only cop@1:GPL-3.0-only isc@1:ISC"),
        lists("local/bare", "2024-02-10 scanned"),
        lists(PEER, "2024-02-10 scanned heavy@1:direct"),
        package("heavy", "github.com/x/heavy", deprecated=False),
        package("named", "github.com/x/named"),
        released("heavy", "1 2020-01-01", "2 2021-12-31 newest"),
        released("named", "0 2025-01-01", "1 2025-01-01 newest"),
        advisory("GHSA-1", "2024-01-01", of_cve="CVE-1", score=9.8, severity="critical"),
        advisory("PYSEC-1", "2024-01-01", of_cve="CVE-1", score=8.0, severity="high"),
        advisory("GHSA-2", "2024-01-01", severity="medium"),
        advisory("GHSA-3", "2024-01-01"),
        advisory("GHSA-4", "2024-01-01", of_cve="CVE-1", withdrawn="2024-01-02", score=10.0),
        vulnerable("heavy@1", "GHSA-1", fixed="2"),
        vulnerable("heavy@1", "PYSEC-1", fixed="1.10"),
        vulnerable("heavy@1", "GHSA-4"),
        vulnerable("named@1", "GHSA-2"),
        vulnerable("named@0", "GHSA-3"),
        screened("heavy@1", "heavy@2", "named@1", "named@0"),
        scored("github.com/x/heavy", 3.5),
        scored("github.com/x/named", None),
        worked_on("github.com/x/heavy", 1, ours=4),
        worked_on("github.com/x/named", 2),
        forge_says("github.com/x/heavy", archived=False),
        gave("github.com/x/heavy", f"{LAST}-10 change_request merged {LAST}-11", f"{LAST}-10 change_request",
             f"{LAST}-12 issue", f"{LAST}-13 commit", f"{LONG_AGO}-10 issue"),
        gave("github.com/x/other", f"{LAST}-12 issue"),
        *(collected(name, "2025-06-01", *NEEDS) for name in (*OURS, PEER)),
        said="dependencies: {critical_from: 2, critical: ['pkg:npm/named']}",
    )  # fmt: skip


def row(told: Told, name: str, organisation: str = "city-of-x") -> dict[str, Any]:
    frame = told.snapshot.frame(
        "select * from package where organisation = ? and package = ?", [organisation, of(name)]
    )
    (found,) = frame.to_dict("records")
    return {str(column): plain(value) for column, value in found.items()}


def test_a_risk_is_the_sum_of_its_parts(told: Told) -> None:
    """heavy: 9.8 ÷ 10 of 40, in two of three; no release since 2021: 20; one person: 15;
    730 days, two years of four: 5 of 10; 10 − 3.5;
    GPL in MIT: 5. named: 55 % of 40, and all of it as one vulnerability is not rated; two people: 7.5; no Scorecard.
    """
    heavy, dim, named = (row(told, name) for name in ("heavy", "dim", "named"))
    risk = 39.2 * 2 / 3 + 20 + 15 + 5 + 6.5 + 5
    assert (heavy["risk_low"], heavy["risk_high"]) == (pytest.approx(risk), pytest.approx(risk))
    assert (dim["risk_low"], dim["risk_high"]) == (0, 100)
    assert (named["risk_low"], named["risk_high"]) == (pytest.approx(22 + 7.5), pytest.approx(40 + 7.5 + 10))
    # Of three repositories built from anything: two ask for heavy and one has it through others; one has dim so.
    assert [one["criticality"] for one in (heavy, dim, named)] == [2.5 / 3, 0.5 / 3, 1]
    assert heavy["priority_low"] == pytest.approx(risk * 2.5 / 3)
    assert (dim["priority_low"], dim["priority_high"]) == (0, pytest.approx(50 / 3))
    assert [one["critical"] for one in (heavy, dim, named)] == [True, False, True]
    parts = told.snapshot.rows(
        "select part, low from risk where organisation = 'city-of-x' and package = ? order by low desc, part",
        [of("heavy")],
    )
    assert parts == [
        ("vulnerability", pytest.approx(39.2 * 2 / 3)), ("unmaintained", 20), ("one maintainer", 15),
        ("scorecard", pytest.approx(6.5)), ("behind", 5), ("licence", 5),
    ]  # fmt: skip


def test_what_cannot_be_told_of_a_licence_may_be_all_of_its_part(told: Told) -> None:
    """Of dim the licence is unknown, of cop that of the repository that it is in; ISC goes everywhere."""
    rows = told.snapshot.rows(
        """select substr(package, 9), low, high from risk
        where part = 'licence' and organisation = 'city-of-x' order by all"""
    )
    assert rows == [("cop", 0, 5), ("dim", 0, 5), ("heavy", 5, 5), ("isc", 0, 0), ("named", 0, 0)]


def test_what_is_known_of_a_package(told: Told) -> None:
    heavy = row(told, "heavy")
    expected = {
        "repositories": 3, "direct_repositories": 2, "of_repositories": 3, "versions": 2, "runtime": True,
        "vulnerabilities": 1, "fixable": 1, "severity": 4, "score": 9.8, "screened": True, "libyears": 2.0,
        "unmaintained": True, "deprecated": False, "archived": False, "scorecard": 3.5, "absence_factor": 1,
        "change_requests": 1, "issues": 1, "commits": 4, "looks": 1, "licence": "GPL-3.0-only, MIT",
        "project": "github.com/x/heavy",
    }  # fmt: skip
    assert {name: heavy[name] for name in expected} == expected
    dim = row(told, "dim")
    missing = ("project", "severity", "score", "libyears", "unmaintained", "deprecated", "scorecard", "absence_factor")
    assert [dim[name] for name in missing] == [None] * len(missing)
    assert (dim["screened"], dim["vulnerabilities"], dim["class"]) == (False, None, "unknown")
    assert told.snapshot.rows("select count(*) from package where package like '%odd%' or package like '%gone%'") == [
        (0,)
    ]


def test_a_peers_packages_are_not_what_we_gave_to(told: Told) -> None:
    theirs = row(told, "heavy", "city-of-y")
    assert (theirs["repositories"], theirs["of_repositories"], theirs["criticality"]) == (1, 1, 1)
    assert [theirs[kind] for kind in ("change_requests", "issues", "commits")] == [None, None, None]


def test_a_component_is_listed_where_it_is_in_use(told: Told) -> None:
    rows = told.snapshot.rows(
        """select repository, component, direct, scope, look, flaws, severity, screened from component
        where organisation = 'city-of-x' order by all"""
    )
    heavy, named = "pkg:npm/heavy@", "pkg:npm/named@"
    assert rows == [
        ("local/api", "pkg:npm/cop@1", None, None, "outbound_unknown", None, None, False),
        ("local/api", f"{heavy}1", False, None, "outbound_unknown", 1, 4, True),
        ("local/api", "pkg:npm/isc@1", None, None, None, None, None, False),
        ("local/app", "odd", None, None, "unknown", None, None, False),
        ("local/app", "pkg:npm/dim@1", False, None, "unknown", None, None, False),
        ("local/app", f"{heavy}1", True, None, "strong_copyleft", 1, 4, True),
        ("local/web", f"{heavy}2", True, "development", None, 0, None, True),
        ("local/web", f"{named}0", False, None, None, 1, None, True),
        ("local/web", f"{named}1", False, None, None, 1, 2, True),
    ]
    ages = told.snapshot.rows(
        "select distinct component, libyears, unmaintained from component where libyears is not null order by all"
    )
    assert ages == [(f"{heavy}1", 2, True), (f"{heavy}2", 0, True), (f"{named}0", 0, False), (f"{named}1", 0, False)]


def test_a_vulnerability_is_told_once_with_all_its_names(told: Told) -> None:
    rows = told.snapshot.rows(
        """select repository, component, flaw, advisories, severity, score, fixed from vulnerability
        where organisation = 'city-of-x' order by all"""
    )
    heavy = ("pkg:npm/heavy@1", "CVE-1", "GHSA-1, PYSEC-1", 4, 9.8, "1.10, 2")
    assert rows == [
        ("local/api", *heavy),
        ("local/app", *heavy),
        ("local/web", "pkg:npm/named@0", "GHSA-3", "GHSA-3", None, None, None),
        ("local/web", "pkg:npm/named@1", "GHSA-2", "GHSA-2", 2, None, None),
    ]


def test_what_we_gave_is_told_by_project_kind_and_month(told: Told) -> None:
    rows = told.snapshot.rows(
        "select project, package, kind, strftime(period, '%Y-%m'), made, given from outside order by all"
    )
    assert rows == sorted(
        [
            ("github.com/x/heavy", of("heavy"), "change_request", LAST, 2, 1),
            ("github.com/x/heavy", of("heavy"), "commit", LAST, 1, 1),
            ("github.com/x/heavy", of("heavy"), "issue", LAST, 1, 1),
            ("github.com/x/heavy", of("heavy"), "issue", LONG_AGO, 1, 1),
            ("github.com/x/other", None, "issue", LAST, 1, 1),
        ],
        key=str,
    )


def test_the_list_that_was_read_is_named(told: Told) -> None:
    rows = told.snapshot.rows(
        """select repository, source, form, listed, unidentified from inventory
        where organisation = 'city-of-x' order by all"""
    )
    assert rows == [
        ("local/api", "scanned", "CycloneDX 1.6", 3, 0),
        ("local/app", "scanned", "CycloneDX 1.6", 3, 1),
        ("local/bare", "scanned", "CycloneDX 1.6", 0, 0),
        ("local/web", "scanned", "CycloneDX 1.6", 3, 0),
    ]
    assert {"inventory", "component", "package", "risk", "vulnerability", "outside"} <= details().keys()


def test_what_is_not_collected_this_month_keeps_the_age_it_had(workspace: Workspace) -> None:
    told = tell(
        workspace,
        begun("local/app", "local/web"),
        lists("local/app", "2024-02-10 scanned a@1"),
        lists("local/web", "2024-02-10 scanned b@1"),
        *(released(name, "1 2020-01-01", "2 2021-12-31 newest") for name in "ab"),
        collected("local/app", "2025-06-01", *NEEDS),
        collected("local/web", "2025-04-01", *NEEDS),
    )
    assert told.snapshot.rows("select component, libyears from component order by all") == [
        ("pkg:npm/a@1", 2), ("pkg:npm/b@1", 2),
    ]  # fmt: skip
