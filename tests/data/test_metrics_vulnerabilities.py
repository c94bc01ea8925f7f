"""Known vulnerabilities: which there are, in how many repositories, and how long it takes until they are mended."""

import pytest

from data.workspace import Workspace
from tests.data.story import collected, issues, repository, tell
from tests.data.supply import advisory, begun, lists, vulnerable

KNOWN, SEVERE, SHARE, FIX = (
    "known_vulnerabilities", "severe_vulnerabilities", "vulnerable_repositories_share", "time_to_fix",
)  # fmt: skip
OVERDUE = "critical_vulnerabilities_over_30_days"
NEEDS = ("component", "advisory")


def test_a_vulnerability_is_there_once_from_its_publication_on(workspace: Workspace) -> None:
    names = ("app", "web", "empty", "dark", "stale")
    told = tell(
        workspace,
        begun(*(f"local/{name}" for name in names)),
        lists("local/app", "2024-02-10 scanned a@1 b@1 c@1", "2024-05-10 scanned a@1 b@1 c@2"),
        lists("local/web", "2024-03-05 scanned a@1", "2024-04-10 scanned a@9"),
        lists("local/empty", "2024-03-05 scanned"),
        lists("local/dark", "2024-03-05 scanned a@1"),
        lists("local/stale", "2024-04-05 scanned c@1"),
        advisory("GHSA-1", "2024-01-01", of_cve="CVE-1", severity="high", score=7.5),
        advisory("PYSEC-1", "2024-01-05", of_cve="CVE-1", severity=None),
        advisory("GHSA-2", "2024-03-20"),  # nobody says how severe
        advisory("GHSA-3", "2024-04-30T23:59", severity="critical"),
        advisory("GHSA-4", "2024-02-01", withdrawn="2024-02-02", severity="critical"),
        advisory("GHSA-5", "2024-02-01", severity="critical"),
        vulnerable("a@1", "GHSA-1", "PYSEC-1"),
        vulnerable("b@1", "GHSA-2", "GHSA-4"),
        vulnerable("c@1", "GHSA-3"),
        vulnerable("z@1", "GHSA-5"),  # not in use
        *(collected(f"local/{name}", "2024-07-01", "component") for name in names),
        *(collected(f"local/{name}", "2024-07-01", "advisory") for name in ("app", "web", "empty")),
        collected("local/stale", "2024-04-15", "advisory"),
    )
    assert told.months(KNOWN, "2024-01", "2024-05", "local/app") == [None, 1, 2, 3, 2]
    assert told.months(SEVERE, "2024-01", "2024-05", "local/app") == [None, 1, 1, 2, 1]
    assert told.months(KNOWN, "2024-01", "2024-05", "local/web") == [None, None, 1, 0, 0]
    assert told.months(KNOWN, "2024-02", "2024-04", "local/empty") == [None, 0, 0]
    assert told.months(KNOWN, "2024-03", "2024-04", "local/dark") == [None, None]  # held against nothing
    assert told.months(SEVERE, "2024-04", "2024-05", "local/stale") == [1, None]  # not since April
    assert told.months(KNOWN, "2024-01", "2024-05") == [None, 1, 2, 3, 2]
    assert told.months(SEVERE, "2024-01", "2024-05") == [None, 1, 1, 2, 1]
    assert told.spread(SEVERE, "2024-03") == (1, 1, 2)  # nobody says how severe the other one is
    assert [told.row(KNOWN, f"2024-0{n}")["sample_size"] for n in range(1, 6)] == [0, 1, 3, 4, 3]
    # March: app and web of three; April: app and stale of four; May: app of three.
    shares = [None, 100, pytest.approx(200 / 3), 50, pytest.approx(100 / 3)]
    assert told.months(SHARE, "2024-01", "2024-05") == shares
    assert told.months(SHARE, "2024-01", "2024-05", "local/web") == [None, None, 100, 0, 0]
    assert told(SHARE, "2024-03", "local/dark") is None
    assert told.coverage(KNOWN, "2024-05") == pytest.approx(3 / 5)


