"""The handbook's own texts beside our questions: both real exports, and exports that cannot be."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assessments.exchange import handbook, markdown
from assessments.questionnaire.model import models
from data.words import Problem


def export(version: str = "1.3") -> dict[str, Any]:
    """A whole export with texts of our own: each point's text names its id."""
    model = models()["ggi", version]
    return {
        "handbook_version": version,
        "roles": {},
        "activities": [
            {"id": key, "name": activity.title, "path": "x.md", "roles": [], "goal": "G", "content": (
                f"## {activity.title}\n\nActivity ID: [{key} (EN)](https://x.example).\n\n### Description\n\nWhy.\n\n"
                "### Progress Assessment\n\nThese points:\n\n"
                + "\n".join(f"- [ ] Text of {point.id}" for point in activity.points)
                + "\n\n### Tools\n\n- [ ] No point.\n"
            )}
            for key, activity in model.activities.items()
        ],
    }  # fmt: skip


def written(folder: Path, given: object) -> Path:
    path = folder / "export.json"
    path.write_text(given if isinstance(given, str) else json.dumps(given), "utf-8")
    return path


@pytest.mark.parametrize(("version", "points"), [("1.2", 110), ("1.3", 109)])
def test_the_real_exports(shared: Path, tmp_path: Path, version: str, points: int) -> None:
    made = handbook.keep(tmp_path, shared / "ggi" / f"ggi_activities_full-{version}.json")
    model = models()["ggi", version]
    assert handbook.kept(tmp_path, model) == made
    assert (made.version, [*made.activities]) == (version, [*model.activities])
    texts = {point: text for page in made.activities.values() for point, text in page.points.items()}
    assert [*texts] == [*model.points]
    assert len(texts) == points
    whole = [*texts.values(), *(text for page in made.activities.values() for text in page.sections.values())]
    assert all(whole)
    assert not [text for text in whole if re.search(r"</?[a-z]+[ >/]|\]\(|\*\*|!\[|- \[.\]", text)]


def test_points_of_the_real_exports_in_the_handbook_s_order(shared: Path, tmp_path: Path) -> None:
    """Read by eye in the two files: the sixth and the tenth item of activity 21."""
    older = handbook.keep(tmp_path, shared / "ggi" / "ggi_activities_full-1.2.json").activities["GGI-A-21"]
    newer = handbook.keep(tmp_path, shared / "ggi" / "ggi_activities_full-1.3.json").activities["GGI-A-21"]
    assert older.points["GGI-A-21.10"] == "There is an easy-to-use licence checking process."
    assert older.points["GGI-A-21.5"] == "There is an easy-to-use legal/IP team."
    assert newer.points["GGI-A-21.5"] == "There is an easy-to-access legal/IP team."
    for page in (older, newer):
        assert page.points["GGI-A-21.9"] == "There is a dedicated team for questions related to IP and licencing."
    assert [*newer.sections][:3] == ["Description", "Opportunity Assessment", "Progress Assessment"]


def test_points_are_mapped_in_order_and_only_what_is_needed_is_kept(tmp_path: Path) -> None:
    made = handbook.keep(tmp_path, written(tmp_path, export()))
    texts = {point: text for page in made.activities.values() for point, text in page.points.items()}
    assert texts == {point: f"Text of {point}" for point in models()["ggi", "1.3"].points}
    page = made.activities["GGI-A-24"]
    assert page.title == "Manage key indicators"
    assert [*page.sections] == ["Description", "Progress Assessment", "Tools"]
    kept = json.loads((tmp_path / "handbooks" / "ggi-1.3.json").read_text("utf-8"))
    assert {*kept} == {"handbook_version", "activities"}
    assert {key for one in kept["activities"] for key in one} == {"id", "name", "content"}


