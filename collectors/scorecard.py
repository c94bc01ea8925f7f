"""The OpenSSF Scorecard's precomputed results for the source repositories of packages in use."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import partial
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
    """Pages of Scorecard; Failed where something is missing. One request a project, none for a week then."""
    base = reading.sources.scorecard
    if not base:
        return
    session = web.session(base, reading.cache / "web", private=reading.sources.private_addresses, wait=reading.wait)
    asked = {
        project for (project,) in ledger.rows("select project from scorecard where asked_at > ?", reading.now - _AGAIN)
    }
    due = [project for project in inventories.projects(ledger) if project not in asked]
    for start in range(0, len(due), _TOGETHER):
        rows: list[Scorecard] = []
        try:
            rows.extend(_results(session, due[start : start + _TOGETHER], reading.now))
        except Problem as problem:
            yield Page(session.host, rows, more=True)  # what came before
            yield Failed(session.host, (), problem)
            return
        yield Page(session.host, rows)
    if session.missing:
        yield Failed(session.host, (), session.missing)


def _results(session: web.Session, projects: Iterable[str], now: datetime) -> Iterator[Scorecard]:
    for project in projects:
        if found := session.tried(f"/projects/{quote(project)}", partial(result, project, now)):
            yield found


def result(project: str, now: datetime, answer: web.Answer) -> Scorecard:
    """The score of a project, 0 to 10; None where there is no result, or none that says anything (-1).

    Raises Problem web.answer.
    """
    if not answer.found:
        return Scorecard(project, None, None, now)
    said = web.json(answer)
    score = said.get("score") if isinstance(said, dict) else None
    if not isinstance(score, int | float) or isinstance(score, bool) or not (score == -1 or 0 <= score <= 10):
        raise web.odd(answer)
    return Scorecard(project, None if score == -1 else float(score), web.time(said.get("date")), now)
