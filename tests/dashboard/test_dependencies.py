"""The page Dependencies: what it says of a small world, of nothing, of the unknown and of what is hostile."""

import json
from itertools import islice
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from collectors import run
from data import components
from data.ledger import open_ledger
from data.snapshot import Snapshot
from data.workspace import Workspace, create
from publish import publish
from tests.dashboard import supplied
from tests.dashboard.conftest import Open
from tests.dashboard.test_pages import read
from tests.data.story import collected, tell
from tests.data.supply import begun

PARTS = ["overview", "packages", "licences", "trends", "lists"]
SOFT, HEAVY = "pkg:npm/soft", "pkg:npm/heavy"


def whole(app: AppTest) -> AppTest:
    """Nothing broke, and every chart has its words and its table."""
    assert not app.exception
    assert not app.error
    for chart in app.get("plotly_chart"):
        assert chart.proto.alt
    return app


def table(app: AppTest, position: int = 0) -> pd.DataFrame:
    """A table as its reader has it."""
    frame: pd.DataFrame = app.dataframe[position].value
    return frame


def packages(app: AppTest) -> list[str]:
    """The packages of the list, in its order."""
    return [str(name) for name in table(app)["Package"]]


@pytest.mark.parametrize("part", PARTS)
def test_every_part_of_the_sample_is_whole(part: str, sampled: Workspace, look: Open) -> None:
    app = whole(look(sampled.root, "dependencies", part=part))
    assert "of 19 repositories are built from is known." in read(app)
    charts = len(app.get("plotly_chart"))
    assert charts == {"overview": 2, "licences": 1, "trends": 4}.get(part, 0)  # of six figures four are unknown here
    if part != "overview":  # cards have none
        assert len([one for one in app.expander if one.label.startswith("Table: ")]) == charts


@pytest.mark.parametrize("topic", ["age", "inventory", "vulnerabilities", "licences", "give_back", "practices"])
def test_every_topic_over_time_is_whole(topic: str, world: Path, look: Open) -> None:
    app = whole(look(world, "dependencies", part="trends", topic=topic))
    assert len(app.expander) == len(app.get("plotly_chart")) >= 3


def test_the_list_has_what_is_known_of_each_package(world: Path, look: Open) -> None:
    rows = table(whole(look(world, "dependencies", part="packages"))).set_index("Package")
    assert list(rows.index) == ["heavy", "soft", "cop", "dim"]  # the critical one first, then by repositories
    assert rows["Repositories"].tolist() == [3, 2, 1, 1]
    assert rows["Asked for by"].tolist() == [2, 1, 1, 0]
    assert rows["Versions"].tolist() == [2, 1, 1, 1]
    assert rows["Worst"].tolist() == ["critical", "medium", "", ""]
    assert rows["Vulnerabilities"].tolist()[:3] == [1, 1, 0]
    assert pd.isna(rows["Vulnerabilities"]["dim"])  # it was held against no advisory
    assert pd.isna(rows["Licence"]["dim"])
    assert rows["Behind it"]["dim"] == "Unknown"
    # (2 + 3) / 2 of 3 repositories, × (40 × 9.8 ÷ 10 + 20 + 15 + 10 × 2.00 ÷ 4 + 10 − 3.5)
    assert rows["Priority"]["heavy"] == pytest.approx(
        2.5 / 3 * (39.2 * 2 / 3 + 20 + 15 + 10 * 731 / 365 / 4 + 6.5), abs=0.1
    )


@pytest.mark.parametrize(
    ("show", "left"),
    [
        ("critical", ["heavy"]), ("vulnerable", ["heavy", "soft"]), ("unmaintained", ["heavy"]), ("licence", ["cop"]),
        ("unlicensed", ["dim"]), ("ours", ["soft"]), ("nope", ["heavy", "soft", "cop", "dim"]),
    ],
)  # fmt: skip
def test_a_filter_leaves_those_it_names(show: str, left: list[str], world: Path, look: Open) -> None:
    app = whole(look(world, "dependencies", part="packages", show=show))
    assert packages(app) == left
    assert f"{len(left)} package" in read(app)


def test_filters_of_name_and_place(world: Path, look: Open) -> None:
    assert packages(look(world, "dependencies", part="packages", name="O")) == ["soft", "cop"]
    assert packages(look(world, "dependencies", part="packages", name="(")) == []
    assert len(packages(look(world, "dependencies", part="packages", ecosystem="npm"))) == 4


