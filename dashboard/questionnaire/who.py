"""Whose answers these are, in which role, and who types them. Kept for this visit alone: a link names nobody."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from assessments.answers.events import Answered
from assessments.answers.fold import Voices
from assessments.folder import Assessment
from assessments.people import people, person
from dashboard.literal import literal
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

    def of(self, said: Mapping[str, Voices]) -> dict[str, Voices]:
        """By point what they said themselves, in this role."""
        who = self.id, self.hat
        return {point: {who: voices[who]} if who in voices else {} for point, voices in said.items()}


def names(assessment: Assessment) -> dict[str, str]:
    """Names by id, of everybody who may answer here."""
    return people(assessment.folder.parent)


def name(known: dict[str, str], one: str | None) -> str:
    """The name of an id; of one that was erased, that there is none any more."""
    return known.get(one or "", _("somebody")) if one else ""


def choose(assessment: Assessment) -> Me | None:
    """The choice of a person and a role; None until somebody says who they are."""
    known = names(assessment)
    for column, draw in zip(st.columns(3), (_me, _role, _typist), strict=True):
        with column:
            draw(assessment, known)
    return me(assessment)


def named(assessment: Assessment) -> Me | None:
    """The choice of a person alone, where roles say nothing; None until somebody says who they are."""
    _me(assessment, names(assessment))
    return me(assessment)


def me(assessment: Assessment) -> Me | None:
    """Who has said who they are in this visit."""
    known = names(assessment)
    if len(known) == 1:  # one person alone has a short path
        st.session_state.setdefault("me", next(iter(known)))
    one = st.session_state.get("me")
    return Me(one, _hat(assessment), st.session_state.get("via")) if one in known else None


def said(assessment: Assessment, me: Me) -> str:
    """Name and role, and who types."""
    known, roles = names(assessment), assessment.model.roles
    parts = [name(known, me.id), _(roles[me.hat]) if me.hat else ""]
    via = _(" (typed by {name})").format(name=name(known, me.via)) if me.via else ""
    return literal(", ".join(part for part in parts if part) + via)


def _me(assessment: Assessment, known: dict[str, str]) -> None:
    _person(assessment, known, "me", _("Your name"), _("Choose your name or type it"))


def _role(assessment: Assessment, _known: dict[str, str]) -> None:
    roles = assessment.model.roles
    if roles:
        st.selectbox(
            _("Your role"), ["", *roles], key=show("hat-chosen", _hat(assessment) or ""), on_change=_take_hat,
            format_func=lambda role: _(roles[role]) if role else _("No particular role"),
            help=_("In which role you answer. Who has two roles can answer in both."),
        )  # fmt: skip


def _typist(assessment: Assessment, known: dict[str, str]) -> None:
    _person(assessment, known, "via", _("Typed by"), _("The same person"))


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
    if slot == "me":
        st.session_state.pop("hat", None)
        st.session_state.pop("via", None)  # who typed for the one before does not type for this one


def _hat(assessment: Assessment) -> str | None:
    """The role chosen in this visit, else the one that the person answered in last."""
    one, chosen = st.session_state.get("me"), st.session_state.get("hat")
    if chosen is None:
        mine = [event.hat for event in assessment.log().events if isinstance(event, Answered) and event.by == one]
        chosen = mine[-1] if mine else None
    return chosen if chosen in assessment.model.roles else None


def _take_hat() -> None:
    st.session_state["hat"] = typed("hat-chosen")
