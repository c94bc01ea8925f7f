"""Starting a collection as a process of its own, and showing how far it is."""

import fcntl
import os
import subprocess
import sys
import time
from pathlib import Path

import streamlit as st

from dashboard import address, state
from dashboard.literal import literal, worded
from data.words import Problem, _, ngettext, spoken
from data.workspace import Workspace

OSPO = Path(__file__).parent.parent / "ospo.py"
START = 15  # seconds that a collection may take to start


def button(workspace: Workspace, label: str) -> None:
    """A button that starts `ospo collect`, or the progress of the collection that runs already."""
    if running(workspace):
        progress()
        return
    _last_words(workspace)
    if st.button(label, type="primary"):
        try:
            start(workspace)
        except OSError as error:
            st.error(worded(Problem("workspace.unwritable", path=workspace.root, why=error.strerror)))
        else:
            st.rerun()


def start(workspace: Workspace) -> None:
    """Starts `ospo collect` so that it goes on without this page; the workspace's lock keeps a second one out."""
    workspace.say_progress(running=True, done=0, total=0)
    log = _log(workspace)
    log.parent.mkdir(exist_ok=True)
    with log.open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, str(OSPO), "--workspace", str(workspace.root), "collect"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=said, start_new_session=True,
            env=os.environ | {"OSPO_LANGUAGE": spoken()},
        )  # fmt: skip
    st.session_state["collection"] = process  # until it holds the lock, this is all that is known of it


def publish(workspace: Workspace) -> bool:
    """Computes the numbers anew and says whether it could; where a collection runs, that one publishes at its end."""
    command = [sys.executable, str(OSPO), "--workspace", str(workspace.root), "publish"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def running(workspace: Workspace) -> bool:
    """Whether a collection runs: one that this session started, or one that said so and holds the lock."""
    child = st.session_state.get("collection")
    if child is not None and child.poll() is None:
        return True
    said = bool(workspace.read_progress().get("running"))
    if child is not None:
        del st.session_state["collection"]
        if said and not _locked(workspace):
            workspace.say_progress(running=False, error=_broken_off(workspace))
            return False
    return said and (_locked(workspace) or _just_said(workspace))


@st.fragment(run_every=2)
def progress() -> None:
    """How far the running collection is; the page is drawn anew when it has ended."""
    address.language()  # a fragment runs without the frame
    workspace = state.workspace()
    if not running(workspace):
        st.rerun()
    said = workspace.read_progress()
    done, total = int(said.get("done") or 0), int(said.get("total") or 0)
    if done > total:  # a target can hold more than one repository
        text = ngettext("Collecting: {n} repository so far.", "Collecting: {n} repositories so far.", done)
        st.progress(1.0, text=text.format(n=done))
    else:
        text = _("Collecting: {done} of {total} repositories.") if total else _("Collecting …")
        st.progress(done / total if total else 0.0, text=text.format(done=done, total=total))
    if said.get("waiting"):
        st.caption(literal(said["waiting"]))


def _last_words(workspace: Workspace) -> None:
    """What went wrong in the last collection, if anything did."""
    said = workspace.read_progress()
    failed = int(said.get("failed") or 0)
    if said.get("error"):
        st.error(literal(said["error"]))
    elif said.get("running"):
        st.error(literal(_broken_off(workspace)))
    elif failed:
        text = ngettext(
            "{n} repository could not be collected. Sources says why.",
            "{n} repositories could not be collected. Sources says why.",
            failed,
        )
        st.warning(text.format(n=failed))


def _log(workspace: Workspace) -> Path:
    return workspace.cache / "collect.log"


def _broken_off(workspace: Workspace) -> str:
    """What to say of a collection that ended without a word: the last line of its log, if it was its last deed."""
    try:
        since = _log(workspace).stat().st_mtime - workspace.progress.stat().st_mtime
        lines = _log(workspace).read_text("utf-8", "replace").split("\n") if since >= 0 else []
    except OSError:
        lines = []
    why = next((line for line in reversed(lines) if line.strip()), "")
    return _("The last collection broke off; what it had collected is kept. {why}").format(why=why).strip()


def _locked(workspace: Workspace) -> bool:
    """Whether a process holds the lock; unlike a process's number it is free when its holder is dead."""
    try:
        with open(workspace.root / "collect.lock", "rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def _just_said(workspace: Workspace) -> bool:
    """Whether the progress is so new that its collection may still be on its way to the lock."""
    try:
        return time.time() - workspace.progress.stat().st_mtime < START
    except OSError:
        return False
