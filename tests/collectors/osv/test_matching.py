"""What an OSV record says of a version; each expected answer is worked out by hand from the schema's text."""

from typing import Any

import pytest

from collectors.osv.ecosystems import Named, of_purl, speaks_of
from collectors.osv.matching import Match, UnreadableError, Used, match


def record(*ranges: Any, ecosystem: str = "PyPI", name: str = "thing", **more: Any) -> dict[str, Any]:
    """A record of one package; a range is the words of its events: "introduced=0 fixed=1.2"."""
    entry = {"package": {"ecosystem": ecosystem, "name": name}, "ranges": [span(one) for one in ranges], **more}
    return {"id": "X-1", "affected": [entry]}


def span(events: Any) -> Any:
    if not isinstance(events, str):
        return events
    return {"type": "ECOSYSTEM", "events": [dict([event.split("=", 1)]) for event in events.split()]}


def said(one: dict[str, Any], version: str, ecosystem: str = "PyPI", name: str = "thing") -> str | None:
    """`no`, `yes`, the version that mends it, or `?` where it cannot be read."""
    try:
        found = match(one, Used(ecosystem, name, version))
    except UnreadableError:
        return "?"
    return "no" if found is None else found.fixed or "yes"


@pytest.mark.parametrize(
    ("ranges", "expected"),
    [
        (["introduced=0 fixed=1.2"], {"0.1": "1.2", "1.1.9": "1.2", "1.2": "no", "1.2rc1": "1.2", "2": "no"}),
        (["introduced=1.0 fixed=1.2"], {"0.9": "no", "1.0": "1.2", "1.0a1": "no", "1.2": "no"}),
        (["introduced=0"], {"0.1": "yes", "99": "yes", "no version": "yes"}),
        (["introduced=1.0 last_affected=1.2"], {"1.2": "yes", "1.2.0": "yes", "1.2.1": "no", "1.3": "no"}),
        (["introduced=1 fixed=1.5 introduced=2 fixed=2.3"], {"1.2": "1.5", "1.7": "no", "2.1": "2.3", "2.3": "no"}),
        (["introduced=2 fixed=2.3", "introduced=1 fixed=1.5"], {"1.2": "1.5", "1.7": "no", "2.1": "2.3"}),
        # the version that ends one range lies in the next: it mends nothing
        (["introduced=1 fixed=1.5", "introduced=1.5 fixed=2.0"], {"1.2": "2.0", "1.5": "2.0", "2.0": "no"}),
        # no version of its own line mends it; a later line does
        (["introduced=1 last_affected=1.9", "introduced=2 fixed=2.3"], {"1.2": "2.3", "2.2": "2.3", "1.95": "no"}),
        (["fixed=2.3 introduced=2 fixed=1.5 introduced=1"], {"1.2": "1.5", "1.7": "no", "2.1": "2.3"}),
        (["introduced=0 fixed=1.10"], {"1.9": "1.10", "1.10": "no", "1.2": "1.10"}),
        (["introduced=0 limit=2 limit=1"], {"0.5": "yes", "1.5": "yes", "2": "no"}),
        (["introduced=0 fixed=3 limit=*"], {"0.5": "3", "3": "no"}),
        (["introduced=1 last_affected=1"], {"1": "yes", "1.0.0": "yes", "0.9": "no", "1.1": "no"}),
        (["introduced=0 fixed=3 introduced=5 fixed=6 introduced=3 fixed=5"], {"2": "6", "3": "6", "5": "6", "6": "no"}),
        (["introduced=0 fixed=1.2 fixed=1.3"], {"1.1": "1.2", "1.2": "no"}),
    ],
)
def test_ranges(ranges: list[str], expected: dict[str, str]) -> None:
    assert {version: said(record(*ranges), version) for version in expected} == expected


def test_versions_one_by_one() -> None:
    listed = record(versions=["1.0", "1.1", "odd one"])
    assert [said(listed, one) for one in ("1.0", "1.0.0", "v1.1", "odd one", "1.2")] == [
        "yes",
        "yes",
        "yes",
        "yes",
        "no",
    ]
    both = record("introduced=2 fixed=3", versions=["1.0"])
    assert [said(both, one) for one in ("1.0", "1.1", "2.5", "3")] == ["3", "no", "3", "no"]


