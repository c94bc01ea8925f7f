"""Reads the issues, change requests and releases of one repository: all kinds in one query a step."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from collectors.contract import Page, Reading
from collectors.github import items
from collectors.github.answers import Node, People
from collectors.github.forge import Forge, moment
from collectors.github.found import Found
from collectors.github.progress import READER, Pass, load
from data.records import ChangeRequest, Collection, Cursor, Issue, Release
from data.words import Problem


@dataclass(frozen=True)
class Kind:
    """How one kind of item is asked for and read; `page` is how many at a time."""

    record: type[Any]
    variable: str
    connection: str
    page: int
    read: Callable[..., Any]
    ordered: bool = True  # by change, so that a pass may end where the last one began


KINDS: Mapping[str, Kind] = {
    "issue": Kind(Issue, "issue", "issues", 100, items.issue),
    "change_request": Kind(ChangeRequest, "changeRequest", "pullRequests", 50, items.change_request),
    "release": Kind(Release, "release", "releases", 100, items.release, ordered=False),
}
_SIZES = {f"{kind.variable}Page": kind.page for kind in KINDS.values()}


class Passes:
    """The reading of one repository's items; `unchanged` are the kinds of which nothing has to be read."""

    def __init__(self, found: Found, forge: Forge, reading: Reading) -> None:
        self._found, self._forge, self._reading = found, forge, reading
        self._people = People(reading.identities, forge.account.host)
        reader = f"{READER} {reading.identities.machines}"
        self._at = {kind: load(reading.cursors.get((found.id, kind), ""), reader) for kind in found.marks}
        self._spent: Counter[str] = Counter()
        self._whole: dict[str, bool] = {}
        self._met: set[str] = set()  # kinds of which a page was read
        self.unchanged = tuple(kind for kind, at in self._at.items() if not at.changed(found.marks[kind]))

    def pages(self) -> Iterator[Page]:
        """A page for each step. Raises Problem."""
        wanted = [kind for kind in self._at if kind not in self.unchanged]
        resumed = [kind for kind in wanted if self._at[kind].going]
        yield from self._walk(wanted)
        yield from self._walk([kind for kind in resumed if self._at[kind].changed(self._found.marks[kind])])
        yield from self._mended([kind for kind in wanted if self._gap(kind) != self._at[kind].gap])

    @property
    def unread(self) -> tuple[str, ...]:
        """The kinds of which something has to be read and nothing was."""
        return tuple(kind for kind in self._at if kind not in self.unchanged and kind not in self._met)

    def broken_off(self, problem: Problem) -> Page:
        """The logs of what was read in part only, with the reason; a place that the forge may have forgotten goes."""
        partly = sorted(kind for kind in self._met if self._at[kind].going)
        logs: list[Any] = [replace(self._log(kind), error=str(problem)) for kind in partly]
        for kind in self.unread if problem.code == "github.answer" else ():
            self._at[kind] = replace(self._at[kind], going=None)
            logs.append(self._cursor(kind))
        return Page(self._found.id, logs, more=True)

    def _mended(self, kinds: list[str]) -> Iterator[Page]:
        """Where the forge has lost items since, only a whole pass tells which; what then still differs is noted."""
        yield from self._walk([kind for kind in kinds if not self._whole[kind]], whole=True)
        for kind in kinds:
            self._at[kind] = replace(self._at[kind], gap=self._gap(kind))
        if kinds:
            yield Page(self._found.id, [self._cursor(kind) for kind in kinds], more=True)

    def _gap(self, kind: str) -> int:
        """By how many rows the ledger holds more than the forge has."""
        return self._reading.held(kind, self._found.id) - self._at[kind].kept

    def _walk(self, kinds: list[str], *, whole: bool = False) -> Iterator[Page]:
        for kind in kinds:
            at, mark = self._at[kind], self._found.marks[kind]
            self._at[kind] = at.begun(mark, self._reading.started, whole=whole or not KINDS[kind].ordered)
        while going := [kind for kind in kinds if self._at[kind].going]:
            before = self._forge.requests
            answer = self._asked(going)
            rows: list[Any] = []
            unread: dict[type[Any], datetime] = {}
            for kind in going:
                read, over = self._read(kind, answer[KINDS[kind].connection])
                rows += read
                unread |= over
            self._met.update(going)
            self._spent[going[0]] += self._forge.requests - before
            yield Page(
                self._found.id, [*rows, *map(self._log, going), *map(self._cursor, going)], unread=unread, more=True
            )

    def _asked(self, going: list[str]) -> Node:
        variables: dict[str, Any] = {"id": self._found.node}
        for name, kind in KINDS.items():
            one = self._at[name].going if name in going else None
            variables[f"{kind.variable}sAfter"] = one.after if one else None
            variables[f"{kind.variable}s"] = name in going
        node: Node | None = self._forge.query("items", variables, _SIZES, self._found.full_name)["node"]
        where = {"host": self._forge.account.host, "what": self._found.full_name}
        if not node:
            raise Problem("github.unknown", state="gone", **where)
        if any(node.get(KINDS[kind].connection) is None for kind in going):
            variable = self._forge.account.variable
            raise Problem("github.permission", state="forbidden", variable=variable, **where)
        return node

    def _read(self, kind: str, page: Node) -> tuple[list[Any], dict[type[Any], datetime]]:
        """The rows of a page; and, when it was the last one of a whole pass, since when rows must have been seen."""
        shape, at = KINDS[kind], self._at[kind]
        course = at.going or Pass(self._reading.now.isoformat(), None)
        nodes = [node for node in page["nodes"] if node]
        read = (shape.read(node, self._found.id, course.read_at, self._people, self._forge) for node in nodes)
        rows = [row for row in read if row]
        total, skipped = page["totalCount"], course.skipped + len(nodes) - len(rows)
        met = course.since and nodes and moment(nodes[-1]["updatedAt"]).isoformat() < course.since
        if page["pageInfo"]["hasNextPage"] and not met:
            after = page["pageInfo"]["endCursor"]
            self._at[kind] = replace(at, total=total, going=replace(course, after=after, skipped=skipped))
            return rows, {}
        self._at[kind], self._whole[kind] = at.ended(total, skipped, course), not course.since
        return rows, {} if course.since else {shape.record: course.read_at}

    def _log(self, kind: str) -> Collection:
        """What is said of a kind after a page: complete, or in part and known no longer than before."""
        at, reading = self._at[kind], self._reading
        partly = at.going is not None
        return Collection(
            self._found.id, kind, reading.started, reading.clock(), None if partly and at.done else reading.now,
            "partial" if partly else "complete", at.kept, requests=self._spent[kind],
        )  # fmt: skip

    def _cursor(self, kind: str) -> Cursor:
        return Cursor(self._found.id, kind, str(self._at[kind]))
