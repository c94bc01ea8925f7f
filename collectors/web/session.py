"""A service asked one thing at a time, patiently; it can neither lead elsewhere nor pass old data off as new."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import requests

from collectors.contract import no_wait
from collectors.web import base as bases
from collectors.web import patience
from collectors.web.answers import LARGEST, Answer, whole
from collectors.web.client import Client
from data.words import Problem, _

_TIMEOUT = (15, 60)  # seconds to connect, and between two pieces of an answer
_LATER = (429, 503)
_PASSING = ("web.down", "web.answer")
T = TypeVar("T")
Wait = Callable[[str, datetime], None]


class Session:
    """One service: its host is asked and no other, without token, cookies or .netrc. Everything raises Problem.

    A question that the service refuses is a web.answer with its `status`, as HTTP has it, among the fields.
    `requests` counts what was asked, further tries included; `missing` is why something could not be had.
    """

    def __init__(self, base: bases.Base, cache: Path, wait: Wait, *, private: bool) -> None:
        self.host = base.host
        self.requests = 0
        self.missing: Problem | None = None
        self._strained = False
        self._base = base
        self._wait = wait
        self._client = Client(base, cache, private=private)

    def get(self, path: str, parameters: Mapping[str, str] | None = None, largest: int = LARGEST) -> Answer:
        """What the service has at `path`, which begins with a slash and is encoded. `largest`: bytes."""
        return self._patiently(partial(self._client.get, params=parameters), path, largest)

    def post(self, path: str, data: Any, largest: int = LARGEST) -> Answer:
        """What it says to a question in JSON. It is not kept. No redirect is followed; one would lose the question."""
        return self._patiently(partial(self._client.post, json=data, allow_redirects=False), path, largest)

    def tried(self, path: str, read: Callable[[Answer], T]) -> T | None:
        """What `read` makes of an answer; None where there is none, which `missing` explains.

        One answer may be out of order. The second in a row is the service's fault: then it raises Problem.
        """
        try:
            found = read(self.get(path))
        except Problem as problem:
            if self._strained or problem.code not in _PASSING:
                raise
            self.missing = self.missing or problem
            self._strained = True
            return None
        self._strained = False
        return found

    def _patiently(self, ask: Callable[..., requests.Response], path: str, largest: int) -> Answer:
        tries = 0
        while True:
            try:
                self.requests += 1
                with ask(self._base.url + path, stream=True, timeout=_TIMEOUT) as response:
                    if response.status_code < 300 or response.status_code == 404:
                        return whole(response, self.host, largest)
                pause = self._refused(response, tries)
            except requests.TooManyRedirects as error:
                raise self._no_answer(_("it sends requests round in a circle")) from error
            except OSError as error:  # RequestException is one, and so is a list of authorities that is not there
                if tries + 1 >= patience.TRIES or isinstance(error, requests.exceptions.SSLError):
                    raise Problem("web.down", host=self.host, why=_reason(error)) from error
                pause = patience.doubled(tries)
            tries += 1
            self._wait(self.host, datetime.now(UTC).replace(tzinfo=None) + pause)

    def _refused(self, response: requests.Response, tries: int) -> timedelta:
        """How long to wait before the next try. Raises Problem where there should be none."""
        status = f"HTTP {response.status_code}"
        if response.status_code not in _LATER and response.status_code < 500:
            raise self._no_answer(status, status=response.status_code)
        asked = response.status_code == 429 or "retry-after" in response.headers
        pause = patience.pause(response.headers, tries)
        if tries + 1 < patience.TRIES and pause <= patience.LONGEST:
            return pause
        if asked:
            until = datetime.now(UTC) + pause
            raise Problem("web.limit", host=self.host, until=f"{until:%Y-%m-%d %H:%M}")
        raise Problem("web.down", host=self.host, why=status)

    def _no_answer(self, why: str, **said: int) -> Problem:
        return Problem("web.answer", host=self.host, why=why, **said)


def session(base: str, cache: Path, *, private: bool, wait: Wait = no_wait) -> Session:
    """A service at `base`, https://HOST[/PATH]; what it may keep lies below `cache`, and nothing there is run.

    `private` allows this machine and private networks, else none is reached, whatever name leads there. Through a
    proxy (HTTPS_PROXY, NO_PROXY) it is the proxy that resolves names, so that only an address given as a number can
    be judged. `wait` sleeps until a time (UTC). Raises Problem web.base, web.plain or web.private.
    """
    return Session(bases.parse(base, private=private), cache, wait, private=private)


def _reason(error: OSError) -> str:
    if isinstance(error, requests.Timeout):
        return _("no answer in time")
    if isinstance(error, requests.exceptions.SSLError):
        return _(
            "its certificate is not trusted here, or it does not speak TLS; REQUESTS_CA_BUNDLE names more authorities"
        )
    if isinstance(error, requests.exceptions.ProxyError):
        return _("the proxy does not answer")
    if isinstance(error, requests.ConnectionError):
        return _("no connection")
    return _("an answer that breaks off") if isinstance(error, requests.RequestException) else str(error)
