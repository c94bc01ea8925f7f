"""What was measured of a peer leaves as a file that says on how many of its repositories, when and where."""

from datetime import date
from pathlib import Path

import pytest

from data.words import Problem
from data.workspace import Workspace
from peers.exchange.measured import Public, measured
from peers.exchange.reading import understood
from tests.peers.world import NOW, configured, figure, publish

LICENCES = "licence_coverage"


@pytest.fixture
def world(tmp_path: Path) -> Workspace:
    """City of Y is collected here: three repositories in scope, and one that is a fork."""
    ours = configured(tmp_path, "country: FI, level: local")
    text = ours.file.read_text("utf-8").replace("staff: 1000", "url: https://forge.example/y, staff: 1000")
    ours.file.write_text(text, "utf-8")
    months = [figure(LICENCES, 66.66666, date(2026, 6, 1)), figure(LICENCES, 71.23456, low=60.00001, high=80)]
    repositories = [("host.example/y/a", True), ("host.example/y/b", True), ("host.example/y/fork", False)]
    publish(ours, [], [*months, figure("commits", None), figure("contributors", 9)], repositories=repositories)
    return ours


def test_the_file_says_what_it_rests_on(world: Workspace) -> None:
    given = understood("y", measured(world, "city-of-y", Public(40, "its account, 2026-07-01"), [], None), NOW)
    assert (given.mode, given.member.name, given.member.country, given.member.staff) == (
        "named",
        "City of Y",
        "SE",
        1000,
    )
    sample = given.member.sample
    assert sample
    assert (sample.repositories, sample.of, sample.of_source) == (2, 40, "its account, 2026-07-01")
    assert (sample.date, sample.source) == (date(2026, 8, 15), "https://forge.example/y")
    assert given.member.repositories is None


def test_four_digits_of_what_is_known_and_wanted(world: Workspace) -> None:
    given = understood("y", measured(world, "City of Y", Public(), [LICENCES], None), NOW)
    assert [(one.period.month, one.value, one.low, one.high) for one in given.values] == [
        (6, 66.67, None, None), (7, 71.23, 60, 80),
    ]  # fmt: skip
    since = understood("y", measured(world, "City of Y", Public(), [], date(2026, 7, 1)), NOW)
    assert {(one.metric, one.period.month) for one in since.values} == {(LICENCES, 7), ("contributors", 7)}


def test_a_later_file_takes_the_place_of_an_earlier_one(world: Workspace) -> None:
    first, second = (understood("y", measured(world, "City of Y", Public(n), [], None), NOW) for n in (40, 41))
    assert first.member.id == second.member.id


def test_what_cannot_be_written_says_why(world: Workspace) -> None:
    with pytest.raises(Problem, match="City of Z is no peer"):
        measured(world, "City of Z", Public(), [], None)
    with pytest.raises(Problem, match="Nothing whole is known of City of Y"):
        measured(world, "City of Y", Public(), ["commits"], None)
    world.file.write_text(world.file.read_text("utf-8").replace("url: https://forge.example/y, ", ""), "utf-8")
    with pytest.raises(Problem, match=r"City of Y has no url in .*ospo\.yaml"):
        measured(Workspace(world.root), "City of Y", Public(), [], None)
