"""Charts that can be edited, with the numbers of the story in the workbook of each."""

from datetime import date
from typing import TYPE_CHECKING, Any, cast

from pptx.chart.chart import Chart
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from report.slides.box import Box
from report.slides.deck import Page, described
from report.slides.words import COLOUR, MUTED, PALE, Words
from report.slides.workbook import Numbers
from report.story import Goal, Legend, Trend

if TYPE_CHECKING:
    from pptx.shapes.graphfrm import GraphicFrame

_MONTHS = 14  # points
_MARKS = (("dash", 6, "tx1"), ("circle", 9, "tx1"), ("dash", 24, "accent2"))


def goals(page: Page, box: Box, told: tuple[Goal, ...], legend: Legend, day: date) -> None:
    """Columns of now, and over them ranges, last and target as marks; what is unknown is not drawn."""
    numbers = Numbers(
        day,
        [goal.title for goal in told],
        (legend.now, [goal.bar.value for goal in told]),
        (legend.range, [goal.bar.high if _open(goal) else None for goal in told]),
        (legend.last, [goal.bar.last for goal in told]),
        (legend.target, [goal.bar.target for goal in told]),
    )
    chart = _added(page, box, XL_CHART_TYPE.COLUMN_CLUSTERED, numbers, ". ".join(goal.bar.alt for goal in told))
    plot = chart.plots[0]
    plot.gap_width = 70
    plot.series[0].format.fill.solid()
    plot.series[0].format.fill.fore_color.theme_color = COLOUR
    # Columns are pale, so that marks on them are seen.
    next(chart.element.iter(qn("a:schemeClr"))).append(parse_xml(f'<a:alpha {nsdecls("a")} val="55000"/>'))
    _now, could_be, *_others = chart.element.iter(qn("c:ser"))
    could_be.find(qn("c:cat")).addprevious(_ranges(told))
    _marks(chart)
    axis = chart.value_axis
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = 0, 100, 25
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    _calm(chart, 12)


def trend(page: Page, box: Box, told: Trend, name: str, day: date) -> bool:
    """A line over the months, with gaps where it is unknown; nothing, and False, where it is unknown throughout.

    Only the first and the last month are named, below it: an axis would name all, on top of each other.
    """
    if all(value is None for value in told.values):
        return False
    box = Box(box.left, box.top, box.width, box.height - _MONTHS)
    chart = _added(page, box, XL_CHART_TYPE.LINE_MARKERS, Numbers(day, told.months, (name, told.values)), told.alt)
    chart.has_legend = chart.has_title = False
    if min(value for value in told.values if value is not None) >= 0:
        chart.value_axis.minimum_scale = 0  # or what hardly moved would look like leaps
    series = chart.plots[0].series[0]
    series.smooth = False
    series.format.line.width = Pt(2.25)
    series.format.line.color.theme_color = COLOUR
    next(chart.element.iter(qn("c:ser"))).find(qn("c:spPr")).addnext(_marker("circle", 5, "accent1"))
    _calm(chart, 10)
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    first, last = Box(box.left + 8, box.bottom, box.width - 16, _MONTHS).columns(2, 8)
    page.text(first, Words(told.months[0], 10, MUTED, most=1))
    page.text(last, Words(told.months[-1], 10, MUTED, most=1, right=True))
    return True


def _added(page: Page, box: Box, kind: XL_CHART_TYPE, numbers: Numbers, alt: str) -> Chart:
    frame = cast("GraphicFrame", page.slide.shapes.add_chart(kind, *box.emu, numbers))  # it says Chart, and is none
    described(frame, alt)
    return frame.chart


def _calm(chart: Chart, size: int) -> None:
    """Thin lines, no ticks, small words."""
    chart.has_title = False
    chart.font.size = Pt(size)
    chart.font.color.theme_color = MUTED
    chart.value_axis.major_gridlines.format.line.color.theme_color = PALE
    chart.value_axis.format.line.fill.background()
    chart.category_axis.format.line.color.theme_color = MUTED
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    for axis in (chart.value_axis, chart.category_axis):
        axis.major_tick_mark = XL_TICK_MARK.NONE
    _upright(chart)


def _upright(chart: Chart) -> None:
    """Names below the chart never stand aslant."""
    chart.category_axis.tick_labels.font.size = chart.font.size
    axis = next(chart.element.iter(qn("c:catAx")))
    axis.find(f"{qn('c:txPr')}/{qn('a:bodyPr')}").set("rot", "0")


def _ranges(told: tuple[Goal, ...]) -> Any:
    """From high down to low, as error bars."""
    lengths = [(goal.bar.high or 0) - (goal.bar.low or 0) if _open(goal) else 0 for goal in told]
    points = "".join(f'<c:pt idx="{n}"><c:v>{length!r}</c:v></c:pt>' for n, length in enumerate(lengths))
    literal = f'<c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="{len(lengths)}"/>{points}</c:numLit>'
    xml = (
        f'<c:errBars {nsdecls("c", "a")}><c:errDir val="y"/><c:errBarType val="minus"/><c:errValType val="cust"/>'
        f'<c:noEndCap val="0"/><c:plus>{literal}</c:plus><c:minus>{literal}</c:minus><c:spPr><a:ln w="19050">'
        '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:ln></c:spPr></c:errBars>'
    )
    return parse_xml(xml)


def _open(goal: Goal) -> bool:
    """Whether it could be more or less than it is."""
    return goal.bar.low is not None and goal.bar.high is not None and goal.bar.low < goal.bar.high


def _marker(symbol: str, size: int, colour: str) -> Any:
    return parse_xml(
        f'<c:marker {nsdecls("c", "a")}><c:symbol val="{symbol}"/><c:size val="{size}"/><c:spPr><a:solidFill>'
        f'<a:schemeClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr></c:marker>'
    )


def _marks(chart: Chart) -> None:
    """Moves all series but the first into a line chart without lines, on the same axes."""
    columns = next(chart.element.iter(qn("c:barChart")))
    lines = parse_xml(
        f'<c:lineChart {nsdecls("c")}><c:grouping val="standard"/><c:varyColors val="0"/><c:marker val="1"/>'
        + "".join(f'<c:axId val="{axis.get("val")}"/>' for axis in columns.findall(qn("c:axId")))
        + "</c:lineChart>"
    )
    columns.addnext(lines)
    for series, mark in zip(columns.findall(qn("c:ser"))[1:], _MARKS, strict=True):
        for column_only in series.findall(qn("c:invertIfNegative")):
            series.remove(column_only)
        series.find(qn("c:tx")).addnext(
            parse_xml(f'<c:spPr {nsdecls("c", "a")}><a:ln w="28575"><a:noFill/></a:ln></c:spPr>')
        )
        series.find(qn("c:spPr")).addnext(_marker(*mark))
        series.append(parse_xml(f'<c:smooth {nsdecls("c")} val="0"/>'))
        lines.find(qn("c:marker")).addprevious(series)
