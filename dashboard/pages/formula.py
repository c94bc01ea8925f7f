"""How the score is made: the formula in plain words, with its numbers as the code has them."""

import pandas as pd
import streamlit as st

from assessments.folder import Assessment
from assessments.questionnaire.model import models, newest
from assessments.questionnaire.shape import Model
from assessments.scores import explained
from assessments.scores.explained import Explained
from assessments.scores.score import Result, score
from dashboard import address, assessing
from dashboard.literal import literal
from dashboard.maturity import rules
from data.words import N_, _

TITLE = N_("How the score is made")
PLACE = 13
NUMBERS = False


def listed(found: Explained) -> None:
    """A part of the page; nothing where there is nothing to say."""
    if found.lines:
        st.subheader(found.title)
        st.markdown("\n".join(f"- {line}" for line in found.lines))


def bands() -> None:
    """From which score on each band goes."""
    st.subheader(_("Bands"))
    st.write(explained.naming())
    st.dataframe(
        pd.DataFrame(explained.of_bands(), columns=[_("Band"), _("Score")]), hide_index=True, alt=_("Bands of a score")
    )


def looked_at(found: list[Assessment]) -> tuple[Model, Result]:
    """What the page speaks of: an assessment, or a questionnaire where everything applies."""
    there = {one.id: one for one in found}
    blank = {f"{model}@{version}": one for (model, version), one in models().items()}
    names = {one.id: assessing.named(one) for one in found}
    names |= {key: _("{title} {version}, all of it").format(title=_(one.title), version=one.version)
              for key, one in blank.items()}  # fmt: skip
    before = address.chosen().get("assessment", [""])[0]
    default = before if before in there else next(iter(there), f"ggi@{newest('ggi').version}")
    chosen = st.selectbox(
        _("Assessment or questionnaire"), [*names], format_func=names.__getitem__,
        **address.bound("of", names, default),
    )  # fmt: skip
    if chosen in there:
        return there[chosen].model, score(there[chosen].model, there[chosen].standing())
    return blank[chosen], score(blank[chosen], {})


def whose(model: Model) -> None:
    """Whose reading it is, and what its short name means."""
    st.write(explained.whose(assessing.label(model.title), literal(model.version)))


def weights(model: Model, counted: dict[str, float]) -> None:
    """What each question counts in the whole."""
    st.subheader(_("Weight of each question"))
    percent = st.column_config.NumberColumn(format="%.2f %%")
    st.dataframe(
        _weights(model, counted), hide_index=True, column_config={_("Weight in the whole"): percent},
        placeholder=_("does not apply"), alt=_("Weight of each question in the whole"),
    )  # fmt: skip


def _weights(model: Model, counted: dict[str, float]) -> pd.DataFrame:
    rows = [
        (_(goal.title), _(activity.title), _(point.question), counted.get(point.id))
        for goal in model.goals
        for activity in goal.activities
        for point in activity.points
    ]
    columns = [_("Goal"), _("Activity"), _("Question"), _("Weight in the whole")]
    table = pd.DataFrame(rows, columns=columns)
    table[columns[-1]] = table[columns[-1]].astype(float) * 100
    return table[[columns[-1], *columns[:-1]]]


st.title(_(TITLE))
model, result = looked_at(assessing.there())
whose(model)
listed(explained.means())
st.write(_("The table below has each question's weight."))
listed(explained.missing())
listed(explained.silence(model))
listed(explained.of_groups(result))
bands()
weights(model, result.weights)
rules.show(model)
