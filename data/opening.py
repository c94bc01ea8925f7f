"""In which months the pages were opened from another machine: months alone, nothing of who it was.

`opened.json` in the workspace is a list of "YYYY-MM".
"""

import json
import re
from contextlib import suppress
from datetime import date
from ipaddress import ip_address
from pathlib import Path
from secrets import token_hex

from data.workspace import Workspace

_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")


def elsewhere(address: str | None) -> bool:
    """Whether a visitor's address is another machine's; None is this one's, as the loopback is."""
    try:
        at = ip_address(address or "")
    except ValueError:
        return False
    return not (getattr(at, "ipv4_mapped", None) or at).is_loopback


def months(workspace: Workspace) -> list[date]:
    """The first days of the months noted, in order; none where nothing was, or nothing that can be read."""
    try:
        said = json.loads(_file(workspace).read_text("utf-8"))
    except (OSError, ValueError):
        return []
    noted = {month for month in said if _MONTH.fullmatch(str(month))} if isinstance(said, list) else set()
    return [date.fromisoformat(f"{month}-01") for month in sorted(noted)]


def note(workspace: Workspace, today: date) -> None:
    """Notes the month of a visit, once. What cannot be written is not noted: nobody's visit fails for it."""
    noted, month = months(workspace), today.replace(day=1)
    if month in noted:
        return
    file = _file(workspace)
    beside = file.with_name(f"{file.name}.{token_hex(4)}")  # two visits at once do not write into each other's
    with suppress(OSError):
        try:
            beside.write_text(json.dumps([f"{one:%Y-%m}" for one in sorted([*noted, month])]), "utf-8")
            beside.replace(file)
        finally:
            beside.unlink(missing_ok=True)


def _file(workspace: Workspace) -> Path:
    return workspace.root / "opened.json"
