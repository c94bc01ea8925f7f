"""Running git so that it asks nobody, runs nothing of the repository's, and fetches only when told to."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from data.words import Problem

# Whatever a user's or a repository's configuration says, these hold: no program is run, no key is asked for,
# and what git prints has the one form that is parsed here.
_FIXED = {
    "core.hooksPath": "/dev/null",
    "core.fsmonitor": "false",
    "core.quotePath": "true",
    "log.showSignature": "false",
    "log.showRoot": "true",
    "diff.external": "",
    "diff.renames": "true",
    "i18n.logOutputEncoding": "UTF-8",
    "gc.auto": "0",
    "protocol.allow": "never",
    "protocol.https.allow": "always",
    "protocol.ssh.allow": "always",
    "protocol.file.allow": "always",
    "http.lowSpeedLimit": "1000",
    "http.lowSpeedTime": "60",
}


class GitError(Exception):
    """git ended with an error; `args[0]` is the last line it said."""


@dataclass(frozen=True)
class Git:
    """git on one git directory. `network` alone may reach out; everything else reads what is there."""

    directory: Path

    def text(self, *arguments: str, stdin: bytes | None = None) -> str:
        """What git prints, decoded. Raises GitError."""
        return self.raw(*arguments, stdin=stdin).decode("utf-8", "replace").strip()

    def raw(self, *arguments: str, stdin: bytes | None = None) -> bytes:
        """What git prints. Raises GitError."""
        return _run(self._command(arguments), stdin, network=False)

    def network(self, *arguments: str, stdin: bytes | None = None) -> str:
        """The one way that may ask a remote: https, ssh and file only. Raises GitError."""
        return _run(self._command(arguments), stdin, network=True).decode("utf-8", "replace")

    @contextmanager
    def lines(self, *arguments: str, stdin: bytes | None = None) -> Iterator[IO[bytes]]:
        """git's output as a stream. Raises GitError at the end if git failed: what came before is not all."""
        process = _start(self._command(arguments), network=False)
        assert process.stdin and process.stdout and process.stderr
        try:
            if stdin:
                process.stdin.write(stdin)
            process.stdin.close()
            yield process.stdout
        finally:
            process.stdout.close()
            said = process.stderr.read()
            process.stderr.close()
            status = process.wait()
        if status:
            raise GitError(_last_line(said))

    def _command(self, arguments: tuple[str, ...]) -> list[str]:
        return ["git", f"--git-dir={self.directory}", "-c", "core.bare=true", *arguments]


def open_path(path: Path) -> Git:
    """git on a local path: a work tree's top or a bare repository. Raises Problem where it is neither."""
    ceiling = {"GIT_CEILING_DIRECTORIES": str(path.parent.absolute())}
    command = ["git", "-C", str(path), "rev-parse", "--absolute-git-dir"]
    try:
        found = _run(command, None, network=False, extra=ceiling)
    except GitError as error:
        if "dubious ownership" in str(error):
            raise Problem("git.foreign", path=path) from error
        raise Problem("git.no_repository", path=path) from error
    return Git(Path(os.fsdecode(found.removesuffix(b"\n"))))


def _run(command: list[str], stdin: bytes | None, *, network: bool, extra: dict[str, str] | None = None) -> bytes:
    with _start(command, network=network, extra=extra) as process:
        out, said = process.communicate(stdin)
    if process.returncode:
        raise GitError(_last_line(said))
    return out


def _start(command: list[str], *, network: bool, extra: dict[str, str] | None = None) -> subprocess.Popen[bytes]:
    pipe = subprocess.PIPE
    environment = _environment(network) | (extra or {})
    try:
        return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment, bufsize=1 << 20)
    except FileNotFoundError as error:
        raise Problem("git.missing") from error


def _environment(network: bool) -> dict[str, str]:
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("GIT_") or k in _KEPT}
    fixed = {f"GIT_CONFIG_KEY_{n}": key for n, key in enumerate(_FIXED)}
    fixed |= {f"GIT_CONFIG_VALUE_{n}": value for n, value in enumerate(_FIXED.values())}
    reach = {} if network else {"GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1"}
    quiet = {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}
    batch = {"GIT_SSH_COMMAND": os.environ.get("GIT_SSH_COMMAND", "ssh -oBatchMode=yes")}
    return inherited | fixed | {"GIT_CONFIG_COUNT": str(len(_FIXED))} | reach | quiet | batch


# How to reach a remote is the user's business; where a repository lies is not taken from the environment.
_KEPT = {
    "GIT_SSL_CAINFO", "GIT_SSL_CAPATH", "GIT_SSL_NO_VERIFY", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM",
    "GIT_CONFIG_NOSYSTEM", "GIT_EXEC_PATH", "GIT_PROXY_COMMAND",
}  # fmt: skip


def _last_line(said: bytes) -> str:
    lines = [line for line in said.decode("utf-8", "replace").splitlines() if line.strip()]
    fatal = [line for line in lines if line.startswith(("fatal:", "error:", "remote: "))]
    return (fatal or lines or ["git ended without a word"])[0].removeprefix("fatal: ").removeprefix("error: ")
