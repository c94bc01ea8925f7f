"""Working together on the page Peers: ties as a picture and a table, and what software is there already."""

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data.workspace import create
from tests.dashboard.conftest import Open
from tests.dashboard.test_dependencies import table, whole
from tests.dashboard.test_pages import read
from tests.data.story import Event, collected, commits, repository, tell
from tests.data.test_details_co_contribution import publiccode
from tests.peers.test_together import FORK, Y, world

BREAK = "\N{WORD JOINER}"


@pytest.fixture(scope="module")
def tied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tied") / "of"
    world(folder)
    return folder


def page(look: Open, root: Path, **chosen: Any) -> AppTest:
    return whole(look(root, "peers", topic="together", **chosen))


def picture(app: AppTest) -> dict[str, Any]:
    """The chart of ties; the cards have charts too."""
    found: list[dict[str, Any]] = [json.loads(one.proto.spec) for one in app.get("plotly_chart")]
    return next(one for one in found if one["layout"].get("showlegend"))


def arrows(app: AppTest) -> list[dict[str, Any]]:
    return [one for one in picture(app)["data"] if one.get("marker", {}).get("symbol") == "arrow"]


def test_the_two_figures_stand_before_their_picture(tied: Path, look: Open) -> None:
    app = page(look, tied)
    assert [one.value for one in app.metric] == ["2", "1"]  # Y and the agency on ours, we on Y's
    text = read(app)
    assert (
        "3 names or domains have ties with us: contributes to ours: 2; keeps a copy of ours: 1; is named as a user of"
        " ours: 2; we contribute to theirs: 1; we keep a copy of theirs: 1; we are named as a user of theirs: 1."
        in text
    )
    assert "Drawn are" not in text


def test_an_arrow_leads_from_who_does_it_to_whose_software_it_is(tied: Path, look: Open) -> None:
    app = page(look, tied)
    found = {one["hovertext"].partition("<br>")[2]: one for one in arrows(app) if one["hovertext"].startswith("Cité")}
    assert list(found) == [
        "contributes to ours (2 repositories)", "keeps a copy of ours (1 repository)",
        "is named as a user of ours (1 repository)", "we contribute to theirs (1 repository)",
        "we keep a copy of theirs (1 repository)", "we are named as a user of theirs (1 repository)",
    ]  # fmt: skip
    assert [(one["x"][0] == 0, one["x"][-1] == 0) for one in found.values()] == [(False, True)] * 3 + [
        (True, False)
    ] * 3
    assert [one["line"]["dash"] for one in found.values()] == ["solid", "dash", "dot"] * 2
    assert len({one["line"]["color"] for one in found.values()}) == 3
    assert [one["line"]["width"] for one in found.values()] == [3, 2, 2, 2, 2, 2]
    assert len({one["y"][0] for one in found.values()}) == 6  # side by side
    assert [one["name"] for one in picture(app)["data"] if one.get("showlegend") is not False] == [
        "Contributes", "Keeps a copy", "Is named as a user",
    ]  # fmt: skip


def test_every_tie_stands_in_the_table(tied: Path, look: Open) -> None:
    rows = table(page(look, tied))
    assert rows.iloc[0].tolist() == [
        "Cité d’Y", "contributes to ours", "local/app", "2024-01", "2024-05", "10", "–",
    ]  # fmt: skip
    assert rows.iloc[1].tolist()[-2:] == ["–", "–"]  # of one person
    assert rows.iloc[2].tolist() == ["Cité d’Y", "keeps a copy of ours", "local/app", "2024-05", "–", "–", FORK]
    assert len(rows) == 9


def test_of_many_twenty_are_drawn_and_the_rest_is_said(tmp_path: Path, look: Open) -> None:
    workspace = create(tmp_path / "of", "City of X")
    names = [f"Town {n:02}" for n in range(22)]
    tell(
        workspace,
        commits("local/app", "2024-01-10 ann@x.example"),
        commits("local/web", "2024-01-10 ann@x.example"),
        publiccode("local/app", "2024-02-10", used_by=names),
        publiccode("local/web", "2024-02-10", used_by=names[-2:]),
        collected("local/app", "2024-09-01"),
        collected("local/web", "2024-09-01"),
    )
    app = page(look, workspace.root)
    assert "Drawn are the 20 with the most repositories; the table has all." in read(app)
    drawn = [one["hovertext"].partition("<br>")[0] for one in arrows(app)]
    assert drawn == ["Town 20", "Town 21", *names[:18]]
    assert len(table(app)) == 24
    assert [one.value for one in app.metric] == ["unknown", "unknown"]  # of no one the mail domains are known


