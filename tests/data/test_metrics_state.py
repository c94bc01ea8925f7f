"""State: licences and community files as they stood at the end of a month, and Italy's vitality index."""

from bisect import bisect_right
from collections import Counter
from datetime import date, timedelta

import pytest

from data.workspace import Workspace
from tests.data.story import collected, commits, files, last_day, repository, tags, tell

FORGE = "git.example/city"

# Lower bound and points, by publiccode.yml's crawler; points of a day are those of the last bound reached.
COMMUNITY = [(0, 4), (2, 8), (4, 12), (8, 16), (12, 20), (16, 24), (20, 28), (24, 32), (28, 36)]
ACTIVITY = [(0, 2), (4, 8), (6, 14), (9, 20), (12, 26), (15, 32), (18, 38), (25, 44), (30, 50), (35, 60)]
RELEASE = [(0, 20), (1, 30), (2, 40), (4, 50)]
LONGEVITY = [(0, 20), (365, 30), (730, 35)]


def test_licence_coverage_is_over_the_public_repositories_that_were_looked_at(workspace: Workspace) -> None:
    names = [f"local/{name}" for name in ("app", "none", "odd", "web")]
    told = tell(
        workspace,
        *(commits(name, "2024-01-05 ann") for name in [*names, "local/in"]),
        *(collected(name, until="2024-07-01") for name in [*names, "local/in"]),
        files("local/app", "2024-02-01", "2024-02-20 licence MIT", "2024-05-02 licence gone"),
        files("local/none", "2024-02-01", "2024-02-02 readme"),
        files("local/odd", "2024-02-01", "2024-02-01 licence NOASSERTION"),
        files("local/web", "2024-02-01", "2024-03-31 licence EUPL-1.2"),
        repository("local/in", private=True),
        files("local/in", "2024-02-01", "2024-02-01 licence MIT"),
        said="visibility: all",
    )
    # January: not looked at. app from February to April, web from March on, of four public ones.
    assert told.months("licence_coverage", "2024-01", "2024-06") == [None, 25, 50, 50, 25, 25]
    assert told.row("licence_coverage", "2024-03")["sample_size"] == 4
    assert told.months("licence_coverage", "2024-01", "2024-06", "local/app") == [None, 100, 100, 100, 0, 0]
    assert told.months("licence_coverage", "2024-01", "2024-03", "local/odd") == [None, 0, 0]
    assert told("licence_coverage", "2024-03", "local/in") is None  # private: not asked
    assert told.months("licence_coverage", "2024-08", "2024-09", "local/web") == [None, None]


def test_community_files_are_seven_and_their_mean(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits("local/app", "2024-01-05 ann"),
        commits("local/web", "2024-03-05 ann"),
        files("local/app", "2024-01-05", "2024-01-05 readme", "2024-02-29 security", "2024-04-30 readme gone"),
        files("local/app", "2024-01-05", "2024-01-05 readme", "2024-03-01 codeowners"),  # not one of the seven
        files("local/web", "2024-03-05", *(f"2024-03-05 {kind}" for kind in ("readme", "licence", "changelog"))),
        collected("local/app", until="2024-06-01"),
        collected("local/web", until="2024-06-01"),
    )
    one, two, three = 100 / 7, 200 / 7, 300 / 7
    assert told.months("community_files", "2024-01", "2024-05", "local/app") == pytest.approx([one, two, two, one, one])
    assert told.months("community_files", "2024-03", "2024-05", "local/web") == pytest.approx([three] * 3)
    assert told.months("community_files", "2024-02", "2024-04") == pytest.approx([two, (two + three) / 2, two])
    assert told.row("community_files", "2024-03")["sample_size"] == 2


