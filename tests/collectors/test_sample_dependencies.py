"""What the sample is built from: invented throughout, consistent in time, with a risk that stands out and good news."""

import re
from collections import Counter, defaultdict
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

import pytest
import yaml
from packageurl import PackageURL

import collectors.sample
from collectors import run
from data import sample as workspaces
from data.ledger import open_ledger
from data.records import (
    RECORDS,
    Abandoned,
    Advisory,
    Collection,
    Component,
    Inventory,
    Observation,
    OutsideContribution,
    Package,
    PackageVersion,
    Scorecard,
    Screening,
    UpstreamFacts,
    UpstreamWork,
    Vulnerability,
)
from tests.collectors.test_sample import NOW, OURS, Row, Sample, read, tables

KINDS = (
    Inventory, Component, Package, PackageVersion, Advisory, Screening, Vulnerability, Scorecard, UpstreamWork,
    UpstreamFacts, OutsideContribution,
)  # fmt: skip
TOLD: dict[str, Any] = yaml.safe_load((Path(collectors.sample.__file__).parent / "packages.yaml").read_text("utf-8"))
RISK = "pkg:npm/sample-paper-lantern"
GOOD = "pkg:maven/org.example/sample-weather-vane"
YEAR = timedelta(days=365)


@pytest.fixture(scope="module")
def made() -> Sample:
    return Sample()


def by(rows: list[Row], *names: str) -> dict[Any, Row]:
    """The rows by their key, each once."""
    found = {tuple(row[name] for name in names) if names[1:] else row[names[0]]: row for row in rows}
    assert len(found) == len(rows)
    return found


def number(version: str) -> tuple[int, ...]:
    """A stable version by its parts."""
    return tuple(map(int, version.split(".")))