def test_one_package_in_full(world: Path, look: Open) -> None:
    app = whole(look(world, "dependencies", part="packages", package=HEAVY))
    said = read(app)
    assert app.header[0].value == "heavy · npm"
    assert "Update it: versions that mend all that is known are named." in said
    assert "Used in 3 of 3 repositories." in said
    assert "Licence: MIT (permissive)" in said
    assert "Scorecard: 3.5 of 10" in said
    assert "CVE-1: critical, known since Jan 1, 2024, mended in 2, 2 repositories." in said.replace("**", "")
    uses = table(app, 1)
    assert uses["Repository"].tolist() == sorted([supplied.APP, supplied.WEB, supplied.API])
    assert uses["Version"].tolist() == ["1", "1", "2"]
    assert uses["How"].tolist() == ["through others", "itself", "itself"]
    assert uses["Vulnerabilities"].tolist() == [1, 1, 0]


def test_what_we_gave_is_said(world: Path, look: Open) -> None:
    app = look(world, "dependencies", part="packages", package=SOFT)
    assert "In twelve months: 1 issue." in read(app)
    assert "no mending version named" in read(app)
    app = look(world, "dependencies", part="packages", package="pkg:npm/dim")
    assert "Its source repository is not known" in read(app)
    assert "Not known: vulnerabilities, maintenance" in read(app)


def test_licences_are_counted_by_class(world: Path, look: Open) -> None:
    app = whole(look(world, "dependencies", part="licences"))
    # heavy 1 and 2, soft, cop; unknown are dim and what has no purl
    assert "Of 6 components the licence of 4 is known." in read(app)
    (chart,) = app.get("plotly_chart")
    (bars,) = json.loads(chart.proto.spec)["data"]
    assert dict(zip(bars["y"], bars["text"], strict=True)) == {
        "public domain": "0", "permissive": "3", "weak copyleft": "0", "strong copyleft": "1",
        "network copyleft": "0", "source-available or proprietary": "0", "unknown": "2",
    }  # fmt: skip
    assert packages(app) == ["cop"]
    assert "Strong copyleft in software published under a licence that asks for less. (1 package)" in read(app)


def test_the_filter_of_repositories_narrows_every_part(world: Path, look: Open) -> None:
    chosen: dict[str, Any] = {"repositories": [supplied.WEB]}
    app = whole(look(world, "dependencies", part="packages", **chosen))
    assert packages(app) == ["heavy", "soft"]
    assert "What 1 of 1 repository is built from is known." in read(app)
    app = whole(look(world, "dependencies", part="licences", **chosen))
    assert "Of 2 components the licence of 2 is known." in read(app)
    assert "Nothing, as far as the licences are known." in read(app)
    app = whole(look(world, "dependencies", part="lists", **chosen))
    assert table(app)["Repository"].tolist() == [supplied.WEB]
    app = look(world, "dependencies", part="packages", repositories=[supplied.BARE])
    assert "What 0 of 1 repository is built from is known." in read(app)


def test_where_lists_come_from_begins_with_what_is_not_known(world: Path, look: Open) -> None:
    rows = table(whole(look(world, "dependencies", part="lists"))).set_index("Repository")
    assert rows["Known from"].to_dict() == {
        supplied.BARE: "not known",
        supplied.API: "a scan of its files (CycloneDX 1.6)",
        supplied.APP: "a list in the repository (CycloneDX 1.6)",
        supplied.WEB: "a scan of its files (CycloneDX 1.6)",
    }
    assert rows.index[0] == supplied.BARE
    assert rows["Entries"].to_dict()[supplied.API] == 3
    assert rows["Without a known name"].to_dict()[supplied.API] == 1


