"""Runs Syft over a folder, without network, with nobody's settings, and not for ever."""

import os
import shutil
import signal
import sys
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired, run
from threading import Event, Timer
from typing import IO

from data.words import Problem, _

LONGEST = 600  # seconds; the largest repositories take one minute
_LARGEST = 256 << 20  # bytes of what it prints
_NOWHERE = "http://127.0.0.1:9"  # the port that discards: what would reach out in spite of all fails at once
_SETTINGS = {
    "SYFT_CHECK_FOR_APP_UPDATE": "false",
    "SYFT_GOLANG_SEARCH_REMOTE_LICENSES": "false",
    "SYFT_JAVA_USE_NETWORK": "false",
    "SYFT_JAVASCRIPT_SEARCH_REMOTE_LICENSES": "false",
    "SYFT_JAVASCRIPT_INCLUDE_DEV_DEPENDENCIES": "true",
    "SYFT_PYTHON_SEARCH_REMOTE_LICENSES": "false",
    "HTTP_PROXY": _NOWHERE,
    "HTTPS_PROXY": _NOWHERE,
    "LC_ALL": "C.UTF-8",
}


def program() -> str | None:
    """The one that is installed, else the one of the extra `scan`."""
    return shutil.which("syft") or shutil.which("syft", path=str(Path(sys.executable).parent))


def version() -> str:
    """Which one would scan; empty: none. Part of every cursor, as another one finds other things."""
    found = program()
    return _version(found) if found else ""


def scan(tree: Path, repository: str, longest: float = LONGEST) -> bytes:
    """The CycloneDX document of a folder, for a repository. Raises Problem."""
    found = program()
    if found is None:
        raise Problem("syft.missing", repository=repository)
    with tempfile.TemporaryDirectory(prefix="ospo-syft-") as home, tempfile.TemporaryFile() as complaint:
        try:
            said, status = _said(_start([found, "scan", "--quiet", f"dir:{tree}"], home, complaint), longest)
        except TimeoutError as error:
            raise Problem("syft.slow", repository=repository, minutes=round(longest / 60, 1)) from error
        except OSError as error:
            raise failed(repository, str(error.strerror)) from error
        complaint.seek(0)
        why = complaint.read(10_000).decode("utf-8", "replace").strip()
    if len(said) > _LARGEST:
        raise failed(repository, _("it listed more than {limit} MB").format(limit=_LARGEST >> 20))
    if status:
        raise failed(repository, why.rpartition("\n")[2][:200] or _("it ended with status {n}").format(n=status))
    return said


def failed(repository: str, why: str) -> Problem:
    """What is said where Syft did not do what it is for."""
    return Problem("syft.failed", repository=repository, why=why)


def _said(process: Popen[bytes], longest: float) -> tuple[bytes, int]:
    """What it prints and its status. Raises TimeoutError once it has taken too long."""
    late = Event()

    def stop() -> None:
        late.set()
        _end(process)

    timer = Timer(longest, stop)
    with process:
        timer.start()
        try:
            said = process.stdout.read(_LARGEST + 1) if process.stdout else b""
            if len(said) <= _LARGEST:
                process.wait()
        finally:
            _end(process)
            timer.cancel()
    if late.is_set():
        raise TimeoutError
    return said, process.returncode


def _end(process: Popen[bytes]) -> None:
    """Ends it with all that it started."""
    if process.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def _start(command: list[str], home: str, complaint: IO[bytes]) -> Popen[bytes]:
    """In a group of its own. Settings are looked for at home and where it stands, and both are empty."""
    folders = dict.fromkeys(("HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CONFIG_DIRS", "XDG_CACHE_HOME"), home)
    environment = {"PATH": os.environ.get("PATH", os.defpath), **folders, **_SETTINGS}
    form = ("--output", "cyclonedx-json")
    return Popen(
        [*command, *form], stdin=DEVNULL, stdout=PIPE, stderr=complaint, env=environment, cwd=home,
        start_new_session=True,
    )  # fmt: skip


@cache
def _version(found: str) -> str:
    try:
        done = run([found, "--version"], stdin=DEVNULL, capture_output=True, check=False, timeout=60)
    except (OSError, TimeoutExpired):
        return "unknown"  # the scan will say why
    return "-".join(done.stdout.decode("utf-8", "replace").split())[:80] or "unknown"
