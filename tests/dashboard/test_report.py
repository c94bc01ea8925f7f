"""The page Report: what only people can write is saved at once, and what cannot be made is said before it is tried."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml
from streamlit.testing.v1 import AppTest

from assessments.folder import every
from assessments.people import people, person
from data import sentences
from data.workspace import Workspace, create
from report.asked import ask, asked, own
from report.kept import keep
from tests.dashboard.assessed import LAST_YEAR, TODAY, answered, begun, empty, whole
from tests.dashboard.conftest import Open
from tests.dashboard.test_pages import plain, read
from tests.dashboard.words import LANGUAGE
from tests.report.stories import full

DECISION = "Every service names a second maintainer."
FORMS = ["Download as PDF", "Slides", "HTML", "Numbers as CSV", "Numbers as JSON"]
HEAVY = "pkg:npm/heavy"
SMALL_PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


def score(workspace: Workspace) -> None:
    """An assessment with 70: (100 + 0 + 50 + 100 + 100) ÷ 5."""
    answered(begun(workspace), whole("yes", "no", "partly", "yes", "yes"))


@pytest.fixture
def numbers(world: Path, tmp_path: Path) -> Workspace:
    """Numbers until May 2025, of which heavy is the largest risk."""
    shutil.copytree(world, tmp_path / "numbers")
    return Workspace(tmp_path / "numbers")


@pytest.fixture
def answers(tmp_path: Path) -> Workspace:
    """An assessment alone, which is quick to tell."""
    workspace = empty(tmp_path / "answers")
    score(workspace)
    return workspace


def buttons(app: AppTest) -> list[str]:
    return [each.label for each in app.download_button]


def pictures(app: AppTest) -> list[str]:
    """What each page says to who cannot see it."""
    return [picture.alt for each in app.get("image") for picture in each.proto.imgs]


def write(app: AppTest, text: str) -> AppTest:
    changed: AppTest = app.text_area[0].set_value(text).run()
    assert not changed.exception
    return changed


def press(app: AppTest, label: str) -> AppTest:
    pressed: AppTest = next(each for each in [*app.button, *app.download_button] if each.label == label).click().run()
    assert not pressed.exception
    return pressed


def name_owner(app: AppTest, name: str | None) -> AppTest:
    box = next(each for each in app.selectbox if str(each.key).startswith("risk-owner"))
    chosen: AppTest = box.set_value(name).run()
    assert not chosen.exception
    return chosen


def spoil_nothing(workspace: Workspace) -> None:
    """No numbers, no answers."""


@pytest.mark.parametrize(
    ("fill", "basis"),
    [
        (spoil_nothing, "There is nothing to report yet: collect numbers on the page Start, or begin"),
        (score, f"From the assessment {TODAY}-ggi, as of {sentences.day(TODAY)}. Numbers are missing:"),
    ],
)
def test_without_numbers_it_says_what_is_missing_and_shows_the_page(
    fill: Callable[[Workspace], None], basis: str, tmp_path: Path, look: Open
) -> None:
    workspace = create(tmp_path / "w", "City of X")
    fill(workspace)
    app = look(workspace.root, "report")
    assert not app.exception
    assert plain(app.main.markdown[0]).startswith(basis)
    assert "Largest risk: Cannot be known, because no list of components was collected." in read(app)
    assert buttons(app) == FORMS
    assert len(pictures(app)) == 1


def test_with_numbers_alone_it_says_where_maturity_begins(numbers: Workspace, look: Open) -> None:
    basis = plain(look(numbers.root, "report").main.markdown[0])
    assert basis.startswith("From the numbers up to May 2025, as of ")
    assert basis.endswith("Maturity is missing: begin on the page Assessment.")


def test_pages_say_what_is_on_them(answers: Workspace, look: Open) -> None:
    ask(answers, DECISION)
    (alt,) = pictures(look(answers.root, "report"))
    assert alt.startswith("Page 1 of 1 of the report. Open source in City of X. ")
    assert f" {DECISION} " in alt
    assert "Maturity is 70 of 100." in alt
    alts = pictures(look(answers.root, "report", length="long"))
    assert len(alts) > 3
    assert alts[1] == f"Page 2 of {len(alts)} of the report"


def spoil_asked(workspace: Workspace) -> str:
    workspace.reports.mkdir(exist_ok=True)
    (workspace.reports / "asked.yaml").write_text("decision: Good\nrisk: heavy\n", "utf-8")
    return "asked.yaml, line 2, key risk: there should be"


def spoil_logo(workspace: Workspace) -> str:
    (workspace.root / "logo.png").write_bytes(SMALL_PNG)
    workspace.file.write_text(workspace.file.read_text("utf-8") + "\nreport: {logo: logo.png}\n", "utf-8")
    return "logo.png has 0 × 0 pixels"


def spoil_colour(workspace: Workspace) -> str:
    workspace.file.write_text(workspace.file.read_text("utf-8") + '\nreport: {colour: "#ffff00"}\n', "utf-8")
    return "key report.colour:"


def spoil_snapshot(workspace: Workspace) -> str:
    workspace.snapshot.write_bytes(b"no database" * 1000)
    return f"{workspace.snapshot} cannot be read"


@pytest.mark.parametrize("spoil", [spoil_asked, spoil_logo, spoil_colour, spoil_snapshot])
def test_what_cannot_be_made_is_one_sentence_in_place_of_the_buttons(
    spoil: Callable[[Workspace], str], answers: Workspace, look: Open
) -> None:
    why = spoil(answers)
    app = look(answers.root, "report")
    assert not app.exception
    (error,) = map(plain, app.error)
    assert why in error
    assert not buttons(app)
    assert not pictures(app)


def test_another_logo_is_seen_at_once(answers: Workspace, look: Open) -> None:
    logo = answers.root / "logo.svg"
    logo.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>')
    answers.file.write_text(answers.file.read_text("utf-8") + "\nreport: {logo: logo.svg}\n", "utf-8")
    app = look(answers.root, "report")
    assert not app.error
    logo.write_text("no picture")
    assert [plain(error) for error in app.run().error] == [
        f"{logo} is neither a PNG nor an SVG that can be read. Save the logo as one of them."
    ]


def test_the_decision_is_saved_at_once_with_its_paragraphs(answers: Workspace, look: Open) -> None:
    text = "\n".join(f"Paragraph {n}." for n in range(1, 6))
    app = write(look(answers.root, "report"), f"  {text}\n\n")
    assert asked(answers).decision == text
    assert "Paragraph 5." in pictures(app)[0]
    assert app.text_area[0].value == text
    assert app.text_area[0].max_chars == 0  # a browser would drop what is pasted, and not say so
    app = write(app, "Another.")
    assert "Another." in pictures(app)[0]
    write(app, "")
    assert asked(answers).decision == ""


def test_new_answers_are_seen_at_once(answers: Workspace, look: Open) -> None:
    app = look(answers.root, "report")
    assert "Maturity is 70 of 100." in pictures(app)[0]
    ((one,), _problems) = every(answers.assessments)
    answered(one, {"trust": "yes"})  # (100 + 100 + 50 + 100 + 100) ÷ 5
    assert "Maturity is 90 of 100." in pictures(app.run())[0]


def test_nobody_writes_over_a_decision_that_they_did_not_see(answers: Workspace, look: Open) -> None:
    ask(answers, "Before")
    app = look(answers.root, "report")
    ask(answers, "Theirs *first*")
    app = write(app, "Mine")
    assert asked(answers).decision == "Theirs *first*"
    assert "Somebody else wrote another decision meanwhile." in plain(app.error[0])
    said = "This is not saved yet. What is kept says: Theirs *first*"
    assert [plain(warning) for warning in app.warning] == [said]
    assert app.text_area[0].value == "Mine"
    app = press(app, "Save it now")
    assert asked(answers).decision == "Mine"
    assert not [*app.error, *app.warning]


def test_what_is_kept_can_be_taken_instead(answers: Workspace, look: Open) -> None:
    app = look(answers.root, "report")
    ask(answers, "Theirs")
    app = press(write(app, "Mine"), "Show what is kept")
    assert app.text_area[0].value == "Theirs"
    assert not app.warning
    assert asked(answers).decision == "Theirs"


def test_what_two_people_write_is_both_there(numbers: Workspace, look: Open) -> None:
    app = look(numbers.root, "report")
    own(numbers, HEAVY, person(numbers.assessments, "Ben Example"))
    app = write(app, DECISION)
    said = asked(numbers)
    assert said.decision == DECISION
    assert said.risk
    assert people(numbers.assessments)[said.risk.owner] == "Ben Example"


def test_who_sees_to_the_largest_risk_is_chosen_and_taken_back(numbers: Workspace, look: Open) -> None:
    ada, _bela = (person(numbers.assessments, name) for name in ("Ada Example", "Béla New"))
    app = look(numbers.root, "report")
    assert [each.label for each in app.selectbox] == ["Who sees to the largest risk"]
    assert "Largest risk: heavy" in read(app)
    app = name_owner(app, "Ada Example")
    assert asked(numbers).risk is not None
    assert yaml.safe_load((numbers.reports / "asked.yaml").read_text("utf-8"))["risk"] == {
        "package": HEAVY, "owner": ada,
    }  # fmt: skip
    app = name_owner(app, "Béla New")
    said = asked(numbers).risk
    assert said
    assert people(numbers.assessments)[said.owner] == "Béla New"
    name_owner(app, None)
    assert asked(numbers).risk is None


def test_an_owner_that_somebody_else_chose_meanwhile_stays(numbers: Workspace, look: Open) -> None:
    ada, bela = (person(numbers.assessments, name) for name in ("Ada Example", "Béla New"))
    app = look(numbers.root, "report")
    own(numbers, HEAVY, bela)
    app = name_owner(app, "Ada Example")
    said = asked(numbers).risk
    assert said and said.owner == bela
    assert "Somebody else chose another owner" in plain(app.error[0])
    app = name_owner(app, "Ada Example")
    said = asked(numbers).risk
    assert said and said.owner == ada
    assert not app.error


def test_a_decision_that_is_too_long_is_said_and_stays(answers: Workspace, look: Open) -> None:
    app = write(look(answers.root, "report"), "a" * 601)
    assert "The decision has 601 characters" in plain(app.error[0])
    assert app.text_area[0].value == "a" * 601
    assert asked(answers).decision == ""


def test_what_cannot_be_saved_or_kept_stays_and_is_said(answers: Workspace, look: Open) -> None:
    answers.reports.write_text("a file where the folder should be")
    app = write(look(answers.root, "report"), DECISION)
    assert f"{answers.reports} cannot be written" in plain(app.error[0])
    assert app.text_area[0].value == DECISION
    assert "This is not saved yet. Nothing is kept." in read(app)
    app = press(app, "Slides")
    assert f"{answers.reports / 'kept'} cannot be written" in plain(app.error[0])
    assert app.text_area[0].value == DECISION
    answers.reports.unlink()
    press(app, "Save it now")
    assert asked(answers).decision == DECISION


def test_a_download_is_kept_for_the_next_report(answers: Workspace, look: Open) -> None:
    app = look(answers.root, "report")
    assert "None of an earlier day is kept yet." in read(app)
    assert not (answers.reports / "kept").exists()
    app = press(app, "HTML")
    app = press(app, "Download as PDF")
    (one,) = (answers.reports / "kept").glob("*.json")
    assert one.name.startswith(f"{TODAY}-001-")
    assert "None of an earlier day is kept yet." in read(app)
    keep(answers, replace(full(), day=date(2020, 5, 4)))
    assert "The last one kept is of May 4, 2020." in read(app.run())


def test_a_spoilt_kept_report_is_named_and_the_others_can_be_made(answers: Workspace, look: Open) -> None:
    keep(answers, replace(full(), day=date(2020, 5, 4)))
    (one,) = (answers.reports / "kept").glob("*.json")
    assert not look(answers.root, "report", also="since").error
    one.write_text("{}")
    app = look(answers.root, "report")
    assert f"{one} is not as it was kept" in plain(app.warning[0])
    assert buttons(app) == FORMS
    app = look(answers.root, "report", also="since")
    assert f"{one} is not as it was kept" in plain(app.error[0])
    assert not buttons(app)


def test_choices_are_in_the_address_and_in_the_command(answers: Workspace, look: Open) -> None:
    app = look(answers.root, "report")
    assert [each.value for each in app.code] == ["ospo collect && ospo report --since last -o report.pdf --force"]
    app = look(answers.root, "report", length="long", paper="letter", also="nameless")
    assert [each.value for each in app.code] == [
        "ospo collect && ospo report --since last --long --paper letter --without-names -o report.pdf --force"
    ]
    assert "slides and numbers are the same at either length" in read(app)
    app = look(answers.root, "report", length="<b>", paper="a3", also=["x", "since"])
    assert not app.exception
    assert [each.value for each in app.checkbox] == [True, False]
    app.checkbox[0].uncheck()
    app = app.checkbox[1].check().run()
    assert [each.value for each in app.checkbox] == [False, True]
    assert "--without-names" in app.code[0].value
    assert [each.value for each in app.radio] == ["one", "a4"]


@pytest.mark.usefixtures("foreign")
def test_the_report_speaks_its_own_language(answers: Workspace, look: Open) -> None:
    app = look(answers.root, "report", **{"in": LANGUAGE})
    assert [each.options for each in app.main.selectbox] == [["English", "Esperanto"]]
    assert pictures(app) == ["Page 1 of 1 of the report."]  # which the page does not mix with its own language
    assert app.code[0].value == f"ospo collect && ospo report --since last --language {LANGUAGE} -o report.pdf --force"
    (alt,) = pictures(look(answers.root, "report", lang=LANGUAGE, **{"in": LANGUAGE}))
    assert alt.startswith("⟦Page 1 of 1 of the report⟧. ⟦Open source in City of X⟧.")


def test_an_earlier_assessment_can_be_told(answers: Workspace, look: Open) -> None:
    """The draft says 70. The one of a year before said yes to all: 100."""
    said = begun(answers, LAST_YEAR)
    answered(said, whole("yes", "yes", "yes", "yes", "yes"))
    app = look(answers.root, "report")
    box = next(each for each in app.selectbox if each.label == "Assessment")
    assert "70" in pictures(app)[0]
    box.set_value(said.id).run()
    assert "100" in pictures(app)[0] and said.id in read(app)
    assert f"--assessment {said.id}" in app.code[0].value
    assert app.query_params["told"] == said.id
