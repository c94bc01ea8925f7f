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

    def author(self, actor: Node | None) -> Author | None:
        """Whom an actor is; machines by their kind, their name, or ospo.yaml."""
        if not actor:
            return None
        author = self._identities.account(self._host, actor["login"])
        return author._replace(bot=True) if actor["__typename"] == "Bot" else author


def said(node: Node, connection: str, people: People, more: More) -> Iterator[Act]:
    """The humans among an item's comments or reviews, in the order of time; reads on only as far as it is asked."""
    page = node[connection]
    while True:
        for one in page["nodes"]:
            author = people.author(one["author"]) if one else None
            if author and not author.bot and one[_TIME[connection]]:  # a review that is not given yet has no time
                yield moment(one[_TIME[connection]]), author
        if not page["pageInfo"]["hasNextPage"]:
            return
        page = more(node, connection, page["pageInfo"]["endCursor"])


def closing(node: Node, people: People) -> Act | None:
    """When and by whom an item was merged or, if it is closed, closed; None where that cannot be told."""
    if node.get("mergedAt"):
        at, actor = node["mergedAt"], node["mergedBy"]
    else:
        event = next((one for one in node["closed"]["nodes"] if one), None)
        at, actor = node["closedAt"], event["actor"] if event else None
    author = people.author(actor)
    return (moment(at), author) if at and author else None


def first(acts: Iterator[Act], opener: Author | None, since: datetime, until: datetime | None = None) -> Act | None:
    """The first act of somebody else than the opener, not before `since`; nothing later than `until` is looked at."""
    for act in acts:
        if until and act[0] >= until:
            return None
        if act[0] >= since and act[1] != opener:
            return act
    return None
