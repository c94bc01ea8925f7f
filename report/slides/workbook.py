"""The numbers of a chart and the workbook inside it, in which a name stays a name."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import Any

from pptx.chart.data import ChartData
from pptx.chart.xlsx import CategoryWorkbookWriter

from report.slides.words import plain


class Numbers(ChartData):
    """Categories and series of a chart; its workbook says that it was made on `day`."""

    def __init__(self, day: date, categories: Iterable[str], *series: tuple[str, Iterable[float | None]]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.day = day
        self.categories = [plain(category) for category in categories]
        for name, values in series:
            self.add_series(plain(name), values)  # type: ignore[no-untyped-call]

    @property
    def _workbook_writer(self) -> "_Workbook":
        return _Workbook(self)  # type: ignore[no-untyped-call]


class _Workbook(CategoryWorkbookWriter):
    """Takes nothing for a formula, a link or a number that is written as a text."""

    @contextmanager
    def _open_worksheet(self, xlsx_file: Any) -> Iterator[tuple[Any, Any]]:
        with super()._open_worksheet(xlsx_file) as (workbook, worksheet):
            worksheet.strings_to_formulas = worksheet.strings_to_urls = worksheet.strings_to_numbers = False
            workbook.set_properties({"created": datetime.combine(self._chart_data.day, time())})
            yield workbook, worksheet
