"""An issue's body: the activity that it names, and the scorecard below `### Scorecard`."""

import re
from dataclasses import dataclass

from assessments.answers.intents import Card, Objective

_ID = re.compile(r"^[^\[\n]{1,60}:\s*\[\s*(GGI-A-\d+)\s*(?:\([^)]*\))?\s*\]", re.MULTILINE)
_HEADING = re.compile(r"^###\s+(.+?)\s*#*\s*$")
_FIELD = re.compile(r"^####\s+(.+?)\s*#*\s*$")
_TASK = re.compile(r"^\s*[-*+]\s+\[(.)\]\s*(.*?)\s*$")
_FRAME = re.compile(
    r"^\s*(?:</?details>|<summary>.*</summary>|<details>\s*<summary>.*</summary>|-{3,})\s*$", re.IGNORECASE
)

FIELDS = {
    "customized description": "description", "customised description": "description",
    "opportunity assessment": "opportunity", "objectives": "objectives", "tools": "tools",
    "operational notes": "notes",
}  # fmt: skip
UNTOUCHED = {  # what the board itself puts below each heading
    "description": "Scope of what has to be done.",
    "opportunity": "Why is this activity relevant?",
    "objectives": "What we aim to achieve in this iteration.",
    "tools": "Technologies, tools and products used in the Activity.",
    "notes": "Approach, method to progress in the Activity",
}
HANDBOOK = {
    "description", "opportunity assessment", "progress assessment", "tools", "recommendations", "resources",
    "proposed next activities",
}  # fmt: skip


@dataclass(frozen=True)
class Body:
    """What a body says: the activity or "", the scorecard, ticks that are none of its objectives, other headings."""

    activity: str
    card: Card
    ticked: int
    others: tuple[str, ...]


def body(text: str) -> Body:
    """Reads an issue's body; what stands in the scorecard but in no field of it goes to the notes."""
    before, *sections = _sections(re.split(r"\r\n|\r|\n", text))
    named = _ID.search("\n".join(before[1]))
    cards = [lines for title, lines in sections if title.casefold() == "scorecard"]
    others = [(title, lines) for title, lines in sections if title.casefold() != "scorecard"]
    boxes = [found for _title, lines in others for found in map(_TASK.match, lines) if found]
    ticked = sum(box[1] in "xX" for box in boxes)
    foreign = tuple(title for title, _lines in others if title.casefold() not in HANDBOOK)
    return Body(named[1] if named else "", _card([line for lines in cards for line in lines]), ticked, foreign)


def _sections(lines: list[str], form: re.Pattern[str] = _HEADING) -> list[tuple[str, list[str]]]:
    """Headings with the lines below; the first without one."""
    found: list[tuple[str, list[str]]] = [("", [])]
    for line in lines:
        if heading := form.match(line):
            found.append((heading[1], []))
        else:
            found[-1][1].append(line)
    return found


def _card(lines: list[str]) -> Card:
    texts: dict[str, list[str]] = {}
    objectives: list[Objective] = []
    for title, below in _sections([line for line in lines if not _FRAME.match(line)], _FIELD):
        field = FIELDS.get(title.casefold(), "")
        rest = below
        if field == "objectives":
            done, rest = _objectives(below)
            objectives += done
        said = "\n".join(rest).strip()
        if said and said != UNTOUCHED.get(field):
            known = field and field != "objectives"
            texts.setdefault(field if known else "notes", []).append(
                said if known or not title else f"{title}\n\n{said}"
            )
    return Card(objectives=tuple(objectives), **{field: "\n\n".join(some) for field, some in texts.items()})


def _objectives(lines: list[str]) -> tuple[list[Objective], list[str]]:
    """The lines with a box, with those indented below them, and the other lines."""
    found: list[tuple[bool, list[str]]] = []
    rest: list[str] = []
    below = False
    for line in lines:
        if task := _TASK.match(line):
            found.append((task[1] in "xX", [task[2]]))
            below = True
        elif below and line[:1].isspace() and line.strip():
            found[-1][1].append(line.strip())
        else:
            below = below and not line.strip()
            rest.append(line)
    said = [(" ".join(part for part in parts if part), done) for done, parts in found]
    return [Objective(text=text, done=done) for text, done in said if text], rest
