"""What is drawn: values for pictures, with the words for those who do not see them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Bar:
    """A score from 0 to 100 with what it could be, what it was and is to be; None is unknown, and not drawn."""

    value: float | None
    low: float | None
    high: float | None
    last: float | None
    target: float | None
    alt: str


@dataclass(frozen=True)
class Trend:
    """Values by month, None where unknown, in the metric's unit; `months` as they are written."""

    months: tuple[str, ...]
    values: tuple[float | None, ...]
    alt: str

    @property
    def known(self) -> int:
        """How many months are."""
        return sum(value is not None for value in self.values)


@dataclass(frozen=True)
class Band:
    """Ours among those of others: their middle half and median, in the metric's unit."""

    ours: float | None
    low: float | None
    median: float | None
    high: float | None
    alt: str
