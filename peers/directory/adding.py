"""Administrations become peers in ospo.yaml, and stop being some."""

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import yaml

from data import configuration, strict_yaml
from data.configuration import Configuration, Peer
from data.words import Problem
from data.workspace import Workspace
from peers.directory.accounts import key
from peers.directory.administration import Administration
from peers.directory.layout import added, item, removed


def add(workspace: Workspace, entries: Iterable[Administration]) -> list[Peer]:
    """Puts them into `peers:` of ospo.yaml with all their accounts; the peers they are there. Raises Problem.

    The file is replaced whole or not at all. `workspace.configuration` may have been read before: open it again.
    """
    chosen = [
        Peer(name=one.name, targets=list(one.accounts), country=one.country, level=one.level, url=one.url)
        for one in entries
    ]
    said = configuration.read(workspace.file)
    for number, peer in enumerate(chosen):
        _check(workspace, said, [*said.peers, *chosen[:number]], peer)
    lines = [item(peer) for peer in chosen]
    _rewrite(workspace.file, lambda text, root: added(text, root, lines), [*said.peers, *chosen])
    return chosen


def remove(workspace: Workspace, name: str) -> Peer:
    """Takes the peer of that name, or with that slug, out of `peers:` of ospo.yaml. Raises Problem."""
    said = configuration.read(workspace.file).peers
    found = [number for number, peer in enumerate(said) if name in (peer.name, peer.slug)]
    if not found:
        raise Problem("peer.gone", file=workspace.file, name=name, names=", ".join(peer.name for peer in said) or "—")
    number = found[0]
    _rewrite(workspace.file, lambda text, root: removed(text, root, number), [*said[:number], *said[number + 1 :]])
    return said[number]


def _check(workspace: Workspace, said: Configuration, others: Iterable[Peer], peer: Peer) -> None:
    """Raises Problem where it is there already, or is ourselves."""
    ours = {key(f"{kind}:{value}") for forge in said.forges for kind, value in forge if value}
    theirs = {key(target): other.name for other in others for target in other.targets}
    for target in peer.targets:
        if key(target) in ours:
            raise Problem("peer.ours", account=target)
        if key(target) in theirs:
            raise Problem("peer.there", file=workspace.file, account=target, name=theirs[key(target)])
    if peer.slug in {said.organisation.slug, *(other.slug for other in others)}:
        raise Problem("peer.name", file=workspace.file, name=peer.name)


def _rewrite(path: Path, change: Callable[[str, yaml.Node], str], peers: list[Peer]) -> None:
    """Puts the changed text in the file's place. Raises Problem where it would not say just that."""
    path = path.resolve()  # it may be a link
    try:
        mark, text = _text(path)
        root, before = strict_yaml.read(text)
        new = change(text, root) if root else text
        if not _says(new, before, peers):
            raise Problem("peer.layout", file=path, line="; ".join(map(item, peers)))
        _replace(path, mark + new.encode())
    except OSError as error:
        raise Problem("workspace.unwritable", path=path, why=error.strerror) from error


def _text(path: Path) -> tuple[bytes, str]:
    """The mark at its beginning, if any, and the text with its line ends as they are."""
    content = path.read_bytes()
    mark = b"\xef\xbb\xbf" if content.startswith(b"\xef\xbb\xbf") else b""
    return mark, content.removeprefix(mark).decode()


def _says(text: str, before: Any, peers: list[Peer]) -> bool:
    """Whether a text says these peers, and else what was said before."""
    try:
        now = strict_yaml.read(text)[1]
        found = [Peer.model_validate(one) for one in now.get("peers") or []]
    except (yaml.YAMLError, ValueError, AttributeError, RecursionError):
        return False
    return found == peers and {**now, "peers": None} == {**before, "peers": None}


def _replace(path: Path, content: bytes) -> None:
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(path, beside)
        configuration.read(beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
