"""The report as PDF, on one page and as a book, set by Typst: tagged, made to PDF/UA-1 and PDF/A-3b."""

from report.pdf.typeset import document, images
from report.story import Report
from report.theme import Theme


def one_page(report: Report, theme: Theme) -> bytes:
    """The story on exactly one page of the theme's paper."""
    return document("one_page", report, theme)


def long(report: Report, theme: Theme) -> bytes:
    """A title page with the contents, the one page, and the chapters."""
    return document("long", report, theme)


def pictures(report: Report, theme: Theme, *, long: bool) -> list[bytes]:
    """The pages as PNG, to be looked at before anything is downloaded."""
    return images("long" if long else "one_page", report, theme)
