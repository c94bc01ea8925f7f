"""Who answered first: the earliest word or act of a human who did not open the item."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

from collectors.github.forge import moment
from data.people import Author, Identities

Node = Mapping[str, Any]
Act = tuple[datetime, Author]
# (node, connection, cursor) → the connection's next page
More = Callable[[Node, str, str], Node]

_TIME = {"comments": "createdAt", "reviews": "submittedAt"}


class People:
    """Turns a forge's actors into authors. A deleted account is None: neither human nor somebody else for sure."""

    def __init__(self, identities: Identities, host: str) -> None:
        self._identities, self._host = identities, host
        self._known: dict[tuple[str, str], Author] = {}

    def author(self, actor: Node | None) -> Author | None:
        """Whom an actor is; machines by their kind, their name, or ospo.yaml."""
        if not actor:
            return None
        kind, login = actor["__typename"], actor["login"]
        if (kind, login) not in self._known:
            author = self._identities.account(self._host, login)
            self._known[kind, login] = author._replace(bot=True) if kind == "Bot" else author
        return self._known[kind, login]


def said(node: Node, connection: str, people: People, more: More) -> Iterator[Act]:
    """The humans among an item's comments or reviews, in the order of time; reads on only as far as it is asked."""
    page, time = node[connection], _TIME[connection]
    while True:
        # A review that is not given yet has no time, and one may be given later than others that were begun after it.
        given = [one for one in page["nodes"] if one and one[time]]
        for one in sorted(given, key=lambda one: str(one[time])):
            author = people.author(one["author"])
            if author and not author.bot:
                yield moment(one[time]), author
        if not page["pageInfo"]["hasNextPage"]:
            return
        page = more(node, connection, page["pageInfo"]["endCursor"])


def closing(node: Node, people: People) -> Act | None:
    """When and by whom an item was merged or, if it is closed, closed; None where that cannot be told."""
    if node.get("mergedAt"):
        at, actor = node["mergedAt"], node["mergedBy"]
    else:
        event = next((one for one in reversed(node["closed"]["nodes"]) if one), None)
        at, actor = node["closedAt"], event["actor"] if event else None
    author = people.author(actor)
    return (moment(at), author) if at and author else None


def ends(node: Node, people: People) -> Iterator[Act]:
    """Every time that a human closed or merged an item, also where it was opened again, in the order of time."""
    events = [(one["createdAt"], one["actor"]) for one in node["closed"]["nodes"] if one]
    merged = [(node["mergedAt"], node["mergedBy"])] if node.get("mergedAt") else []
    for at, actor in sorted([*events, *merged], key=lambda one: str(one[0])):
        author = people.author(actor)
        if author and not author.bot:
            yield moment(at), author


def first(acts: Iterator[Act], opener: Author | None, since: datetime, until: datetime | None = None) -> Act | None:
    """The first act of somebody else than the opener, not before `since`; nothing later than `until` is looked at."""
    for act in acts:
        if until and act[0] >= until:
            return None
        if act[0] >= since and act[1] != opener:
            return act
    return None
