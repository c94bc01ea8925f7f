"""Another invented administration: small, on our subjects, worked on from here and there, and nobody's real one."""

from collections import Counter
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pytest

from collectors import run, sample
from collectors.contract import Reading, Target
from collectors.sample.portfolio import portfolio, words
from data import definitions
from data import sample as workspaces
from data.ledger import open_ledger
from data.people import Identities
from data.records import Commit, Observation, Package, Repository
from data.snapshot import Snapshot
from publish import publish
from tests.collectors.test_sample import NOW, tables

PEER = Target("sample", "river-city", "river-city-invented", "peer")


@pytest.fixture(scope="module")
def identities() -> Identities:
    return Identities(b"k" * 32, ["sample.example", "river-city.example"])


@pytest.fixture(scope="module")
def made(identities: Identities) -> dict[type, pa.Table]:
    return tables(list(sample.collect(PEER, Reading(NOW, lambda: NOW, Path("nowhere"), identities, {}, {}))))


def test_it_is_small_and_the_peers(made: dict[type, pa.Table]) -> None:
    repositories = made[Repository].to_pylist()
    assert len(repositories) == 10
    assert {(row["role"], row["organisation"]) for row in repositories} == {("peer", "river-city-invented")}
    assert all(row["id"].removeprefix("sample.example/river-city/") in words()["subjects"] for row in repositories)
    assert Package not in made


def test_its_people_write_from_their_domain_and_some_of_ours_do_too(
    made: dict[type, pa.Table], identities: Identities
) -> None:
    domains = Counter(identities.domains.get(domain) for domain in made[Commit]["domain"].to_pylist())
    assert domains["river-city.example"] > made[Commit].num_rows / 2
    assert domains["sample.example"] > 20
    assert set(domains) - {"river-city.example", "sample.example"} > {"harbour-town.example", None}


def test_it_has_a_fork_of_ours(made: dict[type, pa.Table]) -> None:
    forks = [row["id"] for row in made[Repository].to_pylist() if row["fork"]]
    parents = {row["value"] for row in made[Observation].to_pylist() if row["name"] == "parent" and row["value"]}
    ours = {plan.id for plan in portfolio("administration") if plan.kind.name == "flagship"}
    assert len(forks) == len(parents) == 1
    assert parents < ours


SOME = 80  # of our two hundred repositories


def test_the_demo_shows_administrations_at_work_together(tmp_path: Path) -> None:
    workspace = workspaces.workspace(tmp_path / "sample", tmp_path)
    with workspace.lock(), open_ledger(workspace.ledger) as ledger:
        ours = run.collect([run.parse(workspaces.TARGET, workspaces.SLUG, "self")], workspace, ledger)
        theirs = run.collect(run.configured(workspace, ledger), workspace, ledger)
        assert [outcome for outcome in [*islice(ours, SOME), *theirs] if outcome.problem] == []
        publish(workspace, ledger)
    shown = Snapshot(workspace.snapshot)
    kinds = shown.rows("select distinct role, kind from co_contribution order by all nulls first")
    assert kinds == [
        (None, "outside"), ("peer", "commit"), ("peer", "used_by"), ("self", "commit"), ("self", "fork"),
        ("self", "used_by"),
    ]  # fmt: skip
    assert shown.rows("select count(distinct administration) > 5, count(commits) > 0 from co_contribution") == [
        (True, True)
    ]
    same = "select count(*) from software a join software b on a.categories = b.categories and a.role < b.role"
    assert shown.rows(f"select ({same}) > 3") == [(True,)]
    last = """select metric, value from metric_value where repository is null and organisation = $own
        and metric in ('administrations_contributing', 'administrations_contributed_to')
        and period = (select max(period) from metric_value) - interval 1 month order by all"""
    values = dict(shown.rows(last, {"own": workspaces.SLUG}))
    assert values["administrations_contributed_to"] == 2
    assert values["administrations_contributing"] > 5
    assert set(values) < set(definitions.metrics())
