"""Real git repositories for some of the invented ones, made in one go each by git fast-import."""

import random
import subprocess
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.forge.model import Repository

FILES = {"LICENSE": "MIT\n", "README.md": "# A thing of the city\n", "CONTRIBUTING.md": "Write to us.\n"}
AUTHORS = ("Ada Birch <ada@city.example>", "Ben Stone <ben@other.example>", "renovate[bot] <bot@renovate.example>")
MOST = 40


def fill(repositories: Iterable[Repository], folder: Path, rng: random.Random) -> None:
    """Gives each a bare repository below `folder`, with commits, tags and files."""
    for repository in repositories:
        path = folder / f"{repository.number}.git"
        path.parent.mkdir(parents=True, exist_ok=True)
        _git("init", "--quiet", "--bare", "--initial-branch=main", str(path))
        commits = rng.randrange(5, MOST)
        stream = "".join(_stream(repository, commits, rng))
        subprocess.run(["git", "-C", str(path), "fast-import", "--quiet"], input=stream.encode(), check=True)
        repository.git, repository.head = path, _git("-C", str(path), "rev-parse", "main").strip()
        repository.pushed_at = repository.created_at + timedelta(days=20 * (commits - 1))


def _stream(repository: Repository, commits: int, rng: random.Random) -> Iterator[str]:
    for n in range(commits):
        at = _seconds(repository.created_at + timedelta(days=20 * n))
        who = rng.choice(AUTHORS)
        yield f"commit refs/heads/main\nmark :{n + 1}\nauthor {who} {at} +0000\ncommitter {who} {at} +0000\n"
        yield _data(f"Change {n}\n")
        for name, content in FILES.items() if n == 0 else {f"src/{n % 7}.txt": f"{n}\n"}.items():
            yield f"M 100644 inline {name}\n{_data(content)}"
        yield "\n"
    for release in repository.releases:
        yield f"reset refs/tags/{release.tag}\nfrom :1\n\n" if not release.draft else ""


def _data(text: str) -> str:
    return f"data {len(text.encode())}\n{text}\n"


def _seconds(at: datetime) -> int:
    return int(at.replace(tzinfo=UTC).timestamp())


def _git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], check=True, stdout=subprocess.PIPE, text=True).stdout
