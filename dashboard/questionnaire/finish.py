"""The end: what is missing, the review, freezing."""

from datetime import UTC, datetime
from functools import partial

import streamlit as st

from assessments.answers.events import LogEvent
from assessments.answers.freezing import State, frozen, state
from assessments.folder import Assessment
from assessments.workflow import Gaps, appoint, freeze, gaps, move, speakers
from dashboard import collecting
from dashboard.assessing import label
from dashboard.literal import literal
from dashboard.questionnaire.saying import keep, save, saved, show, typed
from dashboard.questionnaire.who import Me, name, names
from dashboard.state import workspace
from data.words import _, ngettext


def ending(assessment: Assessment, me: Me | None) -> None:
    """What stands between now and a frozen result, and the next act of a lead."""
    events = assessment.log().events
    now = state(events)
    if now == "frozen":
        _ended(events)
        return
    found = gaps(assessment.model, events)
    missing(assessment, found)
    leads = ", ".join(name(names(assessment), one) for one in assessment.about.leads)
    if me is None or me.id not in assessment.about.leads:
        st.info(_("Only a lead reviews and freezes: {names}.").format(names=literal(leads)))
        if me and not names(assessment).keys() & {*assessment.about.leads}:
            act = partial(appoint, assessment, me.id, me.id)
            st.button(_("No lead has a name any more: lead it myself"), on_click=save, args=(act,), key="lead")
        return
    several = len(speakers(assessment.model, events)) > 1
    if now == "draft" and several:
        st.write(_("Several people answered. Next comes the review, where what is disputed is settled."))
        st.button(_("Begin the review"), type="primary", on_click=_move, args=(assessment, me, "review"))
        return
    if now == "review":
        st.button(_("Back to the draft"), on_click=_move, args=(assessment, me, "draft"))
    _freeze(assessment, me, found)


def missing(assessment: Assessment, found: Gaps) -> None:
    """Disputed points, silent roles and open questions."""
    if found.disputed:
        n = len(found.disputed)
        st.warning(ngettext("{n} point is disputed.", "{n} points are disputed.", n).format(n=n))
        _listed(assessment, _("Disputed"), found.disputed)
    if found.silent_roles:
        roles = ", ".join(label(assessment.model.roles[role]) for role in found.silent_roles)
        st.warning(_("Nobody answered as: {roles}.").format(roles=roles))
    n = len(found.unanswered)
    if n:
        st.info(
            ngettext("{n} point is not answered; the score will be a range.",
                     "{n} points are not answered; the score will be a range.", n).format(n=n)
        )  # fmt: skip
        _listed(assessment, _("Not answered"), found.unanswered)
    if not n and not found.need_reason:
        st.success(_("Everything is answered and nothing is disputed."))


def _listed(assessment: Assessment, title: str, ids: list[str]) -> None:
    points = assessment.model.points
    with st.expander(title):
        st.markdown("\n".join(f"- {one}: {label(points[one].question)}" for one in ids))


def _freeze(assessment: Assessment, me: Me, found: Gaps) -> None:
    st.write(
        _(
            "Freezing is for good: answers, questions and scores are kept as they are now."
            " Later there are corrections only."
        )
    )
    reason = None
    if found.need_reason:
        reason = show(f"freeze/{assessment.id}", "")
        st.text_input(
            _("Why it is frozen all the same"), key=reason, on_change=keep, args=(reason,),
            help=_("The reason is kept and shown."),
        )  # fmt: skip
    st.button(_("Freeze for good"), type="primary", on_click=_end, args=(assessment, me, reason), key="freeze")


def _move(assessment: Assessment, me: Me, to: State) -> None:
    saved(lambda: move(assessment, me.id, to))


def _end(assessment: Assessment, me: Me, widget: str | None) -> None:
    slug = workspace().configuration.organisation.slug
    reason = typed(widget) if widget else None
    today = datetime.now(UTC).date()
    if saved(lambda: freeze(assessment, me.id, slug, today, reason), *([widget] if widget else [])):
        collecting.publish(workspace())


def _ended(events: list[LogEvent]) -> None:
    kept = frozen(events)
    st.success(_("This assessment is frozen. Its scores are on the page Maturity."))
    if kept and kept.disputed:
        st.write(_("Disputed when it was frozen: {points}.").format(points=", ".join(kept.disputed)))
    if kept and kept.reason:
        st.write(_("Frozen all the same, because: {reason}").format(reason=literal(kept.reason)))
