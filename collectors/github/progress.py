"""How far the reading of a repository's items has come: the cursor between two collections."""

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta

from collectors.github.found import Mark

# When more or other things are read of an item, raise it, and all items are read again.
READER = "1"
OVERLAP = timedelta(days=2)  # a forge's list may lag behind its items


@dataclass(frozen=True)
class Pass:
    """A walk from the newest change back to `since` (None: to the end), interrupted at `after`.

    `newest` is the latest change there was when it began: the next one goes back to there. `skipped` counts what the
    forge counts and we do not keep.
    """

    began: str
    newest: str | None
    since: str | None = None
    after: str | None = None
    skipped: int = 0

    @property
    def read_at(self) -> datetime:
        """When it began."""
        return datetime.fromisoformat(self.began)


@dataclass(frozen=True)
class Progress:
    """What the last complete pass found, and the pass that is going on.

    `newest` and `total` are the forge's own; `skipped` of them we do not keep. `gap` is by how many rows the ledger
    then held more or fewer than the rest.
    """

    reader: str
    done: bool = False
    newest: str | None = None
    total: int = 0
    skipped: int = 0
    gap: int = 0
    going: Pass | None = None

    def __str__(self) -> str:
        return json.dumps(asdict(self))

    @property
    def kept(self) -> int:
        """How many rows the ledger should hold."""
        return self.total - self.skipped

    def changed(self, mark: Mark) -> bool:
        """Whether the forge has anything that the last complete pass cannot have seen, or a pass is unfinished."""
        newest = mark.newest.isoformat() if mark.newest else ""
        return not self.done or self.going is not None or mark.total != self.total or newest > (self.newest or "")

    def begun(self, mark: Mark, now: datetime, *, whole: bool = False) -> "Progress":
        """With a pass to go on with: the one that was interrupted, else a new one."""
        if self.going and not whole:
            return self
        newest = mark.newest.isoformat() if mark.newest else None
        known = self.newest if self.done and not whole else None
        since = (datetime.fromisoformat(known) - OVERLAP).isoformat() if known else None
        return replace(self, going=Pass(now.isoformat(), newest, since))

    def ended(self, total: int, skipped: int, course: Pass) -> "Progress":
        """With its pass complete."""
        return replace(self, done=True, newest=course.newest, total=total, skipped=skipped, going=None)


def load(cursor: str, reader: str) -> Progress:
    """The progress in a cursor; none where it was read otherwise."""
    said = json.loads(cursor) if cursor else {}
    if said.get("reader") != reader:
        return Progress(reader)
    going = said.pop("going")
    return Progress(**said, going=Pass(**going) if going else None)
