"""The story as Typst reads it: words and pictures as JSON, never as a part of a template."""

import json
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import typst

from report.pdf.glyphs import shown
from report.pictures import drawn
from report.story import Band, Bar, Report, Trend
from report.theme import Theme

TEMPLATES = Path(__file__).parent
FONTS = TEMPLATES.parent / "fonts"
FAMILIES = ("Source Sans 3",)


def pages(template: str, report: Report, theme: Theme, form: Any = "pdf", ppi: float | None = None) -> Any:
    """What Typst makes of a template (one_page, long): bytes of a PDF, or those of each page as PNG."""
    return typst.compile(
        _files(template, report, theme),
        format=form,
        ppi=ppi,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        timestamp=datetime.combine(report.day, time(), UTC),
        pdf_standards=["ua-1", "a-3b"] if form == "pdf" else None,
    )


def _files(template: str, report: Report, theme: Theme) -> dict[str, bytes]:
    files = {path.name: path.read_bytes() for path in TEMPLATES.glob("*.typ")}
    files["main.typ"] = files.pop(f"{template}.typ")
    files["report.json"] = json.dumps(_placed(report, theme)).encode()
    files["theme.json"] = json.dumps(_looks(report, theme)).encode()
    if theme.logo:
        files[f"logo.{theme.logo.form}"] = theme.logo.content
    return files


def _looks(report: Report, theme: Theme) -> dict[str, object]:
    language, _, region = report.language.replace("_", "-").partition("-")
    return {
        "colour": theme.colour,
        "accent": theme.accent,
        "paper": theme.paper,
        "logo": f"logo.{theme.logo.form}" if theme.logo else None,
        "language": language,
        "region": region if len(region) == 2 else None,
        "fonts": FAMILIES,
    }


def _placed(value: object, theme: Theme) -> object:
    """The story in dicts and lists, its pictures drawn, its words in characters that the fonts have."""
    match value:
        case Bar() | Trend() | Band():
            return {"svg": drawn(value, theme), "alt": shown(value.alt)}
        case str():
            return shown(value)
        case tuple():
            return [_placed(part, theme) for part in value]
        case date():
            return value.isoformat()
        case _ if is_dataclass(value):
            return {field.name: _placed(getattr(value, field.name), theme) for field in fields(value)}
        case _:
            return value
