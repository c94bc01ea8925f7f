"""Open steps as a calendar: an entry of a whole day on the day each is due.

Entries, not tasks: the calendars most people have leave tasks out when they import. One that is imported anew takes
the place of the one before it.
"""

from collections.abc import Mapping
from datetime import UTC, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from assessments.roadmap import wording
from assessments.roadmap.roadmap import Planned, Roadmap


def calendar(one: Roadmap, names: Mapping[str, str]) -> str:
    """iCalendar (RFC 5545)."""
    made = Calendar()
    made.add("prodid", "-//OSPO Barometer//Roadmap//EN")
    made.add("version", "2.0")
    for step in one.open:
        made.add_component(_entry(one, step, names))
    text: bytes = made.to_ical()
    return text.decode()


def _entry(one: Roadmap, step: Planned, names: Mapping[str, str]) -> Event:
    entry = Event()
    about = one.assessment.about
    entry.add("uid", str(uuid5(NAMESPACE_URL, f"urn:ospo-barometer:{about.subject}:{one.assessment.id}:{step.key}")))
    entry.add("dtstamp", step.said.at.replace(tzinfo=UTC))
    entry.add("sequence", step.said.seq)
    entry.add("summary", wording.title(step))
    entry.add("description", "\n".join([*wording.facts(step, names), *wording.moves(step)]))
    entry.add("dtstart", step.task.due)
    entry.add("dtend", step.task.due + timedelta(days=1))
    entry.add("transp", "TRANSPARENT")
    return entry
