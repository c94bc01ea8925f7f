"""The roadmap as Markdown: a check list for each goal, and a step as the text of an issue."""

import re
from collections.abc import Mapping

from assessments.roadmap import wording
from assessments.roadmap.roadmap import Planned, Roadmap
from data.words import _

_MARKS = re.compile(r"([\\`*_\[\]<>#|~&$@])")


def check_lists(one: Roadmap, names: Mapping[str, str]) -> str:
    """Every step with a box, ticked where it is done, below its goal."""
    parts = [f"# {_('Roadmap')}"]
    for goal in one.model.goals:
        steps = [step for step in one.steps if step.goal.id == goal.id]
        if steps:
            parts += [f"## {escaped(_(goal.title))}", "\n".join(_item(step, names) for step in steps)]
    return "\n\n".join(parts) + "\n"


def body(one: Roadmap, step: Planned, names: Mapping[str, str]) -> str:
    """The text of an issue: what a step is about, and a list of what it would move.

    It begins with a word: a list would, in a spreadsheet, begin with a minus.
    """
    head = _("A step of the roadmap of {assessment}.").format(assessment=one.assessment.id)
    facts = "\n".join(f"- {escaped(one)}" for one in wording.facts(step, names))
    moves = "\n".join(f"- [ ] {escaped(one)}" for one in wording.moves(step))
    parts = [head, facts, *([_("What it would move:"), moves] if moves else [])]
    return "\n\n".join(parts)


def escaped(text: str) -> str:
    """The text as it stands, for a place that reads Markdown."""
    return _MARKS.sub(r"\\\1", text)


def _item(step: Planned, names: Mapping[str, str]) -> str:
    box = "x" if step.task.done else " "
    below = [*wording.facts(step, names)[1:], *wording.moves(step)]
    return "\n".join([f"- [{box}] **{escaped(wording.title(step))}**", *(f"  - {escaped(one)}" for one in below)])
