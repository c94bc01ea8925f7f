"""Out of the workspace as one file and back in: the same assessment, or a refusal that names file, line and key."""

import json
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.answers.freezing import broken_seals, sealed
from assessments.answers.log import Draft, read_log, read_plan
from assessments.answers.taking_back import redact
from assessments.exchange.schema import FILE, schema
from assessments.exchange.shape import TAKEN
from assessments.exchange.whole import as_json, as_yaml, exported, left_out, restore, unfound
from assessments.folder import About, Assessment
from assessments.making import create
from assessments.people import people
from assessments.planning import intend
from assessments.questionnaire.model import newest
from assessments.scores.score import score
from assessments.workflow import freeze
from data.words import Problem
from tests.assessments.said import answer, say
from tests.assessments.small import WHOLE, models

TODAY = date(2026, 3, 14)
GGI = newest("ggi")
FORMS: list[Callable[[dict[str, Any]], str]] = [as_json, as_yaml]
HOSTILE = [
    "no", "1.3", "2026-01-01", "~", "=1+1", "+1", "-1", "@x", "'", "a: b #c", "- x", "a\x85b", "a\u2028b\u2029", "😀",
    "\ufeffx", "\x00\x7f", "a\r\nb\rc", " \tx\n\n", "\n x\n", "{", "<<", "null", "&a *b !c", "0x1F", "1e3",
]  # fmt: skip
TEXTS = st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)
PEOPLE = st.sampled_from(["p-1", "p-2", "p-3"])
ANSWERS = st.builds(
    lambda key, value, by, hat, note, links: answer(key, value, by, hat, note=note, links=links),
    st.sampled_from([*GGI.points]), st.sampled_from(["yes", "partly", "no", "not_applicable", "not_assessed"]), PEOPLE,
    st.sampled_from([None, *GGI.roles]), TEXTS, st.lists(TEXTS, max_size=2),
)  # fmt: skip
LEFT_OUT = st.builds(lambda key, by: answer(key, "not_applicable", by), st.sampled_from([*GGI.activities]), PEOPLE)
ACTIVITIES = st.sampled_from([*GGI.activities])
PLANS = st.one_of(
    st.builds(
        lambda key, score, day, by: {"kind": "target", "key": key, "by": by, "value": {
            "score": score, "date": day, "owner": by}},
        ACTIVITIES, st.floats(0, 100), st.dates(), PEOPLE),
    st.builds(lambda key, by: {"kind": "target", "key": key, "by": by, "value": None}, ACTIVITIES, PEOPLE),
    st.builds(
        lambda key, text, done, by: {"kind": "scorecard", "key": key, "by": by, "value": {
            "description": text, "objectives": [{"text": text, "done": done}]}},
        ACTIVITIES, TEXTS, st.booleans(), PEOPLE),
    st.builds(
        lambda key, days, by: {"kind": "effort", "key": key, "by": by, "value": {"days": days}},
        ACTIVITIES, st.floats(0, 1e9), PEOPLE),
)  # fmt: skip


def new(root: Path, model: str = "ggi", **more: str) -> Assessment:
    about = About(model=model, version=newest(model).version, subject="city-of-x", leads=("p-1",))
    return create(root, about.model_copy(update=more), TODAY)


def filed(folder: Path, text: str) -> Path:
    file = folder / "given"
    file.write_bytes(text.encode())
    return file


def there_and_back(one: Assessment, write: Callable[[dict[str, Any]], str], root: Path) -> Assessment:
    return restore(root, filed(root.parent, write(exported(one))))


def content(one: Assessment) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in one.folder.iterdir() if file.name != "lock"}


def refused(root: Path, text: str) -> str:
    with pytest.raises(Problem) as problem:
        restore(root / "to", filed(root, text))
    assert not [path for path in (root / "to").glob("*") if path.name != "lock"]
    return str(problem.value).replace(f"{root}/", "")


def small_file(**more: Any) -> str:
    """A whole file of one answer; the lines of its keys are counted by hand in the tests."""
    about = {"model": "ggi", "version": "1.3", "subject": "x", "leads": ["p-1"]}
    said = {"seq": 1, "at": "2026-03-01T10:00:00Z", "by": "p-1", "kind": "answer", "key": "GGI-A-17.1", "value": "yes"}
    whole = {"format": "ospo-assessment", "schema": 1, "id": "one", "about": about, "log": [said], "plan": []}
    return json.dumps(whole | more, indent=1)


