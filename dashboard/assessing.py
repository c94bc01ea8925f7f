"""What the pages of the self-assessment share: which assessment is looked at, and what is wrong with any."""

import streamlit as st

from assessments.answers.freezing import state
from assessments.answers.spoken import STATES
from assessments.folder import Assessment, every
from dashboard import address
from dashboard.literal import literal, worded
from dashboard.state import workspace
from data.words import _


def there() -> list[Assessment]:
    """Every assessment of the workspace, the newest first; says what is wrong with those that cannot be opened."""
    found, problems = every(workspace().assessments)
    for problem in problems:
        st.warning(worded(problem))
    return found[::-1]


def choice(found: list[Assessment], default: Assessment | None = None) -> Assessment:
    """The one that is looked at, the newest or `default` unless another is chosen; it is kept in the address."""
    by_id = {one.id: one for one in found}
    for unknown in {*address.chosen().get("assessment", [])} - {*by_id}:
        st.warning(_("There is no assessment {id} here; another one is shown.").format(id=literal(unknown)))
    chosen = st.selectbox(
        _("Assessment"), [*by_id], format_func=lambda one: named(by_id[one]),
        **address.bound("assessment", by_id, (default or found[0]).id),
    )  # fmt: skip
    address.keep("assessment", chosen)  # next year a link to it still leads here
    return by_id[chosen]


def named(assessment: Assessment) -> str:
    """Its id, questionnaire and state."""
    model, now = assessment.model, _(STATES[state(assessment.log().events)])
    subject = f", {assessment.about.subject}" if model.subject == "repository" else ""
    return f"{assessment.id} · {_(model.title)} {model.version}{subject} · {now}"


def spoilt(assessment: Assessment) -> None:
    """Names every line of the log that counts for nothing."""
    for problem in assessment.log().problems:
        st.warning(worded(problem))


def label(text: str) -> str:
    """A text of the questionnaire, in the language in use, for a place that reads Markdown."""
    return literal(_(text))
