"""Whose answers these are, in which role, and who types them. Kept for this visit alone: a link names nobody."""

from dataclasses import dataclass

import streamlit as st

from assessments.folder import Assessment
from assessments.people import people, person
from dashboard.questionnaire.saying import saved, show, typed
from data.words import _


@dataclass(frozen=True)
class Me:
    """Ids of the one who speaks, of the role, of the one who types if that is somebody else."""

    id: str
    hat: str | None
    via: str | None

    @property
    def said(self) -> dict[str, str | None]:
        """What every answer says of them."""
        return {"by": self.id, "hat": self.hat, "via": self.via}


def names(assessment: Assessment) -> dict[str, str]:
    """Names by id, of everybody who may answer here."""
    return people(assessment.folder.parent)


def name(known: dict[str, str], one: str | None) -> str:
    """The name of an id; of one that was erased, that there is none any more."""
    return known.get(one or "", _("somebody")) if one else ""


def choose(assessment: Assessment) -> Me | None:
    """The choice of a person and a role; None until somebody says who they are."""
    known = names(assessment)
    if len(known) == 1:
        st.session_state.setdefault("me", next(iter(known)))
    left, right = st.columns(2)
    with left:
        _person(assessment, known, "me", _("Your name"), _("Choose your name or type it"))
    roles = assessment.model.roles
    with right:
        if roles:
            st.selectbox(
                _("Your role"), [None, *roles], key=show("hat-chosen", _hat(assessment)), on_change=_take_hat,
                format_func=lambda role: _(roles[role]) if role else _("No particular role"),
                help=_("In which role you answer. Who has two roles can answer in both."),
            )  # fmt: skip
    with st.expander(_("I write down what somebody else says")):
        _person(assessment, known, "via", _("Who types"), _("Nobody else"))
    me = st.session_state.get("me")
    return Me(me, _hat(assessment), st.session_state.get("via")) if me in known else None


def _person(assessment: Assessment, known: dict[str, str], slot: str, label: str, placeholder: str) -> None:
    widget = f"{slot}-chosen"
    options = sorted(set(known.values()), key=str.casefold)
    st.selectbox(
        label, options, index=None, accept_new_options=True, placeholder=placeholder,
        key=show(widget, known.get(st.session_state.get(slot, ""))), on_change=_take, args=(assessment, slot, widget),
    )  # fmt: skip


def _take(assessment: Assessment, slot: str, widget: str) -> None:
    given = (typed(widget) or "").strip()
    if not given:
        st.session_state.pop(slot, None)
    else:
        saved(lambda: st.session_state.update({slot: person(assessment.folder.parent, given)}), widget)


def _hat(assessment: Assessment) -> str | None:
    hat = st.session_state.get("hat")
    return hat if hat in assessment.model.roles else None


def _take_hat() -> None:
    st.session_state["hat"] = typed("hat-chosen")
