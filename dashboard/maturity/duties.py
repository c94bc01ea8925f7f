"""What laws, policies and good practice ask, met or not as far as is known: ours first, others folded."""

from collections import Counter

import pandas as pd
import streamlit as st

from assessments.duties import said
from assessments.duties.judging import MET, Judged, judged
from assessments.duties.register import MODEL, register
from assessments.duties.rows import Row, row
from assessments.duties.words import STATES
from assessments.evidence.numbers import Numbers
from assessments.questionnaire.shape import Model
from assessments.reading import Reading
from dashboard import download, state
from dashboard.literal import literal
from dashboard.maturity import duty
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
    if ours.country:
        _asked([one for one in concerned if one.duty.countries], reading.model, ours.country)
    _practice([one for one in concerned if not one.duty.countries], reading.model)
    _others([one for one in found if one not in concerned], ours)
    download.csv(lambda: pd.DataFrame([row(one) for one in found], columns=Row._fields), "duties")


def _headline(found: list[Judged]) -> None:
    asked = [one for one in found if one.duty.countries]
    parts = [
        (_("Asked where we are"), asked),
        (_("Good practice anywhere"), [one for one in found if one not in asked]),
    ]
    st.subheader(_("Duties"))
    st.markdown("  \n".join(f"{title}: **{_counted(some)}**." for title, some in parts if some))
    if doubted := sum(one.doubted for one in found):
        text = ngettext("A number speaks against {n} that is met.", "Numbers speak against {n} that are met.", doubted)
        st.markdown(text.format(n=sentences.number(doubted)))
    st.caption(
        _(
            "An activity counts as met where its score is {met} or more whatever the open answers come to, and as not"
            " met where it cannot reach that; a duty is met where all its activities are, and not met where one is"
            " not. This is what is known here and no legal advice; what an instrument asks is told in our words."
        ).format(met=sentences.number(MET))
    )


def _counted(found: list[Judged]) -> str:
    """3 met, 1 not met, 0 not assessed; what does not apply only where there is some."""
    counts = Counter(one.state for one in found)
    return ", ".join(
        f"{sentences.number(counts[one])} {_(word)}"
        for one, word in STATES.items()
        if one != "not_applicable" or counts[one]
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


def _asked(found: list[Judged], model: Model, country: str) -> None:
    st.subheader(_("Asked in {country}").format(country=literal(said.country(country))))
    _cards(found, model)
    if not found:
        st.write(_("None is known here; a line in `assessments/duties/duties.yaml` would make it known."))


def _practice(found: list[Judged], model: Model) -> None:
    """What is to be done first; what is met or does not apply in a line each."""
    st.subheader(_("Good practice anywhere"))
    done = [one for one in found if one.state in ("met", "not_applicable") and not one.doubted]
    _cards([one for one in found if one not in done], model)
    if done:
        st.markdown("\n".join(f"- {duty.line(one)}" for one in done))


def _cards(found: list[Judged], model: Model) -> None:
    """By rows, so that on a phone, in one column, they keep their order."""
    for first in range(0, len(found), 2):
        for column, one in zip(st.columns(2), found[first : first + 2], strict=False):
            with column:
                duty.card(one, model)


def _others(found: list[Judged], ours: Organisation) -> None:
    """By country; folded, unless it is not known which is ours."""
    title = _("What other administrations are asked") if ours.country else _("What administrations are asked")
    by_country: dict[str, list[Judged]] = {}
    for one in found:
        for code in one.duty.countries:
            by_country.setdefault(literal(said.country(code)), []).append(one)
    if not found:
        return
    with st.expander(f"{title} ({sentences.number(len(found))})", expanded=not ours.country, key="others"):
        st.write(_("Each is told as if it were asked of us."))
        for country, some in sorted(by_country.items()):
            st.markdown(f"**{country}**\n\n" + "\n".join(f"- {duty.line(one)}" for one in some))
