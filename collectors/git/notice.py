"""Licences named by a short notice in place of their text, by the wordings in notices.yaml.

Nothing else may stand in the file: a sentence that is not known there may take back what the notice grants.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from re import Pattern
from typing import Any

import yaml

_LONGEST = 400  # words


def licence(words: Sequence[str]) -> str | None:
    """The SPDX id that a notice names; None where it is no notice, or says anything that is not known."""
    if len(words) > _LONGEST:
        return None
    said = " ".join(words)
    return next((id_ for id_, notice in _notices() if notice.fullmatch(said)), None)


@cache
def _notices() -> list[tuple[str, Pattern[str]]]:
    listed: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "notices.yaml").read_text("utf-8"))
    return [notice for family in listed for notice in _of(family)]


def _of(family: dict[str, Any]) -> Iterator[tuple[str, Pattern[str]]]:
    for id_, version in family["licences"].items():
        known = {"version": version}
        known |= {name: _spaced(said).format(**known) for name, said in family["words"].items()}
        grant, *beside = (_spaced(said).format(**known) for said in (family["grant"], *family["beside"]))
        around = "|".join(beside)
        yield id_, re.compile(rf"(?:(?:{around}) )*{grant}(?: (?:{around}))*")


def _spaced(said: str) -> str:
    return said.replace(" ", " ?")
