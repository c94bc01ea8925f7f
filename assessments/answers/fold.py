"""From everything that was said to one standing answer a point."""

from collections.abc import Iterable, Iterator

from assessments.answers.events import Answered, LogEvent, Validated
from assessments.answers.log import Log
from assessments.answers.standing import Standing
from assessments.questionnaire.shape import Model
from data.words import Problem

Voices = dict[tuple[str, str | None], Answered]


def fold(events: Iterable[LogEvent], model: Model) -> dict[str, Standing]:
    """Every point of the questionnaire, by id and in its order, with the answer that stands; order is that of `seq`.

    That is the validated answer; else the latest of a role that the activity names; else the latest. An answer is
    not_assessed to take back one's own, so it never stands against another one's. Events about other points are
    left out; `strays` names them.
    """
    events = sorted(events, key=lambda event: event.seq)
    said = voices(events, model)
    chosen = {event.key: event for event in events if isinstance(event, Validated)}
    return {
        point.id: _standing(said[point.id], chosen.get(point.id), activity.roles)
        for activity in model.activities.values()
        for point in activity.points
    }


def voices(events: Iterable[LogEvent], model: Model) -> dict[str, Voices]:
    """By point: the latest answer of each person in each role, the latest last; those taken back are left out."""
    return {
        point: {who: event for who, event in said.items() if event.value != "not_assessed"}
        for point, said in last_words(events, model).items()
    }


def last_words(events: Iterable[LogEvent], model: Model) -> dict[str, Voices]:
    """As `voices`, with answers that were taken back, whose notes are still somebody's words."""
    said: dict[str, Voices] = {point: {} for point in model.points}
    for event in sorted(events, key=lambda event: event.seq):
        if isinstance(event, Answered):
            for point in _points(event, model):
                said[point].pop((event.by, event.hat), None)
                said[point][event.by, event.hat] = event
    return said


def strays(log: Log[LogEvent], model: Model) -> Iterator[Problem]:
    """What the questionnaire has no place for, with file and line; it stays in the file and counts for nothing."""
    for entry in log.entries:
        event = entry.event
        if isinstance(event, Answered | Validated) and (code := stray(event, model)):
            named = f"{model.id} {model.version}"
            yield Problem(code, file=log.file, line=entry.line, key=event.key, model=named)


def stray(event: Answered | Validated, model: Model) -> str | None:
    """The code of what is wrong with the key of an answer."""
    if event.key in model.points:
        return None
    if event.key in model.activities:
        whole = isinstance(event, Answered) and event.value == "not_applicable"
        return None if whole else "log.activity"
    return "log.retired" if event.key in model.retired else "log.nowhere"


def _points(event: Answered, model: Model) -> list[str]:
    return [] if stray(event, model) else model.asked(event.key)


def _standing(voices: Voices, chosen: Validated | None, roles: tuple[str, ...]) -> Standing:
    said = list(voices.values())
    if chosen:
        later = {event.value for event in said if event.seq > chosen.seq}
        return Standing(chosen.value.answer, frozenset(later - {chosen.value.answer}), chosen.at)
    if not said:
        return Standing("not_assessed", frozenset(), None)
    latest = ([event for event in said if event.hat in roles] or said)[-1]
    return Standing(latest.value, frozenset({event.value for event in said} - {latest.value}), latest.at)
