"""The OpenSSF Scorecard's precomputed results for the source repositories of packages in use."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from urllib.parse import quote

from collectors import web
from collectors.contract import Failed, Page, Reading
from data import inventories
from data.ledger import Ledger
from data.records import Scorecard
from data.words import Problem

PLACE = 30  # after deps.dev, which knows where the source of a package is
_AGAIN = timedelta(days=7)  # as often as results are computed
_TOGETHER = 50  # projects a page


def look_up(ledger: Ledger, reading: Reading) -> Iterator[Page | Failed]:
    """Pages of Scorecard; Failed where something is missing.

    One request a project, and one more where the first knows none; none for a week then.
    """
    if not reading.sources.scorecard:
        return
    session = _session(reading.sources.scorecard, reading)
    other = _session(reading.sources.deps_dev, reading) if reading.sources.deps_dev else None
    due = _due(ledger, reading.now)
    for start in range(0, len(due), _TOGETHER):
        rows: list[Scorecard] = []
        try:
            rows.extend(_results(session, other, due[start : start + _TOGETHER], reading.now))
        except Problem as problem:
            yield Page(session.host, rows, more=True)  # what came before
            yield Failed(session.host, (), problem)
            return
        yield Page(session.host, rows)
    yield from (Failed(one.host, (), one.missing) for one in (session, other) if one and one.missing)


def _session(base: str, reading: Reading) -> web.Session:
    return web.session(base, reading.cache / "web", private=reading.sources.private_addresses, wait=reading.wait)


def _due(ledger: Ledger, now: datetime) -> list[str]:
    rows = ledger.rows("select project from scorecard where asked_at > ?", now - _AGAIN)
    asked = {project for (project,) in rows}
    return [project for project in inventories.projects(ledger) if project not in asked]


def _results(
    session: web.Session, other: web.Session | None, projects: list[str], now: datetime
) -> Iterator[Scorecard]:
    for project in projects:
        found = session.tried(f"/projects/{quote(project)}", partial(result, project, now))
        if other and found == Scorecard(project, None, None, now):
            # Here upper case is told from lower, and our projects are in lower case; deps.dev finds them in any.
            found = other.tried(f"/v3/projects/{quote(project, safe='')}", partial(copied, project, now))
        if found:
            yield found


def result(project: str, now: datetime, answer: web.Answer) -> Scorecard:
    """The score of a project, 0 to 10; None where there is no result, or none that says anything (-1).

    Raises Problem web.answer.
    """
    if not answer.found:
        return Scorecard(project, None, None, now)
    said = web.json(answer)
    return _scored(project, now, answer, said, "score")


def copied(project: str, now: datetime, answer: web.Answer) -> Scorecard:
    """The score that deps.dev has of a project, perhaps a week older. Raises Problem web.answer."""
    said = web.json(answer) if answer.found else {}
    if not isinstance(said, dict):
        raise web.odd(answer)
    if said.get("scorecard") is None:
        return Scorecard(project, None, None, now)
    return _scored(project, now, answer, said["scorecard"], "overallScore")


def _scored(project: str, now: datetime, answer: web.Answer, said: Any, name: str) -> Scorecard:
    score = said.get(name) if isinstance(said, dict) else None
    if not isinstance(score, int | float) or isinstance(score, bool) or not (score == -1 or 0 <= score <= 10):
        raise web.odd(answer)
    return Scorecard(project, None if score == -1 else float(score), web.time(said.get("date")), now)
