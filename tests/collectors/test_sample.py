"""The sample: the same for the same day and key, invented throughout, its picture confirmed by counting otherwise."""

import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cached_property
from itertools import combinations, islice
from pathlib import Path
from statistics import median
from typing import Any

import pyarrow as pa
import pytest
import yaml

import collectors.git
from collectors import run, sample
from collectors.contract import Batch, Page, Reading, Target
from collectors.sample.portfolio import portfolio, words
from data import definitions, figures, inventories, snapshot
from data.definitions import Settings
from data.ledger import Ledger, open_ledger
from data.people import Identities, apply_configuration, keep_domains
from data.records import (
    Advisory,
    Alias,
    ChangeRequest,
    Collection,
    Commit,
    Issue,
    Observation,
    OutsideContribution,
    Package,
    PackageVersion,
    Repository,
    Scorecard,
    Screening,
    Sweep,
    Tag,
    UpstreamFacts,
    UpstreamWork,
    Vulnerability,
    arrow,
)
from data.snapshot import Snapshot, Stamp
from data.workspace import Workspace, create, open_workspace
from publish import comparable

OURS = "sample.example"
SLUG = "sample-administration"
NOW = datetime(2026, 11, 21, 9, 30)
LAST = datetime(2026, 10, 1)  # the last complete month, with which the year compared ends
YEAR = (datetime(2025, 11, 1), datetime(2026, 11, 1))
RESPONSIVENESS = {
    "time_to_first_response", "time_to_first_response_p90", "first_response_within_2_days", "time_to_close",
    "issue_age", "issues_opened", "issues_closed", "change_requests_reviewed", "change_requests_opened",
    "change_requests_merged", "change_request_acceptance", "change_request_closure_ratio",
}  # fmt: skip
STEADY = {"foundation_share", "elephant_factor", "misdated_commits"}
# Readings of which something was not seen in most months; a token like the sample's never sees all of the last one.
SELDOM = {
    "codegouvfr_score": 20, "lfx_organisation_points": 40, "opencode_maintenance": 1, "opencode_security": 1,
    "repository_tier": 50, "standards_level": 0, "vulnerability_alerts_share": 40,
    # Lists of components are there since twenty-two months ago; since twenty-four what the forge protects, and what
    # was given to others.
    **dict.fromkeys((
        "known_vulnerabilities", "libyears", "libyears_per_component", "licences_to_look_at", "osi_licence_share",
        "severe_vulnerabilities", "unknown_licence_share", "unmaintained_share", "upstream_dependencies",
        "vulnerable_repositories_share", "give_back_ratio", "upstream_first_share", "critical_dependencies",
        "inventory_share", "protected_branch_share", "toolchain_components", "critical_vulnerabilities_over_30_days",
    ), 22), "time_to_fix": 10, "outside_change_requests": 23, "outside_contributions": 12,
    "outside_contributions_merged": 12, "new_components": 10, "administrations_contributed_to": 12,
    # Told of the time since somebody looks, or sets a target, and of no time before.
    "dashboard_shared": 0, "dependencies_committed_to": 2, "fresh_repositories_share": 2, "numbers_with_target": 2,
}  # fmt: skip
# Of no single repository.
FOR_ALL = {
    Sweep, Package, PackageVersion, Advisory, Screening, Vulnerability, Scorecard, UpstreamWork, UpstreamFacts,
    OutsideContribution,
}  # fmt: skip
# What the log counts in other ways than by the rows that a repository has now.
COUNTED_OTHERWISE = {"component", "upstream_work", "outside_contribution"}

Row = dict[str, Any]


def read(now: datetime = NOW, key: bytes = b"k" * 32, cursor: str | None = None) -> tuple[list[Page], Identities]:
    """What is yielded where every repository has this cursor."""
    identities = Identities(key, [OURS])
    cursors = {(plan.id, "commit"): cursor for plan in portfolio("administration")} if cursor else {}
    reading = Reading(now, lambda: now, Path("nowhere"), identities, {}, cursors)
    return list(sample.collect(Target("sample", "administration", SLUG), reading)), identities


