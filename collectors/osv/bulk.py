"""OSV's archives in a folder: .zip, .tar.gz and plain files. One record in memory at a time, none unpacked to disk."""

import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO

from collectors.osv.asking import Absent, Broken, Candidate, Given, Index, Unasked
from collectors.osv.documents import Wanted, load
from data.words import Problem

RECORD = 16_000_000
"""Bytes a record may have. The largest ones, with thousands of versions, have some million."""

ARCHIVE = 16_000_000_000
"""Bytes an archive may hold, unpacked: several times all that OSV has."""

_DOCUMENTS = (".json", ".yaml", ".yml")
_TORN = (zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError, ValueError)
_Member = tuple[str, int, Callable[[], bytes]]


class _EndedError(Exception):
    """An archive in one stream cannot be read on from within a record."""


@dataclass(frozen=True)
class Folder:
    """A folder with archives as OSV publishes them, or as advisory databases do; or one such archive."""

    path: Path

    def candidates(self, index: Index) -> Iterator[Given]:
        """The records in it that may speak of a package in use. Raises Problem where there is none to read."""
        if not self.path.exists():
            raise Problem("osv.missing", path=self.path)
        files = list(_files(self.path))
        if not files:
            raise Problem("osv.folder", path=self.path)
        ecosystems = index.ecosystems()
        wanted, torn = Wanted(index.names(), ecosystems), False
        for file in files:
            try:
                yield from _records(file, wanted)
            except (*_TORN, _EndedError) as error:
                torn = True
                why = str(error) or type(error).__name__
                # nobody knows of what its other half spoke
                yield Unasked(frozenset().union(*ecosystems.values()), Problem("osv.archive", path=file, why=why))
        yield from (Absent(one, ecosystems[one]) for one in sorted(wanted.absent) if not torn)


def _files(path: Path) -> Iterator[Path]:
    """Every file in it that may hold records, in the order of their names."""
    found = sorted(path.rglob("*")) if path.is_dir() else [path]
    return (
        file
        for file in found
        if file.name.lower().endswith((".zip", ".tar.gz", ".tgz", *_DOCUMENTS)) and file.is_file()
    )


def _records(file: Path, wanted: Wanted) -> Iterator[Given]:
    """A file's records, and where one cannot be read. Raises one of _TORN, or _EndedError, where the file cannot be."""
    held = 0
    for name, size, read in _members(file):
        held += size
        if held > ARCHIVE:
            raise ValueError(f"> {ARCHIVE} bytes")
        if name.lower().endswith(_DOCUMENTS):
            given = _record(f"{file.name}: {name}" if name != file.name else name, size, read, wanted)
            if given is not None:
                yield given


def _record(where: str, size: int, read: Callable[[], bytes], wanted: Wanted) -> Given | None:
    """A record that may speak of a package in use, None where it surely does not."""
    try:
        raw = read() if size <= RECORD else None
        if raw is None or len(raw) > RECORD:
            return Broken(where)
        wanted.notice(raw)
        is_yaml = not where.lower().endswith(".json")
        record = load(raw, is_yaml=is_yaml) if is_yaml or wanted.perhaps(raw) else None
    except _TORN:
        return Broken(where)
    return Candidate(record, where) if record is not None else None


def _members(file: Path) -> Iterator[_Member]:
    """Name, unpacked size and a way to read it, of each file in an archive; or the file itself."""
    kind = file.name.lower()
    if kind.endswith(".zip"):
        yield from _zipped(file)
    elif kind.endswith(_DOCUMENTS):
        yield file.name, file.stat().st_size, file.read_bytes
    else:
        yield from _tarred(file)


def _zipped(file: Path) -> Iterator[_Member]:
    with zipfile.ZipFile(file) as archive:
        for member in archive.infolist():
            yield member.filename, member.file_size, partial(_unzipped, archive, member)


def _unzipped(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    return _read(archive.open(member))


def _tarred(file: Path) -> Iterator[_Member]:
    with tarfile.open(file, "r|gz") as archive:
        while member := archive.next():
            archive.members = []  # type: ignore[attr-defined] # else it keeps every header until its end
            if opened := archive.extractfile(member) if member.isreg() else None:
                yield member.name, member.size, partial(_streamed, opened)


def _streamed(opened: IO[bytes]) -> bytes:
    """What a member holds in an archive that is one stream: where it cannot be read, nothing after it can be."""
    try:
        return _read(opened)
    except _TORN as error:
        raise _EndedError(str(error) or type(error).__name__) from error


def _read(opened: IO[bytes]) -> bytes:
    """At most what a record may have, and one byte more: a member may hold more than its header says."""
    with opened:
        return opened.read(RECORD + 1)
