"""What laws, policies and good practice ask, met or not as far as is known: ours first, others folded."""

from collections import Counter

import pandas as pd
import streamlit as st

from assessments.duties.judging import MET, Judged, judged
from assessments.duties.register import MODEL, register
from assessments.duties.rows import Row, row
from assessments.evidence.numbers import Numbers
from assessments.questionnaire.shape import Model
from dashboard import assessing, download, state
from dashboard.maturity import duty
from dashboard.maturity.reading import Reading
from data import sentences
from data.configuration.people import Organisation
from data.words import _, ngettext


def show(reading: Reading, numbers: Numbers | None) -> None:
    """The headline, the rule, a card for each that concerns us, and a table of the others."""
    known, ours = register(), state.workspace().configuration.organisation
    if reading.model.id != MODEL:
        st.write(_("Duties are told from the questionnaire of the Good Governance Initiative; this is another one."))
        return
    found = judged(known.duties, reading.model, reading.standing, numbers)
    concerned = [one for one in found if known.concerns(one.duty, ours.country, ours.level)]
    _headline(concerned)
    if reading.only_first_look:
        st.write(_("Only the first look is answered, from which no duty is told: that takes the other questions too."))
    _where(ours)
    asked = [one for one in concerned if one.duty.countries]
    if ours.country:
        st.subheader(_("Asked in {country}").format(country=duty.country(ours.country)))
        _cards(asked, reading.model)
    st.subheader(_("Good practice anywhere"))
    _cards([one for one in concerned if not one.duty.countries], reading.model)
    _others([one for one in found if one not in concerned])
    download.csv(lambda: pd.DataFrame([row(one) for one in found], columns=Row._fields), "duties")


def _headline(found: list[Judged]) -> None:
    counts = Counter(one.state for one in found)
    text = ngettext("{n} is asked of us:", "{n} are asked of us:", len(found)).format(n=sentences.number(len(found)))
    parts = [
        f"{sentences.number(counts[one])} {_(word)}"
        for one, (_shape, word) in duty.STATES.items()
        if one != "not_applicable" or counts[one]
    ]
    st.subheader(_("Duties"))
    st.markdown(f"{text} **{', '.join(parts)}**.")
    if doubted := sum(one.doubted for one in found):
        text = ngettext("Of {n} a number says otherwise.", "Of {n} numbers say otherwise.", doubted)
        st.markdown(text.format(n=sentences.number(doubted)))
    st.caption(
        _(
            "An activity counts as met where its score is {met} or more whatever the open answers come to, and as not"
            " met where it cannot reach that; a duty is met where all its activities are, and not met where one is"
            " not. This is what is known here and no legal advice; what an instrument asks is told in our words."
        ).format(met=sentences.number(MET))
    )


def _where(ours: Organisation) -> None:
    """What ospo.yaml does not say."""
    if not ours.country:
        st.info(
            _("To see what is asked where you are, name your country and level in ospo.yaml, below `organisation`:"
              " `country: FR` and `level: local`.")
        )  # fmt: skip
    elif not ours.level:
        st.info(_("Your `level` is not named in ospo.yaml, below `organisation`, so those of every level are here."))


def _cards(found: list[Judged], model: Model) -> None:
    """By rows, so that on a phone, in one column, they keep their order."""
    if not found:
        st.write(_("None is known here. Some are known of other countries."))
    for first in range(0, len(found), 2):
        for column, one in zip(st.columns(2), found[first : first + 2], strict=False):
            with column:
                duty.card(one, model)


def _others(found: list[Judged]) -> None:
    if not found:
        return
    title = _("What other administrations are asked ({n})").format(n=sentences.number(len(found)))
    with st.expander(title, key="others"):
        table = pd.DataFrame({
            _("Country"): [", ".join(map(duty.country, one.duty.countries)) or _("any") for one in found],
            _("Duty"): [f"**{assessing.label(one.duty.title)}**  \n{assessing.label(one.duty.asks)}" for one in found],
            _("It would be"): [duty.badge(one) for one in found],
        })  # fmt: skip
        st.table(table.sort_values(_("Country"), kind="stable"), hide_index=True, alt=title)
