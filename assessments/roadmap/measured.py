"""The numbers that a step would move, and which of them are nearly there."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessments.evidence.finding import Finding
from assessments.questionnaire.shape import Model, Threshold

NEAR = 0.1  # of the threshold


@dataclass(frozen=True)
class Number:
    """A metric beside a point; `value` is None where nothing can be read from it.

    `threshold` is what a yes takes, None where the number proposes none or where it has to rise.
    """

    point: str
    metric: str
    value: float | None
    threshold: Threshold | None

    @property
    def bound(self) -> float | None:
        """The threshold's number, in the metric's unit."""
        if self.threshold is None:
            return None
        return self.threshold.at_most if self.threshold.at_least is None else self.threshold.at_least

    @property
    def near(self) -> bool:
        """Short of the threshold, by a tenth of it at most."""
        if self.threshold is None or self.bound is None or self.value is None:
            return False
        short = self.bound - self.value if self.threshold.at_least is not None else self.value - self.bound
        return 0 < round(short, 9) <= round(abs(self.bound) * NEAR, 9)


def numbers(model: Model, points: tuple[str, ...], findings: Mapping[str, Finding]) -> tuple[Number, ...]:
    """One of each of these points that has evidence, in their order."""
    found = []
    for one in points:
        evidence = model.points[one].evidence
        if evidence:
            bound = evidence.yes if evidence.use == "answers" else None
            found.append(Number(one, evidence.metric, _value(findings.get(one)), bound))
    return tuple(found)


def _value(finding: Finding | None) -> float | None:
    """What may be read: not of a month not collected to its end, nor of too little."""
    if finding is None or finding.window is None or finding.lacking not in (None, "silent"):
        return None
    return finding.window.value
