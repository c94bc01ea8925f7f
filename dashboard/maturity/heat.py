"""Activities × assessments as a table with coloured cells: text, so that it reads at any width and without colour."""

import pandas as pd
import streamlit as st

from assessments.scores.score import Score
from dashboard import assessing, look
from dashboard.maturity import wording
from dashboard.maturity.reading import Reading
from data.words import _

MOST = 5  # columns that a table can keep readable

# One hue from faint to strong, an entry a band, so that order is seen by lightness alone; the number stands in it.
SHADES = {
    "light": ["#FFFFFF", "#DCE9F7", "#A9CBEE", "#5E9CDB", "#0B5CAD"],
    "dark": ["#12171C", "#15304D", "#1B4C80", "#2477C9", "#8FC4FF"],
}
TEXT = {
    "light": ["#0B1016", "#0B1016", "#0B1016", "#0B1016", "#FFFFFF"],
    "dark": ["#E8ECF0", "#E8ECF0", "#E8ECF0", "#FFFFFF", "#0B1016"],
}


def show(readings: list[Reading]) -> None:
    """The newest last; activities in the order of the newest questionnaire."""
    st.subheader(_("Activities over the assessments"))
    order = {"light": _("The darker a cell, the higher."), "dark": _("The brighter a cell, the higher.")}
    told = _("Two numbers are a range: less than half is assessed. – is not assessed, n/a not applicable.")
    st.caption(f"{order[look.theme()]} {told}")
    shown = readings[-MOST:]
    if len(shown) < len(readings):
        st.caption(_("The last {n} are shown.").format(n=MOST))
    rows = [
        (goal.title, activity) for goal in shown[-1].model.goals for activity in goal.activities
    ]  # fmt: skip
    cells = {_column(one): [_text(one, activity.id) for _goal, activity in rows] for one in shown}
    styles = {_column(one): [_style(one.scores.get(activity.id)) for _goal, activity in rows] for one in shown}
    names = [assessing.label(activity.title) for _goal, activity in rows]
    table = pd.DataFrame(cells, index=pd.Index(names, name=_("Activity")))
    st.table(table.style.apply(lambda _table: pd.DataFrame(styles, index=table.index), axis=None))


def _column(reading: Reading) -> str:
    month = f"{reading.period:%Y-%m}"
    return month if reading.frozen else f"{_(assessing.STATES[reading.state])} {month}"


def _text(reading: Reading, activity: str) -> str:
    score = reading.scores.get(activity)
    return wording.short(score) if score else _("not asked")


def _style(score: Score | None) -> str:
    if score is None or score.value is None or score.headline_is_range:
        return ""
    shade = 0 if score.value <= 0 else min(int(score.value // 25) + 1, 4)
    theme = look.theme()
    return f"background-color: {SHADES[theme][shade]}; color: {TEXT[theme][shade]}"
