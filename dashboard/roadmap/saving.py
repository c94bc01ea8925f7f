"""Saving a step; what could not be saved stays on the page."""

from typing import Any

from assessments.folder import Assessment
from assessments.planning import intend
from dashboard.questionnaire.saying import saved
from dashboard.questionnaire.who import Me


def save(assessment: Assessment, me: Me, key: str, task: dict[str, Any] | None, *widgets: str) -> None:
    """In a callback: the whole step anew, or None to take it out."""
    draft = {"kind": "step", "key": key, "by": me.id, "value": task}
    saved(lambda: intend(assessment, [draft]), *widgets)
