"""Git with so much time and no more."""

import os
import signal
import time
from collections.abc import Mapping
from pathlib import Path
from subprocess import PIPE, Popen, TimeoutExpired

from collectors.git.command import Git, GitError
from data.words import N_, Problem, _

TOO_LONG = N_("it takes too long")


class Limited(Git):
    """One git directory whose commands must all be done within so many seconds of its making.

    What is not done then is ended, with every process it started. Raises GitError, Problem where git is missing.
    """

    def __init__(self, directory: Path, reaching: Mapping[str, str], seconds: float) -> None:
        super().__init__(directory, reaching)
        self._until = time.monotonic() + seconds

    def _run(self, arguments: tuple[str, ...], environment: dict[str, str], stdin: bytes | None) -> bytes:
        command = ["git", f"--git-dir={self.directory}", *arguments]
        try:
            # A session of its own is a group of processes that can be ended together: git's helpers outlive git.
            process = Popen(
                command, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment, cwd="/", start_new_session=True
            )
        except FileNotFoundError as error:
            raise Problem("git.missing") from error
        with process:
            out, said = self._waited(process, stdin)
        self._check(process.returncode, said)
        return out

    def _waited(self, process: Popen[bytes], stdin: bytes | None) -> tuple[bytes, bytes]:
        try:
            return process.communicate(stdin, timeout=max(0, self._until - time.monotonic()))
        except BaseException as error:
            os.killpg(process.pid, signal.SIGKILL)
            if isinstance(error, TimeoutExpired):
                raise GitError(_(TOO_LONG)) from error
            raise
