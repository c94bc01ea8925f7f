"""Start: from an empty folder to the first numbers."""

import shutil

import streamlit as st

from dashboard import collecting, state
from dashboard.literal import literal, worded
from data import checks
from data import workspace as workspaces
from data.configuration import Configuration
from data.words import N_, Problem, _
from data.workspace import Workspace

TITLE = N_("Start")
PLACE = 15

LEVELS = {
    "local": _("Local"),
    "regional": _("Regional"),
    "national": _("National"),
    "supranational": _("Supranational"),
}

FIELDS = {
    "organisation.name": _("Name of the administration"),
    "organisation.country": _("Country"),
    "organisation.level": _("Level of government"),
    "repositories": _("Repositories"),
    "forges": _("Accounts on GitHub"),
}


def first_steps(workspace: Workspace) -> None:
    """The form that makes a workspace and starts the first collection."""
    st.write(_("Whose open source shall be measured, and where is it? Everything can be changed later in ospo.yaml."))
    with st.form("workspace"):
        name = st.text_input(FIELDS["organisation.name"])
        two = _("Two letters, such as FI. May stay empty.")
        country = st.text_input(FIELDS["organisation.country"], max_chars=2, help=two)
        level = st.selectbox(FIELDS["organisation.level"], list(LEVELS), index=None, format_func=LEVELS.__getitem__)
        repositories = st.text_area(
            FIELDS["repositories"],
            help=_("One on each line: a folder on this machine, or an address that begins with https://"),
        )
        accounts = st.text_area(
            FIELDS["forges"],
            help=_("One on each line: city-of-x for an account on github.com, or github.city.example/it for another."),
        )
        if st.form_submit_button(_("Make the workspace and collect"), type="primary"):
            make(workspace, name, repositories, accounts, country=country.upper(), level=level)


def make(workspace: Workspace, name: str, repositories: str, accounts: str, **details: str | None) -> None:
    """Writes ospo.yaml and starts collecting; says what is wrong instead."""
    try:
        made = workspaces.create(
            workspace.root, name, repositories.splitlines(), accounts=accounts.splitlines(), **details
        )
    except Problem as problem:
        st.error(in_form(problem))
        return
    if made.configuration.repositories or made.configuration.forges:
        collecting.start(made)
    st.rerun()


def in_form(problem: Problem) -> str:
    """What is wrong, by the field of the form: ospo.yaml, which the sentence would name, was not kept."""
    if problem.code != "configuration.invalid":
        return worded(problem)
    key = str(problem.fields["key"])
    field = next((label for name, label in FIELDS.items() if key.startswith(name)), key)
    return f"{field}: {problem.fields['why']}"


def missing(said: Configuration) -> list[str]:
    """What stands between a valid ospo.yaml and numbers."""
    found = []
    if not shutil.which("git"):
        found.append(_("The git command was not found on this machine: install git."))
    if not said.repositories and not said.forges:
        found.append(_("ospo.yaml names nothing to collect: add repositories, or an account below `forges:`."))
    found += [check.text for check in checks.tokens(said) if not check.well]
    return found


def standing(workspace: Workspace) -> None:
    """Whether there are numbers, and why not where the snapshot is damaged."""
    try:
        state.snapshot(workspace)
    except Problem as problem:
        if problem.code != "snapshot.missing":
            st.error(worded(problem))
    if state.shown():
        st.write(_("Numbers are there: the other pages show them. Collect again whenever you want newer ones."))
    else:
        st.write(_("There are no numbers yet. The first ones come after ten repositories, the rest while you look."))


def next_steps(workspace: Workspace, said: Configuration) -> None:
    """What is missing, the collection, and how to go on."""
    for line in missing(said):
        st.warning(line)
    name, folder = literal(said.organisation.name), workspace.root
    st.write(_("The workspace is **{name}** in `{folder}`.").format(name=name, folder=folder))
    standing(workspace)
    collecting.button(workspace, _("Collect now"))
    st.write(_("The self-assessment asks for no collection: begin it on the page Assessment whenever you like."))
    st.write(_("To add repositories, peers or people of yours, edit this file and collect again:"))
    st.code(str(workspace.file), language=None, wrap_lines=True)


st.title(_(TITLE))
here = state.workspace()
if not here.file.is_file():
    first_steps(here)
else:
    try:
        next_steps(here, here.configuration)
    except Problem as problem:
        st.error(worded(problem))
