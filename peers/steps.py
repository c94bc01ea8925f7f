"""How coarse confidential figures are: steps of five points, and quarters of a year."""

from datetime import date
from math import floor

STEP = 5  # points


def nearest(value: float) -> int:
    """To the nearest step, a half up."""
    return floor(value / STEP + 0.5) * STEP


def quarter(day: date) -> date:
    """The first day of its quarter."""
    return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
