"""What a publiccode.yml says: read as any other reader of YAML reads it, and nothing where it cannot be read."""

import json
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from collectors import run
from collectors.git import publiccode
from data.ledger import open_ledger
from data.workspace import Workspace
from tests.conftest import Collect, Rows
from tests.histories import History

STATE = """select name, value from observation where kind = 'publiccode'
qualify row_number() over (partition by name order by observed_at desc) = 1 order by name"""
NAMES = ["categories", "description", "name", "software_type", "url", "used_by"]
WHOLE = """name: Permits
url: https://code.city.example/permits.git
softwareType: "standalone/web"
categories: [workflow-management, 311]
usedBy:
  - City of Y
  - Città di Z
description:
  fi:
    shortDescription: Lupia
  en-GB:
    shortDescription: >
      Permits for
      what people build
"""


def said(text: str) -> dict[str, Any]:
    """What is read of a text, lists as lists."""
    found = publiccode.said(text.encode())
    return {name: json.loads(value) if value and value[0] == "[" else value for name, value in found.items()}


def test_all_that_is_read() -> None:
    assert said(WHOLE) == {
        "name": "Permits",
        "url": "https://code.city.example/permits.git",
        "software_type": "standalone/web",
        "categories": ["workflow-management", "311"],
        "used_by": ["City of Y", "Città di Z"],
        "description": "Permits for what people build",
    }
    assert said("name: ~\nusedBy: []\ncategories: null\n") == dict.fromkeys(NAMES)


@pytest.mark.parametrize(
    ("languages", "short"),
    [
        ("{fi: {shortDescription: Lupia}, sv: {shortDescription: Lov}}", "Lupia"),
        ("{fi: {longDescription: Lupia}, sv: {shortDescription: Lov}}", "Lov"),
        ("{fi: {shortDescription: Lupia}, en: {shortDescription: Permits}}", "Permits"),
        ("{fi: {shortDescription: Lupia}, en: {features: [a]}}", "Lupia"),
        ("{fi: Lupia, en: [Permits]}", None),
        ("{end: {shortDescription: x}, en-us: {shortDescription: y}}", "y"),
    ],
)
def test_the_description_is_english_or_the_first(languages: str, short: str | None) -> None:
    assert said(f"description: {languages}")["description"] == short


def test_a_field_of_another_type_is_left_out_and_the_others_are_not() -> None:
    wrong = "name: [a]\nurl: {a: b}\ncategories: one\nusedBy: {City: true}\ndescription: Permits\n"
    assert said(f"{wrong}softwareType: web") == {"software_type": "web"}
    assert said("usedBy: [[City of Y], {a: b}]").keys() == set(NAMES) - {"used_by"}
    assert said("usedBy: [City of Y, [a], ~, {a: b}, 3]")["used_by"] == ["City of Y", "3"]


@pytest.mark.parametrize("text", ["a: [", "- a\n- b", "just words", "", "a: &x [*x]", "\0", "[" * 5000])
def test_what_is_no_mapping_cannot_be_read(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (of YAML, of encodings, ours)
        publiccode.said(text.encode())


def test_the_first_document_counts() -> None:
    assert said("name: a\n---\nname: b")["name"] == "a"


def test_hostile_texts_are_one_short_line() -> None:
    found = said('name: "<script>\\n\\u202Ealert(1)\\0</script>"\nurl: ' + "x" * 5000)
    assert found["name"] == "<script> alert(1) </script>"
    assert len(found["url"]) == 1000


def test_aliases_and_long_lists_take_no_time() -> None:
    bomb = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 40))
    began = time.monotonic()
    assert "used_by" not in said(f"{bomb}usedBy: *a39")
    assert len(said("usedBy: [" + "City, " * 100_000 + "]")["used_by"]) == 100_000
    assert time.monotonic() - began < 20


def files(shared: Path) -> list[Path]:
    """Every publiccode.yml of the test data."""
    found = [*shared.glob("publiccode-fr/*.yml"), *shared.glob("publiccode-standard/example/*.yml")]
    return sorted([*found, *shared.glob("publiccode-parser-testdata/v0/**/*.y*ml")])


