"""What translators get of the SQL files: what a person reads of each front matter."""

from collections.abc import Iterator, Mapping, Sequence
from typing import IO

import yaml

_SAID = ("title", "question", "unit", "source")
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
