"""Where an activity or a number is to be, by when, and who sees to it: saved at once, and taken back."""

from datetime import UTC, date, datetime
from functools import partial

import streamlit as st

from assessments.answers.intents import Aim
from assessments.folder import Assessment
from assessments.people import person
from assessments.planning import intend
from dashboard.questionnaire.saying import keep, save, saved, show, typed
from dashboard.questionnaire.who import Me, names
from data.words import _


def of(assessment: Assessment, me: Me, key: str, aim: Aim | None, label: str, *, most: float, step: float) -> None:
    """The fields of the target of an activity (a score) or a metric (a value), and what `aim` says there now."""
    wanted = "score" if key in assessment.model.activities else "value"
    place = f"{assessment.id}/{key}"
    widgets = tuple(f"{field}/{place}" for field in (wanted, "date", "owner"))
    said = partial(_say, assessment, me, key, widgets)
    number, until, owner = st.columns(3)
    with number:
        show(widgets[0], getattr(aim, wanted, None))
        st.number_input(
            label,
            0.0,
            float(most) if most else None,
            None,
            step=float(step),
            format="%g",
            key=widgets[0],
            on_change=said,
        )
    with until:
        show(widgets[1], aim.date if aim else None)
        st.date_input(
            _("By when"), key=widgets[1], on_change=said, format="YYYY-MM-DD", min_value=date.min, max_value=date.max
        )
    with owner:
        _owner(names(assessment), aim, widgets[2], said)
    if (typed(widgets[0]) is None) != (typed(widgets[1]) is None):
        warning = _("Saved once both the score and the day stand here and you leave the field.")
        other = _("Saved once both the value and the day stand here and you leave the field.")
        st.warning(warning if wanted == "score" else other)
    if aim and aim.date < datetime.now(UTC).date():
        st.warning(_("The day of this target is past."))
    if aim:
        none = {"kind": "target", "key": key, "by": me.id, "value": None}
        act = partial(intend, assessment, [none])
        st.button(_("Take the target back"), type="tertiary", on_click=save, args=(act, *widgets), key=f"aim/{place}")


def _owner(known: dict[str, str], aim: Aim | None, widget: str, said: partial[None]) -> None:
    show(widget, known.get(aim.owner or "") if aim else None)
    options = sorted({*known.values(), *filter(None, [typed(widget)])}, key=str.casefold)
    st.selectbox(
        _("Who sees to it"), options, index=None, accept_new_options=True, key=widget, on_change=said,
        placeholder=_("Choose a name or type it"),
    )  # fmt: skip


def _say(assessment: Assessment, me: Me, key: str, widgets: tuple[str, ...]) -> None:
    number, until, owner = map(typed, widgets)
    if number is None or until is None:
        keep(*widgets)
        return

    def say() -> None:
        aim = {"date": until, "owner": person(assessment.folder.parent, owner) if owner else None}
        aim["score" if key in assessment.model.activities else "value"] = number
        intend(assessment, [{"kind": "target", "key": key, "by": me.id, "value": aim}])

    saved(say, *widgets)
