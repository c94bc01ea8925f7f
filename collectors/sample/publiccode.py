"""What the publiccode.yml of the sample's repositories says, from when on it is there."""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from random import Random

import yaml

from collectors.sample import log
from collectors.sample.facts import description, named
from collectors.sample.months import Months
from collectors.sample.portfolio import Plan, words
from data.records import Observation

_USERS = {"flagship": (3, 7), "product": (0, 3)}  # other administrations that are said to use it
_LIBRARIES = ("api", "data-model", "importer", "theme")


def said(plan: Plan, seen: Iterable[Observation], months: Months) -> Iterator[Observation]:
    """Nothing of a repository that has no such file."""
    came = [one.observed_at for one in seen if (one.kind, one.name) == ("file", "publiccode") and one.value]
    for name, value in _fields(plan).items() if came else ():
        yield Observation(plan.id, "publiccode", name, came[-1], value, log.confirmed(plan, months.now))


def _fields(plan: Plan) -> dict[str, str | None]:
    subject, part = named(plan.id.rpartition("/")[2])
    rng = Random(f"{plan.id}/publiccode")
    users = rng.sample(words()["administrations"], rng.randint(*_USERS.get(plan.kind.name, (0, 0))))
    return {
        "name": (subject or part).replace("-", " ").capitalize(),
        "url": f"https://{plan.id}",
        "software_type": "library" if part in _LIBRARIES else "standalone/web",
        "categories": _listed([name for name, subjects in _categories().items() if subject in subjects]),
        "used_by": _listed([domain.removesuffix(".example").replace("-", " ").title() for domain in users]),
        "description": description(plan),
    }


def _listed(texts: list[str]) -> str | None:
    return json.dumps(texts) if texts else None


@cache
def _categories() -> dict[str, list[str]]:
    """Category of software → the subjects that are of it."""
    listed: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "categories.yaml").read_text("utf-8"))
    return listed
