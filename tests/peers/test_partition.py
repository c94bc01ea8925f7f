"""Who is compared with whom: the narrowest group that is large enough, and groups that share nobody."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from peers.partition import LEAST, Group, Place, apart, around, holds, home

HELSINKI = Place("local", "150", "154", "FI")


def towns(
    n: int, *, level: str = "local", continent: str = "150", region: str = "154", country: str = "FI"
) -> dict[str, Place]:
    return {f"{country}-{level}-{number}": Place(level, continent, region, country) for number in range(n)}


def test_five_of_our_country_and_level_are_enough() -> None:
    group, members = around(HELSINKI, towns(5) | towns(9, country="SE"))
    assert group == Group("local", "150", "154", "FI")
    assert members == set(towns(5))


def test_with_four_the_region_is_taken_with_everybody_in_it() -> None:
    group, members = around(HELSINKI, towns(4) | towns(1, country="SE") | towns(7, level="national"))
    assert group == Group("local", "150", "154")
    assert members == set(towns(4)) | set(towns(1, country="SE"))


def test_then_the_continent_then_the_level_then_all() -> None:
    french = towns(5, region="155", country="FR")
    assert around(HELSINKI, towns(4) | french)[0] == Group("local", "150")
    brazil = towns(5, continent="019", region="005", country="BR")
    assert around(HELSINKI, towns(4) | brazil)[0] == Group("local")
    assert around(HELSINKI, towns(4) | towns(5, level="national"))[0] == Group()


def test_too_few_everywhere_leaves_everybody() -> None:
    assert around(HELSINKI, towns(2)) == (Group(), set(towns(2)))


def test_who_does_not_say_where_they_are_is_compared_with_all() -> None:
    assert around(Place(None), towns(8))[0] == Group()
    assert around(Place("supranational"), towns(8, level="supranational"))[0] == Group("supranational")


def test_confidential_groups_know_no_country() -> None:
    groups = apart(towns(3) | towns(2, country="SE"))
    assert set(groups.values()) == {Group("local", "150", "154")}


def test_a_small_group_joins_the_other_small_ones_and_leaves_the_large_alone() -> None:
    large, small, other = towns(5), towns(2, region="155", country="FR"), towns(3, region="039", country="IT")
    groups = apart(large | small | other)
    assert {groups[name] for name in large} == {Group("local", "150", "154")}
    assert {groups[name] for name in small | other} == {Group("local", "150", rest=True)}
    assert home(HELSINKI, groups.values()) == Group("local", "150", "154")
    assert home(Place("local", "150", "155", "BE"), groups.values()) == Group("local", "150", rest=True)
    assert home(Place("national", "150", "155", "BE"), groups.values()) is None


def test_what_is_left_in_the_end_is_one_group_however_small() -> None:
    groups = apart(towns(5) | towns(2, level="national") | towns(1, level="regional"))
    assert Counter(groups.values()) == {Group("local", "150", "154"): 5, Group(rest=True): 3}


places = st.builds(
    lambda level, region: Place(level, region and {"154": "150", "155": "150", "005": "019"}[region], region),
    st.sampled_from(["local", "national", None]), st.sampled_from(["154", "155", "005", None]),
)  # fmt: skip


@given(st.lists(places, max_size=40))
def test_everybody_is_in_exactly_one_group_that_holds_them(found: list[Place]) -> None:
    members = {str(number): place for number, place in enumerate(found)}
    groups = apart(members)
    assert groups.keys() == members.keys()
    assert all(holds(group, members[name]) for name, group in groups.items())
    sizes = Counter(groups.values())
    assert all(n >= LEAST for group, n in sizes.items() if group != Group(rest=True))