@settings(max_examples=60, deadline=None)
@given(st.lists(ANSWERS | LEFT_OUT, max_size=8), st.lists(PLANS, max_size=4), st.sampled_from(FORMS), TEXTS)
def test_the_same_comes_back(
    drafts: list[Draft], plans: list[Draft], write: Callable[[dict[str, Any]], str], reason: str
) -> None:
    with tempfile.TemporaryDirectory() as name:
        one = new(Path(name) / "from")
        one.say(drafts)
        intend(one, plans)
        if any(standing.value != "not_assessed" for standing in one.standing().values()):
            say(one.folder, *sealed(one.log().events, "p-1", {"model": {}, "rows": [], "plan": [], "disputed": [],
                                                              "reason": reason}))  # fmt: skip
        again = there_and_back(one, write, Path(name) / "to")
        assert (again.id, again.about, content(again)) == (one.id, one.about, content(one))
        assert read_log(again.folder).events == read_log(one.folder).events
        assert read_plan(again.folder).events == read_plan(one.folder).events
        assert again.standing() == one.standing()
        assert score(again.model, again.standing()) == score(one.model, one.standing())


@pytest.mark.parametrize("text", HOSTILE)
def test_any_reader_of_json_and_yaml_finds_the_same(tmp_path: Path, text: str) -> None:
    one = new(tmp_path / "from")
    one.say([answer("GGI-A-17.1", "no", note=f"{text}!", links=[f"{text}?", f"{text}?"])])
    whole = exported(one)
    assert json.loads(as_json(whole))["log"][0]["note"] == f"{text}!"
    assert yaml.safe_load(as_yaml(whole)) == json.loads(as_json(whole)) == whole
    assert yaml.safe_load(as_yaml(whole))["log"][0]["value"] == "no"


@pytest.mark.parametrize("write", FORMS)
def test_the_seal_holds_and_redacted_words_do_not_go_along(
    tmp_path: Path, write: Callable[[dict[str, Any]], str]
) -> None:
    one = new(tmp_path / "from")
    one.say([answer("GGI-A-17.1", "no", note="Not Quirin’s", links=["https://x.example/quirin"])])
    one.say([answer("GGI-A-17.2", "yes", note="Kept")])
    freeze(one, "p-1", "city-of-x", TODAY)
    redact(one.folder, 1, "p-1")
    text = write(exported(one))
    assert "quirin" not in text.lower()  # no hexadecimal id can hold that
    again = restore(tmp_path / "to", filed(tmp_path, text))
    assert not [*broken_seals(read_log(again.folder))]
    assert content(again) == content(one)
    assert again.model == GGI


def test_what_is_no_event_is_named_and_left_out(tmp_path: Path) -> None:
    one = new(tmp_path / "from")
    one.say([answer("GGI-A-17.1", "no")])
    with (one.folder / "log.jsonl").open("a") as log:
        log.write('{"torn\n{"x": 1}\n')
    one.say([answer("GGI-A-17.2", "no")])
    (one.folder / "plan.jsonl").write_text("x\n")
    assert [(problem.code, problem.fields["file"], problem.fields["line"]) for problem in left_out(one)] == [
        ("log.torn", one.folder / "log.jsonl", 2),
        ("log.foreign", one.folder / "log.jsonl", 3),
        ("log.torn", one.folder / "plan.jsonl", 1),
    ]
    again = there_and_back(one, as_json, tmp_path / "to")
    lines = (one.folder / "log.jsonl").read_bytes().splitlines(keepends=True)
    assert content(again)["log.jsonl"] == lines[0] + lines[3]
    assert "plan.jsonl" not in content(again)


def test_an_answer_without_place_goes_along_and_is_named_again(tmp_path: Path) -> None:
    one = new(tmp_path / "from")
    say(one.folder, answer("GGI-A-99.1", "yes"))
    again = there_and_back(one, as_json, tmp_path / "to")
    assert [problem.code for problem in again.log().problems] == ["log.nowhere"]
    assert not left_out(again)


