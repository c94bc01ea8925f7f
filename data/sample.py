"""The workspace of the demo: an invented administration, made anew each time."""

import json
import os
import shutil
from pathlib import Path

from data.words import Problem, _
from data.workspace import Workspace, create, open_workspace

SLUG = "sample-administration"
TARGET = "sample:administration"
# What it is built from does not exist, so nobody outside is asked about it.
_SETTINGS = """
people:
  domains: [sample.example]
sources: {deps_dev: false, osv: false, scorecard: false, upstream: false}
dependencies:
  critical_from: 3
  stewards:
    foundation: [commons-foundation.example, library-foundation.example, open-tools-foundation.example]
    administration:
      - github.example/harbour-town
      - harbour-town.example
      - hill-borough.example
      - north-county.example
      - coast-region.example
      - state-library.example
      - ministry-of-forms.example
      - island-municipality.example
      - south-county.example
peers:
  - name: River City (invented)
    country: FI
    level: local
    targets: ["sample:river-city"]
    domains: [river-city.example]
"""


def folder() -> Path:
    """Where the sample lies unless a workspace is named."""
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(cache) / "ospo-barometer" / "sample"


def workspace(root: Path, checkout: Path) -> Workspace:
    """A fresh sample workspace in `root`, with the checkout's own history where there is one.

    Raises Problem rather than touch a workspace that is not the sample's.
    """
    if (root / "ospo.yaml").exists():
        there = open_workspace(root)
        if there.configuration.organisation.slug != SLUG:
            raise Problem("sample.occupied", path=root)
        for stale in (there.file, there.ledger, there.snapshot):
            stale.unlink(missing_ok=True)
        for folder_of in (there.assessments, there.peers):
            shutil.rmtree(folder_of, ignore_errors=True)
    made = create(root, _("Sample administration (invented)"), country="FI", level="local")
    slug = made.configuration.organisation.slug
    own = (
        [f"  - {{path: {json.dumps(str(checkout))}, id: local/ospo-barometer}}"] if (checkout / ".git").exists() else []
    )
    text = made.file.read_text("utf-8").replace(f"slug: {slug}", f"slug: {SLUG}")
    text = text.replace("\nrepositories:\n", "\n".join(["\nrepositories:", *own, ""]))
    made.file.write_text(text + _SETTINGS, "utf-8")
    return open_workspace(root)
