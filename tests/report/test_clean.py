"""What people, forges and peers wrote can be shown: what goes, what stays, how long it may be."""

import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, Literal, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from report import story
from report.clean import LIMITS, PARAGRAPHS, clean
from report.story import Number, Report
from tests.report.hostile import HOSTILE, hostile, long
from tests.report.stories import empty, full

FAMILY = "\N{WOMAN}\u200d\N{WOMAN}\u200d\N{GIRL}"
RAINBOW = "\N{WAVING WHITE FLAG}\ufe0f\u200d\N{RAINBOW}"
ENGLAND = "\N{WAVING BLACK FLAG}\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
PERSIAN = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"  # I want, with the non-joiner that its spelling asks for


def cleaned(text: str) -> str:
    return clean(replace(empty(), period=text)).period


def asked(text: str) -> str:
    return clean(replace(empty(), ask=story.Ask("", text, ""))).ask.text


def texts(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        yield from (text for one in part for text in texts(one))
    elif is_dataclass(part):
        yield from (text for one in fields(part) for text in texts(getattr(part, one.name)))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a\tb\r\nc \v d\u2028e\x85f", "a b c d e f"),
        ("  a  ", "a"),
        ("a\0b\x1b[31mc\x7fd\x9fe", "ab[31mcde"),
        ("a\ud83db\udc00c", "abc"),
        ("a\u202eb\u202cc\u2067d\u2069e\u202af", "abcdef"),
        ("\ufeffa\u2060b\ue000c\ufffed\ufdd0e\U0010fffff\U000e0041g", "abcdefg"),
        ("a\u200bb\u200cc\u200dd", "abcd"),
        ("e\u0301", "\u00e9"),
        ("e\u200b\u0301", "\u00e9"),  # what goes brings together what is one letter
        ("x" + "\u0316" * 50, "x" + "\u0316" * 6),
        ("a\u00a0 b", "a b"),
        ("\u202e\0", "–"),
        (" \n ", "–"),
        ("\u00ad\u2800", "–"),
        ("", ""),
    ],
)
def test_what_goes(written: str, shown: str) -> None:
    assert cleaned(written) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Größe, Straße, Ærø, Łódź, Ηράκλειο, Українська",
        "مدينة الميناء \u200e(2026)\u200f",
        PERSIAN,
        "שָׁלוֹם",
        "हिन्दी ไทย 東京 ქართული",
        f"{FAMILY} {RAINBOW} {ENGLAND} \U0001f44d\U0001f3fe \U0001f1eb\U0001f1ee 1\ufe0f\u20e3",
        "Rechts\u00adschutz",
        "58\u00a0% of 1\u202f204",
        '=1+1 <b>"x"</b> #x $y$ [z]',  # escaping is each renderer's own
    ],
)
def test_what_stays(text: str) -> None:
    assert cleaned(text) == text


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("word " * 24, "word " * 23 + "word"),  # 119 characters: nothing is lost
        ("word " * 25, "word " * 22 + "word word…"),
        ("a" * 200, "a" * 119 + "…"),
        ("a" * 117 + "e\u0316" * 3, "a" * 117 + "e\u0316" + "…"),
        ("a" * 118 + "e\u0316" * 3, "a" * 118 + "…"),  # never between a letter and its mark
        ("a" * 110 + ", " + "b" * 110, "a" * 110 + "…"),
        (FAMILY * 30, FAMILY * 23 + "…"),  # five characters a family: never cut within
    ],
)
def test_a_long_text_ends_between_words_or_characters(written: str, shown: str) -> None:
    assert cleaned(written) == shown


def test_the_decision_keeps_its_paragraphs_up_to_a_number() -> None:
    assert asked("One\r\n\r\n two  three \n\0\n") == "One\ntwo three"
    assert asked("\n".join("abcdefg")) == "a\nb\nc\nd\ne f g"
    assert PARAGRAPHS == 5
    assert len(asked("word\n" * 1_000)) == LIMITS["Ask.text"]  # 119 words of five, four and the ellipsis


@settings(deadline=None)  # of the machine's time, not of the code's
@given(some.text(some.characters(), max_size=300))
def test_cleaning_again_changes_nothing(text: str) -> None:
    assert cleaned(cleaned(text)) == cleaned(text)
    assert asked(asked(text)) == asked(text)


MIXED = ("e", "\u0301", "\u0316", "\u0344", "\u0627", "\u064b", "\u0653", "\u200b", "\u200d", "\ufe0f", "\N{WOMAN}",
         "\0", " ", "\n", "\u00a0", "\ufeff", "\ud800", "\u1100", "\u1161", "\U0001f3f4", "\U000e0067",
         "\U000e007f")  # fmt: skip


@settings(deadline=None)  # of the machine's time, not of the code's
@given(some.lists(some.sampled_from(MIXED), max_size=200).map("".join))
def test_cleaning_again_changes_nothing_of_what_reacts_with_its_neighbour(text: str) -> None:
    once = cleaned(text)
    assert cleaned(once) == once and unicodedata.is_normalized("NFC", once) and len(once) <= LIMITS["period"]
    assert asked(asked(text)) == asked(text)


@pytest.mark.parametrize("told", [full(), empty(), long(), hostile()])
def test_cleaning_a_whole_report_again_changes_nothing(told: Report) -> None:
    assert clean(clean(told)) == clean(told)


@pytest.mark.parametrize("told", [full(), empty(), long()])
def test_what_is_legitimate_stays_as_it_is(told: Report) -> None:
    assert clean(told) == told


def test_nothing_hostile_is_left_anywhere() -> None:
    shown = list(texts(clean(hostile())))
    assert len(shown) == len(list(texts(hostile())))
    assert not [one for one in shown if {"Cc", "Cs", "Co"} & set(map(unicodedata.category, one.replace("\n", "")))]
    assert not [one for one in shown if set(one) & set("\u202e\u202b\u202c\u2067\u2069\ufeff\u200b\u2060")]
    "".join(shown).encode()


def test_numbers_are_cleaned_and_not_shortened() -> None:
    number = clean(hostile()).numbers[2 + HOSTILE.index("x" * 10_000)]
    assert (number.metric, number.text) == ("maturity.ggi", "x" * 10_000)
    assert {"–"} == {one.text for one in clean(hostile()).numbers if one.text in {"–", "", " "}}


def test_every_text_of_the_story_has_a_limit() -> None:
    parts = {name: part for name, part in vars(story).items() if is_dataclass(part) and part is not Number}
    free = {
        f"{part}.{field}"
        for part, shape in parts.items()
        for field, kind in get_type_hints(shape).items()
        if "str" in str(kind) and get_origin(kind) is not Literal and not {f"{part}.{field}", field} & LIMITS.keys()
    }
    assert free == {"Report.language", "Figure.metric"}  # codes and ids, never written by a person


def test_a_chapter_is_cleaned_to_its_last_cell() -> None:
    told = replace(
        empty(),
        chapters=(
            story.Chapter(
                "",
                (
                    story.Table(
                        "",
                        (),
                        (("a", "b\0"), ("c", "d" * 700)),
                    ),
                ),
            ),
        ),
    )
    (table,) = clean(told).chapters[0].blocks
    assert isinstance(table, story.Table) and table.rows == (("a", "b"), ("c", "d" * 599 + "…"))
