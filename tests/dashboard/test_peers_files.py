"""The page Peers, topic Files: ours is shown whole before it is settled, theirs are taken, told and forgotten."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error
from streamlit.testing.v1 import AppTest

from data.ledger import open_ledger
from data.snapshot import Snapshot
from data.workspace import Workspace, create
from publish import publish
from tests.dashboard.browser import Window, findings, served
from tests.dashboard.conftest import Open
from tests.dashboard.test_browser import NARROW
from tests.dashboard.test_pages import plain, read
from tests.dashboard.test_questionnaire import press
from tests.dashboard.test_questionnaire_seen import WIDTH
from tests.peers.exchange.files import SCORE, VALUE, Y, Z, named, pseudonymous

SETTLE = "Settle the mode and make the file"


@pytest.fixture
def city(tmp_path: Path) -> Workspace:
    """A workspace that has numbers of nothing yet, as after its first, empty publishing."""
    workspace = create(tmp_path / "city", "City of X", country="FI", level="local")
    with open_ledger(workspace.ledger) as ledger:
        publish(workspace, ledger)
    return workspace


def opened(look: Open, place: Workspace, **said: str) -> AppTest:
    app = look(place.root, "peers", topic="files", **said)
    assert not app.exception
    return app


def give(app: AppTest, **files: Any) -> AppTest:
    app.file_uploader[0].set_value([
        (f"{name}.json", said if isinstance(said, bytes) else json.dumps(said).encode(), "application/json")
        for name, said in files.items()
    ])  # fmt: skip
    return press(app.run(), "Take these files in")


def table(app: AppTest, column: str) -> list[dict[str, Any]]:
    """The table that has this column."""
    rows: Any = next(one.value.to_dict("records") for one in app.dataframe if column in one.value)
    return [*rows]


def whole(app: AppTest) -> dict[str, Any]:
    """What the page shows of our file, which is unfolded first."""
    app.session_state["whole-file"] = True
    found: dict[str, Any] = json.loads(app.run().code[0].value)
    return found


def test_the_whole_file_is_shown_and_nothing_settled_by_looking(filled: Workspace, look: Open) -> None:
    app = opened(look, filled)
    shown = whole(app)
    assert (shown["mode"], shown["member"]["id"]) == ("named", "0" * 32)
    assert shown["member"]["name"] == "Sample administration"
    count = """
        select count(*) from metric_value
        where source = 'own' and repository is null and collected_at >= period + interval 1 month
    """
    assert Snapshot(filled.snapshot).rows(count) == [(len(shown["values"]),)]
    assert not app.download_button
    assert not (filled.root / "peers" / "member.yaml").exists()
    assert "The mode is fixed with the first file" in read(app)


def test_settled_it_can_be_downloaded_and_the_mode_is_no_choice_any_more(filled: Workspace, look: Open) -> None:
    app = press(opened(look, filled), SETTLE)
    said = (filled.root / "peers" / "member.yaml").read_text("utf-8")
    shown = whole(app)
    assert said == f"id: {shown['member']['id']}\nmode: named\n"
    assert [one.label for one in app.download_button] == ["Download our file"]
    assert "How we appear" not in [one.label for one in app.radio]
    assert f"`{shown['member']['id']}`" in app.markdown[1].value


def test_repositories_are_named_only_if_chosen(filled: Workspace, look: Open) -> None:
    app = opened(look, filled)
    assert "repositories" not in whole(app)["member"]
    app = app.checkbox(key="name-repositories").check().run()
    ids = Snapshot(filled.snapshot).rows("select id from repository where private is false")
    assert set(whole(app)["member"]["repositories"]) <= {one for (one,) in ids}
    assert whole(app)["member"]["repositories"]


def test_without_a_frozen_assessment_there_is_nothing_to_give_under_a_pseudonym(city: Workspace, look: Open) -> None:
    app = opened(look, city, mode="pseudonymous")
    assert ["There is nothing to give yet" in plain(one) for one in app.error] == [True]
    assert not app.checkbox  # no repository has a place in such a file
    assert SETTLE not in [one.label for one in app.button]


def test_before_there_are_numbers_files_of_others_are_taken_all_the_same(tmp_path: Path, look: Open) -> None:
    place = create(tmp_path, "City of X")
    app = give(opened(look, place), y=named())
    assert len(list((place.root / "peers" / "received" / Y).iterdir())) == 1
    assert app.info[-1].value == "1 file was taken. The numbers are computed anew."
    assert place.snapshot.exists()


def test_each_file_is_told_and_the_numbers_are_computed_anew(city: Workspace, look: Open) -> None:
    wrong = named(Z, "City of Z", values=[VALUE | {"value": "nan"}])
    app = give(opened(look, city), bad=b'{"format":', other={"a": 1}, wrong=wrong, y=named())
    rows = {row["File"]: (row["What became of it"], row["Who"]) for row in table(app, "What became of it")}
    assert rows == {
        "bad.json": ("refused", "unknown"), "other.json": ("refused", "unknown"),
        "wrong.json": ("refused", "unknown"), "y.json": ("new", "City of Y"),
    }  # fmt: skip
    errors = [plain(one) for one in app.error]
    assert any(one.startswith("bad.json, line 1: this is not JSON") for one in errors)
    assert any(one.startswith("other.json, line 1, key format:") for one in errors)
    assert any(one.startswith("wrong.json, line 1, key values.0.value:") for one in errors)
    assert [plain(one) for one in app.info] == ["1 file was taken. The numbers are computed anew."]
    given = "select value from metric_value where organisation = ? and metric = 'licence_coverage'"
    assert Snapshot(city.snapshot).rows(given, [f"import:{Y}"]) == [(87.5,)]


def test_a_newer_file_says_what_changed_and_an_old_one_is_known(city: Workspace, look: Open) -> None:
    app = give(opened(look, city), y=named())
    app = give(app, y=named())
    assert table(app, "What became of it")[0]["What became of it"] == "known already"
    assert [plain(one) for one in app.info] == ["Nothing new was taken."]
    values = [VALUE | {"value": 88.0}, VALUE | {"period": "2024-01-01"}]
    app = give(app, y=named(created_at="2024-04-05T06:00:00Z", values=values))
    row = table(app, "What became of it")[0]
    assert (row["What became of it"], row["Changed"]) == ("newer", "1 new, 1 changed, 0 gone")


def test_our_own_file_is_left_out(city: Workspace, look: Open) -> None:
    (city.root / "peers").mkdir(exist_ok=True)
    (city.root / "peers" / "member.yaml").write_text(f"id: {Y}\nmode: named\n", "utf-8")
    app = give(opened(look, city), y=named())
    assert any("y.json is our own file" in plain(one) for one in app.info)
    assert "Nobody has given a file yet." in read(app)


def test_who_has_given_files_and_how_many_figures(city: Workspace, look: Open) -> None:
    new = {"metric": "no_such_metric", "period": "2024-02-01", "value": 1, "definition": "1"}
    app = give(opened(look, city), y=named(values=[VALUE, new]), z=pseudonymous(values=[SCORE]))
    rows = table(app, "Came")
    assert [(row["Who"], row["Place"], row["Figures"], row["Not known here"]) for row in rows] == [
        ("City of Y", "Sweden", 2, "no_such_metric"),
        (f"pseudonym {Z[:8]}", "Northern Europe", 1, "–"),
    ]


def test_a_member_is_forgotten_with_its_figures(city: Workspace, look: Open) -> None:
    app = give(opened(look, city), y=named(), z=pseudonymous())
    app = press(app.selectbox(key="forget").set_value(Y).run(), "Forget")
    assert [plain(one) for one in app.success] == ["What City of Y gave is removed. The numbers are computed anew."]
    assert [one.name for one in (city.root / "peers" / "received").iterdir()] == [Z]
    given = "select count(*) from metric_value where organisation = ?"
    assert Snapshot(city.snapshot).rows(given, [f"import:{Y}"]) == [(0,)]
    assert [row["Who"] for row in table(app, "Came")] == [f"pseudonym {Z[:8]}"]
    assert not app.info  # what was told of its file


def test_a_spoilt_file_and_a_spoilt_member_are_sentences(city: Workspace, look: Open) -> None:
    give(opened(look, city), y=named())
    (kept,) = (city.root / "peers" / "received" / Y).iterdir()
    kept.write_bytes(b"[")
    app = opened(look, city)
    assert ["this is not JSON" in plain(one) for one in app.warning] == [True]
    (city.root / "peers" / "member.yaml").write_text("id: 1\n", "utf-8")
    app = opened(look, city)
    assert any("Put the file back from a backup" in plain(one) for one in app.error)


def test_both_topics_are_whole_and_names_are_text(filled: Workspace, tmp_path: Path, browser: Browser) -> None:
    name = "**City** of [Y](http://y.example) $x$ :red[no]"
    file = tmp_path / "a *b*.json"
    file.write_text(json.dumps(named(name=name)), "utf-8")
    with served(filled.root, tmp_path) as address:
        window = Window(browser, address, "light", NARROW)
        page = window.open("peers?topic=files")
        page.locator("input[type=file]").set_input_files(file)
        page.get_by_role("button", name="Take these files in").click()
        page.get_by_text("1 file was taken.").wait_for()
        page.get_by_text("The whole file").click()
        page.get_by_test_id("stCode").wait_for()
        page.get_by_text("1 file was taken.").wait_for()
        window.rest()
        assert findings(page) == []
        assert page.evaluate(WIDTH) <= 0
        chosen = page.get_by_role("combobox", name="Forget one")
        for _ in range(9):  # a run that ends just now closes the list again
            chosen.press("ArrowDown")
            with suppress(Error):
                page.get_by_role("option", name=name).click(timeout=5_000)  # that it is called so is the point
                break
        page.get_by_role("button", name=SETTLE).click()
        with page.expect_download() as event:
            page.get_by_role("button", name="Download our file").click()
        given = json.loads(Path(event.value.path()).read_bytes())
        assert event.value.suggested_filename == f"{given['member']['id']}.json"
        window.open("peers?topic=find")
        assert findings(page) == []
        assert page.evaluate(WIDTH) <= 0
        assert window.hosts == {address.removeprefix("http://")}
        window.close()