def users(made: Sample) -> dict[str, set[str]]:
    """Package → the repositories that are built from it now."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in made.rows(Component):
        if row["gone_at"] is None and row["package"]:
            found[row["package"]].add(row["repository"])
    return found


def unsafe(made: Sample) -> dict[str, set[str]]:
    """Component → its vulnerabilities that still stand."""
    standing = {row["advisory"]: row["canonical"] for row in made.rows(Advisory) if not row["withdrawn_at"]}
    found: dict[str, set[str]] = defaultdict(set)
    for row in made.rows(Vulnerability):
        if row["advisory"] in standing:
            found[row["component"]].add(standing[row["advisory"]])
    return found


def test_every_kind_of_record_is_there(made: Sample) -> None:
    assert {kind for kind in KINDS if made.tables[kind].num_rows} == set(KINDS)
    derived = {Abandoned}  # noted after the services were asked
    assert set(KINDS) == {kind for kind in RECORDS if kind.__module__ == Inventory.__module__} - derived


def test_keys_are_given_once(made: Sample) -> None:
    by(made.rows(Component), "repository", "component", "first_seen")
    by(made.rows(PackageVersion), "package", "version")
    by(made.rows(Vulnerability), "component", "advisory")
    by(made.rows(OutsideContribution), "project", "kind", "item")
    for kind, name in ((Inventory, "repository"), (Package, "package"), (Advisory, "advisory"),
                       (Screening, "component"), (Scorecard, "project"), (UpstreamWork, "project"),
                       (UpstreamFacts, "project")):  # fmt: skip
        by(made.rows(kind), name)


def test_nothing_in_it_exists(made: Sample) -> None:
    packages = {row["package"] for row in made.rows(Package)}
    groups = tuple(f"pkg:{group}" for group in TOLD["ecosystems"])
    assert all(package.startswith(groups) for package in packages)
    assert all("/sample-" in package for package in packages)
    projects = {row["project"] for kind in (Package, Scorecard, UpstreamWork, UpstreamFacts, OutsideContribution)
                for row in made.rows(kind)} - {None}  # fmt: skip
    assert all(re.fullmatch(r"github\.example/[a-z0-9-]+/[a-z-]+", project) for project in projects)
    ids = {row["advisory"] for row in made.rows(Advisory)}
    assert all(re.fullmatch(r"(SAMPLE|EXAMPLE)-\d{4}", one) for one in ids)
    domains = {row["organisation"] for row in made.rows(UpstreamWork)} - {None}
    assert all(domain.endswith(".example") for domain in domains)
    for kind in KINDS:
        text = str(made.tables[kind].to_pylist())
        assert not re.search(r"CVE-|GHSA-|github\.com|https?:", text), kind.__name__


def test_components_are_purls_of_their_package_and_version(made: Sample) -> None:
    for row in made.rows(Component):
        if row["package"] is None:
            assert not row["component"].startswith("pkg:")
            continue
        purl = PackageURL.from_string(row["component"])
        assert purl.to_string() == row["component"]
        assert PackageURL(purl.type, purl.namespace, purl.name).to_string() == row["package"]
        assert purl.version == row["version"]


def test_about_sixteen_repositories_have_long_lists_and_most_a_short_or_empty_one(made: Sample) -> None:
    sizes = Counter(row["repository"] for row in made.rows(Component) if row["gone_at"] is None)
    long = [size for size in sizes.values() if size >= 30]
    assert 14 <= len(long) <= 18  # six flagships, ten products and the one whose list is old
    assert max(long) <= 120
    lists = by(made.rows(Inventory), "repository")
    assert {name for name, row in lists.items() if not row["listed"]} == set(lists) - set(sizes)
    assert Counter(row["source"] for row in lists.values()).keys() == {"committed", "forge", "scanned", "given"}
    for name, row in lists.items():
        here = [one for one in made.rows(Component) if one["repository"] == name and one["gone_at"] is None]
        assert row["listed"] - row["doubled"] == len(here)
        assert row["unidentified"] == sum(one["package"] is None for one in here)
        assert {one["source"] for one in here} <= {row["source"]}
    assert 300 < len(users(made)) <= sum(count for count, _share in TOLD["ecosystems"].values()) + len(TOLD["story"])


def test_a_few_lists_are_missing_hidden_or_old(made: Sample) -> None:
    scope = set(made.in_scope())
    listed = set(by(made.rows(Inventory), "repository"))
    assert listed < scope
    refused = [row for row in made.rows(Collection) if row["resource"] == "component" and row["state"] == "forbidden"]
    assert len(refused) == 2
    assert not {row["repository"] for row in refused} & listed
    told = {row["repository"] for row in made.rows(Collection) if row["resource"] == "component"}
    assert 5 <= len(scope - told) <= 15
    old = [row for row in made.rows(Inventory) if row["made_at"] and row["made_at"] < NOW - 2 * YEAR]
    assert len(old) == 1
    assert NOW - 3.5 * YEAR < old[0]["made_at"] < NOW - 2.9 * YEAR
    published = by(made.rows(PackageVersion), "package", "version")
    for row in made.rows(Component):
        if row["repository"] == old[0]["repository"]:
            assert row["gone_at"] is None
            version = published.get((row["package"], row["version"]))
            assert version is None or ".0-rc" in row["version"] or version["published_at"] < old[0]["made_at"]


def test_what_the_log_says_of_lists_is_what_they_hold(made: Sample) -> None:
    lists = by(made.rows(Inventory), "repository")
    good = [row for row in made.rows(Collection) if row["resource"] == "component" and row["confirmed_at"]]
    last = {row["repository"]: row for row in sorted(good, key=lambda row: row["started_at"])}
    assert set(last) == set(lists)
    for name, row in last.items():
        assert row["confirmed_at"] == lists[name]["read_at"]
        assert row["expected"] == row["collected"] == lists[name]["listed"] - lists[name]["doubled"]
        assert row["state"] == ("complete" if row["collected"] else "empty")
    first = min(row["started_at"] for row in good)
    assert NOW - timedelta(720) < first < NOW - timedelta(640)  # twenty-two months


def test_dates_are_in_order(made: Sample) -> None:
    lists = by(made.rows(Inventory), "repository")
    published = by(made.rows(PackageVersion), "package", "version")
    for row in made.rows(Component):
        assert row["first_seen"] <= row["last_seen"] <= lists[row["repository"]]["read_at"] <= NOW
        assert row["gone_at"] is None or row["last_seen"] < row["gone_at"] <= NOW
        version = published.get((row["package"], row["version"]))
        if version and not version["prerelease"]:
            assert version["published_at"] <= row["first_seen"]
    for row in made.rows(PackageVersion):
        assert row["published_at"] < NOW
        assert row["newest_since"] == (None if row["prerelease"] else row["published_at"])
    for row in made.rows(Advisory):
        assert row["published_at"] <= row["modified_at"]
        assert row["withdrawn_at"] is None or row["published_at"] < row["withdrawn_at"]
    for row in made.rows(OutsideContribution):
        assert row["made_at"] < NOW
        assert row["merged_at"] is None or row["made_at"] <= row["merged_at"] < NOW


def test_a_package_is_in_a_repository_in_one_version_at_a_time_and_only_goes_up(made: Sample) -> None:
    history: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in made.rows(Component):
        if row["package"] and row["version"]:
            history[row["repository"], row["package"]].append(row)
    assert sum(len(rows) > 1 for rows in history.values()) > 300
    for rows in history.values():
        rows.sort(key=lambda row: row["first_seen"])
        for one, other in pairwise(rows):
            assert one["gone_at"] == other["first_seen"]
            assert number(one["version"]) < number(other["version"])


def test_what_is_known_is_of_what_is_used(made: Sample) -> None:
    used = {row["package"] for row in made.rows(Component)} - {None}
    packages = by(made.rows(Package), "package")
    assert set(packages) == used
    assert {row["package"] for row in made.rows(PackageVersion)} == {p for p, row in packages.items() if row["known"]}
    components = {row["component"] for row in made.rows(Component) if row["package"]}
    screened = {row["component"] for row in made.rows(Screening)}
    assert screened < components
    assert len(screened) > 0.95 * len(components)
    projects = {row["project"] for row in packages.values()} - {None}
    assert {row["project"] for row in made.rows(UpstreamFacts)} == projects
    assert {row["project"] for row in made.rows(Scorecard)} < projects
    assert {row["project"] for row in made.rows(UpstreamWork)} < projects


def test_a_vulnerability_is_of_a_version_in_use_and_mended_by_a_later_one(made: Sample) -> None:
    components: dict[str, list[Row]] = defaultdict(list)
    for row in made.rows(Component):
        components[row["component"]].append(row)
    advisories = by(made.rows(Advisory), "advisory")
    screened = {row["component"] for row in made.rows(Screening)}
    published = by(made.rows(PackageVersion), "package", "version")
    for row in made.rows(Vulnerability):
        uses, advisory = components[row["component"]], advisories[row["advisory"]]
        assert uses
        assert row["component"] in screened
        assert {one["package"] for one in uses} == {row["package"]}
        assert any(one["gone_at"] is None or one["gone_at"] > advisory["published_at"] for one in uses)
        assert row["seen_at"] >= advisory["published_at"]
        if row["fixed"]:
            assert number(row["fixed"]) > number(uses[0]["version"])
            assert (row["package"], row["fixed"]) in published


def test_advisories_are_those_that_the_sample_tells_of(made: Sample) -> None:
    rows = made.rows(Advisory)
    told = TOLD["advisories"]
    assert len({row["canonical"] for row in rows}) == len(told)
    assert len(rows) == len(told) + sum("other" in one for one in told)
    assert sum(row["withdrawn_at"] is not None for row in rows) == sum("withdrawn" in one for one in told)
    assert sum(row["score"] is None for row in rows) == sum("score" not in one for one in told)
    bands = {"critical": (9, 10), "high": (7, 8.9), "medium": (4, 6.9), "low": (0.1, 3.9)}
    assert {row["severity"] for row in rows} == {*bands, None}
    for row in rows:
        least, most = bands.get(row["severity"], (None, None))
        assert row["score"] is None if least is None else least <= row["score"] <= most
    for row in rows:
        assert (row["aliases"] is None) == (row["advisory"] == row["canonical"] and not _has_other(row, rows))


def _has_other(row: Row, rows: list[Row]) -> bool:
    return any(one["canonical"] == row["canonical"] and one["advisory"] != row["advisory"] for one in rows)


def test_several_are_mended_after_days_or_months_and_some_never(made: Sample) -> None:
    advisories, vulnerable = by(made.rows(Advisory), "advisory"), defaultdict(set)
    for row in made.rows(Vulnerability):
        vulnerable[row["component"]].add(row["advisory"])
    waits = [
        (row["gone_at"] - max(row["first_seen"], advisories[one]["published_at"])).days
        for row in made.rows(Component)
        for one in vulnerable[row["component"]]
        if row["gone_at"] and row["gone_at"] > advisories[one]["published_at"]
    ]
    assert len(waits) > 100
    assert 10 < median(waits) < 60
    assert max(waits) > 200
    without = {row["advisory"] for row in made.rows(Vulnerability) if row["fixed"] is None}
    assert 5 <= len(without) <= 12


def test_one_risk_stands_out(made: Sample) -> None:
    used, dangerous = users(made), unsafe(made)
    assert max(used, key=lambda package: len(used[package])) == RISK
    here = [row for row in made.rows(Component) if row["package"] == RISK and row["gone_at"] is None]
    assert sum(row["direct"] is True for row in here) >= 8
    identified = [row for row in here if row["version"] and "rc" not in row["version"]]
    assert all(dangerous[row["component"]] for row in identified)
    newest = max(row["published_at"] for row in made.rows(PackageVersion) if row["package"] == RISK)
    assert newest < NOW - 2 * YEAR
    (flaw,) = {row["advisory"] for row in made.rows(Vulnerability) if row["package"] == RISK}
    advisory = by(made.rows(Advisory), "advisory")[flaw]
    assert (advisory["severity"], advisory["withdrawn_at"]) == ("high", None)
    assert {row["fixed"] for row in made.rows(Vulnerability) if row["package"] == RISK} == {None}
    project = by(made.rows(Package), "package")[RISK]["project"]
    work = by(made.rows(UpstreamWork), "project")[project]
    assert (work["absence_factor"], work["our_commits"]) == (1, 0)
    assert by(made.rows(UpstreamFacts), "project")[project]["owner_kind"] == "person"
    assert project not in {row["project"] for row in made.rows(OutsideContribution)}
    assert by(made.rows(Scorecard), "project")[project]["score"] < 3


def test_there_is_good_news(made: Sample) -> None:
    project = by(made.rows(Package), "package")[GOOD]["project"]
    assert len(users(made)[GOOD]) >= 10
    assert by(made.rows(Scorecard), "project")[project]["score"] > 8
    work = by(made.rows(UpstreamWork), "project")[project]
    assert work["absence_factor"] >= 4
    assert work["organisation"] in TOLD["foundations"]
    given = [row for row in made.rows(OutsideContribution) if row["project"] == project and row["merged_at"]]
    assert len(given) > 30


def test_we_give_more_from_year_to_year_to_what_we_use_and_to_others(made: Sample) -> None:
    rows = made.rows(OutsideContribution)
    lately = [row for row in rows if row["made_at"] >= NOW - YEAR]
    assert min(row["made_at"] for row in rows) > NOW - 2.2 * YEAR
    assert len(lately) > 1.4 * (len(rows) - len(lately))
    assert {row["kind"] for row in rows} == {"change_request", "issue", "commit"}
    used = {row["project"] for row in made.rows(Package)}
    assert {row["project"] for row in rows} - used == set(TOLD["outside"])
    commits = Counter(row["project"] for row in lately if row["kind"] == "commit")
    for row in made.rows(UpstreamWork):
        assert abs(row["our_commits"] - commits[row["project"]]) <= 1  # the year begins at midnight
        assert row["our_commits"] <= row["commits"]
        assert (row["absence_factor"] is None) == (row["commits"] == 0)


def test_backing_scores_licences_and_ages_are_of_every_kind(made: Sample) -> None:
    scores = [row["score"] for row in made.rows(Scorecard)]
    assert 0.1 < scores.count(None) / len(scores) < 0.4
    known = [score for score in scores if score is not None]
    assert 2 <= min(known) < 3
    assert 8 < max(known) <= 9.5
    leaders = {row["organisation"] for row in made.rows(UpstreamWork)}
    assert leaders & set(TOLD["foundations"])
    assert any("firm" in str(leader) for leader in leaders)
    assert None in leaders
    assert {row["owner_kind"] for row in made.rows(UpstreamFacts)} == {"person", "organisation", None}
    licences = Counter(row["licence"] for row in made.rows(Component) if row["gone_at"] is None)
    assert licences["MIT"] + licences["Apache-2.0"] > licences.total() / 2
    assert set(TOLD["licences"]) - {""} <= {str(licence) for licence in licences}
    assert min(licences[one] for one in ("GPL-3.0-only", "AGPL-3.0-or-later", "BUSL-1.1")) > 0
    assert licences[None] > 50
    newest: dict[str, datetime] = {}
    for row in made.rows(PackageVersion):
        if row["newest_since"]:
            newest[row["package"]] = max(newest.get(row["package"], row["newest_since"]), row["newest_since"])
    published = by(made.rows(PackageVersion), "package", "version")
    behind = [
        (newest[row["package"]] - published[row["package"], row["version"]]["published_at"]) / YEAR
        for row in made.rows(Component)
        if row["gone_at"] is None and (row["package"], row["version"]) in published
    ]
    assert 0.05 < sum(years == 0 for years in behind) / len(behind) < 0.6
    assert 4 < max(behind) < 7
    assert 0.05 < sum(day < NOW - 2 * YEAR for day in newest.values()) / len(newest) < 0.3
    assert 2 < sum(row["deprecated"] is True for row in made.rows(Package)) < 20


def test_a_strong_copyleft_licence_is_in_a_permissive_repository(made: Sample) -> None:
    own = {row["repository"]: row["value"] for row in made.rows(Observation) if row["kind"] == "licence"}
    strong = {row["repository"] for row in made.rows(Component) if row["licence"] == "GPL-3.0-only"}
    assert any(own.get(name) in ("MIT", "Apache-2.0", "BSD-3-Clause") for name in strong)


def test_practices_and_alerts_come_in_time(made: Sample) -> None:
    seen: dict[str, dict[str, list[str | None]]] = defaultdict(lambda: defaultdict(list))
    for row in sorted(made.rows(Observation), key=lambda row: row["observed_at"]):
        if row["kind"] == "practice" or row["name"] in ("lockfile", "sbom", "vulnerability_alerts"):
            seen[row["name"]][row["repository"]].append(row["value"])
    practices = {row["name"] for row in made.rows(Observation) if row["kind"] == "practice"}
    assert practices == {"scanner", "scheduled_scanner", "licence_check", "best_practice", "shared_pipeline"}
    for name in practices | {"lockfile"}:
        assert set(seen[name]) == {repository for repository, rows in made.commits.items() if rows}
        now = [values[-1] for values in seen[name].values()]
        assert 0 < sum(value is not None for value in now) < len(now) * 0.7, name
    committed = {row["repository"] for row in made.rows(Inventory) if row["source"] == "committed"}
    assert {name for name, values in seen["sbom"].items() if values[-1]} == committed
    alerts = list(seen["vulnerability_alerts"].values())
    assert {value for values in alerts for value in values} == {"yes", "no"}
    assert any(values == ["no", "yes"] for values in alerts)


def test_within_a_month_the_past_of_components_stays(made: Sample) -> None:
    later = {(row["repository"], row["component"], row["first_seen"]): row
             for row in tables(read(NOW + timedelta(5))[0])[Component].to_pylist()}  # fmt: skip
    for row in made.rows(Component):
        then = later[row["repository"], row["component"], row["first_seen"]]
        assert then["gone_at"] == row["gone_at"]


def test_asked_of_what_is_in_the_ledger_every_service_answered_for_most(tmp_path: Path) -> None:
    workspace = workspaces.workspace(tmp_path / "sample", tmp_path)
    with open_ledger(workspace.ledger) as ledger:
        target = run.parse(workspaces.TARGET, workspaces.SLUG, "self")
        assert {one.state for one in run.collect([target], workspace, ledger)} <= {
            "complete",
            "partial",
            "empty",
            "failed",
        }
        assert list(run.look_up(workspace, ledger)) == []
        for resource, least in (("package", 0.9), ("advisory", 0.95), ("scorecard", 0.9)):
            ((expected, collected, repositories),) = ledger.rows(
                "select sum(expected), sum(collected), count(*) from collection where resource = ?", resource
            )
            assert least < collected / expected < 1, resource
            assert repositories == ledger.rows("select count(*) from inventory")[0][0]
        assert ledger.rows("select count(*) from collection where resource = 'advisory' and state = 'failed'") == [(0,)]


def test_the_workspace_asks_nobody(tmp_path: Path) -> None:
    said = workspaces.workspace(tmp_path / "sample", tmp_path).configuration
    assert not any((said.sources.deps_dev, said.sources.osv, said.sources.scorecard, said.sources.upstream))
    assert said.dependencies.critical_from == 3
    assert said.people.domains == [OURS]
