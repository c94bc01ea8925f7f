"""A target on a chart: a line across at its value, and the straight path to it."""

from datetime import date

import pandas as pd

from dashboard.look import Part, ink
from data import courses_said, figures
from data.definitions import Metric
from data.path import Course, Path, months
from data.words import _

ROOM = 5  # the path leads on beyond the last month for this part of those that are shown, to keep them readable
_HIGH = 0.85  # of the drawing: from there up the name stands below its line
_NEAR = 0.1  # of the drawing: a name as close to that of a reference, which stands left, goes right


def across(metric: Metric, course: Course, rows: pd.DataFrame, *, a_month: bool = False) -> Part:
    """The line with its name, as a shape and an annotation; `a_month`: of a monthly count, a twelfth."""
    value = course.goal.value / (12 if a_month else 1)
    top = 100 if metric.unit == "%" else max([value, *metric.references.values(), *rows["value"].dropna()])
    below = value >= _HIGH * top
    side = "right" if any(abs(value - other) < _NEAR * top for other in metric.references.values()) else "left"
    place = {"xref": "x domain", "yref": "y"}
    line = {"type": "line", "x0": 0, "x1": 1, "y0": value, "y1": value}
    name = {
        "x": int(side == "right"), "xanchor": side, "y": value, "yanchor": "top" if below else "bottom",
        "text": courses_said.name(metric, course.goal, a_month=a_month), "showarrow": False,
    }  # fmt: skip
    return {
        "shapes": [place | line | {"line": {"dash": "longdashdot", "width": 1.5, "color": ink()}}],
        "annotations": [place | name],
    }


def path(course: Course, rows: pd.DataFrame, *, a_month: bool = False) -> list[Part]:
    """The path as a trace, a star where it ends; none where there is no path, or a level one, which the line shows."""
    way = course.path
    if way is None or way.begin == way.value:
        return []
    x = _months(way, rows)
    y = [way.expected(month) / (12 if a_month else 1) for month in x]
    star = {"symbol": "star", "size": [0] * (len(x) - 1) + [10 if x and x[-1] == way.end else 0], "color": ink()}
    return [{
        "type": "scatter", "x": x, "y": y, "name": _("Straight path"), "mode": "lines+markers", "marker": star,
        "line": {"dash": "dash", "width": 1.5, "color": ink()}, "hovertemplate": "%{y:,.4~g}<extra></extra>",
    }]  # fmt: skip


def _months(way: Path, rows: pd.DataFrame) -> list[date]:
    """Those of the path that the chart has room for."""
    shown = rows["period"][rows["complete"]]
    first, last = (shown.min().date(), shown.max().date()) if len(shown) else (way.start, way.end)
    last = figures.months_back(last, -max(months(first, last) // ROOM, 1))
    begin, end = max(way.start, first), min(way.end, last)
    return [figures.months_back(begin, -n) for n in range(months(begin, end) + 1)]
