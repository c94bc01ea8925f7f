"""Who has given exchange files so far, read once for as long as nothing new comes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd
import streamlit as st

from data import levels, regions
from data.words import Problem, _
from data.workspace import Workspace
from peers.exchange import received
from peers.exchange.member import own
from peers.exchange.shape import Member

Stamps = tuple[tuple[str, int], ...]  # each file, and when it was laid down


@dataclass(frozen=True)
class Given:
    """Of a member's newest file: who it is, when it was made and came, how many figures it has."""

    member: Member
    made_on: date
    came_on: date
    figures: int
    unknown: tuple[str, ...]


@dataclass(frozen=True)
class All:
    """The members, those with a name first, and files that cannot be read."""

    members: list[Given]
    problems: list[Problem]


def given(workspace: Workspace) -> All:
    """All of them, without ourselves. Raises Problem where member.yaml cannot be read."""
    ours = own(workspace)
    stamps = tuple(
        (str(file), file.stat().st_mtime_ns)
        for member in received.members(workspace) if ours is None or member != ours.id
        for file, _on in received.files(workspace, member)
    )  # fmt: skip
    with st.spinner(_("Reading the files …")):
        return _read(workspace.root, stamps)


@st.cache_resource(max_entries=1, show_spinner=False)
def _read(root: Path, stamps: Stamps) -> All:
    """A member at a time: a thousand of them would not fit into memory together."""
    found = All([], [])
    for member in dict.fromkeys(Path(file).parent.name for file, _at in stamps):
        one, problems = received.newest_of(Workspace(root), member)
        found.problems.extend(problems)
        if one:
            said = one.given
            found.members.append(
                Given(said.member, said.created_at.date(), one.on, len(said.values), tuple(said.unknown))
            )
    found.members.sort(key=lambda one: (one.member.name is None, one.member.name or one.member.id))
    return found


def called(one: Member) -> str:
    """The name, or the beginning of the id of one that gave none."""
    return one.name or _("pseudonym {id}").format(id=one.id[:8])


def table(members: Iterable[Given]) -> pd.DataFrame:
    """A row each."""
    return pd.DataFrame([
        {
            _("Who"): called(one.member),
            _("Level"): levels.title(one.member.level),
            _("Place"): _place(one.member),
            _("Figures"): one.figures,
            _("Made"): one.made_on,
            _("Came"): one.came_on,
            _("Not known here"): ", ".join(one.unknown) or "–",
        }
        for one in members
    ])  # fmt: skip


def _place(one: Member) -> str:
    code = one.country or one.region
    return regions.title(code) if code else _("unknown")
