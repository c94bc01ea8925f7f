"""How numbers of a snapshot stand to their targets, and the words for it; the figures worked out by hand."""

from datetime import date

import pytest

from data import courses_said
from data.courses import courses
from data.definitions import metrics
from data.path import Course, Goal
from data.snapshot import Snapshot
from data.workspace import create
from tests.data.aimed import aimed
from tests.data.story import OURS

DECEMBER = date(2025, 12, 1)
GOALS = {
    "commits": Goal(36, date(2026, 12, 31), date(2025, 1, 1)),
    "contributors": Goal(3, date(2026, 12, 31), date(2025, 1, 1)),
    "releases": Goal(4),
    "licence_coverage": Goal(90, date(2026, 12, 31), date(2025, 1, 1)),
}


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return aimed(create(tmp_path_factory.mktemp("aimed"), "City of X")).snapshot


def seen(
    snapshot: Snapshot, metric: str, goal: Goal, period: date = DECEMBER, today: date = date(2026, 1, 5)
) -> Course:
    return courses(snapshot, OURS, {metric: goal}, period, today)[metric]


def said(snapshot: Snapshot, metric: str, goal: Goal | None = None) -> str:
    return courses_said.said(metrics()[metric], seen(snapshot, metric, goal or GOALS[metric]))


def test_a_monthly_count_is_meant_for_twelve_months(snapshot: Snapshot) -> None:
    found = seen(snapshot, "commits", GOALS["commits"])  # from 12 to 36 in 24 months, and twelve are gone
    assert found.path
    assert (found.path.begin, found.now.value, found.expected, found.state) == (12, 24, 24, "on_path")
    earlier = seen(snapshot, "commits", GOALS["commits"], date(2025, 6, 1))  # six of each year: 18, and 6/24 of the way
    assert (earlier.now.value, earlier.expected, earlier.state) == (18, 18, "on_path")


def test_any_other_is_its_row(snapshot: Snapshot) -> None:
    found = seen(snapshot, "contributors", GOALS["contributors"])
    assert (found.now.value, found.expected, found.ahead, found.state) == (1, 2, -1, "behind")


def test_a_running_month_says_nothing(snapshot: Snapshot) -> None:
    found = seen(snapshot, "contributors", GOALS["contributors"], date(2026, 1, 1))
    assert (found.now.value, found.state, found.why) == (None, "unknown", "value")


def test_before_twelve_months_are_known_there_is_no_start(snapshot: Snapshot) -> None:
    early = Goal(36, date(2026, 12, 31), date(2024, 12, 1))
    assert seen(snapshot, "commits", early).why == "direction"  # neither more nor less is better, and no start
    assert seen(snapshot, "releases", early).why == "start"
    assert seen(snapshot, "contributors", Goal(3, date(2026, 12, 31), date(2023, 6, 1))).why == "start"


def test_an_earlier_month_is_seen_from_its_end(snapshot: Snapshot) -> None:
    goal = Goal(3, date(2025, 6, 30), date(2025, 1, 1))
    assert seen(snapshot, "contributors", goal, date(2025, 5, 1)).state == "behind"
    assert seen(snapshot, "contributors", goal, date(2025, 6, 1)).state == "overdue"
    late = Goal(3, date(2026, 1, 20), date(2025, 1, 1))
    assert seen(snapshot, "contributors", late, today=date(2026, 1, 20)).state == "behind"
    assert seen(snapshot, "contributors", late, today=date(2026, 1, 21)).state == "overdue"


@pytest.mark.parametrize(
    ("metric", "goal", "sentence"),
    [
        ("commits", None, "Target 36 in 12 months by Dec 31, 2026: on the straight path."),
        ("contributors", None, "Target 3 people by Dec 31, 2026: 1 person behind the straight path."),
        ("contributors", Goal(1), "Target 1 person: reached."),
        ("contributors", Goal(3), "Target 3 people: 2 people short."),
        ("contributors", Goal(3, date(2026, 6, 30)),
         "Target 3 people by Jun 30, 2026: 2 people short, no straight path: no day is set from which it counts."),
        ("contributors", Goal(1.02), "Target 1 person: less than 0.1 people short."),
        ("contributors", Goal(2, date(2026, 1, 3)), "Target 2 people by Jan 3, 2026: overdue, 1 person short."),
        ("licence_coverage", None, "Target 90\N{NO-BREAK SPACE}% by Dec 31, 2026: the number is not known."),
        ("licence_coverage", Goal(90), "Target 90\N{NO-BREAK SPACE}%: the number is not known."),
    ],
)  # fmt: skip
def test_the_sentence(metric: str, goal: Goal | None, sentence: str, snapshot: Snapshot) -> None:
    assert said(snapshot, metric, goal) == sentence


@pytest.mark.parametrize(
    ("a_month", "name"),
    [(False, "Target 36 in 12 months by Dec 2026"), (True, "Target 36 in 12 months by Dec 2026: 3 a month")],
)
def test_the_name_of_the_line(a_month: bool, name: str) -> None:
    assert courses_said.name(metrics()["commits"], GOALS["commits"], a_month=a_month) == name


def test_a_share_is_points_apart() -> None:
    assert courses_said.distance(metrics()["licence_coverage"], 4) == "4 points"
    assert courses_said.distance(metrics()["time_to_close"], 1) == "1 day"
