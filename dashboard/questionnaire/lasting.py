"""How long the answers of an activity hold, and saying once more that they do."""

from datetime import UTC, date, datetime
from functools import partial

import streamlit as st

from assessments.answering import confirm
from assessments.evidence.finding import proposals
from assessments.evidence.validity import held
from assessments.folder import Assessment
from assessments.planning import intend, planned
from dashboard import findings
from dashboard.questionnaire.saying import save, saved, show, typed
from dashboard.questionnaire.who import Me
from data import sentences
from data.words import _, ngettext


def again(assessment: Assessment, me: Me, points: list[str], mine: set[str]) -> None:
    """Which of my answers to these points are to be given again, and one action for those that still hold."""
    today = datetime.now(UTC).date()
    old = [
        one.point
        for one in held(assessment.model, assessment.standing(), planned(assessment))
        if one.point in points and one.point in mine and one.expired(today)
    ]
    if not old:
        return
    n = len(old)
    text = ngettext(
        "{n} answer of yours is to be asked again.", "{n} answers of yours are to be asked again.", n
    )  # fmt: skip
    st.info(text.format(n=sentences.number(n)))
    act = partial(confirm, assessment, old, me.said, proposals(findings.of(assessment)))
    st.button(_("They still hold as of today"), on_click=save, args=(act,), key="again-holds")


def until(assessment: Assessment, me: Me, activity: str) -> None:
    """The day from which an activity is to be asked again; saved as soon as it stands there."""
    place = f"valid-until/{assessment.id}/{activity}"
    known: date | None = planned(assessment).valid_until.get(activity)
    st.date_input(
        _("Ask again from"), key=show(place, known), format="YYYY-MM-DD", min_value="2000-01-01",
        on_change=_say, args=(assessment, me, activity, place),
        help=_("Without a day answers hold for twelve months. A day counts for answers given before it."),
    )  # fmt: skip


def _say(assessment: Assessment, me: Me, activity: str, place: str) -> None:
    draft = {"kind": "valid_until", "key": activity, "by": me.id, "value": typed(place)}
    saved(lambda: intend(assessment, [draft]), place)
