"""What translators get of the SQL files' front matter and of the questionnaires: what a person reads there."""

from collections.abc import Iterator, Mapping, Sequence
from typing import IO

import yaml

_SAID = ("title", "question", "unit", "source")
_ASKED = ("title", "source", "question", "asks", "help", "why", "reason")
_SAME_EVERYWHERE = ("1", "%")

Sentence = tuple[int, str, str, list[str]]


def front_matter(
    file: IO[bytes], keywords: Mapping[str, object], tags: Sequence[str], options: Mapping[str, str]
) -> Iterator[Sentence]:
    """(line, function, sentence, comments) as Babel's extraction wants them, see pyproject.toml."""
    del keywords, tags, options
    matter = yaml.compose(file.read().decode("utf-8").removeprefix("/*").partition("*/")[0], Loader=yaml.SafeLoader)
    for key, value in matter.value if matter else []:
        if key.value in _SAID and value.value not in _SAME_EVERYWHERE:
            yield key.start_mark.line + 1, "_", value.value, []
        if key.value == "references":
            yield from ((name.start_mark.line + 1, "_", name.value, []) for name, _number in value.value)


def questionnaire(
    file: IO[bytes], keywords: Mapping[str, object], tags: Sequence[str], options: Mapping[str, str]
) -> Iterator[Sentence]:
    """The same of a model of `assessments/`, or of the duties; the titles of roles too."""
    del keywords, tags, options
    yield from _asked(yaml.compose(file.read().decode("utf-8"), Loader=yaml.SafeLoader))


def _asked(node: yaml.Node | None) -> Iterator[Sentence]:
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _asked(item)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == "roles" and isinstance(value, yaml.MappingNode):
                yield from ((role.start_mark.line + 1, "_", title.value, []) for role, title in value.value)
            elif key.value in _ASKED and isinstance(value, yaml.ScalarNode):
                yield key.start_mark.line + 1, "_", value.value, []
            else:
                yield from _asked(value)
