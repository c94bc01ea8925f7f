"""What is asked of deps.dev, and what comes of its answers."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from collectors import deps_dev
from tests.collectors.deps_dev.registry import Registry, described, version
from tests.collectors.web.served import Said, Service, data, serve
from tests.collectors.web.world import NOW, World, world

PACKAGES = "select package, project, deprecated, known from package order by package"
VERSIONS = """select version, published_at, prerelease, deprecated, licence, newest_since from package_version
    order by package, version"""
LODASH = [version("1.0.0", "2020-01-01"), version("2.0.0-rc.1", "2020-05-01"), version("2.0.0", "2020-06-01"),
          version("1.9.9", "2020-07-01", deprecated=True), version("1.0.1")]  # fmt: skip


@pytest.fixture
def here(tmp_path: Path) -> Iterator[World]:
    with world(tmp_path) as made:
        yield made


@pytest.fixture
def registry() -> Registry:
    return Registry({"NPM lodash": LODASH})


@pytest.fixture
def served(registry: Registry) -> Iterator[Service]:
    with serve(registry) as service:
        yield service


def day(month: int, year: int = 2020) -> datetime:
    return datetime(year, month, 1)


def test_what_is_kept_of_a_package(here: World, registry: Registry, served: Service) -> None:
    registry.details = {
        "NPM lodash 1.9.9": described("MIT", project="github.com/old/lodash"),
        "NPM lodash 2.0.0": described("MIT OR Apache-2.0", "ISC", project="github.com/Lodash/Lodash"),
    }
    here.uses("pkg:npm/lodash@1.9.9", "pkg:npm/lodash@2.0.0-rc.1")
    assert here.ask(deps_dev, deps_dev=served.base) == []
    assert here.rows(PACKAGES) == [("pkg:npm/lodash", "github.com/lodash/lodash", False, True)]
    assert here.rows(VERSIONS) == [
        ("1.0.0", day(1), False, False, None, day(1)),
        ("1.9.9", day(7), False, True, "MIT", None),
        ("2.0.0", day(6), False, False, "(MIT OR Apache-2.0) AND ISC", day(6)),
        ("2.0.0-rc.1", day(5), True, False, None, None),
    ]
    assert here.rows("select asked_at from package") == [(NOW,)]
    assert [asked.method for asked in served.asked] == ["GET", "POST"]


def test_a_proven_source_goes_before_a_claimed_one(here: World, registry: Registry, served: Service) -> None:
    claimed, proven = (
        described(project="github.com/claimed/x"),
        described(project="github.com/a/b", provenance="SLSA_ATTESTATION"),
    )
    registry.details["NPM lodash 2.0.0"] = claimed | {
        "relatedProjects": claimed["relatedProjects"] + proven["relatedProjects"]
    }
    here.uses("pkg:npm/lodash@2.0.0")
    here.ask(deps_dev, deps_dev=served.base)
    assert here.rows("select project from package") == [("github.com/a/b",)]


@pytest.mark.parametrize("project", ["github.com/../b", "github.com/a", "a b", "github.com/a/b?c", 7, None])
def test_what_is_no_source(here: World, registry: Registry, served: Service, project: object) -> None:
    registry.details["NPM lodash 2.0.0"] = {
        "relatedProjects": [{"projectKey": {"id": project}, "relationType": "SOURCE_REPO"}]
    }
    here.uses("pkg:npm/lodash@2.0.0")
    assert here.ask(deps_dev, deps_dev=served.base) == []
    assert here.rows("select project from package") == [(None,)]


@pytest.mark.parametrize("page", [5_000, 1])
def test_versions_are_described_together_in_pages_or_one_by_one(
    here: World, registry: Registry, served: Service, page: int
) -> None:
    registry.details = {f"NPM lodash {v}": described(licence) for v, licence in [("1.0.0", "MIT"), ("2.0.0", "ISC")]}
    registry.page = page
    here.uses("pkg:npm/lodash@1.0.0", "pkg:npm/lodash@2.0.0")
    for registry.batch in (True, False):
        assert here.ask(deps_dev, deps_dev=served.base) == []
        assert here.rows("select licence from package_version order by version") == [("MIT",), ("ISC",)]
        here.later(days=8)
    assert served.paths[-2:] == [f"/v3/systems/NPM/packages/lodash/versions/{v}" for v in ("1.0.0", "2.0.0")]


def test_what_is_not_known_there(here: World, served: Service) -> None:
    here.uses(
        "pkg:npm/ours@1.0.0", "pkg:npm/lodash@7.0.0", "pkg:npm/lodash", "pkg:composer/a/b@1", "pkg:deb/debian/curl@1"
    )
    assert here.ask(deps_dev, deps_dev=served.base) == []
    assert here.rows(PACKAGES) == [("pkg:npm/lodash", None, False, True), ("pkg:npm/ours", None, None, False)]
    assert here.rows("select version, published_at from package_version where version = '7.0.0'") == [("7.0.0", None)]
    assert here.rows("select count(*) from package_version") == [(3,)]
    assert not any("curl" in path or "composer" in path for path in served.paths)


def test_a_version_by_another_spelling(here: World, registry: Registry, served: Service) -> None:
    registry.packages["PYPI a-b"] = [version("1.0", "2020-01-01"), version("1.1", "2020-02-01")]
    registry.details["PYPI a-b 1.0"] = described("MIT")
    here.uses("pkg:pypi/A_b@1.0.0")
    here.ask(deps_dev, deps_dev=served.base)
    assert [row for row in here.rows(VERSIONS) if row[0].startswith("1.0")] == [
        ("1.0", day(1), False, False, "MIT", day(1)), ("1.0.0", day(1), False, False, "MIT", None),
    ]  # fmt: skip


def test_nothing_is_asked_of_private_repositories(here: World, registry: Registry, served: Service) -> None:
    here.uses("pkg:npm/hidden@1.0.0", "pkg:npm/lodash@1.9.9", repository="local/hidden", private=True)
    here.uses("pkg:npm/lodash@1.0.0")
    here.ask(deps_dev, deps_dev=served.base)
    assert not any("hidden" in asked.path or b"1.9.9" in asked.body for asked in served.asked)
    assert here.rows("select count(*) from package") == [(1,)]


def test_for_a_week_only_a_new_version_is_asked_for(here: World, served: Service) -> None:
    here.uses("pkg:npm/lodash@1.0.0", "pkg:npm/ours@1")
    here.ask(deps_dev, deps_dev=served.base)
    asked = len(served.asked)
    here.later(days=6, hours=23)
    here.ask(deps_dev, deps_dev=served.base)
    assert len(served.asked) == asked
    here.uses("pkg:npm/lodash@1.9.9", repository="local/other")
    here.ask(deps_dev, deps_dev=served.base)
    assert served.paths[asked:] == ["/v3/systems/NPM/packages/lodash", "/v3alpha/versionbatch"]
    here.later(days=8)
    here.ask(deps_dev, deps_dev=served.base)
    assert len(served.asked) == asked + 2 + 3


def test_what_was_taken_back_was_never_the_newest(here: World, registry: Registry, served: Service) -> None:
    registry.packages["NPM lodash"] = [*LODASH, version("99.0.0", "2020-08-01")]
    here.uses("pkg:npm/lodash@1.0.0")
    here.ask(deps_dev, deps_dev=served.base)
    registry.packages["NPM lodash"] = LODASH
    here.later(days=8)
    here.ask(deps_dev, deps_dev=served.base)
    assert here.rows("select version from package_version order by newest_since") == [("1.0.0",), ("2.0.0",)]


def test_it_is_not_asked_where_it_is_not_wanted(here: World, served: Service) -> None:
    here.uses("pkg:npm/lodash@1.0.0")
    assert here.ask(deps_dev, deps_dev=False) == []
    assert served.asked == []


def test_one_answer_out_of_order_leaves_the_others(here: World, registry: Registry, served: Service) -> None:
    registry.packages |= {"NPM a": Said(200, b"<html>"), "NPM b": [version("1.0.0", "2020-01-01")], "NPM c": data([])}
    here.uses("pkg:npm/a@1.0.0", "pkg:npm/b@1.0.0", "pkg:npm/c@1.0.0", "pkg:npm/lodash@1.0.0")
    assert here.ask(deps_dev, deps_dev=served.base) == ["web.answer"]
    assert here.rows("select package from package order by package") == [("pkg:npm/b",), ("pkg:npm/lodash",)]


def test_a_service_that_is_lost_keeps_what_was_read(here: World, registry: Registry, served: Service) -> None:
    registry.packages |= {f"NPM p{n:02}": [version("1.0.0", "2020-01-01")] for n in range(50)}
    registry.packages |= {f"NPM q{n}": Said(500) for n in range(3)}
    here.uses(*(f"pkg:npm/p{n:02}@1.0.0" for n in range(50)), *(f"pkg:npm/q{n}@1.0.0" for n in range(3)))
    assert here.ask(deps_dev, deps_dev=served.base) == ["web.down"]
    assert here.rows("select count(*), min(package), max(package) from package") == [(50, "pkg:npm/p00", "pkg:npm/p49")]
    assert served.paths[51:] == ["/v3/systems/NPM/packages/q0"] * 5 + ["/v3/systems/NPM/packages/q1"] * 5


@pytest.mark.parametrize(
    "said",
    [
        {"versions": 7}, {"versions": [7, {"versionKey": 7}, {"versionKey": {"version": ""}}]},
        {"versions": [{"versionKey": {"version": "1.0.0"}, "publishedAt": "soon", "isDeprecated": "no"}]},
        {"versions": [{"versionKey": {"version": "1.0.0"}, "publishedAt": "0001-01-01T00:00:00Z"}]},
    ],
)  # fmt: skip
def test_nonsense_is_no_fact(here: World, registry: Registry, served: Service, said: object) -> None:
    registry.packages["NPM lodash"] = data(said)
    registry.details["NPM lodash 1.0.0"] = {"licenses": [7], "relatedProjects": [7, {"relationType": "SOURCE_REPO"}]}
    here.uses("pkg:npm/lodash@1.0.0")
    here.ask(deps_dev, deps_dev=served.base)
    assert (
        here.rows(
            "select 1 from package_version where coalesce(published_at, newest_since) is not null or licence <> ''"
        )
        == []
    )
    assert here.rows("select deprecated from package where deprecated is not null") == []
