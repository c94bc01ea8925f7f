"""`ospo report`: what an OSPO lead takes into the meeting, in one of its forms."""

import errno
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from assessments.folder import called
from data.words import Problem, _, languages, ngettext
from data.workspace import Workspace, open_workspace
from report.asked import ask, own
from report.making import FORMS, Wish, make
from report.sources import sources
from report.telling import risk
from terminal.assess import someone
from terminal.exporting import FORCE, OUT, STDOUT, write

MOST_TOLD = 5  # things that could not be read


@click.command(help=_("Makes the report: one page, or with --long all of it, as PDF, slides, HTML or data."))
@click.option("--format", "form", type=click.Choice([*FORMS]), default="pdf", show_default=True, help=_("The form."))
@click.option("--long", "long", is_flag=True, help=_("With every goal, activity and number (pdf and html)."))
@click.option("--paper", type=click.Choice(["a4", "letter"]), help=_("The paper; else as ospo.yaml says."))
@click.option("--language", type=click.Choice(languages()), help=_("The language; else as ospo.yaml says."))
@click.option("--since", type=click.Choice(["last"]), help=_("Says what changed since the last report."))
@click.option("--assessment", metavar="ID", help=_("The assessment it is told from; else the newest with a score."))
@click.option("--without-names", is_flag=True, help=_("Without the names of those who own a step or the risk."))
@click.option("--decision", metavar="TEXT", help=_("What is asked of the reader; kept for the next report too."))
@click.option("--risk-owner", metavar="NAME", help=_("Who sees to the largest risk; kept for the next report too."))
@OUT
@FORCE
@click.pass_obj
def report(
    root: Path, form: str, long: bool, paper: str | None, language: str | None, since: str | None,
    assessment: str | None, without_names: bool, decision: str | None, risk_owner: str | None, out: Path | None,
    force: bool,
) -> None:  # fmt: skip
    """Writes a file, or to stdout what no terminal has to show."""
    if long and not FORMS[form].long:
        raise click.UsageError(_("--long goes with --format pdf and html; the others have one length."))
    if since and form in ("csv", "json"):
        raise click.UsageError(_("--since goes with --format pdf, pptx and html; numbers are those of today."))
    workspace = open_workspace(root)
    _check(workspace, form, assessment, out, force)
    _keep(workspace, decision, risk_owner)
    wish = Wish(
        long=long, since_last=since == "last", assessment=assessment, named=not without_names,
        paper="letter" if paper == "letter" else "a4" if paper else None, language=language,
    )  # fmt: skip
    made, problems = make(workspace, form, wish)
    _tell(problems)
    write(made, out, force)


def _tell(problems: Sequence[Problem]) -> None:
    """The first few; a log with hundreds of spoilt lines is told to be one."""
    for problem in problems[:MOST_TOLD]:
        click.echo(str(problem), err=True)
    if (more := len(problems) - MOST_TOLD) > 0:
        text = ngettext("And {n} more line like these.", "And {n} more lines like these.", more)
        click.echo(text.format(n=more), err=True)


def _check(workspace: Workspace, form: str, assessment: str | None, out: Path | None, force: bool) -> None:
    """What would be found out only after something was kept. Raises Problem, UsageError."""
    if out is None or out == STDOUT:
        if sys.stdout is None:
            raise Problem("output.failed", why=os.strerror(errno.EBADF))
        if form in ("pdf", "pptx") and sys.stdout.isatty():
            raise click.UsageError(_("This is nothing to read on a terminal: name a file with -o."))
    elif out.exists() and not force:
        raise Problem("export.exists", file=out)
    elif not out.absolute().parent.is_dir():
        raise Problem("export.nowhere", folder=out.absolute().parent)
    elif out.is_dir():
        raise Problem("export.folder", folder=out)
    if assessment is not None:
        called(workspace.assessments, assessment)


def _keep(workspace: Workspace, decision: str | None, owner: str | None) -> None:
    if decision is not None:
        ask(workspace, decision)
    if owner is not None:
        row = risk.largest(sources(workspace))
        if row is None:
            raise Problem("report.no_risk")
        own(workspace, row["package"], someone(workspace, owner) if owner.strip() else None)
