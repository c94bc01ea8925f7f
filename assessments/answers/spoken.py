"""The words for answers that people read and write."""

import re
from contextvars import copy_context
from typing import get_args

from assessments.answers.freezing import State
from assessments.answers.standing import Answer
from data.words import N_, _, languages, speak

ANSWERS: dict[Answer, str] = {
    "yes": N_("Yes"),
    "partly": N_("Partly"),
    "no": N_("No"),
    "not_applicable": N_("Does not apply"),
    "not_assessed": N_("Not assessed"),
}
WITHIN: dict[Answer, str] = {
    "yes": N_("yes"),
    "partly": N_("partly"),
    "no": N_("no"),
    "not_applicable": N_("not applicable"),
    "not_assessed": N_("not assessed"),
}  # within a sentence
STATES: dict[State, str] = {"draft": N_("draft"), "review": N_("in review"), "frozen": N_("frozen")}
ALSO: dict[str, Answer] = {N_("Not applicable"): "not_applicable"}


def understood() -> dict[str, Answer]:
    """What people may write for each answer, as `plain` gives it: its id, and its word in each of our languages."""
    words: dict[str, Answer] = {plain(one): one for one in get_args(Answer)}
    for language in languages():
        for word, one in copy_context().run(_words, language).items():
            words.setdefault(word, one)
    return words


def plain(word: str) -> str:
    """A word without regard to capitals, and with one blank for whatever parts it."""
    return re.sub(r"[\s_-]+", " ", word.strip()).casefold()


def _words(language: str) -> dict[str, Answer]:
    speak(language)
    labels = {label: one for one, label in ANSWERS.items()} | ALSO
    return {plain(_(label)): one for label, one in labels.items()}
