"""What every page starts from: the workspace, the snapshot, and what was chosen in the frame."""

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path

import streamlit as st

from assessments.targets import on_numbers
from dashboard.literal import worded
from data import courses, figures
from data.configuration import Configuration
from data.definitions import Metric, details
from data.path import Course, Goal
from data.snapshot import Snapshot
from data.words import Problem
from data.workspace import Workspace


@dataclass(frozen=True)
class View:
    """Whose numbers are looked at, until which month, and which repositories beside the whole."""

    snapshot: Snapshot
    name: str
    organisation: str
    period: date
    repositories: list[str]

    @cached_property
    def goals(self) -> dict[str, Goal]:
        """Targets on numbers by metric, of our own organisation alone; read once a run, and what is wrong is said."""
        here = workspace()
        try:
            said = here.configuration
            return on_numbers(here.assessments, said) if self.organisation == said.organisation.slug else {}
        except Problem as problem:
            st.warning(worded(problem))
            return {}

    def course(self, metric: Metric) -> Course | None:
        """How the organisation stands to the target on a metric; None without one."""
        goal, today = self.goals.get(metric.id), datetime.now(UTC).date()
        if goal is None:
            return None
        return courses.course_of(self.snapshot, metric, self.organisation, goal, self.period, today)


def workspace() -> Workspace:
    """The workspace served here, whether it is one yet or not."""
    return Workspace(Path(os.environ.get("OSPO_WORKSPACE", ".")).absolute())


def shown() -> tuple[Snapshot, Configuration] | None:
    """What the pages draw from; None where numbers or a valid ospo.yaml are missing (the start page says which)."""
    here = workspace()
    try:
        said, numbers = here.configuration, snapshot(here)
    except (OSError, Problem):
        return None
    return (numbers, said) if figures.organisations(numbers) else None


def name() -> str | None:
    """Whose workspace it is; None before it is one."""
    try:
        return workspace().configuration.organisation.name
    except (OSError, Problem):
        return None


def snapshot(here: Workspace) -> Snapshot:
    """The newest snapshot, one connection for each. Raises Problem where there is none or it is damaged."""
    try:
        file = here.snapshot.stat()
    except OSError as error:
        raise Problem("snapshot.missing", path=here.root) from error
    return _open(here.snapshot, file.st_dev, file.st_ino)


def whole() -> View | None:
    """The organisation at its newest complete month, for pages without filters; None where nothing is published.

    Scores and files of others are numbers too, without any repository.
    """
    here = workspace()
    try:
        said, numbers = here.configuration, snapshot(here)
    except (OSError, Problem):
        return None
    slug = organisation(numbers, said.organisation.slug)
    period = figures.last_complete(numbers, slug) or numbers.stamp.today.replace(day=1)
    return View(numbers, said.organisation.name, slug, period, [])


def organisation(numbers: Snapshot, ours: str) -> str:
    """The slug of the organisation whose numbers are shown: our own, else the first there is."""
    slugs = [slug for slug, _role in figures.organisations(numbers)]
    return ours if ours in slugs or not slugs else slugs[0]


def view() -> View:
    """What the frame's filters say. Only pages that the frame runs may ask."""
    chosen: View = st.session_state["view"]
    return chosen


# A snapshot in here holds its file open, so no other file can get its number (asking the file for its id: 30 ms a run).
@st.cache_resource(max_entries=2, show_spinner=False)
def _open(path: Path, device: int, inode: int) -> Snapshot:  # noqa: ARG001 - the key, which leaves out _names
    opened = Snapshot(path)
    for table in details():  # one that an older OSPO Barometer made may lack some
        opened.rows(f'select 1 from "{table}" limit 1')
    return opened
