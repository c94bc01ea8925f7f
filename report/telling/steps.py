"""What is done next: the steps that are planned, the earliest first."""

from collections.abc import Iterator

from assessments.roadmap.candidates import Candidate
from assessments.roadmap.roadmap import Planned, Roadmap
from assessments.roadmap.wording import brings, title
from data import sentences
from data.words import _, ngettext
from report.sources import Sources
from report.story import Number, Step, Steps
from report.telling import counted

MOST = 3


def told(sources: Sources) -> Steps:
    """Three, or that none is planned and what the roadmap would begin with."""
    there = sources.roadmap.open if sources.roadmap else []
    return Steps(
        title=_("What we do next"), columns=(_("What"), _("Who"), _("By")),
        items=tuple(step(sources, one) for one in there[:MOST]), more=_more(len(there) - MOST),
        nothing="" if there else _nothing(sources),
    )  # fmt: skip


def step(sources: Sources, one: Planned) -> Step:
    """A step with the goal that it moves."""
    moves = _("{goal}, brings {points}").format(goal=_(one.goal.title), points=brings(one.gain))
    late = one.late(sources.day)
    due = sentences.day(one.task.due)
    due = _("{day}, overdue").format(day=due) if late else due
    return Step(title(one), moves, owner(sources, one.task.owner), due, late)


def owner(sources: Sources, one: str | None) -> str:
    """The name, or only that there is one, where owners are not to be named."""
    return sources.names.get(one or "") or _("nobody yet")


def numbers(sources: Sources) -> Iterator[Number]:
    """How many are planned and how many of them overdue, and what those that are shown bring."""
    there = sources.roadmap.open if sources.roadmap else []
    late = sum(one.late(sources.day) for one in there)
    if sources.roadmap:
        yield counted.count("steps", "steps.open", len(there))
        yield counted.count("steps", "steps.overdue", late)
        yield from (gain("steps", sources.roadmap, one) for one in there[:MOST])


def gain(part: str, there: Roadmap, one: Candidate | Planned) -> Number:
    """What a step or an activity at its target brings to the overall score."""
    metric = f"maturity.{there.model.id}.{one.activity.id}"
    return Number(part, metric, "gain", one.gain, "points", brings(one.gain))


def _more(n: int) -> str:
    return ngettext("{n} more is planned.", "{n} more are planned.", n).format(n=sentences.number(n)) if n > 0 else ""


def _nothing(sources: Sources) -> str:
    if sources.roadmap is None:
        return _("No step is planned, because nothing is assessed yet.")
    if not sources.roadmap.waiting:
        return _("No step is planned: everything is at its target.")
    first = _(sources.roadmap.waiting[0].activity.title)
    return _("No step is planned yet. The roadmap would begin with: {title}.").format(title=first)
