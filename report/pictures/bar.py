"""A score from 0 to 100: bar to the value, whisker over what it could be, circle for the last, line for the target."""

from report.pictures.svg import GREY, INK, PAPER, TRACK, at, box, cased, circle, line, picture
from report.story import Bar
from report.theme import Theme

WIDTH, HEIGHT = 300, 22
LEFT, RIGHT = 6, 294
TOP, THICK = 5, 12
MIDDLE = HEIGHT / 2


def bar(bar: Bar, theme: Theme) -> str:
    """The picture; where the value is unknown the track is dashed, unlike that of a score of 0."""
    return picture(
        WIDTH,
        HEIGHT,
        _unknown() if bar.value is None else _value(bar.value, theme),
        _range(bar.low, bar.high),
        _target(bar.target, theme),
        _last(bar.last),
    )


def _x(score: float) -> float:
    return LEFT + (RIGHT - LEFT) * min(max(score, 0), 100) / 100


def _unknown() -> str:
    look = f'rx="2" fill="{PAPER}" stroke="{GREY}" stroke-width="1" stroke-dasharray="4 3"'
    return box(LEFT + 0.5, TOP + 0.5, RIGHT - LEFT - 1, THICK - 1, look)


def _value(value: float, theme: Theme) -> str:
    track = box(LEFT, TOP, RIGHT - LEFT, THICK, f'rx="2" fill="{TRACK}"')
    quarters = "".join(line([(_x(score), TOP), (_x(score), TOP + THICK)], PAPER, 1) for score in (25, 50, 75))
    return track + quarters + box(LEFT, TOP, max(_x(value) - LEFT, 1.5), THICK, f'rx="2" fill="{theme.colour}"')


def _range(low: float | None, high: float | None) -> str:
    if low is None or high is None or low == high:
        return ""
    start, end = _x(low), _x(high)
    ends = [[(x, MIDDLE - 3.5), (x, MIDDLE + 3.5)] for x in (start, end)]
    parts = [[(start, MIDDLE), (end, MIDDLE)], *ends]
    return "".join(line(part, PAPER, 4, 'stroke-linecap="square"') for part in parts) + "".join(
        line(part, INK, 1.4) for part in parts
    )


def _target(target: float | None, theme: Theme) -> str:
    return "" if target is None else cased([(_x(target), 1), (_x(target), HEIGHT - 1)], theme.accent, 3.4)


def _last(last: float | None) -> str:
    look = f'fill="{PAPER}" stroke="{INK}" stroke-width="{at(1.8)}"'
    return "" if last is None else circle(_x(last), MIDDLE, 4.2, look)
