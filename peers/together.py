"""Who works on whose software: what ties other administrations to our repositories, and us to theirs."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, NamedTuple

from data.snapshot import Snapshot
from peers.exchange.names import plain
from peers.known import read

Kind = Literal["contributes", "copies", "uses"]

_ROWS = """
select organisation, administration,
       case kind when 'fork' then 'copies' when 'used_by' then 'uses' else 'contributes' end as does,
       repository, other_repository, cast(min(since) as date), cast(max(last) as date), max(commits)
from co_contribution
group by organisation, administration, does, repository, other_repository
"""


@dataclass(frozen=True)
class Tie:
    """What an administration does with a repository of ours, or (not `ours`) we with one of its own.

    `administration` is the slug of one that is known by name, else the mail domain or the name by which it was found.
    `since` and `last` are months; `commits` is None where fewer than five people made them. `copy` is where a copy is.
    """

    administration: str
    name: str
    ours: bool
    kind: Kind
    repository: str
    copy: str | None
    since: date | None
    last: date | None
    commits: int | None


class Bond(NamedTuple):
    """The ties of one kind and direction to one administration, and on how many repositories."""

    administration: str
    name: str
    ours: bool
    kind: Kind
    repositories: int


def ties(snapshot: Snapshot) -> list[Tie]:
    """All of them, administrations with the most repositories first. Whom its own publiccode.yml names is no user."""
    known = read(snapshot)
    names = {one.administration: one.name for one in reversed(known)}
    found = {*_found(snapshot.rows(_ROWS), known[0].administration, names)}
    sizes = Counter(who for who, _repository in {(one.administration, one.repository) for one in found})
    return sorted(found, key=lambda one: (-sizes[one.administration], *_order(one)))


def bonds(found: Iterable[Tie]) -> list[Bond]:
    """The ties counted by repositories, in their order."""
    apart = dict.fromkeys(((one.administration, one.name, one.ours, one.kind), one.repository) for one in found)
    counted = Counter(between for between, _repository in apart)
    return [Bond(*between, repositories) for between, repositories in counted.items()]


def _order(one: Tie) -> tuple[Any, ...]:
    return (
        one.name.casefold(),
        one.administration,
        not one.ours,
        one.kind,
        one.repository,
        one.copy or "",
        str(one.since),
    )


def _found(rows: Iterable[tuple[Any, ...]], us: str, names: Mapping[str, str]) -> Iterator[Tie]:
    """Both ends by the names under which they are known; what does not touch us is left out."""
    spelled = {plain(name): administration for administration, name in names.items()}
    for owner, other, *tie in rows:
        whose, who = (one if one in names else spelled.get(plain(one), one) for one in (owner, other))
        if whose != who and us in (whose, who):
            them = who if whose == us else whose
            yield Tie(them, names.get(them, them), whose == us, *tie)
