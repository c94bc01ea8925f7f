"""What a number says about a point, why it says nothing, and why it is believed, as a person reads it."""

from assessments.answers.spoken import ANSWERS
from assessments.evidence.contradictions import Backing, Contradiction
from assessments.evidence.finding import SURE_COVERAGE, SURE_SAMPLE, Confidence, Finding
from assessments.questionnaire.shape import Threshold
from data import sentences
from data.definitions import metrics
from data.words import N_, _, ngettext

CONFIDENCES: dict[Confidence, str] = {
    "high": N_("high confidence"), "medium": N_("medium confidence"), "low": N_("low confidence"),
}  # fmt: skip


def rule() -> str:
    """How confidence is counted."""
    return _(
        "Confidence is high where at least {coverage} % of what the number needs was collected, where it rests on"
        " {times} times the least sample or more, and where its whole range leads to one answer; medium where two of"
        " these hold, else low."
    ).format(coverage=sentences.number(SURE_COVERAGE * 100), times=sentences.number(SURE_SAMPLE))


def measured(finding: Finding) -> str:
    """The number: Change requests reviewed: 48 %."""
    metric, window = metrics()[finding.evidence.metric], finding.window
    title = _(metric.title)
    if window is None:
        return _("{title}: not measured here").format(title=title)
    return _("{title}: {value}").format(title=title, value=value(finding))


def value(finding: Finding) -> str:
    """The value with its unit, or that it is unknown."""
    metric, window = metrics()[finding.evidence.metric], finding.window
    return sentences.shown(metric, window.value, window.low, window.high) if window else _("not measured")


def proposed(finding: Finding) -> str:
    """What the number proposes; empty where it proposes nothing."""
    if finding.answer is None or finding.confidence is None:
        return ""
    return _("The number says: {answer}, with {confidence}.").format(
        answer=_(ANSWERS[finding.answer]), confidence=_(CONFIDENCES[finding.confidence])
    )


def basis(finding: Finding) -> str:
    """Which values mean which answer, and the period, coverage, age and sample of the number, in one line."""
    metric, window = metrics()[finding.evidence.metric], finding.window
    bounds = _bounds(finding)
    if window is None:
        return bounds
    rests = _("rests on {n}").format(n=sentences.number(window.sample_size))
    return " · ".join(part for part in (bounds.rstrip("."), sentences.basis(metric, window), rests) if part)


def missing(finding: Finding) -> str:
    """Why nothing is proposed and what would be needed; empty where something is, or where none ever would be."""
    if finding.lacking is None:
        return ""
    metric, window = metrics()[finding.evidence.metric], finding.window
    said = {
        "unmeasured": _("Nothing is proposed: this is not measured here yet."),
        "incomplete": _("Nothing is proposed: the month was not collected to its end. Collect again."),
        "unknown": _("Nothing is proposed: the number is unknown. It needs: {source}.").format(source=_(metric.source)),
        "coverage": _("Nothing is proposed: {part} of what it needs, and at least {least} % is asked for.").format(
            part=sentences.coverage(window.coverage if window else 0), least=_percent(finding.evidence.least_coverage)
        ),
        "sample": _("Nothing is proposed: it rests on {n}, and at least {least} is asked for.").format(
            n=sentences.number(window.sample_size if window else 0),
            least=sentences.number(finding.evidence.least_sample),
        ),
        "silent": _("Nothing is proposed: this number can only speak for yes, and does not."),
    }
    return said[finding.lacking]


def summary(there: list[Contradiction], backed: Backing) -> str:
    """How many answers the numbers contradict, and how many rest on evidence."""
    opposite = sum(one.opposite for one in there)
    differ = len(there) - opposite
    parts = []
    if opposite:
        text = ngettext("{n} answer contradicts the numbers", "{n} answers contradict the numbers", opposite)
        parts.append(text.format(n=sentences.number(opposite)))
    if differ:
        more = ngettext("{n} differs from them by a step", "{n} differ from them by a step", differ)
        alone = ngettext(
            "{n} answer differs from the numbers by a step", "{n} answers differ from the numbers by a step", differ
        )
        parts.append((more if opposite else alone).format(n=sentences.number(differ)))
    first = _(" and ").join(parts) + "." if parts else _("No answer contradicts the numbers.")
    if backed.evidence_share is None or backed.measured_share is None:
        return first
    rest = _(
        "Of {n} answers (yes, partly, no) {evidence} % have evidence, a link or a number; {measured} % are measured."
    ).format(
        n=sentences.number(backed.answered), evidence=sentences.number(round(100 * backed.evidence_share)),
        measured=sentences.number(round(100 * backed.measured_share)),
    )  # fmt: skip
    return f"{first} {rest}"


def _bounds(finding: Finding) -> str:
    """Which values mean which answer."""
    yes, partly = finding.evidence.yes, finding.evidence.partly
    if yes and yes.rises:
        return _("Yes means a rise within a year that stands out.")
    unit = metrics()[finding.evidence.metric].unit
    if yes and partly:
        bounds = _("Yes means {yes}, partly {partly}.")
        return bounds.format(yes=bound(yes, unit), partly=bound(partly, unit))
    return _("Yes means {yes}.").format(yes=bound(yes, unit)) if yes else ""


def bound(threshold: Threshold, unit: str) -> str:
    """At least 90 %, at most 3, or that it rises."""
    if threshold.rises:
        return _("a rise that stands out")
    if threshold.at_least is not None:
        return _("at least {amount}").format(amount=sentences.amount(threshold.at_least, unit))
    return _("at most {amount}").format(amount=sentences.amount(threshold.at_most, unit))


def _percent(share: float) -> str:
    return sentences.number(round(share * 100))
