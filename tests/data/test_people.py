"""People as keyed hashes: the same person the same hash, and nothing that leads back without the key."""

import hmac

import pytest

from data.ledger import open_ledger
from data.people import Identities, apply_configuration, is_bot, of_configuration
from data.workspace import Workspace, open_workspace

KEY, OTHER = b"k" * 32, b"o" * 32


def by_hand(text: str, key: bytes = KEY) -> str:
    """HMAC-SHA256, the first 32 hex digits, as the design says."""
    return hmac.new(key, text.encode(), "sha256").hexdigest()[:32]


@pytest.mark.parametrize(
    ("address", "identity"),
    [
        ("ada@city.example", "mail:ada@city.example"),
        (" Ada@CITY.example ", "mail:ada@city.example"),
        ("login@users.noreply.github.com", "account:github.com/login"),
        ("1234+Login@users.noreply.github.com", "account:github.com/login"),
        ("12-monkeys@users.noreply.github.com", "account:github.com/12-monkeys"),
        ("49699333+dependabot[bot]@users.noreply.github.com", "account:github.com/dependabot[bot]"),
        ("1234-login@users.noreply.gitlab.com", "account:gitlab.com/login"),
        ("login@noreply.codeberg.org", "account:codeberg.org/login"),
        ("noreply@github.com", "mail:noreply@github.com"),
        ("x@users.noreply.github.com.evil.example", "mail:x@users.noreply.github.com.evil.example"),
        ("a@b@users.noreply.github.com", "mail:a@b@users.noreply.github.com"),
        ("not an address", "mail:not an address"),
    ],
)
def test_an_identity_is_the_address_or_the_account(address: str, identity: str) -> None:
    assert Identities(KEY, []).identity(address.encode(), b"any name") == by_hand(identity)


def test_without_an_address_it_is_the_name() -> None:
    identities = Identities(KEY, [])
    assert identities.identity(b"", b" Ada L. ") == by_hand("name:Ada L.")
    assert identities.identity(b"", b"Ben") != identities.identity(b"", b"Ada L.")
    assert identities.author(b"", b"Ada").domain is None


def test_another_key_gives_other_hashes() -> None:
    mine, theirs = Identities(KEY, []).author(b"a@x.example", b"A"), Identities(OTHER, []).author(b"a@x.example", b"A")
    assert mine.identity == by_hand("mail:a@x.example")
    assert theirs.identity == by_hand("mail:a@x.example", OTHER)
    assert mine.domain == by_hand("domain:x.example")
    assert theirs.domain == by_hand("domain:x.example", OTHER)


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        (b"a@city.example", "city.example"), (b"a@sub.City.example", "city.example"),
        (b"a@deep.sub.city.example", "city.example"), (b"a@velocity.example", "velocity.example"),
        (b"a@Other.EXAMPLE", "other.example"), (b"a@gmail.com", None), (b"a@GMX.de", None),
        (b"1+a@users.noreply.github.com", None), (b"a@localhost", None), (b"nothing", None), (b"a@", None),
    ],
)  # fmt: skip
def test_a_domain_is_known_unless_anybody_can_have_it(address: bytes, domain: str | None) -> None:
    identities = Identities(KEY, ["City.example"])
    hashed = identities.author(address, b"A").domain
    assert hashed == (domain and by_hand(f"domain:{domain}"))
    assert identities.domains == ({hashed: domain} if domain else {})


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        (b"a@it.y.example", "y.example"), (b"a@city.y.example", "city.y.example"), (b"a@y.example", "y.example"),
        (b"a@deep.city.y.example", "city.y.example"), (b"a@oy.example", "oy.example"),
        (b"a@b.a.example", "b.a.example"), (b"a@c.a.example", "a.example"),
    ],
)  # fmt: skip
def test_of_domains_that_lie_in_each_other_the_nearest_counts(address: bytes, domain: str) -> None:
    named = ["y.example", "city.y.example", "a.example", "b.a.example"]
    for listed in (named, named[::-1]):
        assert Identities(KEY, listed).author(address, b"A").domain == by_hand(f"domain:{domain}")


def test_peers_domains_are_theirs_and_ours_are_ours(workspace: Workspace) -> None:
    plain = workspace.file.read_text("utf-8")
    peers = "peers:\n  - {name: City of Y, targets: [], domains: [Y.example, x.example]}\n"
    workspace.file.write_text(f"{plain}people: {{domains: [x.example], bots: [ci@x.example]}}\n{peers}", "utf-8")
    said = workspace.configuration
    identities = of_configuration(said, KEY)
    assert identities.author(b"a@it.y.example", b"A").domain == by_hand("domain:y.example")
    assert identities.configured == Identities(KEY, ["x.example", "y.example"]).configured
    assert identities.machines == Identities(KEY, [], ["ci@x.example"]).machines
    with workspace.lock(), open_ledger(workspace.ledger) as ledger:
        whose = "select key, organisation, source from affiliation order by organisation"
        apply_configuration(ledger, said, KEY)
        ours = (by_hand("domain:x.example"), "city-of-x", "ospo.yaml")
        assert ledger.rows(whose) == [ours, (by_hand("domain:y.example"), "city-of-y", "peers")]
        workspace.file.write_text(f"{plain}people: {{domains: [x.example]}}\n", "utf-8")
        apply_configuration(ledger, open_workspace(workspace.root).configuration, KEY)
        assert ledger.rows(whose) == [ours]


def test_other_domains_of_ours_make_another_mark() -> None:
    assert (
        Identities(KEY, ["b.example", "A.example"]).configured == Identities(KEY, ["a.example", "b.example"]).configured
    )
    assert Identities(KEY, ["a.example"]).configured != Identities(KEY, []).configured


@pytest.mark.parametrize(
    ("name", "address", "machine"),
    [
        ("dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com", True),
        ("Renovate Bot", "bot@renovateapp.example", True),
        ("GitHub", "action@github-actions.example", True),
        ("anything [bot]", "x@city.example", True),
        ("Weblate", "hosted@weblate.example", True),
        ("jenkins", "jenkins@ci.city.example", True),
        ("Jenkins CI", "ci@city.example", True),
        ("Alice Jenkins", "alice.jenkins@city.example", False),
        ("Abbott", "abbott@city.example", False),
        ("Robot Maker", "robert@city.example", False),
        ("J\udcf6rg", "joerg@city.example", False),
    ],
)
def test_machines_are_told_from_people(name: str, address: str, machine: bool) -> None:
    assert is_bot(address.encode(), name.encode("utf-8", "surrogateescape")) is machine
