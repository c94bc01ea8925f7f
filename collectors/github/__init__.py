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
from collectors.github.repository import RESOURCES, Scene, gone, repository
from collectors.github.sweep import Listed, sweep
from data.records import Collection, Repository, Sweep
from data.words import _

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
        said = _("{host}: without {variable} issues, change requests and releases stay unknown; the rest is read.")
        reading.say(said.format(host=account.host, variable=account.variable))
    listed = sweep(forge)
    yield _said(target, account, forge, listed, reading)
    for was, now in renames(listed.found, reading):
        page, reading = rename(was, now, reading)
        yield page
    scene = Scene(target, reading, forge)
    for found in listed.found:
        yield from repository(found, scene)
    yield from gone(listed.found, scene)
    yield _said(target, account, forge, listed, reading)


def _said(target: Target, account: Account, forge: Forge, listed: Listed, reading: Reading) -> Page:
    """What the sweep found and what everything cost; what stood for an account never read goes."""
    name = account.repository_id(account.owner)
    swept = Sweep(
        str(target), target.organisation, account.host, reading.now, bool(account.token), len(listed.found),
        listed.total, forge.requests, forge.ceiling, forge.remaining, forge.resets_at,
    )  # fmt: skip
    return Page(name, [swept], [(Repository, {"id": name}), (Collection, {"repository": name})], more=True)
