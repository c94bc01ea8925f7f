"""Who we are to the others: an id and a mode, made once and kept in the workspace."""

import secrets
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import yaml
from pydantic import TypeAdapter, ValidationError

from data import saving, strict_yaml
from data.words import Problem
from data.workspace import Workspace
from peers.exchange.parts import MemberId

Mode = Literal["named", "pseudonymous"]


@dataclass(frozen=True)
class Own:
    """What `peers/member.yaml` says."""

    id: MemberId
    mode: Mode


def own(workspace: Workspace) -> Own | None:
    """None where nothing was given yet. Raises Problem."""
    path = _path(workspace)
    if not path.exists():
        return None
    tree, given = strict_yaml.load(path)
    try:
        return TypeAdapter(Own).validate_python(given)
    except ValidationError as error:
        raise Problem("peers.member", file=path, line=strict_yaml.line(tree, error.errors()[0]["loc"])) from error


def agreed(workspace: Workspace, mode: Mode | None) -> Own | None:
    """Who we are, in the mode that was asked for; None where nothing was given yet. Raises Problem in another mode."""
    ours = own(workspace)
    if ours and mode and ours.mode != mode:
        raise Problem("peers.mode", file=_path(workspace), mode=ours.mode, asked=mode)
    return ours


def made(workspace: Workspace, mode: Mode) -> Own:
    """Who we are from now on; who we were, where that was fixed before. Raises Problem."""
    path = _path(workspace)
    make_folder(path.parent)
    with saving.locked(path.parent):
        if not path.exists():
            ours = Own(secrets.token_hex(16), mode)
            saving.replace(path, yaml.safe_dump(asdict(ours), sort_keys=False).encode())
    return agreed(workspace, mode) or ours


def make_folder(path: Path) -> None:
    """The folder, where it was not there. Raises Problem."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Problem("saving.failed", path=path, why=error.strerror) from error


def _path(workspace: Workspace) -> Path:
    return workspace.peers / "member.yaml"
