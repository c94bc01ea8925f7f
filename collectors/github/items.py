"""Issues and change requests as records, from the nodes that a forge gives."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any

from collectors.github.answers import Act, Node, People, closing, ends, first, said
from collectors.github.forge import Forge, moment
from data.records import ChangeRequest, Issue, Release

_MORE = {"page": 100}


def issue(node: Node, repository: str, read_at: datetime, people: People, forge: Forge) -> Issue:
    """A node of `issue.graphql`."""
    opened_at = moment(node["createdAt"])
    shared = _shared(node, repository, read_at, people)
    answer = _answer(node, ("comments",), opened_at, people, forge)
    return Issue(**shared, opened_at=opened_at, **_answered(answer))


def change_request(node: Node, repository: str, read_at: datetime, people: People, forge: Forge) -> ChangeRequest:
    """A node of `changeRequest.graphql`."""
    opened_at, ready_at = moment(node["createdAt"]), _ready_at(node)
    opener = people.author(node["author"])
    answer = _answer(node, ("comments", "reviews"), ready_at, people, forge) if ready_at else None
    review = first(said(node, "reviews", people, partial(_page, forge)), opener, opened_at)
    return ChangeRequest(
        **_shared(node, repository, read_at, people), opened_at=opened_at, ready_at=ready_at,
        merged_at=moment(node["mergedAt"]) if node["mergedAt"] else None, **_answered(answer),
        reviewed_at=review[0] if review else None, reviews=node["reviews"]["totalCount"],
    )  # fmt: skip


def release(node: Node, repository: str, read_at: datetime, *_: Any) -> Release | None:
    """A release; None for a draft, which nobody else can see."""
    if node["isDraft"] or not node["publishedAt"]:
        return None
    return Release(repository, node["tagName"], moment(node["publishedAt"]), node["isPrerelease"], read_at)


def _shared(node: Node, repository: str, read_at: datetime, people: People) -> dict[str, Any]:
    """What issues and change requests have in common."""
    opener, closed = people.author(node["author"]), closing(node, people)
    return {
        "repository": repository, "number": node["number"],
        "author": opener.identity if opener else None, "bot": bool(opener and opener.bot),
        "closed_at": moment(node["closedAt"]) if node["closedAt"] else None,
        "withdrawn": bool(opener and closed and closed[1] == opener),
        "updated_at": moment(node["updatedAt"]), "read_at": read_at,
    }  # fmt: skip


def _answer(node: Node, connections: tuple[str, ...], since: datetime, people: People, forge: Forge) -> Act | None:
    """The first answer among ends and words; further words are read only if one of them may be earlier."""
    opener = people.author(node["author"])
    best = first(ends(node, people), opener, since)
    for connection in connections:
        acts = said(node, connection, people, partial(_page, forge))
        best = first(acts, opener, since, best[0] if best else None) or best
    return best


def _page(forge: Forge, node: Node, connection: str, after: str) -> Node:
    """A further page of an item's comments or reviews."""
    data = forge.query(f"{connection}_after", {"id": node["id"], "after": after}, _MORE, f"#{node['number']}")
    page: Node = (data["node"] or {}).get(connection) or {"nodes": [], "pageInfo": {"hasNextPage": False}}
    return page


def _ready_at(node: Node) -> datetime | None:
    """When it could first be reviewed: at once, or when its draft was declared ready."""
    turned = next((one for one in node["readied"]["nodes"] if one), None)
    if turned and turned["__typename"] == "ReadyForReviewEvent":
        return moment(turned["createdAt"])
    return None if node["isDraft"] and not turned else moment(node["createdAt"])


def _answered(answer: Act | None) -> Mapping[str, Any]:
    return {"answered_at": answer[0] if answer else None, "responder": answer[1].identity if answer else None}
