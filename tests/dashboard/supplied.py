"""What software is built from, for pages to show: a small world, and a hostile one."""

from datetime import datetime
from pathlib import Path

from data.records import Advisory, Component, Inventory, Package, Vulnerability
from data.workspace import Workspace, create
from tests.data.story import Event, collected, files, repository, running, tell
from tests.data.supply import (
    advisory,
    begun,
    gave,
    lists,
    package,
    released,
    scored,
    screened,
    vulnerable,
    worked_on,
)

APP, WEB, API, BARE = OURS = ("local/app", "local/web", "local/api", "local/bare")
PEER = "host.example/y/app"
NEEDS = ("component", "package", "advisory", "outside_contribution")
LAST = running(1)  # the last whole month

MARKS = "![a](http://outside.example/a.png) <b>b</b> <a href='http://outside.example/'>c</a> $x^2$ :red[d] `e` =1+1"
TURNED = "\u202ereversed"
LONG = "long" * 2_500


def world(folder: Path) -> Workspace:
    """Heavy is bad and everywhere, dim unknown, cop strong copyleft in MIT; bare is unlisted, a peer has heavy too."""
    workspace = create(folder, "City of X")
    tell(
        workspace,
        begun(*OURS, PEER),
        repository(PEER, "city-of-y"),
        files(APP, "2024-01-05", "2024-01-05 licence MIT"),
        files(WEB, "2024-01-05", "2024-01-05 licence MIT"),
        lists(APP, "2024-02-10 committed heavy@1:direct:MIT cop@1:direct:GPL-3.0-only dim@1:transitive"),
        lists(WEB, "2024-02-10 scanned heavy@2:direct:MIT soft@1:transitive:MIT:dev"),
        lists(API, "2024-02-10 scanned heavy@1:transitive:MIT soft@1:direct:MIT ?odd"),
        lists(PEER, "2024-02-10 scanned heavy@1:direct:MIT"),
        package("heavy", "github.com/x/heavy", deprecated=False),
        package("soft", "github.com/x/soft"),
        released("heavy", "1 2020-01-01", "2 2022-01-01 newest"),
        advisory("GHSA-1", "2024-01-01", of_cve="CVE-1", score=9.8, severity="critical"),
        advisory("GHSA-2", "2024-01-01", severity="medium"),
        vulnerable("heavy@1", "GHSA-1", fixed="2"),
        vulnerable("soft@1", "GHSA-2"),
        screened("heavy@1", "heavy@2", "soft@1", "cop@1"),
        scored("github.com/x/heavy", 3.5),
        worked_on("github.com/x/heavy", 1),
        gave("github.com/x/soft", f"{LAST}-10 issue"),
        *(collected(name, "2025-06-01", *NEEDS) for name in (APP, WEB, API, PEER)),
        said="dependencies: {critical_from: 2}",
    )
    return workspace


def unasked(folder: Path, *entries: str) -> Workspace:
    """One repository with this list, by default of two packages, and no service asked."""
    workspace = create(folder, "City of X")
    line = " ".join(entries or ("one@1:direct:MIT", "two"))
    tell(workspace, begun(APP), lists(APP, f"2024-02-10 given {line}"), collected(APP, "2024-06-01", "component"))
    return workspace


def hostile(folder: Path) -> Workspace:
    """One repository whose list and whose advisories say what no page may take at its word."""
    workspace = create(folder, "City of X")
    at = datetime(2024, 2, 10, 12)
    names = [MARKS, f"{TURNED} name", LONG, "=cmd|' /C calc'!A0", "plain"]
    packages = [f"pkg:generic/{name.replace('/', '%2F')}" for name in names[:2]]
    licences = [*names[:-1], "GPL-3.0-only"]
    packages += [f"pkg:npm/{LONG}", "pkg:npm/%3Dcmd", "pkg:npm/plain"]

    def said(_: object) -> list[object]:
        listed = [
            Component(APP, f"{one}@{n}", one, MARKS if n < 2 else "1", None, "runtime", licence,
                      "given", at, at)
            for n, (licence, one) in enumerate(zip(licences, packages, strict=True))
        ]  # fmt: skip
        listed.append(Component(APP, MARKS, None, TURNED, None, None, MARKS, "given", at, at))
        flaws = [
            Advisory(f"GHSA-{n}", None, f"{MARKS} {n}", f"{name}\n\n# {MARKS}", 9.0 - n, "critical", at, at, None)
            for n, name in enumerate(names)
        ]  # fmt: skip
        found = [Vulnerability(one.component, str(one.package), f"GHSA-{n}", MARKS, at)
                 for n, one in enumerate(listed[:-1])]  # fmt: skip
        known = [Package(one, f"github.com/x/{MARKS}", None, True, at) for one in packages]
        return [Inventory(APP, "given", MARKS, "SPDX 2.3", at, at, 6, 1, 0), *listed, *flaws, *found, *known]

    done: Event = said
    tell(
        workspace,
        begun(APP),
        files(APP, "2024-01-05", "2024-01-05 licence MIT"),
        done,
        collected(APP, "2024-06-01", *NEEDS),
    )
    return workspace
