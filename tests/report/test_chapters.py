"""The chapters of the long report: every one with nothing, with numbers, with answers, with everything."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Literal, get_args

import pytest

from assessments.people import person
from assessments.planning import intend
from data.definitions import metrics
from data.workspace import Workspace
from report import chapters
from report.sources import Sources, sources
from report.story import Band, Bar, Cell, Chapter, Heading, Table, Text, Trend
from tests.dashboard import compared, supplied
from tests.dashboard.assessed import BEFORE, LAST_YEAR, TODAY, answered, begun, empty, frozen, whole
from tests.report.workspaces import UNSAID

Told = Literal["nothing", "numbers", "answers", "first look", "everything"]


def assessed(folder: Path) -> Workspace:
    """Frozen at 0 two years ago and at 40 last year; an activity has a target, a step is planned by Anna."""
    workspace = empty(folder)
    first = begun(workspace, BEFORE)
    answered(first, whole(*["no"] * 5))
    frozen(first, BEFORE)
    one = begun(workspace, LAST_YEAR)
    answered(one, whole("yes", "yes", "no", "no", "no"))
    frozen(one, LAST_YEAR)
    anna = person(workspace.assessments, "Anna Example")
    due = TODAY + timedelta(days=40)
    intend(one, [
        {"kind": "target", "key": "GGI-A-25", "by": anna, "value": {"score": 60, "date": due, "owner": anna}},
        {"kind": "step", "key": "GGI-A-26", "by": anna, "value": {"title": "Give time", "due": due, "owner": anna}},
        {"kind": "step", "key": "GGI-A-27", "by": anna, "value": {"due": due}},
    ])  # fmt: skip
    return workspace


def looked(folder: Path) -> Workspace:
    """Only the first look is answered, all of it yes."""
    workspace = empty(folder)
    one = begun(workspace)
    answered(one, {point.id: "yes" for point in one.model.points.values() if point.first_look})
    return workspace


WORLDS: dict[Told, Callable[[Path], Workspace]] = {
    "nothing": empty, "numbers": supplied.world, "answers": assessed, "first look": looked,
    "everything": compared.world,
}  # fmt: skip
Read = Callable[[Told], Sources]
UNSPOKEN = re.compile(r"\bnan\b|\bNaT\b|\bNone\b(?! is known)|[{}]|\*\*|\bmaturity\.\w|Traceback")


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    """What a report is told from; each world is made once."""
    made: dict[Told, Sources] = {}

    def sources_of(told: Told) -> Sources:
        if told not in made:
            made[told] = sources(WORLDS[told](tmp_path_factory.mktemp("world") / "w"))
        return made[told]

    return sources_of


def cells(chapter: Chapter) -> Iterator[Cell]:
    for block in chapter.blocks:
        if isinstance(block, Table):
            yield from (cell for row in block.rows for cell in row)


def words(chapter: Chapter) -> str:
    """Everything that a reader can read."""
    texts = [block.text for block in chapter.blocks if isinstance(block, Text)]
    return "\n".join([*texts, *(cell for cell in cells(chapter) if isinstance(cell, str))])


def told(read: Read, world: Told, name: str) -> Chapter:
    found = chapters.every()[name].chapter(read(world))
    assert found is not None
    return found


def rows(chapter: Chapter, first: str) -> list[tuple[Cell, ...]]:
    """Of every table the rows that begin with this."""
    tables = [block for block in chapter.blocks if isinstance(block, Table)]
    return [row for table in tables for row in table.rows if row[0] == first]


def headings(chapter: Chapter) -> list[str]:
    return [block.title for block in chapter.blocks if isinstance(block, Heading)]


@pytest.mark.parametrize("world", get_args(Told))
@pytest.mark.parametrize("name", chapters.every())
def test_a_chapter_is_whole_whatever_there_is(read: Read, world: Told, name: str) -> None:
    module = chapters.every()[name]
    chapter, numbers = module.chapter(read(world)), [*module.numbers(read(world))]
    if chapter is None:
        assert not numbers
        return
    assert chapter.title and chapter.blocks
    for block in chapter.blocks:
        assert not isinstance(block, Text) or block.text.strip() == block.text != ""
        assert not isinstance(block, Heading) or block.title
        if isinstance(block, Table):
            assert block.caption and block.rows
            assert {len(row) for row in block.rows} == {len(block.columns)}
            assert all(column.title for column in block.columns)
    for cell in cells(chapter):
        assert (cell != "" and not isinstance(cell, str)) or cell.strip()
        assert not isinstance(cell, Bar | Trend | Band) or cell.alt
    assert not UNSPOKEN.findall(words(chapter))
    for number in numbers:
        said = number.what in UNSAID or number.value == 0 or number.text in words(chapter)
        assert number.part == name and said


@pytest.mark.parametrize("world", get_args(Told))
def test_the_same_is_told_twice_alike(read: Read, world: Told) -> None:
    assert chapters.chapters(read(world)) == chapters.chapters(sources(read(world).workspace))
    assert [*chapters.numbers(read(world))] == [*chapters.numbers(sources(read(world).workspace))]


def test_chapters_come_in_their_order() -> None:
    places = [one.PLACE for one in chapters.every().values()]
    assert places == sorted(set(places))


def test_of_nothing_only_what_the_one_page_does_not_say_is_told(read: Read) -> None:
    told = chapters.chapters(read("nothing"))
    assert [words(one) for one in told] == ["Cannot be known, because nothing is collected yet."]


def test_every_metric_is_shown_once_and_defined(read: Read) -> None:
    sources = read("everything")
    parts = [one for one in chapters.numbers(sources) if one.part in ("contributions", "dependencies")]
    shown = [one.metric for one in parts if one.metric in metrics() and one.what == "now"]
    assert sorted(shown) == sorted(metrics())
    defined = told(read, "everything", "definitions")
    assert all(len(rows(defined, one.title)) == 1 for one in metrics().values())


def test_every_activity_has_its_row(read: Read) -> None:
    chapter = told(read, "answers", "activities")
    assert rows(chapter, "Overall")[0][2:] == ("40", "40", "0", "–", "100\N{NO-BREAK SPACE}%")
    assert "In words: Overall developing; Usage leading; Trust leading; Culture not started;" in words(chapter)
    assert headings(chapter)[:6] == ["What changed", "Usage", "Trust", "Culture", "Engagement", "Strategy"]
    [practices] = rows(chapter, "GGI-A-25 Promote open source development best practices")
    assert practices[1:] == (
        Bar(0, 0, 0, 0, 60, practices[1].alt if isinstance(practices[1], Bar) else ""),
        "0", "0", "0", "60", "100\N{NO-BREAK SPACE}%",
    )  # fmt: skip
    assert len([cell for cell in cells(chapter) if isinstance(cell, Bar)]) == 1 + 5 + 25


def test_what_changed_is_said_by_the_rule(read: Read) -> None:
    said = words(told(read, "answers", "activities"))
    assert "Overall rose from 0 to 40. Usage rose from 0 to 100. Trust rose from 0 to 100." in said
    assert "No change that stands out: Culture, Engagement, Strategy." in said and "Culture rose" not in said


def test_a_first_look_is_marks_and_no_score(read: Read) -> None:
    chapter = told(read, "first look", "activities")
    assert "5 of 5 yes" in words(chapter)
    assert {row[2] for block in chapter.blocks if isinstance(block, Table) for row in block.rows} == {"Yes"}
    assert not [cell for cell in cells(chapter) if isinstance(cell, Bar)]


def test_steps_name_their_owners_unless_they_are_not_to_be_named(read: Read) -> None:
    there = read("answers")
    assert rows(told(read, "answers", "roadmap"), "Give time")[0][2] == "Anna Example"
    unnamed = chapters.every()["roadmap"].chapter(sources(there.workspace, named=False))
    assert unnamed and rows(unnamed, "Give time")[0][2] == "somebody, the name left out"
    assert rows(told(read, "answers", "roadmap"), "Belong to the open source community")[0][2] == "nobody yet"


def test_two_years_are_drawn_month_by_month(read: Read) -> None:
    """24 commits 14 months ago: in the year of the 12 months from then on, in no year after; before it is unknown."""
    [commits] = rows(told(read, "everything", "contributions"), "Commits")
    trend = commits[2]
    assert isinstance(trend, Trend) and trend.values[-3:] == (24, 0, 0) and {*trend.values[:-3]} == {None}
    assert commits[1] == "0" and commits[3] == "The year before is not known."


def test_vulnerabilities_and_licences_are_counted_once(read: Read) -> None:
    """Heavy's has a version that mends it, soft's has none; of dim and of what has no name no licence is known."""
    chapter = told(read, "numbers", "dependencies")
    assert rows(chapter, "critical") == [("critical", "1", "1")] and rows(chapter, "medium") == [("medium", "1", "0")]
    assert rows(chapter, "permissive") == [("permissive", "3")]
    assert rows(chapter, "strong copyleft") == [("strong copyleft", "1")]
    assert rows(chapter, "unknown") == [("unknown", "2")]
    assert rows(chapter, "heavy (npm)")[0][1] == "in 3 of 3 repositories"  # bare has no list


def test_ours_stands_among_those_of_others(read: Read) -> None:
    """Others have 18, 36, 54, 72 and 90 %, we 50: ahead of two of five."""
    chapter = told(read, "everything", "peers")
    [licences] = rows(chapter, "Licence coverage")
    band = licences[2]
    assert isinstance(band, Band) and (band.ours, band.low, band.median, band.high) == (50, 36, 54, 72)
    assert licences[3:] == (
        "54\N{NO-BREAK SPACE}% (36\N{NO-BREAK SPACE}% to 72\N{NO-BREAK SPACE}%)",
        "in the lower half",
    )
    values = {
        one.what: one.value
        for one in chapters.numbers(read("everything"))
        if (one.part, one.metric) == ("peers", "licence_coverage")
    }
    assert values == {"now": 50, "peers_low": 36, "peers_median": 54, "peers_high": 72}
    assert "4 of 90 public repositories, sample" in str(rows(chapter, "Town 5")[0][3])
    assert rows(chapter, "Overall")[0] == ("Overall", "40", "60 (40 to 80)", "60 (60 to 60)")


def test_of_no_peers_and_no_lists_it_is_said_why(read: Read, tmp_path: Path) -> None:
    alone = chapters.every()["peers"].chapter(sources(supplied.unasked(tmp_path / "w")))
    assert alone and "because no other administration is known by name" in words(alone)
    assert "a figure needs two others at least that have it" in words(told(read, "numbers", "peers"))
    assert "because no list of components was collected" in words(told(read, "everything", "dependencies"))


def test_repositories_are_listed_and_those_left_out_counted(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    found = rows(told(read, "everything", "repositories"), "local/app")
    assert [row[2] for row in found] == ["MIT"]
    monkeypatch.setattr("report.chapters.repositories.MOST", 3)
    chapter = told(read, "numbers", "repositories")
    assert next(len(block.rows) for block in chapter.blocks if isinstance(block, Table)) == 3
    assert "1 more repository is left out here." in words(chapter) and "4 repositories count" in words(chapter)
