"""The report as it will be, and its files."""

from collections.abc import Iterator
from pathlib import Path

import streamlit as st

from data.words import N_, _, ngettext
from data.workspace import Workspace
from report import pdf
from report.making import FORMS, Wish, make, told

NAMES = {
    "pdf": N_("PDF"), "pptx": N_("Slides"), "html": N_("HTML"), "csv": N_("Numbers as CSV"),
    "json": N_("Numbers as JSON"),
}  # fmt: skip
MOST = 20  # pages that are shown
State = tuple[tuple[str, int, int], ...]


def show(workspace: Workspace, wish: Wish) -> None:
    """The buttons, then every page as a picture. Raises Problem."""
    for column, form in zip(st.columns(len(FORMS)), FORMS, strict=True):
        with column:
            _button(workspace, wish, form)
    with st.spinner(_("The pages are being set …")):
        pages, alt = _pages(workspace, wish, _state(workspace))
    st.caption(
        ngettext(
            "{n} page. What a download says is kept, so that the next report can say what changed.",
            "{n} pages. What a download says is kept, so that the next report can say what changed.",
            len(pages),
        ).format(n=len(pages))
    )
    for number, page in enumerate(pages[:MOST], 1):
        st.image(page, width="stretch", alt=alt if number == 1 else _("Page {n}").format(n=number))


def _button(workspace: Workspace, wish: Wish, form: str) -> None:
    """Made only when it is asked for."""
    st.download_button(
        _(NAMES[form]), lambda: make(workspace, form, wish)[0], f"report.{form}", FORMS[form].media,
        type="primary" if form == "pdf" else "secondary", on_click="ignore", key=f"report-{form}", width="stretch",
    )  # fmt: skip


@st.cache_data(max_entries=4, show_spinner=False)
def _pages(_workspace: Workspace, wish: Wish, state: State) -> tuple[list[bytes], str]:  # noqa: ARG001 - the key
    """The pictures, and what the first says to who cannot see it."""
    report, theme, _problems = told(_workspace, wish)
    said = [report.title, report.period, *(one.title for one in report.aware.sentences)]
    return pdf.pictures(report, theme, long=wish.long), ". ".join(part.rstrip(".") for part in said if part)


def _state(workspace: Workspace) -> State:
    """What a report is told from, as far as it lies in files."""
    return tuple((str(file), (seen := file.stat()).st_mtime_ns, seen.st_size) for file in _files(workspace))


def _files(workspace: Workspace) -> Iterator[Path]:
    yield from (file for file in (workspace.file, workspace.snapshot) if file.is_file())
    for folder in (workspace.assessments, workspace.reports):
        yield from sorted(file for file in folder.rglob("*") if file.is_file())
