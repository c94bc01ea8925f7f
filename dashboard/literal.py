"""What others wrote, as it stands: never read as Markdown, so that no link, image or formula of theirs gets in."""

import html
import re

from data.problems import WORDING
from data.words import Problem, _

_TURNS = re.compile(r"[\u202a-\u202e\u2066-\u2069]")  # marks that turn the direction of what follows too
_MOST = 120  # letters that a line has room for
_FEW = 26  # that the axis of a chart has room for


def literal(text: object) -> str:
    """The text for a place that reads Markdown; marks of direction reach no further than its end."""
    escaped = re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", str(text))
    return f"\u2068{escaped}\u2069" if _TURNS.search(escaped) else escaped


def brief(text: object) -> str:
    """The same of a name or a summary: in one line, the middle of what is far too long left out."""
    return literal(_cut(text, _MOST))


def plotted(text: object) -> str:
    """A name for the axis of a chart, which takes some tags for its own."""
    return html.escape(short(text), quote=False)


def short(text: object) -> str:
    """A name as long as a chart has room for, the middle of what is longer left out."""
    return _cut(text, _FEW)


def _cut(text: object, most: int) -> str:
    line = " ".join(str(text).split())
    return line if len(line) <= most else f"{line[: most // 2]}…{line[-(most // 2) + 1 :]}"


def link(address: str) -> str:
    """An address that a browser may open, as a link that says where it leads; anything else as it stands."""
    safe = re.fullmatch(r"https?://[^\s<>]+", address)
    return f"[{literal(address)}](<{address}>)" if safe else literal(address)


def worded(problem: Problem) -> str:
    """The problem's sentence, its own code marks read and its fields not."""
    return _(WORDING[problem.code]).format(**{name: literal(value) for name, value in problem.fields.items()})
