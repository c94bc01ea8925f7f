"""The parts of the one page, in words that are ready to be placed.

A part that has nothing to show says why in `nothing`, which is empty otherwise.
"""

from dataclasses import dataclass
from typing import Literal

from report.story.drawn import Band, Bar, Trend

Tone = Literal["better", "worse", "plain"]


@dataclass(frozen=True)
class Sentence:
    """Something to be aware of: what, and what it rests on."""

    title: str
    text: str
    tone: Tone


@dataclass(frozen=True)
class Aware:
    """What needs to be known, the weightiest first."""

    title: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Ask:
    """The decision that is asked for; `nothing` where none was written."""

    title: str
    text: str
    nothing: str


@dataclass(frozen=True)
class Goal:
    """A goal of the questionnaire: the picture, and its numbers as they are written; `little`: much is open."""

    title: str
    bar: Bar
    now: str
    range: str
    last: str
    target: str
    assessed: str
    little: bool


@dataclass(frozen=True)
class Legend:
    """What the parts of a bar mean."""

    now: str
    range: str
    last: str
    target: str


@dataclass(frozen=True)
class Maturity:
    """The overall score (54, of 100) with its range, change and target in `notes`, and the goals.

    `columns` are the headings of goal, now, range, last, target and assessed. `score` is empty where none may be said.
    """

    title: str
    score: str
    of: str
    notes: tuple[str, ...]
    bar: Bar
    columns: tuple[str, str, str, str, str, str]
    legend: Legend
    goals: tuple[Goal, ...]
    definition: str
    nothing: str


@dataclass(frozen=True)
class Figure:
    """A key figure; `change` and `tone` are of its year, `basis` is what it rests on, `peers` says what `band` is."""

    metric: str
    title: str
    value: str
    change: str
    tone: Tone
    basis: str
    trend: Trend
    band: Band | None
    peers: str
    definition: str


@dataclass(frozen=True)
class Figures:
    """The key figures; `legend` says how the others are drawn, and `others` who they are.

    `among` is the title of ours beside theirs, `columns` are its headings: figure, we, others.
    """

    title: str
    legend: str
    among: str
    others: str
    columns: tuple[str, str, str]
    figures: tuple[Figure, ...]
    nothing: str


@dataclass(frozen=True)
class Risk:
    """The largest risk, what to do about it, and who sees to it."""

    title: str
    text: str
    step: str
    owner: str
    nothing: str


@dataclass(frozen=True)
class Duty:
    """What is asked of us; `word` is its state in words."""

    title: str
    state: Literal["met", "not_met", "not_assessed", "not_applicable"]
    word: str


@dataclass(frozen=True)
class Duties:
    """What binds us, what is not met first; `headline` counts them, `note` says what was left out and why."""

    title: str
    headline: str
    items: tuple[Duty, ...]
    note: str
    nothing: str


@dataclass(frozen=True)
class Claim:
    """An answer and a number that says otherwise."""

    question: str
    claimed: str
    measured: str


@dataclass(frozen=True)
class Claims:
    """Where answers and numbers disagree; `columns` are the headings of question, what was said, what was measured."""

    title: str
    columns: tuple[str, str, str]
    items: tuple[Claim, ...]
    more: str
    nothing: str


@dataclass(frozen=True)
class Step:
    """Something planned: what, what it moves, who sees to it, by when; `late`: its day is past."""

    title: str
    moves: str
    owner: str
    due: str
    late: bool


@dataclass(frozen=True)
class Steps:
    """What is done next; `columns` are the headings of what, who and by when."""

    title: str
    columns: tuple[str, str, str]
    items: tuple[Step, ...]
    more: str
    nothing: str


@dataclass(frozen=True)
class Lines:
    """A heading with sentences below it: what changed since the last report, or the small print."""

    title: str
    lines: tuple[str, ...]
