"""What a git target may be: a local path or an address, and the repository id each gets."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from collectors.contract import Target
from data.words import Problem

_SCHEME = re.compile(r"^[\w+.-]+://")
_SSH = re.compile(r"^(?P<user>\w[\w.-]*)@(?P<host>\w[\w.-]*):(?P<path>[^:].*)$")  # user@host:path
# A user may stand before an ssh host; a password may stand nowhere.
_SECRET = re.compile(r"^(https?://|\w[\w+.-]*://(?=[^/@]*:))[^/@]*@")
# No forge needs a query in an address, and what stands there is most often a token.
_QUERY = re.compile(r"^(https?://[^?]*)\?.*$", re.DOTALL)
LOOPBACK = ("127.0.0.1", "localhost")  # what is sent there unencrypted leaves this machine not
_PORTS = {"https": 443, "ssh": 22}
_NAMELESS = ("repo", "git")  # a folder of this name says nothing of what is in it


def whole(value: str, base: Path) -> str:
    """A path as seen from `base` made absolute; an address stays. Raises Problem where it carries a secret."""
    if not is_address(value):
        return os.path.normpath(base / Path(value).expanduser())
    if _SECRET.match(value):
        raise Problem("git.secret", url=_SECRET.sub(r"\1…@", value))
    if _QUERY.match(value):
        raise Problem("git.secret", url=_QUERY.sub(r"\1?…", value))
    return value


def is_address(value: str) -> bool:
    """Whether this is to be fetched rather than read in place."""
    return bool(_SCHEME.match(value) or _SSH.match(value))


def check(address: str) -> None:
    """Raises Problem where an address is none or of a kind that is not fetched."""
    if _SSH.match(address):
        return
    try:
        parts = urlsplit(address)
        here = parts.scheme == "http" and parts.hostname in LOOPBACK
        host = parts.scheme == "file" or ((parts.scheme in _PORTS or here) and parts.hostname and parts.port != 0)
    except ValueError:
        host = False
    if not host or not parts.path.strip("/"):
        raise Problem("git.url", url=address)


def repository_id(target: Target, taken: Mapping[str, str]) -> str:
    """The id a target gets, whether it can be read or not; `taken` maps each id to the target that has it.

    Raises Problem for an address that is none.
    """
    if target.id:
        return target.id
    if found := _SSH.match(target.value):
        return _plain(f"{found['host']}/{found['path'].strip('/')}")
    if not is_address(target.value):
        return _local_id(Path(target.value), str(target), taken)
    check(target.value)
    parts = urlsplit(target.value)
    if parts.scheme == "file":
        return _local_id(Path(parts.path), str(target), taken)
    port = f":{parts.port}" if parts.port not in (None, _PORTS.get(parts.scheme)) else ""
    return _plain(f"{parts.hostname}{port}/{parts.path.strip('/')}")


def _plain(name: str) -> str:
    return name.lower().removesuffix(".git")


def _local_id(path: Path, source: str, taken: Mapping[str, str]) -> str:
    """local/FOLDER; where that is taken by another source or says nothing, its parents' names before it."""
    names = [slug for part in reversed(path.parts) if (slug := _slug(part))] or ["root"]
    for count in range(2 if names[0] in _NAMELESS else 1, len(names)):
        name = "local/" + "-".join(reversed(names[:count]))
        if taken.get(name, source) == source:
            return name
    return "local/" + "-".join(reversed(names))


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9._]+", "-", name.lower().removesuffix(".git")).strip("-.")
