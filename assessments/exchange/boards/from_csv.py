"""The three files that My GGI Board exports as CSV."""

from assessments.answers.intents import Card
from assessments.exchange.boards.board import Board, Issue, Labelled, Task, number
from assessments.exchange.sheet import Row, Sheet

KNOWN = {
    "issues": (
        "issue_id", "activity_id", "state", "title", "labels", "updated_at", "url", "tasks_total", "tasks_done"
    ),
    "tasks": ("issue_id", "state", "task"),
    "history": ("time", "issue_id", "event_id", "type", "author", "action", "url"),
}  # fmt: skip
_TELLING = {"issues": {"activity_id", "labels"}, "tasks": {"task", "issue_id"}, "history": {"time", "action"}}
_NEEDED = {
    "issues": ("activity_id", "labels", "updated_at"),
    "tasks": KNOWN["tasks"],
    "history": ("time", "issue_id", "action"),
}


def which(columns: tuple[str, ...]) -> str | None:
    """Which of the three files has these columns: issues, tasks or history; None for another one."""
    return next((kind for kind, telling in _TELLING.items() if telling <= set(columns)), None)


def add(board: Board, sheet: Sheet) -> None:
    """Puts what one of the three files says into the board."""
    kind = which(sheet.columns)
    if kind is None:
        return
    board.problems += sheet.problems
    board.problems += sheet.foreign(KNOWN[kind])
    missing = [column for column in _NEEDED[kind] if column not in sheet.columns]
    board.problems += [sheet.head.problem("import.column_missing", column=column) for column in missing]
    read = {"issues": _issue, "tasks": _task, "history": _labelled}[kind]
    for row in sheet.rows:
        read(board, row)


def _issue(board: Board, row: Row) -> None:
    labels = tuple(filter(None, map(str.strip, row["labels"].split(","))))
    changed_at = board.moment(row.place, row["updated_at"]) if "updated_at" in row.cells else None
    # on GitHub the column holds the forge's id, and the history has the project's number
    counted = number(row["url"]) or row["issue_id"]
    board.issues.append(
        Issue(row.place, counted, row["issue_id"], row["title"], row["activity_id"], labels, changed_at, Card())
    )


def _task(board: Board, row: Row) -> None:
    # the column is called issue_id and holds the activity's
    if row["state"] not in ("completed", "open") or not row["task"]:
        board.problems.append(row.place.problem("board.task", state=row["state"]))
        return
    board.tasks.append(Task(row.place, row["issue_id"], row["task"], row["state"] == "completed"))


def _labelled(board: Board, row: Row) -> None:
    action, _blank, label = row["action"].partition(" ")
    if row["type"] not in ("label", "") or action not in ("add", "labeled", "remove", "unlabeled"):
        board.problems.append(row.place.problem("board.action", action=row["action"]))
    elif action in ("add", "labeled") and (at := board.moment(row.place, row["time"])):
        who = "" if row["author"] == "unknown" else row["author"]
        board.history.append(Labelled(row.place, at, row["issue_id"], row["issue_id"], label.strip(), who))
