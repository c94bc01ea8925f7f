"""Which of the files that are offered may be taken: nobody takes another one's id or name."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from data.words import Problem
from peers.exchange.names import plain
from peers.exchange.offers import Offer
from peers.exchange.shape import Exchanged

State = Literal["new", "newer", "known", "older", "refused"]


@dataclass(frozen=True)
class Holder:
    """Whose an id is: a name, plain (empty: pseudonymous), a mode, and when the newest file was made."""

    name: str
    mode: str
    created_at: datetime


def holder(one: Offer | Exchanged) -> Holder:
    """Whose id a file takes."""
    return Holder(plain(one.member.name or ""), one.mode, one.created_at)


def judged(
    offers: Sequence[Offer], here: Mapping[str, Holder], ours: Collection[str]
) -> Iterator[tuple[Offer, State | Problem]]:
    """Each offer with what it is to us; of several of one member the one that was made last counts.

    `here` are the members by id, `ours` the names, plain, that are our own.
    """
    claims: dict[str, set[str]] = defaultdict(set)
    for member, name in [(one.member.id, holder(one).name) for one in offers] + [(i, h.name) for i, h in here.items()]:
        claims[name].add(member)
    for member, group in by_member(offers).items():
        before, newest = here.get(member), last(group)
        rivals = [before] if before else _rivals(group)
        for one in group:
            wrong = _ours(one, ours) or _another(one, rivals) or _taken(one, claims, here)
            yield one, wrong or _state(one, newest, before)


def by_member(offers: Iterable[Offer]) -> dict[str, list[Offer]]:
    """The offers of each member by its id."""
    groups: dict[str, list[Offer]] = defaultdict(list)
    for one in offers:
        groups[one.member.id].append(one)
    return groups


def last(group: Iterable[Offer]) -> Offer:
    """The one that was made last; of those of one time, as a quarter's pseudonymous ones are, the last by name."""
    return max(group, key=lambda each: (each.created_at, each.name))


def _state(one: Offer, newest: Offer, before: Holder | None) -> State:
    state: State = "new" if not before else "older" if newest.created_at < before.created_at else "newer"
    if one is newest:
        return state
    return "known" if one.raw == newest.raw and state != "older" else "older"


def _ours(one: Offer, ours: Collection[str]) -> Problem | None:
    return one.problem("peers.our_name", "member", "name") if holder(one).name in ours else None


def _rivals(group: Sequence[Offer]) -> list[Holder]:
    """Two that disagree about whose their id is, where any do."""
    every = {(one.name, one.mode): one for one in map(holder, group)}
    return [*every.values()][:2] if len(every) > 1 else []


def _another(one: Offer, rivals: Sequence[Holder]) -> Problem | None:
    """Whether its id is somebody else's: here, or else in another file that came with it."""
    member, mine = one.member.id, holder(one)
    for other in rivals:
        if other.mode != mine.mode:
            return one.problem("peers.remade", "mode", id=member, before=other.mode)
        if other.name != mine.name:
            return one.problem("peers.renamed", "member", "name", id=member, name=one.member.name)
    return None


def _taken(one: Offer, claims: Mapping[str, set[str]], here: Mapping[str, Holder]) -> Problem | None:
    """Whether its name is that of another id here; where it is nobody's yet, two that claim it are both refused."""
    member, name = one.member.id, one.member.name
    others = sorted(claims[plain(name)] - {member}) if name and member not in here else []
    if not others:
        return None
    return one.problem("peers.their_name", "member", "name", name=name, id=others[0], other=member)
