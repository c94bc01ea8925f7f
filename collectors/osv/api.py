"""OSV's API: what it knows of versions, a thousand at a time, and each record that is new or has changed."""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import quote

import requests

from collectors.osv.asking import Asked, Broken, Candidate, Given, Index, Unasked
from collectors.osv.times import utc
from data.records import Vulnerability
from data.words import Problem, _

BATCH = 1000
"""Queries that OSV takes at once."""

_PAGES = 100
_WAIT = (10, 60)
"""Seconds to wait for a connection and for an answer."""


@dataclass(frozen=True)
class _Query:
    """A version that is asked for, on whose behalf, and which page of the answer."""

    ecosystem: str
    name: str
    version: str
    asked: tuple[Asked, ...]
    token: str | None = None
    page: int = 1

    def body(self) -> dict[str, Any]:
        # OSV writes Go's versions without the v
        version = self.version.removeprefix("v") if self.ecosystem == "Go" else self.version
        query = {"package": {"ecosystem": self.ecosystem, "name": self.name}, "version": version}
        return query | ({"page_token": self.token} if self.token else {})

    def components(self) -> frozenset[str]:
        return frozenset(asked.component for asked in self.asked)


@dataclass(frozen=True)
class Api:
    """OSV at an address. `known` says when each advisory in the ledger was changed, `held` are its vulnerabilities.

    `session` is a requests.Session or what behaves like one. Of an advisory that has not changed and of which every
    vulnerability is held, nothing is fetched.
    """

    session: requests.Session
    base: str
    now: datetime
    known: Mapping[str, datetime] = field(default_factory=dict)
    held: Mapping[tuple[str, str], Vulnerability] = field(default_factory=dict)

    def candidates(self, index: Index) -> Iterator[Given]:
        """The records that OSV names for what is in use, and what it did not answer."""
        named: dict[str, set[str]] = {}
        changed: dict[str, str] = {}
        yield from self._ask(deque(_queries(index)), named, changed)
        waiting = deque(named)
        while waiting:
            name = waiting.popleft()
            try:
                yield from self._record(name, named[name], changed[name])
            except Problem as problem:
                missing = {component for other in (name, *waiting) for component in named[other]}
                yield Unasked(frozenset(missing), problem)
                return

    def _ask(self, queries: deque[_Query], named: dict[str, set[str]], changed: dict[str, str]) -> Iterator[Given]:
        """Fills in which advisories OSV names for which components, and when each was changed."""
        while queries:
            batch = [queries.popleft() for _number in range(min(BATCH, len(queries)))]
            try:
                answers = self._batch(batch)
            except Problem as problem:
                yield Unasked(frozenset().union(*(query.components() for query in (*batch, *queries))), problem)
                return
            for query, answer in zip(batch, answers, strict=True):
                ids, token = _read(answer)
                for name, modified in ids:
                    named.setdefault(name, set()).update(query.components())
                    changed[name] = modified
                if answer is None or (token and query.page >= _PAGES):
                    yield Unasked(query.components())
                elif token:
                    queries.append(replace(query, token=token, page=query.page + 1))

    def _batch(self, batch: list[_Query]) -> list[dict[str, Any] | None]:
        """An answer to each query, None to one that OSV refuses: it refuses all of a batch for a single one."""
        response = self._send("POST", "/v1/querybatch", {"queries": [query.body() for query in batch]})
        if response.status_code == requests.codes.bad_request:
            if len(batch) == 1:
                return [None]
            half = len(batch) // 2
            return self._batch(batch[:half]) + self._batch(batch[half:])
        answers = self._object(response).get("results")
        if not isinstance(answers, list) or len(answers) != len(batch):
            raise Problem("osv.answer", base=self.base, why=_("not one result for each query"))
        return [answer if isinstance(answer, dict) else {} for answer in answers]

    def _record(self, name: str, components: set[str], modified: str) -> Iterator[Given]:
        held = [self.held.get((component, name)) for component in sorted(components)]
        if name in self.known and self.known[name] == utc(modified) and all(held):
            yield from (replace(one, seen_at=self.now) for one in held if one)
            return
        response = self._send("GET", f"/v1/vulns/{quote(name, safe='')}")
        if response.status_code == requests.codes.not_found:
            yield Broken(name)
        else:
            yield Candidate(self._object(response), name, frozenset(components))

    def _send(self, method: str, path: str, body: dict[str, Any] | None = None) -> requests.Response:
        """An answer of any status that speaks of the question. Raises Problem where OSV cannot be asked."""
        url = self.base.rstrip("/") + path
        try:
            if method == "POST":
                response = self.session.post(url, json=body, timeout=_WAIT)
            else:
                response = self.session.get(url, timeout=_WAIT)
        except requests.RequestException as error:
            raise Problem("osv.down", base=self.base, why=type(error).__name__) from error
        if response.status_code == requests.codes.too_many_requests:
            raise Problem("osv.limit", base=self.base, until=_until(response.headers.get("Retry-After")))
        if response.status_code >= requests.codes.internal_server_error:
            raise Problem("osv.down", base=self.base, why=response.status_code)
        return response

    def _object(self, response: requests.Response) -> dict[str, Any]:
        if response.status_code != requests.codes.ok:
            raise Problem("osv.answer", base=self.base, why=response.status_code)
        try:
            given = response.json()
        except (ValueError, RecursionError) as error:
            raise Problem("osv.answer", base=self.base, why=_("no JSON")) from error
        if not isinstance(given, dict):
            raise Problem("osv.answer", base=self.base, why=_("no JSON object"))
        return given


def _queries(index: Index) -> Iterator[_Query]:
    """One for each version of each package, however many components it stands for."""
    same: dict[tuple[str, str, str], list[Asked]] = {}
    for asked in index:
        same.setdefault((asked.used.ecosystem, asked.used.name, asked.used.version), []).append(asked)
    return (_Query(*what, tuple(asked)) for what, asked in same.items())


def _read(answer: dict[str, Any] | None) -> tuple[list[tuple[str, str]], str | None]:
    """The ids in an answer, each with the time of its last change, and the token of the next page."""
    given, token = (answer or {}).get("vulns"), (answer or {}).get("next_page_token")
    ids = [
        (one["id"], one["modified"] if isinstance(one.get("modified"), str) else "")
        for one in (given if isinstance(given, list) else ())
        if isinstance(one, dict) and isinstance(one.get("id"), str) and one["id"]
    ]
    return ids, token if isinstance(token, str) and token else None


def _until(after: str | None) -> str:
    """When to ask again, as an hour of UTC; Retry-After gives seconds or a date."""
    now = datetime.now(UTC)
    try:
        when = now + timedelta(seconds=int(after or 60))
    except (ValueError, OverflowError):
        try:
            when = parsedate_to_datetime(after or "").astimezone(UTC)
        except (ValueError, OverflowError):
            when = now + timedelta(minutes=1)
    return f"{when:%Y-%m-%d %H:%M}"