def test_a_critical_vulnerability_is_overdue_once_it_is_open_for_more_than_thirty_days(workspace: Workspace) -> None:
    """At the end of January, what was listed on the tenth is open for 21.5 days, of February 50.5, of March 81.5."""
    names = ("thirty", "more", "before", "after", "back", "bumped")
    told = tell(
        workspace,
        begun(*(f"local/{name}" for name in names)),
        lists("local/thirty", "2024-01-10 scanned b@1"),
        lists("local/more", "2024-01-10 scanned c@1"),
        lists("local/before", "2024-01-10 scanned a@1", "2024-03-31T23:59 scanned"),
        lists("local/after", "2024-01-10 scanned a@1", "2024-04-01T00:00 scanned"),
        lists("local/back", "2024-01-10 scanned a@1", "2024-03-05 scanned", "2024-03-20 scanned a@1"),
        lists("local/bumped", "2024-01-10 scanned d@1", "2024-03-20 scanned d@2"),  # which has it too
        advisory("GHSA-a", "2023-06-01", severity="critical"),
        advisory("GHSA-b", "2024-03-02T00:00", severity="critical"),
        advisory("GHSA-c", "2024-03-01T00:00", severity="critical"),
        advisory("GHSA-d", severity="critical"),
        *(vulnerable(f"{name}@1", f"GHSA-{name}") for name in "abcd"),
        vulnerable("d@2", "GHSA-d"),
        *(collected(f"local/{name}", "2024-07-01", *NEEDS) for name in names),
    )
    expected = {
        "thirty": [0, 0, 0, 1],  # at the end of March thirty days to the minute
        "more": [0, 0, 1, 1],
        "before": [0, 1, 0, 0],
        "after": [0, 1, 1, 0],
        "back": [0, 1, 0, 1],  # in March for 11.5 days
        "bumped": [0, 1, 1, 1],
    }
    assert {name: told.months(OVERDUE, "2024-01", "2024-04", f"local/{name}") for name in names} == expected
    # d; a in February in three repositories, in March in one, in April in another; c; b.
    assert told.months(OVERDUE, "2024-01", "2024-04") == [0, 2, 3, 4]
    assert told.months(SEVERE, "2024-01", "2024-04") == [2, 2, 4, 4]
    assert [told.row(OVERDUE, f"2024-0{n}")["sample_size"] for n in range(1, 5)] == [6, 6, 6, 6]


def test_what_is_overdue_is_told_of_what_is_known(workspace: Workspace) -> None:
    names = ("rated", "also", "dark", "stale", "ended", "halted", "lost", "kept")
    told = tell(
        workspace,
        begun(*(f"local/{name}" for name in names)),
        lists("local/rated", "2024-02-10 scanned c@1 h@1 u@1 w@1"),
        lists("local/also", "2024-02-10 scanned q@1 u@1 v@1"),
        lists("local/dark", "2024-02-10 scanned d@1"),
        lists("local/stale", "2024-02-10 scanned s@1"),
        lists("local/ended", "2024-02-10 scanned e@1"),
        lists("local/halted", "2024-03-05 scanned d@1"),
        lists("local/lost", "2024-02-10 scanned l@1", "2024-04-25 committed z@1"),
        lists("local/kept", "2024-02-10 scanned k@1", "2024-03-25 committed k@1"),
        advisory("GHSA-c", "2023-06-01", of_cve="CVE-1", severity="critical", score=9.8),
        advisory("PYSEC-c", "2023-06-02", of_cve="CVE-1", severity=None),
        advisory("GHSA-q", "2023-06-02", of_cve="CVE-1", severity="medium"),  # in this package it can do less
        advisory("GHSA-h", "2023-06-01", severity="high"),
        advisory("GHSA-u", "2023-06-01"),  # nobody says how severe
        advisory("GHSA-v", "2023-06-01", severity="medium"),
        advisory("GHSA-w", "2023-06-01", withdrawn="2023-06-02", severity="critical"),
        *(advisory(f"GHSA-{name}", "2023-06-01", severity="critical") for name in "delks"),
        *(vulnerable(f"{name}@1", f"GHSA-{name}") for name in "cdehklqsuvw"),
        vulnerable("c@1", "PYSEC-c"),
        *(collected(f"local/{name}", "2024-07-01", *NEEDS) for name in ("rated", "also", "lost", "kept")),
        collected("local/dark", "2024-07-01", "component"),  # held against no advisory
        collected("local/stale", "2024-07-01", "component"),
        collected("local/stale", "2024-03-15", "advisory"),
        collected("local/ended", "2024-03-20", "component"),
        collected("local/ended", "2024-07-01", "advisory"),
        collected("local/halted", "2024-04-03", *NEEDS),
    )
    expected = {
        "rated": [None, 0, 1, 1],
        "also": [None, 0, 0, 0],
        "dark": [None, None, None, None],
        "stale": [None, 0, 1, None],
        "ended": [None, 0, 1, None],
        "halted": [None, None, 0, 0],  # on the third of April for 28.5 days
        "kept": [None, 0, 1, 1],  # another list has it, too
    }
    assert {name: told.months(OVERDUE, "2024-01", "2024-04", f"local/{name}") for name in expected} == expected
    assert told.months(OVERDUE, "2024-03", "2024-04", "local/lost") == [1, 0]  # whether it went nobody knows
    assert told(OVERDUE, "2024-05", "local/halted") is None
    assert told.spread(OVERDUE, "2024-03", "local/rated") == (1, 1, 2)
    assert told.spread(OVERDUE, "2024-03", "local/also") == (0, 0, 1)
    assert told.spread(OVERDUE, "2024-01") == (None, None, None)
    assert told.spread(OVERDUE, "2024-03") == (5, 5, 6)  # c, s, e, k, l; and u
    assert told.spread(OVERDUE, "2024-04") == (2, 2, 3)  # c and k; and u
    assert [told.row(OVERDUE, f"2024-0{n}")["sample_size"] for n in range(1, 6)] == [0, 6, 7, 5, 4]


