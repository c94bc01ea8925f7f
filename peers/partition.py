"""Who is compared with whom: one fixed partition of administrations, made wider where it is small."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

LEAST = 5  # others, in a group of which a figure is made


class Place(NamedTuple):
    """Where an administration stands: ISO country, UN M49 subregion and continent, level; None = not known."""

    level: str | None
    continent: str | None = None
    region: str | None = None
    country: str | None = None


class Group(NamedTuple):
    """Administrations of one level, of a country, a region, a continent or all (all None: of every level too).

    `rest`: without those that are a group of their own.
    """

    level: str | None = None
    continent: str | None = None
    region: str | None = None
    country: str | None = None
    rest: bool = False


def _wider(place: Place) -> list[Group]:
    """The groups that hold a place, the narrowest first; nothing wider than what is known of it."""
    level, continent, region, country = place
    steps = [
        Group(level, continent, region, country) if level and country else None,
        Group(level, continent, region) if level and region else None,
        Group(level, continent) if level and continent else None,
        Group(level) if level else None,
        Group(),
    ]
    return [step for step in steps if step]


def holds(group: Group, place: Place) -> bool:
    """Whether a place is in a group."""
    return group._replace(rest=False) in _wider(place)


def around(ours: Place, others: Mapping[str, Place], least: int = LEAST) -> tuple[Group, set[str]]:
    """The narrowest group around us with so many others in it, and these; where none has so many, everybody.

    For public figures alone: two such groups may differ by a single member.
    """
    for group in _wider(ours):
        members = {one for one, place in others.items() if holds(group, place)}
        if len(members) >= least:
            break
    return group, members


def apart(places: Mapping[str, Place], least: int = LEAST) -> dict[str, Group]:
    """Each in exactly one group, of region × level or, for those left over in small ones, of what is wider.

    So no two groups differ by a few members, whose figures would come out of the difference.
    """
    found: dict[str, Group] = {}
    left = dict(places)
    for step in range(4):
        cells = defaultdict(list)
        for one, place in left.items():
            if group := _at(place._replace(country=None), step):
                cells[group].append(one)
        full = {group: ones for group, ones in cells.items() if len(ones) >= least}
        found |= {one: group._replace(rest=step > 0) for group, ones in full.items() for one in ones}
        left = {one: place for one, place in left.items() if one not in found}
    return found | dict.fromkeys(left, Group(rest=True))


def _at(place: Place, step: int) -> Group | None:
    """The group so many steps above region × level that holds a place."""
    level, continent, region, _country = place
    made = [Group(level, continent, region), Group(level, continent), Group(level), Group()][step]
    whole = (level and region, level and continent, level, True)[step]
    return made if whole else None


def home(place: Place, groups: Iterable[Group]) -> Group | None:
    """The one of such groups that an administration would be in; None where it would be in none."""
    known = {group._replace(rest=False): group for group in groups}
    return next((known[wider] for wider in _wider(place._replace(country=None)) if wider in known), None)
