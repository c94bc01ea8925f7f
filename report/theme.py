"""How a report looks: paper, colours, logo."""

from dataclasses import dataclass

from data.configuration.report import Paper, usual
from data.workspace import Workspace
from report.logo import Logo, logo

__all__ = ["Logo", "Paper", "Theme", "theme"]


@dataclass(frozen=True)
class Theme:
    """Colours as #rrggbb, dark enough to be read on white: `colour` of headings and bars, `accent` of targets."""

    colour: str = "#0b4f94"
    accent: str = "#a63c06"
    logo: Logo | None = None
    paper: Paper = "a4"


def theme(workspace: Workspace, paper: Paper | None = None) -> Theme:
    """As `report` in ospo.yaml says; `paper` goes before it, and both before what the country uses.

    Raises Problem where ospo.yaml or the logo is wrong.
    """
    said = workspace.configuration.report
    return Theme(
        colour=said.colour or Theme.colour,
        accent=said.accent or Theme.accent,
        logo=logo(workspace.root / said.logo) if said.logo else None,
        paper=paper or said.paper or usual(workspace.configuration.organisation.country),
    )
