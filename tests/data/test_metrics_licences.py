"""Licences of what is used: OSI-approved, unknown, worth a look beside the repository's own."""

import pytest

from data.workspace import Workspace
from tests.data.story import collected, files, tell
from tests.data.supply import begun, lists, released

OSI, UNKNOWN, LOOK = "osi_licence_share", "unknown_licence_share", "licences_to_look_at"


def test_or_takes_the_best_and_the_worst_and_unknown_is_its_own(workspace: Workspace) -> None:
    """app: a and c are approved, b is not, d is unknown. web: a is known from app's list, e is unknown, f is approved.

    reg: i's is unknown as declared, and known to its registry.
    """
    names = ("app", "web", "half", "reg", "empty")
    told = tell(
        workspace,
        begun(*(f"local/{name}" for name in names)),
        lists("local/app", "2024-02-10 scanned a@1:MIT b@1:MIT_AND_SSPL-1.0 c@1:SSPL-1.0_OR_Apache-2.0 d@1"),
        lists("local/web", "2024-03-10 scanned a@1 e@1:Our_own_terms f@1:EUPL-1.2"),
        lists("local/half", "2024-04-10 scanned f@1:EUPL-1.2 e@1:Our_own_terms"),
        lists("local/reg", "2024-05-10 scanned i@1:See_LICENSE"),
        lists("local/empty", "2024-05-10 scanned"),
        released("i", "1 2020-01-01 licence ISC"),
        *(collected(f"local/{name}", "2024-07-01", "component") for name in names),
    )
    assert told.spread(OSI, "2024-01", "local/app") == (None, None, None)
    assert told.spread(OSI, "2024-02", "local/app") == (50, 50, 75)
    assert told.spread(OSI, "2024-03", "local/web") == (pytest.approx(200 / 3), pytest.approx(200 / 3), 100)
    assert told.spread(OSI, "2024-04", "local/half") == (None, 50, 100)
    assert told.spread(OSI, "2024-05", "local/reg") == (100, 100, 100)
    assert told.spread(OSI, "2024-05", "local/empty") == (None, None, None)
    assert told.spread(OSI, "2024-02") == (50, 50, 75)
    assert told.spread(OSI, "2024-03") == (50, 50, pytest.approx(500 / 6))  # a, c, f of six; d and e are unknown
    assert told.spread(OSI, "2024-05") == (pytest.approx(400 / 7), pytest.approx(400 / 7), pytest.approx(600 / 7))
    assert [told.row(OSI, f"2024-0{n}")["sample_size"] for n in range(1, 6)] == [0, 4, 6, 6, 7]
    assert told.months(UNKNOWN, "2024-01", "2024-03", "local/app") == [None, 25, 25]
    assert told(UNKNOWN, "2024-03", "local/web") == pytest.approx(100 / 3)
    shares = [None, *(pytest.approx(100 * n) for n in (1 / 4, 2 / 6, 2 / 6, 2 / 7))]
    assert told.months(UNKNOWN, "2024-01", "2024-05") == shares
    assert told(UNKNOWN, "2024-05", "local/reg") == 0


def test_a_licence_is_worth_a_look_in_each_place_that_it_does_not_go_with(workspace: Workspace) -> None:
    """GPL in MIT and in Apache, but not in GPL; for development only what is proprietary; where both are known."""
    names = ("mit", "apache", "gpl", "unsaid", "empty")
    told = tell(
        workspace,
        begun(*(f"local/{name}" for name in names)),
        files("local/mit", "2024-01-05", "2024-01-05 licence MIT"),
        files("local/apache", "2024-01-05", "2024-01-05 licence Apache-2.0"),
        files("local/gpl", "2024-01-05", "2024-01-05 licence GPL-3.0-only"),
        files("local/unsaid", "2024-01-05"),
        files("local/empty", "2024-01-05", "2024-01-05 licence MIT"),
        lists(
            "local/mit",
            "2024-02-10 scanned a@1:GPL-3.0-only b@1:GPL-3.0-only:dev c@1:SSPL-1.0:dev d@1 e@1:ISC f@1:Our_own_terms",
            "2024-03-10 scanned a@1:GPL-3.0-only b@2:GPL-3.0-only:run c@1:SSPL-1.0:dev",
        ),
        lists("local/apache", "2024-03-10 scanned a@1:GPL-3.0-only"),
        lists("local/gpl", "2024-02-10 scanned a@1:GPL-3.0-only"),
        lists("local/unsaid", "2024-02-10 scanned a@1:GPL-3.0-only"),
        lists("local/empty", "2024-02-10 scanned"),
        *(collected(f"local/{name}", "2024-07-01", "component", "observation") for name in names),
    )
    assert told.months(LOOK, "2024-01", "2024-03", "local/mit") == [None, 2, 3]
    assert told.months(LOOK, "2024-02", "2024-03", "local/apache") == [None, 1]
    assert [told(LOOK, "2024-03", f"local/{name}") for name in ("gpl", "unsaid", "empty")] == [0, None, 0]
    assert told.months(LOOK, "2024-01", "2024-03") == [None, 2, 4]  # a@1 in two places
    assert told.row(LOOK, "2024-03")["sample_size"] == 4
