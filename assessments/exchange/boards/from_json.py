"""Issues and their label history as GitLab's and GitHub's API give them."""

from pathlib import Path
from typing import Any

from assessments.exchange.boards.board import Board, Issue, Labelled
from assessments.exchange.boards.scorecard import body
from assessments.exchange.place import Place


def is_board(item: object) -> bool:
    """An issue, or an event of its label history."""
    return isinstance(item, dict) and (_is_issue(item) or _is_event(item))


def add(board: Board, file: Path, items: list[Any]) -> None:
    """Puts issues and label events into the board; what is neither is named by its number in the file."""
    for count, item in enumerate(items, 1):
        place = Place(file, count, "item")
        if not is_board(item):
            board.problems.append(place.problem("board.foreign"))
        elif _is_event(item):
            _event(board, place, item)
        elif "pull_request" not in item:
            _issue(board, place, item)


def _is_issue(item: dict[str, Any]) -> bool:
    return "title" in item and ("iid" in item or "number" in item)


def _is_event(item: dict[str, Any]) -> bool:
    return "event" in item or {"action", "label", "resource_id"} <= item.keys()


def _issue(board: Board, place: Place, item: dict[str, Any]) -> None:
    said = body(_text(item, "description") or _text(item, "body"))
    if said.ticked:
        board.problems.append(place.problem("board.ticked", count=said.ticked))
    board.problems += [place.problem("board.section", title=title) for title in said.others]
    count = _text(item, "iid") or _text(item, "number")
    changed_at = board.moment(place, _text(item, "updated_at"))
    title, id_ = _text(item, "title"), _text(item, "id")
    board.issues.append(Issue(place, count, id_, title, said.activity, _labels(item), changed_at, said.card))


def _event(board: Board, place: Place, item: dict[str, Any]) -> None:
    action = _text(item, "action") or _text(item, "event")
    label = _text(item.get("label"), "name")
    if action in ("commented", "reviewed"):
        board.problems.append(place.problem("board.comment"))
    elif action in ("add", "labeled") and not label:
        board.problems.append(place.problem("board.label_gone"))
    elif action in ("add", "labeled") and (at := board.moment(place, _text(item, "created_at"))):
        counted = _text(item.get("issue"), "number")
        who = _text(item.get("user"), "username") or _text(item.get("actor"), "login")
        board.history.append(Labelled(place, at, counted, _text(item, "resource_id"), label, who))


def _text(item: object, key: str) -> str:
    value = item.get(key) if isinstance(item, dict) else None
    return str(value) if isinstance(value, str | int) else ""


def _labels(item: dict[str, Any]) -> tuple[str, ...]:
    """GitLab gives their names, GitHub things that have one."""
    given = item.get("labels")
    names = [one if isinstance(one, str) else _text(one, "name") for one in given] if isinstance(given, list) else []
    return tuple(filter(None, names))