def tables(pages: list[Page]) -> dict[type, pa.Table]:
    """All rows of all pages by their record."""
    found = defaultdict(list)
    for page in pages:
        for row in page.rows:
            batch = row if isinstance(row, Batch) else Batch(type(row), arrow(type(row), [row]))
            found[batch.record].append(batch.rows)
    return {kind: pa.concat_tables(parts) for kind, parts in found.items()}


class Sample:
    """What was yielded, as rows, and who counts."""

    def __init__(self) -> None:
        self._rows: dict[type, list[Row]] = {}
        self.pages, self.identities = read()
        self.tables = tables(self.pages)
        self.repositories: dict[str, Row] = {row["id"]: row for row in self.rows(Repository)}
        self.commits: dict[str, list[Row]] = {name: [] for name in self.repositories}
        for row in self.rows(Commit):
            self.commits[row["repository"]].append(row)
        self.hashes = {name: {row["hash"] for row in rows} for name, rows in self.commits.items()}
        self.person: dict[str, str] = {row["identity"]: row["person"] for row in self.rows(Alias)}

    def rows(self, kind: type) -> list[Row]:
        if kind not in self._rows:
            self._rows[kind] = self.tables[kind].to_pylist()
        return self._rows[kind]

    def states(self, names: list[str]) -> set[str]:
        """What the log says of the clones of some repositories."""
        cloned = ("commit", "tag", "observation", "lines")
        return {
            row["state"] for row in self.rows(Collection) if row["repository"] in names and row["resource"] in cloned
        }

    @cached_property
    def copies(self) -> list[tuple[str, str]]:
        """(copy, original): pairs of which the smaller one shares more than half of its commits."""
        by_size = sorted(self.hashes, key=lambda name: (len(self.hashes[name]), name))
        return [
            (a, b)
            for a, b in combinations(by_size, 2)
            if 2 * len(self.hashes[a] & self.hashes[b]) > len(self.hashes[a])
        ]

    def in_scope(self) -> list[str]:
        copies = {copy for copy, _original in self.copies}
        return [
            name
            for name, row in self.repositories.items()
            if not (row["fork"] or row["mirror"] or row["private"] or name in copies)
        ]

    def work(self, name: str) -> Iterator[Row]:
        """Contributions to a repository in the year compared."""
        for row in self.commits[name]:
            if not row["bot"] and row["parents"] < 2 and YEAR[0] <= row["authored_at"] < YEAR[1]:
                yield row | {"person": self.who(row)}

    def who(self, row: Row) -> str:
        identity: str = row["identity"]
        return self.person.get(identity, identity)

    def odd(self, row: Row) -> bool:
        return not datetime(1970, 1, 1) <= row["authored_at"] <= NOW + timedelta(1)


@pytest.fixture(scope="module")
def made() -> Sample:
    return Sample()


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    root = create(tmp_path_factory.mktemp("sample"), "Sample administration").root
    with (root / "ospo.yaml").open("a") as file:
        file.write(f"\npeople: {{domains: [{OURS}]}}\n")
    return open_workspace(root)


