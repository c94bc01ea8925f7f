"""Takes a board over into the plan of an assessment: scorecards and statuses, never answers."""

from dataclasses import dataclass

from assessments.answers.intents import Card
from assessments.answers.log import Draft
from assessments.exchange.boards import cards, statuses
from assessments.exchange.boards.board import Board
from assessments.exchange.boards.nameless import nameless
from assessments.exchange.boards.naming import named
from assessments.exchange.place import Place
from assessments.folder import Assessment
from assessments.people import person
from assessments.planning import Plan, intend, planned
from data.words import Problem


@dataclass(frozen=True)
class Taken:
    """How many activities the board spoke of, what was new of it, and what could not be taken over."""

    activities: int
    scorecards: int
    statuses: int
    problems: list[Problem]


def take(assessment: Assessment, board: Board, by: str, *, keep_names: bool = False, replace: bool = False) -> Taken:
    """Saves what differs from what holds; `by` is the id of who imports. Raises Problem where nothing can be saved."""
    model, plan = assessment.model, planned(assessment)
    there = named(board, model)
    said, lost = statuses.changes(board, there, plan.statuses)
    drawn, strays = cards.cards(board, there, model)
    left_out = 0
    if not keep_names:
        for key, (place, card) in drawn.items():
            anew, n = nameless(card)
            drawn[key], left_out = (place, anew), left_out + n
    filled, kept = _scorecards(drawn, plan, by, replace)
    went = [_status(assessment, change, by, keep_names) for change in said]
    intend(assessment, [*went, *filled])
    labels = statuses.foreign_labels(board, model)
    names = [Problem("board.names", n=left_out)] if left_out else []
    problems = [*board.problems, *there.problems, *lost, *labels, *strays, *kept, *names]
    return Taken(len({*there.issues, *drawn}), len(filled), len(went), problems)


def _status(assessment: Assessment, change: statuses.Change, by: str, keep_names: bool) -> Draft:
    who = person(assessment.folder.parent, change.who) if keep_names and change.who.strip() else by
    value = {"status": change.status, "since": change.since}
    return {"kind": "status", "key": change.key, "value": value, "by": who, "via": by if who != by else None}


def _scorecards(
    drawn: dict[str, tuple[Place, Card]], plan: Plan, by: str, replace: bool
) -> tuple[list[Draft], list[Problem]]:
    drafts: list[Draft] = []
    problems = []
    held = plan.scorecards
    for key, (place, theirs) in drawn.items():
        ours = held.get(key, Card())
        card, kept = cards.merged(ours, theirs, replace)
        if kept:
            problems.append(place.problem("board.kept", key=key, fields=", ".join(kept)))
        if card != ours:
            drafts.append({"kind": "scorecard", "key": key, "value": card.model_dump(), "by": by})
    return drafts, problems
