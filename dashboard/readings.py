"""What the rules of public administrations give a repository: the level, the reason for it, what would lift it."""

from collections.abc import Sequence

import streamlit as st

from dashboard.literal import literal
from dashboard.state import View
from data import figures, readings, sentences
from data.definitions import metrics
from data.readings import Check, Reading
from data.rules import RULES
from data.snapshot import Snapshot
from data.words import N_, _

_OURS = N_("Our readings of their public rules, none of them their verdict. What could not be seen is named.")


def of_all(view: View) -> None:
    """For each reading how many of the active repositories meet it, at least and at most."""
    lines = [f"- {_(metrics()[name].question)} **{answer}**" for name in RULES if (answer := _share(view, name))]
    if lines:
        st.subheader(_("How public administrations would rate them"))
        st.caption(_(_OURS))
        st.markdown("\n".join(lines))


def _share(view: View, name: str) -> str:
    """12 %, or between 3 and 40 %; empty where nothing is known, as of an organisation without active repositories."""
    window = figures.year(view.snapshot, metrics()[name], view.organisation, None, view.period)
    if window is None or window.low is None:
        return ""
    if (window.low, window.high) == (0, 100):
        return _("Cannot be told.")
    return sentences.spread(window.low, window.high, "%") or sentences.amount(window.low, "%")


def shown(snapshot: Snapshot, repository: str) -> None:
    """A part for each reading; nothing where there is none."""
    found = readings.of_repository(snapshot, repository)
    if not found:
        return
    st.subheader(_("How public administrations would rate it"))
    st.caption(_(_OURS))
    for reading in found:
        with st.expander(f"{_(RULES[reading.id].title)}: **{reading.said}**", key=f"reading-{reading.id}"):
            st.caption(_(RULES[reading.id].source))
            _listed(_("Asked, and not met"), _unmet(reading))
            _listed(
                _("What could not be seen"), [f"{check.words.asks}. {check.words.unseen}" for check in reading.unseen]
            )
            _listed(_("What would lift it"), _lifts(reading))


def _unmet(reading: Reading) -> list[str]:
    """What is asked and not met; of the steps of one thing the lowest."""
    steps: dict[str, Check] = {}
    for check in reading.failed:
        lower = steps.setdefault(check.words.lifts, check)
        if _step(check) < _step(lower):
            steps[check.words.lifts] = check
    return [_asked(check) for check in steps.values()]


def _step(check: Check) -> int:
    return int(check.wanted) if check.wanted and check.wanted.isdigit() else 0


def _asked(check: Check) -> str:
    """What is asked and, where it was measured, what was found."""
    return check.words.asks + (_(" (found: {found})").format(found=literal(check.found)) if check.found else "")


def _lifts(reading: Reading) -> list[str]:
    return list(dict.fromkeys(check.words.lifts for check in reading.lifts))


def _listed(title: str, lines: Sequence[str]) -> None:
    if lines:
        st.markdown("\n".join([f"**{title}**", "", *(f"- {line}" for line in lines)]))
