"""From Markdown to plain text, for showing what others wrote."""

import html
import re

_HEADING = re.compile(r"^### +(.+?)[ #]*$", re.MULTILINE)
_BOX = re.compile(r"^[-*+] +\[.\] *(.*)$")
_STEPS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"!\[[^\]]*\]\([^)]*\)"), ""),
    (re.compile(r"\[([^\[\]]*)\]\(\s*<?((?:[^()\s<>]|\([^()\s]*\))*)>?(?:\s+\"[^\"]*\")?\s*\)"), r"\1 (\2)"),
    (re.compile(r"<((?:https?|mailto):[^>\s]+)>"), r"\1"),
    (re.compile(r"<br\s*/?>", re.IGNORECASE), " "),
    (re.compile(r"</?[A-Za-z][^<>]*>"), ""),
    (re.compile(r"^#{1,6} +(.+?)[ #]*$", re.MULTILINE), r"\1"),
    (re.compile(r"^> ?", re.MULTILINE), ""),
    (re.compile(r"^( *[-*+]) +\[.\] *", re.MULTILINE), r"\1 "),
    (re.compile(r"^\s*[-*_]{3,}\s*$", re.MULTILINE), ""),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<!\w)_(?=\S)([^_\n]+?)(?<=\S)_(?!\w)"), r"\1"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!-])"), r"\1"),
    (re.compile(r"[ \t]+$", re.MULTILINE), ""),
    (re.compile(r"\n{3,}"), "\n\n"),
)


def plain(text: str) -> str:
    """Links as "text (address)", lists as they are; no images, no emphasis, no HTML."""
    text = html.unescape(text)
    for form, instead in _STEPS:
        text = form.sub(instead, text)
    return text.strip()


def sections(text: str) -> dict[str, str]:
    """The Markdown below each heading of the third level, in order; what stands before the first is left out."""
    _before, *parts = _HEADING.split(re.sub(r"\r\n?", "\n", text))
    return {title: below.strip("\n") for title, below in zip(parts[::2], parts[1::2], strict=True)}


def boxes(text: str) -> list[str]:
    """The items with a box to tick, as plain text, with what is indented below them."""
    found: list[list[str]] = []
    below = False
    for line in text.split("\n"):
        if box := _BOX.match(line):
            found.append([box[1]])
            below = True
        elif below and (line[:1] == " " or not line.strip()):
            found[-1].append(line.strip())
        else:
            below = False
    return [plain("\n".join(lines)) for lines in found]
