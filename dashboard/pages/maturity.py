"""Maturity: how far each goal is, how that changed, and what is furthest from its target."""

from collections.abc import Iterable
from datetime import UTC, datetime

import streamlit as st

from assessments import reading
from assessments.current import begun, current
from assessments.evidence.numbers import Numbers, of
from assessments.folder import Assessment
from assessments.history import Taken, history
from assessments.people import people
from assessments.planning import Plan, planned
from assessments.reading import Reading
from dashboard import address, assessing, findings, state
from dashboard.literal import literal, worded
from dashboard.maturity import (
    changed,
    drift,
    duties,
    evidence,
    goals,
    groups,
    headline,
    heat,
    marks,
    numbers,
    radar,
    statuses,
    targets,
    trend,
    validity,
)
from data.words import N_, Problem, _

TITLE = N_("Maturity")
PLACE = 9
NUMBERS = False

TOPICS = {
    "now": N_("Now"),
    "evidence": N_("Evidence"),
    "time": N_("Over time"),
    "changes": N_("What changed"),
    "targets": N_("Targets"),
    "duties": N_("Duties"),
}
DRAWN = {"bars": N_("bars"), "radar": N_("bars and a radar")}


def now(one: Reading, last: Reading | None) -> None:
    """Goals, groups; or the first look, where that is all."""
    if one.only_first_look:
        marks.show(one)
        return
    if not one.assessed:
        return
    goals.show(one, last, plan(one.assessment).targets)
    drawn = st.radio(
        _("Shown as"), list(DRAWN), horizontal=True, format_func=lambda each: _(DRAWN[each]),
        **address.bound("as", DRAWN, "bars"),
    )  # fmt: skip
    if drawn == "radar":
        radar.show(one, last)
    groups.show(one)


def sides(one: Reading) -> None:
    """Both sides; of what is frozen, what changed since; and how long the answers hold."""
    found = findings.of(one.assessment)
    evidence.show(one, found)
    if one.frozen:
        drift.show(one, found)
    validity.show(one, plan(one.assessment), datetime.now(UTC).date())


def over_time(one: Reading, earlier: list[Reading]) -> None:
    """The line, and every activity in every assessment."""
    frozen = [*earlier[::-1], *([one] if one.frozen else [])]
    trend.show(frozen, None if one.frozen else one)
    statuses.show(plan(one.assessment).statuses, datetime.now(UTC).date())
    if shown := [each for each in (*earlier[::-1], one) if each.has_score]:
        heat.show(shown)


def aims(one: Reading) -> None:
    """Targets, with the names of those who see to them."""
    root, today = state.workspace().assessments, datetime.now(UTC).date()
    try:
        names = people(root)
    except Problem as problem:
        st.warning(worded(problem))
        names = {}
    targets.show(one, plan(one.assessment).targets, names, today)
    numbers.show(one.assessment, names)


def waiting(chosen: Assessment, found: list[Assessment]) -> None:
    """Mentions what was begun after it and has no answer yet."""
    newer = found[: found.index(chosen)]
    for one in newer:
        if not begun(one):
            st.caption(_("Begun since, nothing assessed yet: {id}.").format(id=literal(assessing.named(one))))


def readings(assessments: Iterable[Assessment]) -> list[Reading]:
    """Those that can be read; what is wrong with the others is said."""
    slug, found = state.workspace().configuration.organisation.slug, []
    for one in assessments:
        try:
            found.append(reading.read(one, slug))
        except Problem as problem:
            st.warning(worded(problem))
    return found


def plan(assessment: Assessment) -> Plan:
    """What is planned; what is wrong in its file is said."""
    found = planned(assessment)
    for problem in found.problems:
        st.warning(worded(problem))
    return found


def measured(one: Reading) -> Numbers | None:
    """What was published last of what it is about; None before anything was."""
    there = state.shown()
    return of(one.assessment, there[0], state.workspace().configuration.organisation.slug) if there else None


def shown(one: Reading, taken: list[Taken]) -> None:
    """One assessment, with what was frozen before it."""
    before = readings(each.assessment for each in reading.before(one, taken))
    headline.show(one, before[0] if before else None)
    topic = st.radio(
        _("What to look at"), list(TOPICS), horizontal=True, format_func=lambda each: _(TOPICS[each]),
        **address.bound("topic", TOPICS, "now"),
    )  # fmt: skip
    if topic == "now":
        now(one, before[0] if before else None)
    elif topic == "evidence":
        sides(one)
    elif topic == "time":
        over_time(one, before)
    elif topic == "changes":
        changed.show(one, before)
    elif topic == "duties":
        duties.show(one, measured(one))
    else:
        aims(one)


st.title(_(TITLE))
found = assessing.there()
if not found:
    st.write(_("Nothing is assessed yet. Begin on the page Assessment, or with `ospo assess new`."))
else:
    chosen = assessing.choice(found, current(found[::-1]))
    waiting(chosen, found)
    assessing.spoilt(chosen)
    taken, problems = history(found)
    for problem in problems:
        if problem.fields["file"] != chosen.log().file:  # of the chosen one it is said below
            st.warning(worded(problem))
    for one in readings([chosen]):
        shown(one, taken)
