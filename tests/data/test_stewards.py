"""Who stands behind what, by account, namespace and domain."""

from pathlib import Path

import pytest
import yaml

from data import stewards
from data.stewards import Steward, administration, of_domain, steward

APACHE = Steward("foundation", "Apache Software Foundation")
GOOGLE = Steward("company", "Google")
CNCF = Steward("foundation", "Cloud Native Computing Foundation")
FRANCE = Steward("administration", "Government of France")
FILE = yaml.safe_load((Path(stewards.__file__).parent / "stewards.yaml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("project", "behind"),
    [
        ("github.com/apache/kafka", APACHE),
        ("github.com/Apache/Kafka", APACHE),
        ("github.com/apachefriends/tool", None),
        ("github.com/drupal/drupal", Steward("foundation", "Drupal Association")),
        ("github.com/drupal/other", None),
        ("gitlab.gnome.org/gnome/gtk", Steward("foundation", "GNOME Foundation")),
        ("gitlab.gnome.org/somebody/gtk", None),
        ("gitlab.ow2.org/asm/asm", Steward("foundation", "OW2")),
        ("gitlab.com/apache/kafka", None),
        ("github.com", None),
        ("local/app", None),
    ],
)
def test_a_project_is_whose_account_it_is(project: str, behind: Steward | None) -> None:
    assert steward(project) == behind


@pytest.mark.parametrize(
    ("package", "behind"),
    [
        ("pkg:maven/org.apache.commons/commons-lang3", APACHE),
        ("pkg:maven/org.apache/apache", APACHE),
        ("pkg:maven/org.apachefriends/tool", None),
        ("pkg:maven/commons-io/commons-io", APACHE),
        ("pkg:maven/com.google.guava/guava", GOOGLE),
        ("pkg:maven/com.ibm.icu/icu4j", Steward("foundation", "Unicode Consortium")),
        ("pkg:maven/com.ibm.mq/client", Steward("company", "IBM")),
        ("pkg:npm/%40angular/core", GOOGLE),
        ("pkg:npm/@angular/core", GOOGLE),
        ("pkg:npm/angular", None),
        ("pkg:npm/%40angular.evil/core", None),
        ("pkg:npm/%40gouvfr/dsfr", FRANCE),
        ("pkg:golang/google.golang.org/protobuf", GOOGLE),
        ("pkg:golang/google.golang.org/grpc", CNCF),
        ("pkg:golang/google.golang.org/grpc/cmd/protoc-gen-go-grpc", CNCF),
        ("pkg:golang/k8s.io/api", CNCF),
        ("pkg:golang/github.com/prometheus/client_golang", CNCF),
        ("pkg:pypi/django", Steward("foundation", "Django Software Foundation")),
        ("pkg:pypi/django-filter", None),
        ("pkg:composer/drupal/core", Steward("foundation", "Drupal Association")),
        ("pkg:composer/drupal/token", None),
        ("no purl at all", None),
        ("", None),
    ],
)
def test_a_package_is_whose_namespace_it_is(package: str, behind: Steward | None) -> None:
    assert steward(None, package) == behind


def test_the_project_says_more_than_the_namespace() -> None:
    assert steward("github.com/apache/kafka", "pkg:npm/%40angular/core") == APACHE
    assert steward("github.com/somebody/core", "pkg:npm/%40angular/core") == GOOGLE
    assert steward("github.com/somebody/core") is None


@pytest.mark.parametrize(
    ("domain", "behind"),
    [
        ("apache.org", APACHE),
        ("mail.google.com", GOOGLE),
        ("notgoogle.com", Steward("company", "notgoogle.com")),
        ("acme.example", Steward("company", "acme.example")),
        ("beta.gouv.fr", Steward("administration", "beta.gouv.fr")),
        ("digital.cabinet-office.gov.uk", Steward("administration", "digital.cabinet-office.gov.uk")),
        ("mit.edu", None),
        ("cs.ox.ac.uk", None),
        ("anu.edu.au", None),
        ("ac.example.com", Steward("company", "ac.example.com")),
        ("edu", None),
    ],
)
def test_a_domain_is_whose_people_write_from_it(domain: str, behind: Steward | None) -> None:
    assert of_domain(domain) == behind


@pytest.mark.parametrize(
    ("domain", "behind"),
    [
        ("agency.gov", "agency.gov"),
        ("mail.agency.gov", "agency.gov"),
        ("deep.mail.Agency.GOV", "agency.gov"),
        ("digital.cabinet-office.gov.uk", "cabinet-office.gov.uk"),
        ("canada.ca", "canada.ca"),
        ("tbs.canada.ca", "tbs.canada.ca"),
        ("gov", "gov"),
        ("notgov", None),
        ("gov.example", None),
        ("acme.example", None),
        ("apache.org", None),
        ("cs.ox.ac.uk", None),
        ("city.example", "city.example"),
        ("it.city.example", "city.example"),
        ("otherwise.gov", None),
    ],
)
def test_a_domain_of_an_administration_however_its_parts_write(domain: str, behind: str | None) -> None:
    said = {"city.example": Steward("administration", "city.example"), "otherwise.gov": Steward("company", "x")}
    assert administration(domain, said) == (behind and Steward("administration", behind))


def entries(by: str) -> list[str]:
    return [entry for named in FILE.values() for known in named.values() for entry in known.get(by, ())]


def test_every_entry_is_well_formed_and_there_once() -> None:
    assert set(FILE) == {"foundation", "administration", "company"}
    ways = {"github", "forges", "packages", "domains"}
    assert all(known and set(known) <= ways for named in FILE.values() for known in named.values())
    for by in ways:
        written = entries(by)
        assert sorted(set(written)) == sorted(written), by
        assert all(entry == entry.lower().strip("/") for entry in written), by
    assert all("." not in account.partition("/")[0] for account in entries("github"))
    assert all("." in place.partition("/")[0] for place in entries("forges"))
    assert all("/" in place for place in entries("packages"))


def test_every_entry_finds_itself_or_what_is_nearer() -> None:
    for kind, named in FILE.items():
        for name, known in named.items():
            for account in known.get("github", ()):
                assert steward(f"github.com/{account}/x") == Steward(kind, name)
            for place in known.get("packages", ()):
                of_it, _, rest = place.partition("/")
                assert steward(None, f"pkg:{of_it}/{rest.replace('@', '%40')}/x") == Steward(kind, name)


def test_the_governments_own_list_agrees(shared: Path) -> None:
    """GitHub's list of governments' accounts: none that it has stands here as somebody else's."""
    listed = yaml.safe_load((shared / "github-government" / "governments.yml").read_text("utf-8"))
    accounts = {account.lower() for group in listed.values() for account in group}
    found = [behind.kind for account in accounts if (behind := steward(f"github.com/{account}/x"))]
    assert len(found) > 30
    assert set(found) == {"administration"}
