"""Answers as a table: what stands in each cell, what a spreadsheet may make of it, and what is read back."""

import csv
import io
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.answers.log import Draft
from assessments.exchange.answer_sheet import answers, sheet
from assessments.folder import About, Assessment
from assessments.making import create
from assessments.questionnaire.model import newest
from assessments.workflow import move, validate
from data.harmless import harmless, meant
from data.words import Problem
from tests.assessments.finnish import finnish
from tests.assessments.said import answer

GGI = newest("ggi")
FIRST, SECOND, THIRD = "GGI-A-17.1", "GGI-A-17.2", "GGI-A-17.3"
GUESSED = "is not UTF-8; it was read as Windows-1252. Check letters with accents, or save it as UTF-8."
TORN = "this row is torn or has other columns than the first line names. It was left out; mend it and import again."


def new(root: Path) -> Assessment:
    return create(root, About(model="ggi", version="1.3", subject="x", leads=("p-9",)), date(2026, 3, 14))


def rows(text: str) -> dict[str, list[dict[str, str]]]:
    """By point, as another reader of CSV has them."""
    found: dict[str, list[dict[str, str]]] = {}
    for row in csv.DictReader(io.StringIO(text, newline="")):
        found.setdefault(row["point"], []).append(row)
    return found


def answered(folder: Path) -> Assessment:
    one = new(folder)
    one.say([
        answer(FIRST, "no", "p-1", note="=1+1", links=["https://a.example", "a b"]),
        answer(FIRST, "yes", "p-2", "developer", note="Seen"),
        answer(FIRST, "yes", "p-3", note="Later, by somebody who is not asked"),
        answer(SECOND, "partly", "p-1", note="First"),
        answer(SECOND, "yes", "p-2", note="Second"),
    ])  # fmt: skip
    move(one, "p-9", "review")
    validate(one, "p-9", SECOND, "partly", "We looked.")
    return one


def test_a_row_a_point_with_the_answer_that_stands(tmp_path: Path) -> None:
    found = rows(sheet(answered(tmp_path), {"p-2": "@Ben"}))
    assert [*found] == [*GGI.points]
    assert {len(some) for some in found.values()} == {1}
    assert found[FIRST][0] == {
        "goal": "Usage", "activity": "GGI-A-17", "activity_title": "Inventory of open source skills and resources",
        "point": FIRST, "question": GGI.points[FIRST].question, "answer": "yes", "disputed": "yes", "others": "no",
        "person": "'@Ben", "role": "developer", "note": "Seen", "links": "",
    }  # fmt: skip
    settled, silent = found[SECOND][0], found[THIRD][0]
    assert [settled[one] for one in ("answer", "disputed", "others", "person", "note")] == [
        "partly", "no", "", "p-9", "We looked.",
    ]  # fmt: skip
    assert [silent[one] for one in ("answer", "disputed", "person", "role", "note", "links")] == ["", "no", *[""] * 4]


