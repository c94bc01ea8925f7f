"""The story as Typst reads it: words and pictures as JSON, never as a part of a template."""

import json
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, Literal

import typst

from report.pdf.glyphs import FAMILIES, FONTS, shown
from report.pictures import drawn
from report.story import Band, Bar, Report, Trend
from report.theme import Theme

TEMPLATES = Path(__file__).parent
ANYBODY = Band(80, 20, 45, 60, "")  # how the others are drawn, beside what is said of them
PIXELS_PER_INCH = 110

Template = Literal["one_page", "long"]


def document(template: Template, report: Report, theme: Theme) -> bytes:
    """A PDF with tags, made to PDF/UA-1 and PDF/A-3b."""
    day = datetime.combine(report.day, time(), UTC)
    made: bytes = _compiled(template, report, theme, timestamp=day, pdf_standards=["ua-1", "a-3b"])
    return made


def images(template: Template, report: Report, theme: Theme) -> list[bytes]:
    """The pages as PNG."""
    pages: bytes | list[bytes] = _compiled(template, report, theme, format="png", ppi=PIXELS_PER_INCH)
    return pages if isinstance(pages, list) else [pages]


def _compiled(template: Template, report: Report, theme: Theme, **form: Any) -> Any:
    inputs = {"report": json.dumps(_placed(report, theme)), "theme": json.dumps(_looks(report, theme))}
    source, fonts = TEMPLATES / f"{template}.typ", [FONTS]
    return typst.compile(
        source, root=TEMPLATES, font_paths=fonts, ignore_system_fonts=True, sys_inputs=inputs, **form
    )  # fmt: skip


def _looks(report: Report, theme: Theme) -> dict[str, object]:
    language, _, rest = report.language.replace("_", "-").partition("-")
    return {
        "colour": theme.colour,
        "accent": theme.accent,
        "paper": theme.paper,
        "logo": {"form": theme.logo.form, "content": list(theme.logo.content)} if theme.logo else None,
        "language": language,
        "region": rest if len(rest) == 2 else None,
        "fonts": FAMILIES,
        "others": _placed(ANYBODY, theme),
    }


def _placed(value: object, theme: Theme) -> object:
    """The story in dicts and lists, its pictures drawn, its words in characters that the fonts have."""
    match value:
        case Bar() | Trend() | Band():
            return {"block": type(value).__name__, "svg": drawn(value, theme), "alt": shown(value.alt)}
        case str():
            return shown(value)
        case tuple():
            return [_placed(part, theme) for part in value]
        case date():
            return value.isoformat()
        case _ if is_dataclass(value):
            parts = {field.name: _placed(getattr(value, field.name), theme) for field in fields(value)}
            return parts | {"block": type(value).__name__}
        case _:
            return value
