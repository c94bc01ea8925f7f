"""The slides of numbers: maturity, key figures, peers."""

from datetime import date

from report.slides import charts
from report.slides.box import Box
from report.slides.deck import Deck, Page
from report.slides.opening import TONES, statement
from report.slides.places import BODY
from report.slides.tables import Row, Rows, flow
from report.slides.words import ACCENT, COLOUR, INK, MUTED, PALE, Words, largest
from report.story import Figure, Figures, Goal, Maturity

_CHART, _SCORE, _TABLE = Box(48, 118, 410, 376), Box(482, 124, 430, 84), Box(482, 220, 430, 270)


def maturity(deck: Deck, told: Maturity, day: date) -> None:
    """The score, the goals as columns, and their numbers."""
    if told.nothing or not told.goals:
        statement(deck, told.title, told.nothing)
        return
    page = deck.page(told.title)
    page.notes += [told.definition, told.bar.alt]
    charts.goals(page, _CHART, told.goals, told.legend, day)
    _score(page, told)
    table = Rows(told.title, told.columns, tuple(map(_goal, told.goals)), (24, 12, 19, 18, 15, 18), 1)
    flow(deck, page, _TABLE if told.score else Box(482, 124, 430, 366), table, most=1)


def _score(page: Page, told: Maturity) -> None:
    if not told.score:
        return
    page.area(_SCORE, PALE)
    page.text(Box(498, 133, 84, 66), Words(told.score, 54, COLOUR, bold=True, most=1))
    left, right = Box(590, 136, 310, 66).columns(2, 10)
    half = (len(told.notes) + 1) // 2
    page.text(
        left,
        Words(told.of, 14, INK, bold=True, most=1),
        *(Words(note, 13, MUTED, most=1) for note in told.notes[:half]),
    )
    page.text(right, *(Words(note, 13, MUTED, most=1, gap=2) for note in told.notes[half:]))


def _goal(goal: Goal) -> Row:
    return (
        (Words(goal.title, 13, INK, bold=True, most=2),),
        (Words(goal.now, 13, COLOUR, bold=True, most=2, right=True),),
        *((Words(text, 13, MUTED, most=2, right=True),) for text in (goal.range, goal.last, goal.target)),
        (Words(goal.assessed, 13, ACCENT if goal.little else MUTED, bold=goal.little, most=2, right=True),),
    )


def figures(deck: Deck, told: Figures, day: date) -> None:
    """The key figures, three on a slide, and how they stand among others."""
    if told.nothing or not told.figures:
        statement(deck, told.title, told.nothing)
        return
    for first in range(0, len(told.figures), 3):
        page = deck.page(told.title)
        some = told.figures[first : first + 3]
        boxes = BODY.columns(3, 18)[: len(some)]
        used = max([_head(page, box, figure) for box, figure in zip(boxes, some, strict=True)])
        feet = [_foot(figure) for figure in some]
        most = max(sum(words.height(boxes[0].width - 32) for words in foot) for foot in feet)
        for box, figure, foot in zip(boxes, some, feet, strict=True):
            place = box.below(used + 8)
            trend = Box(place.left + 8, place.top, place.width - 16, place.height - most - 24)
            drawn = charts.trend(page, trend, figure.trend, figure.title, day)
            page.text(Box(box.left + 16, trend.bottom + 10 if drawn else place.top, box.width - 32, most), *foot)
            page.notes += [figure.definition, figure.basis]
    _peers(deck, told)


def _head(page: Page, box: Box, told: Figure) -> float:
    """Name, value and change in a frame, and the height they take of it."""
    page.area(box, PALE, line=True)
    inner = Box(box.left + 16, box.top + 14, box.width - 32, 120)
    used = page.text(
        inner,
        Words(told.title, 16, INK, bold=True, most=2, gap=4),
        largest(told.value, inner.width, 50, (38, 30, 24, 18), colour=COLOUR, bold=True, gap=2),
        Words(told.change, 14, TONES[told.tone], bold=told.tone != "plain", most=2),
    )
    return used + 14


def _foot(told: Figure) -> tuple[Words, Words]:
    """What stands below the trend."""
    return Words(told.peers, 14, INK, most=2, gap=6), Words(told.basis, 11, MUTED, most=2)


def _peers(deck: Deck, told: Figures) -> None:
    """Ours beside what is known of others."""
    if not any(figure.peers for figure in told.figures):
        return
    page = deck.page(told.among, told.others)
    rows = tuple(
        (
            (Words(figure.title, 16, INK, bold=True, most=2),),
            (Words(figure.value, 16, COLOUR, bold=True, most=2),),
            (Words(figure.peers, 15, MUTED, most=2),),
        )
        for figure in told.figures
    )
    flow(deck, page, BODY.below(16), Rows(told.among, told.columns, rows, (36, 18, 46)))
