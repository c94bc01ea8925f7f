"""A seeded git history: invented people change, add, move and delete files, on branches that are merged."""

import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

_PEOPLE = 0.02  # authors for each commit, drawn so that few do most
_MERGED = 0.35  # chance that an open branch is merged next; one in four commits is a merge
_MACHINE = b"renovate[bot] <bot@host.example>"
_ONE_PERSON = b"Person 0 <person-0@host-0.example> <person-1@host-1.example>\n"
_LOCK = "package-lock.json"
_BEGINS = 1_500_000_000  # seconds since 1970, the first commit
_WORDS = [f"{verb}_{noun}" for verb in ("read", "write", "find", "sort", "count") for noun in ("tree", "page", "file")]

Changes = dict[str, int | None]  # path → mark of the new content; None: deleted


@dataclass(frozen=True)
class Shape:
    """How long the history is, and how much a commit does."""

    commits: int
    files: int = 1_500
    lines: int = 250  # of a new file, on average
    locked: int = 5_000  # lines of the lock file that a machine keeps up to date
    changed: float = 3  # files that a commit touches, on average
    packed: bool = True  # as a clone would be


def write(path: Path, shape: Shape, seed: int = 1) -> Path:
    """Makes a bare repository with exactly that many commits, the same for the same seed."""
    subprocess.run(["git", "init", "--quiet", "--bare", "--initial-branch=main", str(path)], check=True)
    git = ["git", f"--git-dir={path}"]
    with subprocess.Popen([*git, "fast-import", "--quiet", "--done"], stdin=subprocess.PIPE) as importing:
        assert importing.stdin
        importing.stdin.writelines(_History(shape, Random(seed)).stream())
    assert importing.returncode == 0
    if shape.packed:
        subprocess.run([*git, "repack", "-adq"], check=True)
    return path


class _History:
    """The state that a commit changes: the files, the tip, and the branch that is open."""

    def __init__(self, shape: Shape, draw: Random) -> None:
        self._shape = shape
        self._draw = draw
        self._mark = self._tip = 0
        self._files: dict[str, list[bytes]] = {}
        self._paths: list[str] = []
        self._pool = [self._line(number) for number in range(5_000)]

    def stream(self) -> Iterator[bytes]:
        """What `git fast-import` reads."""
        main = 0
        branch: Changes | None = None
        for number in range(self._shape.commits):
            if branch and self._draw.random() < _MERGED:
                yield from self._commit(number, self._author(), branch, (main, self._tip))
                branch = None
            else:
                if branch is None and main and self._draw.random() < 0.8:
                    branch = {}
                changes: Changes = {}
                author = self._author()
                yield from self._work(number, author, changes)
                yield from self._commit(number, author, changes)
                if branch is not None:
                    branch |= changes
            main = main if branch is not None else self._tip
            if number % 100 == 99:
                yield b"reset refs/tags/v%d\nfrom :%d\n" % (number // 100, self._tip)
        yield b"done\n"

    def _work(self, number: int, author: bytes, changes: Changes) -> Iterator[bytes]:
        """Contents of the files that one commit touches; `changes` is filled."""
        if number == 0:
            yield from self._save(".mailmap", [_ONE_PERSON], changes)
            yield from self._save(_LOCK, self._draw.choices(self._pool, k=self._shape.locked), changes)
            yield from self._save("README.md", self._text(), changes)
        if author == _MACHINE:
            yield from self._save(_LOCK, self._edited(self._files[_LOCK]), changes)
            return
        for _ in range(1 + int(self._draw.expovariate(1 / max(self._shape.changed - 0.5, 0.01)))):
            if not self._paths or (len(self._paths) < self._shape.files and self._draw.random() < 0.3):
                yield from self._save(self._new_path(), self._text(), changes)
            else:
                yield from self._touch(self._draw.randrange(len(self._paths)), changes)

    def _touch(self, place: int, changes: Changes) -> Iterator[bytes]:
        """Deletes a file, moves it (often changed a little), or changes it."""
        chance = self._draw.random()
        path = self._paths[place]
        if chance < 0.05:
            self._paths[place] = self._paths[-1]
            self._paths.pop()
            lines = self._files.pop(path)
            changes[path] = None
            if chance < 0.03:
                yield from self._save(self._new_path(), self._edited(lines), changes)
        else:
            yield from self._save(path, self._edited(self._files[path]), changes)

    def _save(self, path: str, lines: list[bytes], changes: Changes) -> Iterator[bytes]:
        if path not in self._files and path not in (".mailmap", _LOCK):
            self._paths.append(path)
        self._files[path] = lines
        self._mark += 1
        changes[path] = self._mark
        yield b"blob\nmark :%d\n%s" % (self._mark, _data(lines))

    def _commit(
        self, number: int, author: bytes, changes: Changes, merging: tuple[int, int] | None = None
    ) -> Iterator[bytes]:
        self._mark += 1
        self._tip = self._mark
        when = _BEGINS + number * 600
        yield b"commit refs/heads/main\nmark :%d\n" % self._tip
        yield b"author %s %d +0000\ncommitter %s %d +0000\n" % (author, when, author, when + self._draw.randrange(600))
        yield _data([b"Change %d\n" % number, b"\n", *self._draw.choices(self._pool, k=3)])
        if merging:
            yield b"from :%d\nmerge :%d\n" % merging
        for path, mark in changes.items():
            yield f"D {path}\n".encode() if mark is None else f"M 100644 :{mark} {path}\n".encode()

    def _author(self) -> bytes:
        if self._draw.random() < 0.08:
            return _MACHINE
        person = int(self._shape.commits * _PEOPLE * self._draw.random() ** 3)
        return b"Person %d <person-%d@host-%d.example>" % (person, person, person % 40)

    def _new_path(self) -> str:
        self._mark += 1  # no path comes twice
        first, second = self._draw.choices(_WORDS, k=2)
        return f"{first}/{second}/{self._mark}.txt"

    def _text(self) -> list[bytes]:
        return self._draw.choices(self._pool, k=1 + int(self._draw.expovariate(1 / self._shape.lines)))

    def _edited(self, lines: list[bytes]) -> list[bytes]:
        """One to three places with some lines replaced by others."""
        made = lines.copy()
        for _ in range(self._draw.choice((1, 1, 2, 3))):
            at = self._draw.randrange(len(made) + 1)
            made[at : at + self._draw.randrange(6)] = self._draw.choices(self._pool, k=self._draw.randrange(1, 6))
        return made

    def _line(self, number: int) -> bytes:
        return f"    {' '.join(self._draw.choices(_WORDS, k=self._draw.randrange(1, 6)))} {number}\n".encode()


def _data(lines: Iterable[bytes]) -> bytes:
    text = b"".join(lines)
    return b"data %d\n%s\n" % (len(text), text)
