"""A tiny language for the histories that tests of metrics are worked out from, told to a real ledger and published.

    told = tell(
        workspace,
        commits("local/app", "2024-01-10 ann", "2024-01-12 bob merge", "2024-02-01 renovate[bot]"),
        collected("local/app", until="2024-03-01"),
    )
    assert told("commits", "2024-01", "local/app") == 1

Days are UTC, at noon where something happens (unless a time is given, `2024-01-10T09:00`) and at midnight where a
source is confirmed.
A person is a name, whose mail says nothing of an organisation, or an address.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from data import figures
from data.figures import months_back
from data.ledger import open_ledger
from data.people import Identities, apply_configuration
from data.records import (
    Affiliation,
    Alias,
    ChangeRequest,
    Collection,
    Commit,
    Issue,
    Observation,
    Release,
    Repository,
    Sweep,
    Tag,
)  # fmt: skip
from data.snapshot import Snapshot
from data.workspace import Workspace
from publish import publish

Event = Callable[[Identities], Iterable[Any]]
OURS = "city-of-x"
RESOURCES = ("commit", "tag", "observation", "lines", "issue", "change_request")
KINDS = ("readme", "licence", "contributing", "security", "code_of_conduct", "governance", "changelog", "codeowners")
_numbers = count(1)


class Told:
    """What was published of a story."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    def __call__(self, metric: str, period: str, repository: str = "-", organisation: str = OURS) -> float | None:
        """A value; `-` is the organisation as a whole. Unknown is None."""
        value: float | None = self.row(metric, period, repository, organisation)["value"]
        return value

    def row(self, metric: str, period: str, repository: str = "-", organisation: str = OURS) -> dict[str, Any]:
        """The one row of `metric_value`, what is missing as None."""
        rows = self.rows(metric, repository, organisation, period)
        assert len(rows) == 1, f"{len(rows)} rows of {metric} in {period} for {repository}"
        return rows[0]

    def rows(
        self, metric: str, repository: str = "-", organisation: str = OURS, period: str | None = None
    ) -> list[dict[str, Any]]:
        """All rows, by period."""
        frame = figures.values(self.snapshot, metric, organisation, repository, period)
        return figures.records(frame)

    def months(self, metric: str, first: str, last: str, repository: str = "-") -> list[float | None]:
        """The values of the months from first to last."""
        rows = {f"{row['period']:%Y-%m}": row["value"] for row in self.rows(metric, repository)}
        return [rows[month] for month in sorted(rows) if first <= month <= last]

    def spread(self, metric: str, period: str, repository: str = "-") -> tuple[Any, Any, Any]:
        """Value, low and high."""
        row = self.row(metric, period, repository)
        return row["value"], row["low"], row["high"]

    def coverage(self, metric: str, period: str, repository: str = "-") -> float:
        """How much of what it rests on was collected, 0–1."""
        share: float = self.row(metric, period, repository)["coverage"]
        return share

    def begins(self, repository: str = "-") -> str:
        """The first month there is a row for."""
        return f"{self.rows('commits', repository)[0]['period']:%Y-%m}"

    def total(self, metric: str, repository: str = "-") -> float:
        """The sum over all months."""
        return sum(row["value"] or 0 for row in self.rows(metric, repository))


def tell(workspace: Workspace, *events: Event, said: str = "") -> Told:
    """Writes `said` into ospo.yaml and what happened into the ledger, and publishes."""
    workspace.file.write_text(workspace.file.read_text("utf-8") + said + "\n", "utf-8")
    identities = Identities(workspace.key, workspace.configuration.people.domains)
    happened = [row for event in events for row in event(identities)]
    named = {row.id for row in happened if isinstance(row, Repository)}
    others = sorted({row.repository for row in happened if hasattr(row, "repository")} - named)
    with workspace.lock(), open_ledger(workspace.ledger) as ledger:
        apply_configuration(ledger, workspace.configuration, workspace.key)
        ledger.save([*happened, *(Repository(name, OURS, "self", f"git:{name}") for name in others)])
        publish(workspace, ledger)
    return Told(Snapshot(workspace.snapshot))


