"""Scorecards without the user names and mail addresses that somebody wrote into them."""

import re

from assessments.answers.intents import Card, Objective

_NAME = re.compile(r"(?<![\w@/.])@[A-Za-z0-9][\w.-]*|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def nameless(card: Card) -> tuple[Card, int]:
    """The card with `@…` in their place, and how many there were."""
    count = 0

    def without(text: str) -> str:
        nonlocal count
        text, n = _NAME.subn("@…", text)
        count += n
        return text

    objectives = tuple(Objective(text=without(one.text), done=one.done) for one in card.objectives)
    texts = {field: without(getattr(card, field)) for field in ("description", "opportunity", "tools", "notes")}
    return Card(objectives=objectives, **texts), count
