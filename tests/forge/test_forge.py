from typing import Any

from tests.forge import shapes
from tests.forge.model import Forge
from tests.forge.seeded import CITY, UNTIL, city


def test_a_seed_always_gives_the_same_forge_and_another_seed_another() -> None:
    def seen(forge: Forge) -> list[tuple[Any, ...]]:
        return [(r.name, r.stars, [(i.number, i.updated_at) for i in r.items()]) for r in forge.repositories.values()]

    first, again, other = (seen(city(seed, repositories=20, items=100, talk=9)) for seed in (1, 1, 2))
    assert first == again and first != other


def test_the_city_holds_three_hundred_repositories_of_every_sort() -> None:
    forge = city()
    ours = forge.of(CITY)
    items = [item for r in ours for item in r.items()]
    acts = [act for item in items for act in (*item.comments, *item.events, *getattr(item, "reviews", ()))]
    assert len(ours) == 300 and 5900 < len(items) < 6100
    for there in (
        *(any(getattr(r, name) for r in ours) for name in ("archived", "private", "mirror_url", "template", "parent")),
        any(not r.issues_enabled for r in ours),
        {r.protection.way if r.protection else None for r in ours} == {"classic", "admins", "ruleset", None},
        {r.licence for r in ours} > {"MIT", "NOASSERTION", None},
        {release.draft for r in ours for release in r.releases} == {True, False},
        any(release.prerelease for r in ours for release in r.releases),
        {r.state for i in items for r in getattr(i, "reviews", ())} >= {"PENDING", "APPROVED", "DISMISSED"},
        {e.kind for i in items for e in i.events}
        == {"ClosedEvent", "ReopenedEvent", "MergedEvent", "ReadyForReviewEvent", "ConvertToDraftEvent"},
        any(item.author is None for item in items) and any(act.author is None for act in acts),
        any(c.created_at < item.created_at for item in items for c in item.comments),
        any(item.comments and item.author and item.comments[0].author is item.author for item in items),
        max(act.created_at for act in acts) <= UNTIL,
    ):
        assert there


def test_the_long_talk_is_answered_by_a_person_far_beyond_the_first_page() -> None:
    forge = city(repositories=10, items=10)
    talk = forge.named(CITY, "long-talk")
    assert talk
    (issue,) = talk.issues.values()
    noise = {issue.author, *(a for a in forge.accounts.values() if a.kind == "Bot" or a.login.endswith("-city"))}
    noise |= {a for a in forge.accounts.values() if a.login == "city-jenkins-ci"}
    others = [n for n, said in enumerate(issue.comments) if said.author not in noise]
    assert len(issue.comments) == 10_000 and others == [7500]


def test_the_forge_of_the_cost_table_has_its_numbers_and_its_requests() -> None:
    ours = shapes.cost_table().of(CITY)
    issues, changed = [len(r.issues) for r in ours], [len(r.change_requests) for r in ours]
    assert (len(ours), sum(issues), sum(changed)) == (246, 4_738, 70_970)
    assert sum(-(-n // 100) for n in issues) + sum(-(-n // 50) for n in changed) + 3 == 1_590