def test_without_any_list_it_says_what_to_do(tmp_path: Path, look: Open) -> None:
    workspace = create(tmp_path, "City of X")
    tell(workspace, begun("local/app"), collected("local/app", "2024-06-01"))
    app = whole(look(workspace.root, "dependencies"))
    assert "What 0 of 1 repository is built from is known." in read(app)
    assert "ospo collect sbom:FILE" in read(app)
    assert table(app)["Known from"].tolist() == ["not known"]


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that has nothing but a list that was given, and asks no service."""
    folder = tmp_path_factory.mktemp("given")
    bom = {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "components": [
        {"type": "library", "name": "a", "version": "1", "purl": "pkg:npm/a@1"},
        {"type": "library", "name": "b", "version": "2"},
    ]}  # fmt: skip
    (folder / "bom.json").write_text(json.dumps(bom), "utf-8")
    workspace = create(folder / "given", "City of X")
    off = "\nsources: {deps_dev: false, osv: false, scorecard: false}\n"
    workspace.file.write_text(workspace.file.read_text("utf-8") + off, "utf-8")
    with open_ledger(workspace.ledger) as ledger:
        asked = [run.parse(f"sbom:{folder / 'bom.json'}", "city-of-x", "self")]
        assert list(islice(run.collect(asked, workspace, ledger), 99))
        publish(workspace, ledger)
    return workspace.root


@pytest.mark.parametrize("part", PARTS)
def test_a_list_that_was_given_is_enough(part: str, given: Path, look: Open) -> None:
    app = whole(look(given, "dependencies", part=part))
    assert "What 1 of 1 repository is built from is known." in read(app)
    if part == "packages":
        assert packages(app) == ["a"]
    if part == "lists":
        assert table(app)["Known from"].tolist() == ["a list that was given (bom.json, CycloneDX 1.5)"]


@pytest.mark.parametrize("part", PARTS)
def test_what_no_service_was_asked_is_unknown(part: str, unasked: Path, look: Open) -> None:
    app = whole(look(unasked, "dependencies", part=part, package="pkg:npm/two"))
    if part == "packages":
        rows = table(app)
        assert rows["Vulnerabilities"].isna().all()
        assert rows["Years behind"].isna().all()
        assert rows["Newest release"].isna().all()
        assert rows["Behind it"].tolist() == ["Unknown", "Unknown"]
        assert table(app, 1)["Version"].tolist() == ["not pinned"]
        assert "Newest stable release: unknown" in read(app)
        assert "Scorecard: unknown" in read(app)


@pytest.fixture(scope="module")
def nameless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return supplied.unasked(tmp_path_factory.mktemp("nameless") / "of", "?odd", "?other@2").root


@pytest.mark.parametrize("part", PARTS)
def test_what_names_no_package_is_counted_alone(part: str, nameless: Path, look: Open) -> None:
    app = whole(look(nameless, "dependencies", part=part))
    if part == "packages":
        assert "No entry of these lists names a package" in read(app)
    if part == "licences":
        assert "Of 2 components the licence of 0 is known." in read(app)


def test_without_numbers_of_ours_a_peers_are_shown(world: Path, tmp_path: Path, look: Open) -> None:
    other = create(tmp_path, "City of Z")
    (tmp_path / "snapshot.duckdb").write_bytes((world / "snapshot.duckdb").read_bytes())
    slugs = [row[0] for row in Snapshot(other.snapshot).rows("select distinct organisation from package order by 1")]
    assert slugs == ["city-of-x", "city-of-y"]
    for part in PARTS:
        whole(look(other.root, "dependencies", part=part))
    assert packages(look(other.root, "dependencies", part="packages"))


@pytest.mark.parametrize("part", ["packages", "licences", "lists"])
def test_what_does_not_exist_is_left_out_of_the_address(part: str, world: Path, look: Open) -> None:
    app = whole(look(world, "dependencies", part=part, package="pkg:npm/nope", show="nope", ecosystem=["x"], topic="x"))
    assert not app.header
    if part == "packages":
        assert {"package", "show", "ecosystem"} & set(app.query_params) == set()
        assert len(packages(app)) == 4
    assert len(whole(look(world, "dependencies", part="nope", package="pkg:npm/nope")).metric) == 6


@pytest.mark.parametrize("part", PARTS)
def test_what_is_hostile_breaks_nothing(part: str, hostile: Workspace, look: Open) -> None:
    whole(look(hostile.root, "dependencies", part=part))
    if part == "packages":
        names = components.packages(Snapshot(hostile.snapshot), "city-of-x")["package"].tolist()
        assert len(names) == 5
        for name in names:
            text = read(whole(look(hostile.root, "dependencies", part=part, package=name)))
            assert max(len(line) for line in text.splitlines()) < 600