def test_real_files_say_what_another_reader_reads(shared: Path) -> None:
    read = 0
    for file in files(shared):
        try:
            plain = yaml.safe_load(file.read_bytes())
        except yaml.YAMLError:
            plain = None
        if not isinstance(plain, Mapping):
            with pytest.raises(ValueError):  # noqa: PT011 (of YAML, or ours)
                publiccode.said(file.read_bytes())
            continue
        found = said(file.read_text("utf-8"))
        for name, key in (("used_by", "usedBy"), ("categories", "categories")):
            listed = plain.get(key)
            if isinstance(listed, list) or listed is None:
                assert found[name] == (listed or None), file
            else:
                assert name not in found, file
        read += 1
    assert read > 80


def later() -> None:
    time.sleep(1.1)  # what is seen is told apart by the second


def test_a_state_holds_until_another_is_seen(
    app: History, collect: Collect, rows: Rows, capsys: pytest.CaptureFixture[str]
) -> None:
    app.commit("2024-01-01", files={"README.md": "x\n"})
    collect(app.path)
    assert rows(STATE) == [(name, None) for name in NAMES]  # looked for and not there
    later()
    app.commit("2024-01-02", files={"publiccode.yml": WHOLE, "publiccode.yaml": "name: Other", "a/publiccode.yml": "x"})
    collect(app.path)
    there = rows(STATE)
    assert there[2] == ("name", "Permits")
    assert json.loads(there[5][1]) == ["City of Y", "Città di Z"]
    later()
    app.commit("2024-01-03", files={"publiccode.yml": "a: ["})
    assert [outcome.problem for outcome in collect(app.path)] == [None]  # and nothing else is lost
    assert rows(STATE) == there
    assert rows("select count(*) from commit") == [(3,)]
    later()
    app.commit("2024-01-04", files={"publiccode.yml": None})
    collect(app.path)
    assert rows(STATE)[2] == ("name", "Other")
    later()
    app.commit("2024-01-05", files={"publiccode.yaml": None})
    collect(app.path)
    assert rows(STATE) == [(name, None) for name in NAMES]
    assert rows("select count(*) from observation where kind = 'publiccode' and name = 'name'") == [(4,)]
    assert capsys.readouterr().out == ""


def test_what_cannot_be_read_is_said(app: History, workspace: Workspace, rows: Rows) -> None:
    app.commit("2024-01-01", files={"publiccode.yml": "name: x\n" + "#" * (1 << 20)})
    heard: list[str] = []
    with workspace.lock(), open_ledger(workspace.ledger) as ledger:
        list(run.collect([run.parse(f"git:{app.path}", "city-of-x", "self")], workspace, ledger, heard.append))
    assert [line.startswith("The publiccode.yml of local/app cannot be read: ") for line in heard] == [True]
    assert rows(STATE) == []


def test_the_file_is_brought_with_the_licences(
    app: History, collect: Collect, rows: Rows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.git("config", "uploadpack.allowFilter", "true")
    app.git("config", "uploadpack.allowAnySHA1InWant", "true")
    app.commit("2024-01-01", files={"LICENSE": "MIT\n", "publiccode.yml": WHOLE})
    (tmp_path / "config").write_text(f"[trace2]\n  normalTarget = {tmp_path / 'trace'}\n", "utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "config"))
    collect(f"file://{app.path}")
    assert rows(STATE)[2] == ("name", "Permits")
    ran = (tmp_path / "trace").read_text("utf-8").splitlines()
    fetches = [line for line in ran if " start " in line and " fetch " in line]
    assert len(fetches) == 2, fetches  # the commits, and both files in one


def test_an_unchanged_repository_is_confirmed(app: History, collect: Collect, rows: Rows) -> None:
    app.commit("2024-01-01", files={"publiccode.yml": WHOLE})
    collect(app.path)
    [(first,)] = rows("select max(confirmed_at) from observation where kind = 'publiccode'")
    later()
    collect(app.path)
    assert rows("select count(*), min(confirmed_at) > ? from observation where kind = 'publiccode'", first) == [
        (6, True)
    ]
