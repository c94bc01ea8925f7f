"""What was found in a repository's list of components, as the page that is saved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from collectors.contract import Page, Reading
from collectors.sbom.document import Document, Listed
from data.purl import package_of
from data.records import Collection, Component, Cursor, Inventory


@dataclass(frozen=True)
class Taken:
    """Documents of one source that list a repository's components; none: there is nothing that it is built from.

    `at` is when the source said so: of a clone, when it last heard from where it comes from.
    """

    source: str
    at: datetime
    documents: Sequence[tuple[str | None, Document]] = ()


def page(repository: str, taken: Taken, reading: Reading, mark: str) -> Page:
    """The page of an inventory, with its log and the cursor by which it is known again."""
    components = {row.component: row for row in reversed(_components(repository, taken))}
    inventory = _inventory(repository, taken, len(components))
    log = Collection(
        repository, "component", reading.started, reading.clock(), taken.at,
        "complete" if components else "empty", len(components), len(components),
    )  # fmt: skip
    rows = [log, Cursor(repository, "component", mark)]
    return Page(repository, rows, inventory=(inventory, [*components.values()]), more=True)


def unchanged(repository: str, until: datetime) -> Page:
    """The page that says: as it was."""
    return Page(repository, unchanged={"component": until}, more=True)


def _components(repository: str, taken: Taken) -> list[Component]:
    return [_component(repository, one, taken) for _name, said in taken.documents for one in said.listed]


def _component(repository: str, one: Listed, taken: Taken) -> Component:
    package, version = package_of(one.purl) if one.purl else (None, one.version)
    named = one.purl or "@".join(part for part in (one.name, one.version) if part)
    return Component(
        repository, named, package, version or one.version, one.direct, one.scope, one.licence,
        taken.source, taken.at, taken.at,
    )  # fmt: skip


def _inventory(repository: str, taken: Taken, components: int) -> Inventory:
    documents = [said for _name, said in taken.documents]
    listed = sum(len(said.listed) + said.doubled for said in documents)
    return Inventory(
        repository, taken.source, ", ".join(name for name, _said in taken.documents if name) or None,
        ", ".join(sorted({said.form for said in documents})),
        min((said.made_at for said in documents if said.made_at), default=None), taken.at,
        listed, sum(said.unidentified for said in documents), listed - components,
    )  # fmt: skip
