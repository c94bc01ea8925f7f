"""What the sample means to do: targets, efforts, scorecards and how far a board said it was."""

from datetime import date, datetime, time, timedelta
from typing import Any

from assessments.answers.log import Draft
from data.words import N_, _

# Every activity of three goals, so that these have targets too, and one of each other goal.
TARGETS = {
    "GGI-A-17": 90, "GGI-A-18": 90, "GGI-A-19": 90, "GGI-A-20": 85, "GGI-A-42": 90,
    "GGI-A-21": 70, "GGI-A-22": 85, "GGI-A-23": 80, "GGI-A-24": 80, "GGI-A-44": 80,
    "GGI-A-25": 70, "GGI-A-26": 75, "GGI-A-27": 85, "GGI-A-28": 75, "GGI-A-39": 50,
    "GGI-A-43": 75, "GGI-A-16": 100,
}  # fmt: skip
NUMBERS = {"change_requests_reviewed": 75, "licence_coverage": 95}
DAYS = {"GGI-A-17": 12.0, "GGI-A-23": 20.0, "GGI-A-28": 8.0, "GGI-A-16": 5.5}
# Months before the day in which the board moved an activity on: to in progress, to done.
BOARD = {
    "GGI-A-17": (20, 9), "GGI-A-25": (18, 11), "GGI-A-16": (16, 2), "GGI-A-18": (14, 3), "GGI-A-21": (12,),
    "GGI-A-23": (8,), "GGI-A-26": (6,), "GGI-A-34": (4,), "GGI-A-28": (), "GGI-A-43": (),
}  # fmt: skip
BOARD_BEGAN = 24
OBJECTIVES = {
    "GGI-A-17": [N_("Sample objective: a list of what runs"), N_("Sample objective: a name beside each entry")],
    "GGI-A-28": [N_("Sample objective: a course twice a year"), N_("Sample objective: skills in job descriptions")],
}


def drafts(day: date, lead: str, leader: str) -> list[Draft]:
    """The plan of that day; `lead` says it and owns every other target, `leader` the rest."""
    targets = [
        _draft(
            "target",
            key,
            {"score": score, "date": day + timedelta(days=180 + 30 * (n % 6)), "owner": (lead, leader)[n % 2]},
        )
        for n, (key, score) in enumerate(TARGETS.items())
    ]
    numbers = [
        _draft("target", metric, {"value": value, "date": day + timedelta(days=400), "owner": leader})
        for metric, value in NUMBERS.items()
    ]
    efforts = [_draft("effort", key, {"days": days}) for key, days in DAYS.items()]
    cards = [_draft("scorecard", key, _card(objectives)) for key, objectives in OBJECTIVES.items()]
    return [draft | {"by": lead} for draft in (*targets, *numbers, *efforts, *cards)]


def roadmap(day: date, lead: str, leader: str) -> list[Draft]:
    """What was planned on that day: steps, and what is to be asked again early."""
    steps = [
        _draft("step", key, {"due": day + timedelta(days=days), "owner": owner, "days": work, "done": done})
        for key, days, owner, work, done in (
            ("GGI-A-25", -20, leader, 3, True), ("GGI-A-34", -2, lead, 4, False),
            ("GGI-A-23", 45, leader, 20, False), ("GGI-A-28", 120, None, 8, False),
        )
    ]  # fmt: skip
    again = _draft("valid_until", "GGI-A-21", day + timedelta(days=50))
    return [draft | {"by": lead} for draft in (*steps, again)]


def board(day: date, lead: str) -> list[Draft]:
    """What a board said in the two years before that day."""
    return [
        _status(key, moved, day) | {"by": lead}
        for key, months in BOARD.items()
        for moved in enumerate((BOARD_BEGAN, *months))
    ]


def _status(key: str, moved: tuple[int, int], day: date) -> Draft:
    place, months = moved
    since = datetime.combine(day - timedelta(days=30 * months), time(12))
    return _draft("status", key, {"status": ("not_selected", "in_progress", "done")[place], "since": since})


def _draft(kind: str, key: str, value: object) -> Draft:
    return {"kind": kind, "key": key, "value": value}


def _card(objectives: list[str]) -> dict[str, Any]:
    return {
        "description": _("Sample description: what this means in an invented administration."),
        "opportunity": _("Sample opportunity: less work done twice."),
        "objectives": [{"text": _(text), "done": n == 0} for n, text in enumerate(objectives)],
        "tools": _("Sample tools: a spreadsheet."),
        "notes": "",
    }