def test_without_ties_and_peers_it_says_what_would_tell(tmp_path: Path, look: Open) -> None:
    workspace = create(tmp_path / "of", "City of X")
    tell(workspace, commits("local/app", "2024-01-10 ann@x.example"), collected("local/app", "2024-09-01"))
    app = page(look, workspace.root)
    text = read(app)
    assert "No tie with another administration is known yet." in text
    for place in ("people.domains", "usedBy", "publiccode.yml", "ospo peers add"):
        assert place in text
    assert not app.dataframe
    assert "of the same kind as ours" not in text


def test_software_of_the_same_kind_as_ours_stands_there_unasked(tied: Path, look: Open) -> None:
    text = read(page(look, tied))
    assert "Software of peers of the same kind as ours." in text
    assert "no licence known · last commit April 2024 · 2 declared users · host.example/y/app" in text
    assert "same kind as Permits: Building permits" in text


@pytest.mark.parametrize(
    ("chosen", "fits"),
    [
        ({"find": "DECISION"}, ["Permits"]), ({"find": "plans nope"}, []), ({"kind": "cms"}, ["web"]),
        ({"kind": "building-permits"}, ["Permits", "Plans"]), ({"find": ".", "kind": "nope"}, ["Plans"]),
        ({"find": "y/app", "kind": "building-permits"}, ["Plans"]),
    ],
)  # fmt: skip
def test_what_is_looked_for_is_found(chosen: dict[str, str], fits: list[str], tied: Path, look: Open) -> None:
    text = read(page(look, tied, **chosen))
    assert [name for name in ("Permits", "Plans", "web") if f"**[{name}" in text or f"**{name}" in text] == fits
    counted = {0: "Nothing that is collected", 1: "1 repository fits.", 2: "2 repositories fit."}
    assert counted[len(fits)] in text


def test_nothing_that_others_wrote_is_markdown_html_or_a_link(tied: Path, look: Open) -> None:
    app = page(look, tied, find="plans")
    [said] = [one.value for one in app.markdown if "Plans" in one.value]
    assert "<b>" not in said
    assert "\\<b\\>" in said
    assert "![" not in said
    assert f"http\\:{BREAK}\\/\\/outside" in said
    assert said.count("](<") == 1
    assert f"](<https://{Y}>)" in said
    shown = [
        text for one in picture(page(look, tied))["data"] for text in [str(one.get("text")) + str(one.get("hovertext"))]
    ]
    assert "<b>" not in "".join(shown)
    assert "&lt;b&gt;" in "".join(shown)


def test_a_search_is_in_the_address_and_leads_back(tied: Path, look: Open) -> None:
    app = page(look, tied)
    app.text_input(key="find").set_value("permits").run()
    assert app.query_params["find"] == "permits"
    app.multiselect(key="kind").set_value(["building-permits"]).run()
    assert "2 repositories fit." in read(whole(app))
    app.text_input(key="find").set_value("").run()
    assert "find" not in app.query_params


def test_many_are_cut_and_the_file_has_all(tmp_path: Path, look: Open) -> None:
    workspace = create(tmp_path / "of", "City of X")
    ours: list[Event] = [commits("local/app", "2024-01-10 ann@x.example")]
    theirs = [f"host.example/y/app{n}" for n in range(23)]
    for name in theirs:
        ours += [
            commits(name, "2024-01-10 yan@y.example"),
            repository(name, "city-of-y"),
            collected(name, "2024-09-01"),
        ]
    tell(workspace, *ours, collected("local/app", "2024-09-01"))
    app = page(look, workspace.root, find="app")
    text = read(app)
    assert "24 repositories fit." in text
    assert "4 more are in the file." in text
    assert text.count("\n- **app") == 20
    assert "No software of peers says to be of a kind" in read(page(look, workspace.root))
