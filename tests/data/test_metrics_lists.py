"""Of what lists exist, what came in anew, which packages are tools, and which many depend on."""

from data.records import Component
from data.workspace import Workspace
from tests.data.story import Event, Told, collected, repository, tell
from tests.data.supply import begun, lists, moment_of

KNOWN, NEW, TOOLS, CRITICAL = "inventory_share", "new_components", "toolchain_components", "critical_dependencies"


def steps(name: str, day: str, *purls: str) -> Event:
    """Steps of a pipeline that a scan finds."""
    at = moment_of(day)
    return lambda _: [
        Component(name, f"{purl}@4", purl, "4", None, None, None, "scanned", at, at, None, None) for purl in purls
    ]


def test_of_how_many_repositories_a_list_is_known(workspace: Workspace) -> None:
    """app and old, which is archived, have a list from February on, web from March on; never has none."""
    names = ("app", "web", "old", "never")
    told = tell(
        workspace,
        begun(*(f"local/{name}" for name in names)),
        repository("local/old", archived=True),
        lists("local/app", "2024-02-10 scanned a@1"),
        lists("local/old", "2024-02-10 scanned"),
        lists("local/web", "2024-03-15 committed a@1"),
        *(collected(f"local/{name}", "2024-07-01", "component") for name in names[:3]),
    )
    assert told.months(KNOWN, "2024-01", "2024-04") == [None, 50, 75, 75]
    assert [told.row(KNOWN, f"2024-0{n}")["sample_size"] for n in (1, 2)] == [0, 4]
    assert told.months(KNOWN, "2024-01", "2024-03", "local/app") == [None, 100, 100]
    assert told.months(KNOWN, "2024-01", "2024-03", "local/web") == [None, 0, 100]
    assert told.months(KNOWN, "2024-01", "2024-03", "local/never") == [None, 0, 0]
    assert told(KNOWN, "2024-08") is None  # no list was read since


def came(workspace: Workspace) -> Told:
    """Into app came c in February and d in June; into web d and f in July, h in October.

    a only changes its version, b was there before it went and came back, e and c stand in the first list of web, and
    g in the first list of its second source.
    """
    return tell(
        workspace,
        begun("local/app", "local/web"),
        lists(
            "local/app",
            "2024-01-10 scanned a@1 b@1",
            "2024-02-10 scanned a@2 b@1 c@1",
            "2024-05-10 scanned a@2 c@1",
            "2024-06-10 scanned a@2 b@1 c@1 d@1",
        ),
        lists(
            "local/web",
            "2024-04-10 committed c@1 e@1",
            "2024-07-10 committed c@1 e@1 d@1 f@1",
            "2024-09-10 scanned d@1 f@1 g@1",
            "2024-10-10 scanned d@1 f@1 g@1 h@1 h@2",
        ),
        *(collected(f"local/{name}", "2025-06-01", "component") for name in ("app", "web")),
    )


def test_what_came_in_within_a_year_is_known_after_a_year(workspace: Workspace) -> None:
    told = came(workspace)
    # c, d, f and h: d came into the organisation once.
    assert told.spread(NEW, "2024-01") == (None, 0, None)
    assert told.spread(NEW, "2024-06") == (None, 2, None)
    assert told.spread(NEW, "2024-12") == (None, 4, None)
    assert told.spread(NEW, "2025-01") == (4, None, None)
    assert told.months(NEW, "2025-01", "2025-05") == [4, 3, 3, 3, 3]
    assert told.months(NEW, "2025-01", "2025-05", "local/app") == [2, 1, 1, 1, 1]
    assert told.spread(NEW, "2024-03", "local/web") == (None, None, None)
    assert told.spread(NEW, "2025-03", "local/web") == (None, 3, None)
    assert told(NEW, "2025-04", "local/web") == 3


def test_tools_are_steps_of_pipelines_and_what_is_for_development(workspace: Workspace) -> None:
    """flat says of nothing what it is for, empty has nothing; a is a tool of app and a part of web."""
    names = ("app", "web", "flat", "empty")
    told = tell(
        workspace,
        begun(*(f"local/{name}" for name in names)),
        lists("local/app", "2024-02-10 scanned a@1:dev a@2:dev b@1:run c@1"),
        steps("local/app", "2024-02-10", "pkg:github/x/one", "pkg:githubactions/x/two"),
        lists("local/web", "2024-03-10 committed a@1:run x@1:dev ?y@1:dev"),
        lists("local/flat", "2024-02-10 scanned z@1"),
        lists("local/empty", "2024-02-10 scanned"),
        *(collected(f"local/{name}", "2024-07-01", "component") for name in names),
    )
    assert told.months(TOOLS, "2024-01", "2024-03", "local/app") == [None, 3, 3]
    assert told.months(TOOLS, "2024-02", "2024-03", "local/web") == [None, 2]
    assert told.months(TOOLS, "2024-01", "2024-02", "local/flat") == [None, None]
    assert told.months(TOOLS, "2024-01", "2024-02", "local/empty") == [None, 0]
    assert told.months(TOOLS, "2024-01", "2024-03") == [None, 3, 5]
    assert told.row(TOOLS, "2024-03")["sample_size"] == 4


def test_critical_packages_are_counted_by_the_month(workspace: Workspace) -> None:
    """named is in use until May; a from March on in two repositories, until one of them drops it in May."""
    told = tell(
        workspace,
        begun("local/app", "local/web"),
        lists(
            "local/app",
            "2024-02-10 scanned a@1:direct b@1:direct named@1:transitive",
            "2024-05-10 scanned b@1:direct",
        ),
        lists("local/web", "2024-03-10 scanned a@2:direct b@1:transitive"),
        *(collected(f"local/{name}", "2024-07-01", "component") for name in ("app", "web")),
        said="dependencies: {critical_from: 2, critical: ['pkg:npm/named', 'pkg:npm/unused']}",
    )
    assert told.months(CRITICAL, "2024-01", "2024-05") == [None, 1, 2, 2, 0]
    assert told(CRITICAL, "2024-03", "local/app") is None
    assert told.row(CRITICAL, "2024-03")["sample_size"] == 2
