"""Starting a collection as a process of its own, and showing how far it is."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import streamlit as st

from data.words import _, ngettext
from data.workspace import Workspace

OSPO = Path(__file__).parent.parent / "ospo.py"


def button(workspace: Workspace, label: str) -> None:
    """A button that starts `ospo collect`, or the progress of the collection that runs already."""
    if running(workspace):
        progress()
    else:
        _last_words(workspace.read_progress())
        if st.button(label, type="primary"):
            start(workspace)
            st.rerun()


def start(workspace: Workspace) -> None:
    """Starts `ospo collect` so that it goes on without this page; the workspace's lock keeps a second one out."""
    workspace.say_progress(running=True, done=0, total=0)
    nowhere = subprocess.DEVNULL
    process = subprocess.Popen(
        [sys.executable, str(OSPO), "--workspace", str(workspace.root), "collect"],
        stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True,
    )  # fmt: skip
    st.session_state["collection"] = process  # kept, so that its end is noticed
    workspace.say_progress(running=True, done=0, total=0, pid=process.pid)


def running(workspace: Workspace) -> bool:
    """Whether a collection that said it runs is still alive."""
    said = workspace.read_progress()
    child = st.session_state.get("collection")
    if child is not None and child.poll() is not None and child.pid == said.get("pid"):
        return False
    return bool(said.get("running")) and _alive(said.get("pid"))


@st.fragment(run_every=2)
def progress() -> None:
    """How far the running collection is; the page is drawn anew when it has ended."""
    from dashboard import state

    workspace = state.workspace()
    if not running(workspace):
        st.rerun()
    said = workspace.read_progress()
    done, total = int(said.get("done") or 0), int(said.get("total") or 0)
    text = _("Collecting: {done} of {total} repositories.").format(done=done, total=total) if total else _("Collecting …")
    st.progress(done / total if total else 0.0, text=text)


def _last_words(said: dict[str, Any]) -> None:
    """What went wrong in the last collection, if anything did."""
    if said.get("error"):
        st.error(str(said["error"]))
    elif failed := int(said.get("failed") or 0):
        st.warning(ngettext("{n} repository could not be collected.", "{n} repositories could not be collected.", failed).format(n=failed))


def _alive(pid: Any) -> bool:
    try:
        os.kill(int(pid), 0)
    except (TypeError, ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return True
