"""A licence whose text stands whole among other words: an introduction before it, credits behind it.

None of those words may be able to change what the text says, or name another licence; else it stays unknown.
"""

from functools import cache
from typing import NamedTuple

from collectors.git import terms
from collectors.git.spdx_texts import LEAST_LIKENESS, Text, Words, likeness, pairs, texts

_SHORTEST = 60  # word pairs; a shorter text stands by chance in others
_MOST_BESIDE = 0.5  # words before and behind a text, as a share of its own
_TOGETHER = 5  # words of the text in a row, with which its part of the file begins and ends


class Part(NamedTuple):
    """A file as the words before a licence's text, those of the text as it stands there, and those behind."""

    before: Words
    text: Words
    behind: Words


def licence(said: Words) -> str | None:
    """The SPDX id of the text that stands in a longer one; None where there is none, or more is said of terms."""
    found = [(text, part) for text in texts() if _fits(text, said) and (part := _part(said, text))]
    if not found:
        return None
    text, part = max(found, key=lambda each: likeness(pairs(each[1].text), each[0]))
    alike = likeness(pairs(part.text), text) >= LEAST_LIKENESS
    return text.id if alike and not _changed(part, text) else None


def _fits(text: Text, said: Words) -> bool:
    return _SHORTEST <= text.size <= terms.SHORT and LEAST_LIKENESS <= len(said) / len(text.words) <= 1 + _MOST_BESIDE


def _part(said: Words, text: Text) -> Part | None:
    """From where to where a text stands among other words; None where nothing of it does."""
    known = set(_runs(text.words))
    at = [start for start, run in enumerate(_runs(said)) if run in known]
    if not at:
        return None
    end = at[-1] + _TOGETHER
    return Part(said[: at[0]], said[at[0] : end], said[end:])


def _runs(said: Words) -> list[tuple[str, ...]]:
    return [tuple(said[start : start + _TOGETHER]) for start in range(len(said) - _TOGETHER + 1)]


def _changed(part: Part, text: Text) -> bool:
    """Whether anything may make another licence of the text, or that of another work."""
    beside = {*part.before, *part.behind}
    named = beside & _families() - {_family(text)}
    licensed = any(word.startswith("licens") for word in part.behind)
    return bool(
        terms.restricted(part.text, text) or named or licensed or beside & terms.words("changing")
        or beside & terms.words("forbidding") or {*part.before} & terms.words("partly")
    )  # fmt: skip


@cache
def _families() -> frozenset[str]:
    """The first parts of all ids, by which licences are called: apache, gpl, mit."""
    return frozenset(_family(text) for text in texts())


def _family(text: Text) -> str:
    return text.id.partition("-")[0].lower()