def test_it_takes_until_no_version_in_use_has_the_vulnerability(workspace: Workspace) -> None:
    """In app a waits from use, 60 days, b from publication, 50, through a version that has it too; c went before it."""
    told = tell(
        workspace,
        begun("local/app", "local/web"),
        lists(
            "local/app",
            "2024-01-10 scanned a@1 b@1 c@1",
            "2024-02-10 scanned a@1 b@1",
            "2024-02-20 scanned a@1 b@2",
            "2024-03-10 scanned a@2 b@2",
            "2024-03-30 scanned a@2 b@3",
            "2024-06-10 scanned a@1 b@3",  # again for ten days
            "2024-06-20 scanned a@2 b@3",
        ),
        lists("local/web", "2024-01-10 scanned a@1", "2024-04-10 scanned"),  # 91 days
        issues("local/app", "2024-01-10 ann closed 2024-03-01 x5"),  # another kind of waiting
        collected("local/app", "2025-06-01", "issue", "change_request"),
        advisory("GHSA-a", "2023-06-01"),
        advisory("GHSA-b", "2024-02-09"),
        advisory("GHSA-c", "2024-02-15"),
        *(vulnerable(f"{name}@1", f"GHSA-{name}") for name in "abc"),
        vulnerable("b@2", "GHSA-b"),
        collected("local/app", "2025-06-01", *NEEDS),
        collected("local/web", "2025-06-01", *NEEDS),
    )
    assert told.row(FIX, "2024-01", "local/app")["sample_size"] == 0  # younger than thirty days
    assert told.spread(FIX, "2024-02", "local/app") == (None, 50.5, None)  # a; b is young
    assert told.spread(FIX, "2024-03", "local/app") == (55, None, None)
    assert told.spread(FIX, "2024-03") == (60, None, None)  # 50, 60 and web's, which takes longer than 81.5
    assert told.spread(FIX, "2024-04") == (60, None, None)  # 50, 60, 91
    assert [told.row(FIX, f"2024-0{n}")["sample_size"] for n in (2, 3, 4)] == [2, 3, 3]
    assert told.spread(FIX, "2024-06", "local/app") == (50, None, None)  # 10, 50, 60
    assert told(FIX, "2025-02", "local/app") == 50
    assert told(FIX, "2025-03", "local/app") == 10
    assert told(FIX, "2025-03", "local/web") == 91
    assert told.spread(FIX, "2025-04", "local/web") == (None, None, None)


def test_another_list_mends_nothing(workspace: Workspace) -> None:
    names = ("lost", "kept", "old")
    told = tell(
        workspace,
        begun(*(f"local/{name}" for name in names)),
        lists("local/lost", "2024-01-10 scanned a@1", "2024-03-10 committed z@1"),
        lists("local/kept", "2024-01-10 scanned a@1", "2024-03-10 committed a@1", "2024-04-10 committed z@1"),
        lists("local/old", "2024-01-10 scanned a@1"),
        advisory("GHSA-a", "2023-06-01"),
        vulnerable("a@1", "GHSA-a"),
        *(collected(f"local/{name}", "2025-06-01", *NEEDS) for name in names[:2]),
        collected("local/old", "2024-02-15", *NEEDS),
    )
    assert told.row(FIX, "2024-12", "local/lost")["sample_size"] == 0
    assert told.spread(FIX, "2024-04", "local/kept") == (91, None, None)
    # Nothing is known of old since the fifteenth of February; in the twelve months that hold it, it takes longer.
    assert told.spread(FIX, "2024-02", "local/old") == (None, 35.5, None)
    assert told.spread(FIX, "2025-01", "local/old") == (None, 35.5, None)
    assert told.row(FIX, "2025-02", "local/old")["sample_size"] == 0


def test_peers_are_counted_and_excluded_repositories_are_not(workspace: Workspace) -> None:
    told = tell(
        workspace,
        begun("local/app", "local/left", "host.example/y/app"),
        repository("host.example/y/app", "city-of-y"),
        lists("local/app", "2024-01-10 scanned b@1"),
        lists("local/left", "2024-01-10 scanned a@1"),
        lists("host.example/y/app", "2024-01-10 scanned a@1"),
        advisory("GHSA-a", "2023-06-01", severity="high"),
        advisory("GHSA-b", "2023-06-01", severity="medium"),
        vulnerable("a@1", "GHSA-a"),
        vulnerable("b@1", "GHSA-b"),
        *(collected(name, "2024-06-01", *NEEDS) for name in ("local/app", "local/left", "host.example/y/app")),
        said="exclude: [local/left]",
    )
    assert [told(metric, "2024-03") for metric in (KNOWN, SEVERE, SHARE)] == [1, 0, 0]
    assert [told(metric, "2024-03", organisation="city-of-y") for metric in (KNOWN, SEVERE, SHARE)] == [1, 1, 100]
    assert told.row(FIX, "2024-03")["sample_size"] == 1
    assert told.row(FIX, "2024-03", organisation="city-of-y")["sample_size"] == 1