def test_a_row_a_voice(tmp_path: Path) -> None:
    found = rows(sheet(answered(tmp_path), voiced=True))
    said = [[row[one] for one in ("person", "role", "answer", "note", "links")] for row in found[FIRST]]
    assert said == [["p-1", "", "no", "'=1+1", "https://a.example a%20b"], ["p-2", "developer", "yes", "Seen", ""],
                    ["p-3", "", "yes", "Later, by somebody who is not asked", ""]]  # fmt: skip
    assert len(found[THIRD]) == 1


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("\tx", "'\tx"), ("\rx", "'\rx"),
        ("\nx", "'\nx"), ("＝1", "'＝1"), ("'=1", "''=1"), ("''@", "'''@"), ("'x", "'x"), ("'", "'"), ("a=1", "a=1"),
        ("", ""), (" =1", " =1"),
    ],
)  # fmt: skip
def test_no_cell_is_computed_and_each_comes_back(cell: str, written: str) -> None:
    assert harmless(cell) == written
    assert meant(written) == cell


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)
NOTES = st.builds(lambda first, rest: first + rest, st.sampled_from(["", *"=+-@'\t\r\n", "'="]), TEXTS)
LINKS = st.lists(st.text(st.characters(exclude_categories=["Cs", "Z", "Cc"]), min_size=1), max_size=2)
SAID = st.fixed_dictionaries({
    "value": st.sampled_from(["yes", "partly", "no", "not_applicable"]), "note": NOTES, "links": LINKS,
    "hat": st.sampled_from([None, *GGI.roles]),
})  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from([*GGI.points]), SAID, max_size=5), st.sampled_from(["utf-8-sig", "utf-16"]))
def test_what_the_table_says_is_read_back(said: dict[str, dict[str, Any]], encoding: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        one = new(Path(name))
        one.say([answer(point, by="p-1", **given) for point, given in said.items()])
        file = Path(name) / "x.csv"
        file.write_bytes(sheet(one).encode(encoding))
        drafts, problems = answers(file, GGI)
        again = new(Path(name))
        again.say([draft | {"by": "p-1"} for draft in drafts])
        words = [[(e.key, e.value, e.note, e.links, e.hat) for e in it.log().events] for it in (one, again)]  # type: ignore[union-attr]
    assert not problems
    assert sorted(words[0], key=str) == sorted(words[1], key=str)


def read(folder: Path, text: str, encoding: str = "utf-8") -> tuple[list[Draft], list[str]]:
    file = folder / "x.csv"
    file.write_bytes(text.encode(encoding))
    drafts, problems = answers(file, GGI)
    return drafts, [str(problem).replace(f"{folder}/", "") for problem in problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_as_spreadsheets_save_it(tmp_path: Path, encoding: str, mark: str, end: str) -> None:
    lines = [["Answer", " point", "Note", "LINKS", "role"], ["YES ", FIRST, '"Größe\n€"', "x y", "Team leader"]]
    text = end.join(mark.join(line) for line in lines) + end
    assert read(tmp_path, text, encoding) == (
        [{"kind": "answer", "key": FIRST, "value": "yes", "note": "Größe\n€", "links": ("x", "y"),
          "hat": "team-leader"}],
        [f"x.csv {GUESSED}"] if encoding == "cp1252" else [],
    )  # fmt: skip


def test_the_line_in_which_excel_names_its_separator(tmp_path: Path) -> None:
    drafts, problems = read(tmp_path, f"sep=;\r\npoint;answer\r\n{FIRST};no\r\n{SECOND};maybe\r\n")
    assert [draft["value"] for draft in drafts] == ["no"]
    assert problems[0].startswith("x.csv, line 4: “maybe” is no answer.")


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("yes", "yes"), ("Partly", "partly"), ("NO", "no"), ("not applicable", "not_applicable"),
        ("Not_Applicable", "not_applicable"), ("does not  apply", "not_applicable"), ("Not assessed", "not_assessed"),
        ("not_assessed", "not_assessed"), ("'yes", None), ("kyllä", None), ("y", None),
    ],
)  # fmt: skip
def test_words_for_answers(tmp_path: Path, word: str, value: str | None) -> None:
    drafts, problems = read(tmp_path, f"point,answer,note\n{FIRST},{word},x\n")
    assert [draft["value"] for draft in drafts] == ([value] if value else [])
    assert len(problems) == (value is None)


