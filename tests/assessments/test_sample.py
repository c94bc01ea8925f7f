"""The sample: invented through and through, as long ago as it says, and made anew each time."""

import json
from datetime import date
from pathlib import Path

from assessments import sample
from assessments.answers.freezing import state
from assessments.folder import every
from assessments.history import history
from assessments.people import people
from assessments.planning import planned
from assessments.scores.rows import Row
from assessments.workflow import gaps
from data import sample as workspaces

TODAY = date(2026, 3, 14)


def overall(rows: list[Row]) -> dict[str, Row]:
    return {row.metric.removeprefix("maturity.ggi").removeprefix("."): row for row in rows}


def test_two_are_frozen_and_one_is_in_review(tmp_path: Path) -> None:
    sample.add(tmp_path, "sample", TODAY)
    there, problems = every(tmp_path)
    assert not problems and not [problem for one in there for problem in one.log().problems]
    assert [(one.about.version, state(one.log().events)) for one in there] == [
        ("1.2", "frozen"), ("1.3", "frozen"), ("1.3", "review"),
    ]  # fmt: skip
    first, second = history(there).taken
    assert (first.period, second.period) == (date(2024, 3, 1), date(2025, 3, 1))
    before, after = overall(first.rows), overall(second.rows)
    assert [(rows[""].collected_at or first.at).year for rows in (before, after)] == [2024, 2025]
    assert min(rows[""].coverage for rows in (before, after)) >= 0.8
    rose = {goal: (after[goal].value or 0) - (before[goal].value or 0) for goal in sample.FIRST.goals}
    assert rose["usage"] > 5 and rose["trust"] > 5 and rose["culture"] < -5
    found = gaps(there[-1].model, there[-1].log().events)
    assert found.disputed and found.unanswered and not found.silent_roles
    plan = planned(there[-1])
    assert plan.targets and plan.efforts and plan.scorecards and not plan.problems
    # ten activities on the board: four were done, four more begun, two not
    assert sorted(some[-1].status for some in plan.statuses.values()) == sorted(
        4 * ["done"] + 4 * ["in_progress"] + 2 * ["not_selected"]
    )
    assert max(event.at for one in there for event in one.log().events).date() <= TODAY


def test_it_says_sample_everywhere(tmp_path: Path) -> None:
    sample.add(tmp_path, "sample", TODAY)
    assert {name.split()[0] for name in people(tmp_path).values()} == {"Sample"}
    for log in tmp_path.glob("*/log.jsonl"):
        events = [json.loads(line) for line in log.read_bytes().splitlines()]
        notes = [event["note"] for event in events if event.get("note")]
        assert notes and all(note.startswith("Sample ") for note in notes)
        assert all(link.startswith("https://example.org/") for event in events for link in event.get("links", ()))
        times = [event["at"] for event in events]
        assert times == sorted(times)


def test_the_old_one_goes_when_the_sample_is_made_anew(tmp_path: Path) -> None:
    for day in (TODAY, date(2026, 4, 1)):
        made = workspaces.workspace(tmp_path / "w", tmp_path)
        sample.add(made.assessments, made.configuration.organisation.slug, day)
        assert len(every(made.assessments)[0]) == 3
        assert len(people(made.assessments)) == 3
