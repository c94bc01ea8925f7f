"""What holds for every questionnaire that is shipped, and the facts of each."""

import json
import re

import pytest

from assessments.questionnaire.model import Model, models
from data.definitions import metrics

MODELS = models()
EVERY = pytest.mark.parametrize("model", MODELS.values(), ids=lambda one: f"{one.id}-{one.version}")


@EVERY
def test_ids_are_of_their_activity(model: Model) -> None:
    for activity in model.activities.values():
        assert [one.id for one in activity.points if not re.fullmatch(re.escape(activity.id) + r"\.\d+", one.id)] == []


@EVERY
def test_texts_end_properly(model: Model) -> None:
    points = model.points.values()
    assert [one.id for one in points if not re.fullmatch(r"[A-Z][^\n]*[^\s?]\?", one.question)] == []
    helps = [(one.id, text) for one in points for text in (one.help, one.why) if text]
    assert [one for one, text in helps if not re.fullmatch(r"[A-Z][^\n]*[^\s.]\.", text)] == []
    assert [one.id for one in points if "Yes if" not in one.help or "artly if" not in one.help] == []
    titles = [model.title, *model.roles.values(), *(goal.title for goal in model.goals)]
    titles += [activity.title for activity in model.activities.values()]
    assert [title for title in titles if title != title.strip(" .\n")] == []


@EVERY
def test_no_question_stands_twice(model: Model) -> None:
    asked = [one.question for one in model.points.values()]
    assert len(asked) == len(set(asked))


@EVERY
def test_each_activity_has_roles_groups_and_one_first_look_with_its_reason(model: Model) -> None:
    looks = [[one for one in activity.points if one.first_look] for activity in model.activities.values()]
    if any(looks):
        assert {len(look) for look in looks} == {1}
        assert [one.id for look in looks for one in look if not one.why] == []
    assert [one.id for one in model.activities.values() if not (one.roles and one.groups.mandate)] == []


@EVERY
def test_evidence_names_metrics(model: Model) -> None:
    named = {one.evidence.metric for one in model.points.values() if one.evidence}
    assert named <= set(metrics())


@EVERY
def test_a_copy_kept_apart_is_the_same(model: Model) -> None:
    # a frozen assessment keeps one, whatever becomes of the files
    assert Model.model_validate(json.loads(json.dumps(model.model_dump(mode="json")))) == model


def test_shipped() -> None:
    counts = {key: (len(one.goals), len(one.activities), len(one.points)) for key, one in MODELS.items()}
    assert counts == {
        ("federal-source-code-policy", "2016"): (3, 7, 25),
        ("ggi", "1.2"): (5, 25, 110),
        ("ggi", "1.3"): (5, 25, 109),
        ("standard-for-public-code", "0.8.0"): (1, 16, 52),
    }


def test_standard_for_public_code_has_its_16_criteria_and_no_number_passes_one() -> None:
    model = MODELS["standard-for-public-code", "0.8.0"]
    # in the order of the standard's own table of contents
    assert [activity.title for activity in model.activities.values()] == [
        "Code in the open",
        "Bundle policy and source code",
        "Make the codebase reusable and portable",
        "Welcome contributors",
        "Make contributing easy",
        "Maintain version control",
        "Require review of contributions",
        "Document codebase objectives",
        "Document the code",
        "Use plain English",
        "Use open standards",
        "Use continuous integration",
        "Publish with an open license",
        "Make the codebase findable",
        "Use a coherent style",
        "Document codebase maturity",
    ]
    assert model.subject == "repository"
    assert {one.evidence.use for one in model.points.values() if one.evidence} == {"supports"}


def test_federal_policy_asks_for_a_mandate_and_a_formal_body() -> None:
    model = MODELS["federal-source-code-policy", "2016"]
    titles = [activity.title for activity in model.activities.values()]
    assert titles[:2] == ["A strong mandate from the CIO", "A formal body across disciplines"]
    assert {"Inventory", "Twenty per cent open", "Agency policy", "Licences", "Open development"} <= set(titles)
    assert model.subject == "organisation"
