"""Whether a repository's forge warns of vulnerable dependencies: "no" is believed of those alone who would see."""

import pytest

from tests.collectors.github import Town, codes, repository
from tests.forge import faults
from tests.forge.tokens import ADMIN, ORDINARY, Token


def said(served: Town) -> dict[str, str]:
    """Repository → yes or no, where it is known."""
    rows = served.rows("select repository, value from observation where name = 'vulnerability_alerts'")
    return {name.rpartition("/")[2]: value for name, value in rows}


@pytest.mark.parametrize(("token", "known"), [(ADMIN, {"on": "yes", "off": "no"}), (ORDINARY, {})])
def test_those_who_may_not_administer_learn_nothing(served: Town, token: Token, known: dict[str, str]) -> None:
    repository(served.forge, "on", alerts=True)
    repository(served.forge, "off")
    served.use(token)
    assert codes(served.collect()) == {}
    assert said(served) == known
    served.collect(f"{served.target}/on")
    assert said(served) == known


def test_where_it_was_not_asked_nothing_is_known(served: Town) -> None:
    repository(served.forge, "on", alerts=True)
    served.use(ADMIN)
    kept = {
        "message": "Resource not accessible",
        "type": "FORBIDDEN",
        "path": ["repositoryOwner", "repositories", "nodes", 0],
    }
    path = ("repositoryOwner", "repositories", "nodes", 0)
    served.server.inject(faults.Fault("kept", "graphql", errors=(kept,), null_at=path))
    served.collect()
    assert served.rows("select count(*) from repository") == [(1,)] and said(served) == {}
