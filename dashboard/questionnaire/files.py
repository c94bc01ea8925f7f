"""In and out: a questionnaire to print, the assessment as a file, what was written elsewhere taken over."""

import re
import tempfile
from contextvars import copy_context
from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from assessments.exchange import taking_over
from assessments.exchange.answer_sheet import sheet
from assessments.exchange.incoming import received
from assessments.exchange.taking_over import TakenOver
from assessments.exchange.whole import as_json, as_yaml, exported
from assessments.folder import Assessment
from assessments.questionnaire.blank import questionnaire
from dashboard.literal import literal, worded
from dashboard.questionnaire.who import Me
from dashboard.state import workspace
from data.words import Problem, _, spoken

_TYPES = {"json": "application/json", "yaml": "application/yaml", "csv": "text/csv"}


def out(assessment: Assessment) -> None:
    """The questionnaire on paper, and everything that was said as one file."""
    model = assessment.model
    st.subheader(_("On paper"))
    st.write(_("A questionnaire for interviews, to print and fill in by hand. Enter the answers here afterwards."))
    role = st.selectbox(
        _("For which role"), ["", *model.roles], key="paper-role",
        format_func=lambda one: _(model.roles[one]) if one else _("All roles"),
    )  # fmt: skip
    st.download_button(
        _("Questionnaire to print"), questionnaire(model, role or None, spoken()), mime="text/html",
        file_name="-".join(part for part in (model.id, model.version, role, "questionnaire.html") if part),
        on_click="ignore",
    )  # fmt: skip
    st.subheader(_("As a file"))
    st.write(_("JSON and YAML hold everything and can be taken over elsewhere; CSV holds the answers. No names."))
    with st.container(horizontal=True):
        for form, mime in _TYPES.items():  # made only when it is asked for, in another thread
            made = partial(copy_context().run, _text, assessment, form)
            st.download_button(form.upper(), made, f"{assessment.id}.{form}", mime, on_click="ignore")


def _text(assessment: Assessment, form: str) -> bytes:
    if form == "csv":
        return sheet(assessment).encode("utf-8-sig")
    return (as_json if form == "json" else as_yaml)(exported(assessment)).encode()


def into(assessment: Assessment | None, me: Me | None) -> None:
    """Takes over handbooks and assessments, and into an assessment by somebody boards and sheets of answers."""
    st.subheader(_("From elsewhere"))
    st.write(
        _("My GGI Board (its three CSV files, or its issues as JSON), the handbook's export, an exported assessment,"
          " or answers as CSV. A board gives statuses and scorecards, never answers.")
    )  # fmt: skip
    given = st.file_uploader(_("Files"), accept_multiple_files=True, type=["csv", "json", "yaml", "yml"])
    replace = st.checkbox(_("Where scorecards differ, take the board's"))
    keep_names = st.checkbox(_("Also keep who set a status on the board, and who is named in a scorecard"))
    if st.button(_("Take over"), disabled=not given):
        with tempfile.TemporaryDirectory() as folder:
            found = received([_laid_down(Path(folder) / str(number), one) for number, one in enumerate(given)])
            done = [taking_over.keep(workspace().root, found)]
            if taking_over.needs_place(found) and assessment and me:
                done.append(taking_over.enter(found, assessment, me.id, keep_names=keep_names, replace=replace))
            elif taking_over.needs_place(found):
                st.error(_("A board and answers need an assessment to go into and a person: say first who you are."))
        for taken in done:
            _tell(taken, folder)


def _laid_down(folder: Path, given: UploadedFile) -> Path:
    folder.mkdir()
    file = folder / (Path(given.name).name or "file")
    file.write_bytes(given.getvalue())
    return file


def _tell(taken: TakenOver, folder: str) -> None:
    """What was taken over and what was not; files by their names, not by where they lay in between."""
    for said in [*taken.said, *(_("Taken over as {id}.").format(id=one.id) for one in taken.restored)]:
        st.success(literal(said))
    for problem in taken.problems:
        fields = {name: re.sub(rf"{re.escape(folder)}/\d+/", "", str(value)) for name, value in problem.fields.items()}
        st.warning(worded(Problem(problem.code, **fields)))
