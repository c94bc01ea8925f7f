"""The first look: a mark for each activity, in words and shape; no score and no band."""

import streamlit as st

from assessments.answers.spoken import WITHIN
from assessments.answers.standing import Answer
from assessments.reading import Reading
from assessments.scores.first_look import Look, Mark, first_look
from dashboard import assessing
from data import sentences
from data.words import _

SHAPES: dict[Answer, tuple[str, str]] = {
    "yes": (":green-badge[● {word}]", WITHIN["yes"]),
    "partly": (":orange-badge[◐ {word}]", WITHIN["partly"]),
    "no": (":red-badge[○ {word}]", WITHIN["no"]),
    "not_applicable": (":gray-badge[∅ {word}]", WITHIN["not_applicable"]),
    "not_assessed": (":gray-badge[– {word}]", WITHIN["not_assessed"]),
}


def headline(reading: Reading) -> None:
    """How many are a yes."""
    looks = first_look(reading.model, reading.standing)
    yes, all_ = sum(look.yes for look in looks), sum(len(look.marks) for look in looks)
    st.metric(_("First look"), _("{n} of {all} yes").format(n=sentences.number(yes), all=sentences.number(all_)))
    st.write(_("One question of each activity is a first picture and no score: that takes the other questions too."))


def show(reading: Reading) -> None:
    """Every mark, goal by goal."""
    looks = first_look(reading.model, reading.standing)
    titles = {goal.id: goal.title for goal in reading.model.goals}
    for row in range(0, len(looks), 2):  # by rows, so that on a phone, in one column, goals keep their order
        for column, look in zip(st.columns(2), looks[row : row + 2], strict=False):
            with column, st.container(border=True, height="stretch"):
                st.markdown(f"##### {assessing.label(titles[look.goal])}: {_count(look)}")
                st.markdown("\n".join(f"- {_mark(reading, mark)}" for mark in look.marks))


def _count(look: Look) -> str:
    return _("{n} of {all} yes").format(n=sentences.number(look.yes), all=sentences.number(len(look.marks)))


def _mark(reading: Reading, mark: Mark) -> str:
    badge, word = SHAPES[mark.answer]
    title = assessing.label(reading.model.activities[mark.activity].title)
    return f"{badge.format(word=_(word))} {title}" + (_(" (disputed)") if mark.disputed else "")
