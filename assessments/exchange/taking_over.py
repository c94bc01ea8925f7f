"""What was written elsewhere, taken over: each file by what it is, the others kept where one goes wrong."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from assessments.answering import answer
from assessments.exchange import answer_sheet, handbook
from assessments.exchange import whole as exchange
from assessments.exchange.boards.board import Board
from assessments.exchange.boards.taking import take
from assessments.exchange.incoming import Incoming
from assessments.folder import Assessment
from data.words import Problem, _, ngettext


@dataclass
class TakenOver:
    """Sentences about what was taken over, assessments that were made, and what went wrong."""

    said: list[str] = field(default_factory=list)
    restored: list[Assessment] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def anything(self) -> bool:
        """Whether anything was."""
        return bool(self.said or self.restored)


def needs_place(found: Incoming) -> bool:
    """Whether some of it goes into an assessment, by somebody."""
    return bool(found.board or found.answers)


def keep(root: Path, found: Incoming) -> TakenOver:
    """Keeps handbooks and restores assessments in the workspace at `root`."""
    taken = TakenOver(problems=[*found.problems])
    for file in found.handbooks:
        _attempt(taken, partial(_handbook, taken, root, file))
    for file in found.assessments:
        _attempt(taken, partial(_assessment, taken, root / "assessments", file))
    return taken


def enter(
    found: Incoming, assessment: Assessment, by: str, *, keep_names: bool = False, replace: bool = False
) -> TakenOver:
    """Takes boards and sheets of answers over into an assessment; `by` is whose answers they are, or who imports."""
    taken = TakenOver()
    for file in found.answers:
        _attempt(taken, partial(_answers, taken, assessment, file, by))
    if board := found.board:
        _attempt(taken, partial(_board, taken, assessment, board, by, keep_names=keep_names, replace=replace))
    return taken


def _attempt(taken: TakenOver, act: Callable[[], None]) -> None:
    try:
        act()
    except Problem as problem:
        taken.problems.append(problem)


def _handbook(taken: TakenOver, root: Path, file: Path) -> None:
    kept = handbook.keep(root, file)
    said = _("Handbook {version} is kept; its texts stand beside the questions now.")
    taken.said.append(said.format(version=kept.version))


def _assessment(taken: TakenOver, root: Path, file: Path) -> None:
    one = exchange.restore(root, file)
    taken.restored.append(one)
    taken.problems += [*exchange.unfound(one), *one.log().problems]


def _answers(taken: TakenOver, assessment: Assessment, file: Path, by: str) -> None:
    drafts, problems = answer_sheet.answers(file, assessment.model)
    taken.problems += problems
    n = answer(assessment, *(draft | {"by": by} for draft in drafts))
    if n:
        taken.said.append(ngettext("{n} answer taken over.", "{n} answers taken over.", n).format(n=n))
    elif drafts:
        taken.said.append(_("These answers are there already."))


def _board(
    taken: TakenOver, assessment: Assessment, board: Board, by: str, *, keep_names: bool, replace: bool
) -> None:  # fmt: skip
    found = take(assessment, board, by, keep_names=keep_names, replace=replace)
    taken.problems += found.problems
    if not found.activities:
        return
    n, m, k = found.activities, found.statuses, found.scorecards
    taken.said += [
        ngettext("{n} activity on the board.", "{n} activities on the board.", n).format(n=n),
        ngettext("{n} new status.", "{n} new statuses.", m).format(n=m),
        ngettext("{n} new or changed scorecard.", "{n} new or changed scorecards.", k).format(n=k),
    ]
