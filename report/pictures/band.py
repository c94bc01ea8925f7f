"""Ours among others: their middle half as a thick line, their median as a tick, ours as a circle."""

from report.pictures.svg import GREY, INK, PAPER, SOFT, box, cased, circle, line, picture
from report.story import Band
from report.theme import Theme

WIDTH, HEIGHT = 150, 18
LEFT, RIGHT = 10, 140
MIDDLE = HEIGHT / 2


def band(band: Band, theme: Theme) -> str:
    """The picture; parts that are unknown are left out."""
    start, end = _scale(band)

    def x(value: float) -> float:
        return LEFT + (RIGHT - LEFT) * min(max((value - start) / (end - start), 0), 1)

    return picture(
        WIDTH,
        HEIGHT,
        line([(LEFT - 7, MIDDLE), (RIGHT + 7, MIDDLE)], SOFT, 1),
        "" if band.low is None or band.high is None else _half(x(band.low), x(band.high)),
        "" if band.median is None else cased([(x(band.median), 1), (x(band.median), HEIGHT - 1)], INK, 1.8),
        "" if band.ours is None else _ours(x(band.ours), band.ours < start, band.ours > end, theme),
    )


def _scale(band: Band) -> tuple[float, float]:
    """From where to where the picture goes: as far as ours, and no further from the others than twice their width."""
    others = [value for value in (band.low, band.median, band.high) if value is not None]
    all_of_them = [*others, *([] if band.ours is None else [band.ours])] or [0.0]
    low, high = min(others or all_of_them), max(others or all_of_them)
    width = (high - low) or abs(high) / 4 or 1.0
    start = min(low - width / 2, max(min(all_of_them), low - width * 2))
    end = max(high + width / 2, min(max(all_of_them), high + width * 2))
    return start, end


def _half(start: float, end: float) -> str:
    return box(start, MIDDLE - 4, max(end - start, 3), 8, f'rx="1.5" fill="{SOFT}"')


def _ours(x: float, below: bool, above: bool, theme: Theme) -> str:
    """Ours; a wedge says that it lies further out than the picture goes."""
    side = -1 if below else 1
    wedge = [(x + side * 5.5, MIDDLE - 3), (x + side * 8.5, MIDDLE), (x + side * 5.5, MIDDLE + 3)]
    beyond = line(wedge, GREY, 1.6) if below or above else ""
    return beyond + circle(x, MIDDLE, 4, f'fill="{theme.colour}" stroke="{PAPER}" stroke-width="1.2"')
