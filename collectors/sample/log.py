"""What the log says of each repository of the sample: collected just now, or long ago and failed since."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from collectors.contract import Target
from collectors.sample.months import Months
from collectors.sample.portfolio import HOST, OLD_HOST, Plan
from data.records import Collection, Sweep

SILENT = timedelta(days=61)
_AGAIN = timedelta(days=7)
_ERROR = f"{OLD_HOST} could not be reached: its certificate has expired."
_HIDDEN = f"{HOST} does not show the issues of this repository: its owner has to give the token leave to read them."
_PAGES = {"issue": 100, "change_request": 50}
_CEILING = 5000
_HOUR_LEFT = timedelta(minutes=38)


def confirmed(plan: Plan, now: datetime) -> datetime:
    """Until when a repository is known."""
    return now - SILENT if plan.failing else now


def seen_until(plan: Plan, months: Months) -> int:
    """The second at which a repository's history ends for us."""
    return months.until - int(SILENT.total_seconds()) if plan.failing else months.until


def begun(plan: Plan, now: datetime, commits: int) -> datetime:
    """When the last reading of a repository that came to something began."""
    return confirmed(plan, now) - timedelta(seconds=1 + commits // 400)


def logs(plan: Plan, now: datetime, counts: Mapping[str, int]) -> Iterator[Collection]:
    """One good collection of each resource, and every week a failed one since the source fell silent.

    `counts` are the rows of each resource that is asked for; of lines, the commits whose lines are known.
    """
    ended, since = confirmed(plan, now), begun(plan, now, counts["commit"])
    for resource, count in counts.items():
        requests = _requests(resource, count)
        if resource == "issue" and plan.issues_hidden:
            yield Collection(plan.id, resource, since, ended, None, "forbidden", requests=requests, error=_HIDDEN)
            continue
        state, expected = _state(plan, resource, counts), _expected(resource, counts)
        yield Collection(plan.id, resource, since, ended, ended, state, expected, count, requests)
        for week in range(1, SILENT // _AGAIN + 1 if plan.failing else 1):
            tried = ended + week * _AGAIN
            given_up = tried + timedelta(seconds=30)
            yield Collection(plan.id, resource, tried, given_up, None, "failed", requests=requests // 2, error=_ERROR)


def sweep(target: Target, now: datetime, listed: int, requests: int) -> Sweep:
    """What the forge was asked so far, and what it still allows this hour."""
    left = max(0, _CEILING - requests)
    return Sweep(
        str(target), target.organisation, HOST, now, True, listed, listed, requests, _CEILING, left, now + _HOUR_LEFT
    )


def listing(repositories: int) -> int:
    """Requests that tell which repositories there are."""
    return -(-repositories // 100)


def of_forge(plan: Plan, logs: list[Collection]) -> int:
    """Requests that one repository cost at the forge's API."""
    return 0 if plan.failing else sum(one.requests for one in logs if one.resource in _PAGES)


def _requests(resource: str, count: int) -> int:
    if resource in _PAGES:
        return max(1, -(-count // _PAGES[resource]))
    return 2 if resource == "commit" else 0


def _expected(resource: str, counts: Mapping[str, int]) -> int | None:
    """The source's own total, where it has one."""
    if resource in ("observation", "repository"):
        return None
    return counts["commit" if resource == "lines" else resource]


def _state(plan: Plan, resource: str, counts: Mapping[str, int]) -> str:
    if resource == "issue" and plan.issues_off:
        return "disabled"
    if resource in ("repository", "issue", "change_request", "release"):
        return "complete"
    if resource == "component":
        return "complete" if counts[resource] else "empty"
    if plan.empty:
        return "empty"
    return "partial" if plan.cut is not None or counts[resource] < (_expected(resource, counts) or 0) else "complete"
