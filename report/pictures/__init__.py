"""Pictures of numbers as SVG: shapes alone, for words stand beside them; whoever places one gives it its `alt`."""

from report.pictures.band import band
from report.pictures.bar import bar
from report.pictures.trend import trend
from report.story import Band, Bar, Trend
from report.theme import Theme


def drawn(cell: Bar | Trend | Band, theme: Theme) -> str:
    """The picture as SVG text, with its size in `width` and `height`; the same bytes always."""
    match cell:
        case Bar():
            return bar(cell, theme)
        case Trend():
            return trend(cell, theme)
        case Band():
            return band(cell, theme)
