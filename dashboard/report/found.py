"""What the report is told from and what it says, made anew only where a file that it comes from has changed."""

from collections.abc import Iterator
from pathlib import Path

import streamlit as st

from data.workspace import Workspace
from report import making, pdf
from report import sources as every
from report.making import Told, Wish
from report.sources import Sources

State = tuple[tuple[str, int, int], ...]


def sources(workspace: Workspace, assessment: str | None = None) -> Sources:
    """As they are now; of `assessment`, else of the one that says most. Raises Problem."""
    return _sources(workspace, (assessment, _state(workspace)))


def told(workspace: Workspace, wish: Wish) -> Told:
    """The story as it is now. Raises Problem."""
    return _told(workspace, wish, _state(workspace))


def pictures(workspace: Workspace, wish: Wish) -> list[bytes]:
    """Its pages as PNG. Raises Problem."""
    return _pictures(workspace, wish, _state(workspace))


@st.cache_resource(max_entries=4, show_spinner=False)
def _sources(_workspace: Workspace, key: tuple[str | None, State]) -> Sources:
    return every.sources(_workspace, key[0])


@st.cache_resource(max_entries=8, show_spinner=False)
def _told(_workspace: Workspace, wish: Wish, state: State) -> Told:  # noqa: ARG001 - the key
    return making.told(_workspace, wish)


@st.cache_resource(max_entries=4, show_spinner=False)
def _pictures(_workspace: Workspace, wish: Wish, state: State) -> list[bytes]:
    found = _told(_workspace, wish, state)
    return pdf.pictures(found.report, found.theme, long=wish.long)


def _state(workspace: Workspace) -> State:
    """Every file that a report is told from, and when it was written. Raises Problem where ospo.yaml is wrong."""
    return tuple(sorted(_seen(workspace)))


def _seen(workspace: Workspace) -> Iterator[tuple[str, int, int]]:
    for file in _files(workspace):
        try:
            there = file.stat()
        except OSError:  # gone meanwhile, or never there
            continue
        yield str(file), there.st_mtime_ns, there.st_size


def _files(workspace: Workspace) -> Iterator[Path]:
    logo = workspace.configuration.report.logo
    yield from (workspace.file, workspace.snapshot, workspace.reports / "asked.yaml")
    yield from [workspace.root / logo] if logo else []
    for folder in (workspace.assessments, workspace.reports / "kept"):
        yield from (file for file in folder.rglob("*") if file.suffix)  # locks have none
