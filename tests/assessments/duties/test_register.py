"""The register of duties: every instrument of the reference, whom each concerns, and mistakes named by line."""

from pathlib import Path

import pytest

from assessments.duties.register import DUTIES, register
from data.extraction import questionnaire
from data.words import Problem

# the table "Policies → GGI activities", row by row; an instrument that shares a row has the row's activities
REFERENCE = {
    "us-m-16-21": "16 31 34 21 43", "us-m-13-13": "16 31 34 21 43", "us-share-it": "16 31 34 21 43",
    "cio-mandate": "34 16", "coordination-body": "19 28",
    "fr-circulaire-5608": "43", "fr-republique-numerique-16": "31", "fr-plan-logiciels-libres": "16 34 35",
    "fr-bluehats": "27 30 18", "kr-openup": "27 30 18",
    "eu-commission-strategy": "16 36 37 39",
    "eu-eif": "35 37 29", "eu-sharing-reuse": "35 37 29", "eu-egovernment-plan": "35 37 29",
    "de-digital-sovereignty": "35 31",
    "it-guidelines": "43 21 31",
    "es-royal-decree-4-2010": "31 39 26",
    "ch-em002": "16 25 30",
    "uy-decree-44-015": "31 21",
    "idb-public-release": "31", "idb-procurement": "43", "idb-reuse": "29", "idb-contribution": "26 39",
    "idb-licensing": "21", "idb-security": "22", "idb-training": "18", "idb-planning": "16",
    "idb-open-standards": "35", "idb-sharing-platforms": "31 29",
}  # fmt: skip

SMALL = """\
id: duties
version: "1"
unions: {EU: [FI, FR]}
duties:
  - id: one
    title: One
    kind: law
    countries: [EU]
    levels: [national]
    asks: Something.
    activities: [GGI-A-16]
    numbers:
      - metric: commits
        at_least: 20
    source: Somebody
"""


def test_every_instrument_of_the_reference_is_there() -> None:
    found = {one.id: one.activities for one in register().duties}
    asked_since = {"eu-interoperable-europe", "eu-nis2-21"}  # laws that the reference does not have
    assert asked_since < found.keys()
    assert {one: there for one, there in found.items() if one not in asked_since} == {
        one: tuple(f"GGI-A-{n}" for n in text.split()) for one, text in REFERENCE.items()
    }


def test_what_was_not_read_in_a_source_says_so() -> None:
    unread = {one.id for one in register().duties if not one.checked}
    assert unread == {"fr-republique-numerique-16", "uy-decree-44-015"}


def test_the_union_has_its_members() -> None:
    assert len(set(register().unions["EU"])) == 27
    assert {"DE", "GR", "HR", "IE"} < set(register().unions["EU"])
    assert not {"CH", "GB", "NO", "UK", "EL"} & set(register().unions["EU"])


OF_FRANCE = {"fr-republique-numerique-16", "fr-bluehats"}
OF_FRENCH_MINISTRIES = {"fr-circulaire-5608", "fr-plan-logiciels-libres"}
OF_EUROPE = {"eu-eif", "eu-sharing-reuse", "eu-egovernment-plan", "eu-interoperable-europe"}
OF_THE_UNION = {"eu-commission-strategy", "eu-sharing-reuse", "eu-egovernment-plan", "eu-interoperable-europe"}
NIS = {"eu-nis2-21"}  # towns are bound where their state says so


@pytest.mark.parametrize(
    ("country", "level", "concerned"),
    [
        ("FR", "local", OF_FRANCE | OF_EUROPE),
        ("FR", "national", OF_FRANCE | OF_FRENCH_MINISTRIES | OF_EUROPE | NIS),
        ("FR", None, OF_FRANCE | OF_FRENCH_MINISTRIES | OF_EUROPE | NIS),
        ("FI", "regional", OF_EUROPE | NIS),
        ("EU", "supranational", OF_THE_UNION),
        ("EU", None, OF_THE_UNION),
        ("CH", "national", {"ch-em002"}),
        ("CH", "local", set()),
        ("US", "national", {"us-m-16-21", "us-m-13-13", "us-share-it"}),
        ("CA", "national", set()),
        (None, "local", set()),
        (None, None, set()),
    ],
)
def test_whom_a_duty_concerns(country: str | None, level: str | None, concerned: set[str]) -> None:
    known = register()
    found = {one.id for one in known.duties if known.concerns(one, country, level)}
    anybody = {one for one in REFERENCE if one.startswith(("idb-", "cio-", "coordination-"))}
    assert found == anybody | concerned


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("kind: law", "kind: decree", "line 7, one, key kind: Use one of: 'law', 'policy', 'strategy', "),
        ("kind: law", "kinds: law", "line 7, one, key kinds: This key is not known; check its spelling."),
        ("    asks: Something.\n", "", "line 5, one, key asks: This key is required."),
        ("[national]", "national", "line 9, one, key levels: A list is expected here"),
        ("[national]", "[federal]", "line 9, one, key levels: Use one of: 'local', 'regional', "),
        ("countries: [EU]", "countries: [fr]", "line 8, one, key countries: This is empty or does not have"),
        ("countries: [EU]", "countries: [QX]", "line 5, one: `countries` names QX, which is not there."),
        ("[FI, FR]", "[FI, QX]", "line 1, duties: `unions` names QX, which is not there."),
        ("[GGI-A-16]", "[GGI-A-99]", "line 5, one: `activities` names GGI-A-99, which is not there."),
        ("[GGI-A-16]", "[]", "line 11, one, key activities: At least one item is expected here."),
        ("metric: commits", "metric: commit", "line 5, one: there is no metric commit."),
        ("at_least: 20", "at_least: many", "line 14, one, key at_least: A number is expected here."),
        ("- id: one", "- id: duties", "line 5: the id duties stands twice."),
        ("version:", "versions:", "line 1, mistaken, key version: Write numbers with points"),
        ("duties:\n", "duties:\n  x: [\n", "this is not YAML"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, right: str, wrong: str, said: str) -> None:
    file = tmp_path / "mistaken.yaml"
    file.write_text(SMALL, "utf-8")
    assert register(file).duties[0].numbers[0].at_least == 20
    other = tmp_path / "other" / "mistaken.yaml"
    other.parent.mkdir()
    other.write_text(SMALL.replace(right, wrong, 1), "utf-8")
    with pytest.raises(Problem) as raised:
        register(other)
    assert str(raised.value).startswith(f"{other}, line ")
    assert said in str(raised.value)


def test_translators_get_everything_that_a_person_reads() -> None:
    with DUTIES.open("rb") as file:
        given = {said for _line, _function, said, _comments in questionnaire(file, {}, [], {})}
    assert given == {text for one in register().duties for text in (one.title, one.asks, one.source)}
