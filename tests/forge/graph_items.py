"""Issues, change requests, comments, reviews and events, as GraphQL gives them."""

from collections.abc import Callable
from typing import Any

from tests.forge.asked import Info, stamp, when
from tests.forge.connection import Key, Ordered, connection, ordered
from tests.forge.model import ChangeRequest, Comment, Event, Item, Repository, Review
from tests.forge.refusals import Unseeded, not_found

Fields = dict[str, Callable[..., Any]]

SORTS: dict[str, Callable[[Any], Key]] = {
    "CREATED_AT": lambda thing: (thing.created_at, thing.number),
    "UPDATED_AT": lambda item: (item.updated_at, item.number),
    "COMMENTS": lambda item: (len(item.comments), item.number),
}
TIMELINE = {
    "CLOSED_EVENT": "ClosedEvent",
    "REOPENED_EVENT": "ReopenedEvent",
    "MERGED_EVENT": "MergedEvent",
    "READY_FOR_REVIEW_EVENT": "ReadyForReviewEvent",
    "CONVERT_TO_DRAFT_EVENT": "ConvertToDraftEvent",
    "ISSUE_COMMENT": "IssueComment",
    "PULL_REQUEST_REVIEW": "PullRequestReview",
}


def typename(thing: Any) -> str:
    """The GraphQL type of an act."""
    if isinstance(thing, Event):
        return thing.kind
    return "IssueComment" if isinstance(thing, Comment) else "PullRequestReview"


def state(item: Item) -> str:
    """OPEN, CLOSED or MERGED."""
    if isinstance(item, ChangeRequest) and item.merged_at:
        return "MERGED"
    return "CLOSED" if item.closed_at else "OPEN"


def sorted_items(repository: Repository, kind: str, field: str) -> Ordered:
    """All issues or change_requests of a repository in an order, which is kept until something changes."""
    found: Ordered | None = repository.orders.get((kind, field))
    if found is None:
        found = repository.orders[kind, field] = ordered(getattr(repository, kind).values(), SORTS[field])
    return found


def issues(repository: Repository, info: Info, **said: Any) -> Any:
    """Repository.issues; none where issues are disabled."""
    info.context.check("Repository.issues")
    rows, falling = _items(repository, "issues", said)
    filters = dict(said.pop("filterBy", None) or {})
    if (since := when(filters.pop("since", None))) is not None:
        rows = rows.only(lambda item: item.updated_at >= since)
    states = filters.pop("states", None)
    if states:
        rows = rows.only(lambda item: state(item) in states)
    if asked := [name for name, value in filters.items() if value]:
        raise Unseeded(f"filterBy {', '.join(asked)}")
    return connection(rows if repository.issues_enabled else Ordered([], []), said, falling=falling)


def change_requests(repository: Repository, info: Info, **said: Any) -> Any:
    """Repository.pullRequests."""
    info.context.check("Repository.pullRequests")
    rows, falling = _items(repository, "change_requests", said)
    return connection(rows, said, falling=falling)


def _items(repository: Repository, kind: str, said: dict[str, Any]) -> tuple[Ordered, bool]:
    order = said.pop("orderBy", None) or {"field": "CREATED_AT", "direction": "ASC"}
    rows = sorted_items(repository, kind, order["field"])
    if states := said.pop("states", None):
        rows = rows.only(lambda item: state(item) in states)
    return rows, order["direction"] == "DESC"


def one(kind: str, words: str) -> Callable[..., Any]:
    """Repository.issue or Repository.pullRequest."""

    def resolve(repository: Repository, info: Info, number: int) -> Item:
        found: Item | None = getattr(repository, kind).get(number)
        if found is None or (kind == "issues" and not repository.issues_enabled):
            raise not_found(f"{words} with the number of", str(number))
        return found

    return resolve


def _comments(item: Item, info: Info, **said: Any) -> Any:
    order = said.pop("orderBy", None) or {"direction": "ASC"}  # by their last change, which here is their making
    return connection(ordered(item.comments, SORTS["CREATED_AT"]), said, falling=order["direction"] == "DESC")


