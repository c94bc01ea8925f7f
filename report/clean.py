"""What people, forges and peers wrote, made fit to be shown: the one cleaning step before all renderers."""

import re
import unicodedata
from dataclasses import fields, is_dataclass, replace
from typing import Any

from report.story import Number, Report

NOTHING_LEFT = "–"

# The most characters of a field, by its name, or by part and name where that part differs.
# Chosen so that a page of the three sentences, six figures and three steps that a report has holds them all.
LIMITS: dict[str, int] = {
    **dict.fromkeys(
        ("assessed", "high", "last", "low", "months", "now", "of", "range", "score", "target", "value"), 50
    ),
    **dict.fromkeys(
        ("columns", "dated", "due", "notes", "owner", "word", "Column.title", "Goal.title", "Figure.title"), 80
    ),
    **dict.fromkeys(("among", "better", "caption", "change", "contents", "headline", "kind", "legend", "little"), 120),
    **dict.fromkeys(("moves", "organisation", "others", "period", "title", "worse"), 120),
    **dict.fromkeys(("claimed", "measured", "question", "step"), 200),
    **dict.fromkeys(("alt", "basis", "more", "note", "nothing", "peers", "text"), 300),
    **dict.fromkeys(("Ask.text", "definition", "lines", "rows"), 600),
    "Text.text": 1500,
}
PARAGRAPHS = 5  # the most that the decision that is asked for has

_STACK = 6  # no script puts more marks on one letter; a hundred of them would cover the page
_EMOJI = "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u27bf\u2900-\u297f\u2b00-\u2bff\U0001f000-\U0001faff"
_SCRIPTS = "\u0600-\u109f\u1780-\u18af"  # from Arabic to Burmese, Khmer and Mongolian: they write with joiners
_ENDS = "".join(chr(plane << 16 | end) for plane in range(1, 15) for end in (0xFFFE, 0xFFFF))
_OUT = re.compile(
    "(\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f)"  # stays: the flag of a part of a country
    "|[\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # control characters that are no white space
    "\u180e\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # what turns, hides or orders, and byte-order marks
    f"\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff{_ENDS}"  # halves of characters, and what none is
    "\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)
_JOINERS = re.compile(
    f"([{_SCRIPTS}][\u200b-\u200d])|((?<=[{_EMOJI}\ufe0f])\u200d(?=[{_EMOJI}]))|[\u200b-\u200d]"  # the first two stay
)
_BLANKS = re.compile(r"\s{2,}|[^\S\u00a0\u2007\u202f]")  # a no-break space that stands alone stays
_UNSEEN = "\u115f\u1160\u2800\u3164\uffa0"  # letters and signs that are blank


def clean(report: Report) -> Report:
    """The report with every text fit to be shown, and within its limit; cleaning it again changes nothing.

    Out are control characters, halves of characters, private ones, byte-order marks, overrides and isolates of the
    direction, joiners where neither script nor emoji needs them, and more marks than a letter bears. What is left is
    NFC, with one blank for white space and line breaks; the decision that is asked for keeps its paragraphs, each a
    line. Accents, soft hyphens, no-break spaces, marks of direction, emoji and all scripts stay. A text over its
    limit ends with an ellipsis, between two words where it can; one of which nothing is left is a dash. Numbers'
    own texts are ids and amounts: cleaned, and never shortened. Renderers still escape for their own format.
    """
    cleaned: Report = _part(report)
    return cleaned


def _part(part: Any) -> Any:
    found = {one.name: getattr(part, one.name) for one in fields(part)}
    return replace(part, **{name: _value(value, _field(part, name)) for name, value in found.items()})


def _field(part: object, name: str) -> str:
    """What a field is called in the table of limits; nothing where it may be as long as it is."""
    if isinstance(part, Number):
        return ""
    whole = f"{type(part).__name__}.{name}"
    return whole if whole in LIMITS else name


def _value(value: Any, field: str) -> Any:
    if isinstance(value, str):
        return _text(value, LIMITS.get(field), PARAGRAPHS if field == "Ask.text" else 1)
    if isinstance(value, tuple):
        return tuple(_value(one, field) for one in value)
    return _part(value) if is_dataclass(value) else value


def _text(text: str, limit: int | None, paragraphs: int) -> str:
    whole = _lines(text, paragraphs)
    if limit is not None and len(whole) > limit:
        whole = _lines(_shortened(whole, limit), paragraphs)
    return whole or (NOTHING_LEFT if text else "")


def _lines(text: str, most: int) -> str:
    lines = [line for line in map(_settled, text.splitlines()) if _says(line)]
    return "\n".join([*lines[: most - 1], *filter(None, [" ".join(lines[most - 1 :])])])


def _settled(text: str) -> str:
    """The text, until there is nothing to do: what goes may bring together what did not belong together."""
    while (once := _once(text)) != text:
        text = once
    return text


def _once(text: str) -> str:
    text = _BLANKS.sub(" ", _OUT.sub(r"\1", text)).strip()
    return text if text.isascii() else unicodedata.normalize("NFC", _JOINERS.sub(r"\1\2", _unstacked(text)))


def _unstacked(text: str) -> str:
    kept, marks = [], 0
    for one in text:
        kind = unicodedata.category(one)
        marks = marks + 1 if kind[0] == "M" else marks if kind == "Cf" else 0
        if kind[0] != "M" or marks <= _STACK:
            kept.append(one)
    return "".join(kept)


def _shortened(text: str, limit: int) -> str:
    """Its first words with an ellipsis; where a word is longer than half of it, that is cut between two characters."""
    end = max(text.rfind(" ", 0, limit), text.rfind("\n", 0, limit))
    if end < limit // 2:
        end = next((at for at in range(limit - 1, limit // 2, -1) if not _within(text, at)), limit - 1)
    return text[:end].rstrip(" ,;:–\n") + "…"


def _within(text: str, at: int) -> bool:
    """Whether what a reader takes for one character begins before `at` and ends after it."""
    tone = "\U0001f3fb" <= text[at] <= "\U0001f3ff"
    return tone or unicodedata.category(text[at])[0] in "MC" or text[at - 1] == "\u200d"


def _says(text: str) -> bool:
    return any(unicodedata.category(one)[0] not in "CMZ" and one not in _UNSEEN for one in text)
