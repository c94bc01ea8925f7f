"""What `ospo doctor` looks at: configuration, tokens, key, stores, freshness."""

import os
import shutil
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from data import tokens as token_of
from data.configuration import Configuration
from data.snapshot import Snapshot
from data.words import Problem, _
from data.workspace import Workspace

STALE_DAYS = 35  # a month and a few days: older numbers miss a whole month


@dataclass(frozen=True)
class Check:
    """One finding: a sentence, and whether all is well."""

    well: bool
    text: str


def doctor(workspace: Workspace) -> list[Check]:
    """Every check of what is measured; a token's value is never shown. Who only assesses needs no numbers."""
    numbers = [] if _assesses_only(workspace) else _snapshot(workspace)
    return [*_configuration(workspace), *_git(), *_key(workspace), *numbers]


def _assesses_only(workspace: Workspace) -> bool:
    try:
        said = workspace.configuration
    except Problem:
        return False
    return workspace.assessments.exists() and not (said.repositories or said.forges or workspace.ledger.exists())


def _git() -> Iterator[Check]:
    there = bool(shutil.which("git"))
    yield Check(there, _("git was found.") if there else str(Problem("git.missing")))
    if not shutil.which("syft", path=os.pathsep.join([os.environ.get("PATH", ""), str(Path(sys.executable).parent)])):
        yield Check(True, _("Syft was not found: what repositories without an SBOM are built from stays unknown."))


def _configuration(workspace: Workspace) -> Iterator[Check]:
    try:
        said = workspace.configuration
    except Problem as problem:
        yield Check(False, str(problem))
        return
    yield Check(True, _("ospo.yaml is valid: {name}.").format(name=said.organisation.name))
    yield from tokens(said)
    if not said.people.domains:
        text = _("people.domains names no mail domain of ours: contributions from outside cannot be told.")
        yield Check(True, text)


def tokens(said: Configuration) -> Iterator[Check]:
    """Whether each forge that is collected has its token; never what it is."""
    named = [(kind, value) for forge in said.forges for kind, value in forge if value]
    named += [(kind, value) for peer in said.peers for kind, _colon, value in [t.partition(":") for t in peer.targets]]
    hosts = {(kind, token_of.host(kind, value)) for kind, value in named if kind == "github"}
    for kind, host in sorted(hosts):
        there = token_of.token(kind, host) is not None
        text = _("{name}, the token for {host}, is set.") if there else _(
            "{name} is not set: issues and change requests on {host} stay unknown."
        )  # fmt: skip
        yield Check(there, text.format(name=token_of.variable(kind, host), host=host))


def _key(workspace: Workspace) -> Iterator[Check]:
    path = workspace.root / "secret.key"
    try:
        _made = workspace.key
    except Problem as problem:
        yield Check(False, str(problem))
        return
    private = stat.S_IMODE(path.stat().st_mode) == 0o600
    text = (
        _("secret.key can be read by its owner alone.")
        if private
        else _("secret.key can be read by others. Run: chmod 600 {path}")
    )
    yield Check(private, text.format(path=path))


def _snapshot(workspace: Workspace) -> Iterator[Check]:
    try:
        snapshot = Snapshot(workspace.snapshot)
        stamp = snapshot.stamp
    except Problem as problem:
        yield Check(False, str(problem))
        return
    age = (datetime.now(UTC).replace(tzinfo=None) - stamp.published_at).days
    text = (
        _("The numbers were published {days} days ago.")
        if age <= STALE_DAYS
        else _("The numbers were published {days} days ago, too long for a monthly view. Run `ospo collect`.")
    )
    yield Check(age <= STALE_DAYS, text.format(days=age))
    failed = snapshot.rows(
        """select count(distinct repository) from collection
        where state in ('failed', 'gone', 'forbidden') and resource in ('repository', 'commit', 'tag', 'observation',
            'issue', 'change_request', 'release', 'component')"""
    )
    if failed[0][0]:
        yield Check(
            False, _("{n} repositories could not be collected; the page Sources says why.").format(n=failed[0][0])
        )
