"""What single fields of the exchange file can hold; `wording` says of each what is wrong."""

import re
import unicodedata
from datetime import date, datetime
from functools import lru_cache
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from data.regions import regions

_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_MOMENT = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{6})?Z$"
_ADDRESS = r"^https://[^/?#@\s<>\"'`\\]+([/?#][^\s<>\"'`\\]*)?$"
_ALIKE = {"LATIN", "CYRILLIC", "GREEK"}
_MARKUP = "<>`\\"


@lru_cache(4096)
def _day(given: str) -> date | None:
    try:
        return date.fromisoformat(given) if re.fullmatch(_DAY, given) else None
    except ValueError:
        return None


@lru_cache(4096)
def _moment(given: str) -> datetime | None:
    try:
        return datetime.fromisoformat(given.removesuffix("Z")) if re.fullmatch(_MOMENT, given) else None
    except ValueError:
        return None


def _as_day(given: Any) -> date:
    found = _day(given) if isinstance(given, str) else None
    if not found:
        raise PydanticCustomError("day", "no day")
    return found


def _as_moment(given: Any) -> datetime:
    found = _moment(given) if isinstance(given, str) else None
    if not found:
        raise PydanticCustomError("moment", "no moment")
    return found


def _readable(given: str) -> str:
    """Neither invisible nor turning the direction of what comes after it, and nothing that a page could run."""
    if not given.isprintable() or given != given.strip() or any(mark in given for mark in _MARKUP):
        raise PydanticCustomError("text", "no readable text")
    return given


def _name(given: str) -> str:
    if not any(one.isalnum() for one in given) or any(len(_scripts(word)) > 1 for word in given.split()):
        raise PydanticCustomError("text", "no readable text")
    return _readable(given)


def _id(given: str) -> str:
    """No way up in a folder, should anybody ever take it for a path."""
    if {".", ".."} & {*given.split("/")}:
        raise PydanticCustomError("text", "no id")
    return _readable(given)


def _scripts(word: str) -> set[str]:
    """Those of the alphabets that look alike; a word in two of them is made to be taken for another."""
    return {unicodedata.name(one, "").partition(" ")[0] for one in word if one.isalpha()} & _ALIKE


def _region(given: str) -> str:
    if given not in regions():
        raise PydanticCustomError("region", "no region")
    return given


Day = Annotated[date, BeforeValidator(_as_day), WithJsonSchema({"type": "string", "format": "date", "pattern": _DAY})]
Moment = Annotated[
    datetime,
    BeforeValidator(_as_moment),
    WithJsonSchema({"type": "string", "format": "date-time", "pattern": _MOMENT}),
]
Name = Annotated[str, Field(min_length=1, max_length=120), AfterValidator(_name)]
Text = Annotated[str, Field(min_length=1, max_length=300), AfterValidator(_readable)]
Address = Annotated[str, Field(pattern=_ADDRESS, max_length=500), AfterValidator(_readable)]
Region = Annotated[str, AfterValidator(_region), WithJsonSchema({"type": "string", "enum": sorted(regions())})]
RepositoryId = Annotated[str, Field(pattern=r"^[^/\s]+(/[^/\s]+)+$", max_length=300), AfterValidator(_id)]
MemberId = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
MetricId = Annotated[str, Field(pattern=r"^([a-z0-9_]+|maturity(\.[A-Za-z0-9_-]+)+)$", max_length=120)]
Model = Annotated[str, Field(pattern=r"^[a-z0-9-]+$", max_length=60)]
Version = Annotated[str, Field(pattern=r"^[A-Za-z0-9./_-]+$", max_length=40)]
Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]
Whole = Annotated[int, Field(strict=True, ge=0, lt=2**63)]
Staff = Annotated[int, Field(strict=True, ge=1, lt=2**63)]
Share = Annotated[float, Field(strict=True, allow_inf_nan=False, ge=0, le=1)]
