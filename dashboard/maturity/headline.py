"""What is seen first: how mature it is as a whole, as far as that may be said, and what this rests on."""

import streamlit as st

from assessments.answers.spoken import STATES
from assessments.reading import Reading
from assessments.scores import wording
from assessments.scores.bands import said
from assessments.scores.score import MOST_NOT_APPLICABLE
from dashboard import assessing
from dashboard.literal import literal
from dashboard.maturity import marks
from data import sentences
from data.words import _, ngettext


def show(reading: Reading, last: Reading | None) -> None:
    """The headline of an assessment, whatever there is of it; `last` was frozen before it."""
    with st.container(border=True):
        if not reading.assessed:
            st.markdown(f"#### {_('Nothing is assessed yet, so there is no score.')}")
            st.write(_("Answer questions on the page Assessment."))
        elif reading.only_first_look:
            marks.headline(reading)
        else:
            _score(reading)
        st.caption(" · ".join(_facts(reading)))
        if last and not reading.frozen:
            month = sentences.month(last.period)
            st.caption(_("What was frozen in {month} can be chosen above.").format(month=month))
        st.caption(_whose(reading))
        st.page_link("dashboard/pages/formula.py", label=_("How the score is made →"))
    _warned(reading)


def _score(reading: Reading) -> None:
    whole = reading.whole
    if whole.value is None:
        st.markdown(f"#### {_('Nothing that is assessed applies, so there is no score.')}")
        return
    told = wording.spread(whole) if whole.headline_is_range else wording.points(whole.value)
    st.metric(_("Overall maturity"), _("{score} of 100").format(score=told))
    if explained := _explained(reading):
        st.write(" ".join(explained))


def _explained(reading: Reading) -> list[str]:
    whole, found = reading.whole, []
    if band := said(whole):
        found.append(_("**{band}**.").format(band=band[0].upper() + band[1:]))
    if whole.headline_is_range:
        found.append(_("Less than half is assessed, so that only this range can be said."))
    elif wording.spread(whole) != wording.points(whole.value):
        open_ = _("It could be {range}: some questions were left open.")
        told = open_ if reading.frozen else _("It could be {range} while questions are open.")
        found.append(told.format(range=wording.spread(whole)))
    return found


def _facts(reading: Reading) -> list[str]:
    whole, oldest = reading.whole, reading.whole.collected_at
    facts = [_(STATES[reading.state]).capitalize()]
    if reading.frozen:
        facts.append(sentences.month(reading.period))
    if not reading.only_first_look:
        facts.append(_("{share} assessed").format(share=wording.share(whole.coverage)))
    if reading.assessed:
        facts.append(_("{share} not applicable").format(share=wording.left_out(whole.not_applicable)))
    return [*facts, _("oldest answer of {day}").format(day=sentences.day(oldest))] if oldest else facts


def _whose(reading: Reading) -> str:
    version, formula = reading.definition.split("/")
    return _(
        "{title} {version}, formula {formula} ({definition}). The score is this product's own reading; the"
        " questionnaire itself has none."
    ).format(
        title=assessing.label(reading.model.title), version=version, formula=formula, definition=reading.definition
    )


def _warned(reading: Reading) -> None:
    if reading.whole.not_applicable > MOST_NOT_APPLICABLE:
        most = sentences.number(MOST_NOT_APPLICABLE * 100)
        st.warning(_("More than {most} % does not apply, so that no band is named.").format(most=most))
    if reading.frozen and reading.frozen.reason:
        st.info(_("Frozen all the same, because: {reason}").format(reason=literal(reading.frozen.reason)))
    if disputed := reading.disputed:
        text = ngettext(
            "{n} question is answered differently by different people; it widens the range:",
            "{n} questions are answered differently by different people; they widen the range:",
            len(disputed),
        ).format(n=sentences.number(len(disputed)))
        asked = [reading.model.points[one].question for one in disputed]
        with st.expander(text.rstrip(":"), key="disputed"):
            st.markdown("\n".join(f"- {assessing.label(one)}" for one in asked))
