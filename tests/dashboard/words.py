"""A language that no one speaks: every message in brackets, so that a text without them was never translated."""

import io
import json
import re
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from typing import Any

import pyarrow as pa
from babel.messages.frontend import CommandLineInterface
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Node

ROOT = Path(__file__).parents[2]
TEMPLATE = ROOT / "data" / "locale" / "ospo.pot"
LANGUAGE = "eo"  # Babel has its months; nobody is going to translate this into it
FILES = {"README", "CONTRIBUTING", "SECURITY", "CODE_OF_CONDUCT", "GOVERNANCE", "CHANGELOG", "CODEOWNERS", "COMMUNITY",
         "publiccode.yml", "code.json", "npm"}  # fmt: skip
NOT_READ = {
    "id",
    "form_id",
    "language",
    "config",
    "query_param_key",
    "key",
    "tag",
    "theme",
    "columns",
    "type",
    "anchor",
    "url",
    "code_text",
    "component_name",
    "js_content",
}


def extracted(file: Path) -> Path:
    """What `make words` would write now."""
    options = ["--mapping-file", "pyproject.toml", "--keyword", "N_", "--output-file", str(file)]
    with chdir(ROOT):
        CommandLineInterface().run(["pybabel", "--quiet", "extract", *options, "."])  # type: ignore[no-untyped-call]
    return file


def messages(template: Path) -> set[object]:
    """The messages of a template."""
    with template.open("rb") as file:
        return {message.id for message in read_po(file)}


def catalogue(folder: Path) -> Path:
    """Compiles the language into a folder that OSPO_LOCALE can name."""
    folder.mkdir()
    with extracted(folder / "ospo.pot").open("rb") as template:
        messages = read_po(template, locale=LANGUAGE)
    for message in messages:
        if message.id:
            forms = tuple(bracketed(form) for form in ([message.id] if isinstance(message.id, str) else message.id))
            message.string = forms if message.pluralizable else forms[0]
            message.flags.discard("fuzzy")
    file = folder / LANGUAGE / "LC_MESSAGES" / "ospo.mo"
    file.parent.mkdir(parents=True)
    with file.open("wb") as compiled:
        write_mo(compiled, messages)
    return folder


def bracketed(message: str) -> str:
    """The message in the language."""
    return f"⟦{message}⟧"


def without_brackets(text: str) -> str:
    """What of a text is no message: brackets and what stands in them, their fields too, are gone; so is markup."""
    text = re.sub(r"%\{.*?\}|<extra></extra>|<script>.*</script>|:\w+(?:-badge)?\[", "", text)
    while (shorter := re.sub(r"⟦[^⟦⟧]*⟧", "", text)) != text:
        text = shorter
    return text


def untranslated(app: AppTest, known: set[str]) -> list[str]:
    """Texts that are in no brackets and are no data either."""
    assert not app.exception
    known = known | {"English", "Esperanto"}  # each language is named in its own words
    found = {text: without_brackets(text) for text in texts(app) if text.replace("\\", "").strip("*") not in known}
    left = {
        text: set(re.findall(r"[^\W\d]\w*(?:\.\w+)?", _without(rest, known))) - FILES for text, rest in found.items()
    }
    return sorted(text for text, some in left.items() if some)


def _without(text: str, known: set[str]) -> str:
    """The text without the data in it: sentences as they were logged, names of repositories."""
    text = text.replace("\\", "")
    data = [*known, *(name.rpartition("/")[2] for name in known if "/" in name)]
    for one in sorted((one for one in data if len(one) > 3), key=len, reverse=True):
        text = text.replace(one, " ")
    return text


def texts(app: AppTest) -> Iterator[str]:
    """Every text of a page that a person may read: labels, help, options, charts, tables' heads and cells."""
    for element in _elements(app._tree):  # noqa: SLF001 - AppTest has no list of everything
        if getattr(element, "proto", None) is not None:
            yield from _strings(element.proto)


def _elements(node: Node) -> Iterator[Node]:
    yield node
    if isinstance(node, Block):
        for child in node.children.values():
            yield from _elements(child)


def _strings(message: Any) -> Iterator[str]:
    """Texts of a message of the protocol between Streamlit and the browser."""
    for field, value in message.ListFields():
        if field.name in NOT_READ or field.name.endswith(("_id", "_hash")):
            continue
        for one in value if field.is_repeated else [value]:
            if field.message_type:
                yield from _strings(one)
            elif field.name == "spec":
                yield from _plotted(json.loads(one))
            elif isinstance(one, str):
                yield one
            elif field.name == "data" and isinstance(one, bytes):
                yield from _table(one)


def _plotted(value: Any, name: str = "") -> Iterator[str]:
    """Texts of a Plotly figure."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _plotted(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from _plotted(inner, name)
    elif isinstance(value, str) and name in ("text", "name", "title", "hovertemplate", "ticksuffix", "tickprefix"):
        yield value


def _table(arrow: bytes) -> Iterator[str]:
    table = pa.ipc.open_stream(io.BytesIO(arrow)).read_all()
    for name, column in zip(table.column_names, table.columns, strict=True):
        yield name.removeprefix("__index_level_0__")
        if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
            yield from {cell for cell in column.to_pylist() if cell}
