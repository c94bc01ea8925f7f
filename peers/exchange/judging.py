"""Which of the files that are offered may be taken: nobody takes another one's id or name."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from data.words import Problem
from peers.exchange.names import plain
from peers.exchange.offers import Offer

State = Literal["new", "newer", "known", "older", "refused"]
Groups = Mapping[str, Sequence[Offer]]


@dataclass(frozen=True)
class Holder:
    """A member of whom there is a file here: its name (None: pseudonymous), its mode, and when the newest was made."""

    name: str | None
    mode: str
    created_at: datetime


def judged(
    offers: Sequence[Offer], here: Mapping[str, Holder], ours: Collection[str]
) -> Iterator[tuple[Offer, State | Problem]]:
    """Each offer with what it is to us; of several of one member the one that was made last counts.

    `here` are the members by id, `ours` the names, plain, that are our own.
    """
    groups: dict[str, list[Offer]] = defaultdict(list)
    for one in offers:
        groups[one.member.id].append(one)
    claims: dict[str, set[str]] = defaultdict(set)
    for id_, name in [(one.member.id, one.member.name) for one in offers] + [(i, h.name) for i, h in here.items()]:
        claims[plain(name or "")].add(id_)
    for one in offers:
        group = groups[one.member.id]
        wrong = _ours(one, ours) or _another(one, group, here) or _taken(one, claims, here)
        yield one, wrong or _state(one, group, here.get(one.member.id))


def last(group: Iterable[Offer]) -> Offer:
    """The one that was made last; of those of one time, as a quarter's pseudonymous ones are, the last by name."""
    return max(group, key=lambda each: (each.created_at, each.name))


def _state(one: Offer, group: Sequence[Offer], holder: Holder | None) -> State:
    newest = last(group)
    state: State = "new" if not holder else "older" if newest.created_at < holder.created_at else "newer"
    if one is newest:
        return state
    return "known" if one.raw == newest.raw and state != "older" else "older"


def _ours(one: Offer, ours: Collection[str]) -> Problem | None:
    if one.member.name and plain(one.member.name) in ours:
        return one.problem("peers.our_name", "member", "name")
    return None


def _another(one: Offer, group: Sequence[Offer], here: Mapping[str, Holder]) -> Problem | None:
    """Whether the id was somebody else's: here, or else in another file that came with it."""
    id_, name = one.member.id, one.member.name
    beside = [Holder(each.member.name, each.mode, each.created_at) for each in group if each is not one]
    for before in [here[id_]] if id_ in here else beside:
        if before.mode != one.mode:
            return one.problem("peers.remade", "mode", id=id_, before=before.mode)
        if plain(before.name or "") != plain(name or ""):
            return one.problem("peers.renamed", "member", "name", id=id_, before=before.name, name=name)
    return None


def _taken(one: Offer, claims: Mapping[str, set[str]], here: Mapping[str, Holder]) -> Problem | None:
    """Whether the name is that of another id here; where it is nobody's yet, two that claim it are both refused."""
    id_, name = one.member.id, one.member.name
    others = sorted(claims[plain(name)] - {id_}) if name and id_ not in here else []
    if not others:
        return None
    return one.problem("peers.their_name", "member", "name", name=name, id=others[0], other=id_)
