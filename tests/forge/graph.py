"""GraphQL over the seeded forge, executed by graphql-core against GitHub's own schema."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLObjectType,
    GraphQLSchema,
    execute_sync,
    parse,
    validate,
)

from tests.forge import graph_branch, graph_items, graph_repositories, graph_search, schema
from tests.forge.asked import Asked, Info, stamp
from tests.forge.model import Account, ChangeRequest, Comment, Event, Issue, Release, Repository, Review
from tests.forge.refusals import Refused, Unseeded, not_found, told

_TYPES = {Issue: "Issue", ChangeRequest: "PullRequest", Repository: "Repository", Release: "Release"}


@cache
def ready() -> GraphQLSchema:
    """The published schema with our resolvers in it."""
    made = schema.published()
    for name, fields in {**graph_items.FIELDS, **graph_branch.FIELDS, **graph_repositories.FIELDS, **FIELDS}.items():
        kind = made.type_map[name]
        assert isinstance(kind, GraphQLObjectType)
        for field, resolve in fields.items():
            kind.fields[field].resolve = resolve
    return made


@cache
def understood(text: str) -> tuple[DocumentNode | None, tuple[GraphQLError, ...]]:
    """The query, parsed and validated once, or what is wrong with it."""
    try:
        document = parse(text)
    except GraphQLError as error:
        return None, (error,)
    return document, tuple(validate(ready(), document))


def answer(document: DocumentNode, variables: Mapping[str, Any], asked: Asked) -> dict[str, Any]:
    """Runs a query that was understood."""
    done = execute_sync(
        ready(),
        document,
        context_value=asked,
        variable_values=dict(variables),
        field_resolver=_plain,
        type_resolver=_typename,
    )
    wrong = [error for error in done.errors or () if not isinstance(error.original_error, Refused)]
    asked.unseeded += dict.fromkeys(f"{_place(error)}: {error.message}" for error in wrong)
    said: dict[str, Any] = {"data": done.data}
    if done.errors:
        said["errors"] = [told(error) for error in done.errors]
    return said


def _place(error: GraphQLError) -> str:
    return ".".join(step for step in error.path or () if isinstance(step, str))


def _plain(source: Any, info: Info, **said: Any) -> Any:
    """Fields of what is a dict; nothing else may come here."""
    if type(source) is not dict or info.field_name not in source:
        raise Unseeded(f"{info.parent_type.name}.{info.field_name}")
    value = source[info.field_name]
    return value() if callable(value) else value


def _typename(thing: Any, *_: Any) -> str:
    if isinstance(thing, Account):
        return thing.kind
    if isinstance(thing, Comment | Review | Event):
        return graph_items.typename(thing)
    return str(thing["__typename"]) if isinstance(thing, dict) else _TYPES[type(thing)]


def _owner(*kinds: str) -> Any:
    words = {"Organization": "an Organization", "User": "a User"}

    def resolve(root: Any, info: Info, login: str) -> Account | None:
        found: Account | None = info.context.forge.owner(login)
        if found is None or found.kind not in kinds:
            if len(kinds) > 1:
                return None  # so does GitHub: `repositoryOwner` of nobody is null, without an error
            raise not_found(f"{words[kinds[0]]} with the login of", login)
        if found.kind == "Organization" and info.context.token.saml:
            raise Refused("FORBIDDEN", SAML, saml_failure=True)
        return found

    return resolve


SAML = (
    "Resource protected by organization SAML enforcement. "
    "You must grant your Personal Access token access to this organization."
)


def _repository(root: Any, info: Info, owner: str, name: str, followRenames: bool = True) -> Repository:  # noqa: N803
    found: Repository | None = info.context.forge.named(owner, name, former=followRenames)
    if found is None or not info.context.sees(found):
        raise not_found("a Repository with the name", f"{owner}/{name}")
    if found.owner.kind == "Organization" and info.context.token.saml:
        raise Refused("FORBIDDEN", SAML, saml_failure=True)
    return found


def _node(root: Any, info: Info, id: str) -> Any:  # noqa: A002
    found = _by_id(info.context, id)
    if found is None:
        raise not_found("a node with the global id of", id)
    return found


def _nodes(root: Any, info: Info, ids: list[str]) -> list[Any]:
    if len(ids) > 100:
        raise Refused("ARGUMENT_LIMIT", f"You may not provide more than 100 node ids; you provided {len(ids)}.")
    return [_by_id(info.context, name) or not_found("a node with the global id of", name) for name in ids]


def _by_id(asked: Asked, name: str) -> Any:
    """A repository, an item or an account by its opaque id."""
    kind, *numbers = name.split("_")
    if not numbers or not all(n.isdecimal() for n in numbers):
        return None
    if kind in PREFIXES:
        account = asked.forge.accounts.get(int(numbers[0]))
        return account if account and account.kind == PREFIXES[kind] else None
    repository = asked.forge.repositories.get(int(numbers[0]))
    if not asked.sees(repository) or repository is None:
        return None
    if kind == "R":
        return repository
    held = {"I": repository.issues, "PR": repository.change_requests}.get(kind, {})
    return held.get(int(numbers[-1])) if isinstance(held, dict) else None


PREFIXES = {"U": "User", "O": "Organization", "BOT": "Bot", "M": "Mannequin"}


def _rate_limit(root: Any, info: Info, dryRun: bool = False) -> dict[str, Any]:  # noqa: N803
    asked: Asked = info.context
    at = datetime.fromtimestamp(-(-asked.allowance.resets_at // 1), UTC).replace(tzinfo=None)
    return {
        "limit": asked.allowance.limit,
        "cost": asked.price.points,
        "remaining": asked.allowance.remaining,
        "used": asked.allowance.used,
        "resetAt": stamp(at),
        "nodeCount": asked.price.nodes,
    }


def _account(prefix: str) -> graph_items.Fields:
    return {
        "id": lambda a, _: f"{prefix}_{a.number}",
        "databaseId": lambda a, _: a.number,
        "login": lambda a, _: a.login,
        "url": lambda a, info: f"{info.context.base}/{a.login}",
        "resourcePath": lambda a, _: f"/{a.login}",
    }


FIELDS: dict[str, graph_items.Fields] = {
    "Query": {
        "repositoryOwner": _owner("Organization", "User"),
        "organization": _owner("Organization"),
        "user": _owner("User"),
        "repository": _repository,
        "node": _node,
        "nodes": _nodes,
        "rateLimit": _rate_limit,
        "search": graph_search.search,
        "viewer": lambda _, info: Account(0, info.context.token.name),
    },
    "Organization": {
        **_account("O"),
        "name": lambda a, _: a.login,
        "repositories": graph_repositories.repositories,
        "repository": lambda a, info, name, **more: _repository(None, info, a.login, name, **more),
    },
    "User": {
        **_account("U"),
        "name": lambda *_: None,
        "repositories": graph_repositories.repositories,
        "repository": lambda a, info, name, **more: _repository(None, info, a.login, name, **more),
    },
    "Bot": _account("BOT"),
    "Mannequin": _account("M"),
}
