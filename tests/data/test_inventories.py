"""Inventories taken one after another: from when to when each component was listed, and what is in use now."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import inventories
from data.inventories import Answered, Used
from data.ledger import Ledger, open_ledger
from data.records import Component, Package, Repository, UpstreamFacts
from data.workspace import Workspace
from tests.data.story import OURS, Event, moment
from tests.data.supply import (
    List,
    lists,
    moment_of,
    one_list,
    overlaps,
    package,
    released,
    scored,
    screened,
    spans,
    worked_on,
)

ASKED = moment_of("2024-06-01")


@pytest.fixture
def ledger(workspace: Workspace) -> Iterator[Ledger]:
    with open_ledger(workspace.ledger) as opened:
        yield opened


def take(ledger: Ledger, *told: List) -> None:
    for inventory, components in told:
        with ledger.transaction():
            inventories.take(ledger, inventory, components)


def kept(ledger: Ledger) -> list[Component]:
    names = ", ".join(Component.__dataclass_fields__)
    return [Component(*row) for row in ledger.rows(f"select {names} from component")]


def story(ledger: Ledger, *events: Event) -> None:
    ledger.save([row for event in events for row in event(None)])  # type: ignore[arg-type]


def shown(ledger: Ledger) -> list[tuple[str, str, str | None, str | None, bool | None]]:
    """Component, first, last and the day on which it was gone, and whether with its list."""

    def day(at: datetime | None) -> str | None:
        return f"{at:%m-%d}" if at else None

    rows = sorted(kept(ledger), key=lambda one: (one.component, one.first_seen))
    return [
        (one.component[8:], f"{one.first_seen:%m-%d}", day(one.last_seen), day(one.gone_at), one.replaced)
        for one in rows
    ]


def test_a_component_goes_on_goes_and_comes_back(ledger: Ledger) -> None:
    take(
        ledger,
        one_list("local/app", "2024-01-10 scanned a@1 b@1"),
        one_list("local/app", "2024-02-10 scanned a@1:direct:MIT b@2"),
        one_list("local/app", "2024-03-10 scanned b@2"),
        one_list("local/app", "2024-04-10 scanned a@1 b@2"),
    )
    assert shown(ledger) == [
        ("a@1", "01-10", "02-10", "03-10", None),
        ("a@1", "04-10", "04-10", None, None),
        ("b@1", "01-10", "01-10", "02-10", None),
        ("b@2", "02-10", "04-10", None, None),
    ]
    first = min(kept(ledger), key=lambda one: (one.component, one.first_seen))
    assert (first.direct, first.licence) == (True, "MIT")  # as it was said last
    assert [one[0] for one in ledger.rows("select listed from inventory")] == [2]


def test_another_source_ends_the_list_of_the_one_before(ledger: Ledger) -> None:
    take(
        ledger,
        one_list("local/app", "2024-01-10 forge a@1 b@1"),
        one_list("local/app", "2024-02-10 scanned a@1"),  # while the forge did not answer
        one_list("local/app", "2024-03-10 forge a@1 b@1"),
        one_list("local/app", "2024-04-10 committed"),
    )
    assert shown(ledger) == [
        ("a@1", "01-10", "01-10", "02-10", True),
        ("a@1", "02-10", "02-10", "03-10", True),
        ("a@1", "03-10", "03-10", "04-10", True),
        ("b@1", "01-10", "01-10", "02-10", True),
        ("b@1", "03-10", "03-10", "04-10", True),
    ]
    assert inventories.used(ledger) == []


def test_repositories_do_not_meet(ledger: Ledger) -> None:
    take(
        ledger,
        one_list("local/app", "2024-01-10 scanned a@1"),
        one_list("local/web", "2024-01-11 committed a@1"),
        one_list("local/app", "2024-01-12 scanned"),
    )
    assert shown(ledger) == [("a@1", "01-10", "01-10", "01-12", None), ("a@1", "01-11", "01-11", None, None)]


LISTS = st.lists(
    st.tuples(
        st.sampled_from(["local/app", "local/web"]),
        st.sampled_from(["scanned", "forge", "committed"]),
        st.sets(st.sampled_from(["a@1", "a@2", "b@1", "?c", "d"])),
    ),
    max_size=8,
)


@settings(max_examples=40, deadline=None)
@given(LISTS)
def test_whatever_is_listed_spans_follow_each_other(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[tuple[str, str, set[str]]]
) -> None:
    days = [f"{moment('2024-01-01') + timedelta(days=n):%Y-%m-%d}" for n in range(len(drawn))]
    told = [
        one_list(name, " ".join([day, source, *sorted(words)]))
        for day, (name, source, words) in zip(days, drawn, strict=True)
    ]
    with open_ledger(tmp_path_factory.mktemp("ledger") / "ledger.duckdb") as ledger:
        take(ledger, *told)
        rows = kept(ledger)
    assert overlaps(rows) == []
    assert all(one.first_seen <= one.last_seen for one in rows)
    assert all(one.last_seen < one.gone_at for one in rows if one.gone_at)
    last = {inventory.repository: listed for inventory, listed in told}
    present = {(one.repository, one.component) for one in rows if one.gone_at is None}
    assert present == {(name, one.component) for name, listed in last.items() for one in listed}
    expected = [
        one
        for name in ("local/app", "local/web")
        for one in spans([part for part in told if part[0].repository == name])
    ]
    assert sorted(rows, key=str) == sorted(expected, key=str)


def test_what_services_are_asked_about_is_in_use_identified_and_not_private(ledger: Ledger) -> None:
    story(
        ledger,
        lambda _: [Repository("local/app", OURS, "self", ""), Repository("local/web", OURS, "self", "")],
        lambda _: [Repository("local/secret", OURS, "self", "", private=True)],
        lists("local/app", "2024-01-10 scanned b@1 gone@1 ?c", "2024-02-10 scanned b@1 a ?c"),
        lists("local/web", "2024-01-10 scanned b@1"),
        lists("local/secret", "2024-01-10 scanned hidden@1 b@1"),
    )
    assert inventories.used(ledger) == [Used("pkg:npm/a", "pkg:npm/a", None), Used("pkg:npm/b@1", "pkg:npm/b", "1")]


def test_the_projects_that_most_repositories_ask_for_come_first(ledger: Ledger) -> None:
    """One direct, two direct, none but three transitive; one is ours; of one where its source is, is unknown."""
    story(
        ledger,
        lambda _: [Repository(f"local/{name}", OURS, "self", "") for name in ("app", "web", "api")],
        lambda _: [Repository("github.com/city/ours", OURS, "self", "")],
        lists("local/app", "2024-01-10 scanned a@1:direct b@1:direct c@1:transitive ours@1 nowhere@1"),
        lists("local/web", "2024-01-10 scanned b@2 c@1:transitive ours@1"),
        lists("local/api", "2024-01-10 scanned c@1:transitive d@1:transitive"),
        *(package(name, f"github.com/x/{name}") for name in "abcd"),
        package("ours", "github.com/city/ours"),
        package("nowhere"),
    )
    assert inventories.projects(ledger) == [f"github.com/x/{name}" for name in "bacd"]


def test_how_much_services_could_tell(ledger: Ledger) -> None:
    """Of app's five: a has both days, b no newest version, c no day, d was not answered; e has no purl."""
    story(
        ledger,
        lists("local/app", "2024-01-10 scanned a@1 b@1 c@1 d@1 ?e"),
        lists("local/web", "2024-01-10 scanned"),
        package("a", "github.com/x/a"),
        package("b", "github.com/x/b", asked="2024-05-01"),
        package("c", "github.com/x/a"),
        released("a", "1 2020-01-01", "2 2021-01-01 newest"),
        released("b", "1 2020-01-01"),
        released("c", "1 never", "2 2021-01-01 newest"),
        screened("a@1", "b@1"),
        screened("c@1", at="2024-04-01"),
        scored("github.com/x/a", None),
        worked_on("github.com/x/b", 2, read="2024-05-05"),
        lambda _: [Repository("local/app", OURS, "self", ""), Repository("local/web", OURS, "self", "")],
    )
    found = sorted(inventories.answered(ledger), key=lambda one: (one.repository, one.resource))
    assert found == [
        Answered("local/app", "advisory", 5, 3, moment_of("2024-04-01")),
        Answered("local/app", "package", 5, 1, moment_of("2024-05-01")),
        Answered("local/app", "scorecard", 2, 1, ASKED),
        Answered("local/app", "upstream_work", 2, 1, moment_of("2024-05-05")),
        Answered("local/web", "advisory", 0, 0, None),
        Answered("local/web", "package", 0, 0, None),
        Answered("local/web", "scorecard", 0, 0, None),
        Answered("local/web", "upstream_work", 0, 0, None),
    ]


def test_what_is_abandoned_is_so_since_it_was_first_told(ledger: Ledger) -> None:
    """a was deprecated in March and still is in May; b's project was archived and is no more; c never was anything."""
    told = [
        ("2024-03-10", True, True), ("2024-05-10", True, False),
    ]  # fmt: skip
    for day, deprecated, archived in told:
        with ledger.transaction():
            ledger.save([
                Package("pkg:npm/a", "github.com/x/a", deprecated, True, moment_of(day)),
                Package("pkg:npm/c", None, None, False, moment_of(day)),
                UpstreamFacts("github.com/x/b", archived, "person", moment_of(day)),
            ])  # fmt: skip
            inventories.note_abandoned(ledger)
        if day == "2024-03-10":
            assert ledger.rows("select abandoned from abandoned order by all") == [
                ("github.com/x/b",), ("pkg:npm/a",),
            ]  # fmt: skip
    assert ledger.rows("from abandoned") == [("pkg:npm/a", moment_of("2024-03-10"))]
