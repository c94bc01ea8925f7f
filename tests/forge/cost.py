"""What GitHub says of a query before it runs: page sizes, scopes, nodes, points."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLNamedType,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    get_named_type,
)
from graphql.utilities import value_from_ast_untyped

from tests.forge.refusals import Refused
from tests.forge.tokens import Token

MOST_NODES = 500_000
LARGEST_PAGE = 100
READS = {"nodes", "edges", "pageInfo"}


@dataclass
class Price:
    """Requests that all connections need, nodes they may bring, the largest page asked for."""

    requests: int = 0
    nodes: int = 0
    page: int = 0

    @property
    def points(self) -> int:
        """A hundred requests are a point; a query is one at least."""
        return max(1, (self.requests + 50) // 100)


class Reader:
    """Walks a query with the schema beside it."""

    def __init__(
        self, schema: GraphQLSchema, document: DocumentNode, variables: Mapping[str, Any], token: Token
    ) -> None:
        self._schema, self._token = schema, token
        self._fragments = {d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)}
        self._operation = next(d for d in document.definitions if isinstance(d, OperationDefinitionNode))
        self._variables = {**self._defaults(), **variables}
        self.price = Price()

    def read(self) -> Price:
        """The price; raises GraphQLError with what GitHub refuses."""
        root = self._schema.get_root_type(self._operation.operation)
        assert root
        self._walk(self._operation, root, 1, ["query"])
        if self.price.nodes > MOST_NODES:
            words = f"This query requests up to {self.price.nodes:,} possible nodes which exceeds the maximum limit of "
            raise self._refusal("MAX_NODE_LIMIT_EXCEEDED", f"{words}{MOST_NODES:,}.", self._operation, ["query"])
        return self.price

    def _defaults(self) -> dict[str, Any]:
        defined = self._operation.variable_definitions or ()
        return {d.variable.name.value: value_from_ast_untyped(d.default_value) for d in defined if d.default_value}

    def _walk(self, node: Any, kind: GraphQLNamedType, times: int, path: list[str]) -> None:
        for inner, field in self._fields(node, kind):
            if field.name.value.startswith("__"):
                continue
            self._may(inner, field)
            definition = self._schema.get_field(inner, field.name.value)  # type: ignore[arg-type]
            assert definition
            below = [*path, field.name.value]
            said = self._said(field)
            returned = get_named_type(definition.type)
            paged = "first" in definition.args and returned.name.endswith("Connection")
            many = self._page(field, said, below) if paged else 1
            if paged:
                self.price.requests += times
                self.price.nodes += times * many
            elif field.name.value == "nodes" and isinstance(said.get("ids"), list):
                many = len(said["ids"])
                self.price.nodes += many
            self._walk(field, returned, times * max(1, many), below)

    def _fields(self, node: Any, kind: GraphQLNamedType) -> Iterator[tuple[GraphQLNamedType, FieldNode]]:
        for chosen in node.selection_set.selections if node.selection_set else ():
            if self._left_out(chosen):
                continue
            if isinstance(chosen, FieldNode):
                yield kind, chosen
                continue
            inside = self._fragments[chosen.name.value] if isinstance(chosen, FragmentSpreadNode) else chosen
            assert isinstance(inside, FragmentDefinitionNode | InlineFragmentNode)
            on = inside.type_condition
            yield from self._fields(inside, self._schema.type_map[on.name.value] if on else kind)

    def _left_out(self, node: Any) -> bool:
        for directive in node.directives or ():
            said = self._said(directive).get("if")
            if (directive.name.value, said) in {("skip", True), ("include", False)}:
                return True
        return False

    def _said(self, node: Any) -> dict[str, Any]:
        return {a.name.value: value_from_ast_untyped(a.value, self._variables) for a in node.arguments or ()}

    def _page(self, field: FieldNode, said: dict[str, Any], path: list[str]) -> int:
        name = field.name.value
        asked: list[tuple[str, int]] = [
            (bound, said[bound]) for bound in ("first", "last") if isinstance(said.get(bound), int)
        ]
        if not asked:
            inside = field.selection_set.selections if field.selection_set else ()
            if any(isinstance(s, FieldNode) and s.name.value in READS for s in inside):
                words = f"You must provide a `first` or `last` value to properly paginate the `{name}` connection."
                raise self._refusal("MISSING_PAGINATION_BOUNDARIES", words, field, path)
            return 0
        for bound, size in asked:
            self.price.page = max(self.price.page, size)
            if size > LARGEST_PAGE:
                words = (
                    f"Requesting {size} records on the `{name}` connection exceeds the `{bound}` limit of 100 records."
                )
                raise self._refusal("EXCESSIVE_PAGINATION", words, field, path)
        return min(size for _, size in asked)

    def _may(self, kind: GraphQLNamedType, field: FieldNode) -> None:
        needed = self._token.scopes_needed.get(f"{kind.name}.{field.name.value}", ())
        if needed and not set(needed) & set(self._token.scopes):
            words = (
                "Your token has not been granted the required scopes to execute this query. "
                f"The '{field.name.value}' field requires one of the following scopes: {list(needed)}, "
                f"but your token has only been granted the: {list(self._token.scopes)} scopes. "
                "Please modify your token's scopes at: https://github.com/settings/tokens."
            )
            raise self._refusal("INSUFFICIENT_SCOPES", words, field, None)

    def _refusal(self, kind: str, words: str, node: Any, path: list[str] | None) -> GraphQLError:
        return GraphQLError(words, nodes=node, path=path, original_error=Refused(kind, words))
