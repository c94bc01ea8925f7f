"""Start: from an empty folder to the first numbers."""

import shutil

import streamlit as st

from dashboard import collecting, state
from data import workspace as workspaces
from data.configuration import Configuration
from data.words import Problem, _
from data.workspace import Workspace

LEVELS = {
    "local": _("Local"),
    "regional": _("Regional"),
    "national": _("National"),
    "supranational": _("Supranational"),
}


def first_steps(workspace: Workspace) -> None:
    """The form that makes a workspace and starts the first collection."""
    st.write(_("Whose open source shall be measured, and where is it? Everything can be changed later in ospo.yaml."))
    with st.form("workspace"):
        name = st.text_input(_("Name of the administration"))
        country = st.text_input(_("Country"), max_chars=2, help=_("Two letters, such as FI. May stay empty."))
        level = st.selectbox(_("Level of government"), list(LEVELS), index=None, format_func=lambda key: LEVELS[key])
        repositories = st.text_area(
            _("Repositories"), help=_("One on each line: a folder on this machine, or an address that begins with https://")
        )
        if st.form_submit_button(_("Make the workspace and collect"), type="primary"):
            make(workspace, name, country, level, repositories)


def make(workspace: Workspace, name: str, country: str, level: str | None, repositories: str) -> None:
    """Writes ospo.yaml and starts collecting; says what is wrong instead."""
    try:
        made = workspaces.create(workspace.root, name, repositories.splitlines(), country=country.upper(), level=level)
    except Problem as problem:
        st.error(str(problem))
        return
    if made.configuration.repositories:
        collecting.start(made)
    st.rerun()


def missing(said: Configuration) -> list[str]:
    """What stands between a valid ospo.yaml and numbers."""
    found = []
    if not shutil.which("git"):
        found.append(_("The git command was not found on this machine: install git."))
    if not said.repositories:
        found.append(_("ospo.yaml names no repository yet: add some below `repositories:`."))
    return found


def next_steps(workspace: Workspace, said: Configuration) -> None:
    """What is missing, the collection, and how to go on."""
    for line in missing(said):
        st.warning(line)
    st.write(_("The workspace is **{name}** in `{folder}`.").format(name=said.organisation.name, folder=workspace.root))
    if workspace.snapshot.exists():
        st.write(_("Numbers are there: the other pages show them. Collect again whenever you want newer ones."))
    else:
        st.write(_("There are no numbers yet. The first ones come after ten repositories, the rest while you look."))
    collecting.button(workspace, _("Collect now"))
    st.write(_("To add repositories, peers or people of yours, edit this file and collect again:"))
    st.code(str(workspace.file), language=None)


st.title(_("Start"))
here = state.workspace()
if not here.file.is_file():
    first_steps(here)
else:
    try:
        next_steps(here, here.configuration)
    except Problem as problem:
        st.error(str(problem))
