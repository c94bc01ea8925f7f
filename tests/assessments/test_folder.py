"""One folder an assessment: made whole, opened with its faults named, listed with the broken ones said."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
import yaml

from assessments.answers.freezing import sealed
from assessments.folder import About, Assessment, called, every, open_assessment
from assessments.making import create
from assessments.people import erase, known, people, person
from assessments.questionnaire.model import newest
from assessments.workflow import freeze
from data.words import Problem
from tests.assessments.said import answer, say, validate
from tests.assessments.small import WHOLE, models

TODAY = date(2026, 3, 14)


def new(root: Path, corrects: str | None = None) -> Assessment:
    about = About(model="ggi", version="1.3", subject="city-of-x", leads=("p-9",), corrects=corrects)
    return create(root, about, TODAY)


def refused(root: Path, text: str) -> str:
    folder = root / "edited"
    folder.mkdir()
    (folder / "assessment.yaml").write_text(text, "utf-8")
    with pytest.raises(Problem) as problem:
        open_assessment(folder)
    return str(problem.value).replace(f"{root}/", "")


def test_a_new_one_says_what_it_is_about(tmp_path: Path) -> None:
    first = new(tmp_path / "assessments")
    first.say([answer("GGI-A-21.1", "yes", by="p-9")])
    freeze(first, "p-9", "city-of-x", TODAY)
    second = new(tmp_path / "assessments", corrects=first.id)
    assert (first.id, second.id) == ("2026-03-14-ggi", "2026-03-14-ggi-2")
    assert yaml.safe_load((second.folder / "assessment.yaml").read_text("utf-8")) == {
        "model": "ggi", "version": "1.3", "subject": "city-of-x", "leads": ["p-9"], "corrects": "2026-03-14-ggi",
    }  # fmt: skip
    assert open_assessment(second.folder) == second
    assert every(tmp_path / "assessments") == ([first, second], [])
    assert {one.value for one in second.standing().values()} == {"not_assessed"}
    assert len(second.standing()) == 109


def test_made_at_the_same_moment_each_has_its_folder(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        ids = {one.id for one in threads.map(lambda _: new(tmp_path), range(16))}
    assert len(ids) == 16
    assert sorted(ids) == sorted(path.name for path in tmp_path.iterdir())


def test_a_correction_of_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="is no assessment"):
        new(tmp_path, corrects="2020-01-01-ggi")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("model: ggi\nsubject: x\nleads: [p-9]\n", "edited/assessment.yaml, line 1: `version` is missing"),
        (
            'model: ggi\nversion: "1.3"\nsubject: x\nleads: [p-9]\nmood: good\n',
            "edited/assessment.yaml, line 5: `mood` is missing",
        ),
        (
            "model: ggi\nversion: 1.3\nsubject: x\nleads: [p-9]\n",
            "edited/assessment.yaml, line 2: `version` is missing",
        ),
        ("- a\n", "edited/assessment.yaml, line 1: `model` is missing"),
        ('model: ggi\nversion: "1.3"\nsubject: x\nleads: []\n', "edited/assessment.yaml, line 4: `leads` is missing"),
        ("", "edited/assessment.yaml, line 1: `model` is missing"),
        ("a: [\n", "edited/assessment.yaml, line 2: this is not YAML"),
        (
            'model: ggi\nversion: "9.9"\nsubject: x\nleads: [p-9]\n',
            "edited/assessment.yaml, line 2: there is no questionnaire ggi 9.9. Use one of: federal-source-code-policy",
        ),
    ],
)
def test_a_file_edited_by_hand(tmp_path: Path, text: str, says: str) -> None:
    assert refused(tmp_path, text).startswith(says)


def test_the_list_says_what_it_leaves_out(tmp_path: Path) -> None:
    first = new(tmp_path)
    (tmp_path / "notes").mkdir()
    (tmp_path / "people.yaml").touch()
    there, problems = every(tmp_path)
    assert there == [first]
    assert [problem.code for problem in problems] == ["assessment.missing"]
    assert every(tmp_path / "nowhere") == ([], [])


def test_what_has_no_place_is_refused_and_nothing_of_it_saved(tmp_path: Path) -> None:
    one = new(tmp_path)
    for draft in (
        answer("GGI-A-99.1", "yes"), answer("GGI-A-21", "yes"), answer("GGI-A-21.1", "yes", hat="boss"),
        validate("GGI-A-21", "not_applicable"), validate("GGI-A-21.1", "yes"),
    ):  # fmt: skip
        with pytest.raises(Problem):
            one.say([answer("GGI-A-21.1", "yes"), draft])
    assert not one.log().entries
    one.say([answer("GGI-A-21", "not_applicable"), answer("GGI-A-22.1", "partly")])
    assert [one.value for one in one.standing().values()].count("not_applicable") == len(
        newest("ggi").activities["GGI-A-21"].points
    )


def test_an_answer_of_another_version_is_named_and_kept(tmp_path: Path) -> None:
    one = new(tmp_path)
    one.say([answer("GGI-A-21.1", "yes")])
    path = one.folder / "log.jsonl"
    text = path.read_text("utf-8")
    path.write_text(text + text.replace("21.1", "21.10").replace('"seq":1', '"seq":2'), "utf-8")
    (problem,) = one.log().problems
    assert str(problem).startswith(f"{path}, line 2: GGI-A-21.10 was given up before ggi 1.3.")
    (one.folder / "assessment.yaml").write_text(
        'model: ggi\nversion: "1.2"\nsubject: city-of-x\nleads: [p-9]\n', "utf-8"
    )
    older = open_assessment(one.folder)
    assert not older.log().problems
    assert older.standing()["GGI-A-21.10"].value == "yes"


def test_a_frozen_one_keeps_its_questionnaire(tmp_path: Path) -> None:
    (small,) = models(tmp_path, WHOLE).values()
    one = new(tmp_path / "assessments")
    (one.folder / "assessment.yaml").write_text('model: small\nversion: "2.0"\nsubject: x\nleads: [p-9]\n', "utf-8")
    with pytest.raises(Problem, match=r"line 2: there is no questionnaire small 2\.0"):
        open_assessment(one.folder)
    say(one.folder, answer("A-1.1", "partly"))
    copies = {"model": small.model_dump(mode="json"), "rows": [], "plan": [], "disputed": []}
    say(one.folder, *sealed(one.log().events, "p-9", copies))
    again = open_assessment(one.folder)
    assert again.model == small
    assert again.standing()["A-1.1"].value == "partly"


def test_redacted_words_are_not_read(tmp_path: Path) -> None:
    one = new(tmp_path)
    one.say([answer("GGI-A-21.1", "yes", note="Said by Ada")])
    say(one.folder, {"kind": "redact", "by": "p-9", "value": {"seq": 1}})
    assert one.log().events[0].note is None


def test_names_stand_in_one_file_and_can_be_erased(tmp_path: Path) -> None:
    ada, ben = person(tmp_path, "Ada: 1"), person(tmp_path, "Béla")
    assert ada != ben
    assert person(tmp_path, " Ada: 1 ") == ada
    assert people(tmp_path) == {ada: "Ada: 1", ben: "Béla"}
    erase(tmp_path, ada)
    assert people(tmp_path) == {ben: "Béla"}
    assert "Ada" not in (tmp_path / "people.yaml").read_text("utf-8")
    assert person(tmp_path, "Ada: 1") not in {ada, ben}
    with pytest.raises(Problem, match="has no"):
        erase(tmp_path, ada)
    with pytest.raises(Problem, match="needs a name"):
        person(tmp_path, " ")


def test_a_name_is_one_however_its_spaces_and_accents_are_typed(tmp_path: Path) -> None:
    one = person(tmp_path, "P\u00e4ivi  M\u00e4ki ")
    assert person(tmp_path, "Pa\u0308ivi Ma\u0308ki") == one
    assert known(tmp_path, " P\u00e4ivi M\u00e4ki") == one
    assert people(tmp_path) == {one: "P\u00e4ivi M\u00e4ki"}
    with pytest.raises(Problem, match=r"has no P\u00e4ivi\. Check"):
        known(tmp_path, "P\u00e4ivi")
    with pytest.raises(Problem, match="needs a name"):
        known(tmp_path, " ")
    assert len(people(tmp_path)) == 1


@pytest.mark.parametrize("name", ["", ".", "..", "../elsewhere", "a/b", "/etc", ".hidden"])
def test_an_id_leads_nowhere_else(tmp_path: Path, name: str) -> None:
    one = new(tmp_path / "assessments")
    for folder in ("elsewhere", "assessments/a/b", "assessments/.hidden"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "assessment.yaml").write_bytes((one.folder / "assessment.yaml").read_bytes())
    with pytest.raises(Problem, match="is no assessment"):
        called(tmp_path / "assessments", name)


def test_what_cannot_be_corrected_or_carried_over_makes_no_folder(tmp_path: Path) -> None:
    draft = new(tmp_path)
    with pytest.raises(Problem, match="cannot be corrected by an assessment of ggi about city-of-x"):
        new(tmp_path, corrects=draft.id)
    draft.say([answer("GGI-A-21.1", "yes", by="p-9")])
    freeze(draft, "p-9", "city-of-x", TODAY)
    about = About(model="ggi", version="1.3", subject="city-of-y", leads=("p-9",), corrects=draft.id)
    with pytest.raises(Problem, match="cannot be corrected by an assessment of ggi about city-of-y"):
        create(tmp_path, about, TODAY)
    code = "standard-for-public-code"
    other = About(model=code, version="0.8.0", subject="local/x", leads=("p-9",), carries=draft.id)
    with pytest.raises(Problem, match="it is of ggi, and another assessment of standard-for-public-code is needed"):
        create(tmp_path, other, TODAY)
    assert [path.name for path in tmp_path.iterdir()] == [draft.id]


def test_twenty_new_people_at_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(20) as threads:
        ids = list(threads.map(lambda number: person(tmp_path, f"Person {number % 10}"), range(20)))
    assert len(people(tmp_path)) == 10
    assert ids[:10] == ids[10:]


@pytest.mark.parametrize("text", ["- Ada\n", "p-1: [Ada]\n", "p-1: 7\n"])
def test_a_file_of_names_that_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "people.yaml").write_text(text, "utf-8")
    with pytest.raises(Problem, match="ID: NAME"):
        people(tmp_path)
