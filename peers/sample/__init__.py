"""Others for the demo: figures of real administrations, measured on samples, and scores of invented ones without name.

Each file beside this one was written by `ospo peers measured`: numbers alone, with what was measured, when and where.
"""

import random
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from data.figures import months_back
from data.workspace import Workspace
from peers.exchange.gathering import Found, found
from peers.exchange.outgoing import text
from peers.exchange.shape import FORMAT, SCHEMA
from peers.exchange.taking import take
from peers.steps import nearest, quarter

NAMELESS = 7
SEED = 7
MONTHS_AGO = (15, 3)  # of the two assessments of each


def add(workspace: Workspace, scores: Sequence[str], definition: str, now: datetime) -> None:
    """Takes all of them; `scores` are the metrics of the questionnaire that the invented ones answered."""
    take(workspace, [*found(Path(__file__).parent), *_invented(scores, definition, now)], now)


def _invented(scores: Sequence[str], definition: str, now: datetime) -> Iterator[Found]:
    made = random.Random(SEED)
    for number in range(1, NAMELESS + 1):
        strength = made.uniform(25, 60)
        values = [
            {"metric": metric, "period": str(period), "value": _score(made, strength - ago), "definition": definition}
            for ago, period in _quarters(now) for metric in scores
        ]  # fmt: skip
        yield Found(f"invented {number}", text(_file(number, values, definition, quarter(now.date()))))


def _quarters(now: datetime) -> list[tuple[int, date]]:
    return [(ago, quarter(months_back(now.date(), ago))) for ago in MONTHS_AGO]


def _score(made: random.Random, strength: float) -> int:
    return nearest(min(max(made.gauss(strength, 15), 0), 100))


def _file(number: int, values: list[dict[str, Any]], definition: str, made_at: date) -> dict[str, Any]:
    return {
        "format": FORMAT, "schema": SCHEMA, "mode": "pseudonymous", "created_at": f"{made_at}T00:00:00Z",
        "member": {"id": f"{number:032x}", "level": "local", "region": "154"},
        "models": {"ggi": definition.partition("/")[0]}, "values": values,
    }  # fmt: skip
