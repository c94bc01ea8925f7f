"""The lists of administrations: fetched, or taken from files, and read."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import streamlit as st

from dashboard import state
from dashboard.literal import worded
from dashboard.peers.commands import ran
from data import sentences
from data.words import Problem, _
from data.workspace import Workspace
from peers.directory import Found
from peers.directory.kept import keep, kept, read_kept
from peers.directory.lists import lists

Copies = tuple[tuple[str, date, int], ...]  # list, as of when, when it was laid down


def there(workspace: Workspace) -> Found | None:
    """What the copies say, with the ways to newer ones; None where there is none yet."""
    if not kept(_folder(workspace)):
        st.write(_("Others publish lists of administrations and their accounts. There is no copy of them here yet."))
        _fetch(workspace, _("Fetch the lists"))
        with st.expander(_("Where there is no network")):
            _from_files(workspace)
    else:
        with st.expander(_age(workspace)):
            _fetch(workspace, _("Fetch the lists anew"))
            _from_files(workspace)
    return _read(_folder(workspace), copies) if (copies := _copies(workspace)) else None


def collectable(found: Found) -> frozenset[str]:
    """The accounts for which there is a collector. Raises Problem."""
    with st.spinner(_("Reading the lists …")):
        kinds = _kinds()
    return frozenset(
        account for one in found.administrations for account in one.accounts if account.partition(":")[0] in kinds
    )


def titles(names: tuple[str, ...]) -> str:
    """What the lists of these names are called."""
    return "; ".join(_(lists()[name].TITLE) for name in names)


def _folder(workspace: Workspace) -> Path:
    return workspace.cache / "directory"


def _copies(workspace: Workspace) -> Copies:
    found = kept(_folder(workspace))
    return tuple((name, day, path.stat().st_mtime_ns) for name, (day, path) in sorted(found.items()))


@st.cache_resource(max_entries=2, show_spinner=False)
def _read(folder: Path, copies: Copies) -> Found:  # noqa: ARG001 - the key
    return read_kept(folder)


@cache
def _kinds() -> frozenset[str]:
    """What can be collected, which the command knows and no page does. Raises Problem."""
    said = json.loads(ran(state.workspace(), "definitions", "--format", "json"))
    return frozenset(one["id"] for one in said["collectors"])


def _age(workspace: Workspace) -> str:
    found = kept(_folder(workspace))
    oldest = sentences.day(min(day for day, _path in found.values()))
    return _("The lists are as of {day}: {lists}").format(day=oldest, lists=titles(tuple(sorted(found))))


def _fetch(workspace: Workspace, label: str) -> None:
    if st.button(label, type="primary"):
        try:
            with st.spinner(_("Fetching the lists …")):
                ran(workspace, "peers", "directory", "--refresh", "--format", "json")
            st.rerun()
        except Problem as problem:
            st.warning(worded(problem))


def _from_files(workspace: Workspace) -> None:
    addresses = dict.fromkeys(url for one in lists().values() for url in one.PUBLISHED.values())
    st.write(_("Fetch these files on a machine that has a network, and give them here:"))
    st.code("\n".join(addresses), language=None, wrap_lines=True)
    given = st.file_uploader(_("Files of the lists"), accept_multiple_files=True, type=["yml", "yaml", "json"])
    if given and st.button(_("Take these lists")):
        _take(workspace, {one.name: one.getvalue() for one in given})


def _take(workspace: Workspace, given: Mapping[str, bytes]) -> None:
    """Keeps each list whose files are given, and says which are none."""
    found = {name: _files(one.PUBLISHED, given) for name, one in lists().items()}
    wrong = [] if any(found.values()) else [_unknown(given)]
    for name in (name for name, files in found.items() if files):
        try:
            keep(_folder(workspace), name, found[name], datetime.now(UTC).date())
        except Problem as problem:
            wrong.append(problem)
    for one in wrong:
        st.error(worded(one))
    if not wrong:
        st.rerun()


def _files(published: Mapping[str, str], given: Mapping[str, bytes]) -> dict[str, bytes]:
    """A list's files, which may be called as they are published; none where the first, which names them, is missing."""
    found = {
        file: given[called]
        for file, url in published.items() for called in (file, url.rpartition("/")[2]) if called in given
    }  # fmt: skip
    return found if next(iter(published)) in found else {}


def _unknown(given: Mapping[str, bytes]) -> Problem:
    files = sorted({url.rpartition("/")[2] for one in lists().values() for url in one.PUBLISHED.values()})
    return Problem("directory.unknown", path=", ".join(given), files=", ".join(files))