@pytest.mark.parametrize(
    "broken",
    [
        "introduced=5 fixed=3",  # ends before it begins
        "introduced=1 fixed=2 introduced=6 fixed=4",
        "introduced=1 fixed=1",
        "fixed=3",  # no beginning
        "introduced=one fixed=3",
        "introduced=0 fixed=three",
        "introduced=0 last_affected=>=3",
        "introduced=0 mended=3",
        "",  # no events
        {"type": "ECOSYSTEM"},
        {"type": "ECOSYSTEM", "events": "introduced"},
        {"type": "ECOSYSTEM", "events": [{"introduced": 0}]},
        {"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": 7.5}]},
        {"type": "ECOSYSTEM", "events": [{"introduced": "0", "fixed": "7"}]},
        {"type": "ECOSYSTEM", "events": [{}]},
        {"type": "ECOSYSTEM", "events": [None, "0"]},
        {"type": "ECOSYSTEM", "events": [{"introduced": None}]},
        {"type": "ODD", "events": [{"introduced": "0"}]},
        {"type": ["SEMVER"], "events": [{"introduced": "0"}]},
        {"events": [{"introduced": "0"}]},
        None,
        7,
    ],
)
def test_a_broken_range_is_counted_and_never_a_match(broken: Any) -> None:
    for version in ("0.1", "3.5", "5", "7", "99"):
        assert said(record(broken), version) == "?"
    assert said(record(broken, versions=["7"]), "7") == "yes"  # what can be read decides
    assert said(record(broken, "introduced=6 fixed=8"), "7") == "8"
    assert said(record(broken), "7", name="other") == "no"


@pytest.mark.parametrize(
    ("broken", "expected"),
    [
        ({}, "?"),
        ({"affected": None}, "?"),
        ({"affected": {"package": "thing"}}, "?"),
        ({"affected": []}, "no"),
        ({"affected": [None, 3, {}, {"package": None}, {"package": {"ecosystem": "PyPI"}}]}, "no"),
        ({"affected": [{"package": {"ecosystem": 1, "name": ["thing"]}}]}, "no"),
        ({"affected": [{"package": {"ecosystem": "PyPI", "name": "thing"}}]}, "no"),
        ({"affected": [{"package": {"ecosystem": "PyPI", "name": "thing"}, "versions": [1.0, None]}]}, "?"),
        ({"affected": [{"package": {"ecosystem": "PyPI", "name": "thing"}, "versions": "1.0"}]}, "?"),
        ({"affected": [{"package": {"ecosystem": "PyPI", "name": "thing"}, "ranges": {"type": "SEMVER"}}]}, "?"),
    ],
)
def test_a_broken_record(broken: dict[str, Any], expected: str) -> None:
    assert said(broken, "1.0") == expected


def test_commits_are_left_out() -> None:
    commits = {"type": "GIT", "repo": "https://code.example/thing", "events": [{"introduced": "0"}]}
    assert said(record(commits), "1.0") == "no"


def test_a_version_that_no_rule_reads() -> None:
    assert said(record("introduced=0 fixed=2"), "unspecified") == "?"
    assert said(record("introduced=0 fixed=2"), "1" * 400) == "?"


def test_withdrawn() -> None:
    gone = record("introduced=0") | {"withdrawn": "2024-01-01T00:00:00Z"}
    assert said(gone, "1.0") == "no"
    assert said(gone | {"withdrawn": None}, "1.0") == "yes"
    assert said(gone | {"withdrawn": "null"}, "1.0") == "yes"  # what YAML says for nothing


