"""What others wrote, as it stands: never read as Markdown, so that no link, image or formula of theirs gets in."""

import re

from data.problems import WORDING
from data.words import Problem, _


def literal(text: object) -> str:
    """The text for a place that reads Markdown."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", str(text))


def link(address: str) -> str:
    """An address that a browser may open, as a link that says where it leads; anything else as it stands."""
    safe = re.fullmatch(r"https?://[^\s<>]+", address)
    return f"[{literal(address)}](<{address}>)" if safe else literal(address)


def worded(problem: Problem) -> str:
    """The problem's sentence, its own code marks read and its fields not."""
    return _(WORDING[problem.code]).format(**{name: literal(value) for name, value in problem.fields.items()})
