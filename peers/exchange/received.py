"""The files that others gave, as they were received: a folder for each member."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from data import saving
from data.words import Problem
from data.workspace import Workspace
from peers.exchange.member import own
from peers.exchange.reading import read, shown
from peers.exchange.shape import Exchanged

_FILE = re.compile(r"(\d{4}-\d{2}-\d{2})-[0-9a-f]{16}\.json", re.ASCII)
_MEMBER = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Received:
    """A file, when it came here, and what it says."""

    file: Path
    on: date
    given: Exchanged


def newest(workspace: Workspace) -> tuple[list[Received], list[Problem]]:
    """The newest file of each member that can be read, without our own, by id; and what cannot be read.

    Raises Problem where member.yaml cannot be read.
    """
    ours = own(workspace)
    found, problems = [], []
    for member in members(workspace):
        if ours is None or member != ours.id:
            one, wrong = newest_of(workspace, member)
            found += [one] if one else []
            problems += wrong
    return found, problems


def members(workspace: Workspace) -> list[str]:
    """The ids of those who gave files."""
    root = folder(workspace)
    return sorted(one.name for one in root.iterdir() if _is_member(one)) if root.is_dir() else []


def newest_of(workspace: Workspace, member: str) -> tuple[Received | None, list[Problem]]:
    """A member's newest file that can be read; and those that cannot.

    Of two that were made at the same time, as all of a quarter's pseudonymous ones are, that which came last.
    """
    found, problems = list[Received](), list[Problem]()
    for file, on in files(workspace, member):
        try:
            found.append(Received(file, on, _of(member, file)))
        except Problem as problem:
            problems.append(problem)
    return max(
        found, key=lambda one: (one.given.created_at, one.on, one.file.stat().st_mtime_ns), default=None
    ), problems


def files(workspace: Workspace, member: str) -> Iterator[tuple[Path, date]]:
    """A member's files with the days they came."""
    lies = folder(workspace) / member
    for file in sorted(lies.iterdir()) if lies.is_dir() else ():
        if (named := _FILE.fullmatch(file.name)) and file.is_file() and not file.is_symlink():
            yield file, date.fromisoformat(named[1])


def folder(workspace: Workspace) -> Path:
    """Where all of them lie."""
    return workspace.peers / "received"


def name(on: date, raw: bytes) -> str:
    """What a file is called here."""
    return f"{on}-{sha256(raw).hexdigest()[:16]}.json"


def is_here(workspace: Workspace, member: str, raw: bytes) -> bool:
    """Whether a file of a member came with these bytes before."""
    ending = name(date.min, raw)[10:]
    return any(file.name.endswith(ending) and file.read_bytes() == raw for file, _on in files(workspace, member))


def forget(workspace: Workspace, member: str) -> list[str]:
    """Removes everything that a member gave, who is named by id or name; the ids of those it was. Raises Problem."""
    if not workspace.peers.is_dir():
        raise Problem("peers.forget", member=shown(member))
    with saving.locked(workspace.peers):
        found = [one for one in members(workspace) if member in (one, _called(workspace, one))]
        if not found:
            raise Problem("peers.forget", member=shown(member))
        for one in found:
            shutil.rmtree(folder(workspace) / one)
    return found


def _called(workspace: Workspace, member: str) -> str | None:
    one, _problems = newest_of(workspace, member)
    return one.given.member.name if one else None


def _of(member: str, file: Path) -> Exchanged:
    given = read(file)
    if given.member.id != member:
        raise Problem("peers.elsewhere", file=shown(str(file)), id=given.member.id)
    return given


def _is_member(path: Path) -> bool:
    return bool(_MEMBER.fullmatch(path.name)) and path.is_dir() and not path.is_symlink()
