"""Real git repositories for some of the invented ones, made in one go each by git fast-import."""

import random
import subprocess
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from tests.forge.model import Repository

FILES = {"LICENSE": "MIT\n", "README.md": "# A thing of the city\n", "CONTRIBUTING.md": "Write to us.\n"}
FOR_ALL = {"CODE_OF_CONDUCT.md": "Be kind.\n", "SECURITY.md": "Write to us first.\n"}  # in the repository .github
AUTHORS = ("Ada Birch <ada@city.example>", "Ben Stone <ben@other.example>", "renovate[bot] <bot@renovate.example>")
MOST = 40


def fill(repositories: Iterable[Repository], folder: Path, rng: random.Random, until: datetime) -> None:
    """Gives each a bare repository below `folder`, with commits up to a moment, tags and files."""
    for repository in repositories:
        path = folder / f"{repository.number}.git"
        path.parent.mkdir(parents=True, exist_ok=True)
        _git("init", "--quiet", "--bare", "--initial-branch=main", str(path))
        commits = rng.randrange(5, MOST)
        gap = (until - repository.created_at) / commits
        stream = "".join(_stream(repository, [repository.created_at + gap * n for n in range(commits)], rng))
        subprocess.run(["git", "-C", str(path), "fast-import", "--quiet"], input=stream.encode(), check=True)
        repository.git, repository.head = path, _git("-C", str(path), "rev-parse", "main").strip()
        repository.pushed_at = (until - gap).replace(microsecond=0)


def _stream(repository: Repository, times: list[datetime], rng: random.Random) -> Iterator[str]:
    first = FOR_ALL if repository.name == ".github" else FILES
    for n, time in enumerate(times):
        at, who = _seconds(time), rng.choice(AUTHORS)
        yield f"commit refs/heads/main\nmark :{n + 1}\nauthor {who} {at} +0000\ncommitter {who} {at} +0000\n"
        yield _data(f"Change {n}\n")
        for name, content in first.items() if n == 0 else {f"src/{n % 7}.txt": f"{n}\n"}.items():
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
