"""A workspace among others, of which everything can be told at sight: 50 % of our repositories have a licence."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from data.figures import months_back
from data.workspace import Workspace, create
from peers.steps import quarter
from tests.dashboard.assessed import TODAY, answered, begun, frozen, whole
from tests.data.story import collected, commits, files, running, tell
from tests.peers.world import figure, named, pseudonymous, receive, score

LAST = months_back(TODAY.replace(day=1), 1)
SAMPLE = {"repositories": 4, "of": 90, "date": f"{TODAY - timedelta(days=9)}", "source": "https://forge.example/town-5"}
WHOLE, ACTIVITY = "maturity.ggi", "maturity.ggi.GGI-A-25"  # of Culture, where our answers are no
SCRIPT = "Town &amp; [x](javascript:1) :red[y]"  # all that a name may hold


def world(folder: Path) -> Workspace:
    """City of X among five towns known by name, the fifth of them a sample, and five without a name."""
    ours = create(folder, "City of X", country="FI", level="local")
    for n in range(1, 6):
        about: dict[str, Any] = {"sample": SAMPLE, "url": "https://town.example"} if n == 5 else {}
        name = SCRIPT if n == 4 else f"Town {n}"
        receive(
            ours, named(name, _share(18.0 * n), _score(WHOLE, 20.0 * n), _score(ACTIVITY, 15.0 * n), number=n, **about)
        )
        receive(ours, pseudonymous(n + 10, score(WHOLE, 60.0, quarter(TODAY))))
    frozen(answered_whole(ours), TODAY)
    day, until = f"{running(14)}-10", f"{TODAY}"
    tell(
        ours,
        *(commits(name, f"{day} ann x12") for name in ("local/app", "local/web")),
        files("local/app", day, f"{day} licence MIT"), files("local/web", day),
        *(collected(name, until) for name in ("local/app", "local/web")),
    )  # fmt: skip
    return ours


def answered_whole(ours: Workspace) -> Any:
    """Usage and Trust yes, the rest no: 40 of 100."""
    one = begun(ours)
    answered(one, whole("yes", "yes", "no", "no", "no"))
    return one


def _share(value: float) -> dict[str, Any]:
    return figure("licence_coverage", value, LAST, collected_at=datetime(TODAY.year, TODAY.month, 1))


def _score(metric: str, value: float) -> dict[str, Any]:
    return score(metric, value, LAST, collected_at=datetime(TODAY.year, TODAY.month, 1))