def test_a_role_by_its_id_or_its_title(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text(
        "point,answer,role\ncode-in-the-open.1,yes,developer or designer\ncode-in-the-open.2,no,Manager\n"
    )
    drafts, problems = answers(tmp_path / "x.csv", newest("standard-for-public-code"))
    assert ([draft["hat"] for draft in drafts], problems) == (["developer", "manager"], [])


def test_words_for_answers_in_another_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OSPO_LOCALE", str(finnish(tmp_path / "locale")))
    drafts, problems = read(tmp_path, f"point,answer\n{FIRST},osittain\n{SECOND},partly\n")
    assert ([draft["value"] for draft in drafts], problems) == (["partly", "partly"], [])


def test_what_counts_for_nothing_is_named_and_the_rest_kept(tmp_path: Path) -> None:
    drafts, problems = read(
        tmp_path,
        "point,answer,note,colour,role,mood\n"
        f'{FIRST},yes,"two\nlines",red,,\n'
        "\n"
        f"{FIRST},no\n"
        f"{FIRST},no,,,developer\n"
        "GGI-A-99.1,yes\n"
        "GGI-A-17,not_applicable,x\n"
        f"{SECOND},perhaps\n"
        f"{SECOND},not_applicable, \n"
        f"{SECOND},yes,,,boss\n"
        f"{SECOND}\n"
        f"{THIRD},,kept for later\n"
        f"{SECOND},partly\n",
    )
    assert [(draft["key"], draft["value"], draft.get("hat")) for draft in drafts] == [
        (FIRST, "yes", None), (FIRST, "no", "developer"), (SECOND, "partly", None),
    ]  # fmt: skip
    assert [problem.split(". ")[0] for problem in problems] == [
        "x.csv, line 1: the column “colour” is not known, and was left out.",
        "x.csv, line 1: the column “mood” is not known, and was left out.",
        f"x.csv, line 5: {FIRST} stands in line 2 already, which holds.",
        "x.csv, line 7: ggi 1.3 has no point GGI-A-99.1",
        "x.csv, line 8: ggi 1.3 has no point GGI-A-17",
        "x.csv, line 9: “perhaps” is no answer",
        "x.csv, line 10: what does not apply needs its reason in the column note",
        "x.csv, line 11: boss is no role of this questionnaire",
    ]


@pytest.mark.parametrize(
    ("text", "kept", "torn"),
    [
        (f'point,answer\n{FIRST},yes\n{SECOND},"yes\n', [FIRST], [3]),
        (f'point,answer\n{FIRST},"yes\n{SECOND},yes\n{THIRD},"no"\n', [SECOND, THIRD], [2]),
        (f"sep=;\n\n;\npoint;answer\n{FIRST};yes;\n{SECOND};no;a;b\n{THIRD};no\n", [FIRST, THIRD], [6]),
        (f"point,answer,note,role\n{FIRST},yes\n{SECOND},yes,a, b,c\n{THIRD},no,,,, \n", [FIRST, THIRD], [3]),
    ],
)
def test_a_row_that_is_torn_or_too_long_costs_only_itself(
    tmp_path: Path, text: str, kept: list[str], torn: list[int]
) -> None:
    drafts, problems = read(tmp_path, text)
    assert [draft["key"] for draft in drafts] == kept
    assert problems == [f"x.csv, line {line}: {TORN}" for line in torn]


def test_names_of_columns_may_hold_what_separates_other_tables(tmp_path: Path) -> None:
    drafts, problems = read(tmp_path, f'point;"ANSWER";"a, b, c, d"\n{FIRST};yes;x\n')
    assert [draft["value"] for draft in drafts] == ["yes"]
    assert problems == ["x.csv, line 1: the column “a, b, c, d” is not known, and was left out."]


def test_a_long_note_is_whole(tmp_path: Path) -> None:
    drafts, _problems = read(tmp_path, f"point,answer,note\n{FIRST},yes,{'x' * 500_000}\n")
    assert len(drafts[0]["note"]) == 500_000


def test_a_note_may_hold_what_no_text_begins_with(tmp_path: Path) -> None:
    drafts, problems = read(tmp_path, f"point,answer,note\n{FIRST},yes,a\0b\n")
    assert ([draft["note"] for draft in drafts], problems) == (["a\0b"], [])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"", "x.csv, line 1: there should be columns called point and answer."),
        (b"point,reply\na,b\n", "x.csv, line 1: there should be columns"),
        (f'"point,answer\n{FIRST},yes\n'.encode(), "x.csv, line 1: there should be columns"),
        (b"point,answer\n\x81,\xff", "x.csv is no text that can be read. Save it as UTF-8."),
    ],
)
def test_no_table_at_all(tmp_path: Path, text: bytes, says: str) -> None:
    (tmp_path / "x.csv").write_bytes(text)
    with pytest.raises(Problem) as problem:
        answers(tmp_path / "x.csv", GGI)
    assert str(problem.value).replace(f"{tmp_path}/", "").startswith(says)


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="There is no file"):
        answers(tmp_path / "x.csv", GGI)
