"""The issues and change requests of one repository of the sample, numbered together, as they stood when last read."""

from collections.abc import Iterator
from datetime import datetime
from random import Random
from typing import NamedTuple

from collectors.sample.change_requests import Proposed, by_machines, proposed, updated
from collectors.sample.desk import Desk
from collectors.sample.issues import Asked, asked
from collectors.sample.months import Months, moment
from collectors.sample.people import People
from collectors.sample.portfolio import Plan
from data.records import ChangeRequest, Issue


class Items(NamedTuple):
    """What was opened until it was read."""

    issues: list[Issue]
    changes: list[ChangeRequest]


class _Read(NamedTuple):
    """Where and when items are read; what happens `until` then is known, in seconds since 1970."""

    repository: str
    until: int
    at: datetime

    def known(self, at: int | None) -> datetime | None:
        return moment(at) if at is not None and at < self.until else None

    def latest(self, opened: int, *later: int | None) -> datetime:
        """When an item was last changed."""
        return moment(max([opened, *(at for at in later if at is not None and at < self.until)]))


def items(plan: Plan, people: People, months: Months, until: int, read_at: datetime) -> Items:
    """Everything opened in a repository that is asked for; no issues where they are off or hidden from us."""
    if not plan.asked or plan.empty:
        return Items([], [])
    read = _Read(plan.id, until, read_at)
    opened = [one for one in _everything(plan, people, months) if one.opened.at < until]
    numbered = list(enumerate(sorted(opened, key=lambda one: one.opened.at), 1))
    return Items(
        [_issue(read, number, one) for number, one in numbered if isinstance(one, Asked) and not plan.issues_hidden],
        [_change(read, number, one) for number, one in numbered if isinstance(one, Proposed)],
    )


def _everything(plan: Plan, people: People, months: Months) -> Iterator[Asked | Proposed]:
    """To its end. What is opened is drawn before its fate, so that a longer month leaves the past as it was."""
    desk = Desk(plan, people, months)
    issues, changes, machines = (Random(f"{plan.id}/{what}") for what in ("issues", "changes", "machines"))
    if not plan.issues_off:
        yield from [asked(issues, desk, thing) for thing in list(desk.issues(issues))]
    yield from [proposed(changes, desk, thing) for thing in list(desk.changes(changes))]
    for thing in list(by_machines(machines, plan, people, months)):
        yield updated(machines, desk, thing)


def _issue(read: _Read, number: int, one: Asked) -> Issue:
    opened, answer, closed = one.opened, one.answer, read.known(one.closed)
    answered = read.known(answer.at) if answer else None
    return Issue(
        read.repository, number, opened.author and opened.author.identity, bot=False, opened_at=moment(opened.at),
        closed_at=closed, answered_at=answered, responder=answer.who.identity if answer and answered else None,
        withdrawn=one.by_author and closed is not None,
        updated_at=read.latest(opened.at, answer and answer.at, one.closed), read_at=read.at,
    )  # fmt: skip


def _change(read: _Read, number: int, one: Proposed) -> ChangeRequest:
    opened, answer, closed, reviewed = one.opened, one.answer, read.known(one.closed), read.known(one.reviewed)
    answered = read.known(answer.at) if answer else None
    return ChangeRequest(
        read.repository, number, opened.author and opened.author.identity,
        bot=opened.author is not None and opened.author.bot, opened_at=moment(opened.at),
        ready_at=read.known(one.ready), closed_at=closed, merged_at=closed if one.merged else None,
        answered_at=answered, responder=answer.who.identity if answer and answered else None,
        reviewed_at=reviewed, reviews=one.reviews if reviewed else 0, withdrawn=one.by_author and closed is not None,
        updated_at=read.latest(opened.at, one.ready, answer and answer.at, one.reviewed, one.closed), read_at=read.at,
    )  # fmt: skip