@pytest.fixture(scope="module")
def published(made: Sample, workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """The sample's snapshot as of NOW."""
    path = tmp_path_factory.mktemp("published")
    with open_ledger(path / "ledger.duckdb") as ledger:
        apply_configuration(ledger, workspace.configuration, b"k" * 32)
        for kind, rows in made.tables.items():
            ledger.save_table(kind, rows, fresh=True)
        keep_domains(ledger, made.identities)
        ledger.save(
            Collection(one.repository, one.resource, NOW, NOW, NOW, "complete", one.expected, one.collected)
            for one in inventories.answered(ledger)
        )
        _publish(ledger, path / "snapshot.duckdb")
    return Snapshot(path / "snapshot.duckdb")


def _publish(ledger: Ledger, path: Path) -> None:
    others = {"administration": [*words()["administrations"], "github.example/harbour-town"]}
    settings = Settings(NOW.date(), [], private=False, own=SLUG, stewards=others)
    with snapshot.writing(ledger.connection, path, Stamp("sample", NOW, NOW.date(), 1)) as schema:
        definitions.run_views(ledger.connection, settings)
        definitions.run_metrics(ledger.connection, definitions.metrics().values(), f"{schema}.metric_value")
        for table in definitions.details().values():
            definitions.run_details(ledger.connection, table, schema)
        comparable.add(ledger.connection, settings, schema)


def value(published: Snapshot, metric: str) -> float:
    """Of the organisation at the end of the year compared."""
    rows = published.rows(
        "select value from metric_value where metric = ? and repository is null and period = ?", [metric, LAST]
    )
    return float(rows[0][0])


def total(published: Snapshot, metric: str, first: datetime = datetime(1970, 1, 1), end: datetime = NOW) -> int:
    """Of the organisation over all months of a time."""
    rows = published.rows(
        "select sum(value) from metric_value where metric = ? and repository is null and period >= ? and period < ?",
        [metric, first, end],
    )
    return int(rows[0][0])


def test_the_same_day_and_key_give_the_same_rows(made: Sample) -> None:
    times = {"started_at", "finished_at", "confirmed_at", "read_at", "swept_at", "resets_at"}  # say when on that day
    times |= {"last_seen", "asked_at", "screened_at"}
    later_that_day = tables(read(NOW + timedelta(hours=9))[0])
    assert later_that_day.keys() == made.tables.keys()
    for kind, rows in later_that_day.items():
        same = [column for column in rows.column_names if column not in times]
        assert rows.select(same).equals(made.tables[kind].select(same)), kind.__name__


def test_another_key_hides_the_same_people_otherwise(made: Sample) -> None:
    other = tables(read(key=b"o" * 32)[0])[Commit]
    assert other["hash"].equals(made.tables[Commit]["hash"])
    assert not {*other["identity"].to_pylist()} & {*made.tables[Commit]["identity"].to_pylist()}


def test_within_a_month_the_past_stays_and_days_are_added(made: Sample) -> None:
    then = tables(read(NOW + timedelta(5))[0])[Commit].to_pylist()
    grown: dict[str, list[str]] = defaultdict(list)
    for row in then:
        grown[row["repository"]].append(row["hash"])
    assert len(then) > len(made.rows(Commit))
    for name, rows in made.commits.items():
        assert grown[name][: len(rows)] == [row["hash"] for row in rows]


@pytest.mark.parametrize("now", [datetime(2027, 3, 31), datetime(2028, 2, 29, 23)])
def test_it_always_reaches_into_the_running_month_over_five_years(now: datetime) -> None:
    dates = [date for date in tables(read(now)[0])[Commit]["authored_at"].to_pylist() if 1970 <= date.year < 2100]
    assert now.replace(day=1) < max(dates) < now
    assert min(dates) < now - timedelta(5 * 365 - 31)


def test_it_is_made_once_a_day() -> None:
    assert read(cursor="4 2026-11-21")[0] == []


def test_on_another_day_everything_is_replaced(made: Sample) -> None:
    for page, first in zip(read(cursor="4 2026-11-20")[0], made.pages, strict=True):
        assert first.replaces == []
        assert {kind for kind, _where in page.replaces} >= {*tables([page])} - FOR_ALL
        assert all(page.repository in where.values() for _kind, where in page.replaces)


def test_an_interrupted_collection_goes_on_where_it_stopped(workspace: Workspace) -> None:
    with open_ledger(workspace.ledger) as ledger:
        names: list[str] = []
        for _half in range(2):
            target = run.parse("sample:administration", SLUG, "self")
            names += [outcome.name for outcome in islice(run.collect([target], workspace, ledger), 3)]
        assert len(set(names)) == 6
        assert ledger.rows("select count(*), count(distinct id) from repository") == [(6, 6)]
        assert ledger.rows('select count(distinct repository) from "commit"') == [(6,)]


def test_what_it_says_it_collected_is_what_the_ledger_holds(made: Sample, tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.duckdb") as ledger:
        for kind, rows in made.tables.items():
            ledger.save_table(kind, rows, fresh=True)
        told = [row for row in made.rows(Collection) if row["resource"] not in COUNTED_OTHERWISE]
        for row in [row for row in told if row["confirmed_at"]][::7]:
            held = ledger.count(row["resource"], row["repository"])
            short = row["state"] == "complete" and row["expected"] is not None and held < row["expected"]
            assert row["collected"] == held, (row["repository"], row["resource"])
            assert not short
    assert all(row["collected"] is None for row in made.rows(Collection) if not row["confirmed_at"])


def test_two_hundred_repositories_in_a_plausible_size(made: Sample) -> None:
    sizes = sorted(len(rows) for rows in made.commits.values())
    assert len(made.repositories) == len(made.pages) == 200
    assert 60_000 < sum(sizes) < 120_000
    assert sizes[-6] > 3_000 > 10 * sizes[100]  # a few big ones, many small ones


def test_nothing_in_it_looks_like_somebody(made: Sample) -> None:
    for name in made.repositories:
        assert re.fullmatch(rf"(old\.)?{re.escape(OURS)}/administration(-lab|-mirrors)?/[a-z-]+", name), name
    assert all(domain.endswith(".example") for domain in made.identities.domains.values())
    assert all(re.fullmatch(r"[a-z-]+\.example", name) for name in words()["administrations"] + words()["firms"])
    assert set(words()["free_mail"]) <= {"example.org", "example.com"}
    for row in made.rows(Commit):
        assert re.fullmatch("[0-9a-f]{40}", row["hash"])
        assert re.fullmatch("[0-9a-f]{32}", row["identity"])


def test_forks_are_there_with_and_without_their_forges_word(made: Sample) -> None:
    flagged = {name for name, row in made.repositories.items() if row["fork"]}
    copies = {copy for copy, _original in made.copies}
    assert len(flagged & copies) == 2
    assert len(flagged - copies) == 2
    assert len(copies - flagged) == 2
    assert all(made.repositories[name]["fork"] is None for name in copies - flagged)


def test_mirrors_archived_private_and_empty_repositories_are_there(made: Sample) -> None:
    counted = Counter(
        flag for row in made.repositories.values() for flag in ("mirror", "archived", "private") if row[flag]
    )
    assert counted["mirror"] == 7
    assert counted["private"] == 1
    assert 10 < counted["archived"] < 60
    for name, row in made.repositories.items():
        if row["archived"] and made.commits[name]:
            assert max(one["committed_at"] for one in made.commits[name]) < NOW - timedelta(180)
    empty = [name for name, rows in made.commits.items() if not rows]
    assert [made.repositories[name]["head"] for name in empty] == [None]
    assert made.states(empty) == {"empty"}


def test_a_history_is_cut_short(made: Sample) -> None:
    (name,) = (name for name, row in made.repositories.items() if row["complete_from"])
    assert min(row["committed_at"] for row in made.commits[name]) == made.repositories[name]["complete_from"]
    assert made.states([name]) == {"partial"}


def test_a_source_has_failed_for_two_months(made: Sample) -> None:
    failing = {name for name in made.repositories if name.startswith("old.")}
    logs = made.rows(Collection)
    assert {row["repository"] for row in logs if row["state"] == "failed"} == failing
    assert len(failing) == 5
    silent = NOW - timedelta(61)
    for name in failing:
        tried = sorted((row for row in logs if row["repository"] == name), key=lambda row: row["started_at"])
        assert {row["confirmed_at"] for row in tried} == {silent, None}
        assert tried[-1]["state"] == "failed"
        assert "could not be reached" in tried[-1]["error"]
        assert max(row["committed_at"] for row in made.commits[name]) < silent
        assert all(row["observed_at"] <= silent for row in made.rows(Observation) if row["repository"] == name)


def test_every_other_repository_has_one_good_collection_that_says_what_came(made: Sample) -> None:
    logs = {(row["repository"], row["resource"]): row for row in made.rows(Collection) if row["state"] != "failed"}
    tags = Counter(row["repository"] for row in made.rows(Tag))
    for name, rows in made.commits.items():
        assert logs[name, "commit"]["expected"] == len(rows)
        assert logs[name, "tag"]["expected"] == tags[name]
        known = sum(row["added"] is not None for row in rows)
        assert known == 0 if (name, "lines") not in logs else known > 0 or not rows
    unknown = [row for row in made.rows(Commit) if row["added"] is None]
    assert 0.02 < len(unknown) / made.tables[Commit].num_rows < 0.2


def test_dates_that_cannot_be_are_there_and_rare(made: Sample) -> None:
    odd = [row["authored_at"].year for row in made.rows(Commit) if made.odd(row)]
    assert set(odd) == {1969, 2106}
    assert 5 < len(odd) < 60
    assert all(row["committed_at"] < NOW for row in made.rows(Commit))


def test_machines_do_a_tenth_to_a_third_where_they_work(made: Sample) -> None:
    shares = [sum(row["bot"] for row in rows) / len(rows) for rows in made.commits.values() if len(rows) > 500]
    at_work = [share for share in shares if share]
    assert len(at_work) > 10
    assert max(at_work) < 0.33
    assert sum(share > 0.08 for share in at_work) > len(at_work) / 2


def test_tags_lie_on_commits_of_their_repository(made: Sample) -> None:
    for row in made.rows(Tag):
        assert row["hash"] in made.hashes[row["repository"]]
        assert row["prerelease"] == row["name"].endswith("-rc1")


def test_files_are_of_the_kinds_the_git_collector_knows(made: Sample) -> None:
    known = yaml.safe_load((Path(collectors.git.__file__).parent / "files.yaml").read_text())
    seen = {row["name"] for row in made.rows(Observation) if row["kind"] == "file"}
    assert seen == set(known) | {"lockfile", "sbom"}


def test_the_classes_of_commits_add_up_as_counted_here(made: Sample, published: Snapshot) -> None:
    kinds: dict[str, set[str]] = defaultdict(set)
    for name in made.in_scope():
        for row in made.commits[name]:
            human = "merge_commits" if row["parents"] > 1 else "commits"
            kinds["misdated_commits" if made.odd(row) else "bot_commits" if row["bot"] else human].add(row["hash"])
    assert {name: total(published, name) for name in kinds} == {name: len(some) for name, some in kinds.items()}
    assert len(kinds) == 4


def test_the_year_is_as_counted_here(made: Sample, published: Snapshot) -> None:
    scope = made.in_scope()
    by_repository = {name: Counter(row["person"] for row in made.work(name)) for name in scope}
    worked_on = {name: people for name, people in by_repository.items() if people}
    assert value(published, "contributors") == len({person for people in worked_on.values() for person in people})

    ended = {name for name in worked_on if made.repositories[name]["archived"]}
    ended = {name for name in ended if max(row["authored_at"] for row in made.work(name)) < LAST}
    active = {name: people for name, people in worked_on.items() if name not in ended}
    alone = [name for name, people in active.items() if 2 * max(people.values()) >= people.total()]
    assert value(published, "active_repositories") == len(active)
    assert value(published, "single_maintainer_share") == pytest.approx(100 * len(alone) / len(active))

    tagged = [row for row in made.rows(Tag) if row["repository"] in scope and not row["prerelease"]]
    assert total(published, "releases", *YEAR) == sum(YEAR[0] <= row["tagged_at"] < YEAR[1] for row in tagged)


def test_work_from_outside_is_as_counted_here(made: Sample, published: Snapshot) -> None:
    people: dict[str, set[str]] = defaultdict(set)
    for row in made.rows(Commit):
        if row["domain"] and not row["bot"]:
            people[row["domain"]].add(made.who(row))
    ours = made.identities.domain(OURS)
    shared = {domain for domain, some in people.items() if len(some) >= 3}
    assert ours in shared < set(people)  # some domains might name a person, and are not kept

    whose: dict[str, set[str]] = defaultdict(set)
    commits: Counter[str] = Counter()
    for name in made.in_scope():
        for row in made.work(name):
            commits[row["person"]] += 1
            whose[row["person"]] |= {row["domain"]} & shared
    outside = sum(count for person, count in commits.items() if whose[person] and ours not in whose[person])
    unknown = sum(count for person, count in commits.items() if not whose[person])
    assert value(published, "external_share") == pytest.approx(100 * outside / commits.total())
    assert 0.05 < unknown / commits.total() < 0.25


def test_licences_are_as_counted_here(made: Sample, published: Snapshot) -> None:
    logs = [row for row in made.rows(Collection) if row["confirmed_at"] and row["confirmed_at"] >= LAST]
    scope = set(made.in_scope()) & {row["repository"] for row in logs}
    seen = [row for row in made.rows(Observation) if row["repository"] in scope and row["observed_at"] < YEAR[1]]
    looked_at = {row["repository"] for row in seen if (row["kind"], row["name"]) == ("file", "licence")}
    named = {row["repository"]: row["value"] for row in seen if row["kind"] == "licence"}
    licensed = [name for name, licence in named.items() if licence != "NOASSERTION"]
    assert value(published, "licence_coverage") == pytest.approx(100 * len(licensed) / len(looked_at))
    assert len(licensed) < len(named) < len(looked_at)


def test_administrations_are_as_counted_here(made: Sample, published: Snapshot) -> None:
    people: dict[str, set[str]] = defaultdict(set)
    for name in made.in_scope():
        for row in made.work(name):
            people[row["domain"]].add(row["identity"])
    others = {made.identities.domain(domain) for domain in words()["administrations"]}
    assert value(published, "administrations_contributing") == len(others & set(people)) > 5
    assert value(published, "administrations_contributed_to") == 1


def test_publiccode_says_what_the_standard_knows(made: Sample, published: Snapshot, shared: Path) -> None:
    known = (shared / "publiccode-standard" / "categories-list.rst").read_text("utf-8").splitlines()
    listed = [
        row["value"] for row in made.rows(Observation) if (row["kind"], row["name"]) == ("publiccode", "categories")
    ]
    said = {category for value in listed if value for category in json.loads(value)}
    assert {f"- {category}" for category in said} <= set(known)
    assert len(said) > 15
    ((software, described, used),) = published.rows(
        "select count(*), count(categories), count(*) filter (where used_by > 0) from software"
    )
    assert software > described > used > 3


def test_answers_and_reviews_are_as_counted_here(made: Sample, published: Snapshot) -> None:
    scope = set(made.in_scope())
    changes = [row for row in made.rows(ChangeRequest) if row["repository"] in scope and not row["bot"]]
    merged = [row for row in changes if row["merged_at"] and YEAR[0] <= row["merged_at"] < YEAR[1]]
    reviewed = [row for row in merged if row["reviewed_at"] and row["reviewed_at"] < YEAR[1]]
    assert value(published, "change_requests_reviewed") == pytest.approx(100 * len(reviewed) / len(merged))
    assert total(published, "change_requests_merged", *YEAR) == len(merged)

    issues = [row for row in made.rows(Issue) if row["repository"] in scope]
    assert total(published, "issues_opened", *YEAR) == sum(YEAR[0] <= row["opened_at"] < YEAR[1] for row in issues)
    waits = [wait for row in [*changes, *issues] if (wait := waited(row)) is not None]
    assert value(published, "time_to_first_response") == pytest.approx(median(waits))


def waited(row: Row) -> float | None:
    """Days that something opened in the year waited by its end; None where that is no wait or too young to say."""
    began, closed, answered = row.get("ready_at", row["opened_at"]), row["closed_at"] or NOW, row["answered_at"]
    known = NOW - timedelta(61) if row["repository"].startswith("old.") else NOW
    end = min(known, YEAR[1])
    opened = YEAR[0] <= row["opened_at"] < YEAR[1]
    if not opened or began is None or began > end - timedelta(30):
        return None
    if row["withdrawn"] and closed < min(end, answered or end):
        return None
    return (answered - began) / timedelta(1) if answered and answered < end else math.inf


def test_every_metric_says_something_and_what_is_missing_lowers_coverage(published: Snapshot) -> None:
    rows = published.rows(
        """select metric, count(value), count(distinct value), min(coverage) filter (where period = $last)
        from metric_value where repository is null group by metric""",
        {"last": LAST},
    )
    assert {row[0] for row in rows} == set(definitions.metrics())
    for metric, known, _different, coverage in rows:
        assert known >= SELDOM.get(metric, 60), metric
        assert 0.9 < coverage < 1, metric
    assert {metric for metric, _known, different, _coverage in rows if different < 5} <= STEADY | set(SELDOM)
    assert all(coverage > 0.95 for metric, *_said, coverage in rows if metric in RESPONSIVENESS)


def test_the_year_has_news_for_a_cio(published: Snapshot) -> None:
    assert figures.last_complete(published, SLUG) == LAST.date()
    said = {change.metric.id: change.good for change in figures.changes(published, SLUG, LAST.date())}
    better = {
        "contributors",
        "external_share",
        "licence_coverage",
        "change_requests_reviewed",
        "time_to_first_response",
    }
    assert {metric for metric, good in said.items() if good} >= better
    assert {metric for metric, good in said.items() if good is False} >= {
        "single_maintainer_share",
        "releases",
        "issue_age",
    }
    assert not {"active_repositories", "community_files", "contributor_absence_factor"} & set(said)