def test_files_of_the_organisations_own_repository_count_for_all_but_not_the_licence(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits(f"{FORGE}/.github", "2024-01-05 ann"),
        commits(f"{FORGE}/app", "2024-01-05 ann"),
        commits("git.example/elsewhere/app", "2024-01-05 ann"),
        files(f"{FORGE}/.github", "2024-01-05", "2024-02-10 security", "2024-02-10 licence MIT", "2024-03-01 readme"),
        files(f"{FORGE}/app", "2024-01-05", "2024-01-06 readme"),
        files("git.example/elsewhere/app", "2024-01-05"),
        *(collected(name, until="2024-06-01") for name in (f"{FORGE}/.github", f"{FORGE}/app")),
        collected("git.example/elsewhere/app", until="2024-06-01"),
    )
    one, two, three = 100 / 7, 200 / 7, 300 / 7
    # Its own readme, then the security policy too; the readme of both is one file, the licence is not theirs.
    assert told.months("community_files", "2024-01", "2024-04", f"{FORGE}/app") == pytest.approx([one, two, two, two])
    assert told("community_files", "2024-04", f"{FORGE}/.github") == pytest.approx(three)
    assert told("community_files", "2024-04", "git.example/elsewhere/app") == 0  # another account
    assert told("licence_coverage", "2024-04", f"{FORGE}/app") == 0
    assert told("community_files", "2024-04") == pytest.approx((two + three + 0) / 3)


def test_a_file_that_the_organisations_own_repository_lost_counts_no_longer(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits(f"{FORGE}/.github", "2024-01-05 ann"),
        commits(f"{FORGE}/app", "2024-01-05 ann"),
        files(f"{FORGE}/.github", "2024-01-05", "2024-02-10 security", "2024-04-10 security gone"),
        files(f"{FORGE}/app", "2024-01-05"),
        collected(f"{FORGE}/.github", until="2024-06-01"),
        collected(f"{FORGE}/app", until="2024-06-01"),
    )
    one = 100 / 7
    assert told.months("community_files", "2024-01", "2024-05", f"{FORGE}/app") == pytest.approx([0, one, one, 0, 0])


def test_vitality_of_a_quiet_a_young_and_a_dead_repository(workspace: Workspace) -> None:
    told = tell(
        workspace,
        commits("local/dead", "2022-01-01 ann"),
        commits("local/young", "2024-01-01 ann"),
        commits("local/full", "2021-01-01 ann", *(f"2024-01-{day:02} ann x40" for day in range(1, 32))),
        tags("local/full", *(f"2024-01-{day:02} v{day}.{n}" for day in range(1, 32) for n in range(4))),
        *(collected(f"local/{name}", until="2024-04-01") for name in ("dead", "young", "full")),
    )
    # One author 4, nothing done 2, nothing released 20; 20 in the first year, 30 in the second, 35 from 730 days on.
    # 31 December 2022 is 364 days after the first commit, 31 January 2024 is 760.
    assert told("vitality", "2022-12", "local/dead") == 46
    assert told("vitality", "2023-01", "local/dead") == 56
    assert told("vitality", "2024-01", "local/dead") == 61
    # 60 days to 31 January 2024: 31 of 4 + 60 + 50 + 35, cut at 100, and 29 of 61: 4869 / 60 = 81.15.
    assert told("vitality", "2024-01", "local/full") == 81
    # 60 days to 29 February: 29 days of 61 and 31 of 100.
    assert told("vitality", "2024-02", "local/full") == 81
    assert told("vitality", "2024-03", "local/full") == 61  # 31 + 29 days without anything
    assert told("vitality", "2024-01") == 50  # of young (46) and full, which are active, one is at 50 and more
    assert told.row("vitality", "2024-01")["sample_size"] == 2


