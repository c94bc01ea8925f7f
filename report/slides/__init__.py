"""Slides of a report: 16:9, with charts and tables that can be edited, and definitions in the notes."""

import io
from datetime import datetime, time

import pptx
from babel.core import get_global
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation

from report.slides import closing, numbers, opening
from report.slides.deck import Deck
from report.slides.fitting import shortened
from report.slides.packing import repacked
from report.slides.places import COLOURS, FOOTER, TEMPLATE
from report.slides.words import BOLD, plain
from report.story import Report
from report.theme import Theme

_LONGEST = 255
"""Characters of a property of the file."""


def slides(report: Report, theme: Theme) -> bytes:
    """The report as a PPTX file; the same report and theme give the same bytes."""
    presentation = pptx.Presentation(str(TEMPLATE))
    _colour(presentation, theme)
    _name(presentation, report)
    footer = " · ".join(plain(text) for text in (report.title, report.period) if text)
    shown = shortened(footer, FOOTER.width / BOLD, 11, 1)
    deck = Deck(presentation, _tag(report.language), shown, report.small_print.lines)
    _tell(deck, report, theme)
    deck.close()
    file = io.BytesIO()
    presentation.save(file)
    return repacked(file.getvalue())


def _tag(language: str) -> str:
    """The language with the country it is most spoken in, as offices know it: de-DE."""
    parts = str(get_global("likely_subtags").get(language, language)).split("_")
    return "-".join(part for part in parts if len(part) != len("Latn"))


def _tell(deck: Deck, report: Report, theme: Theme) -> None:
    opening.cover(deck, report, theme.logo)
    opening.aware(deck, report.aware)
    opening.ask(deck, report.ask)
    numbers.maturity(deck, report.maturity, report.day)
    numbers.figures(deck, report.figures, report.day)
    closing.risk_and_duties(deck, report.risk, report.duties)
    closing.claims(deck, report.claims)
    closing.steps(deck, report.steps)
    if report.changed is not None:
        closing.lines(deck, report.changed, (28, 24, 20, 16))
    closing.lines(deck, report.small_print, (20, 18, 16, 14))


def _colour(presentation: Presentation, theme: Theme) -> None:
    """Sets the theme's colours in the file's theme, where whoever edits the slides finds them."""
    part = presentation.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    for name, colour in (("accent1", theme.colour), ("accent2", theme.accent), ("hlink", theme.colour)):
        before, after = (f'<a:{name}><a:srgbClr val="{value}"/>' for value in (COLOURS[name], colour[1:].upper()))
        part.blob = part.blob.replace(before.encode(), after.encode())


def _name(presentation: Presentation, report: Report) -> None:
    told = presentation.core_properties
    told.title, told.subject = plain(report.title)[:_LONGEST], plain(report.kind)[:_LONGEST]
    told.author = told.last_modified_by = plain(report.organisation)[:_LONGEST]
    told.language, told.revision = report.language, 1
    told.created = told.modified = datetime.combine(report.day, time())