def test_names_go_along_only_if_asked_for_and_only_theirs(tmp_path: Path) -> None:
    one = new(tmp_path / "from")
    one.say([answer("GGI-A-17.1", "yes", "p-2", via="p-3", note="p-5")])
    intend(one, [{"kind": "target", "key": "GGI-A-21", "by": "p-2",
                  "value": {"score": 1, "date": TODAY, "owner": "p-4"}}])  # fmt: skip
    names = {"p-1": "Ada", "p-2": "Béla", "p-3": "Cy", "p-4": "Dee", "p-5": "Eve"}
    assert "people" not in exported(one)
    whole = exported(one, names)
    assert whole["people"] == {"p-1": "Ada", "p-2": "Béla", "p-3": "Cy", "p-4": "Dee"}
    (tmp_path / "to").mkdir()
    (tmp_path / "to" / "people.yaml").write_text("p-2: Bea\np-9: Fay\n")
    restore(tmp_path / "to", filed(tmp_path, as_yaml(whole)))
    assert people(tmp_path / "to") == {"p-2": "Bea", "p-9": "Fay", "p-1": "Ada", "p-3": "Cy", "p-4": "Dee"}


def test_what_is_there_already_is_refused(tmp_path: Path) -> None:
    one = new(tmp_path)
    one.say([answer("GGI-A-17.1", "yes")])
    file = filed(tmp_path, as_json(exported(one) | {"people": {"p-1": "Ada"}}))
    with pytest.raises(Problem, match="given holds the same answers as 2026-03-14-ggi, which is there already"):
        restore(tmp_path, file)
    assert not people(tmp_path)
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == [one.id]


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    one = new(tmp_path)
    one.say([answer("GGI-A-17.1", "yes")])
    file = filed(tmp_path, as_json(exported(one)))
    one.say([answer("GGI-A-17.2", "yes")])
    assert restore(tmp_path, file).id == "2026-03-14-ggi-2"
    assert len(read_log(one.folder).events) == 2


def test_what_it_builds_on_may_be_elsewhere_and_is_named(tmp_path: Path) -> None:
    about = {"model": "ggi", "version": "1.3", "subject": "x", "leads": ["p-1"], "carries": "a", "corrects": "b"}
    one = restore(tmp_path / "to", filed(tmp_path, small_file(about=about)))
    assert (one.about.carries, one.about.corrects) == ("a", "b")
    assert [str(problem) for problem in unfound(one)] == [
        "one: `carries` names a, which is not there. Import that one too, or go on without it.",
        "one: `corrects` names b, which is not there. Import that one too, or go on without it.",
    ]
    restore(tmp_path / "to", filed(tmp_path, small_file(id="a", log=[])))
    assert [problem.fields["other"] for problem in unfound(one)] == ["b"]


def test_a_questionnaire_that_is_not_there_is_read_from_the_frozen_copy(tmp_path: Path) -> None:
    (small,) = models(tmp_path, WHOLE).values()
    one = new(tmp_path / "from")
    (one.folder / "assessment.yaml").write_text('model: small\nversion: "2.0"\nsubject: x\nleads: [p-1]\n', "utf-8")
    copies = {"model": small.model_dump(mode="json", exclude_defaults=True), "rows": [], "plan": [], "disputed": []}
    say(one.folder, answer("A-1.1", "partly"), *sealed([], "p-1", copies))
    found = Assessment(one.folder, About(model="small", version="2.0", subject="x", leads=("p-1",)))
    again = there_and_back(found, as_yaml, tmp_path / "to")
    assert again.model == small
    whole = exported(found)
    assert refused(tmp_path / "to", as_json(whole | {"log": whole["log"][:1]})).startswith(
        "given is of the questionnaire small 2.0, which is not there."
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "given, line 1: this is no assessment that `ospo assess export` wrote"),
        ("[1]", "given, line 1: this is no assessment that"),
        ("{", "given, line 1: this is not JSON"),
        ('{"format":\n"\\ud800"}', "given, line 2: this is not JSON"),
        ("format: [\n", "given, line 2: this is not YAML"),
        ("[" * 5000, "given, line 1: this is not YAML"),
        ("a: !!binary aGk=\n", "given, line 1: this is not YAML"),
        ("a: &a [x]\nb: *a\n", "given, line 2: this is not YAML (an alias)"),
        (small_file(format="x"), "given, line 2: this is no assessment that"),
        (small_file(schema=2, more=[]), "given, line 3: the file has version 2 of the shape"),
        (small_file(mood="good"), "given, line 24: `mood` is missing, not known or not what it can be."),
        (small_file(id="../up"), "given, line 4: `id` is missing"),
        (small_file(id=".hidden"), "given, line 4: `id` is missing"),
        (small_file(about={"model": "ggi"}), "given, line 5: `about.version` is missing"),
        (small_file(people={"p-1": 7}), "given, line 25: `people.p-1` is missing"),
        (small_file().replace('"yes"', '"maybe"'), "given, line 20: `log.0.value` is missing"),
        (small_file().replace('"yes"', '"not_applicable"'), "given, line 14: `log.0.note` is missing"),
        (small_file().replace('"answer"', '"guess"'), "given, line 14: `log.0` is missing"),
        (small_file().replace('"seq": 1', '"seq": 0'), "given, line 15: `log.0.seq` is missing"),
        (small_file(about={"model": "ggi", "version": "9", "subject": "x", "leads": ["p-1"]}),
         "given is of the questionnaire ggi 9, which is not there."),
    ],
)  # fmt: skip
def test_a_file_that_is_none_is_refused_whole(tmp_path: Path, text: str, says: str) -> None:
    assert refused(tmp_path, text).startswith(says)


