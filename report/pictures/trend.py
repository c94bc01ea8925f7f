"""Values by month: a line with gaps where nothing is known, on a soft area, its last known point marked."""

from itertools import groupby

from report.pictures.svg import GREY, PAPER, at, circle, line, picture, tint
from report.story import Trend
from report.theme import Theme

WIDTH, HEIGHT = 150, 40
LEFT, RIGHT = 5, 145
TOP, BOTTOM = 6, 34
FLOOR = 38

Points = list[tuple[float, float]]


def trend(trend: Trend, theme: Theme) -> str:
    """The picture; a dashed line where no month is known."""
    runs = _runs(trend.values)
    if not runs:
        return picture(WIDTH, HEIGHT, line([(LEFT, 22), (RIGHT, 22)], GREY, 1.2, 'stroke-dasharray="4 3"'))
    mark = circle(*runs[-1][-1], 3.2, f'fill="{theme.colour}" stroke="{PAPER}" stroke-width="1.2"')
    return picture(
        WIDTH,
        HEIGHT,
        "".join(_area(run, theme) for run in runs),
        "".join(_run(run, theme) for run in runs),
        mark,
    )


def _runs(values: tuple[float | None, ...]) -> list[Points]:
    """What is known, as points in the picture, parted where months are missing."""
    known = [value for value in values if value is not None]
    if not known:
        return []
    lowest, span = _scale(min(known), max(known))
    step = (RIGHT - LEFT) / max(len(values) - 1, 1)
    places = [
        None if value is None else (RIGHT - n * step, BOTTOM - (value - lowest) / span * (BOTTOM - TOP))
        for n, value in zip(reversed(range(len(values))), values, strict=True)
    ]
    return [[place for place in run if place] for there, run in groupby(places, key=bool) if there]


def _scale(lowest: float, highest: float) -> tuple[float, float]:
    """Where the picture begins and how much it spans: a quarter of the values at least, or noise looks like a fall."""
    span = max(highest - lowest, abs(highest) / 4, abs(lowest) / 4) or 1.0
    start = (lowest + highest - span) / 2
    return (max(start, 0.0) if lowest >= 0 else start), span


def _area(run: Points, theme: Theme) -> str:
    ends = [(run[0][0], FLOOR), *run, (run[-1][0], FLOOR)]
    places = " ".join(f"{at(x)},{at(y)}" for x, y in ends)
    return f'<polygon points="{places}" fill="{tint(theme.colour, 0.12)}"/>'


def _run(run: Points, theme: Theme) -> str:
    if len(run) == 1:
        return circle(*run[0], 1.2, f'fill="{theme.colour}"')
    return line(run, theme.colour, 2, 'stroke-linejoin="round" stroke-linecap="round"')
