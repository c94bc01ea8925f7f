"""Where nothing is listed: which lockfiles are there that do not say so themselves."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

from collectors.inventory.asked import reader
from collectors.inventory.manifests import is_lockfile

# What may stand in a lockfile that lists nothing: comments, and Gradle's line for what is empty.
_ASIDE = re.compile(rb"^\s*(?:#|//|empty=).*$", re.MULTILINE)
_LISTS = ("packages", "snapshots", "dependencies", "requires", "pins", "object", "PODS")
_BY_WORDS = {"gemfile.lock"}  # what reads it takes any text


def torn_files(tree: Path, known: Iterable[Path]) -> list[Path]:
    """Those that are known to be none, and the lockfiles of a folder that neither list anything nor are empty."""
    torn = set(known)
    torn |= {file for file in tree.rglob("*") if file.is_file() and is_lockfile(file.name) and not _is_empty(file)}
    return sorted(torn)


def _is_empty(file: Path) -> bool:
    """What another reader has read to its end lists nothing; of the others that is told by what they say."""
    name = file.name.lower()
    if reader(name) and name not in _BY_WORDS:
        return True
    content = file.read_bytes()
    if name in _BY_WORDS:
        return b"\nDEPENDENCIES\n" in content.replace(b"\r\n", b"\n") and b"    specs:" not in content
    return not re.search(rb"[A-Za-z]", _ASIDE.sub(b"", content)) or _names_none(content)


def _names_none(content: bytes) -> bool:
    """A document in JSON or YAML without packages; Yarn's have them as keys, with an @."""
    try:
        said = yaml.safe_load(content)
    except (yaml.YAMLError, ValueError, RecursionError):
        return False
    return isinstance(said, Mapping) and not any("@" in str(key) or (key in _LISTS and said[key]) for key in said)
