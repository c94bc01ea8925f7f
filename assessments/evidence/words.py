"""The words that were given for the answers that stand: why somebody answers otherwise than a number says."""

from collections.abc import Iterable

from assessments.answers.events import LogEvent, Validated
from assessments.answers.fold import fold, voices
from assessments.questionnaire.shape import Model


def reasons(model: Model, events: Iterable[LogEvent]) -> dict[str, str]:
    """By point the note of the newest answer that is the standing one, or of what was settled."""
    events = list(events)
    stands, found = fold(events, model), {}
    for point, said in voices(events, model).items():
        notes = [event.note for event in said.values() if event.value == stands[point].value and event.note]
        settled = [event.note for event in events if isinstance(event, Validated) and event.key == point and event.note]
        if spoken := [*settled[-1:], *notes[-1:]]:
            found[point] = spoken[0]
    return found


def linked(model: Model, events: Iterable[LogEvent]) -> set[str]:
    """Points with a link beside an answer that is the standing one."""
    events = list(events)
    stands = fold(events, model)
    return {
        point
        for point, said in voices(events, model).items()
        if any(event.links and event.value == stands[point].value for event in said.values())
    }
