"""The search, as GraphQL gives it: words with a colon narrow it down; it counts all and shows a thousand."""

import re
from datetime import datetime
from typing import Any

from tests.forge.asked import Info, when
from tests.forge.connection import connection, ordered
from tests.forge.model import ChangeRequest, Item
from tests.forge.refusals import Unseeded

CAP = 1_000


def search(root: Any, info: Info, query: str, type: str, **said: Any) -> Any:  # noqa: A002
    """Items alone. As on GitHub, somebody who is not there gave nothing, and no error says so."""
    if type != "ISSUE":
        raise Unseeded(f"search of {type}")
    words = [word.partition(":")[::2] for word in query.split()]
    users = {who.lower() for name, who in words if name in {"author", "-user"}}
    there = all(info.context.forge.owner(who) for who in users)
    items = [item for r in info.context.forge.repositories.values() if info.context.sees(r) for item in r.items()]
    found = [item for item in items if there and all(_fits(item, *word) for word in words)]
    shown = ordered(sorted(found, key=_key)[:CAP], _key)
    return connection(shown, said, issueCount=len(found))


def _key(item: Item) -> tuple[datetime, int]:
    return item.created_at, item.repository.number * 100_000 + item.number


def _fits(item: Item, name: str, value: str) -> bool:
    if name == "author":
        return item.author is not None and item.author.login.lower() == value.lower()
    if name == "-user":
        return item.repository.owner.login.lower() != value.lower()
    if name in {"created", "updated"}:
        return _within(item.created_at if name == "created" else item.updated_at, value)
    if (name, value) == ("sort", "created-asc"):
        return True
    kinds = {"pr": isinstance(item, ChangeRequest), "issue": not isinstance(item, ChangeRequest)}
    kinds["public"] = not item.repository.private
    if name != "is" or value not in kinds:
        raise Unseeded(f"search for {name}:{value}")
    return kinds[value]


def _within(at: datetime, value: str) -> bool:
    """Whether a time lies in A..B, both of them within, or in >=A."""
    begin, _, end = value.removeprefix(">=").partition("..")
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", begin):
        raise Unseeded(f"time {value}")
    first, last = when(begin), when(end)
    return (first is None or first <= at) and (last is None or at <= last)
