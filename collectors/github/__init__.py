"""Collects a GitHub account or repository: `github:OWNER`, `github:OWNER/NAME`, `github:HOST/OWNER`.

Facts, issues, change requests and releases from the forge; commits, tags and files from clones.
"""

from collections.abc import Iterator
from pathlib import Path

from collectors.contract import Failed, Page, Reading, Target
from collectors.github import account as accounts
from collectors.github.account import Account
from collectors.github.forge import Forge
from collectors.github.names import rename, renames
from collectors.github.reports import Reports
from collectors.github.repository import RESOURCES, Scene, awaited, gone, repository
from collectors.github.sweep import Listed, sweep, whereabouts
from data.records import Collection, Repository, Sweep
from data.words import Problem, _

__all__ = ["RESOURCES", "collect", "repository_id", "whole"]


def whole(value: str, _base: Path) -> str:
    """The form in which a target's value is kept. Raises Problem."""
    return accounts.whole(value)


def repository_id(target: Target, _reading: Reading) -> str:
    """What a target is called where it cannot be read."""
    account = accounts.parse(target.value)
    return account.repository_id(f"{account.owner}/{account.name}" if account.name else account.owner)


def collect(target: Target, reading: Reading) -> Iterator[Page | Failed]:
    """Pages for each repository of the account. Raises Problem where it cannot be listed."""
    account = accounts.parse(target.value)
    forge = Forge(account, reading)
    if not account.token:
        said = _("{host}: without {variable} issues and change requests stay unknown; the rest is read.")
        reading.say(said.format(host=account.host, variable=account.variable))
    listed = _listed(target, reading, forge)
    yield _said(target, account, forge, listed, reading)
    for was, now in renames(listed.found, reading):
        page, reading = rename(was, now, reading)
        yield page
    scene = Scene(target, reading, forge, Reports(account, reading))
    yield awaited(listed.found, scene)
    for number, found in enumerate(listed.found, 1):
        yield from repository(found, scene)
        if forge.given_up and number < len(listed.found):
            left = len(listed.found) - number
            yield Failed(str(target), (), Problem("github.stopped", host=account.host, left=left))
            break
    else:
        yield from gone(listed.found, scene)
    yield _said(target, account, forge, listed, reading)


def _listed(target: Target, reading: Reading, forge: Forge) -> Listed:
    """The sweep. Raises Problem; of an account that is there no more it says under which name its repositories are."""
    try:
        return sweep(forge)
    except Problem as problem:
        known = (reading.numbers.get(name) for name, source in reading.taken.items() if source == str(target))
        number = next((number for number in known if number), None)
        if problem.code != "github.unknown" or forge.account.name or not number:
            raise
        now = whereabouts(forge, number).partition("/")[0]
        raise Problem(
            "github.renamed", state="gone", host=forge.account.host, owner=forge.account.owner, now=now
        ) from None


def _said(target: Target, account: Account, forge: Forge, listed: Listed, reading: Reading) -> Page:
    """What the sweep found and what everything cost; what stood for an account never read goes."""
    name = account.repository_id(account.owner)
    swept = Sweep(
        str(target), target.organisation, account.host, reading.now, bool(account.token), len(listed.found),
        listed.total, forge.requests, forge.ceiling, forge.remaining, forge.resets_at,
    )  # fmt: skip
    return Page(name, [swept], [(Repository, {"id": name}), (Collection, {"repository": name})], more=True)
