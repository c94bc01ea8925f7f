"""Answers as a table: one row a point for a spreadsheet, and back from whatever a spreadsheet saves."""

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import get_args

from assessments.answers.events import Answered, Validated
from assessments.answers.fold import voices
from assessments.answers.log import Draft
from assessments.answers.spoken import plain, understood
from assessments.answers.standing import Answer, Standing
from assessments.exchange.sheet import Row
from assessments.exchange.sheet import sheet as table
from assessments.exchange.text import decoded
from assessments.folder import Assessment
from assessments.questionnaire.shape import Activity, Model
from data.harmless import harmless, meant
from data.words import Problem, _

COLUMNS = (
    "goal", "activity", "activity_title", "point", "question", "answer", "disputed", "others", "person", "role",
    "note", "links",
)  # fmt: skip

Cells = dict[str, str]


def sheet(assessment: Assessment, names: Mapping[str, str] | None = None, *, voiced: bool = False) -> str:
    """CSV, one row a point with the answer that stands; `voiced`: one for each person and role that answered it.

    A point that nobody answered has an empty answer. People are ids, or names where `names` has them. Raises Problem.
    """
    written = io.StringIO(newline="")
    table = csv.DictWriter(written, COLUMNS, restval="")
    table.writeheader()
    for row in _rows(assessment, voiced=voiced):
        person = row.get("person", "")
        row["person"] = (names or {}).get(person, person)
        table.writerow({column: harmless(cell) for column, cell in row.items()})
    return written.getvalue()


def answers(file: Path, model: Model) -> tuple[list[Draft], list[Problem]]:
    """The answers of a table as drafts without `by`, and what of it counts for nothing, with file and line.

    A point without an answer is skipped; of two answers to a point in one role the first holds. Raises Problem where
    nothing can be read.
    """
    text, problems = decoded(file)
    given, words = table(file, text, COLUMNS, ragged=True), understood()
    if not {"point", "answer"} <= {*given.columns}:
        raise given.head.problem("sheet.columns")
    problems += [*given.foreign(COLUMNS), *given.problems]
    held: dict[tuple[str, str | None], tuple[int, Draft]] = {}
    for row in (row for row in given.rows if row["answer"]):
        try:
            _hold(held, row.place.number, _draft(_meant(row), model, words))
        except Problem as problem:
            problems.append(row.place.problem(problem.code, **problem.fields))
    return [draft for _line, draft in held.values()], problems


def _hold(held: dict[tuple[str, str | None], tuple[int, Draft]], line: int, draft: Draft) -> None:
    first, _draft = held.setdefault((draft["key"], draft.get("hat")), (line, draft))
    if first != line:
        raise Problem("sheet.doubled", point=draft["key"], first=first)


def _rows(assessment: Assessment, *, voiced: bool) -> Iterator[Cells]:
    model, events = assessment.model, assessment.log().events
    said, stands = voices(events, model), assessment.standing()
    for goal, activity, point in ((g, a, p) for g in model.goals for a in g.activities for p in a.points):
        stand, spoke = stands[point.id], [*said[point.id].values()]
        where = {
            "goal": _(goal.title), "activity": activity.id, "activity_title": _(activity.title), "point": point.id,
            "question": _(point.question), "disputed": "yes" if stand.disputed else "no",
            "others": " ".join(sorted(stand.others)),
        }  # fmt: skip
        if voiced and spoke:
            yield from (where | {"answer": event.value, **_words(event)} for event in spoke)
        else:
            settled = [one for one in events if isinstance(one, Validated) and one.key == point.id]
            yield where | _standing(stand, spoke, settled, activity)


def _standing(stand: Standing, spoke: list[Answered], settled: list[Validated], activity: Activity) -> Cells:
    """The answer that stands with the words of who settled it, else of the newest whose answer it is."""
    if stand.value == "not_assessed":
        return {"answer": ""}
    same = [event for event in spoke if event.value == stand.value]
    asked = [event for event in same if event.hat in activity.roles]
    return {"answer": stand.value, **_words((settled or asked or same)[-1])}


def _words(event: Answered | Validated) -> Cells:
    links = " ".join("%20".join(link.split()) for link in event.links)
    return {"person": event.by, "role": event.hat or "", "note": event.note or "", "links": links}


def _meant(row: Row) -> Cells:
    return {column: meant(cell) for column, cell in row.cells.items()}


def _draft(row: Cells, model: Model, words: Mapping[str, Answer]) -> Draft:
    """The answer of a row. Raises Problem without file and line."""
    point, answer, note = row["point"].strip(), row["answer"].strip(), row.get("note", "")
    if point not in model.points:
        raise Problem("sheet.point", point=point, model=f"{model.id} {model.version}")
    value = words.get(plain(answer))
    if value is None:
        raise Problem("sheet.answer", answer=answer, known=", ".join(get_args(Answer)))
    if value == "not_applicable" and not note.strip():
        raise Problem("sheet.reason")
    draft: Draft = {"kind": "answer", "key": point, "value": value, "links": tuple(row.get("links", "").split())}
    return draft | ({"note": note} if note.strip() else {}) | _hat(row.get("role", "").strip(), model)


def _hat(role: str, model: Model) -> Draft:
    """The role by its id or its title."""
    named = {plain(word): one for one, title in model.roles.items() for word in (_(title), title, one)}
    if role and plain(role) not in named:
        raise Problem("sheet.role", role=role, roles=", ".join(model.roles))
    return {"hat": named[plain(role)]} if role else {}
