"""What stands for characters that no font of the report has."""

import pytest
from fontTools.ttLib import TTFont

from report.pdf.glyphs import FILES, FONTS, shown


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("Straße, naïve, Łódź, Ελλάδα, Україна, 5 €", "Straße, naïve, Łódź, Ελλάδα, Україна, 5 €"),
        ("مدينة עירייה ქართული հայերեն ⚠ ♻", "مدينة עירייה ქართული հայերեն ⚠ ♻"),
        ("to the moon \N{ROCKET}", "to the moon [rocket]"),
        ("\N{WOMAN}\u200d\N{ROCKET}", "[woman][rocket]"),
        ("\N{HEAVY BLACK HEART}\ufe0f", "\N{HEAVY BLACK HEART}"),
        ("東京", "��"),
        ("हिन्दी", "���"),
        ("e\u0301", "e\u0301"),
        ("Z" + "\u0300\u0316" * 40, "Z�"),
        ("a\0b\x1bc\ufeffd", "abcd"),
        ("half \ud83d, private \ue000", "half �, private �"),
        ("a\tb\nc\u2028d", "a b\nc\nd"),
        ("\u200b\u2060 \n\0", ""),
        ("", ""),
    ],
)
def test_what_is_shown(text: str, instead: str) -> None:
    assert shown(text) == instead


def test_every_weight_of_a_font_has_the_same_characters() -> None:
    for file in FILES.values():
        weights = [set(TTFont(path).getBestCmap()) for path in FONTS.glob(file.replace("Regular", "*"))]
        assert all(one == weights[0] for one in weights)


def test_every_font_is_named() -> None:
    families = {TTFont(FONTS / file)["name"].getBestFamilyName() for file in FILES.values()}
    assert families == set(FILES)
    assert {path.name.split("-")[0] for path in FONTS.glob("*.ttf")} == {name.split("-")[0] for name in FILES.values()}
