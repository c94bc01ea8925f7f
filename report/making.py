"""A report in one of its forms, in its own language, whatever is spoken around it."""

from collections.abc import Callable, Sequence
from contextvars import copy_context
from dataclasses import dataclass
from typing import NamedTuple

from data.words import Problem, speak
from data.workspace import Workspace
from report import kept, numbers
from report.changed import changed
from report.sources import sources
from report.story import Report
from report.telling import tell
from report.theme import Paper, Theme, theme


@dataclass(frozen=True)
class Wish:
    """What a report is to be: None is as ospo.yaml says, of `assessment` the one that says most about today."""

    long: bool = False
    since_last: bool = False
    assessment: str | None = None
    named: bool = True
    paper: Paper | None = None
    language: str | None = None


class Form(NamedTuple):
    """How a form is made of a report, and what a browser calls it; `long`: it has the chapters too, where wished."""

    made: Callable[[Report, Theme, bool], bytes]
    media: str
    long: bool


def _pdf(report: Report, theme: Theme, long: bool) -> bytes:
    from report import pdf  # here, as the others, to spare the start-up of every other verb

    return (pdf.long if long else pdf.one_page)(report, theme)


def _pptx(report: Report, theme: Theme, _long: bool) -> bytes:
    from report import slides

    return slides.slides(report, theme)


def _html(report: Report, theme: Theme, long: bool) -> bytes:
    from report import html

    return html.page(report, theme, long=long).encode()


FORMS: dict[str, Form] = {
    "pdf": Form(_pdf, "application/pdf", long=True),
    "pptx": Form(_pptx, "application/vnd.openxmlformats-officedocument.presentationml.presentation", long=False),
    "html": Form(_html, "text/html", long=True),
    "csv": Form(lambda report, _theme, _long: numbers.as_csv(report).encode("utf-8-sig"), "text/csv", long=False),
    "json": Form(lambda report, _theme, _long: numbers.as_json(report).encode(), "application/json", long=False),
}


class Told(NamedTuple):
    """A story, how it is to look, what could not be read, and whether everything about us could (`whole`)."""

    report: Report
    theme: Theme
    problems: Sequence[Problem]
    whole: bool


def told(workspace: Workspace, wish: Wish) -> Told:
    """The story as it is now. Raises Problem."""
    return copy_context().run(_told, workspace, wish)


def make(workspace: Workspace, form: str, wish: Wish) -> tuple[bytes, Sequence[Problem]]:
    """A report, kept as the last one where everything could be read; and what could not be read, or not be kept.

    Raises Problem.
    """
    found = told(workspace, wish)
    made = FORMS[form].made(found.report, found.theme, wish.long)
    try:
        keep(workspace, found)
    except Problem as problem:  # the report is there all the same
        return made, [*found.problems, problem]
    return made, found.problems


def keep(workspace: Workspace, made: Told) -> None:
    """As the last one, unless something could not be read: the next one would say what changed since a part of it.

    Raises Problem where it cannot be written.
    """
    if made.whole:
        kept.keep(workspace, made.report)


def _told(workspace: Workspace, wish: Wish) -> Told:
    said = workspace.configuration.report
    speak(wish.language or said.language, said.date_format)
    there = sources(workspace, wish.assessment, named=wish.named)
    report = tell(there)
    if wish.since_last:
        report = tell(there, changed(there, kept.last(workspace, report)))
    empty = there.snapshot is None and there.reading is None and not there.problems
    problems = [*there.problems, Problem("report.empty")] if empty else there.problems
    return Told(report, theme(workspace, wish.paper), problems, whole=not there.unread)
