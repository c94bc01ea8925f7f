"""The counts of a project's twelve months, worked out by hand."""

from datetime import datetime

import pytest

from collectors.upstream.work import absence_factor
from data.configuration import People
from data.records import UpstreamWork
from tests.collectors.upstream.served import NOW, Street
from tests.histories import begin


@pytest.mark.parametrize(
    ("commits", "factor"),
    [
        ([], None),
        ([7], 1),
        ([5, 5], 1),  # half is enough
        ([5, 4, 4], 2),
        ([1000, 433, 343, 332, 202, 90, 42, 33], 2),  # CHAOSS's example
        ([1, 1, 1, 1, 1], 3),
    ],
)
def test_absence_factor(commits: list[int], factor: int | None) -> None:
    assert absence_factor(commits) == factor
    assert absence_factor(reversed(commits)) == factor


def test_counts(forge: Street) -> None:
    name = forge.add(
        "acme/tool",
        "2024-01-01 Old <old@acme.example> x5",
        "2025-06-20 Late <late@acme.example> x2",  # noon, three hours within the year
        "2025-06-19 Early <early@acme.example> x9",  # and 21 hours before it
        "2025-12-01 Ann <ann@acme.example> x4",
        "2025-12-02 Bob <bob@acme.example>",
        "2025-12-03 Cy <cy@acme.example>",
        "2026-01-01 renovate[bot] <29139614+renovate[bot]@users.noreply.github.com> x30",
        "2026-02-01 Dee <dee@gmail.com> x20",
        "2026-02-01 Eve <eve@gmail.com> x20",
        "2026-02-01 Fay <fay@gmail.com> x20",
        "2026-03-01 Gus <gus@solo.example> x11",
        "2026-06-10 Hal <hal@solo.example>",
        "2026-06-19 dependabot[bot] <support@dependabot.example>",
        "2026-06-30 Ahead <ahead@solo.example>",  # ten days after it is read
    )
    assert forge.read() == [name]
    # 2 + 4 + 1 + 1 + 3 × 20 + 11 + 1 = 80 by nine people; half are 40, two people's. Of domains gmail.com is nobody's
    # and solo.example two people's; acme.example has 2 + 4 + 1 + 1 = 8 of the 80.
    assert forge.work(name) == UpstreamWork(
        name, NOW, 80, 9, 2, 0, "acme.example", 10.0, datetime(2026, 6, 10, 12)
    )  # fmt: skip


def test_merges_and_what_comes_before_an_old_branch(forge: Street) -> None:
    """Cut by date, git would show the last commit and the merge, and none of the three before it."""
    history = begin(forge.folder / "acme" / "merged.git")
    history.commit("2024-01-01", "Ann <ann@a.example>")
    history.git("checkout", "--quiet", "-b", "old")
    history.commit("2024-02-01", "Bob <bob@b.example>")
    history.git("checkout", "--quiet", "main")
    for day in ("2026-01-01", "2026-02-01", "2026-03-01"):
        history.commit(day, "Ann <ann@a.example>")
    history.merge("2026-04-01", "Cy <cy@c.example>", "old")
    history.commit("2026-05-01", "Dee <dee@d.example>")
    (history.path / ".git").rename(forge.folder / "merged")
    history.path.rmdir()
    (forge.folder / "merged").rename(history.path)
    name = forge.depend(f"{forge.host}/acme/merged")
    forge.read()
    work = forge.work(name)
    assert (work.commits, work.contributors, work.absence_factor) == (4, 2, 1)


def test_ours_are_our_domains_our_accounts_and_who_is_the_same(forge: Street) -> None:
    forge.people = People(
        domains=["city.example"],
        accounts=["github.com/ann"],
        same=[["private@home.example", "github.com/ann"]],
        bots=["robot@city.example"],
    )
    name = forge.add(
        "acme/tool",
        "2026-01-01 Ann <ann@it.city.example> x3",
        "2026-01-01 Ann <7+ann@users.noreply.github.com> x2",
        "2026-01-01 Ann <private@home.example> x4",
        "2026-01-01 Robot <robot@city.example> x50",
        "2026-01-01 Ben <ben@notcity.example> x5",
    )
    forge.read()
    work = forge.work(name)
    # three addresses, of which ospo.yaml says of two that they are one person
    assert (work.commits, work.our_commits, work.contributors) == (14, 9, 3)


def test_a_domain_that_two_people_use_says_nothing(forge: Street) -> None:
    name = forge.add("acme/tool", "2026-01-01 Ann <ann@duo.example> x3", "2026-01-02 Ben <ben@duo.example>")
    forge.read()
    work = forge.work(name)
    assert (work.organisation, work.organisation_share, work.absence_factor) == (None, None, 1)


def test_a_year_without_commits_is_a_finding(forge: Street) -> None:
    name = forge.add("acme/still", "2023-01-01 Ann <ann@a.example>", "2023-02-01 Ben <ben@b.example>")
    forge.read()
    assert forge.work(name) == UpstreamWork(name, NOW, 0, 0, None, 0, None, None, datetime(2023, 2, 1, 12))


def test_a_repository_without_any_commit_is_one_too(forge: Street) -> None:
    name = forge.add("acme/empty")
    forge.read()
    assert forge.work(name) == UpstreamWork(name, NOW, 0, 0, None, 0, None, None, None)


def test_nobody_is_remembered(forge: Street) -> None:
    theirs = [f"2026-01-0{n} Person{n} <person{n}@acme.example>" for n in range(1, 6)]
    forge.add("acme/tool", *theirs, "2026-01-09 Person9 <person9@agency.gov>")
    forge.read()
    tables = [table for (table,) in forge.ledger.rows("select table_name from duckdb_tables()")]
    written = "".join(str(forge.ledger.rows(f'select * from "{table}"')) for table in tables)
    assert "acme.example" in written
    assert "Person1" not in written and "person1@" not in written
    assert not forge.ledger.rows('select * from "commit"')
    assert not forge.ledger.rows("select * from affiliation")
    assert list(forge.workspace.cache.iterdir()) == []
