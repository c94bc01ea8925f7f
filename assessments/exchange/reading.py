"""Reading the file of an assessment, with file, line and key of what is wrong in it."""

import json
import re
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from assessments.answers.log import read_bytes
from assessments.exchange.shape import Exported
from data import strict_yaml
from data.json_lines import line_of
from data.words import Problem

Loc = tuple[int | str, ...]
Lines = Callable[[Loc], int]

_FIRST: tuple[Loc, ...] = (("format",), ("schema",))  # of another shape, nothing else in it says much


def read(file: Path) -> Exported:
    """What a file of JSON or YAML holds. Raises Problem."""
    text, line = _json(file)
    try:
        return Exported.model_validate_json(text)
    except ValidationError as error:
        raise _worded(error.errors(), file, line) from error


def _json(file: Path) -> tuple[str, Lines]:
    """The file as JSON, and the lines of its keys."""
    if not file.is_file():
        raise Problem("exchange.missing", file=file)
    try:
        text = read_bytes(file).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Problem("configuration.encoding", file=file) from error
    if text.lstrip().startswith("{"):
        return text, partial(line_of, text)
    try:
        tree, given = strict_yaml.load(file, _WithoutAliases)
        text = json.dumps(given, ensure_ascii=False, allow_nan=False, default=_day)
        text.encode()
    except (TypeError, ValueError, RecursionError) as error:
        raise Problem("configuration.yaml", file=file, line=1, why=str(error)) from error
    return text, partial(strict_yaml.line, tree)


class _WithoutAliases(strict_yaml.Loader):
    """A few aliases of aliases would be more than any memory holds."""

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.composer.ComposerError(None, None, "an alias", self.get_mark())
        node: yaml.Node | None = super().compose_node(parent, index)
        return node


def _day(given: object) -> str:
    if isinstance(given, date):
        return given.isoformat()
    raise TypeError(type(given).__name__)


def _worded(errors: list[ErrorDetails], file: Path, line: Lines) -> Problem:
    first = min(errors, key=lambda one: _FIRST.index(one["loc"]) if one["loc"] in _FIRST else len(_FIRST))
    if first["type"] == "json_invalid":
        number = re.search(r"line (\d+)", first["msg"])
        return Problem("exchange.json", file=file, line=number[1] if number else 1)
    loc = _loc(first)
    if loc in (("format",), (), ("schema",)):
        code = "exchange.schema" if loc == ("schema",) and first["type"] != "missing" else "exchange.format"
        return Problem(code, file=file, line=line(loc), theirs=first["input"])
    return Problem("exchange.invalid", file=file, line=line(loc), key=".".join(map(str, loc)))


def _loc(error: ErrorDetails) -> Loc:
    """The keys as they stand in the file: the kind of an event is not one of them."""
    loc = error["loc"]
    if loc[:1] in (("log",), ("plan",)):
        loc = loc[:2] + loc[3:]
    if error["type"] == "order":
        return (*loc, int(error["ctx"]["place"]), "seq")
    return (*loc, "note") if error["type"] == "reason" else loc
