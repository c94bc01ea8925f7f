"""Where what people claim and what is measured do not agree, both sides, the heaviest first."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessments.answers.standing import Answer, Standing
from assessments.evidence.finding import Finding
from assessments.questionnaire.shape import Model
from assessments.scores.means import WORTH
from assessments.scores.score import score


@dataclass(frozen=True)
class Contradiction:
    """A settled answer and a number that surely says otherwise. `weight`: what the point counts in the whole, 0-1.

    `opposite`: one says yes and the other no; else they differ by partly.
    """

    finding: Finding
    claimed: Answer
    measured: Answer
    weight: float

    @property
    def point(self) -> str:
        """The id of the point."""
        return self.finding.point

    @property
    def opposite(self) -> bool:
        """Whether it is yes against no."""
        return {self.claimed, self.measured} == {"yes", "no"}

    @property
    def overstated(self) -> bool:
        """Whether more is claimed than measured."""
        return WORTH[self.claimed] > WORTH[self.measured]


@dataclass(frozen=True)
class Backing:
    """How far answers (yes, partly, no) rest on something: counts of points, and their shares, None without answers.

    with_evidence: a link stands beside the answer, or a number proposes one; measured: a number proposes one.
    """

    answered: int
    with_evidence: int
    measured: int

    @property
    def evidence_share(self) -> float | None:
        """0-1."""
        return self.with_evidence / self.answered if self.answered else None

    @property
    def measured_share(self) -> float | None:
        """0-1."""
        return self.measured / self.answered if self.answered else None


def contradictions(model: Model, standing: Mapping[str, Standing], found: Mapping[str, Finding]) -> list[Contradiction]:
    """Those of yes against no first, then those that differ; among them the one that counts most in the score first.

    What is disputed is settled among people first, and contradicts nothing.
    """
    weights = score(model, standing).weights
    there = [
        Contradiction(finding, stands.value, finding.answer, weights[point])
        for point, finding in found.items()
        if (stands := standing.get(point)) and stands.value in WORTH and not stands.disputed
        if finding.answer and finding.sure and finding.answer != stands.value
    ]
    return sorted(there, key=lambda one: (not one.opposite, -one.weight))


def backing(standing: Mapping[str, Standing], found: Mapping[str, Finding], linked: set[str]) -> Backing:
    """Of the answers that stand; `linked`: points with a link beside an answer that stands."""
    answered = [point for point, stands in standing.items() if stands.value in WORTH]
    measured = [point for point in answered if (one := found.get(point)) and one.answer]
    return Backing(len(answered), len({*measured, *linked} & {*answered}), len(measured))
