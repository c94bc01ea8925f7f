"""Tags, read as releases."""

import re
from collections.abc import Iterator

from collectors.git import changes
from collectors.git.command import Git
from data.records import Tag

_UNFINISHED = "rc|alpha|beta|a|b|m|pre|preview|dev|snapshot|ea|cr|next|canary"
_PRERELEASE = re.compile(rf"(?i)(?:^|[\d._+-])(?:{_UNFINISHED})[\d._-]*$")
_FIELDS = "%(refname:lstrip=2)%00%(objectname)%00%(*objectname)%00%(creatordate:unix)"


def read(git: Git, repository: str) -> Iterator[Tag]:
    """All tags, with the date an annotated one was made or the tagged commit's. Raises GitError."""
    for line in git.raw("for-each-ref", "refs/tags", f"--format={_FIELDS}").splitlines():
        raw, own, tagged, made = line.split(b"\0")
        name = raw.decode("utf-8", "backslashreplace")
        yield Tag(repository, name, (tagged or own).decode(), changes.time(made), is_prerelease(name))


def is_prerelease(name: str) -> bool:
    """Whether a version's name says that it is none yet: v2.0-rc1, 1.4.0-beta.2, 3.0-SNAPSHOT."""
    return bool(_PRERELEASE.search(name))
