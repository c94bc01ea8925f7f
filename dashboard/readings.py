"""What the rules of public administrations give a repository: the level, the reason for it, what would lift it."""

from collections.abc import Sequence

import streamlit as st

from data import readings
from data.readings import Check, Reading
from data.rules import RULES
from data.snapshot import Snapshot
from data.words import _


def shown(snapshot: Snapshot, repository: str) -> None:
    """A part for each reading; nothing where there is none."""
    found = readings.of_repository(snapshot, repository)
    if not found:
        return
    st.subheader(_("How public administrations would rate it"))
    st.caption(_("Our readings of their public rules, none of them their verdict. What could not be seen is named."))
    for reading in found:
        with st.expander(f"{_(RULES[reading.id].title)}: **{reading.said}**", key=f"reading-{reading.id}"):
            st.caption(_(RULES[reading.id].source))
            _listed(_("What keeps it there"), [_asked(check) for check in reading.failed])
            _listed(
                _("What could not be seen"), [f"{check.words.asks}. {check.words.unseen}" for check in reading.unseen]
            )
            _listed(_("What would lift it"), _lifts(reading))


def _asked(check: Check) -> str:
    """What is asked and, where it was measured, what was found."""
    return check.words.asks + (_(" (found: {found})").format(found=check.found) if check.found else "")


def _lifts(reading: Reading) -> list[str]:
    return list(dict.fromkeys(check.words.lifts for check in reading.lifts))


def _listed(title: str, lines: Sequence[str]) -> None:
    if lines:
        st.markdown("\n".join([f"**{title}**", "", *(f"- {line}" for line in lines)]))