def test_numbers_that_do_not_rise_are_refused(tmp_path: Path) -> None:
    whole = json.loads(small_file())
    whole["log"] *= 2
    assert refused(tmp_path, json.dumps(whole, indent=1)).startswith("given, line 23: `log.1.seq` is")


@pytest.mark.parametrize("name", TAKEN)
def test_the_name_of_a_file_beside_assessments_is_no_id(tmp_path: Path, name: str) -> None:
    assert refused(tmp_path, small_file(id=name)).startswith("given, line 4: `id` is missing")


def test_no_such_file_and_no_such_encoding(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="There is no file"):
        restore(tmp_path, tmp_path / "nowhere")
    (tmp_path / "given").write_bytes(small_file(id="Größe").encode("utf-16"))
    with pytest.raises(Problem, match="is not UTF-8"):
        restore(tmp_path, tmp_path / "given")


def test_where_nothing_can_be_made_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "to").write_text("in the way")
    (tmp_path / "other").mkdir()
    with pytest.raises(Problem, match="to cannot be written"):
        restore(tmp_path / "to", filed(tmp_path, small_file()))
    assert "cannot be written" in refused(tmp_path / "other", small_file(id="é" * 200))
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "people.yaml").write_text("- Ada")
    with pytest.raises(Problem, match="ID: NAME"):
        restore(tmp_path / "odd", filed(tmp_path, small_file(people={"p-1": "Ada"})))
    assert not [path for path in (tmp_path / "odd").iterdir() if path.is_dir()]
    long = small_file(id="x" * 200)
    assert restore(tmp_path / "other", filed(tmp_path, long)).id == "x" * 200


def test_the_published_schema_is_that_of_the_shapes() -> None:
    assert FILE.read_text("utf-8") == schema(), "stale: run python -m assessments.exchange.schema"
    assert json.loads(schema())["$id"] == "urn:ospo-barometer:assessment:1"
    jsonschema.Draft202012Validator.check_schema(json.loads(schema()))


def test_what_is_written_fits_the_published_schema(tmp_path: Path) -> None:
    one = new(tmp_path)
    one.say([answer("GGI-A-17.1", "yes", hat="developer", links=["https://x.example"])])
    intend(one, [{"kind": "target", "key": "GGI-A-21", "by": "p-2", "value": {"score": 1, "date": TODAY}}])
    freeze(one, "p-1", "city-of-x", TODAY)
    redact(one.folder, 1, "p-1")
    published = jsonschema.Draft202012Validator(json.loads(FILE.read_text("utf-8")))
    whole = exported(one, {"p-1": "Ada"})
    assert not [*published.iter_errors(whole)]
    wrongs: tuple[dict[str, Any], ...] = (
        {"schema": 2}, {"mood": "good"}, {"id": "people.yaml"}, {"id": "a/b"}, {"about": {}}, {"people": {"p-1": 1}},
        {"log": [{**whole["log"][0], "value": "maybe"}]}, {"log": [{**whole["log"][0], "kind": "guess"}]},
        {"plan": whole["log"]},
    )  # fmt: skip
    for wrong in wrongs:
        assert [*published.iter_errors(whole | wrong)], wrong
