"""A scorecard that is there already is not overwritten without a word."""

from pathlib import Path
from typing import Any

from assessments.answers.intents import Card, Objective
from assessments.planning import intend, planned
from tests.assessments.exchange.boards.boards import file, gitlab, said, start, taken

LINE = "Activity ID: [GGI-A-24 (EN)](https://gitlab.ow2.example/52_activity_24.md)."


def objectives(**done: bool) -> tuple[Objective, ...]:
    return tuple(Objective(text=text, done=reached) for text, reached in done.items())


def both(tmp_path: Path, ours: dict[str, Any], theirs: dict[str, str], **how: bool) -> tuple[Card, list[str]]:
    one = start(tmp_path / "assessments")
    intend(one, [{"kind": "scorecard", "key": "GGI-A-24", "value": ours, "by": "p-1"}])
    found = taken(one, file(tmp_path, "b.json", [gitlab(9, LINE, "Done", **theirs)]), **how)
    return planned(one).scorecards["GGI-A-24"], said(found, tmp_path)


OURS = {
    "description": "Ours.", "tools": "Same.\n",
    "objectives": [{"text": "A", "done": True}, {"text": "B", "done": False}, {"text": "C", "done": False}],
}  # fmt: skip
THEIRS = {
    "description": "Theirs.", "tools": " Same. ", "notes": "New.", "objectives": "- [ ] A\n- [x] B\n- [ ] D",
}  # fmt: skip


def test_what_differs_is_kept_and_named(tmp_path: Path) -> None:
    card, problems = both(tmp_path, OURS, THEIRS)
    assert card == Card(
        description="Ours.", tools="Same.\n", notes="New.", objectives=objectives(A=True, B=True, C=False, D=False)
    )
    assert problems == [
        (
            "b.json, item 1: the scorecard of GGI-A-24 says otherwise than the one here (description, objectives), and "
            "ours was kept. Import with --replace to take the board's."
        )
    ]


def test_the_board_wins_where_that_is_asked_for(tmp_path: Path) -> None:
    card, problems = both(tmp_path, OURS, THEIRS, replace=True)
    assert card == Card(
        description="Theirs.", tools="Same.\n", notes="New.", objectives=objectives(A=False, B=True, D=False)
    )
    assert problems == []


def test_what_the_board_leaves_empty_takes_nothing_away(tmp_path: Path) -> None:
    card, problems = both(tmp_path, OURS, {"notes": "New."}, replace=True)
    assert card == Card.model_validate(OURS | {"notes": "New."})
    assert problems == []


def test_names_in_a_scorecard_are_left_out_unless_asked_for(tmp_path: Path) -> None:
    notes = "Ask @zoe.k or zoe@city.example, not a@b; see https://x.example/@zoe."
    theirs = {"notes": notes, "objectives": "- [ ] @max"}
    card, problems = both(tmp_path / "without", {}, theirs)
    assert card.notes == "Ask @… or @…, not a@b; see https://x.example/@zoe."
    assert card.objectives == objectives(**{"@…": False})
    assert problems == [
        "User names and addresses in scorecards were left out: 3. Import with --keep-names to keep them.",
    ]
    card, problems = both(tmp_path / "with", {}, theirs, keep_names=True)
    assert (card.notes, problems) == (theirs["notes"], [])
