"""How GraphQL says no, and what the seeded data has nothing for."""

from typing import Any

from graphql import GraphQLError


class Refused(Exception):
    """An answer of GitHub's that is an error: its type, its words, more fields."""

    def __init__(self, kind: str, message: str, **extensions: Any) -> None:
        super().__init__(message)
        self.kind, self.extensions = kind, extensions


class Unseeded(Exception):
    """The schema has it, the seeded forge does not: the test's fault, or the forge's."""


def told(error: GraphQLError) -> dict[str, Any]:
    """An error as GitHub writes it."""
    said: dict[str, Any] = {}
    cause = error.original_error
    if isinstance(cause, Refused):
        said["type"] = cause.kind
        if cause.extensions:
            said["extensions"] = cause.extensions
    if error.path:
        said["path"] = list(error.path)
    if error.locations:
        said["locations"] = [{"line": place.line, "column": place.column} for place in error.locations]
    return {**said, "message": error.message}


def not_found(what: str, of: str) -> Refused:
    """`what` as in "a Repository with the name"."""
    return Refused("NOT_FOUND", f"Could not resolve to {what} '{of}'.")
