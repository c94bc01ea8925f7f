"""The three CSVs that the board exports, whole and spoilt."""

from datetime import datetime
from pathlib import Path

import pytest

from assessments.answers.intents import Card, Objective, Since
from assessments.exchange.incoming import received
from assessments.planning import planned
from tests.assessments.exchange.boards.boards import board, file, said, start, taken

# of GitHub: issue_id is the forge's id here and the project's number in the history, the addresses join them
ISSUES = """\
issue_id,activity_id,state,title,labels,updated_at,url,tasks_total,tasks_done
3276141659,GGI-A-24,open,Manage key indicators,"Team Leader,Decision Maker,In Progress,Trust Goal",2025-04-01 08:00:00+00:00,https://api.github.com/repos/x/board/issues/9,2,1
3276141775,GGI-A-44,closed,Run code reviews,"Developer,Done,Trust Goal",2025-04-02 08:00:00+00:00,https://api.github.com/repos/x/board/issues/10,0,0
"""
TASKS = """\
issue_id,state,task
GGI-A-24,completed,Choose figures
GGI-A-24,open,"Show them, to everybody"
"""
HISTORY = """\
time,issue_id,event_id,type,author,action,url
2025-03-05 23:30:00+00:00,9,16535415489,label,zoe,labeled In Progress,https://github.com/x/board/issues/9
2025-03-05 23:30:00+00:00,9,16535415490,label,zoe,unlabeled Not Selected,https://github.com/x/board/issues/9
2025-01-02 08:00:00+00:00,9,16535415488,label,zoe,labeled Not Selected,https://github.com/x/board/issues/9
2025-01-02 08:00:01+00:00,9,16535415488,label,zoe,labeled Trust Goal,https://github.com/x/board/issues/9
"""
# of GitLab: the same number everywhere, other words
GITLAB_ISSUES = """\
issue_id,activity_id,state,title,labels,updated_at,url,tasks_total,tasks_done
9,GGI-A-24,opened,Manage key indicators,"In Progress,Trust Goal",2025-04-01T08:00:00.000Z,https://gitlab.example/x/board/-/issues/9,2,1
10,GGI-A-44,opened,Run code reviews,"Done,Trust Goal",2025-04-02T08:00:00.000Z,https://gitlab.example/x/board/-/issues/10,0,0
"""
GITLAB_HISTORY = """\
time,issue_id,event_id,type,author,action,url
2025-01-02T08:00:00.000Z,9,11,label,zoe,add Not Selected,https://gitlab.example/x/board/-/issues/9
2025-03-05T23:30:00.000Z,9,12,label,zoe,remove Not Selected,https://gitlab.example/x/board/-/issues/9
2025-03-05T23:30:00.000Z,9,13,label,zoe,add In Progress,https://gitlab.example/x/board/-/issues/9
"""
STATUSES = {
    "GGI-A-24": [
        Since(status="not_selected", since=datetime(2025, 1, 2, 8)),
        Since(status="in_progress", since=datetime(2025, 3, 5, 23, 30)),
    ],
    "GGI-A-44": [Since(status="done", since=datetime(2025, 4, 2, 8))],
}
OBJECTIVES = (Objective(text="Choose figures", done=True), Objective(text="Show them, to everybody", done=False))


@pytest.mark.parametrize("version", ["1.2", "1.3"])
@pytest.mark.parametrize(("issues", "history"), [(ISSUES, HISTORY), (GITLAB_ISSUES, GITLAB_HISTORY)])
def test_the_three_files_of_either_forge(tmp_path: Path, version: str, issues: str, history: str) -> None:
    one = start(tmp_path / "assessments", version)
    texts = {"labels_hist.csv": history, "tasks.csv": TASKS, "issues.csv": issues}
    found = taken(one, *(file(tmp_path, name, text) for name, text in texts.items()))
    assert said(found, tmp_path) == []
    assert planned(one).statuses == STATUSES
    assert planned(one).scorecards == {"GGI-A-24": Card(objectives=OBJECTIVES)}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_encodings_and_separators_of_spreadsheets(tmp_path: Path, encoding: str, separator: str) -> None:
    path = tmp_path / "tasks.csv"
    text = f"issue_id{separator}state{separator}task\r\nGGI-A-24{separator}open{separator}Prüfen\r\n"
    path.write_bytes(text.encode(encoding))
    found = received([path])
    assert found.board
    assert [task.text for task in found.board.tasks] == ["Prüfen"]
    guessed = f"{path} is not UTF-8; it was read as Windows-1252. Check letters with accents, or save it as UTF-8."
    assert [*map(str, found.problems)] == ([guessed] if encoding == "cp1252" else [])


