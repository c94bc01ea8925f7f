"""The page Peers, topic Find: lists are taken, administrations found, and peers of ospo.yaml changed."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data import configuration
from data.ledger import open_ledger
from data.records import Repository
from data.workspace import Workspace, create
from peers.directory.kept import keep
from publish import publish
from tests.dashboard.conftest import Open
from tests.dashboard.test_pages import plain, read
from tests.dashboard.test_questionnaire import press

GOVERNMENTS = b"Finland: [kaupunki, '__init__']\nU.K. Councils: [camden]\nSpain: [camden-spain]\n"
FRANCE = b"github.com: {forge: github, owners: {drees: {}}}\ngitlab.a.example: {forge: gitlab}\n"
DAY = date(2026, 3, 14)


@pytest.fixture
def city(tmp_path: Path) -> Workspace:
    """A workspace without numbers, and without lists."""
    return create(tmp_path / "city", "City of X")


@pytest.fixture
def listed(city: Workspace) -> Workspace:
    """The same with two invented lists."""
    folder = city.cache / "directory"
    keep(folder, "github_governments", {"governments.yml": GOVERNMENTS}, DAY)
    keep(folder, "french_accounts", {"comptes-organismes-publics.yml": FRANCE}, DAY)
    return city


def opened(look: Open, place: Workspace, **said: str) -> AppTest:
    app = look(place.root, "peers", topic="find", **said)
    assert not app.exception
    return app


def names(app: AppTest) -> list[str]:
    return [str(one) for one in app.dataframe[0].value["Administration"]]


def choose(app: AppTest, *labels: str) -> AppTest:
    found: Any = next(one for one in app.multiselect if one.key == "whom")
    chosen: AppTest = found.set_value(list(labels)).run()
    return chosen


def give(app: AppTest, **files: bytes) -> AppTest:
    app.file_uploader[0].set_value([(name.replace("_yml", ".yml"), said, "text/yaml") for name, said in files.items()])
    return press(app.run(), "Take these lists")


def peers(place: Workspace) -> list[dict[str, Any]]:
    return [one.model_dump(exclude_defaults=True) for one in configuration.read(place.file).peers]


def test_before_there_is_a_list_the_page_offers_to_get_them(city: Workspace, look: Open) -> None:
    app = opened(look, city)
    assert "There is no copy of them here yet." in read(app)
    assert [one.label for one in app.button] == ["Fetch the lists"]
    assert "governments.yml" in app.code[0].value
    assert not app.dataframe


def test_a_file_of_a_list_is_kept_as_if_it_had_been_fetched(city: Workspace, look: Open) -> None:
    app = give(opened(look, city), governments_yml=GOVERNMENTS)
    assert names(app) == ["__init__", "camden", "camden-spain", "kaupunki"]
    today = datetime.now(UTC).date()
    kept = city.cache / "directory" / "github_governments" / f"{today}" / "governments.yml"
    assert kept.read_bytes() == GOVERNMENTS


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ({"other_yml": GOVERNMENTS}, "other.yml holds none of the lists that are known"),
        ({"governments_yml": b"Finland: ["}, "holds no administration and was not kept"),
        ({"top_organizations_yml": b"'1': Ministry"}, "holds none of the lists that are known"),
    ],
)
def test_what_is_no_list_is_one_sentence(city: Workspace, look: Open, files: dict[str, bytes], sentence: str) -> None:
    app = give(opened(look, city), **files)
    assert [sentence in plain(one) for one in app.error] == [True]
    assert list((city.cache / "directory").glob("*/*")) == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({}, ["__init__", "camden", "camden-spain", "drees", "gitlab.a.example", "kaupunki"]),
        ({"words": "CAMDEN"}, ["camden", "camden-spain"]),
        ({"words": "camden", "country": "GB"}, ["camden"]),
        ({"level": "local"}, ["camden"]),
        ({"words": "nobody"}, []),
    ],
)
def test_words_country_and_level_stand_in_the_address(
    listed: Workspace, look: Open, said: dict[str, str], found: list[str]
) -> None:
    app = opened(look, listed, **said)
    assert f"{len(found)} of 6 administrations fit" in read(app)
    assert (names(app) if found else []) == found


def test_what_cannot_be_collected_yet_is_said_and_not_offered(listed: Workspace, look: Open) -> None:
    app = opened(look, listed, words="gitlab")
    row = app.dataframe[0].value.iloc[0]
    assert (row["Accounts"], row["Cannot be collected yet"]) == ("–", "gitlab:gitlab.a.example")
    assert next(one for one in app.multiselect if one.key == "whom").options == []


def test_several_are_added_as_they_are_listed(listed: Workspace, look: Open) -> None:
    app = choose(opened(look, listed), "camden (github:camden)", "kaupunki (github:kaupunki)")
    assert "which are not known of: kaupunki." in read(app)
    app = press(app, "Add as peers")
    assert [plain(one) for one in app.success] == ["camden, kaupunki are peers now. The next collection reads them."]
    assert peers(listed) == [
        {"name": "camden", "country": "GB", "level": "local", "targets": ["github:camden"]},
        {"name": "kaupunki", "country": "FI", "targets": ["github:kaupunki"]},
    ]
    table = app.dataframe[0].value
    assert dict(zip(table["Administration"], table["Peer"], strict=True))["camden"] == "yes"
    offered = next(one for one in app.multiselect if one.key == "whom").options
    assert "camden (github:camden)" not in offered
    assert "Collect now" in [one.label for one in app.button]


def test_a_choice_outlives_the_next_search(listed: Workspace, look: Open) -> None:
    app = choose(opened(look, listed, words="kaupunki"), "kaupunki (github:kaupunki)")
    app = app.text_input(key="words").set_value("camden").run()
    app = press(app, "Add as peers")
    assert [one["name"] for one in peers(listed)] == ["kaupunki"]


def test_one_can_be_called_and_placed_otherwise(listed: Workspace, look: Open) -> None:
    app = choose(opened(look, listed), "kaupunki (github:kaupunki)")
    called = "**City** of [K](http://k.example) <b>"
    next(one for one in app.text_input if one.label == "What it is called here").set_value(called)
    next(one for one in app.selectbox if one.label == "Its level").set_value("local")
    app = press(app.run(), "Add as peers")
    assert peers(listed) == [{"name": called, "country": "FI", "level": "local", "targets": ["github:kaupunki"]}]
    said = app.success[0].value
    assert "**" not in said and "](" not in said and "<b>" not in said
    assert called in plain(app.success[0])


def test_a_name_that_is_ours_is_refused_and_nothing_changed(listed: Workspace, look: Open) -> None:
    before = listed.file.read_bytes()
    app = choose(opened(look, listed), "kaupunki (github:kaupunki)")
    next(one for one in app.text_input if one.label == "What it is called here").set_value("City of X")
    app = press(app.run(), "Add as peers")
    assert ["has a name like City of X already" in plain(one) for one in app.error] == [True]
    assert listed.file.read_bytes() == before


def test_a_peer_is_taken_out_and_what_goes_on_is_said(listed: Workspace, look: Open) -> None:
    with listed.file.open("a", encoding="utf-8") as file:
        file.write("peers:\n  - {name: City of Y, targets: [github:city-of-y]}\n  - {name: Z, targets: [git:z]}\n")
    with open_ledger(listed.ledger) as ledger:
        ledger.save([Repository("github.com/city-of-y/app", "city-of-y", "peer", "github:city-of-y")])
        publish(listed, ledger)
    app = opened(look, listed)
    app = app.selectbox(key="out").set_value("City of Y").run()
    app = press(app, "Take out")
    assert [one["name"] for one in peers(listed)] == ["Z"]
    assert [plain(one) for one in app.success] == ["City of Y is no peer any more."]
    assert app.code[-1].value == "- github.com/city-of-y/app"


def test_a_malformed_configuration_is_one_sentence(listed: Workspace, look: Open) -> None:
    app = opened(look, listed)
    listed.file.write_text("organisation:\n  name: X\n  contry: FI\n", "utf-8")
    app.run()
    assert not app.exception
    assert [f"{listed.file}, line 3, key organisation.contry" in plain(one) for one in app.error] == [True]


@pytest.mark.parametrize("topic", ["compare", "time", "maturity", "together"])
def test_the_other_topics_say_what_to_do_first(city: Workspace, look: Open, topic: str) -> None:
    app = look(city.root, "peers", topic=topic)
    assert not app.exception
    assert "There are no numbers of City of X yet: collect" in read(app)
