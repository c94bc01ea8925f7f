"""Whose figures these are, and what of theirs was measured by whom, when and where."""

import pandas as pd
import streamlit as st

from data import levels, regions, sentences
from data.snapshot import Snapshot
from data.words import _, ngettext
from peers import groups, wording
from peers.known import Known, read


def show(snapshot: Snapshot) -> None:
    """A row for each source of figures, ours first, and how many files can no longer be read."""
    st.subheader(_("Who they are"))
    rows = pd.DataFrame([*map(_row, read(snapshot))])
    st.dataframe(rows, hide_index=True, alt=_("The administrations that are compared"))
    if n := groups.edition(snapshot).unreadable:
        said = ngettext("{n} file cannot be read any more", "{n} files cannot be read any more", n).format(n=n)
        st.warning(said + _("; `ospo doctor` says which and why."))


def _row(one: Known) -> dict[str, str]:
    at = one.sample_date or one.given_at
    return {
        _("Administration"): one.name,
        _("Country"): regions.title(one.country) if one.country else _("unknown"),
        _("Level"): levels.title(one.level),
        _("Figures"): wording.source(one),
        _("Of"): wording.sample(one) or "–",
        _("As of"): sentences.day(at) if at else "–",
        _("Where"): one.sample_source or one.url or "–",
    }
