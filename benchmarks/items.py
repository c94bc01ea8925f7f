"""Invented issues and change requests for the seeded ledger."""

from datetime import datetime, timedelta

import numpy as np
import pyarrow as pa
import pyarrow.compute

from data.records import ChangeRequest, Issue, schema

_TIMES = pa.timestamp("us")


def issues(repository: str, count: int, people: list[str], until: datetime, draw: np.random.Generator) -> pa.Table:
    """Issues of five years, most of them answered and closed."""
    drawn = _drawn(repository, 1, count, people, until, draw)
    return pa.table([drawn[name] for name in schema(Issue).names], schema=schema(Issue))


def change_requests(
    repository: str, first: int, count: int, people: list[str], until: datetime, draw: np.random.Generator
) -> pa.Table:
    """Change requests of five years; two in three are merged, half of them after a review."""
    drawn = _drawn(repository, first, count, people, until, draw)
    merged = pa.array(draw.random(count) < 0.66)
    drawn |= {
        "ready_at": drawn["opened_at"],
        "merged_at": _where(merged, drawn["closed_at"]),
        "reviewed_at": _where(pa.array(draw.random(count) < 0.5), drawn["answered_at"]),
        "reviews": pa.array(draw.integers(0, 4, count)),
    }
    return pa.table([drawn[name] for name in schema(ChangeRequest).names], schema=schema(ChangeRequest))


def _drawn(
    repository: str, first: int, count: int, people: list[str], until: datetime, draw: np.random.Generator
) -> dict[str, pa.Array]:
    begin, end = (until - timedelta(days=5 * 365)).timestamp(), until.timestamp()
    opened = np.sort(draw.uniform(begin, end, count)).astype("int64")
    answered = opened + (draw.lognormal(12, 2, count)).astype("int64")  # half of them within two days
    closed = opened + (draw.lognormal(13.5, 2, count)).astype("int64")
    someone = np.array(people)
    nobody = pa.array(draw.random(count) < 0.2)
    return {
        "repository": pa.array([repository] * count),
        "number": pa.array(range(first, first + count)),
        "author": pa.array(someone[draw.integers(0, len(people), count)]),
        "bot": pa.array(draw.random(count) < 0.15),
        "opened_at": _time(opened),
        "closed_at": _where(pa.array((closed < end) & (draw.random(count) < 0.85)), _time(closed)),
        "answered_at": _where(pa.compute.and_not(pa.array(answered < end), nobody), _time(answered)),
        "responder": pa.array(someone[draw.integers(0, len(people), count)]),
        "withdrawn": pa.array(draw.random(count) < 0.1),
        "updated_at": _time(opened),
        "read_at": _time(np.full(count, int(end))),
    }


def _time(seconds: np.ndarray) -> pa.Array:
    return pa.array(seconds, pa.timestamp("s")).cast(_TIMES)


def _where(there: pa.Array, values: pa.Array) -> pa.Array:
    return pa.compute.if_else(there, values, pa.scalar(None, values.type))
