"""Which repositories the invented administration has: two hundred, some with what real data suffers from."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import yaml

from collectors.sample.months import RUNNING

HOST = "sample.example"
OWN = "administration"  # what the demo's own administration is called there
OLD_HOST = "old.sample.example"  # cannot be reached any more
ENDLESS = RUNNING + 1
_DEAD_FOR = 8  # months without work, after which somebody may think of archiving


@dataclass(frozen=True)
class Kind:
    """What repositories of one kind are like; pairs are the least and the most."""

    name: str
    count: int
    commits: tuple[float, float]  # by people, a month
    life: tuple[int, int]  # months
    team: tuple[int, int]  # people of the administration at a time
    merges: float  # share of commits
    releases: float  # a month
    visitors: float = 0.02  # people from outside who come, a month, at the end
    pull: float = 1.0  # on visitors to do more than elsewhere
    alone: float = 0.0  # share of repositories that never had a second person
    thinned: float = 0.0  # share of those that had, and are left to one before the last year
    bots: float = 0.0  # share of repositories with one
    issues: float = 0.0  # by people, a month, at the end
    changes: float = 0.0  # change requests by people, a month
    outside: float = 0.1  # share of the change requests that visitors open
    answers: tuple[float, float] = (5, 12)  # days until the middle one is answered, before the last year
    stars: tuple[float, float] = (0, 5)


@dataclass(frozen=True)
class Plan:
    """One repository. Months are numbered as in `months`; `ends` is the first one without work."""

    id: str
    kind: Kind
    born: int
    ends: int = ENDLESS
    pause: tuple[int, int] = (ENDLESS, ENDLESS)
    lines: float = 1.0  # share of commits whose lines are known
    bot_share: float = 0.0  # of all commits
    bot_since: int = ENDLESS
    archived: bool = False
    fork: bool | None = None
    upstream: "Plan | None" = None
    mirror: bool = False
    private: bool = False
    cut: int | None = None  # first month of a history cut short
    failing: bool = False
    empty: bool = False
    misdated: bool = False
    issues_off: bool = False
    issues_hidden: bool = False  # the forge does not let us read them

    @property
    def works(self) -> list[int]:
        """The months in which there is work."""
        return [month for month in range(self.born, self.ends) if not self.pause[0] <= month < self.pause[1]]

    @property
    def told(self) -> bool:
        """Whether its forge says what it is; of a copy whose origin nobody told, only its clone is known."""
        return self.fork is not None or self.upstream is None

    @property
    def asked(self) -> bool:
        """Whether its issues, change requests and releases are asked for, as no figure speaks of the others."""
        return not (self.fork or self.upstream or self.mirror or self.private)


FLAGSHIP = Kind(
    "flagship", 6, (30, 70), (ENDLESS, ENDLESS), (7, 13), 0.17, 1.3, visitors=3.2, pull=1.6, bots=1.0,
    issues=13, changes=20, outside=0.3, answers=(2.5, 4.5), stars=(60, 420),
)  # fmt: skip
PRODUCT = Kind(
    "product", 34, (6, 16), (30, 90), (3, 6), 0.12, 0.75, visitors=0.55, thinned=0.3, bots=0.6,
    issues=3, changes=5, outside=0.15, answers=(3, 7), stars=(6, 70),
)  # fmt: skip
TOOL = Kind(
    "tool", 104, (2, 8), (16, 90), (3, 3), 0.04, 0.2, alone=0.32, thinned=0.74, bots=0.25,
    issues=0.6, changes=1.2, answers=(5, 12), stars=(0, 16),
)  # fmt: skip
TRIAL = Kind("trial", 44, (3, 12), (2, 12), (1, 1), 0.02, 0.02, issues=0.2, changes=0.4)
OUTSIDE = replace(PRODUCT, team=(0, 0), visitors=4.0)  # somebody else's software


def portfolio(name: str) -> list[Plan]:
    """Every repository of the administration `name`, the same for the same name."""
    rng = Random(f"{name}/portfolio")
    ids = _names(rng, name)
    kinds = [kind for kind in (FLAGSHIP, PRODUCT, TOOL, TRIAL) for _ in range(kind.count)]
    plans = [_plan(rng, next(ids[kind.name]), kind) for kind in kinds]
    return sorted([*_blemished(plans), *_copies(name, plans)], key=lambda plan: plan.id)


def few(name: str) -> list[Plan]:
    """What another administration has, the same for the same name: on our subjects too, and a fork of ours."""
    rng = Random(f"{name}/few")
    kinds = [FLAGSHIP, *[PRODUCT] * 4, *[TOOL] * 4]
    first = rng.choice(words()["subjects"][: FLAGSHIP.count])
    subjects = rng.sample([subject for subject in words()["subjects"] if subject != first], len(kinds))
    plans = [_plan(rng, f"{HOST}/{name}/{subject}", kind) for subject, kind in zip(subjects, kinds, strict=True)]
    ours = Plan(f"{HOST}/{OWN}/{first}", PRODUCT, 0)
    # A forge lists a fork, but its commits are not read.
    fork = Plan(f"{HOST}/{name}/{first}", TRIAL, RUNNING // 2, fork=True, upstream=ours, empty=True)
    return sorted([*plans, fork], key=lambda plan: plan.id)


def _plan(rng: Random, name: str, kind: Kind) -> Plan:
    born = int(rng.triangular(-30, RUNNING, 20))
    born = rng.randint(0, 5) if born < 0 or kind is FLAGSHIP else born
    ends = min(ENDLESS, born + rng.randint(*kind.life))
    begins = rng.randint(born + 8, ends - 20) if kind is TOOL and ends - born > 30 and rng.random() < 0.2 else ENDLESS
    return Plan(
        name, kind, born, ends,
        pause=(begins, begins + rng.randint(10, 15)),
        lines=rng.choices((1.0, 0.9, 0.0), (0.8, 0.08, 0.12))[0],
        bot_share=rng.uniform(0.1, 0.3) if rng.random() < kind.bots else 0.0,
        bot_since=born + rng.randint(0, 24),
        archived=ends < RUNNING - _DEAD_FOR and rng.random() < 0.45,
    )  # fmt: skip


def _blemished(plans: list[Plan]) -> Iterator[Plan]:
    """The plans, some of them made what a collector meets now and then."""
    odd: dict[tuple[str, int], dict[str, Any]] = {
        ("product", 5): {"cut": 34}, ("product", 9): {"misdated": True}, ("tool", 3): {"private": True},
        ("tool", 7): {"misdated": True}, ("tool", 11): {"mirror": True}, ("trial", 2): {"misdated": True},
        ("trial", 6): {"empty": True}, **{("tool", n): {"failing": True} for n in range(20, 25)},
        **{("tool", n): {"issues_off": True} for n in (30, 41, 52, 63)},
        **{("tool", n): {"issues_hidden": True} for n in (35, 46)}, ("product", 13): {"issues_hidden": True},
    }  # fmt: skip
    seen: dict[str, int] = {}
    for plan in plans:
        number = seen[plan.kind.name] = seen.get(plan.kind.name, -1) + 1
        changed = replace(plan, **odd.get((plan.kind.name, number), {}))
        yield _moved(changed) if changed.failing else changed


def _moved(plan: Plan) -> Plan:
    """Worked on to this day, on the host that cannot be reached any more."""
    born = min(plan.born, RUNNING // 2)
    return replace(plan, id=plan.id.replace(HOST, OLD_HOST, 1), born=born, ends=ENDLESS, archived=False)


def _copies(name: str, plans: list[Plan]) -> Iterator[Plan]:
    """Forks of ours with and without the forge's word for it; forks and mirrors of other people's software."""
    small = replace(TRIAL, commits=(2, 5), life=(2, 6))
    for number, told in ((1, True), (4, None), (8, None), (12, True)):
        upstream = plans[number]
        born = min(upstream.born + 24, RUNNING - 4)
        copy = f"{HOST}/{name}-lab/{upstream.id.rpartition('/')[2]}"
        yield Plan(copy, small, born, born + 5, fork=told, upstream=upstream)
    for other in ("map-tiles", "form-builder"):
        yield Plan(f"{HOST}/{name}-lab/{other}", OUTSIDE, 20, fork=True)
    for other in ("web-framework", "spell-checker", "charts", "date-picker", "pdf-viewer", "mail-templates"):
        yield Plan(f"{HOST}/{name}-mirrors/{other}", replace(TRIAL, team=(0, 0), visitors=1.0), 30, mirror=True)


def _names(rng: Random, name: str) -> dict[str, Iterator[str]]:
    """Ids for each kind of repository: a subject, or a subject and a part or a trial."""
    subjects, parts, trials = words()["subjects"], words()["parts"], words()["trials"]
    beside = [f"{subject}-{part}" for subject, part in product(subjects, parts)]
    tried = [f"{subject}-{trial}" for subject, trial in product(subjects, trials)]
    rng.shuffle(beside)
    rng.shuffle(tried)
    given = {"flagship": subjects[:6], "product": subjects[6:], "tool": beside, "trial": tried}
    return {kind: iter([f"{HOST}/{name}/{word}" for word in some]) for kind, some in given.items()}


@cache
def words() -> dict[str, list[str]]:
    """The lists of `words.yaml`."""
    lists: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "words.yaml").read_text("utf-8"))
    return lists
