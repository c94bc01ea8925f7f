"""The slides after the numbers: risk and duties, claims, steps, what changed, how to read it."""

from report.slides.box import Box
from report.slides.deck import Deck, Page
from report.slides.opening import statement
from report.slides.places import BODY
from report.slides.tables import Row, Rows, flow
from report.slides.words import ACCENT, COLOUR, INK, MUTED, Words, largest
from report.story import Claims, Duties, Lines, Risk, Step, Steps

_STATES = {"met": COLOUR, "not_met": ACCENT, "not_assessed": MUTED, "not_applicable": MUTED}
_LEFT, _RIGHT = Box(48, 126, 396, 360), Box(492, 126, 420, 360)


def risk_and_duties(deck: Deck, risk: Risk, duties: Duties) -> None:
    """The largest risk and what binds us, beside each other."""
    page = deck.page(risk.title)
    page.text(
        _LEFT,
        largest(risk.nothing or risk.text, _LEFT.width, 170, (22, 18, 15), colour=INK, bold=True, gap=14),
        largest(risk.step, _LEFT.width, 120, (18, 16, 14), colour=INK, gap=14),
        Words(risk.owner, 16, MUTED, bold=True, most=2),
    )
    _duties(deck, page, duties)


def _duties(deck: Deck, page: Page, told: Duties) -> None:
    used = page.text(
        _RIGHT,
        Words(told.title, 16, COLOUR, bold=True, most=2, gap=10),
        largest(told.nothing or told.headline, _RIGHT.width, 120, (22, 18, 15), colour=INK, gap=10),
    )
    if told.items:
        rows = tuple(
            (
                (Words(duty.title, 14, INK, most=4),),
                (Words(duty.word, 14, _STATES[duty.state], bold=True, most=2, right=True),),
            )
            for duty in told.items
        )
        box = _RIGHT.below(used)
        last, bottom = flow(
            deck,
            page,
            Box(box.left, box.top, box.width, box.height - 44),
            Rows(told.title, (), rows, (66, 34)),
            most=1.2,
        )
        column = box if last is page else BODY
        last.text(Box(column.left, bottom + 10, column.width, 34), Words(told.note, 13, MUTED, most=2))


def claims(deck: Deck, told: Claims) -> None:
    """Questions with what was said and what was measured."""
    rows: tuple[Row, ...] = tuple(
        (
            (Words(item.question, 16, INK, most=4),),
            (Words(item.claimed, 16, INK, bold=True, most=4),),
            (Words(item.measured, 16, ACCENT, bold=True, most=4),),
        )
        for item in told.items
    )
    _table(deck, Rows(told.title, told.columns, rows, (46, 20, 34)), told.nothing, told.more)


def steps(deck: Deck, told: Steps) -> None:
    """What is planned, by whom and by when."""
    _table(deck, Rows(told.title, told.columns, tuple(map(_step, told.items)), (58, 24, 18)), told.nothing, told.more)


def _step(step: Step) -> Row:
    return (
        (Words(step.title, 16, INK, bold=True, most=4), Words(step.moves, 13, MUTED, most=2)),
        (Words(step.owner, 16, INK, most=4),),
        (Words(step.due, 16, ACCENT if step.late else INK, bold=step.late, most=2),),
    )


def _table(deck: Deck, table: Rows, nothing: str, more: str) -> None:
    if nothing or not table.rows:
        statement(deck, table.title, nothing)
        return
    page, bottom = flow(deck, deck.page(table.title), Box(BODY.left, 118, BODY.width, 340), table)
    page.text(Box(BODY.left, bottom + 10, BODY.width, 36), Words(more, 14, MUTED, most=2))


def lines(deck: Deck, told: Lines, sizes: tuple[int, ...]) -> None:
    """Sentences below each other, at the first size at which they fit, and else as many as do on a slide."""
    choices = [tuple(Words(line, size, INK, most=6, gap=size * 0.7) for line in told.lines) for size in sizes]
    left = next((words for words in choices if _fitting(words) == len(words)), choices[-1])
    while left:
        count = _fitting(left)
        deck.page(told.title).text(BODY, *left[:count])
        left = left[count:]


def _fitting(told: tuple[Words, ...]) -> int:
    height = 0.0
    for count, words in enumerate(told):
        height += words.height(BODY.width)
        if height > BODY.height:
            return max(1, count)
    return len(told)
