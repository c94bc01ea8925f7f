"""REST answered from recorded real answers: what was not recorded is not answered."""

import ast
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from tests.forge.rest import Reply

KEPT = {"link", "location", "retry-after", "etag", "x-oauth-scopes", "x-ratelimit-limit", "x-ratelimit-remaining",
        "x-ratelimit-reset", "content-type", "last-modified", "x-accepted-oauth-scopes"}  # fmt: skip
HOST = re.compile(r"https://(?:api\.github\.com|fixtures\.example\.com)(?::443)?")
WEB = re.compile(r"(?:https|git)://(?:www\.)?github\.com(?=/)")

Query = frozenset[tuple[str, str]]


class Recorded:
    """Exchanges by method, path and query; several answers to one request come in turn, and the last one stays."""

    def __init__(self) -> None:
        self._replies: dict[tuple[str, str, Query], list[Reply]] = defaultdict(list)

    def add(self, method: str, path: str, reply: Reply) -> None:
        """Remembers an answer; `path` may carry a query."""
        place, _, query = path.partition("?")
        self._replies[method.upper(), place, frozenset(parse_qsl(query, keep_blank_values=True))].append(reply)

    @property
    def asked(self) -> list[tuple[str, str]]:
        """Method and path of all that was recorded, in order, without queries."""
        return [(method, path) for method, path, _ in self._replies]

    def reply(self, method: str, path: str, query: str, api: str) -> Reply | None:
        """The recorded answer with hosts rewritten to `api`; a recording without per_page fits any page size."""
        asked = frozenset(parse_qsl(query, keep_blank_values=True))
        without = frozenset(pair for pair in asked if pair[0] != "per_page")
        for wanted in (asked, without):
            if found := self._replies.get((method, path, wanted)):
                return _rewritten(found.pop(0) if len(found) > 1 else found[0], api)
        return None


def pygithub(folder: Path, *names: str) -> Recorded:
    """The recordings of PyGithub's own tests, by the names of their files without .txt."""
    made = Recorded()
    for name in names:
        for method, path, reply in _exchanges((folder / "pygithub" / f"{name}.txt").read_text("utf-8")):
            made.add(method, path, reply)
    return made


def octokit(folder: Path, *names: str) -> Recorded:
    """The normalised fixtures of Octokit, by the names of their folders."""
    made = Recorded()
    for name in names:
        for said in json.loads((folder / "octokit" / name / "normalized-fixture.json").read_text("utf-8")):
            headers = {k: str(v) for k, v in said.get("headers", {}).items() if k.lower() in KEPT}
            made.add(said["method"], said["path"], Reply(said["status"], said["response"], headers))
    return made


def perceval(folder: Path, paths: dict[str, str | Iterable[str]]) -> Recorded:
    """Bodies of Perceval's tests: path → file or files, in the order they are answered."""
    made = Recorded()
    for path, names in paths.items():
        for name in [names] if isinstance(names, str) else names:
            body = (folder / "perceval" / name).read_text("utf-8")
            made.add("GET", path, Reply(200, body, {"Content-Type": "application/json; charset=utf-8"}))
    return made


def _exchanges(text: str) -> Iterator[tuple[str, str, Reply]]:
    """A recording is ten lines an exchange, then an empty one.

    Protocol, method, host, port, path, headers, body, status, headers of the answer, its body.
    """
    lines = iter(text.split("\n"))
    for protocol in lines:
        if not protocol.strip():
            continue
        _, method, _, _, path, _, _, status, headers, body = (protocol, *(next(lines) for _ in range(9)))
        kept = {k: v for k, v in ast.literal_eval(headers) if k.lower() in KEPT}
        yield method, path, Reply(int(status), body, kept)


def _rewritten(reply: Reply, api: str) -> Reply:
    def here(text: str) -> str:
        return WEB.sub(api.removesuffix("/api/v3"), HOST.sub(api, text))

    text = reply.body if isinstance(reply.body, str) else json.dumps(reply.body)
    headers: dict[str, Any] = {name: here(value) for name, value in reply.headers.items()}
    return Reply(reply.status, here(text), headers)
