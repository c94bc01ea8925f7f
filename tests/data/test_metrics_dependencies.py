"""From how many components software is built, month by month, and of what that is known."""

from data.workspace import Workspace
from tests.data.story import collected, repository, tell
from tests.data.supply import begun, lists

COMPONENTS = "upstream_dependencies"


def test_components_are_those_of_the_last_list_at_the_end_of_the_month(workspace: Workspace) -> None:
    told = tell(
        workspace,
        begun("local/app", "local/web", "local/empty", "local/never"),
        lists(
            "local/app",
            "2024-02-10 scanned a@1 b@1 ?c@1",
            "2024-03-10 scanned a@1 a@2",  # b and c went in the middle of the month
            "2024-04-10 scanned a@1 b@1",
            "2024-04-20 scanned a@1",
            "2024-04-25 scanned a@1 b@1",  # b went and came back
            "2024-05-10 scanned a@1 b@1 d@1",
            "2024-05-20 scanned a@1 b@1",  # d came and went
        ),
        lists("local/web", "2024-03-15 committed a@1 e@1"),
        lists("local/empty", "2024-03-20 scanned"),
        *(collected(f"local/{name}", "2024-07-01", "component") for name in ("app", "web", "empty")),
    )
    assert told.months(COMPONENTS, "2024-01", "2024-06", "local/app") == [None, 3, 2, 2, 2, 2]
    assert told.months(COMPONENTS, "2024-01", "2024-05", "local/web") == [None, None, 2, 2, 2]
    assert told.months(COMPONENTS, "2024-01", "2024-05", "local/empty") == [None, None, 0, 0, 0]
    # March: a@1, which two have, a@2 and e@1. April: a@1, b@1, e@1.
    assert told.months(COMPONENTS, "2024-01", "2024-05") == [None, 3, 3, 3, 3]
    assert [told.row(COMPONENTS, f"2024-0{n}")["sample_size"] for n in (1, 2, 3)] == [0, 1, 3]
    assert (told(COMPONENTS, "2024-05", "local/never"), told.coverage(COMPONENTS, "2024-05", "local/never")) == (
        None,
        0,
    )
    assert told.coverage(COMPONENTS, "2024-05") == 3 / 4
    assert told(COMPONENTS, "2024-08") is None  # nothing was read since the first of July


def test_what_is_out_of_scope_does_not_count(workspace: Workspace) -> None:
    names = ("app", "fork", "secret", "left", "old")
    told = tell(
        workspace,
        *(lists(f"local/{name}", f"2024-02-10 scanned a@1 {name}@1") for name in names),
        repository("local/app"),
        repository("local/fork", fork=True),
        repository("local/secret", private=True),
        repository("local/left"),
        repository("local/old", archived=True),
        repository("host.example/y/app", "city-of-y"),
        lists("host.example/y/app", "2024-02-10 scanned a@1 b@1 c@1"),
        begun("local/app", "host.example/y/app"),
        *(collected(f"local/{name}", "2024-04-01", "component") for name in names),
        collected("host.example/y/app", "2024-04-01", "component"),
        said="exclude: [local/left]",
    )
    assert told(COMPONENTS, "2024-02") == 3  # a, app and old: what is archived still stands there
    assert told(COMPONENTS, "2024-02", organisation="city-of-y") == 3


def test_another_source_is_another_list(workspace: Workspace) -> None:
    told = tell(
        workspace,
        begun("local/app", "local/web"),
        lists("local/app", "2024-01-10 scanned a@1 b@1 c@1", "2024-05-10 committed a@1 x@1"),
        lists("local/web", "2024-01-10 forge a@1", "2024-02-10 scanned a@1 b@1", "2024-03-10 forge a@1"),
        collected("local/app", "2024-07-01", "component"),
        collected("local/web", "2024-07-01", "component"),
    )
    assert told.months(COMPONENTS, "2024-01", "2024-06", "local/app") == [3, 3, 3, 3, 2, 2]
    assert told.months(COMPONENTS, "2024-01", "2024-04", "local/web") == [1, 2, 1, 1]
