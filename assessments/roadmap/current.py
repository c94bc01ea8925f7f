"""Which assessment is spoken of where none is named."""

from collections.abc import Sequence

from assessments.folder import Assessment


def current(found: Sequence[Assessment]) -> Assessment | None:
    """Of those by their ids the last of which anything is assessed, else the last."""
    last_first = [*found][::-1]
    return next((one for one in last_first if _begun(one)), next(iter(last_first), None))


def _begun(one: Assessment) -> bool:
    return any(stands.value != "not_assessed" for stands in one.standing().values())
