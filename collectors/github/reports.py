"""A forge's own list of what a repository is built from: a report that is asked for, waited for, fetched elsewhere."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests

from collectors.contract import Reading
from collectors.github import limits
from collectors.github.account import PUBLIC, Account
from collectors.github.forge import reason
from collectors.web import answers, session
from data.words import Problem, _

MOST = 500  # reports that may be asked for in an hour
PAUSES = (1, 2, 4, 8, 16, 32)  # seconds between the looks whether a report is made
_LARGEST = 100_000_000  # bytes of a report
_WORDS = 1_000_000  # bytes of what is said about one
_MISSES = 3  # in a row that are no repository's fault; then the forge is left alone
_TIMEOUT = (15, 60)  # seconds to connect, and between two pieces of an answer
_UUID = re.compile(r"/fetch-report/([A-Za-z0-9-]+)$")
Ask = Callable[..., requests.Response]


class Reports:
    """The reports of one forge during one collection. `requests` counts what its interface was asked for them."""

    def __init__(self, account: Account, reading: Reading) -> None:
        self.requests = 0
        self._account, self._reading = account, reading
        self._begun = 0
        self._missed = 0
        self._over = not account.token

    def of(self, full_name: str) -> bytes | None:
        """The report on OWNER/NAME as the forge made it; None where it gives none, which is said."""
        if self._over:
            return None
        self._missed += 1
        try:
            content = self._report(full_name)
        except Problem as problem:
            self._reading.say(str(problem))
        except requests.RequestException as error:
            self._reading.say(str(self._none(full_name, reason(error))))
        else:
            self._missed = 0
            return content
        if self._missed >= _MISSES:
            self._reading.say(str(self._enough(_("it failed several times in a row"))))
        return None

    def _report(self, full_name: str) -> bytes:
        path = f"/repos/{full_name}/dependency-graph/sbom"
        begun = self._begin(f"{path}/generate-report")
        if begun.status_code == 404 and self._account.host != PUBLIC:  # a server may be older than reports
            return self._content(self._asked(path), full_name)
        said = answers.json(answers.whole(self._good(begun, full_name), self._account.host, _WORDS))
        uuid = _UUID.search(str(said.get("sbom_url")) if isinstance(said, dict) else "")
        if not uuid:
            raise self._none(full_name, _("it names no report"))
        return self._fetched(f"{path}/fetch-report/{uuid[1]}", full_name)

    def _begin(self, path: str) -> requests.Response:
        """The answer to the wish for a report; where it may not be had by GET, by POST."""
        if self._begun >= MOST:
            raise self._enough(_("it makes no more than {n} an hour").format(n=MOST))
        self._begun += 1
        answer = self._asked(path)
        return self._asked(path, requests.post) if answer.status_code == 405 else answer

    def _fetched(self, path: str, full_name: str) -> bytes:
        """The report, once it is made."""
        for pause in (*PAUSES, None):
            answer = self._good(self._asked(path), full_name)
            if answer.status_code not in (201, 202):
                return self._content(answer, full_name)
            if pause:
                until = datetime.now(UTC).replace(tzinfo=None) + timedelta(seconds=pause)
                self._reading.wait(self._account.host, until)
        raise self._none(full_name, _("it is not made within a minute"))

    def _content(self, answer: requests.Response, full_name: str) -> bytes:
        """What an answer holds, or what lies where it points."""
        if self._good(answer, full_name).status_code == 200:
            return answers.whole(answer, self._account.host, _LARGEST).content
        return self._stored(urljoin(answer.url, answer.headers.get("location", "")), full_name)

    def _stored(self, address: str, full_name: str) -> bytes:
        """A file at a host that gets no token; in a private network only the forge's own, unless others may be."""
        place = urlsplit(address)
        base = f"{place.scheme}://{place.netloc}"
        private = base == f"{self._account.scheme}://{self._account.host}" or self._reading.sources.private_addresses
        with TemporaryDirectory() as folder:  # its address is used once
            storage = session(base, Path(folder), private=private, wait=self._reading.wait)
            answer = storage.get(f"{place.path}?{place.query}", largest=_LARGEST)
        if not answer.found:
            raise self._none(full_name, _("its file is not there"))
        return answer.content

    def _asked(self, path: str, ask: Ask = requests.get) -> requests.Response:
        """What the interface answers, wherever that leads; it alone gets the token."""
        self.requests += 1
        headers = {"Accept": "application/vnd.github+json"}
        return ask(
            self._account.api + path, headers=headers, auth=self._signed, timeout=_TIMEOUT, allow_redirects=False,
            stream=True,
        )  # fmt: skip

    def _signed(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self._account.token}"
        return request

    def _good(self, answer: requests.Response, full_name: str) -> requests.Response:
        """The answer. Raises Problem where it is a refusal."""
        status = answer.status_code
        if status in (200, 201, 202, 302):
            return answer
        if limits.asked_to_wait(status, answer.headers, self._words(answer)):
            raise self._enough(_("it asks for a pause"))
        if status in (403, 404, 410):
            self._missed = 0
            raise self._none(full_name, _("its dependency graph is off, or kept from the token"))
        raise self._none(full_name, _("it answers with status {status}").format(status=status))

    def _words(self, answer: requests.Response) -> Any:
        """The data of a refusal; None where it has none."""
        try:
            return answers.json(answers.whole(answer, self._account.host, _WORDS))
        except Problem:
            return None

    def _none(self, full_name: str, why: str) -> Problem:
        return Problem("github.report", host=self._account.host, what=full_name, why=why)

    def _enough(self, why: str) -> Problem:
        """What is said once: there is no sense in asking for more."""
        self._over = True
        return Problem("github.reports", host=self._account.host, why=why)
