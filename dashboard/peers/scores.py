"""Maturity among others: every goal and activity, ours, their median and their best quartile."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import streamlit as st

from assessments.questionnaire.model import models
from assessments.questionnaire.shape import Model
from assessments.scores.wording import points
from dashboard import address, assessing, look
from dashboard.maturity import heat
from data import sentences
from data.sample import SLUG
from data.snapshot import Snapshot
from data.words import _
from peers import fair, groups, wording
from peers.comparison import Beside, comparisons
from peers.groups import OfGroup
from peers.known import read
from peers.partition import Group
from peers.spread import Spread


def show(snapshot: Snapshot, today: date) -> None:
    """The questionnaire, what may be said of both kinds of others, and the table."""
    asked = _questionnaires(snapshot)
    if not asked:
        st.write(_("Nobody's maturity is known yet: freeze an assessment, or import files of others."))
        return
    name = st.selectbox(
        _("Questionnaire"), list(asked), format_func=lambda each: _(asked[each].title),
        **address.bound("model", asked, next(iter(asked))),
    )  # fmt: skip
    model = asked[name]
    rows = _rows(name, model)
    named = {one.metric: one for one in comparisons(snapshot, list(rows), today.replace(day=1))}
    ours, *_others = read(snapshot)
    which = groups.group(snapshot, ours.place)
    hidden = _newest(snapshot, which, list(rows)) if which else {}
    mine = [one.ours.value for one in named.values()]
    st.caption(_ours(named[f"maturity.{name}"].ours))
    if any(one.enough for one in named.values()):
        st.subheader(_("Beside those known by name"))
        st.caption(wording.named(named.values()))
        _table(rows.values(), mine, [one.spread for one in named.values()])
    st.subheader(_("Beside those who gave no name"))
    st.caption(wording.nameless(snapshot, which, hidden.get(f"maturity.{name}")))
    if ours.organisation == SLUG:
        st.caption(_("Those of this sample are invented."))
    if any(one.enough for one in hidden.values()):
        _table(rows.values(), mine, [hidden[one].spread if one in hidden else Spread(0) for one in rows])


def _questionnaires(snapshot: Snapshot) -> dict[str, Model]:
    """The newest version of each that anybody has a score of, by id."""
    there = {metric.split(".")[1] for metric in fair.definitions(snapshot)}
    return {name: model for (name, _version), model in models().items() if name in there}


def _rows(name: str, model: Model) -> dict[str, str]:
    """Metric → title: the whole, then each goal with its activities."""
    found = {f"maturity.{name}": _("Overall")}
    for goal in model.goals:
        found[f"maturity.{name}.{goal.id}"] = _(goal.title)
        found |= {f"maturity.{name}.{one.id}": f"– {assessing.label(one.title)}" for one in goal.activities}
    return found


def _newest(snapshot: Snapshot, which: Group, metrics: list[str]) -> Mapping[str, OfGroup]:
    known = fair.definitions(snapshot)
    asked = {metric: known[metric] for metric in metrics if metric in known}
    return {one.metric: one for one in groups.of_group(snapshot, which, asked)}


def _table(titles: Iterable[str], mine: Iterable[float | None], others: Sequence[Spread]) -> None:
    columns = {
        _("We"): mine, _("Median"): [one.median for one in others], _("Best quartile"): [one.high for one in others],
    }  # fmt: skip
    cells = {title: [(points(value), value) for value in values] for title, values in columns.items()}
    heat.table([*titles], cells)


def _ours(whole: Beside) -> str:
    """Of when our scores are, and how the tables are read."""
    when = sentences.month(whole.period) if whole.period else _("unknown")
    shade = {"light": _("The darker a cell, the higher."), "dark": _("The brighter a cell, the higher.")}[look.theme()]
    return _("Ours is of {month}; – is not assessed, not applicable or not known. {shade}").format(
        month=when, shade=shade
    )
