"""What the lead of the invented administration adds to its report."""

from assessments.people import person
from data.words import _
from data.workspace import Workspace
from report.asked import ask, own
from report.sources import sources
from report.telling import risk


def add(workspace: Workspace) -> None:
    """A decision, and who sees to the largest risk. Raises Problem."""
    ask(workspace, _("Sample decision: every service that citizens use names a second maintainer by the end of March."))
    row = risk.largest(sources(workspace))
    if row:
        own(workspace, row["package"], person(workspace.assessments, _("Sample team leader")))
