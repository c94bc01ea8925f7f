"""What the newest numbers say of an assessment, for the pages that put both side by side."""

from datetime import date

from assessments.evidence import finding, numbers
from assessments.evidence.finding import Finding
from assessments.folder import Assessment
from dashboard import state


def of(assessment: Assessment, day: date | None = None) -> dict[str, Finding]:
    """By point, as of the last complete month, or as of what was known of the months before `day`.

    Nothing where nothing is published yet.
    """
    known = state.shown()
    if known is None:
        return {}
    snapshot, said = known
    return finding.findings(assessment.model, numbers.of(assessment, snapshot, said.organisation.slug, day))
