"""How a report looks: paper, colours, logo."""

from dataclasses import dataclass
from typing import Literal

Paper = Literal["a4", "letter"]


@dataclass(frozen=True)
class Logo:
    """A picture that has been checked: it asks nobody for anything, and runs nothing."""

    content: bytes
    form: Literal["png", "svg"]


@dataclass(frozen=True)
class Theme:
    """Colours as #rrggbb, dark enough to be read on white: `colour` of headings and bars, `accent` of targets."""

    colour: str = "#0b4f94"
    accent: str = "#a63c06"
    logo: Logo | None = None
    paper: Paper = "a4"
