"""The page Risks: what to do first, of what the priority is made, and who stands behind what is used."""

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from data.workspace import Workspace, create
from tests.dashboard import supplied
from tests.dashboard.conftest import Open
from tests.dashboard.test_dependencies import table, whole
from tests.dashboard.test_pages import plain, read
from tests.data.story import collected, tell
from tests.data.supply import begun


def chart(app: AppTest, position: int) -> dict[str, Any]:
    """A chart as Plotly gets it."""
    drawn: dict[str, Any] = json.loads(app.get("plotly_chart")[position].proto.spec)
    return drawn


def opened(app: AppTest, key: str) -> pd.DataFrame:
    """The table folded below a chart."""
    app.session_state[f"table-{key}"] = True
    tables = [one.value for one in whole(app.run()).dataframe]
    return tables[0] if key == "priority" else tables[-1]


def test_the_sample_has_a_largest_risk_and_steps(sampled: Workspace, look: Open) -> None:
    app = whole(look(sampled.root, "risks"))
    assert "The largest risk is sample-paper-lantern, in 4 of 8 repositories:" in read(app)
    assert len(app.get("plotly_chart")) == 2


def test_what_to_do_first_and_why(world: Path, look: Open) -> None:
    app = whole(look(world, "risks"))
    first, *others = [line for text in app.markdown for line in plain(text).splitlines() if line.startswith("1. ")]
    assert first.startswith("1. **heavy** (npm, in 3 of 3 repositories): Update it")
    assert [line.split("**")[1] for line in others] == ["soft", "cop"]  # of dim nothing is known
    assert "Because: a licence worth a look (GPL-3.0-only)." in read(app)


def test_the_parts_of_each_bar_make_up_the_priority(world: Path, look: Open) -> None:
    app = look(world, "risks")
    drawn = chart(app, 0)
    assert drawn["layout"]["yaxis"]["ticktext"] == ["heavy", "soft", "cop"]
    bars = {bar["name"]: bar["x"] for bar in drawn["data"]}
    assert bars["Known vulnerabilities"] == pytest.approx([2.5 / 3 * 39.2 * 2 / 3, 1.5 / 3 * 22, 0])  # in 2 of 3; 5.5
    assert bars["Resting on few people"] == pytest.approx([2.5 / 3 * 15, 0, 0])
    assert bars["Licence worth a look"] == pytest.approx([0, 0, 1 / 3 * 5])
    rows = opened(app, "priority")
    assert rows["Package"].tolist() == ["heavy", "soft", "cop"]
    assert rows["Priority"].tolist()[2] == "between 1.7 and 20"  # 1/3 × (5 to 60)


def test_vulnerabilities_are_counted_once_with_their_repositories(world: Path, look: Open) -> None:
    app = look(world, "risks")
    rows = table(app)
    assert rows["Severity"].tolist() == ["critical", "medium"]
    assert rows["Repositories"].tolist() == [2, 2]
    assert rows["Mended in"].tolist() == ["2", "none named"]
    assert rows["Vulnerability"].tolist() == ["CVE-1", "GHSA-2"]
    assert "2 components in use could not be held against the advisories." in read(app)  # dim, and what has no purl


def test_who_stands_behind_says_what_is_unknown(world: Path, look: Open) -> None:
    app = look(world, "risks")
    rows = opened(app, "backing").set_index("Behind it")
    # heavy has one maintainer; of the three others nothing is known
    assert rows["Critical packages, %"].to_dict()["One maintainer"] == 100
    assert rows["All packages, %"].to_dict() == {
        "Foundation": 0, "Administration": 0, "Company": 0, "Several people": 0, "One maintainer": 25, "Unknown": 75,
    }  # fmt: skip
    assert "4 packages, 1 of them critical; of 3 it is not known." in read(app)


def test_the_filter_of_repositories_narrows_it(world: Path, look: Open) -> None:
    app = whole(look(world, "risks", repositories=[supplied.WEB]))
    assert chart(app, 0)["layout"]["yaxis"]["ticktext"] == ["heavy", "soft"]
    assert table(app)["Vulnerability"].tolist() == ["GHSA-2"]  # heavy 2 is not touched
    assert "could not be held against" not in read(app)
    assert "Nothing is known yet" in read(whole(look(world, "risks", repositories=[supplied.BARE])))


def test_where_no_service_was_asked_nothing_stands_out(unasked: Path, look: Open) -> None:
    app = whole(look(unasked, "risks"))
    assert "Nothing stands out as a risk in what is known." in read(app)
    assert "2 components in use could not be held against the advisories." in read(app)
    assert "2 packages, 0 of them critical; of 2 it is not known." in read(app)
    assert [bar["name"] for bar in chart(app, 0)["data"]] == ["All packages, %"]  # of no critical one there is no share


@pytest.mark.parametrize("entries", [(), ("?odd",)])
def test_without_a_package_it_says_where_to_look(entries: tuple[str, ...], tmp_path: Path, look: Open) -> None:
    if entries:
        root = supplied.unasked(tmp_path, *entries).root
    else:
        root = create(tmp_path, "City of X").root
        tell(Workspace(root), begun("local/app"), collected("local/app", "2024-06-01"))
    assert "Nothing is known yet of what the software is built from" in read(whole(look(root, "risks")))


def test_what_is_hostile_is_shown_as_it_stands(hostile: Workspace, look: Open) -> None:
    app = whole(look(hostile.root, "risks", package="pkg:npm/nope", part="nope"))
    names = chart(app, 0)["layout"]["yaxis"]["ticktext"]
    assert len(names) == 5
    assert not any("<" in name for name in names)
    assert max(map(len, names)) < 40
    assert "<a hre…p://outside.example" in read(app)  # too long a name is cut in the middle
    assert max(len(plain(text)) for text in app.markdown if plain(text).startswith("1. ")) < 5_000
