"""Licences named from real texts: our own, and those that installed packages carry and declare."""

from importlib.metadata import distribution
from pathlib import Path

import pytest

from collectors.git.licence import identify

ROOT = Path(__file__).parents[2]


def shipped(package: str) -> bytes:
    """The licence file in a package's metadata."""
    found = [file for file in distribution(package).files or [] if file.name.upper().startswith("LICENSE")]
    return Path(str(found[0].locate())).read_bytes()


@pytest.mark.parametrize(
    ("package", "declared"),
    [("click", "BSD-3-Clause"), ("pydantic", "MIT"), ("requests", "Apache-2.0"), ("plotly", "MIT")],
)
def test_a_package_is_licensed_as_it_declares(package: str, declared: str) -> None:
    assert identify(shipped(package)) == declared


def test_our_own_licence_is_the_european_union_public_licence() -> None:
    assert identify((ROOT / "LICENSE").read_bytes()) == "EUPL-1.2"


def test_line_ends_width_encoding_and_a_title_make_no_difference() -> None:
    text = shipped("pydantic").decode()
    assert identify(("# The licence\r\n\r\n> " + " ".join(text.split())).encode("utf-8-sig")) == "MIT"
    assert identify(text.replace("\n", "\r\n").encode()) == "MIT"
    assert identify(("Copyright © 2020 Città\n" + text).encode("latin-1")) == "MIT"


def test_a_restriction_put_into_a_licence_makes_it_another() -> None:
    text = shipped("pydantic").decode().replace("Permission is", "For non-commercial use only, permission is")
    assert identify(text.encode()) is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"   \n",
        b"\0\1\2binary",
        b"As a work of a government this software is in the public domain within the country.",
        b"All rights reserved.",
        b"MIT",
        "ä".encode("utf-16"),
        b"word " * 100_000,
    ],
)
def test_what_is_no_licence_text_stays_unknown(content: bytes) -> None:
    assert identify(content) is None
