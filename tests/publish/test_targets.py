"""For how many figures a target is set: by ospo.yaml, by the plans of assessments, by both."""

import json
from datetime import date, datetime

import pytest

from assessments.folder import About
from assessments.making import create
from assessments.planning import intend
from data.ledger import open_ledger
from data.people import Identities
from data.records import Repository
from data.snapshot import Snapshot
from data.workspace import Workspace
from publish import publish
from tests.data.story import Told
from tests.data.supply import begun

TARGETS = "numbers_with_target"


def published(workspace: Workspace, now: datetime) -> Told:
    """One repository of ours and one of a peer, with a single commit in January 2024 and read until June 2025."""
    who = Identities(workspace.key, [])
    peers = Repository("host.example/y/app", "city-of-y", "peer", "git:y")
    with workspace.lock(), open_ledger(workspace.ledger) as ledger:
        ledger.save([Repository("local/app", "city-of-x", "self", "git:x"), peers])
        ledger.save(begun("local/app", "host.example/y/app")(who))
        publish(workspace, ledger, now)
    return Told(Snapshot(workspace.snapshot))


def planned(workspace: Workspace, *metrics: str) -> None:
    """An assessment whose plan has targets for some metrics and for one activity."""
    said = {"model": "ggi", "version": "1.3", "subject": "city-of-x", "leads": ["p-9"]}
    one = create(workspace.assessments, About.model_validate_json(json.dumps(said)), date(2025, 3, 1))
    aims = [(metric, {"value": 60, "date": "2026-12-31"}) for metric in metrics]
    aims.append(("GGI-A-16", {"score": 60, "date": "2026-12-31"}))
    intend(one, [{"kind": "target", "key": key, "by": "p-9", "value": aim} for key, aim in aims])


@pytest.mark.parametrize(
    ("said", "plans", "expected"),
    [
        ("", [], 0),
        ("targets: {licence_coverage: 90, commits: 5}", [], 2),
        ("", [["contributors"]], 1),
        ("", [["contributors"], ["contributors", "commits"]], 2),
        ("targets: {licence_coverage: 90, commits: 5}", [["commits", "contributors"]], 3),
    ],
)
def test_each_figure_with_a_target_counts_once(
    workspace: Workspace, said: str, plans: list[list[str]], expected: int
) -> None:
    workspace.file.write_text(f"{workspace.file.read_text('utf-8')}{said}\n", "utf-8")
    for metrics in plans:
        planned(workspace, *metrics)
    told = published(workspace, datetime(2025, 5, 20))
    assert told.months(TARGETS, "2025-03", "2025-05") == [None, expected, expected]
    assert told(TARGETS, "2025-04", "local/app") is None
    assert told(TARGETS, "2025-04", organisation="city-of-y") is None
