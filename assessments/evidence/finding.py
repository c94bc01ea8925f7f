"""What a number says about a point: the answer it proposes and how surely, or why it proposes none.

A proposal never answers by itself; whose the answer is stands in the log.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import inf
from typing import Literal

from assessments.answers.events import Proposal
from assessments.answers.standing import Answer
from assessments.evidence.numbers import Numbers
from assessments.questionnaire.shape import Evidence, Model, Point, Threshold
from data.changes import Window
from data.definitions import metrics

Confidence = Literal["high", "medium", "low"]
Lack = Literal["unmeasured", "incomplete", "unknown", "coverage", "sample", "silent"]

SURE_COVERAGE = 0.95
SURE_SAMPLE = 2  # times the least sample


@dataclass(frozen=True)
class Finding:
    """What the window, which ends with `period`, proposes; `threshold` decided.

    Where nothing is proposed, answer, confidence and threshold are None, and `lacking` says why: unmeasured (no such
    number here), unknown (it has no value), incomplete (the month was not collected to its end), coverage and sample
    (too little of it), silent (it may speak for other answers only than what it says). A number that `supports`
    proposes nothing and lacks nothing.
    """

    point: str
    evidence: Evidence
    period: date
    window: Window | None
    answer: Answer | None = None
    confidence: Confidence | None = None
    threshold: float | None = None
    lacking: Lack | None = None

    @property
    def sure(self) -> bool:
        """Whether it may contradict what somebody says."""
        return self.confidence in ("high", "medium")

    @property
    def proposal(self) -> Proposal | None:
        """What is kept beside the answer that is given; None where nothing is proposed."""
        if self.answer is None or self.confidence is None or self.window is None:
            return None
        seen = self.window
        return Proposal(
            answer=self.answer, metric=self.evidence.metric, definition=seen.definition, period=self.period,
            value=seen.value, low=seen.low, high=seen.high, threshold=self.threshold, sample_size=seen.sample_size,
            coverage=min(seen.coverage, 1), collected_at=seen.collected_at, confidence=self.confidence,
        )  # fmt: skip


def findings(model: Model, numbers: Numbers | None) -> dict[str, Finding]:
    """By id every point that a number can speak about, in the questionnaire's order; none where there are no numbers.

    A questionnaire that was frozen may name a metric that is not there any more: it says nothing.
    """
    return {
        point.id: _finding(point, point.evidence, numbers)
        for point in model.points.values()
        if numbers and point.evidence and point.evidence.metric in metrics()
    }


def proposals(found: Mapping[str, Finding]) -> dict[str, Proposal]:
    """By point what is proposed."""
    return {point: said for point, finding in found.items() if (said := finding.proposal)}


def _finding(point: Point, evidence: Evidence, numbers: Numbers) -> Finding:
    windows = numbers.windows(evidence.metric)
    if not windows:
        return Finding(point.id, evidence, numbers.period, None, lacking=_unless(evidence, "unmeasured"))
    window = next((one for one in windows if not _lacking(evidence, one, numbers)), windows[0])
    lacking = _lacking(evidence, window, numbers)
    if lacking or evidence.use == "supports":
        return Finding(point.id, evidence, window.period, window, lacking=_unless(evidence, lacking))
    answer = _answer(evidence, window.value, numbers)
    if evidence.proposes and answer not in evidence.proposes:
        return Finding(point.id, evidence, window.period, window, lacking="silent")
    confidence = _confidence(evidence, window, numbers)
    return Finding(point.id, evidence, window.period, window, answer, confidence, _deciding(evidence, answer))


def _unless(evidence: Evidence, lacking: Lack | None) -> Lack | None:
    """A number that only supports lacks nothing."""
    return None if evidence.use == "supports" else lacking


def _lacking(evidence: Evidence, window: Window, numbers: Numbers) -> Lack | None:
    if window.value is None:
        return "unknown"
    if not window.complete and window.period <= numbers.period:
        return "incomplete"
    if window.coverage < evidence.least_coverage:
        return "coverage"
    return "sample" if window.sample_size < evidence.least_sample else None


def _answer(evidence: Evidence, value: float | None, numbers: Numbers) -> Answer:
    if _meets(evidence.yes, evidence.metric, value, numbers):
        return "yes"
    return "partly" if _meets(evidence.partly, evidence.metric, value, numbers) else "no"


def _meets(threshold: Threshold | None, metric: str, value: float | None, numbers: Numbers) -> bool:
    if threshold is None or value is None:
        return False
    if threshold.rises:
        change = numbers.change(metric)
        return bool(change and change.rose)
    if threshold.at_least is not None:
        return value >= threshold.at_least
    return threshold.at_most is not None and value <= threshold.at_most


def _confidence(evidence: Evidence, window: Window, numbers: Numbers) -> Confidence:
    met = sum(criteria(evidence, window, numbers).values())
    return "high" if met == 3 else "medium" if met == 2 else "low"


def criteria(evidence: Evidence, window: Window, numbers: Numbers) -> dict[str, bool]:
    """What confidence is counted from: nearly all was collected, the sample is ample, the range decides alike."""
    low = window.value if window.low is None else window.low
    high = window.high if window.high is not None else window.value if window.low is None else inf
    return {
        "coverage": window.coverage >= SURE_COVERAGE,
        "sample": window.sample_size >= SURE_SAMPLE * evidence.least_sample,
        "range": _answer(evidence, low, numbers) == _answer(evidence, high, numbers),
    }


def _deciding(evidence: Evidence, answer: Answer) -> float | None:
    """The bound that the value reached; of a no the lowest it did not reach."""
    threshold = evidence.yes if answer == "yes" else evidence.partly or evidence.yes
    return None if threshold is None else threshold.at_least if threshold.at_least is not None else threshold.at_most
