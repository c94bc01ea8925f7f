"""Which assessment a roadmap is of, and the numbers beside it."""

from collections.abc import Sequence

from assessments.evidence.numbers import Numbers, latest
from assessments.folder import Assessment
from data.snapshot import Snapshot


def current(found: Sequence[Assessment]) -> Assessment | None:
    """Of those by their ids the last of which anything is assessed, else the last."""
    last_first = [*found][::-1]
    return next((one for one in last_first if _begun(one)), next(iter(last_first), None))


def beside(assessment: Assessment, snapshot: Snapshot | None, organisation: str) -> Numbers | None:
    """The numbers of whom the assessment is about; None where there are none."""
    if snapshot is None:
        return None
    repository = assessment.about.subject if assessment.model.subject == "repository" else None
    return latest(snapshot, organisation, repository)


def _begun(one: Assessment) -> bool:
    return any(stands.value != "not_assessed" for stands in one.standing().values())
