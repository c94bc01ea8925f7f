"""Where our people commit to what we depend on, and what others merged of theirs."""

from data.records import RepositoryAlias
from data.workspace import Workspace
from tests.data.story import collected, repository, tell
from tests.data.supply import begun, gave, lists, package, worked_on

COMMITTED, MERGED = "dependencies_committed_to", "outside_contributions_merged"


def test_projects_we_commit_to_are_counted_near_the_reading(workspace: Workspace) -> None:
    """x/a was read in April and has commits of ours, x/b in June and has none, x/d never; of c no project is known."""
    ours, old = "github.com/city/lib", "github.com/city/old"
    told = tell(
        workspace,
        begun("local/app", "local/web", ours, "host.example/y/app"),
        repository(ours),
        repository("host.example/y/app", "city-of-y"),
        lambda _: [RepositoryAlias(old, ours)],
        lists("local/app", "2024-02-10 scanned a@1 also@1 b@1 c@1 d@1 own@1 older@1", "2024-07-10 scanned b@1"),
        lists("local/web", "2024-02-10 scanned b@1"),
        lists("host.example/y/app", "2024-02-10 scanned a@1"),
        *(package(one, f"github.com/x/{project}") for one, project in
          (("a", "a"), ("also", "a"), ("b", "b"), ("d", "d"), ("unused", "unused"))),
        package("c"),
        package("own", ours),
        package("older", old),
        worked_on("github.com/x/a", 2, ours=3, read="2024-04-10"),
        worked_on("github.com/x/b", 2, ours=0, read="2024-06-10"),
        *(worked_on(project, 2, ours=4, read="2024-06-10") for project in ("github.com/x/unused", ours, old)),
        *(collected(name, "2025-06-01", "component", "package") for name in ("local/app", "local/web")),
        collected("host.example/y/app", "2025-06-01", "component", "package"),
    )  # fmt: skip
    assert told.spread(COMMITTED, "2024-02") == (None, None, None)
    assert told.spread(COMMITTED, "2024-03") == (1, 1, 3)  # b and d were not read
    assert told.spread(COMMITTED, "2024-05") == (1, 1, 2)
    assert told.spread(COMMITTED, "2024-06") == (0, 0, 2)  # what was read of a is too old
    assert told.spread(COMMITTED, "2024-07") == (0, 0, 0)  # a and d are not in use any more
    assert told.spread(COMMITTED, "2024-08") == (None, None, None)
    assert [told.row(COMMITTED, f"2024-0{n}")["sample_size"] for n in (2, 3, 5, 6)] == [0, 1, 2, 1]
    assert told.spread(COMMITTED, "2024-05", "local/app") == (1, 1, 2)
    assert told.months(COMMITTED, "2024-04", "2024-05", "local/web") == [None, 0]
    assert told.row(COMMITTED, "2024-04", organisation="city-of-y")["value"] is None


def test_nobody_looked_so_nothing_is_known(workspace: Workspace) -> None:
    told = tell(
        workspace,
        begun("local/app"),
        lists("local/app", "2024-02-10 scanned a@1"),
        package("a", "github.com/x/a"),
        collected("local/app", "2025-06-01", "component", "package"),
    )
    assert told(COMMITTED, "2024-03") is None


def test_what_others_merged_is_counted_for_a_year(workspace: Workspace) -> None:
    """Merged in March and in May; open, issues and commits are not, and what we merge ourselves is nothing given."""
    told = tell(
        workspace,
        begun("local/app", "github.com/city/app"),
        gave("github.com/x/a", "2024-02-10 change_request merged 2024-03-05", "2024-02-11 issue", "2024-03-01 commit"),
        gave("github.com/x/b", "2024-03-10 change_request", "2024-04-10 change_request merged 2024-05-20"),
        gave("github.com/city/app", "2024-02-10 change_request merged 2024-02-20"),
        collected("local/app", "2024-01-20", "outside_contribution"),
        collected("local/app", "2025-06-01", "outside_contribution"),
    )
    assert told.months(MERGED, "2024-01", "2024-06") == [0, 0, 1, 1, 2, 2]
    assert [told(MERGED, month) for month in ("2025-02", "2025-03", "2025-05")] == [2, 1, 0]
    assert told(MERGED, "2024-05", "local/app") is None


def test_before_the_first_search_reaches_back_a_year_it_is_unknown(workspace: Workspace) -> None:
    """Asked on 2026-01-20: known from February 2024 on, a year of it from January 2025 on."""
    told = tell(
        workspace,
        begun("local/app"),
        gave("github.com/x/a", "2024-02-10 change_request merged 2024-03-05"),
        collected("local/app", "2026-01-20", "commit", "outside_contribution"),
    )
    assert told.months(MERGED, "2024-12", "2025-03") == [None, 1, 1, 0]
