"""What a board says of how far activities are, and since when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from assessments.answers.intents import Since
from assessments.exchange.boards.board import Board, Issue, Labelled
from assessments.exchange.boards.naming import Named
from assessments.questionnaire.shape import Model
from data.words import Problem

Word = Literal["not_selected", "in_progress", "done"]

LABELS: dict[str, Word] = {"not selected": "not_selected", "in progress": "in_progress", "done": "done"}


@dataclass(frozen=True)
class Change:
    """From a moment on an activity was so far, as somebody said, or "" for nobody known."""

    key: str
    status: Word
    since: datetime
    who: str = ""


def changes(board: Board, there: Named, held: dict[str, list[Since]]) -> tuple[list[Change], list[Problem]]:
    """What the label history says, and the labels of today where they say something else; the oldest first."""
    past, problems = _past(board, there)
    known = {(key, one.since): one.status for key, some in held.items() for one in some}
    known |= {(one.key, one.since): one.status for one in past}
    found = list(past)
    for key, issue in there.newest.items():
        status = _today(key, issue, problems)
        if status and issue.changed_at and _differs(key, status, issue.changed_at, past, known):
            found.append(Change(key, status, issue.changed_at))
    before = {(key, one.since): one.status for key, some in held.items() for one in some}
    new = [one for one in found if before.get((one.key, one.since)) != one.status]
    return sorted(new, key=lambda one: one.since), problems


def foreign_labels(board: Board, model: Model) -> Iterator[Problem]:
    """Each label that neither the board nor the questionnaire knows, once, at its first place."""
    known = {*LABELS, *(title.casefold() for title in model.roles.values())}
    known |= {word for goal in model.goals for word in (goal.title.casefold(), f"{goal.title} goal".casefold())}
    used = [(label, issue.place) for issue in board.issues for label in issue.labels]
    used += [(one.label, one.place) for one in board.history]
    for label in dict.fromkeys(label for label, _place in used):
        some = [place for other, place in used if other == label]
        if label.casefold() not in known:
            yield some[0].problem("board.label", label=label, count=len(some))


def _past(board: Board, there: Named) -> tuple[list[Change], list[Problem]]:
    """One change a moment: of two at the same moment the one further down in the file holds."""
    keys = {issue.number: key for key, some in there.issues.items() for issue in some if issue.number}
    ids = {issue.id: key for key, some in there.issues.items() for issue in some if issue.id}
    whole = {number for issue in board.issues for number in (issue.number, issue.id)}
    found: dict[tuple[str, datetime], Change] = {}
    lost: dict[str, list[Labelled]] = {}
    for one in board.history:
        status = LABELS.get(one.label.casefold())
        key = keys.get(one.number) or ids.get(one.id)
        if status and key:
            found[key, one.at] = Change(key, status, one.at, one.who)
        elif status and not whole & {one.number, one.id} - {""}:
            lost.setdefault(one.number or one.id, []).append(one)
    problems = [
        some[0].place.problem("board.lost", number=number or "?", count=len(some)) for number, some in lost.items()
    ]
    return sorted(found.values(), key=lambda one: one.since), problems


def _today(key: str, issue: Issue, problems: list[Problem]) -> Word | None:
    said = {LABELS[label.casefold()] for label in issue.labels if label.casefold() in LABELS}
    if len(said) != 1:
        problems.append(issue.place.problem("board.statuses" if said else "board.no_status", key=key))
    return said.pop() if len(said) == 1 else None


def _differs(key: str, status: Word, at: datetime, past: list[Change], known: dict[tuple[str, datetime], Word]) -> bool:
    last = [one.status for one in past if one.key == key][-1:]
    then = max((since for other, since in known if other == key and since <= at), default=None)
    return last != [status] and (then is None or known[key, then] != status)
