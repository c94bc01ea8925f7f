"""A workspace: the folder that holds one administration's configuration, stores and key."""

import fcntl
import json
import os
import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from data import configuration
from data.configuration import Configuration, Sources
from data.words import Problem

TEMPLATE = (Path(__file__).parent / "ospo.template.yaml").read_text("utf-8")


@dataclass(frozen=True)
class Workspace:
    """The folder and what lies in it. `Workspace.open` checks that it is one."""

    root: Path

    @property
    def file(self) -> Path:
        """`ospo.yaml`."""
        return self.root / "ospo.yaml"

    @property
    def ledger(self) -> Path:
        """Every raw fact; opened by one collecting process alone."""
        return self.root / "ledger.duckdb"

    @property
    def snapshot(self) -> Path:
        """The numbers; replaced whole."""
        return self.root / "snapshot.duckdb"

    @property
    def assessments(self) -> Path:
        """What people answered: a folder an assessment, and `people.yaml` with their names."""
        return self.root / "assessments"

    @property
    def peers(self) -> Path:
        """What other administrations gave: `received/`, a folder each, and who we are to them."""
        return self.root / "peers"

    @property
    def reports(self) -> Path:
        """What the OSPO lead adds to reports, and what each of them said."""
        return self.root / "reports"

    @property
    def sources(self) -> Sources:
        """Which services may be asked; a folder of theirs as a whole path. Raises Problem."""
        said = self.configuration.sources
        folder = said.osv if said.osv and "://" not in said.osv else None
        return said.model_copy(update={"osv": str(self.root / folder)}) if folder else said

    @property
    def cache(self) -> Path:
        """Clones and answers of services: disposable."""
        return self.root / "cache"

    @property
    def progress(self) -> Path:
        """What a running collection says of itself."""
        return self.root / "progress.json"

    @cached_property
    def configuration(self) -> Configuration:
        """`ospo.yaml`, validated. Raises Problem."""
        return configuration.read(self.file)

    @cached_property
    def key(self) -> bytes:
        """The key under which people are hashed, made once (mode 600)."""
        path = self.root / "secret.key"
        try:
            if not path.exists():
                if self.ledger.exists():
                    raise Problem("workspace.key_lost", path=path, ledger=self.ledger)
                _write_private(path, secrets.token_hex(32) + "\n")
            key = bytes.fromhex(path.read_text("ascii").strip())
        except OSError as error:
            raise Problem("workspace.unwritable", path=path, why=error.strerror) from error
        except ValueError as error:
            raise Problem("workspace.key", path=path) from error
        if len(key) != 32:
            raise Problem("workspace.key", path=path)
        return key

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Held by the one process that writes. Raises Problem at once if another holds it."""
        path = self.root / "collect.lock"
        try:
            file = open(path, "a+b", buffering=0)  # noqa: SIM115  closed below, when the work is done
        except OSError as error:
            raise Problem("workspace.unwritable", path=path, why=error.strerror) from error
        with file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                file.seek(0)
                raise Problem("collection.running", pid=file.read().decode().strip() or "?") from error
            with suppress(OSError):  # the lock holds on a full disk too, where it only cannot say whose it is
                file.truncate(0)
                file.write(str(os.getpid()).encode())
            yield

    def say_progress(self, **state: Any) -> None:
        """Replaces progress.json whole, so that a reader never sees half of it; on a full disk it stays as it is."""
        beside = self.progress.with_suffix(".new")
        with suppress(OSError):
            beside.write_text(json.dumps(state), "utf-8")
            beside.replace(self.progress)

    def read_progress(self) -> dict[str, Any]:
        """The last thing a collection said, or nothing."""
        try:
            said: dict[str, Any] = json.loads(self.progress.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return said


def open_workspace(root: Path) -> Workspace:
    """The workspace in `root`. Raises Problem where there is none."""
    workspace = Workspace(root.absolute())
    if not workspace.file.is_file():
        raise Problem("workspace.missing", path=workspace.root)
    return workspace


def create(
    root: Path,
    name: str,
    repositories: Iterable[str] = (),
    *,
    accounts: Iterable[str] = (),
    country: str | None = None,
    level: str | None = None,
) -> Workspace:
    """A new workspace with a commented ospo.yaml; repositories are paths or addresses, accounts those on GitHub.

    Raises Problem where one is already, where it cannot be written, or where ospo.yaml would not be valid.
    """
    workspace = Workspace(root.absolute())
    if not name.strip():
        raise Problem("init.name")
    if workspace.file.exists():
        raise Problem("workspace.exists", path=workspace.root)
    try:
        workspace.root.mkdir(parents=True, exist_ok=True)
        workspace.file.write_text(_configuration(name.strip(), repositories, accounts, country, level), "utf-8")
        configuration.read(workspace.file)
        _ = workspace.key
    except OSError as error:
        raise Problem("workspace.unwritable", path=workspace.root, why=error.strerror) from error
    except Problem:
        workspace.file.unlink()
        raise
    return workspace


def _configuration(
    name: str, repositories: Iterable[str], accounts: Iterable[str], country: str | None, level: str | None
) -> str:
    """The template filled in; JSON's quoting is YAML's, so that no text turns into structure."""
    details = [f"  {key}: {json.dumps(value)}\n" for key, value in (("country", country), ("level", level)) if value]
    entries = [f"  - {{{_place(line)}: {_quoted(line)}}}\n" for line in map(str.strip, repositories) if line]
    forges = [f"  - {{github: {_quoted(line)}}}\n" for line in map(str.strip, accounts) if line]
    filled = {
        "@NAME@": json.dumps(name, ensure_ascii=False), "@SLUG@": configuration.slug(name),
        "@DETAILS@\n": "".join(details), "@REPOSITORIES@\n": "".join(entries),
        "@FORGES@\n": "".join(forges),
    }  # fmt: skip
    return re.sub("|".join(filled), lambda place: filled[place[0]], TEMPLATE)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _place(repository: str) -> str:
    return "url" if "://" in repository or re.match(r"[\w.-]+@[\w.-]+:", repository) else "path"


def _write_private(path: Path, text: str) -> None:
    """Written whole or not at all: half a key would be taken for one that was spoilt."""
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(text)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
