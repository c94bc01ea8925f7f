"""The story of a report: everything it says, in words that are ready to be placed, and the numbers behind them.

Renderers only place: whatever is counted, compared, formatted or translated has happened before. Texts are plain, as
somebody wrote them or the numbers gave them; `clean` makes them fit to be shown.
"""

from dataclasses import dataclass
from datetime import date, datetime

from report.story.chapters import Block, Cell, Chapter, Column, Heading, Kind, Table, Text
from report.story.drawn import Band, Bar, Trend
from report.story.parts import (
    Ask,
    Aware,
    Claim,
    Claims,
    Duties,
    Duty,
    Figure,
    Figures,
    Goal,
    Legend,
    Lines,
    Maturity,
    Risk,
    Sentence,
    Step,
    Steps,
    Tone,
)

__all__ = [
    "Ask",
    "Aware",
    "Band",
    "Bar",
    "Block",
    "Cell",
    "Chapter",
    "Claim",
    "Claims",
    "Column",
    "Duties",
    "Duty",
    "Figure",
    "Figures",
    "Goal",
    "Heading",
    "Kind",
    "Legend",
    "Lines",
    "Maturity",
    "Number",
    "Report",
    "Risk",
    "Sentence",
    "Signs",
    "Step",
    "Steps",
    "Table",
    "Text",
    "Tone",
    "Trend",
]


@dataclass(frozen=True)
class Number:
    """A number that the report says, as the snapshot has it, and as the report writes it (`text`).

    `metric` is the metric's id, with what it is of after a slash where it is not the organisation as a whole
    (commits/REPOSITORY, package/PURL); `what` says which number of it. Of a figure: now, year_before, change (in a
    year), earlier and later (of the repositories collected in both years), month (of a trend), peers_low,
    peers_median, peers_high. Of a score: now, last, frozen, target, gap, gain. Else count, share, behind (a
    target), or what it is a number of.
    `window` is of what time it speaks, to the end of `period`: 12 months, or end of month. Value, low and high in
    `unit`; coverage 0-1; UTC.
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
    window: str | None = None


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
