"""Since last time: what an OSPO's lead has to know who comes back after weeks."""

from collections.abc import Sequence
from datetime import date, timedelta

import streamlit as st

from assessments.folder import Assessment
from assessments.history import history
from assessments.since import since
from assessments.since.wording import News, sentence, told
from dashboard import address
from dashboard.literal import literal
from dashboard.overview import visits
from dashboard.state import View
from data import courses, sentences
from data.words import N_, _

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
    lines = [_line(one) for one in told(found, chosen.model if chosen else None)]
    st.markdown("\n".join(f"- {line}" for line in lines) or _("Nothing changed, and nothing is due within 90 days."))


def _starts(every: Sequence[Assessment], today: date) -> dict[str, date]:
    """What can be counted from, what is nearest to coming back first."""
    seen, taken = visits.last(today), history(every).taken
    found = {"visit": seen, "frozen": max(one.at for one in taken).date() if taken else None}
    found |= {"quarter": today - timedelta(days=91), "year": today - timedelta(days=365)}
    return {name: day for name, day in found.items() if day}


def _line(one: News) -> str:
    """What is not to be missed is bold; names are as others wrote them."""
    return sentence(one._replace(text=f"**{one.text}**") if one.weighty else one, literal)
