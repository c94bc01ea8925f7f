"""Running git so that it asks nobody, runs nothing of the repository's, and fetches only when told to."""

import os
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from functools import cache
from pathlib import Path
from subprocess import PIPE, Popen, TimeoutExpired, run
from typing import IO, cast

from data.words import N_, Problem, _

# Whatever a user's or a repository's configuration says, these hold: no program is run, no key is asked for,
# and what git prints has the one form, and counts lines the one way, that is meant here.
_FIXED = {
    "advice.graftFileDeprecated": "false",
    "core.hooksPath": "/dev/null",
    "core.fsmonitor": "false",
    "core.quotePath": "false",
    "core.attributesFile": "/dev/null",
    "attr.tree": "4b825dc642cb6eb9a060e54bf8d69288fbee4904",  # the empty tree
    "color.ui": "false",
    "diff.algorithm": "default",
    "diff.external": "",
    "diff.ignoreSubmodules": "none",
    "diff.orderFile": "/dev/null",
    "diff.renameLimit": "1000",
    "diff.renames": "true",
    "fetch.recurseSubmodules": "false",
    "gc.autoDetach": "false",
    "maintenance.autoDetach": "false",
    "i18n.logOutputEncoding": "UTF-8",
    "log.mailmap": "false",
    "log.showRoot": "true",
    "log.showSignature": "false",
    "mailmap.blob": "HEAD:.mailmap",
    "mailmap.file": "",
    "protocol.allow": "never",
    "protocol.https.allow": "always",
    "protocol.ssh.allow": "always",
    "protocol.file.allow": "always",
    "http.lowSpeedLimit": "1000",
    "http.lowSpeedTime": "60",
}
# How to reach a remote is the user's business; where a repository lies is not taken from the environment.
_KEPT = {
    "GIT_SSL_CAINFO", "GIT_SSL_CAPATH", "GIT_SSL_NO_VERIFY", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM",
    "GIT_CONFIG_NOSYSTEM", "GIT_EXEC_PATH", "GIT_PROXY_COMMAND", "GIT_SSH", "GIT_SSH_COMMAND",
}  # fmt: skip
TOO_LONG = N_("it takes too long")
_FULL = ("No space left on device", "Disk quota exceeded", "File too large")


class GitError(Exception):
    """Git ended with an error; `args[0]` is the line it said about it."""


class Git:
    """One git directory. `network` alone may reach out; everything else reads what is there.

    All raise GitError where git fails, and Problem where it is missing or the disk is full.
    """

    def __init__(
        self, directory: Path, reaching: Mapping[str, str] | None = None, seconds: float | None = None
    ) -> None:
        """Settings in `reaching` hold where it may reach out, and stand nowhere but in git's environment.

        With `seconds`, what is not done so long after now is ended, with every process it started.
        """
        self.directory = directory
        self.requests = 0
        self._until = time.monotonic() + seconds if seconds is not None else None
        self._reaching = reaching or {}

    def text(self, *arguments: str, stdin: bytes | None = None) -> str:
        """What git prints, decoded."""
        return self.raw(*arguments, stdin=stdin).decode("utf-8", "replace").strip()

    def raw(self, *arguments: str, stdin: bytes | None = None) -> bytes:
        """What git prints."""
        return self._run(arguments, _environment(), stdin)

    def network(self, *arguments: str, stdin: bytes | None = None) -> str:
        """The one way that may ask a remote: by https, ssh and file, and by http if a setting allows it."""
        self.requests += 1
        environment = _environment(self._reaching) | _reaching_out(self._reaching)
        return self._run(arguments, environment, stdin).decode("utf-8", "replace")

    @contextmanager
    def lines(self, *arguments: str, stdin: bytes | IO[bytes] = b"") -> Iterator[IO[bytes]]:
        """What git prints, as a stream. Fails at its end: what came before is then not all."""
        with _given(stdin) as given, tempfile.TemporaryFile() as said:
            process = _start([f"--git-dir={self.directory}", *arguments], _environment(), given, said)
            output = cast("IO[bytes]", process.stdout)
            try:
                yield output
            finally:
                output.close()
                status = process.wait()
            said.seek(0)
            self._check(status, said.read())

    @contextmanager
    def stored(self, *arguments: str) -> Iterator[IO[bytes]]:
        """What git prints, in a file that `lines` takes as its input: it may be longer than memory should hold."""
        with tempfile.TemporaryFile() as file:
            with self.lines(*arguments) as stream:
                shutil.copyfileobj(stream, file)
            yield file

    def path(self, name: str) -> Path:
        """Where a file of the git directory lies; a linked work tree shares most with its main one."""
        found = self.raw("rev-parse", "--path-format=absolute", "--git-path", name)
        return Path(os.fsdecode(found.removesuffix(b"\n")))

    def _run(self, arguments: tuple[str, ...], environment: dict[str, str], stdin: bytes | None) -> bytes:
        command = [f"--git-dir={self.directory}", *arguments]
        with _start(command, environment, alone=self._until is not None) as process:
            out, said = self._waited(process, stdin)
        self._check(process.returncode, said)
        return out

    def _waited(self, process: Popen[bytes], stdin: bytes | None) -> tuple[bytes, bytes]:
        if self._until is None:
            return process.communicate(stdin)
        try:
            return process.communicate(stdin, timeout=max(0, self._until - time.monotonic()))
        except BaseException as error:
            os.killpg(process.pid, signal.SIGKILL)  # its helpers outlive git
            if isinstance(error, TimeoutExpired):
                raise GitError(_(TOO_LONG)) from error
            raise

    def _check(self, status: int, said: bytes) -> None:
        text = said.decode("utf-8", "replace")
        if status == -signal.SIGXFSZ or (status and any(sign in text for sign in _FULL)):
            raise Problem("disk.full", path=self.directory)
        if status:
            raise GitError(_first_word(text))


