"""The six key figures: which, what each says of itself, its course, and where others are."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from data.figures import months_back
from data.workspace import Workspace
from report.story import Band, Figure
from report.telling import figures
from tests.assessments.evidence.measured import OCTOBER, month_end, row
from tests.peers.world import figure, named, receive
from tests.report.workspaces import LAST_YEAR, city, month, published, told_from, year

SIX = [
    "active_repositories", "single_maintainer_share", "change_requests_reviewed", "time_to_first_response",
    "licence_coverage", "external_share",
]  # fmt: skip
OLD, GIVEN = "critical_vulnerabilities_over_30_days", "give_back_ratio"


@pytest.fixture
def ours(tmp_path: Path) -> Workspace:
    return city(tmp_path, country="FI", level="local")


def told(workspace: Workspace) -> dict[str, Figure]:
    return {one.metric: one for one in figures.told(told_from(workspace)).figures}


def plain(text: str) -> str:
    return text.replace("\xa0", " ")


def town(ours: Workspace, n: int, metric: str, value: float, *more: dict[str, Any], **about: Any) -> None:
    at = {"collected_at": month_end(OCTOBER)}
    receive(ours, named(f"Town {n}", figure(metric, value, OCTOBER, **at), *more, number=n, **about))


# Which


def test_nothing_is_published(ours: Workspace) -> None:
    found = figures.told(told_from(ours))
    assert (found.figures, found.nothing) == ((), "Cannot be known, because nothing is collected yet.")
    assert [*figures.numbers(told_from(ours))] == []


def test_no_month_is_whole(ours: Workspace) -> None:
    published(ours, row("commits", 5, collected_at=datetime(2026, 10, 31)))
    assert figures.told(told_from(ours)).nothing == "Cannot be known yet, because no month is collected to its end."


def test_the_six(ours: Workspace) -> None:
    published(ours, *month())
    assert [*told(ours)] == SIX


@pytest.mark.parametrize(
    ("known", "last"),
    [
        ([row(OLD, 0)], [OLD, "external_share"]),
        ([row(GIVEN, 0)], ["licence_coverage", GIVEN]),
        ([row(OLD, 2), row(GIVEN, 40)], [OLD, GIVEN]),
        ([row(OLD, None), row(GIVEN, None)], SIX[4:]),
    ],
)
def test_what_matters_more_takes_the_last_places_once_known(
    ours: Workspace, known: list[dict[str, Any]], last: list[str]
) -> None:
    published(ours, *month(*known))
    assert [*told(ours)] == [*SIX[:4], *last]


# What each says


def test_what_was_never_measured_says_so(ours: Workspace) -> None:
    published(ours, *month())
    found = told(ours)["licence_coverage"]
    assert (found.value, found.change, found.basis, found.band, found.peers) == (
        "unknown", "", "Not measured yet.", None, "",
    )  # fmt: skip
    assert found.trend.alt == "Licence coverage: unknown in all months"


@pytest.mark.parametrize(
    ("unknown", "why"),
    [
        (row("external_share", None), "Cannot be known from what was collected"),
        (row("external_share", None, low=5.0, high=40.0), "Lies between 5 and 40 %"),
        (row("time_to_first_response", None), "Not shown: the answers are one person's work"),
        (row("time_to_first_response", None, sample_size=0), "Cannot be known from what was collected"),
    ],
)
def test_what_is_unknown_says_why(ours: Workspace, unknown: dict[str, Any], why: str) -> None:
    published(ours, *month(unknown))
    found = told(ours)[unknown["metric"]]
    assert (found.value, plain(found.change), found.tone) == ("unknown", why, "plain")


def test_what_lies_beyond_what_is_known_is_more_than_that(ours: Workspace) -> None:
    published(ours, *month(row("time_to_first_response", None, low=30.0)))
    found = told(ours)["time_to_first_response"]
    assert found.value == "more than 30 days"
    assert found.change == "So many wait still that no exact figure can be given"


def test_a_year_that_may_be_compared_is(ours: Workspace) -> None:
    published(ours, *month(*year("licence_coverage", 41, 70), *year("single_maintainer_share", 41, 70)))
    found = told(ours)
    assert (plain(found["licence_coverage"].change), found["licence_coverage"].tone) == (
        "Rose from 41 % to 70 %", "better",
    )  # fmt: skip
    assert found["single_maintainer_share"].tone == "worse"


def test_of_what_is_neither_better_nor_worse_the_tone_is_plain(ours: Workspace) -> None:
    published(ours, *month(*year("active_repositories", 50, 150)))
    found = told(ours)["active_repositories"]
    assert (found.value, found.change, found.tone) == ("150", "Rose from 50 to 150", "plain")


def test_nothing_that_stands_out_is_said_too(ours: Workspace) -> None:
    published(ours, *month(*year("licence_coverage", 66, 70)))
    assert told(ours)["licence_coverage"].change.replace("\xa0", " ") == "No change that stands out (a year ago 66 %)"


def test_a_change_in_other_repositories_than_the_figure_says_so(ours: Workspace) -> None:
    """All have a licence in 70 %; those collected in both years in 55 %, after 30 %."""
    both = [row("licence_coverage", 30, LAST_YEAR), row("licence_coverage", 55)]
    published(ours, *month(row("licence_coverage", 70)), comparable=both)
    found = told(ours)["licence_coverage"]
    assert plain(found.value) == "70 %"
    assert plain(found.change) == "Rose by 25 points in a year"


@pytest.mark.parametrize(
    ("earlier", "later", "both", "named"),
    [
        (41, 70, None, [("year_before", 41, "41 %")]),  # rose from 41 to 70
        (66, 70, None, [("year_before", 66, "66 %")]),  # nothing stands out
        (None, 70, None, []),
        (41, 70, (30, 55), [("change", 25, "25 points")]),
        (41, 70, (55, 30), [("change", -25, "25 points")]),
    ],
)
def test_numbers_have_what_is_said_of_the_year(
    ours: Workspace, earlier: float | None, later: float, both: tuple[float, float] | None,
    named: list[tuple[str, float, str]],
) -> None:  # fmt: skip
    alike = month(*year("licence_coverage", *both)) if both else None
    published(ours, *month(*year("licence_coverage", earlier, later)), comparable=alike)
    there = [one for one in figures.numbers(told_from(ours)) if one.metric == "licence_coverage"]
    assert (there[0].what, there[0].value) == ("now", later)
    assert [
        (one.what, one.value, plain(one.text)) for one in there if one.what not in ("now", "month")
    ] == named  # fmt: skip


# What it rests on


def test_basis_says_what_is_not_said_of_the_whole_page(ours: Workspace) -> None:
    published(ours, *month(
        row("contributors", 50),
        row("single_maintainer_share", 40, sample_size=121),
        row("change_requests_reviewed", 40, coverage=0.66),
        row("time_to_first_response", 4, sample_size=1204, collected_at=datetime(2026, 11, 9)),
        row("licence_coverage", 40, coverage=None, sample_size=0),
    ))  # fmt: skip
    assert {name: plain(one.basis) for name, one in told(ours).items()} == {
        "active_repositories": "Not measured yet.",
        "single_maintainer_share": "rests on 121",
        "change_requests_reviewed": "rests on 100 · 66 % collected",
        "time_to_first_response": "rests on 1,204 · as of Nov 9, 2026",
        "licence_coverage": "at the end of October 2026 · nothing collected",
        "external_share": "Not measured yet.",
    }


# Its course


def test_a_trend_has_two_years_gaps_and_not_the_running_month(ours: Workspace) -> None:
    """Thirty months up to November, one of them unknown and one not collected to its end."""
    months = [months_back(date(2026, 11, 1), n) for n in range(30)][::-1]
    rows = [row("licence_coverage", n, one) for n, one in enumerate(months)]
    rows[10] |= {"value": None}
    rows[12] |= {"collected_at": datetime.combine(months[12], datetime.min.time())}
    published(ours, *month(*rows))
    trend = told(ours)["licence_coverage"].trend
    assert (trend.months[0], trend.months[-1]) == ("Nov 2024", "Oct 2026")
    # the thirtieth, number 29, is November; the 24 to October begin with number 5
    assert trend.values == (*map(float, range(5, 10)), None, 11.0, None, *map(float, range(13, 29)))
    assert plain(trend.alt) == "Licence coverage: from 5 % to 28 % in 24 months"
    drawn = [one for one in figures.numbers(told_from(ours)) if one.what == "month"]
    assert [(one.period, one.value) for one in drawn] == [*zip(months[5:-1], trend.values, strict=True)]


# Others


@pytest.mark.parametrize("theirs", [(), (10,)])
def test_with_fewer_than_two_others_nothing_is_compared(ours: Workspace, theirs: tuple[float, ...]) -> None:
    for n, value in enumerate(theirs, 1):
        town(ours, n, "licence_coverage", value)
    published(ours, *month(row("licence_coverage", 70)))
    found = told(ours)["licence_coverage"]
    assert (found.band, found.peers) == (None, "No comparison: fewer than two others have it.")
    assert figures.told(told_from(ours)).legend == ""


def test_with_two_there_is_a_median_and_no_band_around_it(ours: Workspace) -> None:
    town(ours, 1, "licence_coverage", 10)
    town(ours, 2, "licence_coverage", 30)
    published(ours, *month(row("licence_coverage", 70)))
    found = told(ours)["licence_coverage"]
    assert found.band == Band(70, None, 20, None, found.peers)
    assert plain(found.peers) == "Others’ median 20 %"


def test_the_middle_half_of_others(ours: Workspace) -> None:
    """R type 7 of 10, 21, 30, 41, 50, 61: 23.25, 35.5, 47.75."""
    for n, value in enumerate((10, 21, 30, 41, 50, 61), 1):
        town(ours, n, "licence_coverage", value)
    published(ours, *month(row("licence_coverage", 55)))
    found = told(ours)["licence_coverage"]
    assert found.band == Band(55, 23.25, 35.5, 47.75, found.peers)
    assert plain(found.peers) == "Others’ median 36 %, in the best quarter"
    assert figures.told(told_from(ours)).legend == (
        "Grey: the middle half of 6 local administrations in Finland. Line: their median. Dot: we."
    )
    numbers = {(one.metric, one.what): one for one in figures.numbers(told_from(ours))}
    whats = ("peers_low", "peers_median", "peers_high")
    assert [numbers["licence_coverage", one].value for one in whats] == [23.25, 35.5, 47.75]
    assert [plain(numbers["licence_coverage", one].text) for one in whats] == ["23 %", "36 %", "48 %"]
    assert {numbers["licence_coverage", one].sample_size for one in whats} == {6}
    assert {numbers["licence_coverage", one].source for one in whats} == {"peers"}


def test_that_less_is_better_is_said(ours: Workspace) -> None:
    for n, value in enumerate((10, 20, 40, 50), 1):
        town(ours, n, "single_maintainer_share", value)
    published(ours, *month(row("single_maintainer_share", 45)))
    found = told(ours)["single_maintainer_share"]
    # 45 is less than one of four
    assert plain(found.peers) == "Others’ median 30 %, in the lower half, less is better"


def test_what_depends_on_size_is_divided(ours: Workspace) -> None:
    """Repositories per contributor: ours 20 of 40, theirs 30 of 10 and 10 of 10."""
    at = {"collected_at": month_end(OCTOBER)}
    for n, value in enumerate((30, 10), 1):
        town(ours, n, "active_repositories", value, figure("contributors", 10, OCTOBER, **at))
    published(ours, *month(row("active_repositories", 20), row("contributors", 40)))
    found = told(ours)["active_repositories"]
    assert found.value == "20"
    assert found.peers == "Per contributor 0.5, others’ median 2"
    assert found.band == Band(0.5, None, 2, None, found.peers)
    divided = [one for one in figures.numbers(told_from(ours)) if one.metric == found.metric and "/" in one.unit]
    assert [(one.what, one.value, one.unit) for one in divided] == [
        ("now", 0.5, "1/contributor"), ("peers_median", 2, "1/contributor"),
    ]  # fmt: skip


def test_an_unknown_figure_is_not_compared(ours: Workspace) -> None:
    town(ours, 1, "licence_coverage", 10)
    town(ours, 2, "licence_coverage", 30)
    published(ours, *month(row("licence_coverage", None)))
    found = told(ours)["licence_coverage"]
    assert (found.band, found.peers) == (None, "")
    assert [one.what for one in figures.numbers(told_from(ours)) if one.metric == "licence_coverage"] == [
        "now", "month",
    ]  # fmt: skip