def repository(name: str, organisation: str = OURS, *, shallow: str = "", **state: Any) -> Event:
    """A repository that is more than ours and whole: of another organisation, a fork, archived, shallow, …"""
    role = "self" if organisation == OURS else "peer"
    boundary = moment(shallow) if shallow else None
    return lambda _: [Repository(name, organisation, role, f"git:{name}", complete_from=boundary, **state)]


def commits(name: str, *lines: str) -> Event:
    """Commits, one a line: a day (or `never`), a person, and more words in any order.

    `merge`; `committed DAY`; `+3` and `-2` lines (else one added), `unread` (lines unknown); `=hash`; `x4` (four such).
    """
    return lambda identities: [commit for line in lines for commit in _commits(name, line.split(), identities)]


def tags(name: str, *lines: str) -> Event:
    """Tags, one a line: a day (or `never`), a name, `pre` where it is a pre-release."""
    words = [line.split() for line in lines]
    return lambda _: [Tag(name, tag, f"{name}/{tag}", noon(day), "pre" in more) for day, tag, *more in words]


def releases(name: str, *lines: str) -> Event:
    """What the forge says of tags' releases, one a line: a day, a tag, `pre` where it is a pre-release."""
    words = [line.split() for line in lines]
    return lambda _: [Release(name, tag, _time(day), "pre" in more, _time(day)) for day, tag, *more in words]


def issues(name: str, *lines: str) -> Event:
    """Issues, one a line: a day, who opened it (or `ghost`), and more words in any order.

    `answered DAY PERSON`; `closed DAY`, or `withdrawn DAY` where its own author closed it (`never`: and reopened it);
    `x4` (four such).
    """
    return lambda who: [issue for line in lines for issue in _issues(name, line.split(), who)]


def change_requests(name: str, *lines: str) -> Event:
    """Change requests, in the words of issues and `draft` (until now), `ready DAY`, `reviewed DAY`, `merged DAY`."""
    return lambda who: [request for line in lines for request in _change_requests(name, line.split(), who)]


def files(name: str, since: str, *lines: str) -> Event:
    """Which community files there were: none on the day `since`, then one a line: a day, a kind, its licence.

    `2024-03-01 readme`, `2024-03-01 licence MIT`; `2024-05-01 readme gone`.
    """
    first = [_file(name, since, kind, "gone") for kind in KINDS if f"{since} {kind}" not in " ".join(lines)]
    return lambda _: [*first, *(seen for line in lines for seen in _observed(name, *line.split()))]


def collected(name: str, until: str, *resources: str, at: str = "", **totals: Any) -> Event:
    """A source read to its end and confirmed until midnight of a day; `totals`: expected and collected rows."""
    confirmed, began = moment(until), moment(at or until)
    return lambda _: [
        Collection(name, resource, began, began, confirmed, "complete", **totals) for resource in resources or RESOURCES
    ]


def swept(day: str, target: str = "github:x") -> Event:
    """A forge was asked for all repositories of an account."""
    return lambda _: [Sweep(target, OURS, "github.com", moment(day), True, 1, 1, 3, 5000, 4997, moment(day))]


def failed(name: str, at: str) -> Event:
    """An attempt that came to nothing."""
    began = moment(at)
    return lambda _: [
        Collection(name, kind, began, began, None, "failed", error="The host did not answer.") for kind in RESOURCES
    ]


def mapped(name: str, *lines: str) -> Event:
    """What a repository's .mailmap says, one a line: an identity, and whose it is."""
    pairs = [line.split() for line in lines]
    return lambda who: [Alias(name, _author(who, one).identity, _author(who, other).identity) for one, other in pairs]


def known(*domains: str) -> Event:
    """Mail domains that are known to be an organisation's."""
    return lambda identities: [Affiliation(identities.domain(name), name, "observed") for name in domains]