@pytest.mark.parametrize(
    ("ecosystem", "name", "used", "as_used", "expected"),
    [
        ("PyPI", "Zope.Interface", "PyPI", "zope_interface", "yes"),
        ("PyPI", "thing", "npm", "thing", "no"),
        ("Maven:https://repository.example", "org.x:y", "Maven", "org.x:y", "yes"),
        ("Maven", "org.x:Y", "Maven", "org.x:y", "no"),
        ("Debian:12", "curl", "Debian:12", "curl", "yes"),
        ("Debian:12", "curl", "Debian:11", "curl", "no"),
        ("Debian:12", "curl", "Debian", "curl", "no"),
        ("Debian", "curl", "Debian:11", "curl", "yes"),
        ("NuGet", "Newtonsoft.Json", "NuGet", "newtonsoft.json", "yes"),
        ("RubyGems", "RedCloth", "RubyGems", "redcloth", "no"),
        ("npm", "@scope/name", "npm", "@scope/name", "yes"),
        ("", "thing", "", "thing", "no"),
    ],
)
def test_names(ecosystem: str, name: str, used: str, as_used: str, expected: str) -> None:
    assert said(record("introduced=0", ecosystem=ecosystem, name=name), "1.0", used, as_used) == expected


@pytest.mark.parametrize(
    ("purl", "expected"),
    [
        ("pkg:pypi/Django_X@4.2", ("PyPI", "django-x")),
        ("pkg:npm/lodash@4.17.21", ("npm", "lodash")),
        ("pkg:npm/%40angular/core@16", ("npm", "@angular/core")),
        ("pkg:maven/org.apache.commons/text@1.9?type=jar", ("Maven", "org.apache.commons:text")),
        ("pkg:golang/github.com/gorilla/mux/v2@v2.0.0#sub", ("Go", "github.com/gorilla/mux/v2")),
        ("pkg:golang/stdlib@1.21.0", ("Go", "stdlib")),
        ("pkg:cargo/serde@1.0.0", ("crates.io", "serde")),
        ("pkg:gem/rails@7.0.0", ("RubyGems", "rails")),
        ("pkg:nuget/Newtonsoft.Json@13.0.1", ("NuGet", "Newtonsoft.Json")),
        ("pkg:composer/symfony/http-kernel@6.0", ("Packagist", "symfony/http-kernel")),
        ("pkg:hex/phoenix@1.7.0", ("Hex", "phoenix")),
        ("pkg:pub/http@0.13.0", ("Pub", "http")),
        ("pkg:githubactions/actions/checkout@v3", ("GitHub Actions", "actions/checkout")),
        ("pkg:swid/thing@1", None),
        ("pkg:npm", None),
        ("lodash@4", None),
        ("", None),
    ],
)  # fmt: skip
def test_purls(purl: str, expected: tuple[str, str] | None) -> None:
    assert of_purl(purl) == (Named(*expected) if expected else None)


def test_an_empty_ecosystem_is_none() -> None:
    assert not speaks_of("", "")


@pytest.mark.parametrize(
    ("ecosystem", "events", "version", "expected"),
    [
        ("npm", "introduced=1.0.0-alpha fixed=1.0.0", "1.0.0-rc.1", "1.0.0"),
        ("npm", "introduced=0 fixed=4.17.21", "4.17.3", "4.17.21"),
        ("Maven", "introduced=2.0-beta9 fixed=2.15.0", "2.14.1", "2.15.0"),
        ("Maven", "introduced=2.0-beta9 fixed=2.15.0", "2.0-alpha2", "no"),
        ("Maven", "introduced=2.0-beta9 fixed=2.15.0", "2.15.0-rc1", "2.15.0"),
        ("Go", "introduced=0 fixed=0.0.0-20220314-1baeb1ce", "v0.0.0-20210921-089bfa56", "0.0.0-20220314-1baeb1ce"),
        ("crates.io", "introduced=0.1.0-0 fixed=0.9.1", "0.9.0", "0.9.1"),
        ("RubyGems", "introduced=6.1.0.rc1 fixed=6.1.4.1", "6.1.4", "6.1.4.1"),
        ("NuGet", "introduced=1.0 fixed=1.0.0.3", "1.0.0.2", "1.0.0.3"),
        ("Packagist", "introduced=5.0.0-beta1 fixed=v5.4.20", "v5.4.3", "v5.4.20"),
    ],
)  # fmt: skip
def test_each_ecosystem_by_its_own_rule(ecosystem: str, events: str, version: str, expected: str) -> None:
    assert said(record(events, ecosystem=ecosystem), version, ecosystem) == expected


def test_match_is_a_value() -> None:
    assert match(record("introduced=0 fixed=2"), Used("PyPI", "Thing", "1")) == Match("2")
