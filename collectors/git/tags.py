"""Tags, read as releases."""

import re
from collections.abc import Iterator

from collectors.git import files
from collectors.git.command import Git
from data.records import Tag

_PRERELEASE = re.compile(r"(?i)(?:^|[\d._+-])(?:rc|alpha|beta|a|b|m|pre|preview|dev|snapshot|ea|cr|next|canary)[\d._-]*$")
_FIELDS = "%(refname:lstrip=2)%00%(objectname)%00%(*objectname)%00%(creatordate:unix)"


def names(git: Git) -> list[str]:
    """All tag names. Raises GitError."""
    return [tag.name for tag in read(git, "")]


def read(git: Git, repository: str) -> Iterator[Tag]:
    """All tags, with the date an annotated one was made or the tagged commit's. Raises GitError."""
    for line in git.raw("for-each-ref", "refs/tags", f"--format={_FIELDS}").splitlines():
        raw, own, tagged, made = line.split(b"\0")
        name = raw.decode("utf-8", "replace")
        at = files.time(made) if made else None
        yield Tag(repository, name, (tagged or own).decode(), at, is_prerelease(name))


def is_prerelease(name: str) -> bool:
    """Whether a version's name says that it is none yet: v2.0-rc1, 1.4.0-beta.2, 3.0-SNAPSHOT."""
    return bool(_PRERELEASE.search(name))
