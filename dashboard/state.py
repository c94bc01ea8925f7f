"""What every page starts from: the workspace, the snapshot, and what was chosen in the frame."""

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import streamlit as st

from data import figures
from data.snapshot import Snapshot, current_id
from data.workspace import Workspace


@dataclass(frozen=True)
class View:
    """Whose numbers are looked at, until which month, and which repositories beside the whole."""

    snapshot: Snapshot
    name: str
    organisation: str
    period: date
    repositories: list[str]


def workspace() -> Workspace:
    """The workspace served here, whether it is one yet or not."""
    return Workspace(Path(os.environ.get("OSPO_WORKSPACE", ".")).absolute())


def snapshot() -> Snapshot | None:
    """The newest snapshot; one connection for each, whoever reads. None where nothing was published."""
    path = workspace().snapshot
    found = current_id(path)
    return _open(str(path), found) if found else None


def organisation(numbers: Snapshot) -> str:
    """The slug of the organisation whose numbers are shown: our own, else the first there is."""
    slugs = [slug for slug, _role in figures.organisations(numbers)]
    ours = workspace().configuration.organisation.slug
    return ours if ours in slugs or not slugs else slugs[0]


def view() -> View:
    """What the frame's filters say. Only pages that the frame runs may ask."""
    chosen: View = st.session_state["view"]
    return chosen


@st.cache_resource(max_entries=2, show_spinner=False)
def _open(path: str, _id: str) -> Snapshot:
    return Snapshot(Path(path))
