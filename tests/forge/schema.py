"""GitHub's own published GraphQL schema, built once per process."""

import os
from functools import cache
from pathlib import Path

import pytest
from graphql import GraphQLSchema, build_schema

PUBLISHED = Path(__file__).resolve().parents[2] / "node_modules" / "@octokit" / "graphql-schema" / "schema.graphql"


@cache
def built(path: Path) -> GraphQLSchema:
    """The schema of a file; the published one defines two fields twice, so it is not checked."""
    return build_schema(path.read_text("utf-8"), assume_valid=True, assume_valid_sdl=True)


def published() -> GraphQLSchema:
    """The published schema; where it is not there the test is skipped, but not where everything must run."""
    path = Path(os.environ.get("OSPO_GITHUB_SCHEMA") or PUBLISHED)
    if not path.is_file():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"GitHub's published schema is not there: {path}")
    return built(path)
