"""An invented city's forge. Nothing in it is real, and it comes out the same each time."""

import random
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tests.forge import clones, stories
from tests.forge.items import Grower
from tests.forge.model import Account, Forge, Protection, Repository
from tests.forge.people import people

CITY = "city-of-x"
UNTIL = datetime(2026, 11, 15, 12)
WORDS = ("tram", "park", "permit", "library", "school", "budget", "map", "census", "harbour", "waste", "heat", "vote")
PARTS = ("api", "web", "app", "docs", "data", "forms", "ui", "tools")
LICENCES = ("EUPL-1.2", "MIT", "AGPL-3.0", "Apache-2.0", "GPL-3.0", "NOASSERTION", None)
PROTECTIONS = (
    Protection("classic", reviews=2, code_owners=True, for_admins=True),
    Protection("classic", reviews=None, signatures=True),
    Protection("admins", reviews=1, stale_reviews=True),
    Protection("ruleset", reviews=1, signatures=True, for_admins=True),
    Protection("ruleset", reviews=None),
    None,
)


def city(
    seed: int = 2026,
    repositories: int = 300,
    items: int = 6000,
    until: datetime = UNTIL,
    git: Path | None = None,
    login: str = CITY,
    talk: int = 10_000,
) -> Forge:
    """The forge with one organisation of `repositories` repositories and about `items` items up to `until`.

    `git` is a folder for the real git repositories of about ten of them; without it all are empty. `talk` = comments
    on the issue of the repository `long-talk`. Beside the organisation: `upstream-org`, whose repositories it forks,
    `county-y`, to which one may transfer, and the user `ada-birch` with repositories of her own.
    """
    rng = random.Random(seed)  # noqa: S311
    forge = Forge()
    everybody = people(forge, rng)
    owner = forge.account(login, "Organization")
    upstream = forge.account("upstream-org", "Organization")
    forge.account("county-y", "Organization")
    grower = Grower(forge, everybody, until)
    begin = until - timedelta(days=4 * 365)
    made = [_repository(forge, rng, owner, upstream, n, begin) for n in range(repositories - len(stories.NAMES))]
    for repository, share in zip(made, shares(rng, len(made), items), strict=True):
        issues = 0 if not repository.issues_enabled else round(share * 0.4)
        grower.grow(repository, issues, share - issues)
        _releases(forge, rng, repository, until)
    stories.tell(forge, owner, everybody, until, talk)
    user = everybody.everybody[0]
    grower.grow(forge.repository(user, "notes", begin, topics=["notes"]), 5, 5)
    user.helps += made[:2]
    if git:
        own = [repository for repository in made if not repository.parent]
        clones.fill(own[:: max(1, len(made) // 9)][:10], git, rng, until)
    return forge


def shares(rng: random.Random, repositories: int, items: int, steep: float = 1.1) -> list[int]:
    """Items per repository: a few giants and a long tail, in no order; they add up to `items`."""
    weights = [1 / (rank + 1) ** steep for rank in range(repositories)]
    exact = [items * weight / sum(weights) for weight in weights]
    whole = [int(share) for share in exact]
    for position in sorted(range(repositories), key=lambda n: whole[n] - exact[n])[: items - sum(whole)]:
        whole[position] += 1
    rng.shuffle(whole)
    return whole


def _repository(
    forge: Forge, rng: random.Random, owner: Account, upstream: Account, n: int, begin: datetime
) -> Repository:
    name = ".github" if n == 0 else f"{WORDS[n % len(WORDS)]}-{PARTS[n // len(WORDS) % len(PARTS)]}-{n}"
    created = begin + timedelta(seconds=rng.randrange(700 * 86_400))
    facts: dict[str, Any] = {
        "archived": n % 9 == 4,
        "private": n % 19 == 7,
        "mirror_url": f"https://git.example/{name}.git" if n % 41 == 11 else None,
        "template": n % 47 == 13,
        "issues_enabled": n % 23 != 5,
        "topics": rng.sample(WORDS, rng.randrange(4)),
        "licence": LICENCES[rng.randrange(len(LICENCES))],
        "description": f"The {name} of the city" if n % 5 else None,
        "stars": int(rng.expovariate(1 / 12)),
        "forks": int(rng.expovariate(1 / 3)),
        "watchers": int(rng.expovariate(1 / 5)),
        "protection": PROTECTIONS[n // 3 % len(PROTECTIONS)],
    }
    if n % 17 == 3:
        facts["parent"] = forge.repository(upstream, name, begin)
    made = forge.repository(owner, name, created, **facts)
    made.updated_at = created + timedelta(seconds=rng.randrange(700 * 86_400))
    return made


def _releases(forge: Forge, rng: random.Random, repository: Repository, until: datetime) -> None:
    at = repository.created_at
    for n in range(rng.choices((0, 1, 4, 12), (60, 15, 15, 10))[0]):
        at += timedelta(days=20 + rng.randrange(90), seconds=rng.randrange(86_400))
        if at > until:
            return
        stories.release(forge, repository, f"v1.{n}", at, draft=n % 7 == 6, prerelease=n % 4 == 2)
