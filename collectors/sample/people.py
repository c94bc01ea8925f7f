"""The people of the sample: the administration's own, and visitors who come month after month. None of them exists."""

from collections.abc import Sequence
from random import Random
from typing import NamedTuple, TypeVar

from collectors.sample.months import RUNNING
from collectors.sample.portfolio import HOST, words
from data.people import Author, Identities

T = TypeVar("T")

_AT_FIRST = 40  # people of the administration
_HIRED = 2.1  # a month
_STAY = 34  # months on average
_SECOND_ADDRESS = 0.1  # share of people who also write from another address
_WITHOUT_ADDRESS = 0.02


class Person(NamedTuple):
    """How a person writes commits, from month to month; `other` is the same person's second address."""

    author: Author
    other: Author | None
    since: int
    until: int


class People(NamedTuple):
    """The administration's own people, visitors by the month they come from, and two machines."""

    staff: list[Person]
    visitors: list[list[Person]]
    bots: list[Author]


def everybody(name: str, identities: Identities, domain: str = HOST) -> People:
    """All people around the administration `name`, who writes from `domain`: the same for the same name and key."""
    rng = Random(f"{name}/people")
    joining = [0] * _AT_FIRST + [int(n / _HIRED) for n in range(int(_HIRED * RUNNING))]
    staff = [_employee(rng, f"p{number}", domain, month, identities) for number, month in enumerate(joining)]
    visitors = [_visitors(rng, month, _strangers(domain), identities) for month in range(RUNNING + 1)]
    bots = [identities.author(f"{task}@{domain}".encode(), f"{task}[bot]".encode()) for task in ("updates", "texts")]
    return People(staff, visitors, bots)


def favourite(rng: Random, choices: Sequence[T]) -> T:
    """One of the choices, the first ones more often than the last."""
    return choices[int(len(choices) * rng.random() ** 1.7)]


def present(people: list[Person], month: int) -> list[Person]:
    """Those of the people who are there in a month."""
    return [person for person in people if person.since <= month < person.until]


def _strangers(domain: str) -> list[str]:
    """The other administrations, ours first where it is one of them."""
    others = words()["administrations"]
    return others if domain == HOST else [HOST, *(other for other in others if other != domain)]


def _employee(rng: Random, name: str, domain: str, since: int, identities: Identities) -> Person:
    author = identities.author(f"{name}@{domain}".encode(), name.encode())
    private = identities.author(f"{name}@{words()['free_mail'][0]}".encode(), name.encode())
    until = since + 8 + int(rng.expovariate(1 / _STAY))
    return Person(author, private if rng.random() < _SECOND_ADDRESS else None, since, until)


def _visitors(rng: Random, month: int, others: list[str], identities: Identities) -> list[Person]:
    return [_visitor(rng, f"{month}-{number}", month, others, identities) for number in range(7 + month // 3)]


def _visitor(rng: Random, number: str, since: int, others: list[str], identities: Identities) -> Person:
    """Somebody of another administration or a firm, with a domain of their own or an address that says nothing."""
    group = rng.choices(("administrations", "firms", "free_mail", "own"), (0.34, 0.3, 0.34, 0.02))[0]
    domain = (
        f"v{number}.example"
        if group == "own"
        else favourite(rng, others if group == "administrations" else words()[group])
    )
    address = b"" if rng.random() < _WITHOUT_ADDRESS else f"v{number}@{domain}".encode()
    return Person(identities.author(address, f"v{number}".encode()), None, since, RUNNING + 1)