def noon(day: str) -> datetime | None:
    """Noon of a day, None for `never`."""
    return None if day == "never" else _time(day)


def _time(day: str) -> datetime:
    return moment(day) if "T" in day else moment(day) + timedelta(hours=12)


def moment(day: str) -> datetime:
    """Midnight at the beginning of a day."""
    return datetime.fromisoformat(day)


def running(back: int = 0) -> str:
    """The running month, or one so many months before."""
    return f"{months_back(datetime.now(UTC).date().replace(day=1), back):%Y-%m}"


def last_day(month: str) -> date:
    """The last day of a month."""
    return months_back(date.fromisoformat(f"{month}-01"), -1) - timedelta(days=1)


def _commits(name: str, words: list[str], identities: Identities) -> Iterator[Commit]:
    day, person, *more = words
    who = _author(identities, person)
    committed = more[more.index("committed") + 1] if "committed" in more else day
    added, removed = _lines(more)
    for _ in range(_times(more)):
        told = next((word[1:] for word in more if word[0] == "="), f"hash{next(_numbers)}")
        yield Commit(
            name, told, who.identity, who.domain, who.bot, noon(day), noon(committed), 1 + ("merge" in more),
            added, removed,
        )  # fmt: skip


def _issues(name: str, words: list[str], identities: Identities) -> Iterator[Issue]:
    day, person, *more = words
    who, responder = _opener(identities, person), _responder(identities, more)
    for _ in range(_times(more)):
        yield Issue(
            name, next(_numbers), who.identity if who else None, bool(who and who.bot), _time(day),
            _said(more, "closed") or _said(more, "withdrawn"), _said(more, "answered"), responder, "withdrawn" in more,
            _time(day), _time(day),
        )  # fmt: skip


def _change_requests(name: str, words: list[str], identities: Identities) -> Iterator[ChangeRequest]:
    day, _person, *more = words
    ready = None if "draft" in more else _said(more, "ready") or _time(day)
    merged, reviewed = _said(more, "merged"), _said(more, "reviewed")
    for one in _issues(name, words, identities):
        yield ChangeRequest(
            name, one.number, one.author, one.bot, one.opened_at, ready, merged or one.closed_at, merged,
            one.answered_at, one.responder, reviewed, int(reviewed is not None), one.withdrawn,
            one.updated_at, one.read_at,
        )  # fmt: skip


def _opener(identities: Identities, person: str) -> Any:
    return None if person == "ghost" else _author(identities, person)


def _responder(identities: Identities, words: list[str]) -> str | None:
    if "answered" not in words:
        return None
    responder: str = _author(identities, words[words.index("answered") + 2]).identity
    return responder


def _said(words: list[str], what: str) -> datetime | None:
    return noon(words[words.index(what) + 1]) if what in words else None


def _times(words: list[str]) -> int:
    return next((int(word[1:]) for word in words if re.fullmatch(r"x\d+", word)), 1)


def _lines(words: list[str]) -> tuple[int | None, int | None]:
    if "unread" in words:
        return None, None
    added = [int(word[1:]) for word in words if word[0] == "+"]
    removed = [int(word[1:]) for word in words if word[0] == "-"]
    return sum(added or [0 if removed else 1]), sum(removed)


def _author(identities: Identities, person: str) -> Any:
    address = person if "@" in person else f"{person}@gmail.com"
    return identities.author(address.encode(), person.encode())


def _observed(name: str, day: str, kind: str, value: str = "there") -> Iterator[Observation]:
    yield _file(name, day, kind, value)
    if kind == "licence":
        yield _seen(name, day, "licence", "LICENSE", None if value == "gone" else value)


def _file(name: str, day: str, kind: str, value: str) -> Observation:
    return _seen(name, day, "file", kind, None if value == "gone" else kind.upper())


def _seen(name: str, day: str, kind: str, what: str, value: str | None) -> Observation:
    return Observation(name, kind, what, moment(day), value, moment(day))
