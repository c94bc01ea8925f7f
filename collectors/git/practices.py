"""What a repository does about security, licences and good practice, as its pipeline and its README show.

Which tools run, and whether a pipeline takes over a template of others, is read from the files of HEAD
(`practices.yaml`); what the tools find stays where it is.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from re import Pattern
from typing import Any

import yaml

from collectors.git.files import Change
from collectors.git.source import Source
from data.records import Observation

KIND = "practice"
# Bytes of a file and characters of a line. What people write themselves is smaller, and no expression runs for ever.
_LARGEST, _LONGEST = 1 << 18, 1000
_COMMENT = re.compile(r"(?:^|(?<=\s))#.*$", re.MULTILINE)
_GROOVY_COMMENT = re.compile(r"^[ \t]*(?://.*$|/\*(?s:.*?)(?:\*/|\Z))", re.MULTILINE)
_HIDDEN = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_NAME = re.compile(r"^[ \t]*(?:-[ \t]*)?(?:display)?name:.*$", re.MULTILINE | re.IGNORECASE)


def files(source: Source) -> list[Change]:
    """The pipelines and READMEs of HEAD. Raises GitError."""
    return [file for file in source.standing if file.kind in ("pipeline", "readme") and file.blob]


def read(source: Source) -> list[Observation]:
    """Which tools HEAD shows for each practice; None where it shows none, nothing where a file cannot be read.

    Raises GitError, Problem.
    """
    wanted = files(source)
    blobs = {str(file.blob) for file in wanted}
    if source.bring([*blobs]) != blobs:
        return []
    texts = {blob: _text(source, blob) for blob in blobs}
    found = observed((file.kind, file.path, texts[str(file.blob)]) for file in wanted)
    at = source.place.confirmed_at
    return [
        Observation(source.place.id, KIND, name, at, ", ".join(sorted(tools)) or None, at)
        for name, tools in found.items()
    ]


def observed(read_files: Iterable[tuple[str, str, str]]) -> dict[str, set[str]]:
    """Practice → tools, of files given as (kind, path, text)."""
    found: dict[str, set[str]] = {
        name: set() for name in ("scanner", "scheduled_scanner", "licence_check", "best_practice", "shared_pipeline")
    }
    for kind, path, said in read_files:
        text = _HIDDEN.sub("", said) if kind == "readme" else _run(path, said)
        for name, tools in _tools(kind, text):
            found[name] |= tools
            if name == "scanner" and any(pattern.search(text) for pattern in _scheduled()):
                found["scheduled_scanner"] |= tools
    return found


def _run(path: str, text: str) -> str:
    """What of a pipeline is run: neither comments nor what steps are called."""
    if "jenkinsfile" in path.lower():
        return _GROOVY_COMMENT.sub("", text)
    return _NAME.sub("", _COMMENT.sub("", text))


def _tools(kind: str, text: str) -> Iterator[tuple[str, set[str]]]:
    for name, tools in _practices()[kind].items():
        yield name, {tool for tool, patterns in tools.items() if any(pattern.search(text) for pattern in patterns)}


def _text(source: Source, blob: str) -> str:
    if int(source.git.text("cat-file", "-s", blob)) > _LARGEST:
        return ""
    text = source.git.raw("cat-file", "blob", blob).decode("utf-8", "replace")
    return "\n".join(line[:_LONGEST] for line in text.splitlines())


@cache
def _practices() -> dict[str, dict[str, dict[str, list[Pattern[str]]]]]:
    """Kind of file → practice → tool → patterns."""
    return {
        kind: {
            name: {tool: _compiled(patterns) for tool, patterns in tools.items()}
            for name, tools in practices.items()
            if isinstance(tools, Mapping)
        }
        for kind, practices in _listed().items()
    }


@cache
def _scheduled() -> list[Pattern[str]]:
    return _compiled(_listed()["pipeline"]["scheduled"])


def _compiled(patterns: list[str]) -> list[Pattern[str]]:
    return [re.compile(pattern, re.IGNORECASE | re.MULTILINE) for pattern in patterns]


@cache
def _listed() -> dict[str, Any]:
    listed: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "practices.yaml").read_text("utf-8"))
    return listed
