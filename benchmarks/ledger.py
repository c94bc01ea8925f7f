"""A seeded ledger to measure on: invented repositories of invented organisations, written as Arrow batches."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute

from benchmarks import items, supply
from data.ledger import BATCH, Ledger, open_ledger
from data.records import (
    Affiliation,
    Alias,
    ChangeRequest,
    Collection,
    Commit,
    Issue,
    Observation,
    Repository,
    Tag,
    schema,
)

FILES = ("readme", "licence", "contributing", "security", "code_of_conduct", "governance", "changelog", "codeowners",
         "publiccode", "code_json", "pipeline", "dependency_bot", "scanner")  # fmt: skip
DOMAINS = 300  # that people's addresses are of; the first is the organisation's own
TEAM = 0.02  # authors for each commit of a repository, drawn so that few do most
PEOPLE = 2_000  # in each organisation


@dataclass(frozen=True)
class Size:
    """How much there is. Forks hold the commits of another repository and a few of their own."""

    repositories: int = 1_000
    organisations: int = 10
    commits: int = 2_000_000
    issues: int = 200_000
    change_requests: int = 300_000
    years: int = 5
    forks: int = 20
    until: datetime = datetime(2026, 11, 21, 12)


def write(path: Path, size: Size, seed: int = 1) -> None:
    """Writes a ledger of that size to `path`, the same for the same seed."""
    draw = np.random.default_rng(seed)
    with open_ledger(path) as ledger:
        commits = draw.zipf(1.6, size.repositories).clip(1, 400).astype(float)
        counts = np.maximum(1, commits / commits.sum() * size.commits).astype(int)
        for number, count in enumerate(counts):
            rows = _commits(number, int(count), size, draw)
            _save(ledger, number, rows, size, draw)
            _save_items(ledger, number, int(count), rows, size, draw)
            supply.write(ledger, _name(number), size.until, draw)
            if number % (size.repositories // max(1, size.forks)) == 1 and count > 10:
                copy = rows.set_column(0, "repository", pa.array([f"{_name(number)}-fork"] * len(rows)))
                _save(ledger, number, copy.slice(0, int(count * 0.8)), size, draw, "-fork")
        ledger.save(_people(size))
        supply.world(ledger, size.until, draw)


def _name(number: int) -> str:
    return f"host.example/group/repository-{number:05}"


def _hexes(count: int, length: int, draw: np.random.Generator) -> list[str]:
    text = draw.bytes(count * length // 2).hex()
    return [text[start : start + length] for start in range(0, count * length, length)]


def _key(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _organisation(number: int, size: Size) -> str:
    return f"organisation-{number % size.organisations}"


def _commits(number: int, count: int, size: Size, draw: np.random.Generator) -> pa.Table:
    """Commits between a random first day and `until`, oldest first; a few merges, machines and impossible dates."""
    start = size.until - timedelta(days=365.25 * size.years * draw.uniform(0.2, 1))
    second = np.sort(draw.uniform(start.timestamp(), size.until.timestamp(), count)).astype("int64")
    wrong = draw.random(count) < 0.0005
    team = number % size.organisations * PEOPLE + draw.integers(0, PEOPLE, int(count * TEAM) + 2)
    author = team[(len(team) * draw.random(count) ** 3).astype(int)]
    identities = {int(one): _key(f"person {one}") for one in team}
    domains = {int(one): _key(f"domain {one % DOMAINS}") for one in team}
    added = pa.array(draw.zipf(1.5, count).clip(0, 5_000), pa.int64())
    columns = [
        pa.array([_name(number)] * count), pa.array(_hexes(count, 40, draw)),
        pa.array([identities[one] for one in author.tolist()]), pa.array([domains[one] for one in author.tolist()]),
        pa.array(draw.random(count) < 0.08),
        pa.array(np.where(wrong, 4_300_000_000, second), pa.timestamp("s")).cast(pa.timestamp("us")),
        pa.array(second, pa.timestamp("s")).cast(pa.timestamp("us")),
        pa.array(np.where(draw.random(count) < 0.12, 2, 1)), added, added,
    ]  # fmt: skip
    return pa.Table.from_arrays(columns, schema=schema(Commit))


def _save(ledger: Ledger, number: int, rows: pa.Table, size: Size, draw: np.random.Generator, suffix: str = "") -> None:
    """A repository with everything that a collection of it leaves behind."""
    name, slug, now = _name(number) + suffix, _organisation(number, size), size.until
    first = rows["authored_at"][0].as_py()
    since = [first + (now - first) * share for share in draw.random(len(FILES))]
    tags = range(len(rows) // 40)
    at = [rows["authored_at"][row * 40].as_py() for row in tags]
    with ledger.transaction():
        for begin in range(0, len(rows), BATCH):
            ledger.save_table(Commit, rows.slice(begin, BATCH), fresh=True)
        ledger.save([Repository(name, slug, "self" if number % size.organisations == 0 else "peer", f"git:{name}")])
        ledger.save(Tag(name, f"v{row}", "0" * 40, at[row], prerelease=row % 9 == 0) for row in tags)
        ledger.save(Observation(name, "file", kind, first, None, now) for kind in FILES)
        ledger.save(Observation(name, "file", kind, day, kind, now) for kind, day in zip(FILES, since, strict=True))
        ledger.save([Observation(name, "licence", "LICENSE", since[1], "EUPL-1.2", now)])
        totals = {"commit": len(rows), "lines": len(rows), "tag": len(tags), "observation": None}
        ledger.save(
            Collection(name, resource, now, now, now, "complete", total, total) for resource, total in totals.items()
        )


def _save_items(
    ledger: Ledger, number: int, commits: int, rows: pa.Table, size: Size, draw: np.random.Generator
) -> None:
    """As many issues and change requests as the repository's share of the commits."""
    name, now = _name(number), size.until
    people = pa.compute.unique(rows["identity"]).to_pylist()
    asked, changed = (max(1, total * commits // size.commits) for total in (size.issues, size.change_requests))
    with ledger.transaction():
        ledger.save_table(Issue, items.issues(name, asked, people, now, draw), fresh=True)
        changes = items.change_requests(name, asked + 1, changed, people, now, draw)
        ledger.save_table(ChangeRequest, changes, fresh=True)
        ledger.save(
            Collection(name, resource, now, now, now, "complete", total, total)
            for resource, total in {"issue": asked, "change_request": changed}.items()
        )


def _people(size: Size) -> list[Affiliation | Alias]:
    """Two in three domains known, the first the first organisation's; every fiftieth person has a second address."""
    ours = Affiliation(_key("domain 0"), _organisation(0, size), "ospo.yaml")
    known = [
        Affiliation(_key(f"domain {n}"), f"domain-{n}.example", "observed") for n in range(1, DOMAINS) if n % 3 != 1
    ]
    everybody = range(0, PEOPLE * size.organisations, 50)
    return [ours, *known, *(Alias("ospo.yaml", _key(f"person {n}"), _key(f"person {n + 1}")) for n in everybody)]
