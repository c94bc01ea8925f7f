"""Since last time: what an OSPO's lead has to know who comes back after weeks."""

from collections.abc import Sequence
from datetime import date, timedelta

import streamlit as st

from assessments.answers.spoken import ANSWERS
from assessments.evidence import sentences as told
from assessments.folder import Assessment
from assessments.history import history
from assessments.questionnaire.shape import Model
from assessments.since import Since, since
from assessments.since.dates import Dated
from dashboard import address
from dashboard.literal import literal
from dashboard.overview import visits
from dashboard.state import View
from data import courses, sentences
from data.definitions import metrics
from data.packages import called
from data.words import N_, _, ngettext

MOST = 3  # of one kind that are named
STARTS = {
    "visit": N_("My last visit"), "frozen": N_("The last frozen assessment"), "quarter": N_("Three months ago"),
    "year": N_("A year ago"),
}  # fmt: skip


def show(view: View, chosen: Assessment | None, every: Sequence[Assessment], today: date) -> None:
    """A line for each kind of news; none is a sentence too. `every`: assessments, the newest first."""
    st.subheader(_("Since last time"))
    starts = _starts(every, today)
    words = {
        name: _("{start}, {day}").format(start=_(STARTS[name]), day=sentences.day(on)) for name, on in starts.items()
    }
    start = st.selectbox(
        _("Counted from"), [*starts], format_func=words.__getitem__,
        **address.bound("since", starts, next(iter(starts))),
    )  # fmt: skip
    standing = courses.courses(view.snapshot, view.organisation, view.goals, view.period, today)
    day = starts[start] + timedelta(days=start == "frozen")  # what was frozen is no news of itself
    found = since(chosen, every[::-1], view.snapshot, view.organisation, standing, day, today)
    lines = _lines(found, chosen.model if chosen else None)
    st.markdown("\n".join(f"- {line}" for line in lines) or _("Nothing changed, and nothing is due within 90 days."))


def _starts(every: Sequence[Assessment], today: date) -> dict[str, date]:
    """What can be counted from, what is nearest to coming back first."""
    seen, taken = visits.last(today), history(every).taken
    found = {"visit": seen, "frozen": max(one.at for one in taken).date() if taken else None}
    found |= {"quarter": today - timedelta(days=91), "year": today - timedelta(days=365)}
    return {name: day for name, day in found.items() if day}


def _lines(found: Since, model: Model | None) -> list[str]:
    changed = [_frozen(found.frozen), _answers(found.answers)]
    said = [_turned(found), _contradicted(found)]
    days = [_dated(found.overdue, model, late=True), _dated(found.due, model, late=False)]
    return [line for line in (*days, *said, _risks(found), *changed, _stale(found.stale)) if line]


def _frozen(ids: list[str]) -> str:
    text = ngettext("{n} assessment was frozen: {names}.", "{n} assessments were frozen: {names}.", len(ids))
    return text.format(n=sentences.number(len(ids)), names=_some(ids)) if ids else ""


def _answers(n: int) -> str:
    text = ngettext("{n} question was answered or answered anew.", "{n} questions were answered or answered anew.", n)
    return text.format(n=sentences.number(n)) if n else ""


def _turned(found: Since) -> str:
    if not found.turned:
        return ""
    n = len(found.turned)
    text = ngettext("**{n} number leads to another answer now**:", "**{n} numbers lead to other answers now**:", n)
    named = [
        _("{number} ({before} → {after})").format(
            number=told.measured(one.now), before=_(ANSWERS[one.then.answer or "not_assessed"]),
            after=_(ANSWERS[one.now.answer or "not_assessed"]),
        )
        for one in found.turned
    ]  # fmt: skip
    return f"{text.format(n=sentences.number(n))} {_some(named)}."


def _contradicted(found: Since) -> str:
    if not found.contradicted:
        return ""
    n = len(found.contradicted)
    text = ngettext(
        "**{n} answer disagrees with the numbers** that did not then.",
        "**{n} answers disagree with the numbers** that did not then.",
        n,
    )
    return text.format(n=sentences.number(n))


def _dated(some: list[Dated], model: Model | None, *, late: bool) -> str:
    if not some:
        return ""
    n = sum(one.n if one.kind == "answers" else 1 for one in some)
    text = (
        ngettext("**{n} is overdue**:", "**{n} are overdue**:", n)
        if late
        else ngettext("{n} is due within 90 days:", "{n} are due within 90 days:", n)
    )
    return f"{text.format(n=sentences.number(n))} {_some([_named(one, model) for one in some], sep='; ')}."


def _named(one: Dated, model: Model | None) -> str:
    words = {
        "target": _("target of {title} ({day})"), "number": _("target of {title} ({day})"),
        "step": _("step {title} ({day})"),
        "answers": ngettext(
            "{n} answer to be asked again in {title} ({day})", "{n} answers to be asked again in {title} ({day})", one.n
        ),
    }  # fmt: skip
    title = _(metrics()[one.key].title) if one.kind == "number" else _title(one.key, model)
    return words[one.kind].format(title=title, day=sentences.day(one.day), n=sentences.number(one.n))


def _title(key: str, model: Model | None) -> str:
    if model and key in model.activities:
        return _(model.activities[key].title)
    return _(model.points[key].question) if model and key in model.points else key


def _risks(found: Since) -> str:
    n = len(found.risks)
    text = ngettext("**{n} new severe vulnerability**:", "**{n} new severe vulnerabilities**:", n)
    named = [_("{flaw} in {package}").format(flaw=one.flaw, package=called(one.package)) for one in found.risks]
    return f"{text.format(n=sentences.number(n))} {_some(named)}." if n else ""


def _stale(ids: list[str]) -> str:
    text = ngettext(
        "Of {n} repository nothing was confirmed for 45 days; *Sources* says why.",
        "Of {n} repositories nothing was confirmed for 45 days; *Sources* says why.",
        len(ids),
    )
    return text.format(n=sentences.number(len(ids))) if ids else ""


def _some(names: Sequence[str], sep: str = ", ") -> str:
    """The first few by name, how many more there are."""
    rest = len(names) - MOST
    first = sep.join(literal(name) for name in names[:MOST])
    more = ngettext("and {n} more", "and {n} more", rest).format(n=sentences.number(rest))
    return f"{first}{sep}{more}" if rest > 0 else first
