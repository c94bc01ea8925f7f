"""Which activity an issue is about."""

from dataclasses import dataclass
from datetime import datetime

from assessments.exchange.boards.board import Board, Issue
from assessments.questionnaire.shape import Model
from data.words import Problem

_NEVER = datetime(1, 1, 1)


@dataclass(frozen=True)
class Named:
    """Issues with the ids of their activities, the one changed last first, and those that have none, named."""

    issues: dict[str, list[Issue]]
    problems: list[Problem]

    @property
    def newest(self) -> dict[str, Issue]:
        """By activity the issue that was changed last."""
        return {key: some[0] for key, some in self.issues.items()}


def named(board: Board, model: Model) -> Named:
    """An issue is about the activity whose id it names, else about the one that has the same title."""
    titles = {activity.title.casefold(): key for key, activity in model.activities.items()}
    found = Named({}, [])
    for issue in board.issues:
        key = issue.activity or titles.get(issue.title.casefold(), "")
        if not key:
            found.problems.append(issue.place.problem("board.nameless", title=issue.title))
        elif key not in model.activities:
            found.problems.append(issue.place.problem("board.nowhere", key=key, model=f"{model.id} {model.version}"))
        else:
            found.issues.setdefault(key, []).append(issue)
    for key, some in found.issues.items():
        some.sort(key=lambda issue: issue.changed_at or _NEVER, reverse=True)
        found.problems.extend(older.place.problem("board.doubled", key=key, other=some[0].place) for older in some[1:])
    return found
