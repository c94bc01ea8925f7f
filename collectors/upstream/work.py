"""Who worked on a project in the last twelve months, in counts alone."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from collectors.contract import Reading
from collectors.upstream.history import Written
from data.ledger import Ledger
from data.people import LEAST_PEOPLE, OURS, Author, Identities
from data.records import UpstreamWork

YEAR = timedelta(days=365)
_AHEAD = timedelta(days=1)  # a clock may be that much off; what is dated later is misdated


@dataclass(frozen=True)
class Known:
    """What is known of people: who is the same, whose people and domains are ours, who is a machine."""

    same: Mapping[str, str]
    ours: frozenset[str]
    machines: frozenset[str]


@dataclass
class Tally:
    """Commits by person and by mail domain, and who used a domain."""

    people: Counter[str] = field(default_factory=Counter)
    domains: Counter[str] = field(default_factory=Counter)
    users: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    ours: int = 0
    last: int | None = None

    def add(self, person: str, domain: str | None, *, ours: bool) -> None:
        """Counts one commit."""
        self.people[person] += 1
        self.ours += ours
        if domain:
            self.domains[domain] += 1
            self.users[domain].add(person)


def known(ledger: Ledger) -> Known:
    """What the ledger holds about people."""
    same = dict(ledger.rows("select identity, min(person) from alias group by identity"))
    ours = [key for (key,) in ledger.rows("select key from affiliation where source = ?", OURS)]
    machines = [key for (key,) in ledger.rows("select identity from bot")]
    return Known(same, _with_persons(ours, same), _with_persons(machines, same))


def work(project: str, commits: Iterable[Written], who: Known, reading: Reading) -> UpstreamWork:
    """The counts of a project's commits. Of strangers there is no .mailmap: two addresses are two people."""
    strangers = deepcopy(reading.identities)  # its memory of addresses and domains ends here
    tally = _tallied(commits, who, strangers, reading.now)
    total = tally.people.total()
    largest = _largest(tally)
    return UpstreamWork(
        project, reading.now, total, len(tally.people), absence_factor(tally.people.values()), tally.ours,
        organisation=strangers.domains[largest] if largest else None,
        organisation_share=100 * tally.domains[largest] / total if largest else None,
        last_commit_at=datetime.fromtimestamp(tally.last, UTC).replace(tzinfo=None) if tally.last is not None else None,
    )  # fmt: skip


def absence_factor(commits: Iterable[int]) -> int | None:
    """The fewest people who made half of the commits or more; None where there are none."""
    most_first = sorted(commits, reverse=True)
    left = total = sum(most_first)
    for people, count in enumerate(most_first, 1):
        left -= count
        if 2 * left <= total:
            return people
    return None


def _tallied(commits: Iterable[Written], who: Known, strangers: Identities, now: datetime) -> Tally:
    tally, since, until = Tally(), _second(now - YEAR), _second(now + _AHEAD)
    for at, address, name in commits:
        if at is None or at > until or at <= min(since, tally.last or 0):
            continue
        author = strangers.author(address, name)
        person = who.same.get(author.identity, author.identity)
        if author.bot or person in who.machines:
            continue
        tally.last = max(at, tally.last or at)
        if at > since:
            tally.add(person, author.domain, ours=_ours(author, person, who))
    return tally


def _ours(author: Author, person: str, who: Known) -> bool:
    return person in who.ours or author.domain in who.ours


def _largest(tally: Tally) -> str | None:
    """The domain with most commits among those that cannot be one person's."""
    shared = [domain for domain, users in tally.users.items() if len(users) >= LEAST_PEOPLE]
    return max(shared, key=lambda domain: (tally.domains[domain], domain), default=None)


def _with_persons(keys: Iterable[str], same: Mapping[str, str]) -> frozenset[str]:
    return frozenset(name for key in keys for name in (key, same.get(key, key)))


def _second(at: datetime) -> int:
    return int(at.replace(tzinfo=UTC).timestamp())
