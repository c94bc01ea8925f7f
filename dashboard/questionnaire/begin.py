"""A new assessment: of which questionnaire, about what, by whom, and what it builds on."""

from datetime import UTC, datetime

import streamlit as st

from assessments.answers.freezing import state
from assessments.carrying import carry
from assessments.folder import About, Assessment
from assessments.making import create
from assessments.people import person
from assessments.questionnaire.model import models, newest
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
    with st.form("begin"):
        lead = st.text_input(_("Your name"), help=_("Who begins it leads it: settles what is disputed, and freezes."))
        subject = st.text_input(_("Repository"), placeholder="host/path") if model.subject == "repository" else None
        carries = st.selectbox(
            _("Suggest the answers of"), [None, *earlier], format_func=lambda one: one or _("none"),
        ) if earlier else None  # fmt: skip
        frozen = [None, *(one.id for one in earlier.values() if state(one.log().events) == "frozen")]
        corrects = st.selectbox(
            _("It corrects"), frozen, format_func=lambda one: one or _("none"),
            help=_("A correction takes the place and the month of the frozen assessment that it names."),
        ) if len(frozen) > 1 else None  # fmt: skip
        if st.form_submit_button(_("Begin"), type="primary"):
            _make(About.model_construct(model=model.id, version=model.version, subject=subject or "", leads=(lead,),
                                        carries=carries, corrects=corrects))  # fmt: skip


def _make(wanted: About) -> None:
    here = workspace()
    try:
        lead = person(here.assessments, wanted.leads[0])
        subject = wanted.subject.strip() or here.configuration.organisation.slug
        about = About(
            model=wanted.model, version=wanted.version, subject=subject, leads=(lead,), corrects=wanted.corrects
        )
        made = create(here.assessments, about, datetime.now(UTC).date())
        if earlier := wanted.carries or wanted.corrects:
            carry(made, earlier, lead)
    except Problem as problem:
        st.error(worded(problem))
        return
    st.session_state["me"] = lead
    address.say("assessment", made.id)
    st.rerun()
