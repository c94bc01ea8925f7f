"""What exchange files offer, without their figures: a thousand of them fit into memory."""

from dataclasses import dataclass, field
from datetime import datetime

from data.json_lines import line_of
from data.words import Problem
from peers.exchange.reading import understood
from peers.exchange.shape import Exchanged, Member


@dataclass(frozen=True)
class Offer:
    """A file that can be read: what it is called, who gives it, how many figures, and metrics that are not known."""

    name: str
    raw: bytes = field(repr=False)
    member: Member
    mode: str
    created_at: datetime
    figures: int
    unknown: tuple[str, ...]

    def problem(self, code: str, *loc: str, **fields: object) -> Problem:
        """A Problem about one of its keys."""
        return Problem(code, file=self.name, line=line_of(self.raw.decode("utf-8-sig"), loc), **fields)


def offer(name: str, raw: bytes, now: datetime) -> Offer:
    """What a file offers. Raises Problem."""
    given = understood(name, raw, now)
    return Offer(name, raw, given.member, given.mode, given.created_at, len(given.values), tuple(given.unknown))


def changed(before: Exchanged, after: Exchanged) -> tuple[int, int, int]:
    """How many figures came, are others now, and went."""
    old, new = ({(one.metric, one.period): one for one in given.values} for given in (before, after))
    other = sum(1 for key in old.keys() & new.keys() if old[key] != new[key])
    return len(new.keys() - old.keys()), other, len(old.keys() - new.keys())
