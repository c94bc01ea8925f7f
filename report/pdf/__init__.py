"""The report as PDF, on one page and as a book, set by Typst: tagged, made to PDF/UA-1 and PDF/A-3b."""

from report.pdf.typeset import document
from report.story import Report
from report.theme import Theme


def one_page(report: Report, theme: Theme) -> bytes:
    """The story on exactly one page of the theme's paper."""
    return document("one_page", report, theme)
