"""Answers: how long people wait for somebody else's first word, what is left out, what stays unknown or hidden."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from data.workspace import Workspace
from tests.data.story import Event, Told, change_requests, collected, issues, running, tell

FIRST, NINE_IN_TEN, SOON = (
    "time_to_first_response",
    "time_to_first_response_p90",
    "first_response_within_2_days",
)


def after(*days: int, opened: str = "2024-01-01") -> list[str]:
    """Issues opened on one day and answered so many days later, by several people in turn."""
    day = date.fromisoformat(opened)
    return [f"{opened} ann answered {day + timedelta(n)} person{at % 3}" for at, n in enumerate(days)]


def app(*lines: str, name: str = "local/app") -> list[Event]:
    return [issues(name, *lines), collected(name, until="2025-06-01")]


def apart(workspace: Workspace, *stories: tuple[int, int]) -> Iterator[tuple[Told, str]]:
    """For each story a repository with so many issues answered after 1, 2, 3, … days and so many never."""
    names = [f"local/{answered}-{unanswered}" for answered, unanswered in stories]
    lines = [[*after(*range(1, n + 1)), *["2024-01-01 ann"] * unanswered] for n, unanswered in stories]
    told = tell(workspace, *(event for name, some in zip(names, lines, strict=True) for event in app(*some, name=name)))
    return ((told, name) for name in names)


def test_the_median_counts_issues_and_change_requests_together(workspace: Workspace) -> None:
    told = tell(
        workspace,
        issues("local/app", *after(1, 10)),
        change_requests("local/app", *after(3)),
        collected("local/app", until="2025-06-01"),
    )
    assert told.spread(FIRST, "2024-02", "local/app") == (3, None, None)  # of three, no interval can be told
    assert told.row(FIRST, "2024-02", "local/app")["sample_size"] == 3
    assert told(FIRST, "2024-12") == 3  # opened in January, within the twelve months
    assert told(FIRST, "2025-01") is None  # and no longer
    assert told.row(FIRST, "2025-01")["sample_size"] == 0


UNANSWERED = {
    (4, 0): ((2 + 3) / 2, None, None),
    (4, 1): (3, None, None),
    (4, 3): (4, None, None),  # the fourth of seven
    (4, 4): (None, (4 + 59.5) / 2, None),  # two equal halves; the first of January at noon to the first of March
    (4, 5): (None, 59.5, None),
}


def test_unanswered_ones_take_longer_than_their_age(workspace: Workspace) -> None:
    for (told, name), (story, spread) in zip(apart(workspace, *UNANSWERED), UNANSWERED.items(), strict=True):
        assert told.spread(FIRST, "2024-02", name) == spread
        assert told.row(FIRST, "2024-02", name)["sample_size"] == sum(story)


def test_nobody_answered(workspace: Workspace) -> None:
    told = tell(workspace, *app("2024-01-01 ann", "2024-01-11 ann", "2024-01-21 bob"))
    assert told.spread(FIRST, "2024-02") == (None, 49.5, None)  # 59.5, 49.5 and 39.5 days
    assert told.spread(NINE_IN_TEN, "2024-02") == (None, pytest.approx(49.5 + 0.8 * 10), None)
    assert told(SOON, "2024-02") == 0


INTERVALS = {
    (9, 0): (5, None, None),  # below the first of nine lies more than can be left to chance
    (10, 0): (5.5, 1, 10),  # 10/2 - 1.5·√10 = 0.3: the first from either end
    (16, 0): (8.5, 2, 15),  # 16/2 - 1.5·√16 = 2: the second
    (100, 0): (50.5, 35, 66),  # 100/2 - 1.5·√100 = 35
    (15, 1): (8.5, 2, 15),
    (14, 2): (8.5, 2, None),  # the second from the end was not answered
    (9, 7): (8.5, 2, None),
}


def test_the_interval_reaches_three_standard_errors_from_the_middle(workspace: Workspace) -> None:
    for (told, name), spread in zip(apart(workspace, *INTERVALS), INTERVALS.values(), strict=True):
        assert told.spread(FIRST, "2024-12", name) == spread


def test_the_lower_end_is_taken_over_the_ages_of_the_unanswered_too(workspace: Workspace) -> None:
    told = tell(workspace, *app(*after(*range(41, 56)), "2024-05-31 ann"))
    # So far: 30.5, 41, 42, …; the second is 41. At last: 41, 42, …, 55, and the last longer.
    assert told.spread(FIRST, "2024-06") == (48.5, 41, 55)


def test_the_lower_end_may_be_an_age(workspace: Workspace) -> None:
    told = tell(workspace, *app(*after(*range(41, 56)), *["2024-05-31 ann"] * 3))
    assert told.spread(FIRST, "2024-06") == (49.5, 30.5, None)  # the third of eighteen from either end


NINTH = {
    (11, 0): (10, None),  # the tenth of eleven
    (10, 0): (9.1, None),  # a tenth of the way from the ninth to the tenth
    (10, 1): (10, None),
    (9, 1): (None, 9 + 0.1 * (334.5 - 9)),  # the first of January at noon to the first of December
    (9, 2): (None, 334.5),
}


def test_nine_in_ten(workspace: Workspace) -> None:
    for (told, name), (value, low) in zip(apart(workspace, *NINTH), NINTH.values(), strict=True):
        assert told.spread(NINE_IN_TEN, "2024-11", name) == (pytest.approx(value), pytest.approx(low), None)


def test_what_is_younger_than_thirty_days_is_left_out(workspace: Workspace) -> None:
    told = tell(
        workspace,
        issues("local/app", "2024-01-31T00:01 ann answered 2024-02-01 bob", "2024-02-10 ann answered 2024-02-11 cy"),
        issues("local/web", "2024-01-31T00:00 ann", "2024-02-01 ann answered 2024-02-02 bob"),
        collected("local/app", until="2025-06-01"),
        collected("local/web", until="2025-06-01"),
    )
    for metric in (FIRST, NINE_IN_TEN, SOON):
        assert told.spread(metric, "2024-02", "local/app") == (None, None, None)  # everything is
        assert told.row(metric, "2024-02", "local/app")["sample_size"] == 0
    assert told.row(FIRST, "2024-03", "local/app")["sample_size"] == 2
    assert told.spread(FIRST, "2024-02", "local/web") == (None, 30, None)  # thirty days to the first of March
    assert told.row(FIRST, "2024-02")["sample_size"] == 1


def test_an_answer_after_the_periods_end_has_not_come_yet(workspace: Workspace) -> None:
    told = tell(
        workspace,
        *app("2024-01-01 ann answered 2024-03-05 bob", "2024-01-01 ann answered 2024-03-01T00:00 cy"),
    )
    assert told.spread(FIRST, "2024-02") == (None, 59.5, None)
    assert told.spread(FIRST, "2024-03") == ((64 + 59.5) / 2, None, None)
    assert told.months(SOON, "2024-02", "2024-03") == [0, 0]


def test_what_machines_open_does_not_count_and_a_deleted_account_does(workspace: Workspace) -> None:
    told = tell(
        workspace,
        *app("2024-01-01 renovate[bot]", "2024-01-01 ci@x.example", "2024-01-01 build@x.example", *after(1, 2)),
        change_requests("local/app", "2024-01-01 renovate[bot]", "2024-01-01 ghost"),
        said="people: {bots: [ci@x.example], same: [[ci@x.example, build@x.example]]}",
    )
    assert told.row(FIRST, "2024-02")["sample_size"] == 3
    assert told(FIRST, "2024-02") == 2  # 1, 2, longer


def test_a_change_request_waits_from_when_it_was_ready(workspace: Workspace) -> None:
    told = tell(
        workspace,
        change_requests("local/app", "2023-03-10 ann ready 2024-01-10 answered 2024-01-13 bob"),
        change_requests("local/app", "2024-01-01 ann draft", "2024-01-01 ann ready 2024-03-20 x2"),
        change_requests("local/app", *after(1, 7)),
        collected("local/app", until="2025-06-01"),
    )
    assert told.row(FIRST, "2024-01")["sample_size"] == 2  # the first is ready for less than thirty days
    assert told(FIRST, "2024-02") == 3  # 1, 3, 7
    assert told.row(FIRST, "2024-03")["sample_size"] == 2  # the first was opened before the window
    assert told.spread(FIRST, "2024-04") == (None, (7 + 41.5) / 2, None)  # two from 20 March to 1 May, unanswered


def test_what_its_author_took_back_before_an_answer_is_left_out(workspace: Workspace) -> None:
    told = tell(
        workspace,
        *app(
            "2024-01-01 ann withdrawn 2024-01-05",
            "2024-01-01 ann withdrawn 2024-01-05 answered 2024-01-07 bob",
            "2024-01-01 ann answered 2024-01-03 bob withdrawn 2024-01-05",  # after the answer: it counts
            "2024-01-01 ann answered 2024-01-05 cy withdrawn never",  # opened again
            "2024-01-01 ann withdrawn 2024-03-05",  # not yet in February
            "2024-01-01 ann withdrawn 2024-03-05 answered 2024-03-07 bob",  # nor this
            "2024-01-01 ann withdrawn never",
            "2024-01-01 ann closed 2024-01-05",  # by somebody else, who is no human: it stays unanswered
        ),
    )
    assert told.row(FIRST, "2024-02")["sample_size"] == 6
    assert told.row(FIRST, "2024-03")["sample_size"] == 4
    assert told.spread(FIRST, "2024-02") == (None, 59.5, None)  # 2, 4, and four that are longer
    assert told.spread(FIRST, "2024-03") == (None, (4 + 90.5) / 2, None)


def test_what_rests_on_one_responder_is_hidden(workspace: Workspace) -> None:
    alone = [f"2024-01-01 ann answered 2024-01-02 {who}" for who in ("bob@x.example", "bob@y.example")]
    told = tell(
        workspace,
        issues("local/app", *alone, "2024-01-01 ann"),
        issues("local/two", *alone, "2024-01-01 bob@x.example answered 2024-03-02 ann"),
        issues("local/none", "2024-01-01 ann"),
        *(collected(f"local/{name}", until="2025-06-01") for name in ("app", "two", "none")),
        said="people: {same: [[bob@x.example, bob@y.example]]}",
    )
    for metric in (FIRST, NINE_IN_TEN, SOON):
        assert told.spread(metric, "2024-02", "local/app") == (None, None, None)
        assert told.row(metric, "2024-02", "local/app")["sample_size"] == 3
        assert told.spread(metric, "2024-02", "local/two") == (None, None, None)  # ann has not answered yet
        assert told.spread(metric, "2024-02") == (None, None, None)
    assert told(FIRST, "2024-03", "local/two") == 1
    assert told.spread(FIRST, "2024-03") == (1, None, None)  # four times 1, 61 and two that are longer
    assert told.spread(FIRST, "2024-02", "local/none") == (None, 59.5, None)  # nobody can be told from that


WEEKENDS = [
    ("2024-01-05T12:00", "2024-01-09T12:00", True),  # Friday noon to Tuesday noon: 12 + 24 + 12 hours
    ("2024-01-05T12:00", "2024-01-09T12:01", False),
    ("2024-01-06T09:00", "2024-01-07T09:00", True),  # Saturday to Sunday: none
    ("2024-01-06T09:00", "2024-01-10T00:00", True),  # Saturday to the beginning of Wednesday
    ("2024-01-06T09:00", "2024-01-10T00:01", False),
    ("2024-01-07T23:59", "2024-01-10T00:00", True),
    ("2024-01-08T00:00", "2024-01-10T00:00", True),  # Monday to Wednesday
    ("2024-01-08T00:00", "2024-01-10T00:01", False),
    ("2024-01-04T18:00", "2024-01-06T10:00", True),  # Thursday evening to Saturday: 6 + 24 hours
    ("2024-01-03T23:00", "2024-01-07T10:00", False),  # Wednesday night to Sunday: 1 + 24 + 24 hours
    ("2024-01-05T18:00", "2024-01-12T18:00", False),  # a week
]


def test_two_working_days_do_not_count_the_weekend(workspace: Workspace) -> None:
    others = ("2024-01-10 ann answered 2024-02-01 cy", "2024-01-10 ann")
    told = tell(
        workspace,
        *(
            event
            for at, (opened, answered, _) in enumerate(WEEKENDS)
            for event in app(f"{opened} ann answered {answered} bob", *others, name=f"local/{at}")
        ),
        *(
            change_requests(f"local/{at}", "2023-12-01 ann ready 2024-01-09 answered 2024-01-10 cy")
            for at in range(len(WEEKENDS))
        ),
    )
    for at, (_, _, soon) in enumerate(WEEKENDS):
        assert told(SOON, "2024-03", f"local/{at}") == 100 * (1 + soon) / 4, WEEKENDS[at]
        assert told.row(SOON, "2024-03", f"local/{at}")["sample_size"] == 4


def test_an_organisations_figure_is_over_all_items(workspace: Workspace) -> None:
    told = tell(
        workspace,
        issues("local/app", *after(1, 1, 1)),
        issues("local/web", *after(9, 11)),
        collected("local/app", until="2025-06-01"),
        collected("local/web", until="2025-06-01"),
    )
    assert (told(FIRST, "2024-02", "local/app"), told(FIRST, "2024-02", "local/web")) == (1, 10)
    assert told(FIRST, "2024-02") == 1
    assert told(SOON, "2024-02") == 60


def test_the_running_month_ends_with_the_last_confirmation(workspace: Workspace) -> None:
    now = datetime.now(UTC).replace(tzinfo=None)
    told = tell(
        workspace,
        issues("local/app", f"{running(2)}-01 ann", f"{running()}-01T00:00 ann"),
        collected("local/app", until=now.isoformat()),
    )
    opened = datetime.fromisoformat(f"{running(2)}-01T12:00")
    assert told.spread(FIRST, running()) == (None, pytest.approx((now - opened) / timedelta(days=1)), None)
