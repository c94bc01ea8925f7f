"""A questionnaire's file: what it may say, and errors that name file, line and id and say what would be right."""

from pathlib import Path

import pytest
import yaml

from assessments.questionnaire.model import newest
from data.words import Problem
from tests.assessments.small import OLDER, WHOLE, models

MISTAKES = yaml.safe_load((Path(__file__).parent / "mistakes.yaml").read_text("utf-8"))


def refused(folder: Path, *texts: str) -> str:
    """The sentence, without the folder."""
    with pytest.raises(Problem) as problem:
        models(folder, *texts)
    message = str(problem.value)
    assert "\n" not in message
    return message.replace(f"{folder}/", "")


def changed(old: str, new: str, text: str = WHOLE) -> str:
    assert text.count(old) == 1, old
    return text.replace(old, new)


def test_everything_it_may_say(tmp_path: Path) -> None:
    small = models(tmp_path, WHOLE)["small", "2.0"]
    assert (small.title, small.source, small.subject, small.roles) == (
        "Small", "Ourselves", "organisation", {"lead": "Team lead"},
    )  # fmt: skip
    assert [(one.id, one.title, one.roles, one.next) for one in small.activities.values()] == [
        ("A-1", "Know", ("lead",), ("A-2",)), ("A-2", "Share", (), ()),
    ]  # fmt: skip
    know = small.activities["A-1"].groups
    assert (know.mandate, know.demand, know.stage) == (("internal",), ("skills",), 1)
    assert [(one.id, one.question, one.first_look) for one in small.points.values()] == [
        ("A-1.1", "Is there a list?", False), ("A-1.2", "Is it true?", True), ("A-2.1", "Is it shared?", True),
    ]  # fmt: skip
    evidence = small.points["A-1.2"].evidence
    assert evidence
    assert evidence.yes
    assert (evidence.yes.at_least, evidence.least_coverage, evidence.least_sample) == (90, 0.8, 1)
    assert (small.retired["A-1.3"].until, small.retired["A-1.3"].reason) == ("1.0", "It asked the same twice.")


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda one: one["by"])
def test_a_mistake_is_named_with_its_line_and_id(tmp_path: Path, mistake: dict[str, str]) -> None:
    assert refused(tmp_path, changed(mistake["replace"], mistake["by"])) == f"a.yaml, {mistake['says']}"


def test_no_goals_is_a_mistake(tmp_path: Path) -> None:
    head = WHOLE.partition("goals:")[0]
    assert refused(tmp_path, f"{head}goals: []\n").startswith("a.yaml, line 8, small, key goals: At least one item")
    assert refused(tmp_path, "- id: small\n").startswith("a.yaml, line 1, a, key id: A text is expected here")


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    (tmp_path / "z.yaml").write_bytes("title: Größe".encode("latin-1"))
    assert refused(tmp_path) == "z.yaml is not UTF-8. Save it as UTF-8."


def test_a_byte_order_mark_is_no_harm(tmp_path: Path) -> None:
    assert ("small", "2.0") in models(tmp_path, "\ufeff" + WHOLE)


def test_a_threshold_from_above_is_easier_when_higher(tmp_path: Path) -> None:
    above = WHOLE.replace("{at_least: 90}", "{at_most: 2}").replace("{at_least: 50}", "{at_most: 5}")
    assert ("small", "2.0") in models(tmp_path, above)
    (tmp_path / "other").mkdir()
    assert "contradict" in refused(tmp_path / "other", above.replace("{at_most: 5}", "{at_most: 1}"))


def test_no_first_look_at_all_is_fine(tmp_path: Path) -> None:
    assert ("small", "2.0") in models(tmp_path, WHOLE.replace("            first_look: true\n", ""))


def test_one_version_in_two_files(tmp_path: Path) -> None:
    sentence = refused(tmp_path, WHOLE, WHOLE)
    assert sentence == "b.yaml, line 1: small 2.0 stands in a.yaml already. Give one of them a version of its own."


def test_a_point_must_not_vanish_in_silence(tmp_path: Path) -> None:
    before = changed('"2.0"', '"1.9"').replace("id: A-1.1", "id: A-1.0")
    sentence = refused(tmp_path, WHOLE, before)
    named = "Name it under `retired` of 2.0, with `until` and `reason`."
    assert sentence == f"a.yaml, line 1: version 2.0 no longer has A-1.0 of version 1.9. {named}"


def test_versions_in_a_circle(tmp_path: Path) -> None:
    circle = changed("subject:", "extends: small@1.0\nsubject:")
    sentence = refused(tmp_path, circle, OLDER)
    assert sentence.endswith("which extends it in turn. Write one of them out whole.")


def test_versions_are_numbers_and_the_newest_is_found(tmp_path: Path) -> None:
    tenth = WHOLE.replace('version: "2.0"', 'version: "10.0"')
    assert list(models(tmp_path, tenth, WHOLE)) == [("small", "2.0"), ("small", "10.0")]
    assert newest("ggi").version == "1.3"
    with pytest.raises(Problem, match="There is no questionnaire moon"):
        newest("moon")
