"""When two names are one, however they are written."""

import unicodedata


def plain(name: str) -> str:
    """A name without capitals, blanks and punctuation: those that look the same to a reader are the same."""
    return "".join(one for one in unicodedata.normalize("NFKC", name).casefold() if one.isalnum() or _is_mark(one))


def _is_mark(one: str) -> bool:
    """Vowels are marks in many scripts."""
    return unicodedata.category(one).startswith("M")