def test_rows_that_are_torn_or_foreign_are_named_and_the_others_kept(tmp_path: Path) -> None:
    one = start(tmp_path / "assessments")
    tasks = file(tmp_path, "tasks.csv", (
        'issue_id,state,task\nGGI-A-24,open,One,more\nGGI-A-24,open,"never closed\nGGI-A-24,open,Two\n\n'
        "GGI-A-24,begun,Three\n,open,Four\nGGI-A-99,open,Five\n,,\nGGI-A-24,completed,Six\n"
    ))  # fmt: skip
    found = taken(one, tasks)
    row = "this row is torn or has other columns than the first line names. It was left out; mend it and import again."
    assert said(found, tmp_path) == [
        f"tasks.csv, line 2: {row}",
        f"tasks.csv, line 3: {row}",
        (
            "tasks.csv, line 6: an objective has a text and is open or completed, but here stands “begun”. It was left "
            "out."
        ),
        (
            "tasks.csv, line 7: “Four” names no activity. It was left out; add the line with its activity's id "
            "and import "
            "again."
        ),
        "tasks.csv, line 8: ggi 1.3 has no activity GGI-A-99. It was left out; check the id.",
    ]
    assert [one.text for one in planned(one).scorecards["GGI-A-24"].objectives] == ["Two", "Six"]


def test_a_cell_may_hold_several_lines(tmp_path: Path) -> None:
    tasks = file(tmp_path, "tasks.csv", 'issue_id,state,task\nGGI-A-24,open,"One\nand more"\nGGI-A-24,begun,Two\n')
    found = board(tasks)
    assert [task.text for task in found.tasks] == ["One\nand more"]
    assert [str(problem).split(":")[0] for problem in found.problems] == [f"{tasks}, line 4"]


def test_rows_that_a_quotation_mark_swallows_are_kept(tmp_path: Path) -> None:
    text = 'issue_id,state,task\nGGI-A-24,open,"One\nGGI-A-24,open,Two\nGGI-A-24,open,", three"\n'
    found = received([file(tmp_path, "tasks.csv", text)]).board
    assert found
    assert [task.text for task in found.tasks] == ["Two", ", three"]
    assert [(one.code, str(one.fields["place"])[-6:]) for one in found.problems] == [("import.row", "line 2")]


def test_a_cell_may_be_long(tmp_path: Path) -> None:
    found = board(file(tmp_path, "tasks.csv", f"issue_id,state,task\nGGI-A-24,open,{'x' * 500_000}\n"))
    assert len(found.tasks[0].text) == 500_000


def test_columns_that_are_missing_or_not_known_are_named(tmp_path: Path) -> None:
    one = start(tmp_path / "assessments")
    text = 'Issue_ID,activity_id,labels,owner\n9,GGI-A-24,"Done",zoe\n'
    found = taken(one, file(tmp_path, "issues.csv", text))
    assert said(found, tmp_path) == [
        "issues.csv, line 1: the column “owner” is not known, and was left out.",
        "issues.csv, line 1: the column “updated_at” is missing, and what it says with it. Export the file again.",
    ]
    assert (found.activities, found.statuses) == (1, 0)


def test_a_history_of_other_things_is_named(tmp_path: Path) -> None:
    one = start(tmp_path / "assessments")
    text = "time,issue_id,action\n2025-01-02,9,moved Done\n2025-01-02,9,add Done\nsoon,9,add Done\n"
    found = taken(one, file(tmp_path, "issues.csv", GITLAB_ISSUES), file(tmp_path, "hist.csv", text))
    assert said(found, tmp_path) == [
        "hist.csv, line 2: “moved Done” is not a label that was added or removed. It was left out.",
        "hist.csv, line 4: “soon” is no time at which a board can have changed. What depends on it was left out.",
    ]
    first = Since(status="done", since=datetime(2025, 1, 2))
    assert planned(one).statuses["GGI-A-24"] == [first, Since(status="in_progress", since=datetime(2025, 4, 1, 8))]
