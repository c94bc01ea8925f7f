"""What a board says, whichever file it came in."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from assessments.answers.intents import Card
from assessments.exchange.place import Place
from data.words import Problem

_NUMBER = re.compile(r"/issues/(\d+)/?$")


@dataclass(frozen=True)
class Issue:
    """An issue; `number` as the project counts it, `id` as the forge does."""

    place: Place
    number: str
    id: str
    title: str
    activity: str
    labels: tuple[str, ...]
    changed_at: datetime | None
    card: Card


@dataclass(frozen=True)
class Labelled:
    """A label was added to an issue, which is named by its number or by the forge's id."""

    place: Place
    at: datetime
    number: str
    id: str
    label: str
    who: str


@dataclass(frozen=True)
class Task:
    """An objective of an activity."""

    place: Place
    activity: str
    text: str
    done: bool


@dataclass
class Board:
    """Everything that could be read, and what could not."""

    issues: list[Issue] = field(default_factory=list)
    history: list[Labelled] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def moment(self, place: Place, said: str) -> datetime | None:
        """A moment in UTC, without zone, where it is one that a board can have seen; else it is named."""
        try:
            given = datetime.fromisoformat(said)
            at = given.astimezone(UTC) if given.tzinfo else given.replace(tzinfo=UTC)
            if at.year >= 2000 and at < datetime.now(UTC) + timedelta(days=1):
                return at.replace(tzinfo=None)
        except (ValueError, OverflowError):
            pass
        self.problems.append(place.problem("board.time", said=said))
        return None


def number(url: str) -> str:
    """The number of the issue that an address ends in, "" where it does not."""
    found = _NUMBER.search(url)
    return found[1] if found else ""
