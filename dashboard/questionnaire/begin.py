"""A new assessment: of which questionnaire, about what, by whom, and what it builds on."""

from datetime import UTC, datetime

import streamlit as st

from assessments import carrying
from assessments.answers.freezing import state
from assessments.folder import About, Assessment
from assessments.people import person
from assessments.questionnaire.model import models, newest
from assessments.questionnaire.shape import Model
from dashboard import address
from dashboard.literal import worded
from dashboard.state import workspace
from data.words import Problem, _


def form(found: list[Assessment]) -> None:
    """Asks what is needed and makes it; `found`: those there are, the newest first."""
    every = {one.id: one for one in map(newest, dict.fromkeys(model for model, _version in models()))}
    first = next(iter(one for one in every if one == "ggi"), next(iter(every)))
    chosen = st.selectbox(
        _("Questionnaire"), [*every], index=[*every].index(first), key="begin-model",
        format_func=lambda one: f"{_(every[one].title)} {every[one].version}",
    )  # fmt: skip
    model = every[chosen]
    st.caption(_(model.source))
    earlier = {one.id: one for one in found if one.about.model == model.id}
    frozen = [one.id for one in earlier.values() if state(one.log().events) == "frozen"]
    with st.form("begin"):
        name = st.text_input(_("Your name"), help=_("Who begins it leads it: settles what is disputed, and freezes."))
        subject = st.text_input(_("Repository"), placeholder="host/path") if model.subject == "repository" else ""
        carries = _one_of(_("Suggest the answers of"), [*earlier])
        corrects = _one_of(
            _("It corrects"), frozen,
            _("A correction takes the place and the month of the frozen assessment that it names."),
        )  # fmt: skip
        if st.form_submit_button(_("Begin"), type="primary"):
            _make(model, name, subject, carries, corrects)


def _one_of(label: str, ids: list[str], explained: str | None = None) -> str | None:
    """The choice of an earlier assessment, where there is one."""
    if not ids:
        return None
    return st.selectbox(label, ["", *ids], format_func=lambda one: one or _("none"), help=explained) or None


def _make(model: Model, name: str, subject: str, carries: str | None, corrects: str | None) -> None:
    here = workspace()
    about = subject.strip().lower() if model.subject == "repository" else here.configuration.organisation.slug
    try:
        lead = person(here.assessments, name)
        wanted = About(
            model=model.id, version=model.version, subject=about or "-", leads=(lead,), carries=carries,
            corrects=corrects,
        )  # fmt: skip
        made = carrying.begin(here.assessments, wanted, datetime.now(UTC).date())
    except Problem as problem:
        st.error(worded(problem))
        return
    st.session_state["me"] = lead
    address.say("assessment", made.id)
    st.rerun()
