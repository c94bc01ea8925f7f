"""The numbers that evidence is read from: an organisation's, or one repository's, as of the end of a month.

What was not looked at before, such as a pipeline, the last complete month does not know, and whoever begins would wait
for weeks. Such a state may be read of the running month; how something changes never is.
"""

from dataclasses import dataclass
from datetime import date

from assessments.folder import Assessment
from data import figures
from data.changes import Change, Window
from data.definitions import metrics
from data.snapshot import Snapshot


@dataclass(frozen=True)
class Numbers:
    """`period` is the last complete month, `running` the month in which was collected last, None where it was before.

    `repository` None: the organisation.
    """

    snapshot: Snapshot
    organisation: str
    repository: str | None
    period: date
    running: date | None = None

    def windows(self, metric: str) -> list[Window]:
        """The twelve months to the period, or its end; of a state the running month too. Empty without any row."""
        known = metrics().get(metric)
        if known is None:
            return []
        months = [self.period, self.running if known.window == "end of month" else None]
        found = [
            figures.year(self.snapshot, known, self.organisation, self.repository, month) for month in months if month
        ]
        return [window for window in found if window]

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
    """As of now, or of the last month that was over on `day`; None where no month is complete."""
    period = figures.last_complete(snapshot, organisation)
    if period is None:
        return None
    if day:
        return Numbers(snapshot, organisation, repository, min(period, figures.months_back(day, 1)))
    return Numbers(snapshot, organisation, repository, period, snapshot.stamp.today.replace(day=1))
