"""Commands of OSPO Barometer that a page waits for: they ask others, or write what pages only read."""

import os
import subprocess
import sys

import streamlit as st

from dashboard import collecting
from data.words import Problem, _, spoken
from data.workspace import Workspace


def ran(workspace: Workspace, *words: str) -> str:
    """What `ospo WORDS` prints. Raises Problem with what it said where it did not end well."""
    done = subprocess.run(
        [sys.executable, str(collecting.OSPO), "--workspace", str(workspace.root), *words],
        capture_output=True, check=False, text=True, encoding="utf-8", errors="replace", stdin=subprocess.DEVNULL,
        env=os.environ | {"OSPO_LANGUAGE": spoken(), "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if line.strip() and not line.endswith("…")]
        raise Problem("command.failed", command=f"ospo {' '.join(words)}", why=" ".join(said))
    return done.stdout


def publish(workspace: Workspace) -> str:
    """Computes the numbers anew, and says so, or when that will be. Raises Problem."""
    if collecting.running(workspace):
        return _("The numbers are computed anew when the running collection has ended.")
    with st.spinner(_("Computing the numbers anew …")):
        ran(workspace, "publish")
    return _("The numbers are computed anew.")
