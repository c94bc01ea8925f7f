"""YAML of strangers: read as text, with what it refers to; too deep, torn or endless it is refused."""

import pytest

from data.plain_yaml import load


def test_every_value_is_its_text() -> None:
    assert load("a: 4.10\nb: [yes, ~, {c: 2024-01-01}]\n") == {"a": "4.10", "b": ["yes", "~", {"c": "2024-01-01"}]}
    assert load("") is None


def test_what_is_said_once_can_be_meant_twice() -> None:
    assert load("a: &x [1, &y 2]\nb: *x\nc: *y\n") == {"a": ["1", "2"], "b": ["1", "2"], "c": "2"}


@pytest.mark.parametrize(
    "text",
    ["a: &x [*x]", "a: *nowhere", "[" * 1_000_000, "- " * 200 + "x", "a: [", "? [a]\n: b", "a: \x01", b"\xff\xfe\xff"],
    ids=["itself", "nowhere", "a million deep", "two hundred deep", "torn", "a list as key", "control", "no text"],
)
def test_what_cannot_be_read_is_an_error(text: str | bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        load(text)
