"""From one version of a questionnaire to another: which questions stay, and which ask something else."""

from dataclasses import dataclass

from assessments.questionnaire.shape import Model


@dataclass(frozen=True)
class CarryOver:
    """Ids of points: those of the new version in its order, `gone` in the order of the old one."""

    same: list[str]
    reworded: list[str]
    gone: list[str]
    new: list[str]


def carry_over(old: Model, new: Model) -> CarryOver:
    """What answers to `old` say about the points of `new`, in either direction of time."""
    both = [one for one in new.points if one in old.points]
    reworded = [one for one in both if _reworded(old, new, one)]
    return CarryOver(
        same=[one for one in both if one not in reworded],
        reworded=reworded,
        gone=[one for one in old.points if one not in new.points],
        new=[one for one in new.points if one not in old.points],
    )


def _reworded(old: Model, new: Model, one: str) -> bool:
    # each step between two versions that words it anew stands in the list once
    marked = old.reworded.count(one) != new.reworded.count(one)
    return marked or old.points[one].question != new.points[one].question
