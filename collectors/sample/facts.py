"""What the forge told of each repository of the sample, looked at once a month for two years."""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from itertools import groupby
from random import Random
from typing import NamedTuple

from collectors.sample import log
from collectors.sample.months import RUNNING, Months, moment
from collectors.sample.portfolio import Plan, words
from data.records import Observation

_LOOKS = 24  # months ago the first
_ON_THE_THIRD = 0.08  # of a month
_SHOWN = 0.85  # share of repositories whose protection the forge shows us
_PROTECTED = {"flagship": (0.8, 1.0), "product": (0.45, 0.8), "tool": (0.15, 0.35)}  # at first, in the end
_WARNED = {"flagship": (0.6, 1.0), "product": (0.4, 0.75)}  # at first, in the end
_ELSEWHERE = "upstream.example"

Facts = dict[str, str | None]


class _Look(NamedTuple):
    month: float
    at: datetime


def facts(plan: Plan, licences: list[Observation], months: Months) -> Iterator[Observation]:
    """A row for each change; nothing of a repository of which its forge was never asked."""
    if not plan.told:
        return
    looks, confirmed = _looks(plan, months), log.confirmed(plan, months.now)
    seen = [(look.at, name, value) for look in looks for name, value in _told(plan, licences, look).items()]
    seen.sort(key=lambda one: one[1])
    for name, history in groupby(seen, key=lambda one: one[1]):
        yield from _changes(plan, name, [(at, value) for at, _name, value in history], confirmed)


def _looks(plan: Plan, months: Months) -> list[_Look]:
    """When it was looked at before today; one that is younger is seen as of today's midnight."""
    until = log.seen_until(plan, months)
    last = moment(until)
    begins = max(plan.born, RUNNING - _LOOKS)
    found = [month + _ON_THE_THIRD for month in range(begins, RUNNING + 1)]
    return [_Look(month, months.when(month)) for month in found if months.when(month) < last] or [_Look(RUNNING, last)]


def _changes(
    plan: Plan, name: str, history: list[tuple[datetime, str | None]], confirmed: datetime
) -> Iterator[Observation]:
    """Each value from when it was seen first; it is known to hold until it was seen last."""
    runs = [(value, [at for at, _value in run]) for value, run in groupby(history, key=lambda one: one[1])]
    for number, (value, seen) in enumerate(runs, 1):
        until = confirmed if number == len(runs) else seen[-1]
        yield Observation(plan.id, "forge", name, seen[0], value, until)


def _told(plan: Plan, licences: list[Observation], look: _Look) -> Facts:
    """All that is told at one look; what is missing was not shown."""
    rng = Random(f"{plan.id}/facts")
    described, labelled = look.month >= _since(rng, 0.75, 0.9), rng.random() < 0.55
    stars, forked, watched = rng.uniform(*plan.kind.stars), rng.uniform(0.1, 0.3), rng.uniform(0.05, 0.2)
    stars *= ((look.month - plan.born + 1) / (RUNNING - plan.born + 1)) ** 1.4
    licence = [one.value for one in licences if one.observed_at <= look.at]
    return {
        "description": description(plan) if described else None,
        "topics": ",".join(_topics(plan)) if labelled else None,
        "licence": licence[-1] if licence else None,
        "stars": str(int(stars)),
        "forks": str(int(stars * forked)),
        "watchers": str(1 + int(stars * watched)),
        "parent": _parent(plan),
        "template": "no",
        "issues": "no" if plan.issues_off else "yes",
        **_protection(plan, look.month),
        **_alerts(plan, look.month),
    }


def _protection(plan: Plan, month: float) -> Facts:
    """Of the default branch; an empty repository has none, and some are not shown to us."""
    rng = Random(f"{plan.id}/protection")
    if rng.random() >= _SHOWN or plan.empty:
        return {}
    if month < _since(rng, *_PROTECTED.get(plan.kind.name, (0.0, 0.05))):
        return {"protection": "no"}
    asks = month >= _since(rng, 0.3, 0.8)
    return {
        "protection": "yes",
        "protection_reviews": "1" if asks else "0",
        "protection_admins": _said(rng.random() < 0.3),
        "protection_code_owners": _said(rng.random() < 0.2),
        "protection_signatures": _said(rng.random() < 0.1),
        "protection_stale_reviews": _said(rng.random() < 0.35),
    }


def _alerts(plan: Plan, month: float) -> Facts:
    """Whether the forge warns of vulnerable components; shown to us where it shows more than to anybody."""
    rng = Random(f"{plan.id}/alerts")
    if rng.random() >= _SHOWN or plan.empty:
        return {}
    return {"vulnerability_alerts": _said(month >= _since(rng, *_WARNED.get(plan.kind.name, (0.2, 0.4))))}


def _since(rng: Random, at_first: float, in_the_end: float) -> float:
    """The month from which something is so, where these are the shares of repositories two years ago and now."""
    drawn = rng.random()
    if drawn < at_first:
        return 0
    return RUNNING - _LOOKS * (in_the_end - drawn) / (in_the_end - at_first) if drawn < in_the_end else RUNNING + 1


def _parent(plan: Plan) -> str | None:
    if not plan.fork:
        return None
    return plan.upstream.id if plan.upstream else f"{_ELSEWHERE}/everybody/{plan.id.rpartition('/')[2]}"


def description(plan: Plan) -> str:
    """What it is in a few words: Street lighting: importer."""
    subject, part = named(plan.id.rpartition("/")[2])
    if plan.mirror or not subject:
        return f"Copy of {(subject or part).replace('-', ' ')}"
    said = subject.replace("-", " ").capitalize()
    return f"{said}: {part.replace('-', ' ')}" if part else said


def _topics(plan: Plan) -> list[str]:
    return sorted(word for word in named(plan.id.rpartition("/")[2]) if word)


@cache
def named(name: str) -> tuple[str, str]:
    """The subject and the part or trial in a repository's name; a name of other people's is a part."""
    subject = max((word for word in words()["subjects"] if f"{name}-".startswith(f"{word}-")), key=len, default="")
    return subject, name.removeprefix(subject).removeprefix("-")


def _said(is_so: bool) -> str:
    return "yes" if is_so else "no"