def test_only_the_handbook_of_the_questionnaire_s_version_is_shown(tmp_path: Path) -> None:
    handbook.keep(tmp_path, written(tmp_path, export("1.2")))
    assert handbook.kept(tmp_path, models()["ggi", "1.3"]) is None
    assert handbook.kept(tmp_path, models()["standard-for-public-code", "0.8.0"]) is None
    found = handbook.kept(tmp_path, models()["ggi", "1.2"])
    assert found
    assert found.version == "1.2"


def test_a_newer_copy_is_read(tmp_path: Path) -> None:
    handbook.keep(tmp_path, written(tmp_path, export()))
    handbook.kept(tmp_path, models()["ggi", "1.3"])
    other = export()
    other["activities"][0]["name"] = "Another title"
    handbook.keep(tmp_path, written(tmp_path, other))
    found = handbook.kept(tmp_path, models()["ggi", "1.3"])
    assert found
    assert found.activities["GGI-A-17"].title == "Another title"


def without(one: dict[str, Any], key: str) -> None:
    del one[key]


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda given: given.update(handbook_version="1.1"), "is of version 1.1 of the handbook. Questionnaires are"),
        (lambda given: given.update(handbook_version="../x"), "is of version ../x of the handbook."),
        (lambda given: given["activities"][1].update(id="GGI-A-99"), ", item 2: version 1.3 has no activity GGI-A-99."),
        (lambda given: given["activities"].pop(0), "lacks GGI-A-17. Export the whole handbook."),
        (lambda given: without(given["activities"][1], "content"), ", item 2: an activity needs `id`, `name` and"),
        (lambda given: given["activities"].append(5), ", item 26: an activity needs `id`, `name` and"),
        (lambda given: given.update(activities="x"), "is no export of the handbook."),
        (
            lambda given: given["activities"][0].update(content="### Progress Assessment\n\n- [ ] One\n"),
            ", item 1: GGI-A-17 has 1 verification points where 5 are known.",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_is_named_and_nothing_kept(
    tmp_path: Path, spoil: Callable[[dict[str, Any]], object], sentence: str
) -> None:
    given = export()
    spoil(given)
    path = written(tmp_path, given)
    with pytest.raises(Problem) as raised:
        handbook.keep(tmp_path, path)
    assert f"{path}{sentence}" in str(raised.value) or f"{path} {sentence}" in str(raised.value)
    assert not (tmp_path / "handbooks").exists()


def test_a_torn_copy_is_named(tmp_path: Path) -> None:
    handbook.keep(tmp_path, written(tmp_path, export()))
    path = tmp_path / "handbooks" / "ggi-1.3.json"
    path.write_text(path.read_text("utf-8")[:500], "utf-8")
    with pytest.raises(Problem, match=r"ggi-1\.3\.json, line 1: the JSON is torn here"):
        handbook.kept(tmp_path, models()["ggi", "1.3"])


def test_what_is_indented_below_a_point_belongs_to_it() -> None:
    text = "Points:\n\n- [ ] One:\n  - a,\n\n  - b.\n- [x] Two\n\n**KPIs**:\n\n  no point\n- no point either\n"
    assert markdown.boxes(text) == ["One:\n- a,\n\n- b.", "Two"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("A [link (EN)](https://x.example/a_(b)) and <https://y.example>.", "A link (EN) (https://x.example/a_(b)) and https://y.example."),
        ("Seen ![a picture](p.png) here", "Seen  here"),
        ("**bold** *slanted* _also_ `code` a_b_c 2 * 3 * 4", "bold slanted also code a_b_c 2 * 3 * 4"),
        ("<cite>Who</cite> &mdash; <script>alert(1)</script>&lt;b&gt;x", "Who — alert(1)x"),
        ("> said\n> so", "said\nso"),
        ("#### Processes\n\n* one\n- [x] two\n\n---\n\nend", "Processes\n\n* one\n- two\n\nend"),
    ],
)  # fmt: skip
def test_plain_text(text: str, shown: str) -> None:
    assert markdown.plain(text) == shown
