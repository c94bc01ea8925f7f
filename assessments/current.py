"""Which assessment is spoken of where none is named."""

from collections.abc import Sequence

from assessments.folder import Assessment


def current(found: Sequence[Assessment]) -> Assessment | None:
    """Of those by their ids the last of which anything is assessed, else the last: one just begun hides nothing."""
    last_first = [*found][::-1]
    return next((one for one in last_first if begun(one)), next(iter(last_first), None))


def begun(one: Assessment) -> bool:
    """Whether anything is assessed."""
    return any(stands.value != "not_assessed" for stands in one.standing().values())
