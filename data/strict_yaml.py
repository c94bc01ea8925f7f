"""YAML as people mean it, with the lines its keys stand in."""

import re
from pathlib import Path
from typing import Any

import yaml

from data.words import Problem, _


class Loader(yaml.SafeLoader):
    """No key stands twice; NO is Norway and not a refusal: true and false alone are words of logic."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Raises ConstructorError where a key stands twice."""
        seen: set[str] = set()
        for key in (key for key, _value in node.value if isinstance(key, yaml.ScalarNode)):
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"{key.value} stands twice", key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


_BOOL = "tag:yaml.org,2002:bool"
Loader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in forms if tag != _BOOL]
    for first, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver(_BOOL, re.compile(r"^(?:true|True|false|False)$"), [*"tTfF"])


def load(path: Path, loader: type[Loader] = Loader) -> tuple[yaml.Node | None, Any]:
    """The nodes of a file that a person may have edited, and what they say. Raises Problem with the line."""
    try:
        return read(path.read_text("utf-8-sig"), loader)
    except OSError as error:
        raise Problem("file.unreadable", path=path, why=error.strerror) from error
    except UnicodeDecodeError as error:
        raise Problem("configuration.encoding", file=path) from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise Problem("configuration.yaml", file=path, line=line, why=error.problem) from error
    except (yaml.YAMLError, ValueError) as error:
        raise Problem("configuration.yaml", file=path, line=1, why=str(error).splitlines()[0]) from error
    except RecursionError as error:
        raise Problem("configuration.yaml", file=path, line=1, why=_("nested too deeply")) from error


def read(text: str, loader: type[Loader] = Loader) -> tuple[yaml.Node | None, Any]:
    """The nodes of a document and what they say. Raises YAMLError, ValueError for a date that is none."""
    reading = loader(text)
    node = reading.get_single_node()
    return node, reading.construct_document(node) if node else None


def line(node: yaml.Node | None, loc: tuple[int | str, ...]) -> int:
    """The line of the key that `loc` leads to, or of the nearest part that is there."""
    number = node.start_mark.line + 1 if node else 1
    for part in loc:
        found = _child(node, part)
        if found is None:
            break
        number, node = found
    return number


def _child(node: yaml.Node | None, part: int | str) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(part):
                return key.start_mark.line + 1, value
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part].start_mark.line + 1, node.value[part]
    return None
