"""The report as one page of HTML that runs nothing, asks nobody, and is read on a phone, a screen and paper."""

from base64 import b64encode
from functools import partial
from hashlib import sha256
from pathlib import Path

from babel import Locale

from data.html import rendered
from report.pictures import drawn
from report.story import Band, Bar, Report, Trend
from report.theme import Logo, Theme

HERE = Path(__file__).parent
FORMS = {"png": "image/png", "svg": "image/svg+xml"}


def page(report: Report, theme: Theme, *, long: bool) -> str:
    """The whole file, of a report that went through `clean`; with contents and chapters where it is to be `long`."""
    style = rendered(HERE / "page.css", theme=theme)
    return rendered(
        HERE / "page.html",
        report=report,
        theme=theme,
        chapters=report.chapters if long else (),
        style=style,
        direction=Locale.parse(report.language).text_direction,
        digest=b64encode(sha256(style.encode()).digest()).decode(),
        logo=theme.logo and _logo(theme.logo),
        picture=partial(_picture, theme),
        kind=lambda cell: type(cell).__name__.lower(),
        sample=Band(60, 25, 40, 50, ""),
    )


def _logo(logo: Logo) -> str:
    return _address(logo.content, FORMS[logo.form])


def _picture(theme: Theme, cell: Bar | Trend | Band) -> str:
    """As an image: what is drawn in it stays in it, and browsers read out its `alt` alone."""
    return _address(drawn(cell, theme).encode(), FORMS["svg"])


def _address(content: bytes, form: str) -> str:
    return f"data:{form};base64,{b64encode(content).decode()}"
