"""Writing so that a crash spoils at most what was being written, and two at once wait for each other."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path

from data.words import Problem

_held: ContextVar[Path | None] = ContextVar("held", default=None)


def folder(path: Path) -> None:
    """Makes it where it is not there yet. Raises Problem where it cannot be made."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Problem("saving.failed", path=path, why=error.strerror) from error


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Held by the one who writes in the folder; another one waits. Raises Problem where nothing can be written."""
    path = folder / "lock"
    try:
        file = open(path, "ab")  # noqa: SIM115  closed below, when the work is done
    except OSError as error:
        raise Problem("saving.failed", path=path, why=error.strerror) from error
    with file:
        fcntl.flock(file, fcntl.LOCK_EX)
        before = _held.set(folder)
        try:
            yield
        finally:
            _held.reset(before)


@contextmanager
def reading(folder: Path) -> Iterator[None]:
    """No one writes in the folder meanwhile. Where there is no lock to be had, in a copy, no one does anyway."""
    if _held.get() == folder:  # the one who writes would wait for itself
        yield
        return
    try:
        file = open(folder / "lock", "rb")  # noqa: SIM115  closed below
    except OSError:
        yield
        return
    with file:
        fcntl.flock(file, fcntl.LOCK_SH)
        yield


def append(path: Path, text: bytes) -> None:
    """Whole lines at the end of a file, in one write, on the disk when it returns; the caller holds the lock.

    A file that does not end in a newline gets one first, so that a torn line spoils itself only.
    Raises Problem, with the file as it was, where there is no room.
    """
    try:
        with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600), "r+b", buffering=0) as file:
            size = file.seek(0, os.SEEK_END)
            text = text if _ends_in_newline(file.fileno(), size) else b"\n" + text
            _all_or_nothing(file.fileno(), size, text)
            if size == 0:
                _sync_folder(path.parent)
    except OSError as error:
        raise Problem("saving.failed", path=path, why=error.strerror) from error


def replace(path: Path, text: bytes) -> None:
    """The file whole, old or new, whatever happens; the caller holds the lock. Raises Problem, the old one kept."""
    beside = path.with_name(f".{path.name}.new")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        with suppress(OSError):  # where nothing may be written nothing may be taken away either
            beside.unlink(missing_ok=True)
        raise Problem("saving.failed", path=path, why=error.strerror) from error


def give(path: Path, text: bytes) -> None:
    """A file for others: as `replace`, with the rights it had or those that new files have; links are followed.

    What is no file, such as a pipe or a device, is written into. Raises Problem.
    """
    path = path.resolve()
    if path.exists() and not path.is_file():
        try:
            path.write_bytes(text)
        except OSError as error:
            raise Problem("saving.failed", path=path, why=error.strerror) from error
        return
    mask = os.umask(0)
    os.umask(mask)
    mode = path.stat().st_mode if path.exists() else 0o666 & ~mask
    replace(path, text)
    path.chmod(mode)


def _ends_in_newline(file: int, size: int) -> bool:
    return size == 0 or os.pread(file, 1, size - 1) == b"\n"


def _all_or_nothing(file: int, size: int, text: bytes) -> None:
    try:
        while text:  # once; a second time says why there was no room for all of it
            text = text[os.write(file, text) :]
        os.fsync(file)
    except OSError:
        os.ftruncate(file, size)
        raise


def _sync_folder(folder: Path) -> None:
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
