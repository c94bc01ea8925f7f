"""Lists of administrations fetched from where they are published."""

import time
from datetime import datetime
from importlib import import_module
from pathlib import Path

import pytest

from collectors import directory
from data.words import Problem
from tests.collectors.web.served import Answering, Said, serve

YAML = b"Austria:\n  - one\n"
TEXT = {"Content-Type": "text/plain; charset=utf-8"}
LIMIT = 1000  # bytes


def fetched(answer: Answering | Said, cache: Path, *, private: bool = True) -> dict[str, bytes]:
    with serve(answer) as service:
        addresses = {"a.yml": f"{service.base}/main/a.yml", "b.yml": f"{service.base}/main/b.yml"}
        return directory.fetch("The list", addresses, cache, largest=LIMIT, private=private)


def refused(answer: Answering | Said, cache: Path, *, private: bool = True) -> Problem:
    with pytest.raises(Problem) as problem:
        fetched(answer, cache, private=private)
    assert str(problem.value)
    return problem.value


def test_each_file_is_fetched_by_its_address(tmp_path: Path) -> None:
    assert fetched(lambda asked: Said(body=asked.path.encode(), headers=TEXT), tmp_path) == {
        "a.yml": b"/main/a.yml", "b.yml": b"/main/b.yml",
    }  # fmt: skip


def test_a_file_that_is_gone_is_said_with_its_address(tmp_path: Path) -> None:
    problem = refused(lambda asked: Said(404 if "b" in asked.path else 200, YAML, TEXT), tmp_path)
    assert problem.code == "directory.gone"
    assert str(problem.fields["url"]).endswith("/main/b.yml")


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (Said(200, b"<html>", {"Content-Type": "text/html"}), "a web page"),
        (Said(200, b"x" * (LIMIT + 1), TEXT), "more than 0 MB"),
        (Said(403, b"", TEXT), "HTTP 403"),
        (Said(500, b"", TEXT), "HTTP 500"),
        (
            Said(302, b"", {"Location": "https://elsewhere.example/a"}),
            "it sends requests on to https://elsewhere.example",
        ),
    ],
)
def test_what_is_no_list_is_refused(tmp_path: Path, said: Said, why: str) -> None:
    problem = refused(said, tmp_path)
    assert (problem.code, problem.fields["why"], problem.fields["list"]) == ("directory.down", why, "The list")
    assert "--from" in str(problem) and "sources" not in str(problem)


def test_who_does_not_answer_is_not_waited_for_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("collectors.web.session"), "_TIMEOUT", (1, 0.05))

    def late(_asked: object) -> Said:
        time.sleep(0.3)
        return Said(body=YAML, headers=TEXT)

    assert refused(late, tmp_path).fields["why"] == "no answer in time"


def test_a_limit_is_said_with_its_end(tmp_path: Path) -> None:
    problem = refused(Said(429, b"", {"Retry-After": "7200"}), tmp_path)
    assert str(problem.fields["why"]).startswith("it allows no more requests until 2")


def test_whoever_waits_may_give_up(tmp_path: Path) -> None:
    def impatient(host: str, _until: datetime) -> None:
        raise Problem("web.limit", host=host, until="tomorrow")

    with serve(Said(503, b"", {"Retry-After": "600"})) as service, pytest.raises(Problem) as problem:
        directory.fetch("L", {"a": service.base + "/a"}, tmp_path, largest=9, private=True, wait=impatient)
    assert problem.value.fields["why"] == "it allows no more requests until tomorrow UTC"


def test_a_private_network_is_asked_only_where_that_is_allowed(tmp_path: Path) -> None:
    assert refused(Said(body=YAML), tmp_path, private=False).code == "web.private"
