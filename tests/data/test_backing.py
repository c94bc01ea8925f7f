"""Who stands behind packages and our own repositories, from the ledger to the views."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest

from data import definitions
from data.definitions import Settings
from data.ledger import Ledger, open_ledger
from data.records import Component, Package, Repository, UpstreamWork
from data.workspace import Workspace

DAY = datetime(2024, 6, 1)


@pytest.fixture
def ledger(workspace: Workspace) -> Iterator[Ledger]:
    with open_ledger(workspace.ledger) as opened:
        yield opened


def package(name: str, project: str | None = None) -> Package:
    return Package(f"pkg:{name}", project, False, True, DAY)


def work(project: str, absence: int | None, domain: str | None = None, share: float | None = None) -> UpstreamWork:
    return UpstreamWork(project, DAY, 100 if absence else 0, 9, absence, 0, domain, share, DAY)


def run(ledger: Ledger) -> None:
    definitions.run_views(ledger.connection, Settings(date(2024, 6, 20), [], private=False))


def backing(ledger: Ledger) -> dict[str, tuple[str | None, str | None]]:
    run(ledger)
    rows = ledger.rows("select package, kind, backed_by from backing")
    assert len({name for name, *_ in rows}) == len(rows)
    return {name.removeprefix("pkg:"): (kind, by) for name, kind, by in rows}


@pytest.mark.parametrize(
    ("absence", "domain", "share", "kind", "by"),
    [
        (None, None, None, None, None),
        (1, None, None, "one maintainer", None),
        (2, None, None, "several people", None),
        (5, "acme.example", 49.9, "several people", None),
        (5, "acme.example", 50.0, "company", "acme.example"),  # half is enough
        (1, "acme.example", 50.0, "company", "acme.example"),
        (1, "acme.example", 49.0, "one maintainer", None),
        (5, "mit.edu", 90.0, "several people", None),
        (5, "agency.gov.uk", 90.0, "administration", "agency.gov.uk"),
        (5, "apache.org", 60.0, "foundation", "Apache Software Foundation"),
        (5, "lists.apache.org", 60.0, "foundation", "Apache Software Foundation"),
    ],
)
def test_by_who_does_the_work(
    ledger: Ledger, absence: int | None, domain: str | None, share: float | None, kind: str | None, by: str | None
) -> None:
    ledger.save(
        [package("npm/tool", "github.com/somebody/tool"), work("github.com/somebody/tool", absence, domain, share)]
    )
    assert backing(ledger) == {"npm/tool": (kind, by)}


def test_whose_it_is_comes_before_who_does_the_work(ledger: Ledger) -> None:
    ledger.save(
        [
            package("npm/kafka", "github.com/apache/kafka"),
            work("github.com/apache/kafka", 1, "acme.example", 90.0),
            package("maven/gov.nist/tool"),
            package("npm/%40angular/core", "github.com/nobody/core"),
            package("npm/unread", "github.com/nobody/unread"),
            package("npm/lonely"),
        ]
    )
    assert backing(ledger) == {
        "npm/kafka": ("foundation", "Apache Software Foundation"),
        "maven/gov.nist/tool": ("administration", "Government of the United States"),
        "npm/%40angular/core": ("company", "Google"),
        "npm/unread": (None, None),
        "npm/lonely": (None, None),
    }


def test_packages_that_nobody_was_asked_about(ledger: Ledger) -> None:
    """deps.dev switched off: what the namespace says is known all the same, once for all who use it."""
    for repository in ("local/a", "local/b"):
        for name in ("pkg:maven/org.apache/x", "pkg:npm/x"):
            ledger.save([Component(repository, f"{name}@1", name, "1", True, None, None, "given", DAY, DAY)])
    assert backing(ledger) == {
        "maven/org.apache/x": ("foundation", "Apache Software Foundation"),
        "npm/x": (None, None),
    }


def test_our_own_repositories(ledger: Ledger) -> None:
    names = ["github.com/apache/ours", "github.com/city/app", "github.com/alphagov/app", "local/app"]
    ledger.save([Repository(name, "city-of-x", "self", f"git:{name}") for name in names])
    run(ledger)
    assert ledger.rows("select repository, foundation, name from foundation order by repository") == [
        ("github.com/alphagov/app", False, None),
        ("github.com/apache/ours", True, "Apache Software Foundation"),
        ("github.com/city/app", False, None),
        ("local/app", None, None),
    ]
