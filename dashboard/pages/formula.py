"""How the score is made: the formula in plain words, with its numbers as the code has them."""

import pandas as pd
import streamlit as st

from assessments.folder import Assessment
from assessments.questionnaire.model import models, newest
from assessments.questionnaire.shape import Model
from assessments.scores.bands import BANDS, band
from assessments.scores.changes import LEAST
from assessments.scores.groups import ENOUGH, LEAST_COVERAGE
from assessments.scores.means import WORTH
from assessments.scores.score import FORMULA, LEAST_FOR_TREND, LEAST_FOR_VALUE, MOST_NOT_APPLICABLE, Result, score
from dashboard import address, assessing
from dashboard.literal import literal
from dashboard.maturity import rules
from dashboard.maturity.marks import SHAPES
from data import sentences
from data.words import N_, _

TITLE = N_("How the score is made")
PLACE = 13
NUMBERS = False


def share(part: float) -> str:
    """0.5 → 50 %."""
    return sentences.amount(part * 100, "%")


def listed(title: str, lines: list[str]) -> None:
    """A part of the page."""
    st.subheader(title)
    st.markdown("\n".join(f"- {line}" for line in lines))


def means() -> None:
    """How answers come to a score."""
    worth = ", ".join(f"{_(SHAPES[answer][1])} {sentences.number(float(n))}" for answer, n in WORTH.items())
    listed(_("The score"), [
        _("Each answer is worth: {answers}.").format(answers=worth),
        _("An activity is the mean of its assessed questions, times 100."),
        _("A goal is the mean of its activities, the whole the mean of its goals; those without a score are left out."),
        _("So every goal counts alike, however many questions it has. The table below has each question's weight."),
    ])  # fmt: skip


def missing() -> None:
    """What is not assessed, not settled, not applicable."""
    listed(_("What is missing"), [
        _("Not assessed is not no: it leaves the score and widens the range, which takes it once as no, once as yes."),
        _("Where people answer differently and nobody has settled it, the range covers all their answers."),
        _("How much is assessed is the same mean, taken of what is assessed."),
        _("Not applicable leaves score and range. Its share is shown beside them, so that it hides nothing."),
    ])  # fmt: skip


def silence(model: Model) -> None:
    """When less is said, or nothing."""
    quick = any(point.first_look for point in model.points.values())
    listed(_("When less is said"), [
        _("Nothing assessed: no score, not 0."),
        *([_("Only the first look: one mark an activity, no score and no band.")] if quick else []),
        _("Less than {share} assessed: the range is the headline, with no gap to a target and no radar.").format(
            share=share(LEAST_FOR_VALUE)
        ),
        _("More than {share} not applicable: no band, no place in a line over time, nothing to peers.").format(
            share=share(MOST_NOT_APPLICABLE)
        ),
        _("Less than {share} assessed: no place in a line over time, nothing to peers.").format(
            share=share(LEAST_FOR_TREND)
        ),
        _(
            "A change is said where the two ranges do not touch, or where {share} or more is assessed both times and"
            " the scores are {points} or more apart. Two versions are compared over what both ask alike."
        ).format(share=share(float(LEAST_COVERAGE)), points=sentences.number(float(LEAST * 100))),
    ])  # fmt: skip


def groups(result: Result) -> None:
    """Groups and stages, of a questionnaire that has them."""
    found = []
    if result.mandate or result.demand:
        found.append(
            _("A mandate or a strategic demand is the mean of its activities; one counts fully in each of its groups.")
        )
    if result.stage:
        text = _(
            "A stage is reached where it and each before it has a mean of {score} or more with {share} or more"
            " assessed. It is shown as the range it could be in, and not named where more than {most} does not apply."
        )
        found.append(text.format(
            score=sentences.number(float(ENOUGH * 100)), share=share(float(LEAST_COVERAGE)),
            most=share(MOST_NOT_APPLICABLE),
        ))  # fmt: skip
    if found:
        listed(_("Groups and stages") if result.stage else _("Groups"), found)


def bands() -> None:
    """From which score on each band goes."""
    st.subheader(_("Bands"))
    st.write(_("A band is named where the whole range lies in it, else between which two it lies."))
    first = {name: next(n for n in range(101) if band(n) == name) for name in BANDS}
    st.dataframe(
        pd.DataFrame({
            _("Band"): [_(name) for name in BANDS],
            _("Score"): [_starts(name, n) for name, n in first.items()],
        }),
        hide_index=True, alt=_("Bands of a score"),
    )  # fmt: skip


def _starts(name: str, first: int) -> str:
    """The lowest band is 0 alone, the next begins right above."""
    if name == BANDS[0]:
        return sentences.number(first)
    return (_("above {n}") if name == BANDS[1] else _("from {n}")).format(
        n=sentences.number(first - (name == BANDS[1]))
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
    st.write(
        _(
            "This is our own reading: the questionnaire {title} has questions and no score. This is version"
            " {formula} of the formula. Beside a score stands {version}/{formula}: version {version} of the"
            " questionnaire, version {formula} of the formula."
        ).format(title=assessing.label(model.title), version=literal(model.version), formula=FORMULA)
    )


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
means()
missing()
silence(model)
groups(result)
bands()
weights(model, result.weights)
rules.show(model)
