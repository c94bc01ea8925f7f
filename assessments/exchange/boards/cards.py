"""Scorecards of a board, laid over those that are there."""

from assessments.answers.intents import Card, Objective
from assessments.exchange.boards.board import Board
from assessments.exchange.boards.naming import Named
from assessments.exchange.place import Place
from assessments.questionnaire.shape import Model
from data.words import Problem

TEXTS = ("description", "opportunity", "tools", "notes")


def cards(board: Board, there: Named, model: Model) -> tuple[dict[str, tuple[Place, Card]], list[Problem]]:
    """By activity its issue's scorecard with the objectives of tasks.csv, and tasks of no activity, named."""
    found = {key: (issue.place, issue.card) for key, issue in there.newest.items()}
    problems = []
    for task in board.tasks:
        if task.activity not in model.activities:
            code = "board.nowhere" if task.activity else "board.nameless"
            named = f"{model.id} {model.version}"
            problems.append(task.place.problem(code, key=task.activity, title=task.text, model=named))
            continue
        place, card = found.get(task.activity, (task.place, Card()))
        if task.text not in {one.text for one in card.objectives}:
            objectives = (*card.objectives, Objective(text=task.text, done=task.done))
            found[task.activity] = place, card.model_copy(update={"objectives": objectives})
    return {key: (place, card) for key, (place, card) in found.items() if card != Card()}, problems


def merged(ours: Card, theirs: Card, replace: bool) -> tuple[Card, list[str]]:
    """What holds then, and the fields where the two say different things and ours was kept."""
    kept, texts = [], {}
    for field in TEXTS:
        mine, other = getattr(ours, field), getattr(theirs, field)
        takes = other.strip() and other.strip() != mine.strip() and (replace or not mine.strip())
        texts[field] = other if takes else mine
        if other.strip() and other.strip() != texts[field].strip():
            kept.append(field)
    said = {one.text: one.done for one in theirs.objectives}
    before = {one.text: one.done for one in ours.objectives}
    undone = [text for text, done in before.items() if done and not said.get(text, True)]
    if replace and said:
        before, undone = {}, []
    listed = before | said | dict.fromkeys(undone, True)
    objectives = tuple(Objective(text=text, done=done) for text, done in listed.items())
    return Card(**texts, objectives=objectives), [*kept, *(["objectives"] if undone else [])]
