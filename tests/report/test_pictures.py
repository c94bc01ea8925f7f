"""Places worked out by hand: a bar runs from 6 to 294 for 0 to 100, a trend from 5 to 145, a band from 10 to 140."""

import pytest
from defusedxml import ElementTree

from report.pictures import drawn
from report.pictures.svg import at, tint
from report.story import Band, Bar, Trend
from report.theme import Theme

THEME = Theme(colour="#000080", accent="#800000")
SVG = "{http://www.w3.org/2000/svg}"

Cell = Bar | Trend | Band


def shapes(cell: Cell, name: str) -> list[dict[str, str]]:
    # What is read was drawn a line above.
    return [shape.attrib for shape in ElementTree.fromstring(drawn(cell, THEME)).iter(SVG + name)]


def bar(
    value: float | None = None,
    low: float | None = None,
    high: float | None = None,
    last: float | None = None,
    target: float | None = None,
) -> Bar:
    return Bar(value, low, high, last, target, "alt")


def filled(cell: Bar) -> list[dict[str, str]]:
    return [shape for shape in shapes(cell, "rect") if shape["fill"] == THEME.colour]


def test_a_bar_is_as_long_as_its_score() -> None:
    assert [(shape["x"], shape["width"]) for shape in filled(bar(50))] == [("6.0", "144.0")]
    assert [(shape["x"], shape["width"]) for shape in filled(bar(100))] == [("6.0", "288.0")]
    assert [(shape["x"], shape["width"]) for shape in filled(bar(140))] == [("6.0", "288.0")]


def test_unknown_never_looks_like_zero() -> None:
    assert filled(bar()) == []
    assert ["stroke-dasharray" in shape for shape in shapes(bar(), "rect")] == [True]
    assert [shape["width"] for shape in filled(bar(0))] == ["1.5"]
    assert "stroke-dasharray" not in drawn(bar(0), THEME)


def test_range_last_and_target_stand_where_they_are() -> None:
    picture = bar(50, 25, 75, 10, 90)
    assert [shape["cx"] for shape in shapes(picture, "circle")] == ["34.8"]
    lines = {shape["stroke"]: shape["points"] for shape in shapes(picture, "polyline")}
    assert lines[THEME.accent] == "265.2,1.0 265.2,21.0"
    assert "78.0,11.0 222.0,11.0" in drawn(picture, THEME)


def test_what_is_not_there_is_not_drawn() -> None:
    assert shapes(bar(50), "circle") == []
    assert THEME.accent not in drawn(bar(50), THEME)
    assert drawn(bar(50, 50, 50), THEME) == drawn(bar(50), THEME)


def test_a_trend_has_gaps_where_months_are_unknown() -> None:
    cell = Trend((), (0, 10, None, 20, 30), "alt")
    assert [shape["points"] for shape in shapes(cell, "polyline")] == ["5.0,34.0 40.0,24.7", "110.0,15.3 145.0,6.0"]
    assert len(shapes(cell, "polygon")) == 2
    assert [(shape["cx"], shape["cy"]) for shape in shapes(cell, "circle")] == [("145.0", "6.0")]


def test_the_last_known_month_is_marked_where_it_is() -> None:
    cell = Trend((), (0, 30, None), "alt")
    assert [shape["cx"] for shape in shapes(cell, "circle")] == ["75.0"]


@pytest.mark.parametrize("values", [(), (None,), (None, None, None)])
def test_a_trend_of_nothing_is_dashed(values: tuple[None, ...]) -> None:
    assert "stroke-dasharray" in drawn(Trend((), values, "alt"), THEME)


def test_a_small_wobble_does_not_look_like_a_fall() -> None:
    # 99 to 101 of a span of 101 / 4: 2 / 25.25 of 28 high
    cell = Trend((), (101, 99), "alt")
    ys = [float(place.split(",")[1]) for place in shapes(cell, "polyline")[0]["points"].split()]
    assert ys[1] - ys[0] == pytest.approx(2.2, abs=0.11)


def test_a_band_shows_the_middle_half_the_median_and_ours() -> None:
    # low 30 and high 50: half a width beyond each, 20 to 60, is 130 wide
    cell = Band(55, 30, 40, 50, "alt")
    assert [(shape["x"], shape["width"]) for shape in shapes(cell, "rect")] == [("42.5", "65.0")]
    assert [shape["points"][:5] for shape in shapes(cell, "polyline")][-1] == "75.0,"
    assert [shape["cx"] for shape in shapes(cell, "circle")] == ["123.8"]


@pytest.mark.parametrize(("ours", "place"), [(1e9, "140.0"), (-1e9, "10.0")])
def test_ours_far_out_is_seen_and_squeezes_nobody(ours: float, place: str) -> None:
    cell = Band(ours, 30, 40, 50, "alt")
    assert [shape["cx"] for shape in shapes(cell, "circle")] == [place]
    assert float(shapes(cell, "rect")[0]["width"]) > 35
    assert drawn(cell, THEME).count("polyline") == drawn(Band(45, 30, 40, 50, "alt"), THEME).count("polyline") + 1


@pytest.mark.parametrize(
    "cell",
    [Band(None, None, None, None, ""), Band(0, 0, 0, 0, ""), Band(3, None, None, None, ""), Band(3, 1, None, 2, "")],
)
def test_a_band_of_little_is_a_picture_too(cell: Band) -> None:
    assert len(shapes(cell, "circle")) == (cell.ours is not None)
    assert len(shapes(cell, "rect")) == (cell.low is not None and cell.high is not None)


@pytest.mark.parametrize("cell", [bar(50, 40, 60, 30, 70), Trend((), (1, None, 3), "alt"), Band(1, 2, 3, 4, "alt")])
def test_no_words_and_the_same_text_always(cell: Cell) -> None:
    assert drawn(cell, THEME) == drawn(cell, THEME)
    assert "alt" not in drawn(cell, THEME)
    assert "<text" not in drawn(cell, THEME)


def test_numbers_and_colours() -> None:
    assert [at(-0.01), at(1 / 3), at(12)] == ["0.0", "0.3", "12.0"]
    assert [tint("#000080", 1), tint("#000080", 0), tint("#000080", 0.5)] == ["#000080", "#ffffff", "#8080c0"]
