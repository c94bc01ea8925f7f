"""What the log says of each repository of the sample: collected just now, or long ago and failed since."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from collectors.sample.months import Months
from collectors.sample.portfolio import OLD_HOST, Plan
from data.records import Collection

SILENT = timedelta(days=61)
_AGAIN = timedelta(days=7)
_ERROR = f"{OLD_HOST} could not be reached: its certificate has expired."


def confirmed(plan: Plan, now: datetime) -> datetime:
    """Until when a repository is known."""
    return now - SILENT if plan.failing else now


def seen_until(plan: Plan, months: Months) -> int:
    """The second at which a repository's history ends for us."""
    return months.until - int(SILENT.total_seconds()) if plan.failing else months.until


def logs(plan: Plan, now: datetime, commits: int, tags: int) -> Iterator[Collection]:
    """One good collection of each resource, and every week a failed one since the source fell silent."""
    ended = confirmed(plan, now)
    begun = ended - timedelta(seconds=1 + commits // 400)
    totals = {"commit": commits, "tag": tags, "observation": None} | ({"lines": commits} if plan.lines else {})
    state = "empty" if plan.empty else "complete" if plan.cut is None else "partial"
    for resource, expected in totals.items():
        requests = 2 if resource == "commit" else 0
        yield Collection(plan.id, resource, begun, ended, ended, state, expected, requests=requests)
        for week in range(1, SILENT // _AGAIN + 1 if plan.failing else 1):
            tried = ended + week * _AGAIN
            given_up = tried + timedelta(seconds=30)
            yield Collection(plan.id, resource, tried, given_up, None, "failed", requests=requests // 2, error=_ERROR)
