"""A questionnaire's file: read, and its faults named with line and id."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from assessments.questionnaire.shape import VERSION
from data import strict_yaml
from data.words import Problem, _

Shape = TypeVar("Shape", bound=BaseModel)


@dataclass(frozen=True)
class File:
    """What stands in a file, with the nodes that know their lines."""

    path: Path
    tree: yaml.Node | None
    given: dict[str, Any]

    @property
    def key(self) -> tuple[str, str]:
        """Id and version."""
        return self.given["id"], self.given["version"]

    def problem(self, code: str, one: str, /, **fields: object) -> Problem:
        """A Problem about an id, with the last line that gives this id, else the file's first."""
        lines = [line for line, node in _items(self.tree) if _id(node) == one]
        return Problem(code, file=self.path, line=lines[-1] if lines else 1, id=one, **fields)

    def shaped(self, whole: dict[str, Any], shape: type[Shape]) -> Shape:
        """What this file, together with what it extends, says. Raises Problem."""
        try:
            return shape.model_validate(whole)
        except ValidationError as error:
            # a key that is not known comes first: it is often the one that is missed elsewhere, misspelt
            first = min(error.errors(), key=lambda one: one["type"] != "extra_forbidden")
            raise self._misshapen(whole, first) from error

    def _misshapen(self, whole: dict[str, Any], error: ErrorDetails) -> Problem:
        one, rest = _nearest(whole, error["loc"])
        nodes = [node for _line, node in _items(self.tree) if _id(node) == one]
        line = strict_yaml.line(nodes[0], rest) if nodes else 1
        key = next((str(part) for part in reversed(error["loc"]) if isinstance(part, str)), "id")
        return Problem("model.invalid", file=self.path, line=line, id=one, key=key, why=_why(error))


def read(path: Path) -> File:
    """A file with an id and a version, no id in it twice. Raises Problem."""
    tree, given = strict_yaml.load(path)
    file = File(path, tree, given if isinstance(given, dict) else {})
    for key, form, why in (("id", r".+", _text_expected()), ("version", VERSION, _version_expected())):
        said = file.given.get(key)
        if not isinstance(said, str) or not re.fullmatch(form, said):
            line = strict_yaml.line(tree, (key,))
            raise Problem("model.invalid", file=path, line=line, id=path.stem, key=key, why=why)
    _no_id_twice(file)
    return file


def _no_id_twice(file: File) -> None:
    seen: set[str] = set()
    for _line, node in _items(file.tree):
        one = _id(node)
        if one in seen:
            raise file.problem("model.doubled", one)
        seen |= {one} if one else set()


def _items(node: yaml.Node | None) -> Iterator[tuple[int, yaml.MappingNode]]:
    """Every mapping that has an id, with the line of its id, from the top."""
    if isinstance(node, yaml.MappingNode):
        lines = [key.start_mark.line + 1 for key, _value in node.value if key.value == "id"]
        if lines:
            yield lines[0], node
    if isinstance(node, yaml.CollectionNode):
        for child in node.value:
            yield from _items(child[1] if isinstance(child, tuple) else child)


def _id(node: yaml.MappingNode) -> str:
    return next((str(value.value) for key, value in node.value if key.value == "id"), "")


def _nearest(whole: Any, loc: tuple[int | str, ...]) -> tuple[str, tuple[int | str, ...]]:
    """The id nearest above the place, and the way on from there."""
    one, rest, part = "", loc, whole
    for depth, step in enumerate(loc):
        if isinstance(part, dict) and isinstance(part.get("id"), str):
            one, rest = part["id"], loc[depth:]
        try:
            part = part[step]
        except (KeyError, IndexError, TypeError):
            break
    return one, rest


def _why(error: ErrorDetails) -> str:
    """What is wrong and what would be right, in words of ours."""
    context = error.get("ctx", {})
    wording = {
        "extra_forbidden": _("This key is not known; check its spelling."),
        "missing": _("This key is required."),
        "string_type": _text_expected(),
        "tuple_type": _("A list is expected here, one item per line with a dash before it."),
        "too_short": _("At least one item is expected here."),
        "bool_type": _("Write true or false."),
        "bool_parsing": _("Write true or false."),
        "dict_type": _("Keys with values are expected here."),
        "model_type": _("Keys with values are expected here."),
        "literal_error": _("Use one of: {expected}.").format(expected=context.get("expected", "")),
        "string_pattern_mismatch": _("This is empty or does not have the expected form."),
        "greater_than_equal": _("This has to be at least {least}.").format(least=f"{context.get('ge', 0):g}"),
        "less_than_equal": _("This has to be at most {most}.").format(most=f"{context.get('le', 0):g}"),
    }
    if error["type"].startswith(("float_", "finite_")):
        return _("A number is expected here.")
    if error["type"].startswith("int_"):
        return _("A whole number is expected here.")
    return wording.get(error["type"], error["msg"])


def _text_expected() -> str:
    return _("A text is expected here; put a number between quotation marks.")


def _version_expected() -> str:
    return _('Write numbers with points between them and in quotation marks, such as "1.3".')
