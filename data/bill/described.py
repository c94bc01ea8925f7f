"""What a bill describes: an organisation with its repositories within it, so that none counts as a part of another."""

from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any, NamedTuple

from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.tool import ToolRepository

from data.bill.written import properties

QUERY = """
select r.id, any_value(i.source), any_value(i.form), count(c.component), count(c.direct),
       list(distinct c.component order by c.component) filter (where c.direct)
from repository r
left join inventory i on i.repository = r.id and i.organisation = r.organisation
left join component c on c.repository = r.id and c.organisation = r.organisation
where r.organisation = ? and list_contains(?, r.id)
group by r.id
order by r.id
"""


class Built(NamedTuple):
    """A repository, the list that says what it is built from (None: there is none), and what that has.

    told: of how many components it says whether they are direct
    """

    repository: str
    source: str | None
    form: str | None
    components: int
    told: int
    direct: list[str] | None

    @property
    def known(self) -> str:
        """What `dependencies` has of it: its direct ones, or nothing, and then why."""
        if self.source is None:
            return "unknown"
        return "none" if not self.components else "direct" if self.told else "flat"


def organisation(name: str, built: Sequence[Built]) -> Component:
    """What the bill is of."""
    return Component(
        name=name, type=ComponentType.APPLICATION, bom_ref=_whole(name), components=map(_repository, built)
    )


def _repository(one: Built) -> Component:
    said = properties({"dependencies": one.known, "source": one.source, "form": one.form}.items())
    return Component(
        name=one.repository, type=ComponentType.APPLICATION, bom_ref=_part(one.repository), properties=said
    )


def dependencies(name: str, built: Sequence[Built]) -> Iterator[dict[str, Any]]:
    """What asks for what itself; of what does not stand here that is unknown."""
    yield {"ref": _whole(name), "dependsOn": [_part(one.repository) for one in built]}
    for one in built:
        if one.direct:
            yield {"ref": _part(one.repository), "dependsOn": one.direct}


def tools() -> ToolRepository:
    """What writes the bill."""
    return ToolRepository(
        components=[Component(name="OSPO Barometer", version=_version(), type=ComponentType.APPLICATION)]
    )


def _version() -> str | None:
    try:
        return version("ospo-barometer")
    except PackageNotFoundError:  # a checkout that is not installed
        return None


def _whole(name: str) -> str:
    return f"ospo:organisation:{name}"


def _part(repository: str) -> str:
    return f"ospo:repository:{repository}"
