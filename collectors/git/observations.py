"""The community files and licences of a source as observations: of its whole main line, or of what is new on it."""

from collections.abc import Iterable
from datetime import datetime
from typing import IO

from collectors.git import changes, files, licence, practices, publiccode
from collectors.git.files import Change
from collectors.git.source import Source
from data.records import Cursor, Observation

_LARGEST = 1 << 20  # bytes; a licence text is smaller


def read(source: Source) -> list[Observation | Cursor]:
    """Which files and licences stood from when on, and the cursor to go on from. Raises GitError, Problem."""
    git, now, known = source.git, source.reading.now, source.files_known_until
    with git.stored("rev-list", "--first-parent", "--reverse", *(source.selection if known else ["HEAD"])) as line:
        since = known or _begin(source, line)
        made = changes.along(git, line, since, now)
    before = changes.standing(git, source.before or "") if known else None
    licensed = {change.path for change in made if change.kind == "licence"}
    ids = _licences(source, [change for change in [*made, *(before or [])] if change.path in licensed])
    name, until = source.place.id, source.place.confirmed_at
    return [
        *files.presence(name, since, made, until, before),
        *files.licences(name, made, ids, until, before or ()),
        Cursor(name, "observation", max((change.at for change in made), default=since).isoformat()),
    ]


def _begin(source: Source, line: IO[bytes]) -> datetime:
    """When the first commit of the main line was made; 1970 where that cannot be."""
    line.seek(0)
    printed = source.git.raw("log", "-1", "--format=%ct", line.readline().decode().strip(), "--")
    first = changes.time(printed)
    return first if first and changes.EPOCH <= first <= source.reading.now else changes.EPOCH


def _licences(source: Source, made: Iterable[Change]) -> dict[str, str | None]:
    """Licence blob → SPDX id, of those that can be read. What is read of HEAD is fetched with them."""
    blobs = sorted({change.blob for change in made if change.kind == "licence" and change.blob})
    described = publiccode.blob(source)
    source.bring([*blobs, *(str(file.blob) for file in practices.files(source)), *([described] if described else [])])
    return {blob: licence.identify(source.git.raw("cat-file", "blob", blob)) for blob in _small(source, blobs)}


def _small(source: Source, blobs: list[str]) -> list[str]:
    """Those of the blobs that can be read and are not larger than a licence can be."""
    asked = "\n".join(source.bring(blobs)).encode()
    sizes = source.git.text("cat-file", "--batch-check=%(objectname) %(objectsize)", stdin=asked).splitlines()
    return [blob for blob, size in map(str.split, sizes) if int(size) <= _LARGEST]
