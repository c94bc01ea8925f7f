"""The story of a report: everything it says, in words that are ready to be placed, and the numbers behind them.

Renderers only place: whatever is counted, compared, formatted or translated has happened before. Texts are plain, as
somebody wrote them or the numbers gave them; `clean` makes them fit to be shown. A part that has nothing to show says
why in `nothing`, which is empty otherwise.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Tone = Literal["better", "worse", "plain"]
Kind = Literal["text", "number", "picture"]


@dataclass(frozen=True)
class Bar:
    """A score from 0 to 100 with what it could be, what it was and is to be; None is unknown, and not drawn."""

    value: float | None
    low: float | None
    high: float | None
    last: float | None
    target: float | None
    alt: str


@dataclass(frozen=True)
class Trend:
    """Values by month, None where unknown, in the metric's unit; `months` as they are written."""

    months: tuple[str, ...]
    values: tuple[float | None, ...]
    alt: str

    @property
    def known(self) -> int:
        """How many months are."""
        return sum(value is not None for value in self.values)


@dataclass(frozen=True)
class Band:
    """Ours among those of others: their middle half and median, in the metric's unit."""

    ours: float | None
    low: float | None
    median: float | None
    high: float | None
    alt: str


Cell = str | Bar | Trend | Band


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


@dataclass(frozen=True)
class Column:
    """A column of a table; `weight` is its share of the width."""

    title: str
    kind: Kind = "text"
    weight: float = 1


@dataclass(frozen=True)
class Table:
    """Rows of cells, as many as there are columns; `caption` says what it shows."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Heading:
    """A heading within a chapter."""

    title: str


@dataclass(frozen=True)
class Text:
    """A paragraph; `small` is what it rests on."""

    text: str
    small: bool = False


Block = Heading | Text | Table


@dataclass(frozen=True)
class Chapter:
    """A chapter of the long report."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Number:
    """A number that the report says, as the snapshot has it, and as the report writes it (`text`).

    `metric` is the metric's id, with what it is of after a slash where it is not the organisation as a whole
    (commits/REPOSITORY, package/PURL); `what` says which number of it: now, low, high, last, target, count, gain,
    priority, peers_low, peers_median, peers_high. Value, low and high in `unit`; coverage 0-1; UTC.
    """

    part: str
    metric: str
    what: str
    value: float | None
    unit: str
    text: str
    period: date | None = None
    low: float | None = None
    high: float | None = None
    sample_size: int | None = None
    coverage: float | None = None
    collected_at: datetime | None = None
    definition: str | None = None
    source: str | None = None


@dataclass(frozen=True)
class Signs:
    """What signs say to who does not see them: that something got better or worse, that little of it is known."""

    better: str
    worse: str
    little: str


@dataclass(frozen=True)
class Report:
    """The whole story. `kind` stands above `title`, `period` below it; it was told as of `day`, written `dated`."""

    language: str
    organisation: str
    kind: str
    title: str
    period: str
    day: date
    dated: str
    aware: Aware
    ask: Ask
    maturity: Maturity
    figures: Figures
    risk: Risk
    duties: Duties
    claims: Claims
    steps: Steps
    changed: Lines | None
    small_print: Lines
    signs: Signs
    contents: str
    chapters: tuple[Chapter, ...]
    numbers: tuple[Number, ...]
