"""Histories of real administrations, rebuilt from what was written down of them, equal to what git counted there."""

import gzip
import json
import re
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SHARED, Collect, Rows

FOLDER = SHARED / "git-history"
NAMES = sorted(path.name.removesuffix(".jsonl.gz") for path in FOLDER.glob("*.jsonl.gz"))


def read(name: str) -> tuple[list[dict[str, Any]], list[list[str]], dict[str, Any]]:
    """Commits, newest first; tags; and what git counted."""
    with gzip.open(FOLDER / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        commits = [json.loads(line) for line in lines]
    tags = json.loads((FOLDER / f"{name}.tags.json").read_text("utf-8"))
    expected = json.loads((FOLDER / "expected.json").read_text("utf-8"))
    return commits, tags, expected[name.replace("__", "/", 1)]


def utc(printed: str) -> datetime:
    return datetime.fromisoformat(printed).astimezone(UTC).replace(tzinfo=None)


def seconds(printed: str) -> str:
    at = datetime.fromisoformat(printed)
    return f"{int(at.timestamp())} {at:%z}"


def stream(commits: list[dict[str, Any]], tags: list[list[str]]) -> Iterator[str]:
    """What `git fast-import` reads: the same people, dates and parents, and no files."""
    by_hash = {commit["h"]: commit for commit in commits}
    parents_first = TopologicalSorter({commit["h"]: commit["p"] for commit in commits}).static_order()
    marks = {commit: number for number, commit in enumerate(parents_first, 1)}
    for commit in map(by_hash.__getitem__, marks):
        yield f"commit refs/heads/main\nmark :{marks[commit['h']]}\n"
        yield f"author {commit['an']} <{commit['ae']}> {seconds(commit['ad'])}\n"
        yield f"committer {commit['cn']} <{commit['ce']}> {seconds(commit['cd'])}\ndata 0\n"
        for word, parent in zip(["from", *["merge"] * len(commit["p"])], commit["p"], strict=False):
            yield f"{word} :{marks[parent]}\n"
        yield "\n" if commit["p"] else "deleteall\n\n"
    yield f"reset refs/heads/main\nfrom :{marks[commits[0]['h']]}\n\n"
    for name, made in tags:
        yield f"tag {name}\nfrom :{marks[commits[0]['h']]}\ntagger T <t@city.example> {seconds(made)}\ndata 0\n"


def rebuild(name: str, path: Path) -> Path:
    commits, tags, _ = read(name)
    subprocess.run(["git", "init", "--quiet", "--bare", "--initial-branch=main", str(path)], check=True)
    text = "".join(stream(commits, tags)).encode()
    subprocess.run(["git", f"--git-dir={path}", "fast-import", "--quiet", "--force"], input=text, check=True)
    return path


def people(addresses: Iterator[str]) -> int:
    """By the published rule: addresses in any case; GitHub's own ones are the account, without its number."""
    return len({re.sub(r"^\d+\+(?=.*@users\.noreply\.github\.com$)", "", address.lower()) for address in addresses})


@pytest.mark.parametrize("name", NAMES or ["none"])
def test_a_real_history_is_read_to_the_last_commit(
    shared: Path, name: str, tmp_path: Path, collect: Collect, rows: Rows
) -> None:
    commits, tags, expected = read(name)
    outcomes = collect(rebuild(name, tmp_path / f"{name}.git"))
    assert [(outcome.state, outcome.problem) for outcome in outcomes] == [("complete", None)]

    assert rows('select count(*), count(*) filter (parents > 1), count(*) filter (parents = 0) from "commit"') == [
        (expected["commits"], expected["merges"], expected["roots"])
    ]
    assert rows('select count(distinct identity) from "commit"') == [(people(c["ae"] for c in commits),)]
    assert rows('select count(*) filter (bot) from "commit"') == [(expected["bot_commits"],)]
    assert rows('select min(authored_at), max(authored_at), max(committed_at) from "commit"') == [
        tuple(utc(expected[key]) for key in ("first_author_date", "last_author_date", "last_commit_date"))
    ]
    assert (
        dict(rows("select strftime(authored_at, '%Y'), count(*) from \"commit\" group by all"))
        == (expected["commits_by_year_utc"])
    )
    assert len(tags) == expected["tags"]
    assert sorted(rows("select name, tagged_at from tag")) == sorted((tag, utc(made)) for tag, made in tags)
    assert rows("select state, expected, collected from collection where resource = 'commit'") == [
        ("complete", expected["commits"], expected["commits"])
    ]


@pytest.mark.parametrize("name", NAMES or ["none"])
def test_what_was_written_down_is_what_git_counted(shared: Path, name: str) -> None:
    commits, _, expected = read(name)
    assert len({commit["ae"].lower() for commit in commits}) == expected["authors_by_email_ci"]
