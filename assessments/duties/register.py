"""The register of duties: one YAML file, read and checked against the questionnaire and the metrics."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from assessments.duties.shape import Duty, Register
from assessments.questionnaire.files import read
from assessments.questionnaire.model import newest
from data.countries import countries
from data.definitions import metrics

DUTIES = Path(__file__).with_name("duties.yaml")
MODEL = "ggi"  # the questionnaire whose activities duties name


@cache
def register(path: Path = DUTIES) -> Register:
    """Every duty there is. Raises Problem with file, line, id and key."""
    file = read(path)
    found = file.shaped(file.given, Register)
    for country in (each for members in found.unions.values() for each in members):
        if country not in countries():
            raise file.problem("model.nowhere", found.id, key="unions", named=country)
    for duty in found.duties:
        for code, fields in _faults(duty):
            raise file.problem(code, duty.id, **fields)
    return found


def _faults(duty: Duty) -> Iterator[tuple[str, dict[str, str]]]:
    for key, named, known in (
        ("countries", duty.countries, countries()),
        ("activities", duty.activities, newest(MODEL).activities),
    ):
        yield from (("model.nowhere", {"key": key, "named": one}) for one in named if one not in known)
    yield from (("model.metric", {"metric": one.metric}) for one in duty.numbers if one.metric not in metrics())
