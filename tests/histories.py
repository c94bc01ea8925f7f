"""Real git repositories made from small histories that are written out in the tests."""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ADA = "Ada <ada@city.example>"
BEN = "Ben <ben@other.example>"

Files = Mapping[str, str | bytes | None]  # path → content; None takes the file away


@dataclass(frozen=True)
class History:
    """A repository that grows commit by commit; `path` is its work tree."""

    path: Path

    def git(self, *arguments: str, stdin: bytes | None = None, who: Mapping[str, str] | None = None) -> str:
        """What git prints, without the last newline; `who` sets its environment."""
        command = ["git", "-C", str(self.path), *arguments]
        environment = {**os.environ, **(who or self._who(ADA, "2024-01-01", "2024-01-01"))}
        done = subprocess.run(command, input=stdin, stdout=subprocess.PIPE, check=True, env=environment)
        return done.stdout.decode("utf-8", "surrogateescape").removesuffix("\n")

    def commit(self, at: str, author: str = ADA, files: Files | None = None, *, committed: str = "") -> str:
        """A commit of `Name <address>` on a day, at noon UTC where no time is given; its hash."""
        for name, content in (files or {}).items():
            self._put(self.path / name, content)
        self.git("add", "--all", "--force")
        self.git("commit", "--quiet", "--allow-empty", "--message", at, who=self._who(author, at, committed or at))
        return self.git("rev-parse", "HEAD")

    def merge(self, at: str, author: str, branch: str) -> str:
        """A merge commit that brings in a branch; its hash."""
        self.git("merge", "--quiet", "--no-ff", "--message", at, branch, who=self._who(author, at, at))
        return self.git("rev-parse", "HEAD")

    def raw_commit(self, header: bytes) -> str:
        """A commit as these bytes say, after tree and parents, which git itself might not write; its hash."""
        tree, parents = self.git("write-tree"), self.git("rev-list", "--max-count=1", "--all")
        above = f"tree {tree}\n" + (f"parent {parents}\n" if parents else "")
        text = above.encode() + header + b"\n\nodd\n"
        commit = self.git("hash-object", "-t", "commit", "-w", "--literally", "--stdin", stdin=text)
        self.git("update-ref", "HEAD", commit)
        return commit

    def _put(self, path: Path, content: str | bytes | None) -> None:
        if content is None:
            path.unlink()
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def _who(self, author: str, at: str, committed: str) -> dict[str, str]:
        name, _, address = author.removesuffix(">").partition(" <")
        return {
            "GIT_AUTHOR_NAME": name, "GIT_AUTHOR_EMAIL": address, "GIT_AUTHOR_DATE": _time(at),
            "GIT_COMMITTER_NAME": "Committer", "GIT_COMMITTER_EMAIL": "c@city.example",
            "GIT_COMMITTER_DATE": _time(committed),
        }  # fmt: skip


def begin(path: Path, branch: str = "main") -> History:
    """An empty repository."""
    path.mkdir(parents=True)
    history = History(path)
    history.git("init", "--quiet", f"--initial-branch={branch}")
    return history


def _time(day: str) -> str:
    return day if "T" in day or day.startswith("@") else f"{day}T12:00:00Z"
