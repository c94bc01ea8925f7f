"""The `ospo` command within this process: its streams and exit status are real, only the start-up is spared."""

from pathlib import Path
from subprocess import CompletedProcess

from click.testing import CliRunner

import ospo as door
from data.words import speak


def ospo(*words: str, workspace: Path | None = None) -> CompletedProcess[str]:
    """What the command says to these words."""
    speak("en")
    where = ["--workspace", str(workspace)] if workspace else []
    done = CliRunner().invoke(door.ospo, [*where, *words], prog_name="ospo")
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return CompletedProcess(words, done.exit_code, done.stdout, done.stderr)
