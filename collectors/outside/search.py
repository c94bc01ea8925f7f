"""A forge's search for what one account opened, which shows a thousand finds and no more: spans of time are halved."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from collectors.github.forge import Forge, moment
from data.records import OutsideContribution
from data.words import Problem, _

CAP = 1_000  # finds that a search shows
_PAGE = {"page": 100}
_CALLED = {"change_request": "pr", "issue": "issue"}
_SECOND = timedelta(seconds=1)


class Person(NamedTuple):
    """An account: its number in ospo.yaml, from 1, which is all that is said of it; its login."""

    number: int
    login: str


class Span(NamedTuple):
    """From one second to another, both of them within."""

    begin: datetime
    end: datetime

    @property
    def halves(self) -> tuple["Span", "Span"]:
        """The earlier and the later half."""
        middle = (self.begin + (self.end - self.begin) / 2).replace(microsecond=0)
        return Span(self.begin, middle), Span(middle + _SECOND, self.end)


class Found(NamedTuple):
    """What was found within a span; how many were met, and of how many the forge speaks."""

    span: Span
    rows: list[OutsideContribution]
    met: int
    total: int


@dataclass(frozen=True)
class Search:
    """Public items of one kind that one account opened since `first`, but for those in what `own` owners have."""

    forge: Forge
    kind: str
    person: Person
    first: datetime
    own: list[str]
    now: datetime

    def within(self, span: Span) -> Iterator[Found]:
        """What was changed within a span, as many spans as it takes, the earliest first. Raises Problem."""
        page = self._page(span, None)
        if page["issueCount"] > CAP and span.begin < span.end:
            for half in span.halves:
                yield from self.within(half)
        else:
            yield self._rest(span, page)

    def _rest(self, span: Span, page: dict[str, Any]) -> Found:
        """A span to its last page."""
        met: dict[tuple[str, int], dict[str, Any]] = {}
        while True:
            met |= {(one["repository"]["nameWithOwner"], one["number"]): one for one in page["nodes"] if one}
            if not page["pageInfo"]["hasNextPage"]:
                break
            page = self._page(span, page["pageInfo"]["endCursor"])
        public = [one for one in met.values() if not one["repository"]["isPrivate"]]
        return Found(span, [self._row(one) for one in public], len(met), page["issueCount"])

    def _row(self, node: dict[str, Any]) -> OutsideContribution:
        project = self.forge.account.repository_id(node["repository"]["nameWithOwner"])
        merged = node.get("mergedAt")
        return OutsideContribution(
            project, self.kind, str(node["number"]), moment(node["createdAt"]), moment(merged) if merged else None,
            self.now,
        )  # fmt: skip

    def _page(self, span: Span, after: str | None) -> dict[str, Any]:
        host = self.forge.account.host
        asked = {"login": self.person.login, "search": self._text(span), "after": after}
        try:
            data = self.forge.query("search", asked, _PAGE, _("what an account gave to others"))
        except Problem as problem:
            raise _unnamed(problem, self.person.login) from None
        if not data["repositoryOwner"] or data["repositoryOwner"]["login"].lower() != self.person.login:
            raise Problem("outside.account", number=self.person.number, host=host)  # a search would just find nothing
        page: dict[str, Any] | None = data["search"]
        if not page:
            raise Problem("outside.partly", host=host, number=self.person.number, met=0, total="?")
        return page

    def _text(self, span: Span) -> str:
        """The words of the search; by change, so that what was merged since is found again."""
        left_out = "".join(f" -user:{owner}" for owner in [self.person.login, *self.own])
        return (
            f"author:{self.person.login} is:{_CALLED[self.kind]} is:public created:>={_time(self.first)}"
            f" updated:{_time(span.begin)}..{_time(span.end)} sort:created-asc{left_out}"
        )


def _unnamed(problem: Problem, login: str) -> Problem:
    """The problem without the login, which the forge may have put into its words."""
    hidden = {
        name: re.sub(re.escape(login), "…", said, flags=re.IGNORECASE)
        if name == "why" and isinstance(said, str)
        else said
        for name, said in problem.fields.items()
    }
    return Problem(problem.code, **hidden)


def _time(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"
