"""What an item's story comes to, read from the forge's own data: who is a machine, who answered first, and when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.forge.model import Account, ChangeRequest, Item, Review

DAY = timedelta(days=1)
TWO_BUSINESS_DAYS = 2 * DAY


@dataclass(frozen=True)
class Story:
    """An item opened by a human. `start` = when waiting for an answer begins, None = a draft until now."""

    change_request: bool
    opened: datetime
    start: datetime | None
    closed: datetime | None
    merged: datetime | None
    answered: datetime | None
    responder: Account | None
    prompt: bool  # answered within two business days
    reviewed: datetime | None
    withdrawn: bool


def story(item: Item) -> Story | None:
    """The story of an item; None where a machine opened it. A deleted account counts as a human who opened it."""
    if item.author and machine(item.author):
        return None
    change = item if isinstance(item, ChangeRequest) else None
    start = ready(change) if change else item.created_at
    answered, responder = _first(item, start) if start else (None, None)
    reviews = [r.created_at for r in _reviews(item) if _other(r.author, item)]
    return Story(
        change_request=change is not None,
        opened=item.created_at,
        start=start,
        closed=item.closed_at,
        merged=change.merged_at if change else None,
        answered=answered,
        responder=responder,
        prompt=bool(start and answered and business(answered) - business(start) <= TWO_BUSINESS_DAYS),
        reviewed=min(reviews, default=None),
        withdrawn=_withdrawn(item),
    )


def machine(account: Account) -> bool:
    """A bot by its type, or an account with the mark of one in its login."""
    return account.kind == "Bot" or any(mark in account.login.lower() for mark in _marks())


def ready(item: ChangeRequest) -> datetime | None:
    """When it was first ready for review: at once, unless the first turn in its events is out of a draft."""
    turns = sorted(
        (e.created_at, e.kind) for e in item.events if e.kind in {"ReadyForReviewEvent", "ConvertToDraftEvent"}
    )
    if not turns:
        return None if item.draft else item.created_at
    return turns[0][0] if turns[0][1] == "ReadyForReviewEvent" else item.created_at


def business(at: datetime) -> timedelta:
    """Time on a clock that stands still on Saturdays and Sundays, UTC."""
    weeks, days = divmod((at - datetime(1970, 1, 5)) // DAY, 7)  # a Monday
    into = at - at.replace(hour=0, minute=0, second=0, microsecond=0) if days < 5 else timedelta(0)
    return (weeks * 5 + min(days, 5)) * DAY + into


def _first(item: Item, start: datetime) -> tuple[datetime | None, Account | None]:
    """The first word or act, from the start on, of a human who is neither the author nor deleted."""
    acts = [(at, number, who) for at, number, who in _acts(item) if at >= start and _other(who, item)]
    at, _, who = min(acts, key=lambda act: act[:2], default=(None, 0, None))
    return at, who


def _acts(item: Item) -> Iterator[tuple[datetime, int, Account | None]]:
    acts: list[Any] = [*item.comments, *_reviews(item)]
    acts += [event for event in item.events if event.kind in {"ClosedEvent", "MergedEvent"}]
    yield from ((act.created_at, act.number, act.author) for act in acts)


def _reviews(item: Item) -> list[Review]:
    return [r for r in item.reviews if r.state != "PENDING"] if isinstance(item, ChangeRequest) else []


def _other(who: Account | None, item: Item) -> bool:
    return who is not None and who is not item.author and not machine(who)


def _withdrawn(item: Item) -> bool:
    """Closed or merged, the last time, by its own author. Two deleted accounts are not known to be the same."""
    closes = sorted((e.created_at, e.number, e) for e in item.events if e.kind == "ClosedEvent")
    if item.author is None or item.closed_at is None or not closes:
        return False
    return closes[-1][2].author is item.author


@cache
def _marks() -> list[str]:
    text = (Path(__file__).resolve().parents[2] / "data" / "identities.yaml").read_text("utf-8")
    marks: list[str] = yaml.safe_load(text)["bot_marks"]
    return marks