def open_path(path: Path) -> Git:
    """A local path: a work tree's top or a bare repository. Raises Problem where it is neither."""
    above = {"GIT_CEILING_DIRECTORIES": str(path.resolve().parent)}
    asked = ["-C", str(path.absolute()), "rev-parse", "--absolute-git-dir"]
    with _start(asked, _environment() | above) as process:
        found, said = process.communicate()
    if process.returncode:
        raise Problem("git.foreign" if b"dubious ownership" in said else "git.no_repository", path=path)
    return Git(Path(os.fsdecode(found.removesuffix(b"\n"))))


@contextmanager
def _given(stdin: bytes | IO[bytes]) -> Iterator[IO[bytes]]:
    """A file with git's input, at its beginning."""
    with nullcontext(stdin) if not isinstance(stdin, bytes) else tempfile.TemporaryFile() as file:
        if isinstance(stdin, bytes):
            file.write(stdin)
        file.flush()
        os.lseek(file.fileno(), 0, os.SEEK_SET)  # git reads on from where the descriptor stands
        yield file


def _start(
    arguments: list[str], environment: dict[str, str], given: int | IO[bytes] = PIPE, said: int | IO[bytes] = PIPE,
    *, alone: bool = False,
) -> Popen[bytes]:  # fmt: skip
    """git under way; `alone`: in a group of processes of its own, which can be ended together."""
    command = ["git", *arguments]
    try:
        # Where this process stands may be a work tree with a .mailmap or attributes of its own; the root is none.
        return Popen(
            command, stdin=given, stdout=PIPE, stderr=said, env=environment, cwd="/", bufsize=1 << 20,
            start_new_session=alone,
        )  # fmt: skip
    except FileNotFoundError as error:
        raise Problem("git.missing") from error


def _environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """Nothing is asked of anybody: no protocol is allowed, so that missing blobs stay missing."""
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("GIT_") or k in _KEPT}
    settings = _FIXED | dict(more or {})
    fixed = {f"GIT_CONFIG_KEY_{n}": key for n, key in enumerate(settings)}
    fixed |= {f"GIT_CONFIG_VALUE_{n}": value for n, value in enumerate(settings.values())}
    closed = {"GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1"}
    as_written = {"GIT_NO_REPLACE_OBJECTS": "1", "GIT_GRAFT_FILE": os.devnull, "GIT_ATTR_NOSYSTEM": "1"}
    quiet = {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}
    return inherited | fixed | {"GIT_CONFIG_COUNT": str(len(settings))} | closed | as_written | quiet


def _reaching_out(settings: Mapping[str, str]) -> dict[str, str]:
    """What _environment() closes, opened for https, ssh and file, and what a setting allows; ssh asks nothing either.

    Fetching from a shallow repository without blobs, git would ask for the commits it lacks again and again in new
    processes without end: that blobs are not fetched unasked holds here too.
    """
    plain = ":http" if settings.get("protocol.http.allow") == "always" else ""
    return {"GIT_ALLOW_PROTOCOL": f"https:ssh:file{plain}"} | _ssh()


@cache
def _ssh() -> dict[str, str]:
    """An ssh that does not ask, unless the user has said which ssh it is to be."""
    said = run(["git", "--git-dir=/dev/null", "config", "core.sshCommand"], capture_output=True, check=False)
    own = said.stdout or "GIT_SSH_COMMAND" in os.environ or "GIT_SSH" in os.environ
    return {} if own else {"GIT_SSH_COMMAND": "ssh -oBatchMode=yes"}


def _first_word(said: str) -> str:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    telling = [line for line in lines if line.startswith(("fatal:", "error:"))] or lines or ["git said nothing"]
    return telling[0].removeprefix("fatal: ").removeprefix("error: ").removeprefix("remote: ")
