"""The topic Duties of the page Maturity: what is said of each, for whom, and how it looks."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from babel import Locale
from playwright.sync_api import Browser
from streamlit.testing.v1 import AppTest

from assessments.duties.register import register
from assessments.folder import every
from data.workspace import Workspace, create
from tests.dashboard.assessed import answered, begun, empty, whole
from tests.dashboard.browser import Window, served
from tests.dashboard.conftest import Open
from tests.dashboard.test_browser import NARROW, WIDE, well
from tests.dashboard.test_pages import read
from tests.dashboard.words import LANGUAGE, untranslated

# Usage yes; Trust yes; Culture no; Engagement open; Strategy partly, of 50: by goal 17-42, 21-44, 25-39, 29-43, 16-37
ANSWERS = whole("yes", "yes", "no", "not_assessed", "partly")


def workspace(folder: Path, **ours: str) -> Workspace:
    """City of X, somewhere."""
    found = create(folder, "City of X", **ours)
    answered(begun(found), ANSWERS)
    return found


def opened(look: Open, found: Workspace, **parameters: str) -> AppTest:
    app = look(found.root, "maturity", topic="duties", **parameters)
    assert not app.exception
    return app


def cards(app: AppTest) -> dict[str, str]:
    """What stands below the title of each card, in one text."""
    found: dict[str, str] = {}
    title = ""
    for element in app.main.markdown:
        if element.value.startswith("**") and "  \n:" in element.value:
            title = element.value.split("**")[1].replace("\\", "")
        found[title] = found.get(title, "") + element.value + "\n"
    return found


def test_ours_first_with_what_stands_in_the_way(tmp_path: Path, look: Open) -> None:
    app = opened(look, workspace(tmp_path / "w", country="DE", level="local"))
    assert [one.value for one in app.subheader] == ["Duties", "Asked in Germany", "Good practice anywhere"]
    said, found = read(app), cards(app)
    # Germany's 35 31: met and open; three of the union 35 37 29: met, met, open; its act 31 35 29: open, met, open
    assert "Asked where we are: **0 met, 0 not met, 5 not assessed**." in said
    # met: 34 16, 21, 22, 18, 16, 35; not met: 19 28, 26 39; open: 31, 43, 29, 31 29
    assert "Good practice anywhere: **6 met, 2 not met, 4 not assessed**." in said
    assert "no legal advice" in said
    back = found["Contribution back"]
    assert ":red-badge[○ not met]" in back
    assert "Contribute to open source projects: not met, 0" in back
    assert "Upstream first: not met, 0" in back
    assert "Next: bring **Contribute to open source projects** to 50." in back
    reuse = found["Reuse"]
    assert ":gray-badge[– not assessed]" in reuse
    assert "Engage with open source projects: nothing is answered" in reuse
    assert "Next: answer what is open in **Engage with open source projects**." in reuse
    assert "Training" not in found  # met: a line
    assert "- :green-badge[● met] **Training**: People learn what they need" in said.replace("\\", "")
    assert "was made for the years to 2020" in said


def test_others_are_folded_by_country(tmp_path: Path, look: Open) -> None:
    app = opened(look, workspace(tmp_path / "w", country="DE", level="local"))
    (others,) = [one for one in app.expander if "other administrations" in one.label]
    assert others.label == "What other administrations are asked (14)"
    assert not others.proto.expanded
    said = "\n".join(one.value for one in others.markdown)
    countries = ["European Union", "France", "Italy", "South Korea", "Spain", "Switzerland", "United States", "Uruguay"]
    places = [said.index(f"**{one}**\n") for one in countries]
    assert places == sorted(places)
    assert said.count("(was made for the years to 2023)") == 1  # the Commission's own strategy
    assert said.count("(as far as we know: we did not read its text)") == 2  # of France and of Uruguay


def test_a_score_that_could_still_turn_is_said_with_its_range(tmp_path: Path, look: Open) -> None:
    found = create(tmp_path / "w", "City of X", country="DE", level="local")
    # of four questions yes and no: 50, and 25 to 75 whatever the others come to
    answered(begun(found), {"GGI-A-43.1": "yes", "GGI-A-43.3": "no"})
    card = cards(opened(look, found))["Preference in procurement"]
    assert "Open source procurement policy: open, 50 (could be 25 to 75)" in card


def test_a_number_that_says_otherwise_stands_beside_the_state(filled: Workspace, look: Open) -> None:
    with duckdb.connect(str(filled.snapshot)) as connection:  # a third of the repositories, of all that there are
        connection.execute("update metric_value set coverage = 1 where metric = 'essential_files_share'")
    one = begun(filled, subject="sample-administration")
    answered(one, {"GGI-A-21": "yes"})
    app = opened(look, filled, assessment=one.id)
    card = cards(app)["Licensing"]
    assert ":green-badge[● met] :orange-badge[▲ a number says otherwise]" in card
    assert "Next: look at the number, then answer the question again." in card
    assert "A number speaks against 1 that is met." in read(app)
    (warned,) = [text.value for text in app.warning if "Essential files" in text.value]
    assert "Does each of our projects tell others how to use it and how to take part" in warned


def test_what_is_furthest_away_comes_next(tmp_path: Path, look: Open) -> None:
    found = workspace(tmp_path / "w", country="DE", level="local")
    ((one,), _problems) = every(found.assessments)
    answered(one, {"GGI-A-26.1": "yes", "GGI-A-26.2": "partly", "GGI-A-39.1": "partly"})
    card = cards(opened(look, found))["Contribution back"]
    assert "Contribute to open source projects: not met, 37.5" in card
    assert "Upstream first: not met, 25" in card
    assert "Next: bring **Upstream first** to 50." in card


def test_what_does_not_apply_is_counted_apart(tmp_path: Path, look: Open) -> None:
    found = workspace(tmp_path / "w", country="DE", level="local")
    assert "not apply" not in read(opened(look, found))
    ((one,), _problems) = every(found.assessments)
    answered(one, {"GGI-A-22": "not_applicable"})
    assert "**5 met, 2 not met, 4 not assessed, 1 does not apply**" in read(opened(look, found))


def test_without_a_country_it_says_how_to_name_it(tmp_path: Path, look: Open) -> None:
    found = empty(tmp_path / "w")
    answered(begun(found), ANSWERS)
    app = opened(look, found)
    assert [one.value for one in app.subheader] == ["Duties", "Good practice anywhere"]
    assert "`country: FR` and `level: local`" in app.info[0].value
    (others,) = [one for one in app.expander if "administrations are asked" in one.label]
    assert (others.label, others.proto.expanded) == ("What administrations are asked (19)", True)


def test_without_a_level_those_of_every_level_are_there(tmp_path: Path, look: Open) -> None:
    said = read(opened(look, workspace(tmp_path / "w", country="FR")))
    assert "so those of every level are here" in said
    assert "circulaire 5608" in said.replace("\\", "")


def test_where_nothing_is_known_it_says_so(tmp_path: Path, look: Open) -> None:
    said = read(opened(look, workspace(tmp_path / "w", country="CA", level="national")))
    assert "Asked in Canada" in said
    assert "None is known here" in said


def test_the_first_look_alone_tells_no_duty(tmp_path: Path, look: Open) -> None:
    found = create(tmp_path / "w", "City of X", country="DE", level="local")
    answered(begun(found), {"GGI-A-16.2": "yes", "GGI-A-39.1": "no"})
    said = read(opened(look, found))
    assert "Only the first look is answered, from which no duty is told" in said
    assert "**0 met, 0 not met, 12 not assessed**" in said


def test_another_questionnaire_tells_no_duty(tmp_path: Path, look: Open) -> None:
    found = empty(tmp_path / "w")
    answered(begun(found, version="2016", model="federal-source-code-policy"), {"FSCP-1.1": "yes", "FSCP-1.2": "yes"})
    assert "this is another one" in read(opened(look, found))


@pytest.mark.usefixtures("foreign")
def test_every_text_is_translated(tmp_path: Path, look: Open) -> None:
    app = opened(look, workspace(tmp_path / "w", country="DE"), lang=LANGUAGE)
    places = {Locale(LANGUAGE).territories[each] for one in register().duties for each in one.countries}
    known = {"City of X", "formula", str(app.selectbox[0].value), *places}  # formula: the address of a page
    assert untranslated(app, known) == []


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    found = workspace(tmp_path_factory.mktemp("asked") / "w", country="FR")
    with served(found.root, tmp_path_factory.mktemp("elsewhere")) as at:
        yield at


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_is_whole_wide_and_narrow(theme: str, browser: Browser, address: str) -> None:
    window = Window(browser, address, theme, NARROW)
    wrong = {NARROW: well(window.open("maturity?topic=duties"), NARROW), WIDE: well(window.widen(WIDE), WIDE)}
    window.close()
    assert {width: what for width, what in wrong.items() if what} == {}
