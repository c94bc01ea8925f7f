"""What would be answered otherwise today than on the day of freezing, by the rules that were frozen."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessments.answers.standing import Answer, Standing
from assessments.evidence.finding import Finding


@dataclass(frozen=True)
class Drifted:
    """A point whose number proposes another answer now than when it was frozen; `answered` is what was frozen."""

    answered: Answer
    then: Finding
    now: Finding

    @property
    def point(self) -> str:
        """The id of the point."""
        return self.now.point


def drift(standing: Mapping[str, Standing], then: Mapping[str, Finding], now: Mapping[str, Finding]) -> list[Drifted]:
    """Where both times a number surely proposed something of one definition, and not the same; in their order."""
    return [
        Drifted(standing[point].value, before, finding)
        for point, finding in now.items()
        if (before := then.get(point)) and before.sure and finding.sure
        if before.window and finding.window and before.window.definition == finding.window.definition
        if before.answer != finding.answer
    ]
