"""What resolvers know of the request they answer."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypeAlias

from graphql import GraphQLResolveInfo

from tests.forge.cost import Price
from tests.forge.limits import Allowance
from tests.forge.model import Forge, Repository
from tests.forge.refusals import Refused
from tests.forge.tokens import Token


@dataclass
class Asked:
    """One GraphQL request: who asks which forge, what it costs; `base` is the server's address."""

    forge: Forge
    base: str
    token: Token
    price: Price
    allowance: Allowance
    unseeded: list[str] = field(default_factory=list)

    def sees(self, repository: Repository | None) -> bool:
        """Whether the token may see a repository."""
        return repository is not None and (self.token.private or not repository.private)

    def check(self, place: str) -> None:
        """Raises where a fine-grained token may not read "Type.field"."""
        if place in self.token.forbidden:
            raise Refused("FORBIDDEN", "Resource not accessible by personal access token", saml_failure=False)


Info: TypeAlias = GraphQLResolveInfo[Asked]


def stamp(at: datetime | None) -> str | None:
    """A time as GitHub writes it."""
    return at.isoformat() + "Z" if at else None


def when(text: Any) -> datetime | None:
    """A time as a client writes it."""
    return datetime.fromisoformat(str(text)).astimezone(UTC).replace(tzinfo=None) if text else None
