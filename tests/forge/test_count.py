"""The count itself, on forges small enough to be counted by hand."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from tests.forge import changes
from tests.forge.count import Figure, count
from tests.forge.model import Account, ChangeRequest, Forge, Issue, Repository

MAY, COLLECTED = date(2026, 5, 1), datetime(2026, 7, 10)  # the window: June 2025 to May 2026
Figures = Callable[..., Figure]


class City:
    """One repository and the people around it."""

    def __init__(self) -> None:
        self.forge = Forge()
        self.owner = self.forge.account("city", "Organization")
        self.repository = self.forge.repository(self.owner, "app", datetime(2024, 1, 1))
        self.ada, self.ben, self.cleo = (self.forge.account(login) for login in ("ada", "ben", "cleo"))
        self.bot, self.machine = self.forge.account("helper", "Bot"), self.forge.account("renovate-city")

    def issue(self, at: str, *answers: tuple[str, Account | None], by: Account | None = None) -> Issue:
        opened = changes.open_issue(self.repository, by or self.ada, datetime.fromisoformat(at))
        for said_at, who in answers:
            changes.comment(self.forge, opened, who, datetime.fromisoformat(said_at))
        return opened

    def close(self, item: Issue, at: str, who: Account | None) -> None:
        changes.close(self.forge, item, who, datetime.fromisoformat(at))

    def change(
        self, at: str, merged: str | None = None, by: Account | None = None, *, draft: bool = False
    ) -> ChangeRequest:
        opened = changes.open_change_request(self.repository, by or self.ada, datetime.fromisoformat(at), draft=draft)
        if merged:
            changes.merge(self.forge, opened, self.ben, datetime.fromisoformat(merged))
        return opened

    def figure(self, metric: str, month: date = MAY, repository: str | None = None) -> Figure:
        return count(self.forge, "city", [month], COLLECTED)[metric, repository, month]


@pytest.fixture
def here() -> City:
    return City()


def test_what_machines_open_is_not_counted_and_what_deleted_accounts_open_is(here: City) -> None:
    for who in (here.ada, here.bot, here.machine):
        here.issue("2026-05-02", by=who)
    changes.open_issue(here.repository, None, datetime(2026, 5, 3))
    assert here.figure("issues_opened") == (2, None, None, 2)
    assert here.figure("issues_opened", repository="city/app")[0] == 2


def test_archived_repositories_count_and_forks_mirrors_private_ones_do_not(here: City) -> None:
    def more(**facts: object) -> Repository:
        return here.forge.repository(here.owner, f"r{here.forge.last}", datetime(2024, 1, 1), **facts)

    for repository in (more(archived=True), more(parent=here.repository), more(private=True), more(mirror_url="m")):
        changes.open_issue(repository, here.ada, datetime(2026, 5, 2))
    assert here.figure("issues_opened")[0] == 1


def test_the_median_falls_among_the_unanswered(here: City) -> None:
    here.issue("2026-01-01", ("2026-01-03", here.ben))
    here.issue("2026-03-02")
    here.issue("2026-04-03", ("2026-04-08", here.cleo))
    here.issue("2026-04-22")
    # answered after 2 and 5 days; unanswered for 91 and 40 at the end of May
    assert here.figure("time_to_first_response") == (None, 22.5, None, 4)
    value, low, high, size = here.figure("time_to_first_response_p90")
    assert low == pytest.approx(40 + 0.7 * 51) and (value, high, size) == (None, None, 4)
    assert here.figure("first_response_within_2_days") == (25, None, None, 4)


def test_a_median_between_answers_has_a_low_that_the_unanswered_may_pull_down(here: City) -> None:
    for days, who in ((1, here.ben), (2, here.cleo), (100, here.ben)):
        opened = datetime(2026, 1, 1)
        here.issue("2026-01-01", ((opened + timedelta(days=days)).isoformat(), who))
    here.issue("2026-05-01")  # 31 days old at the end
    assert here.figure("time_to_first_response") == (51, 16.5, 51, 4)


def test_what_comes_after_the_end_of_the_month_has_not_happened(here: City) -> None:
    here.issue("2026-04-01", ("2026-06-01", here.ben))
    here.issue("2026-04-01", ("2026-04-02", here.cleo))
    here.issue("2026-04-01", ("2026-04-04", here.ada), ("2026-05-31T23:59:59", here.ben))
    value, low, _, size = here.figure("time_to_first_response")
    assert value == pytest.approx(60.99999, abs=0.0001) and low == value and size == 3
    assert here.figure("time_to_first_response", date(2026, 6, 1))[0] == pytest.approx(61, abs=0.001)


def test_young_items_drafts_and_what_was_withdrawn_unanswered_are_left_out(here: City) -> None:
    here.issue("2026-05-03", ("2026-05-04", here.ben))  # 29 days at the end
    here.change("2026-01-01", draft=True)
    here.close(here.issue("2026-01-01"), "2026-01-09", here.ada)
    assert here.figure("time_to_first_response") == (None, None, None, 0)
    here.close(here.issue("2026-01-01", ("2026-01-03", here.ben)), "2026-01-09", here.ada)
    here.close(here.issue("2026-01-01"), "2026-01-05", here.cleo)
    here.close(here.issue("2026-01-01"), "2026-01-05", here.bot)  # nobody answered: 151 days so far
    here.issue("2026-05-02", ("2026-05-03", here.ben))
    assert here.figure("time_to_first_response") == (3, 3, 3, 4)


@pytest.mark.parametrize("months", [(date(2026, 2, 1), 0), (date(2026, 3, 1), 1)])
def test_before_it_was_withdrawn_it_was_unanswered(here: City, months: tuple[date, int]) -> None:
    here.close(here.issue("2026-01-01"), "2026-03-09", here.ada)
    assert here.figure("time_to_first_response", months[0])[3] == 1 - months[1]


def test_a_draft_waits_from_when_it_is_ready(here: City) -> None:
    drafts = [here.change("2026-01-01", draft=True) for _ in range(2)]
    for draft, who in zip(drafts, (here.ben, here.cleo), strict=True):
        changes.comment(here.forge, draft, here.ben, datetime(2026, 1, 5))
        changes.ready(here.forge, draft, here.ada, datetime(2026, 2, 1))
        changes.review(here.forge, draft, who, datetime(2026, 2, 5))
    assert here.figure("time_to_first_response") == (4, 4, 4, 2)


def test_answers_that_do_not_count(here: City) -> None:
    issue = here.issue(
        "2026-01-10",
        ("2026-01-09", here.ben),  # before it was opened
        ("2026-01-11", here.ada),
        ("2026-01-12", here.bot),
        ("2026-01-13", here.machine),
        ("2026-01-14", None),
    )
    here.close(issue, "2026-01-16", here.ben)
    pending = here.change("2026-01-10")
    changes.review(here.forge, pending, here.cleo, datetime(2026, 1, 11), "PENDING")
    changes.review(here.forge, pending, here.cleo, datetime(2026, 1, 14), "DISMISSED")
    assert here.figure("time_to_first_response") == (5, 5, 5, 2)


def test_times_that_rest_on_one_person_are_not_told(here: City) -> None:
    for _ in range(3):
        here.issue("2026-01-01", ("2026-01-02", here.ben))
    for metric in ("time_to_first_response", "time_to_first_response_p90", "first_response_within_2_days"):
        assert here.figure(metric) == (None, None, None, 3)
    here.issue("2026-01-01", ("2026-01-02", here.cleo))
    assert here.figure("time_to_first_response") == (1, 1, 1, 4)


@pytest.mark.parametrize(
    ("opened", "answered", "within"),
    [
        ("2026-01-05T12:00:00", "2026-01-07T12:00:00", True),  # Monday to Wednesday
        ("2026-01-05T12:00:00", "2026-01-07T12:00:01", False),
        ("2026-01-08T18:00:00", "2026-01-12T18:00:00", True),  # Thursday evening to Monday evening
        ("2026-01-08T18:00:00", "2026-01-12T18:00:01", False),
        ("2026-01-09T18:00:00", "2026-01-13T18:00:00", True),  # Friday evening to Tuesday evening
        ("2026-01-08T20:00:00", "2026-01-11T12:00:00", True),  # Thursday evening to Sunday
        ("2026-01-10T09:00:00", "2026-01-13T23:59:59", True),  # Saturday, counted from Monday
        ("2026-01-10T09:00:00", "2026-01-14T00:00:01", False),
    ],
)
def test_two_business_days_leave_out_the_weekend(here: City, opened: str, answered: str, within: bool) -> None:
    here.issue(opened, (answered, here.ben))
    here.issue("2026-02-02", ("2026-02-20", here.cleo))
    assert here.figure("first_response_within_2_days")[0] == (50 if within else 0)


def test_change_requests_closed_of_those_that_were_open(here: City) -> None:
    here.change("2025-01-01", "2025-05-31T23:59:59")  # gone before the window
    here.change("2025-01-01", "2025-06-01")
    here.close(here.change("2025-01-01"), "2026-05-31", here.ada)
    here.change("2025-01-01", "2026-06-02")  # still open at the end
    here.change("2026-05-31", by=here.ben)
    here.change("2026-06-01")  # not opened yet
    assert here.figure("change_request_closure_ratio") == (50, None, None, 4)
    assert here.figure("change_requests_merged", date(2025, 6, 1))[0] == 1
    here.change("2025-01-01", "2026-06-01")  # at the first second after it
    assert here.figure("change_request_closure_ratio") == (40, None, None, 5)


def test_merged_changes_that_somebody_else_looked_at(here: City) -> None:
    nobody, own, seen, late, deleted = (here.change("2026-01-01", "2026-02-01") for _ in range(5))
    changes.review(here.forge, own, here.ada, datetime(2026, 1, 5))
    changes.review(here.forge, own, here.bot, datetime(2026, 1, 5))
    changes.review(here.forge, seen, here.cleo, datetime(2026, 1, 5), "COMMENTED")
    changes.review(here.forge, late, here.cleo, datetime(2026, 6, 5))
    changes.review(here.forge, deleted, None, datetime(2026, 1, 5))
    assert not nobody.reviews and here.figure("change_requests_reviewed") == (20, None, None, 5)
    assert here.figure("change_requests_reviewed", date(2026, 6, 1))[0] == 40


def test_time_to_close_counts_what_is_still_open_as_longer_than_its_age(here: City) -> None:
    here.close(here.issue("2026-01-01"), "2026-01-11", here.ada)
    here.change("2026-01-01", "2026-01-05")
    here.issue("2026-05-31")  # too young
    assert here.figure("time_to_close") == (7, 7, 7, 2)
    here.issue("2026-05-02")
    assert here.figure("time_to_close") == (10, 10, 10, 3)
    here.change("2025-02-01")
    assert here.figure("time_to_close") == (None, 20, None, 4)


def test_the_age_of_open_issues(here: City) -> None:
    for opened in ("2026-05-22", "2026-05-12", "2026-05-31"):
        here.issue(opened)
    here.close(here.issue("2025-01-01"), "2026-05-31", here.ben)
    here.close(here.issue("2026-05-30"), "2026-06-01", here.ben)
    here.change("2025-01-01")
    assert here.figure("issue_age") == (6, None, None, 4)  # 10, 20, 1 and 2 days


def test_the_running_month_ends_with_the_collection(here: City) -> None:
    here.issue("2026-07-09")
    here.issue("2026-07-11")
    assert here.figure("issue_age", date(2026, 7, 1)) == (1, None, None, 1)


def test_the_last_close_is_the_one_that_counts(here: City) -> None:
    issue = here.issue("2026-01-01")
    here.close(issue, "2026-01-11", here.ben)
    changes.reopen(here.forge, issue, here.ada, datetime(2026, 1, 12))
    assert here.figure("issues_closed", date(2026, 1, 1))[0] == 0
    here.close(issue, "2026-05-11", here.ada)
    assert here.figure("issues_closed")[0] == 1 and here.figure("issues_closed", date(2026, 1, 1))[0] == 0
    here.issue("2026-01-01", ("2026-01-13", here.cleo))
    assert here.figure("time_to_first_response")[0] == 11  # after 10 days, by closing it, and after 12