def test_vitality_at_the_edges_of_its_bands(workspace: Workspace) -> None:
    days = [date(2024, 1, 1) + timedelta(days=n) for n in range(60)]  # to 29 February: every day of the window
    activity = {3: 2, 4: 8, 5: 8, 6: 14, 8: 14, 9: 20, 11: 20, 12: 26, 14: 26, 15: 32, 17: 32, 18: 38, 24: 38, 25: 44}
    activity |= {29: 44, 30: 50, 34: 50, 35: 60}
    releases = {1: 30, 2: 40, 3: 40, 4: 50}
    authors = {1: 4, 2: 8, 3: 8, 4: 12, 7: 12, 8: 16, 11: 16, 12: 20, 15: 20, 16: 24, 19: 24, 20: 28, 23: 28, 24: 32}
    authors |= {27: 32, 28: 36}
    told = tell(
        workspace,
        *(commits(f"local/work-{n}", *(f"{day} ann x{n}" for day in days)) for n in activity),
        *(commits(f"local/release-{n}", "2023-12-31 ann") for n in releases),
        *(tags(f"local/release-{n}", *(f"{day} {day}.{k}" for day in days for k in range(n))) for n in releases),
        *(commits(f"local/people-{n}", *(f"2023-12-31 person{k}" for k in range(n))) for n in authors),
        *(collected(f"local/work-{n}", until="2024-03-01") for n in activity),
        *(collected(f"local/release-{n}", until="2024-03-01") for n in releases),
        *(collected(f"local/people-{n}", until="2024-03-01") for n in authors),
    )
    # Each day the same, in the first year (20): one author 4, no work 2, no release 20 where it is not said otherwise.
    assert {n: told("vitality", "2024-02", f"local/work-{n}") for n in activity} == {
        n: min(100, 4 + points + 20 + 20) for n, points in activity.items()
    }
    assert {n: told("vitality", "2024-02", f"local/release-{n}") for n in releases} == {
        n: 4 + 2 + points + 20 for n, points in releases.items()
    }
    assert {n: told("vitality", "2024-02", f"local/people-{n}") for n in authors} == {
        n: points + 2 + 20 + 20 for n, points in authors.items()
    }


def test_vitality_equals_an_independent_reading_day_by_day(workspace: Workspace) -> None:
    first = date(2022, 3, 1)
    # Ever more authors, merges among them; a day with no work but that, with one, with two, …; up to five tags a day.
    usual = [(first + timedelta(days=n), f"person{n * n % (1 + n // 20)}", n % 5 == 0) for n in range(0, 900, 3)]
    busy = [(first + timedelta(days=20 * n), f"person{k}", k % 4 == 1) for n in range(45) for k in range(n)]
    released = [first + timedelta(days=17 * n) for n in range(1, 50) for _ in range(n % 6)]
    told = tell(
        workspace,
        commits("local/app", *(f"{day} {who}{' merge' * merge}" for day, who, merge in [*usual, *busy])),
        commits("local/app", "1969-12-31 nobody", "2022-03-05 renovate[bot]"),  # a machine is an author, nobody is not
        tags("local/app", *(f"{day} v{number}{' pre' * (number % 2)}" for number, day in enumerate(released))),
        collected("local/app", until="2024-12-01"),
        said="people: {same: [[person1@gmail.com, person2@gmail.com]]}",  # authors are as they wrote themselves
    )
    everything = [*usual, *busy, (date(2022, 3, 5), "renovate", False)]
    rows = [row for row in told.rows("vitality", "local/app") if row["period"] < date(2024, 12, 1)]
    expected = [_vitality(everything, released, last_day(f"{row['period']:%Y-%m}")) for row in rows]
    assert len(rows) == 33
    assert len(set(expected)) > 5
    assert [row["value"] for row in rows] == expected


def _vitality(work: list[tuple[date, str, bool]], released: list[date], until: date) -> int:
    """The rules as the crawler's documentation gives them, one day after the other."""
    seen: dict[str, date] = {}
    weight: Counter[date] = Counter()
    for day, who, merge in work:
        seen[who] = min(seen.get(who, day), day)
        weight[day] += 2 if merge else 1
    releases = Counter(released)
    age = _points(LONGEVITY, (until - min(seen.values())).days)
    total = 0
    for back in range(60):
        day = until - timedelta(days=back)
        authors = sum(one <= day for one in seen.values())
        total += min(
            100, _points(COMMUNITY, authors) + _points(ACTIVITY, weight[day]) + _points(RELEASE, releases[day]) + age
        )
    return total // 60


def _points(bands: list[tuple[int, int]], value: int) -> int:
    return bands[bisect_right([least for least, _ in bands], value) - 1][1]
