"""Activities × assessments as a table with coloured cells: text, so that it reads at any width and without colour."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from assessments.answers.spoken import STATES
from assessments.reading import Reading
from assessments.scores import wording
from dashboard import assessing, look
from data.words import _

Cell = tuple[str, float | None]
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
    rows = [activity for goal in shown[-1].model.goals for activity in goal.activities]
    names = [assessing.label(activity.title) for activity in rows]
    table(names, {_column(one): [_cell(one, activity.id) for activity in rows] for one in shown})


def table(names: Sequence[str], columns: Mapping[str, Sequence[Cell]]) -> None:
    """Rows by name, each cell a text and what its shade goes by (None: no shade)."""
    index = pd.Index(names, name=_("Activity"))
    cells = pd.DataFrame({name: [text for text, _value in each] for name, each in columns.items()}, index=index)
    styles = {name: [_style(value) for _text, value in each] for name, each in columns.items()}
    st.table(cells.style.apply(lambda _table: pd.DataFrame(styles, index=index), axis=None))


def _column(reading: Reading) -> str:
    month = f"{reading.period:%Y-%m}"
    return month if reading.frozen else f"{_(STATES[reading.state])} {month}"


def _cell(reading: Reading, activity: str) -> Cell:
    score = reading.scores.get(activity)
    if score is None:
        return _("not asked"), None
    return wording.short(score), None if score.headline_is_range else score.value


def _style(value: float | None) -> str:
    if value is None:
        return ""
    shade = 0 if value <= 0 else min(int(value // 25) + 1, 4)
    theme = look.theme()
    return f"background-color: {SHADES[theme][shade]}; color: {TEXT[theme][shade]}"
