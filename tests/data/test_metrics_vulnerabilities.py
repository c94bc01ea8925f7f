"""Known vulnerabilities: which there are, in how many repositories, and how long it takes until they are mended."""

import pytest

from data.workspace import Workspace
from tests.data.story import collected, issues, repository, tell
from tests.data.supply import advisory, begun, lists, vulnerable

KNOWN, SEVERE, SHARE, FIX = (
    "known_vulnerabilities", "severe_vulnerabilities", "vulnerable_repositories_share", "time_to_fix",
)  # fmt: skip
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
