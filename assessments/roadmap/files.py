"""The files that a roadmap can leave as."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from assessments.roadmap.calendar import calendar
from assessments.roadmap.forges import github, gitlab
from assessments.roadmap.markdown import check_lists
from assessments.roadmap.roadmap import Roadmap
from data.words import N_


class Form(NamedTuple):
    """What it is called, its file, and how it is written: with the names of owners that it is given, no others."""

    title: str
    file: str
    mime: str
    write: Callable[[Roadmap, Mapping[str, str]], str]


FORMS = {
    "csv": Form(N_("Issues for GitLab (CSV)"), "roadmap.csv", "text/csv", gitlab),
    "gh": Form(N_("Issues for GitHub (script)"), "roadmap.sh", "text/x-shellscript", github),
    "markdown": Form(N_("Check lists (Markdown)"), "roadmap.md", "text/markdown", check_lists),
    "ics": Form(N_("Calendar (.ics)"), "roadmap.ics", "text/calendar", calendar),
}
