"""The report as it will be, and its files."""

from contextlib import suppress
from functools import partial

import streamlit as st

from dashboard.literal import literal, worded
from dashboard.questionnaire.saying import save
from dashboard.report import found
from data import sentences
from data.words import N_, Problem, _, ngettext, spoken
from data.workspace import Workspace
from report import kept, making
from report.making import FORMS, Told, Wish
from report.story import Report

NAMES = {
    "pdf": N_("Download as PDF"), "pptx": N_("Slides"), "html": N_("HTML"), "csv": N_("Numbers as CSV"),
    "json": N_("Numbers as JSON"),
}  # fmt: skip
MOST = 40  # pages that are shown
WIDE = 800  # pixels, about as wide as the paper


def files(workspace: Workspace, wish: Wish) -> None:
    """A button for each form, and what the next report can be held against. Raises Problem where none can be made."""
    with st.spinner(_("The report is being made …")):
        told = found.told(workspace, wish)
    with st.container(horizontal=True):
        for form in FORMS:
            _button(workspace, wish, form, told)
    if wish.long:
        st.caption(_("PDF and HTML hold everything; slides and numbers are the same at either length."))
    _last(workspace, told.report)


def pages(workspace: Workspace, wish: Wish) -> None:
    """Every page as a picture. Raises Problem."""
    with st.spinner(_("The pages are being set …")):
        drawn = found.pictures(workspace, wish)
    n, report = len(drawn), found.told(workspace, wish).report
    st.caption(ngettext("{n} page", "{n} pages", n).format(n=sentences.number(n)))
    for number, page in enumerate(drawn[:MOST], 1):
        name = _("Page {number} of {n} of the report").format(number=sentences.number(number), n=sentences.number(n))
        with st.container(border=True, width=WIDE):
            st.image(page, width="stretch", alt=f"{name}. {_gist(report)}".strip() if number == 1 else name)
    if n > MOST:
        st.caption(_("The other pages are in the file."))


def _button(workspace: Workspace, wish: Wish, form: str, told: Told) -> None:
    """The file is made only when it is asked for, and what it says is kept."""
    st.download_button(
        _(NAMES[form]), partial(_made, workspace, wish, form, told), _named(told.report, wish, form),
        FORMS[form].media, type="primary" if form == "pdf" else "secondary", key=f"report-{form}",
        on_click=save, args=(partial(making.keep, workspace, told),),
    )  # fmt: skip


def _named(report: Report, wish: Wish, form: str) -> str:
    """What tells a file from another one of the same day."""
    marks = {"long": wish.long and FORMS[form].long, "without-names": not wish.named}
    return "-".join(["report", report.day.isoformat(), *(mark for mark, on in marks.items() if on)]) + f".{form}"


def _made(workspace: Workspace, wish: Wish, form: str, told: Told) -> bytes:
    """With what was written a moment ago; as it is on the page where that cannot be told any more."""
    with suppress(Problem):
        told = making.told(workspace, wish)
    return FORMS[form].made(told.report, told.theme, wish.long)


def _last(workspace: Workspace, report: Report) -> None:
    """Which report it is held against."""
    try:
        last = kept.last(workspace, report)
    except Problem as problem:
        st.warning(worded(problem))
        return
    how = _("What a download says is kept, so that a later report can say what changed.")
    day = literal(sentences.day(last.day)) if last else ""
    there = _("The last one kept is of {day}.").format(day=day) if last else _("None of an earlier day is kept yet.")
    st.caption(f"{how} {there}")


def _gist(report: Report) -> str:
    """What the pages say first, for who cannot see them; nothing where it is in another language than the page."""
    if report.language != spoken():
        return ""
    said = [report.title, report.period, report.ask.text, *(one.title for one in report.aware.sentences)]
    return " ".join(f"{part.rstrip('.')}." for part in said if part)
