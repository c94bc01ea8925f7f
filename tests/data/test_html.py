"""Templates escape what they place, and miss nothing in silence."""

from pathlib import Path

import pytest
from jinja2 import UndefinedError

from data.html import rendered


def template(folder: Path, text: str) -> Path:
    (folder / "x.html").write_text(text, "utf-8")
    return folder / "x.html"


def test_what_is_placed_is_text(tmp_path: Path) -> None:
    text = "<b title='{{ said }}'>{{ said }}</b>\n"
    assert rendered(template(tmp_path, text), said="<'\"&>") == (
        "<b title='&lt;&#39;&#34;&amp;&gt;'>&lt;&#39;&#34;&amp;&gt;</b>\n"
    )


def test_others_of_the_folder_are_at_hand(tmp_path: Path) -> None:
    (tmp_path / "y.html").write_text("<i>{{ said }}</i>", "utf-8")
    assert rendered(template(tmp_path, '{% include "y.html" %}'), said="&") == "<i>&amp;</i>"


def test_what_was_not_given_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UndefinedError, match="'said' is undefined"):
        rendered(template(tmp_path, "{{ said }}"))
