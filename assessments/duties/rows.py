"""Duties as plain rows: what the terminal prints, the page gives as CSV and a report tells."""

from typing import NamedTuple

from assessments.duties.judging import Judged, State


class Row(NamedTuple):
    """A duty; several countries, levels or activities stand in one text, with spaces between them.

    `not_met`, `not_assessed` and `met` are activities; `doubted` are points that are said to be and measured not to be.
    """

    id: str
    state: str
    title: str
    kind: str
    countries: str
    levels: str
    not_met: str
    not_assessed: str
    met: str
    doubted: str
    asks: str
    source: str
    until: int | None
    checked: bool


def row(one: Judged) -> Row:
    """The row of a duty."""
    duty = one.duty
    return Row(
        id=duty.id,
        state=one.state,
        title=duty.title,
        kind=duty.kind,
        countries=" ".join(duty.countries),
        levels=" ".join(duty.levels),
        not_met=_listed(one, "not_met"),
        not_assessed=_listed(one, "not_assessed"),
        met=_listed(one, "met"),
        doubted=" ".join(each.point for each in one.doubts),
        asks=duty.asks,
        source=duty.source,
        until=duty.until,
        checked=duty.checked,
    )


def _listed(one: Judged, state: State) -> str:
    return " ".join(each.activity for each in one.having(state))