def _visible(item: ChangeRequest) -> list[Review]:
    return [review for review in item.reviews if review.state != "PENDING"]


def _reviews(item: ChangeRequest, info: Info, **said: Any) -> Any:
    states = said.pop("states", None)
    rows = [review for review in _visible(item) if not states or review.state in states]
    return connection(ordered(rows, SORTS["CREATED_AT"]), said)


def _timeline(item: Item, info: Info, **said: Any) -> Any:
    asked = said.pop("itemTypes", None)
    if unknown := set(asked or ()) - set(TIMELINE):
        raise Unseeded(f"itemTypes {', '.join(sorted(unknown))}")
    wanted = {TIMELINE[name] for name in asked or TIMELINE}
    acts: list[Any] = [event for event in item.events if event.kind in wanted]
    if "IssueComment" in wanted:
        acts += item.comments
    if "PullRequestReview" in wanted and isinstance(item, ChangeRequest):
        acts += _visible(item)
    since = when(said.pop("since", None))
    rows = ordered([act for act in acts if since is None or act.created_at >= since], SORTS["CREATED_AT"])
    return connection(rows, said, filteredCount=len(rows.keys))


def _url(part: str) -> Callable[..., Any]:
    return lambda item, info: f"{info.context.base}/{item.repository.full_name}/{part}/{item.number}"


def _common(prefix: str) -> Fields:
    return {
        "id": lambda item, _: f"{prefix}_{item.repository.number}_{item.number}",
        "databaseId": lambda item, _: item.repository.number * 100_000 + item.number,
        "fullDatabaseId": lambda item, _: item.repository.number * 100_000 + item.number,
        "number": lambda item, _: item.number,
        "repository": lambda item, _: item.repository,
        "author": lambda item, _: item.author,
        "title": lambda item, _: f"Item {item.number}",
        "state": lambda item, _: state(item),
        "closed": lambda item, _: item.closed_at is not None,
        "createdAt": lambda item, _: stamp(item.created_at),
        "publishedAt": lambda item, _: stamp(item.created_at),
        "updatedAt": lambda item, _: stamp(item.updated_at),
        "closedAt": lambda item, _: stamp(item.closed_at),
        "comments": _comments,
        "timelineItems": _timeline,
        "resourcePath": lambda item, _: f"/{item.repository.full_name}/issues/{item.number}",
    }


def _act(prefix: str) -> Fields:
    return {
        "id": lambda act, _: f"{prefix}_{act.number}",
        "createdAt": lambda act, _: stamp(act.created_at),
    }


def _said(prefix: str) -> Fields:
    return {
        **_act(prefix),
        "author": lambda act, _: act.author,
        "databaseId": lambda act, _: act.number,
        "publishedAt": lambda act, _: stamp(act.created_at),
        "updatedAt": lambda act, _: stamp(act.created_at),
    }


def _event(prefix: str) -> Fields:
    return {**_act(prefix), "actor": lambda act, _: act.author}


FIELDS: dict[str, Fields] = {
    "Issue": {**_common("I"), "url": _url("issues")},
    "PullRequest": {
        **_common("PR"),
        "url": _url("pull"),
        "permalink": _url("pull"),
        "isDraft": lambda item, _: item.draft,
        "merged": lambda item, _: item.merged_at is not None,
        "mergedAt": lambda item, _: stamp(item.merged_at),
        "mergedBy": lambda item, _: item.merged_by,
        "reviews": _reviews,
    },
    "IssueComment": _said("IC"),
    "PullRequestReview": {
        **_said("PRR"),
        "state": lambda review, _: review.state,
        "submittedAt": lambda review, _: stamp(review.created_at),
    },
    "ClosedEvent": _event("CE"),
    "ReopenedEvent": _event("REE"),
    "MergedEvent": _event("ME"),
    "ReadyForReviewEvent": _event("RFRE"),
    "ConvertToDraftEvent": _event("CTDE"),
}
