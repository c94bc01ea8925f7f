"""Every page with data, and what is shown where there is none."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Element

from data.ledger import open_ledger
from data.records import Collection, Repository
from data.workspace import Workspace, create
from publish import publish
from tests.dashboard.conftest import PAGES, Open

RESOURCES = ("commit", "tag", "observation")


def plain(element: Element) -> str:
    """What an element says, without what Markdown needs."""
    return str(element.value).replace("\\", "")


def read(app: AppTest) -> str:
    """The sentences of the page in one text."""
    kinds = (app.title, app.header, app.subheader, app.markdown, app.caption, app.error, app.warning, app.info)
    return "\n".join(plain(element) for kind in kinds for element in kind)


def alone(app: AppTest) -> None:
    """Nothing broke, and there is only the start page to go to."""
    assert not app.exception
    assert [title.value for title in app.title] == ["Start"]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_with_data_is_drawn_whole(page: str, sampled: Workspace, look: Open) -> None:
    app = look(sampled.root, page)
    assert not app.exception
    assert not app.error
    assert len(app.title) == 1


def test_the_first_page_speaks_of_the_organisation(sampled: Workspace, look: Open) -> None:
    assert look(sampled.root).title[0].value == "Sample administration"


def test_an_empty_folder_asks_for_a_name(tmp_path: Path, look: Open) -> None:
    app = look(tmp_path)
    alone(app)
    assert app.text_input[0].label == "Name of the administration"
    assert list(tmp_path.iterdir()) == []


def test_a_workspace_without_numbers_says_so(tmp_path: Path, look: Open) -> None:
    app = look(create(tmp_path, "City of X").root)
    alone(app)
    assert "There are no numbers yet" in read(app)
    assert "names nothing to collect" in read(app)
    assert [button.label for button in app.button] == ["Collect now"]


def test_a_malformed_configuration_is_one_sentence_with_its_line(filled: Workspace, look: Open) -> None:
    filled.file.write_text("organisation:\n  name: X\n  contry: FI\n", "utf-8")
    app = look(filled.root)
    alone(app)
    why = "This key is not known; check its spelling against the comments `ospo init` writes."
    assert [plain(error) for error in app.error] == [f"{filled.file}, line 3, key organisation.contry: {why}"]


def test_a_damaged_snapshot_is_one_sentence_and_the_way_out(filled: Workspace, look: Open) -> None:
    filled.snapshot.write_bytes(b"no database" * 1000)
    app = look(filled.root)
    alone(app)
    assert len(app.error) == 1
    assert f"{filled.snapshot} cannot be read" in plain(app.error[0])
    assert "Numbers are there" not in read(app)
    assert [button.label for button in app.button] == ["Collect now"]


def test_a_snapshot_of_nothing_has_no_numbers(tmp_path: Path, look: Open) -> None:
    workspace = create(tmp_path, "City of X")
    with open_ledger(workspace.ledger) as ledger:
        publish(workspace, ledger)
    app = look(workspace.root)
    alone(app)
    assert "There are no numbers yet" in read(app)


def saved(workspace: Workspace, *rows: object) -> None:
    with open_ledger(workspace.ledger) as ledger:
        ledger.save(rows)
        publish(workspace, ledger)


@pytest.fixture(scope="module")
def now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


@pytest.fixture(scope="module")
def barren(tmp_path_factory: pytest.TempPathFactory, now: datetime) -> Workspace:
    """A workspace whose one repository has no commit. Only to be read."""
    workspace = create(tmp_path_factory.mktemp("barren") / "of", "City of X")
    saved(
        workspace,
        Repository("local/empty", "city-of-x", "self", "git:/nowhere/empty"),
        *(Collection("local/empty", name, now, now, now, "empty", 0, 0) for name in RESOURCES),
    )
    return workspace


@pytest.mark.parametrize("page", PAGES)
def test_a_repository_without_commits_is_a_state_and_no_failure(page: str, barren: Workspace, look: Open) -> None:
    app = look(barren.root, page)
    assert not app.exception
    assert not app.error
    assert len(app.title) == 1


def test_where_everything_is_left_out_nothing_is_known_and_nothing_breaks(
    barren: Workspace, tmp_path: Path, look: Open
) -> None:
    shutil.copytree(barren.root, tmp_path / "left")
    left = Workspace(tmp_path / "left")
    left.file.write_text(left.file.read_text("utf-8") + "\nexclude: [local/empty]\n", "utf-8")
    saved(Workspace(left.root))  # read anew
    for page in PAGES:
        assert not look(left.root, page).exception


def test_it_can_be_looked_at_by_itself(barren: Workspace, look: Open) -> None:
    app = look(barren.root, "repositories", repository="local/empty")
    assert not app.exception
    assert "Last commit" not in read(app) or "unknown" in read(app)
    assert plain(app.header[0]) == "local/empty"


def test_a_source_that_failed_says_why(filled: Workspace, look: Open, now: datetime) -> None:
    why = "git:/nowhere is not a git repository. Check the path."
    saved(
        filled,
        Repository("local/gone", "sample-administration", "self", "git:/nowhere"),
        *(Collection("local/gone", name, now, now, None, "gone", error=why) for name in RESOURCES),
    )
    app = look(filled.root, "sources")
    missing = app.dataframe[0].value
    assert why in set(missing[missing["Repository"] == "local/gone"]["Why"])
    app = look(filled.root, "repositories", repository="local/gone")
    assert not app.exception


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_whose_numbers_these_are(page: str, sampled: Workspace, look: Open) -> None:
    # the sample's name says that it is one
    assert "**Sample administration**" in [plain(text) for text in look(sampled.root, page).sidebar.markdown]
