"""The numbers that evidence is read from: an organisation's, or one repository's, as of the end of a month."""

from dataclasses import dataclass
from datetime import date

from assessments.folder import Assessment
from data import figures
from data.changes import Change, Window
from data.definitions import metrics
from data.snapshot import Snapshot


@dataclass(frozen=True)
class Numbers:
    """`period` is the last complete month; of what came later nothing is read. `repository` None: the organisation."""

    snapshot: Snapshot
    organisation: str
    repository: str | None
    period: date

    def window(self, metric: str) -> Window | None:
        """The twelve months to the period, or its end; None where there is no row, or no such metric any more."""
        known = metrics().get(metric)
        return figures.year(self.snapshot, known, self.organisation, self.repository, self.period) if known else None

    def change(self, metric: str) -> Change | None:
        """What may be said of a metric's year against the year before, None where nothing may be."""
        known = metrics().get(metric)
        if known is None:
            return None
        return figures.year_change(self.snapshot, known, self.organisation, self.repository, self.period)


def of(assessment: Assessment, snapshot: Snapshot, organisation: str, day: date | None = None) -> Numbers | None:
    """What is measured of an assessment's subject, as `latest`."""
    repository = assessment.about.subject if assessment.model.subject == "repository" else None
    return latest(snapshot, organisation, repository, day)


def latest(
    snapshot: Snapshot, organisation: str, repository: str | None = None, day: date | None = None
) -> Numbers | None:
    """As of the last complete month, or of the last one that was over on `day`; None where there is none."""
    period = figures.last_complete(snapshot, organisation)
    if period and day:
        period = min(period, figures.months_back(day, 1))
    return Numbers(snapshot, organisation, repository, period) if period else None
