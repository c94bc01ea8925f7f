"""What the OSPO lead adds to the numbers, kept from report to report: the decision asked for, who owns the risk."""

from typing import Annotated, Any

import yaml
from pydantic import Field, ValidationError

from data import saving, strict_yaml
from data.configuration import Part
from data.words import Problem
from data.workspace import Workspace

LONGEST = 600  # characters of a decision


class Owned(Part):
    """Who sees to the risk that a package is: an id of people.yaml."""

    package: str
    owner: str


class Asked(Part):
    """`reports/asked.yaml`."""

    decision: Annotated[str, Field(max_length=LONGEST)] = ""
    risk: Owned | None = None


def asked(workspace: Workspace) -> Asked:
    """What was written; nothing where there is no file. Raises Problem with file, line and key."""
    file = workspace.reports / "asked.yaml"
    if not file.exists():
        return Asked()
    tree, given = strict_yaml.load(file)
    try:
        return Asked.model_validate(given or {})
    except ValidationError as error:
        loc = error.errors()[0]["loc"]
        key = ".".join(map(str, loc)) or "decision"
        raise Problem("report.asked", file=file, line=strict_yaml.line(tree, loc), key=key) from error


def ask(workspace: Workspace, decision: str) -> None:
    """Keeps the decision. Raises Problem where it is too long, or cannot be kept."""
    text = decision.encode(errors="ignore").decode().strip()  # halves of characters, as of bytes that are no UTF-8
    if len(text) > LONGEST:
        raise Problem("report.decision", n=len(text), most=LONGEST)
    _keep(workspace, {"decision": text})


def own(workspace: Workspace, package: str, owner: str | None) -> None:
    """Keeps who sees to the risk that a package is; None: nobody. Raises Problem where it cannot be kept."""
    _keep(workspace, {"risk": Owned(package=package, owner=owner) if owner else None})


def _keep(workspace: Workspace, update: dict[str, Any]) -> None:
    saving.folder(workspace.reports)
    with saving.locked(workspace.reports):
        said = asked(workspace).model_copy(update=update)
        text = yaml.safe_dump(said.model_dump(exclude_none=True), sort_keys=False, allow_unicode=True)
        saving.replace(workspace.reports / "asked.yaml", text.encode())
