"""A forge's two interfaces, asked one thing at a time: waits where it is told to, asks for less where that helps."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import requests
from github import Auth, Github, GithubException
from requests.utils import parse_header_links

from collectors.contract import Reading
from collectors.github import limits
from collectors.github.account import Account
from collectors.github.refusals import forbidden_in_part, refusal, too_much
from data.words import Problem, _

Answer = dict[str, Any]
_QUERIES = Path(__file__).parent / "queries"
_BROKEN = (requests.RequestException, ValueError, AttributeError)  # the last where an error is a list
_TIMEOUT = 60  # seconds
_PATIENCE = 6  # tries of one request
_SMALLEST = 1 / 64  # of the page that was meant
_CALM = 10  # good answers after which more is asked for again


class Forge:
    """One forge during one collection. Everything raises Problem where it gives up.

    `requests` counts what was asked; `ceiling`, `remaining` and `resets_at` are the forge's last word on its limit;
    `given_up` says that there is no sense in asking it for more.
    """

    def __init__(self, account: Account, reading: Reading) -> None:
        self.account = account
        self.requests = 0
        self.ceiling: int | None = None
        self.remaining: int | None = None
        self.resets_at: datetime | None = None
        self.given_up = False
        self._reading = reading
        self._share, self._calm = 1.0, 0
        self._strained = False  # whether the last request came to nothing, however often it was tried
        self._unsaid = 0  # waits of which the forge did not say how long
        token = account.token
        # It must not wait, repeat or slow down by itself: nobody would be told.
        self._requester = Github(
            base_url=account.api, auth=Auth.Token(token) if token else None, per_page=100, timeout=_TIMEOUT, retry=None,
            seconds_between_requests=None, seconds_between_writes=None,
        ).requester  # fmt: skip

    def query(self, name: str, variables: Mapping[str, Any], pages: Mapping[str, int], what: str) -> Answer:
        """The data of the query `queries/NAME.graphql`; `pages` are page sizes, lowered where the forge cannot.

        What is kept from us is None there. `what` names what is asked for, should it be refused.
        """
        return self._data(_text(name), variables, pages, what)

    def several(self, fragment: str, names: Sequence[str], what: str) -> list[Answer | None]:
        """What `queries/FRAGMENT.graphql` asks of each repository OWNER/NAME; None where there is none for us.

        A hundred at a time cost one point; one that was renamed is found.
        """
        parts = {
            f"{part}{n}": text for n, name in enumerate(names) for part, text in zip("on", name.split("/"), strict=True)
        }
        asked = (f"r{n}: repository(owner: $o{n}, name: $n{n}) {{ ...{fragment} }}" for n in range(len(names)))
        said = f"query several({', '.join(f'${part}: String!' for part in parts)}) {{"
        text = "\n".join(
            [said, "rateLimit { limit remaining resetAt }", "viewer { __typename }", *asked, "}", _text(fragment)]
        )
        data = self._data(text, parts, {}, what)
        return [data[f"r{n}"] for n in range(len(names))]

    def _data(self, text: str, variables: Mapping[str, Any], pages: Mapping[str, int], what: str) -> Answer:
        """The data of a query, which asks for the limit too."""

        def ask() -> tuple[Mapping[str, str], Any]:
            sizes = {page: max(1, int(size * self._share)) for page, size in pages.items()}
            asked = {"query": text, "variables": {**variables, **sizes}}
            headers, said = self._requester.requestJsonAndCheck("POST", self._requester.graphql_url, input=asked)
            if isinstance(said, dict) and "location" not in headers and (said.get("errors") or said.get("message")):
                raise GithubException(200, said, dict(headers))
            return headers, said

        said = self._patiently(ask, what)
        data = said.get("data") if isinstance(said, dict) else None
        if not isinstance(data, dict) or "rateLimit" not in data:  # every query asks for that
            raise self._no_data(what)
        self._noted(data["rateLimit"])
        return data

    def listed(self, path: str, what: str) -> Iterator[Answer]:
        """Every repository of a REST list, to its last page."""
        url, parameters = path, {"per_page": 100}
        while url:
            headers: dict[str, str] = {}
            rows = self._rest(url, what, parameters, headers)
            if not isinstance(rows, list) or not all(isinstance(row, dict) and "full_name" in row for row in rows):
                raise self._no_data(what)
            yield from rows
            links = {link.get("rel"): link["url"] for link in parse_header_links(headers.get("link", ""))}
            url, parameters = links.get("next", ""), {}

    def get(self, path: str, what: str, named: str) -> Answer:
        """One REST answer, which must have a field `named` so."""
        row = self._rest(path, what, {}, {})
        if not isinstance(row, dict) or named not in row:
            raise self._no_data(what)
        return row

    def _rest(self, path: str, what: str, parameters: Mapping[str, Any], answered: dict[str, str]) -> Any:
        """One REST answer; its headers go into `answered`."""

        def ask() -> tuple[Mapping[str, str], Any]:
            headers, data = self._requester.requestJsonAndCheck("GET", path, dict(parameters))
            answered.update(headers)
            return headers, data

        return self._patiently(ask, what)

    def _patiently(self, ask: Callable[[], tuple[Mapping[str, str], Any]], what: str) -> Any:
        for waits in count():
            self.requests += 1
            try:
                headers, data = ask()
                self._stayed(headers)
            except GithubException as error:
                if isinstance(error.data, dict) and forbidden_in_part(error.data):
                    return error.data
                self._refused(error, waits, what)
            except _BROKEN as error:
                self._broken(error, waits)
            except (RuntimeError, AssertionError) as error:  # PyGithub's, where it is sent to another host
                raise self._elsewhere() from error
            else:
                self._settled(headers)
                return data
        return None

    def _refused(self, error: GithubException, waits: int, what: str) -> None:
        """Waits where that may help. Raises Problem where it does not."""
        headers = error.headers or {}
        if limits.asked_to_wait(error.status, headers, error.data):
            said = limits.wanted(headers, error.data)
            self._wait(said or limits.UNSAID * 2**self._unsaid, waits)
            self._unsaid += said is None
        elif too_much(error.status, error.data):
            self._broken(error, waits)
        else:
            raise refusal(error, self.account, what) from error

    def _broken(self, error: Exception, waits: int) -> None:
        """Asks for less after a while. Raises Problem where that was tried often enough.

        What fails may be one repository's fault; the second in a row is the forge's.
        """
        if waits < (1 if self._strained else _PATIENCE) and not _hopeless(error):
            self._ask_for_less(waits)
            return
        problem = Problem("github.down", state="failed", host=self.account.host, why=reason(error))
        if self._strained or _hopeless(error):
            self.given_up = True
        self._strained = True
        raise problem from error

    def _wait(self, pause: timedelta, waits: int) -> None:
        """Waits. Raises Problem where that would be too long or was done too often."""
        until = datetime.now(UTC).replace(tzinfo=None) + pause
        if waits >= _PATIENCE or pause > limits.LONGEST:
            self.given_up = True
            raise Problem("github.limit", state="failed", host=self.account.host, until=f"{until:%H:%M}")
        self._reading.wait(self.account.host, until)

    def _ask_for_less(self, waits: int) -> None:
        self._share, self._calm = max(_SMALLEST, self._share / 2), 0
        self._reading.wait(self.account.host, datetime.now(UTC).replace(tzinfo=None) + timedelta(seconds=2**waits / 2))

    def _settled(self, headers: Mapping[str, str]) -> None:
        """A good answer: after some, more is asked for again."""
        self._calm, self._unsaid, self._strained = self._calm + 1, 0, False
        if self._calm >= _CALM:
            self._share, self._calm = min(1.0, self._share * 2), 0
        if headers.get("x-ratelimit-limit", "").isdigit() and headers.get("x-ratelimit-remaining", "").isdigit():
            self.ceiling, self.remaining = int(headers["x-ratelimit-limit"]), int(headers["x-ratelimit-remaining"])
        if until := limits.resets_at(headers):
            self.resets_at = until.replace(tzinfo=None)

    def _noted(self, limit: Any) -> None:
        if isinstance(limit, dict):
            self.ceiling, self.remaining = limit["limit"], limit["remaining"]
            self.resets_at = moment(limit["resetAt"])

    def _stayed(self, headers: Mapping[str, str]) -> None:
        """Raises Problem where an answer names another place: it is not followed, and is no data."""
        if "location" in headers:
            raise self._elsewhere()

    def _elsewhere(self) -> Problem:
        return Problem("github.elsewhere", state="failed", host=self.account.host)

    def _no_data(self, what: str) -> Problem:
        why = _("a page instead of data")
        return Problem("github.answer", state="failed", host=self.account.host, what=what, why=why)


def moment(text: str) -> datetime:
    """2026-11-21T10:00:00Z → UTC without zone."""
    return datetime.fromisoformat(text).astimezone(UTC).replace(tzinfo=None)


def _hopeless(error: Exception) -> bool:
    """Whether asking again would be answered no better: the host has no such name, or no certificate to trust."""
    return isinstance(error, requests.exceptions.SSLError) or "NameResolutionError" in repr(error)


def reason(error: Exception) -> str:
    """Why no answer came, without addresses and numbers of objects."""
    if isinstance(error, GithubException):
        return _("it answers with status {status}").format(status=error.status)
    if isinstance(error, requests.Timeout):
        return _("no answer in time")
    if isinstance(error, requests.exceptions.SSLError):
        return _(
            "its certificate is not trusted here, or it does not speak TLS; REQUESTS_CA_BUNDLE names more authorities"
        )
    if _hopeless(error):
        return _("there is no host of this name")
    return _("no connection") if isinstance(error, requests.ConnectionError) else _("an answer that breaks off")


@cache
def _text(name: str) -> str:
    """A query with all fragments that it needs."""
    parts, found = [name], {name}
    for part in parts:
        used = re.findall(r"\.\.\.(\w+)", (_QUERIES / f"{part}.graphql").read_text("utf-8"))
        parts += sorted(set(used) - found)
        found |= set(used)
    return "\n".join((_QUERIES / f"{part}.graphql").read_text("utf-8") for part in parts)
