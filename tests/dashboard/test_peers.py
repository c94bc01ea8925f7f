"""The page Peers: where we stand, how that moves, maturity among others, whom to ask."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Browser
from streamlit.testing.v1 import AppTest

from data.workspace import Workspace, create
from peers.steps import quarter
from tests.command import ospo
from tests.dashboard.assessed import TODAY, frozen
from tests.dashboard.browser import Window, served
from tests.dashboard.compared import SCRIPT, answered_whole, world
from tests.dashboard.conftest import Open
from tests.dashboard.test_browser import NARROW, WIDE, well
from tests.dashboard.test_pages import read
from tests.peers.world import pseudonymous, receive, score


@pytest.fixture(scope="module")
def among(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return world(tmp_path_factory.mktemp("among") / "world")


@pytest.fixture(scope="module")
def address(among: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(among.root, tmp_path_factory.mktemp("elsewhere")) as found:
        yield found


def table(app: AppTest, place: int) -> pd.DataFrame:
    found: pd.DataFrame = app.dataframe[place].value
    return found


def test_where_we_stand_in_words_and_numbers(among: Workspace, look: Open) -> None:
    app = look(among.root, "peers")
    assert not app.exception
    assert "Of 1 figure that can be placed, 0 is in the best quarter and 0 in the last." in read(app)
    assert "Among 5 local administrations in Finland (1 of them is a sample)." in read(app)
    [row] = app.table[0].value.reset_index().to_dict("records")
    assert row == {
        "Figure": "Licence coverage", "We": "50\N{NO-BREAK SPACE}%", "We are": "in the lower half",
        "Their median (middle half)": "54\N{NO-BREAK SPACE}% (36\N{NO-BREAK SPACE}% to 72\N{NO-BREAK SPACE}%)",
    }  # fmt: skip


def test_everybody_says_where_their_figures_come_from(among: Workspace, look: Open) -> None:
    app = look(among.root, "peers")
    rows = {row["Administration"]: row for row in table(app, -1).to_dict("records")}
    assert rows["City of X"]["Figures"] == "ours"
    assert rows["Town 1"]["Figures"] == "given by them"
    assert rows["Town 5"]["Figures"] == "measured on a sample, given as a file"
    assert rows["Town 5"]["Of"] == "4 of 90 public repositories, sample"
    assert rows["Town 5"]["Where"] == "https://forge.example/town-5"
    assert SCRIPT in rows


def test_progress_says_from_where_to_where(among: Workspace, look: Open) -> None:
    app = look(among.root, "peers", topic="time")
    assert not app.exception
    said = read(app)
    assert "Beside those known by name" in said
    assert "The others: 5 local administrations in Finland." in said
    whole = look(among.root, "peers", topic="time", metric="maturity.ggi")
    assert "Beside those who gave no name" in read(whole)
    assert "The others: 5 local administrations in Northern Europe." in read(whole)


def test_maturity_beside_both_kinds_of_others(among: Workspace, look: Open) -> None:
    app = look(among.root, "peers", topic="maturity")
    assert not app.exception
    said = read(app)
    assert "5 local administrations in Finland, each with its newest score of the last two years." in said
    assert "5 local administrations in Northern Europe, as of" in said
    named, nameless = (one.value for one in app.table)
    assert [*named.columns] == [*nameless.columns] == ["We", "Median", "Best quartile"]
    assert [*named.T["Overall"]] == ["40", "60", "80"]
    assert [*named.T["Usage"]] == ["100", "–", "–"]
    assert [*nameless.T["Overall"]] == ["40", "60", "60"]


def test_whom_to_ask_with_a_link_and_nobodys_markup(among: Workspace, look: Open) -> None:
    app = look(among.root, "peers", topic="together")
    assert not app.exception
    said = "\n".join(one.value for one in app.markdown)
    assert "best practices, we 0: [Town 5](<https://town.example>) (75), " in said
    assert " and 2 more" in said
    assert "](javascript" not in said
    assert ":red[" not in said


def test_nobody_to_compare_with_is_a_sentence(sampled: Workspace, look: Open) -> None:
    for topic, sentence in {
        "compare": "Nothing can be compared yet",
        "time": "There are no figures of others yet",
        "maturity": "Nobody's maturity is known yet",
        "together": "Nobody who is known by name is ahead of us",
    }.items():
        app = look(sampled.root, "peers", topic=topic)
        assert not app.exception
        assert sentence in read(app)


def test_before_any_numbers_the_page_says_what_to_do(tmp_path: Path, look: Open) -> None:
    app = look(create(tmp_path, "City of X").root, "peers")
    assert not app.exception
    assert len(app.title) == 1


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_topic_is_whole(theme: str, browser: Browser, address: str) -> None:
    window = Window(browser, address, theme, NARROW)
    wrong = {}
    for topic in ("compare", "time&metric=maturity.ggi", "maturity", "together", "find", "files"):
        wrong[topic, NARROW] = well(window.open(f"peers?topic={topic}"), NARROW, theme)
        wrong[topic, WIDE] = well(window.widen(WIDE), WIDE, theme)
        window.page.set_viewport_size({"width": NARROW, "height": 900})
    window.close()
    assert {where: what for where, what in wrong.items() if what} == {}
    assert window.hosts == {address.removeprefix("http://")}


def test_maturity_alone_is_compared_without_any_repository(tmp_path: Path, look: Open) -> None:
    """Who only answers and exchanges files sees how others answered."""
    ours = create(tmp_path / "only", "City of X", country="FI", level="local")
    for n in range(1, 6):
        receive(ours, pseudonymous(n, score("maturity.ggi", 60.0, quarter(TODAY))))
    frozen(answered_whole(ours), TODAY)
    assert ospo("publish", workspace=ours.root).returncode == 0
    app = look(ours.root, "peers", topic="maturity")
    assert not app.exception
    assert [*app.table[0].value.T["Overall"]] == ["40", "60", "60"]
    assert "Nothing can be compared yet" in read(look(ours.root, "peers"))
