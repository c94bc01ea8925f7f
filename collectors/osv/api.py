"""OSV's API: what it knows of versions, a thousand at a time, and each record that is new or has changed."""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import Any
from urllib.parse import quote

from collectors import web
from collectors.osv.asking import Broken, Candidate, Given, Index, Unasked
from collectors.osv.queries import Query, queries
from collectors.osv.times import utc
from data.records import Vulnerability
from data.words import Problem

BATCH = 1000
"""Queries that OSV takes at once."""

_PAGES = 100
_REFUSALS = 500  # a few queries that it does not understand cost ten each; a service that is not OSV refuses all


@dataclass
class Api:
    """OSV at an address. `known` says when each advisory in the ledger was changed, `held` are its vulnerabilities.

    Of an advisory that has not changed and of which every vulnerability is held, nothing is fetched.
    """

    session: web.Session
    now: datetime
    known: Mapping[str, datetime] = field(default_factory=dict)
    held: Mapping[tuple[str, str], Vulnerability] = field(default_factory=dict)
    refusals: int = 0

    def candidates(self, index: Index) -> Iterator[Given]:
        """The records that OSV names for what is in use, and what it did not answer."""
        named: dict[str, set[str]] = {}
        changed: dict[str, str] = {}
        yield from self._ask(deque(queries(index)), named, changed)
        waiting = deque(named)
        while waiting:
            name = waiting.popleft()
            try:
                yield from self._record(name, frozenset(named[name]), changed[name])
            except Problem as problem:
                missing = {component for other in (name, *waiting) for component in named[other]}
                yield Unasked(frozenset(missing), problem)
                return

    def _ask(self, waiting: deque[Query], named: dict[str, set[str]], changed: dict[str, str]) -> Iterator[Given]:
        """Fills in which advisories OSV names for which components, and when each was changed."""
        while waiting:
            batch = [waiting.popleft() for _number in range(min(BATCH, len(waiting)))]
            try:
                answers = self._batch(batch)
            except Problem as problem:
                yield Unasked(frozenset().union(*(query.components() for query in (*batch, *waiting))), problem)
                return
            for query, answer in zip(batch, answers, strict=True):
                ids, token = _read(answer)
                for name, modified in ids:
                    named.setdefault(name, set()).update(query.components())
                    changed[name] = modified
                if answer is None or (token and query.page >= _PAGES):
                    yield Unasked(query.components())
                elif token:
                    waiting.append(replace(query, token=token, page=query.page + 1))

    def _batch(self, batch: list[Query]) -> list[dict[str, Any] | None]:
        """An answer to each query, None to one that OSV refuses: it refuses all of a batch for a single one."""
        try:
            answer = self.session.post("/v1/querybatch", {"queries": [query.body() for query in batch]})
        except Problem as problem:
            self.refusals += 1
            if problem.fields.get("status") != 400 or self.refusals > _REFUSALS:
                raise
            if len(batch) == 1:
                return [None]
            half = len(batch) // 2
            return self._batch(batch[:half]) + self._batch(batch[half:])
        said = web.json(answer) if answer.found else None
        answers = said.get("results") if isinstance(said, dict) else None
        if not isinstance(answers, list) or len(answers) != len(batch):
            raise web.odd(answer)
        return [answer if isinstance(answer, dict) else {} for answer in answers]

    def _record(self, name: str, components: frozenset[str], modified: str) -> Iterator[Given]:
        held = [self.held.get((component, name)) for component in sorted(components)]
        if name in self.known and self.known[name] == utc(modified) and all(held):
            yield from (replace(one, seen_at=self.now) for one in held if one)
            return
        given = self.session.tried(f"/v1/vulns/{quote(name, safe='')}", partial(_given, name, components))
        yield given or Unasked(components, self.session.missing)


def _given(name: str, components: frozenset[str], answer: web.Answer) -> Given:
    """A record, if OSV has what it named. Raises Problem web.answer."""
    if not answer.found:
        return Broken(name, components)
    record = web.json(answer)
    if not isinstance(record, dict):
        raise web.odd(answer)
    return Candidate(record, name, components)


def _read(answer: dict[str, Any] | None) -> tuple[list[tuple[str, str]], str | None]:
    """The ids in an answer, each with the time of its last change, and the token of the next page."""
    given, token = (answer or {}).get("vulns"), (answer or {}).get("next_page_token")
    ids = [
        (one["id"], one["modified"] if isinstance(one.get("modified"), str) else "")
        for one in (given if isinstance(given, list) else ())
        if isinstance(one, dict) and isinstance(one.get("id"), str) and one["id"]
    ]
    return ids, token if isinstance(token, str) and token else None
