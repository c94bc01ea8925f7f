"""A forge's own list of components: asked for, waited for, fetched where the token must not go."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from collectors.contract import Reading
from collectors.github import account, reports
from collectors.github.reports import Reports
from data.configuration import Sources
from data.people import Identities
from tests.collectors.github import Town, codes, push, repository
from tests.collectors.web.served import JSON, Answering, Said, Service, serve
from tests.forge import faults
from tests.forge.model import Report
from tests.forge.tokens import ADMIN, ORDINARY, POOR

SBOM = json.dumps({"sbom": {"spdxVersion": "SPDX-2.3", "packages": []}}).encode()
APP = "city-of-x/app"
ASKED = f"/api/v3/repos/{APP}/dependency-graph/sbom"

Ask = Callable[..., Reports]


@pytest.fixture
def of_forge(served: Town) -> Ask:
    """Reports of the forge; what they say and how long they wait is in the town."""

    def made(*, private: bool = False) -> Reports:
        now = datetime.now(UTC).replace(tzinfo=None)
        reading = Reading(
            now, lambda: now, Path(), Identities(b"k", []), {}, {}, sources=Sources(private_addresses=private),
            say=served.said.append, wait=lambda _host, until: served.waits.append(seconds_to(until)),
        )  # fmt: skip
        return Reports(account.parse(served.target.removeprefix("github:")), reading)

    return made


def seconds_to(until: datetime) -> int:
    return round((until - datetime.now(UTC).replace(tzinfo=None)).total_seconds())


def paths(served: Town) -> list[str]:
    return [one.path.partition("?")[0].removeprefix(ASKED) for one in served.server.requests]


def elsewhere(served: Town, of_forge: Ask, answer: Said | Answering, **how: bool) -> tuple[bytes | None, Service]:
    """The report where the forge sends us to another host, which is closed again."""
    with serve(answer) as storage:
        repository(served.forge, "app", report=Report(SBOM, location=f"{storage.base}/file?sig=secret"))
        return of_forge(**how).of(APP), storage


def test_a_report_is_asked_for_and_fetched_once_it_is_made(served: Town, of_forge: Ask) -> None:
    one = repository(served.forge, "app", report=Report(SBOM, pending=3))
    made = of_forge()
    assert made.of(APP) == SBOM and served.said == []
    fetched = f"/fetch-report/{one.number:08x}-0000"
    assert paths(served) == ["/generate-report", *[fetched] * 4, f"/storage/{one.number}"]
    assert made.requests == 5
    assert served.waits == [1, 2, 4]
    assert [one.token for one in served.server.requests] == ["ordinary"] * 5 + [""]


def test_a_report_that_is_never_made_is_given_up_after_a_minute(served: Town, of_forge: Ask) -> None:
    repository(served.forge, "app", report=Report(SBOM, pending=1000))
    assert of_forge().of(APP) is None
    assert sum(served.waits) == 63
    [said] = served.said
    assert said.startswith(f"{served.host} gave no list of what {APP} is built from (it is not made within a minute).")


def test_after_three_that_failed_no_more_are_asked_for(served: Town, of_forge: Ask) -> None:
    repository(served.forge, "app", report=Report(SBOM, pending=1000))
    made = of_forge()
    assert [made.of(APP) for _ in range(5)] == [None] * 5
    assert paths(served).count("/generate-report") == 3 and len(served.said) == 4
    assert "several times" in served.said[-1]


@pytest.mark.parametrize("status", [403, 404, 410])
def test_without_a_dependency_graph_there_is_none_and_the_next_is_asked_for(
    served: Town, of_forge: Ask, status: int
) -> None:
    repository(served.forge, "app", report=Report(SBOM))
    made = of_forge()
    for _ in range(4):
        refusal = faults.Fault("off", "rest", "generate-report", status, {"message": "Dependency graph is disabled"})
        served.server.inject(refusal)
        assert made.of(APP) is None
    assert ["dependency graph is off" in said for said in served.said] == [True] * 4
    assert made.of(APP) == SBOM


def test_an_older_server_gives_it_at_once(served: Town, of_forge: Ask) -> None:
    repository(served.forge, "app", report=Report(SBOM, old=True))
    assert of_forge().of(APP) == SBOM
    assert paths(served) == ["/generate-report", ""]


def test_the_public_forge_is_not_asked_for_it_at_once(
    served: Town, of_forge: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reports, "PUBLIC", served.host)
    repository(served.forge, "app", report=Report(SBOM, old=True))
    assert of_forge().of(APP) is None and paths(served) == ["/generate-report"]


def test_without_a_token_none_is_asked_for(served: Town, of_forge: Ask) -> None:
    repository(served.forge, "app", report=Report(SBOM))
    served.use(None)
    assert of_forge().of(APP) is None
    assert (served.server.requests, served.said) == ([], [])


@pytest.mark.parametrize("fault", [faults.secondary(60), faults.too_many(), faults.secondary()])
def test_a_forge_that_wants_a_pause_is_asked_for_no_more(served: Town, of_forge: Ask, fault: faults.Fault) -> None:
    repository(served.forge, "app", report=Report(SBOM))
    served.server.inject(fault)
    made = of_forge()
    assert [made.of(APP) for _ in range(3)] == [None] * 3
    assert len(served.server.requests) == 1 and served.waits == []
    assert len(served.said) == 1 and "asks for a pause" in served.said[0]


def test_no_more_than_an_hour_allows_are_asked_for(
    served: Town, of_forge: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository(served.forge, "app", report=Report(SBOM))
    monkeypatch.setattr(reports, "MOST", 2)
    made = of_forge()
    assert [made.of(APP) for _ in range(4)] == [SBOM, SBOM, None, None]
    assert len(served.said) == 1 and "no more than 2 an hour" in served.said[0]


@pytest.mark.parametrize(
    "fault",
    [
        faults.gateway(500), faults.gateway(502), faults.page(), faults.truncated(whole_length=True), faults.reset(),
        faults.Fault("html", "rest", status=404, body="<html>", headers={"Content-Type": faults.HTML}),
        faults.Fault("no data", "rest", status=201, body="[]"),
        faults.Fault("no address", "rest", status=201, body={"sbom_url": "https://elsewhere.example/"}),
        faults.Fault("moved", "rest", status=301, headers={"Location": "https://elsewhere.example/"}),
        faults.Fault("no token", "rest", status=401, body={"message": "Bad credentials"}),
    ],
    ids=lambda fault: str(fault.name),
)  # fmt: skip
def test_bad_weather_is_said_and_the_next_is_asked_for(served: Town, of_forge: Ask, fault: faults.Fault) -> None:
    repository(served.forge, "app", report=Report(SBOM))
    served.server.inject(fault)
    made = of_forge()
    assert made.of(APP) is None
    assert len(served.said) == 1 and served.host in served.said[0]
    assert made.of(APP) == SBOM and len(served.said) == 1


def test_another_host_gets_no_token(served: Town, of_forge: Ask) -> None:
    found, storage = elsewhere(served, of_forge, Said(body=SBOM), private=True)
    assert found == SBOM and served.said == []
    assert storage.paths == ["/file?sig=secret"]
    assert "Authorization" not in storage.asked[0].headers and "Cookie" not in storage.asked[0].headers


def test_another_host_that_wants_a_token_gets_none(served: Town, of_forge: Ask) -> None:
    wants = Said(401, b"", JSON | {"WWW-Authenticate": "Bearer"})
    found, storage = elsewhere(served, of_forge, wants, private=True)
    assert found is None and len(served.said) == 1
    assert all("Authorization" not in asked.headers for asked in storage.asked)
    assert "secret" not in served.said[0]


def test_another_host_that_sends_us_further_is_not_followed(served: Town, of_forge: Ask) -> None:
    further = Said(302, b"", {"Location": f"{served.server.base}/storage/1?sig=secret"})
    found, storage = elsewhere(served, of_forge, further, private=True)
    assert found is None and len(served.said) == 1 and len(storage.asked) == 1
    assert not any("/storage/" in one.path for one in served.server.requests)


@pytest.mark.parametrize(
    "said",
    [Said(404), Said(403), Said(body=b"<html>", headers={"Content-Type": "text/html"}), Said(410)],
    ids=lambda said: str(said.status),
)
def test_another_host_without_the_file(served: Town, of_forge: Ask, said: Said) -> None:
    found, _ = elsewhere(served, of_forge, said, private=True)
    assert found is None and len(served.said) == 1


def test_a_report_larger_than_we_take_is_left(served: Town, of_forge: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reports, "_LARGEST", 1_000_000)
    found, _ = elsewhere(served, of_forge, Said(body=b" " * 1_000_001), private=True)
    assert found is None and "more than 1 MB" in served.said[0]


@pytest.mark.parametrize(
    ("location", "said"),
    [
        ("http://storage.example/file", "plain http"),
        ("http://192.0.2.1/file", "plain http"),
        ("https://10.1.2.3/file", "private network"),
        ("https://127.0.0.1:1/file", "private network"),
        ("https://[::1]/file", "private network"),
        ("https://2130706433/file", "private network"),
        ("https://user:pass@storage.example/file", "no address"),
        ("ftp://storage.example/file", "no address"),
        ("file:///etc/hostname", "no address"),
    ],
)
def test_where_a_report_is_not_fetched_from(served: Town, of_forge: Ask, location: str, said: str) -> None:
    repository(served.forge, "app", report=Report(SBOM, location=location))
    assert of_forge().of(APP) is None
    assert len(served.said) == 1 and said in served.said[0] and "pass" not in served.said[0].partition("“")[2][:40]


def test_a_private_host_beside_the_forge_is_asked_where_that_is_allowed_alone(served: Town, of_forge: Ask) -> None:
    found, storage = elsewhere(served, of_forge, Said(body=SBOM))
    assert found is None and storage.asked == [] and "private_addresses" in served.said[0]


def test_a_private_repository_is_asked_for_with_the_token_that_sees_it(served: Town, of_forge: Ask) -> None:
    repository(served.forge, "app", report=Report(SBOM), private=True)
    assert of_forge().of(APP) is None
    served.use(ADMIN)
    assert of_forge().of(APP) == SBOM


def test_no_token_is_in_what_is_said(served: Town, of_forge: Ask) -> None:
    for token in (ORDINARY, POOR):
        served.use(token)
        served.server.inject(faults.Fault("echo", "rest", status=422, body={"message": token.secret}))
        of_forge().of(APP)
    assert len(served.said) == 2


SPDX = {
    "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": "city-of-x/app",
    "documentNamespace": "https://spdx.example/1", "documentDescribes": ["SPDXRef-app"],
    "creationInfo": {"creators": ["Tool: GitHub.com-Dependency-Graph"], "created": "2026-03-02T09:00:00Z"},
    "packages": [
        {"SPDXID": "SPDXRef-app", "name": "app", "downloadLocation": "NOASSERTION", "filesAnalyzed": False},
        {
            "SPDXID": "SPDXRef-left", "name": "left-pad", "versionInfo": "1.3.0", "downloadLocation": "NOASSERTION",
            "filesAnalyzed": False, "externalRefs": [{
                "referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl",
                "referenceLocator": "pkg:npm/left-pad@1.3.0",
            }],
        },
    ],
    "relationships": [
        {"relationshipType": "DESCRIBES", "spdxElementId": "SPDXRef-DOCUMENT", "relatedSpdxElement": "SPDXRef-app"},
        {"relationshipType": "DEPENDS_ON", "spdxElementId": "SPDXRef-app", "relatedSpdxElement": "SPDXRef-left"},
    ],
}  # fmt: skip


def test_components_come_from_the_report_and_it_is_asked_for_once_a_change(served: Town, tmp_path: Path) -> None:
    app = repository(served.forge, "app", report=Report(json.dumps({"sbom": SPDX}).encode(), pending=1))
    push(app, tmp_path / "code", "2026-03-01")
    assert codes(served.collect()) == {} and served.said == []
    assert served.rows("select source, form, listed from inventory") == [("forge", "SPDX 2.3", 1)]
    assert served.rows("select component, source from component") == [("pkg:npm/left-pad@1.3.0", "forge")]
    assert asked_for(served) == 3
    # What reports cost is not in the cost of the sweep.
    assert served.rows("select requests from sweep") == [(2,)]
    served.collect()
    assert asked_for(served) == 0
    push(app, tmp_path / "code", "2026-03-02")
    served.collect()
    assert asked_for(served) == 3


def asked_for(served: Town) -> int:
    """How many requests of the last collection were about reports, storage apart."""
    return sum("/dependency-graph/" in one.path for one in served.requests)
