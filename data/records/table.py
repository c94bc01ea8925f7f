"""What makes a class a record: tables and Arrow schemas are made from its fields."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from types import NoneType
from typing import Annotated, Any, TypeVar, dataclass_transform, get_args, get_origin, get_type_hints

import pyarrow as pa

KeyedHash = Annotated[str, "HMAC-SHA256 under secret.key, 32 hex"]
RepositoryId = Annotated[str, "host/path in lower case, or local/SLUG"]


T = TypeVar("T")

RECORDS: list[type[Any]] = []
_KEYS: dict[type[Any], tuple[str, ...]] = {}
_SCHEMAS: dict[type[Any], pa.Schema] = {}
_ARROW: dict[type, pa.DataType] = {
    str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_(), datetime: pa.timestamp("us"),
}  # fmt: skip


@dataclass_transform(frozen_default=True)
def record(*key: str) -> Callable[[type[T]], type[T]]:
    """Makes a class a frozen record and its table known; `key` names the columns that identify a row."""

    def register(cls: type[T]) -> type[T]:
        made = dataclass(frozen=True)(cls)
        RECORDS.append(made)
        _KEYS[made] = key
        hints = get_type_hints(made, include_extras=True)
        _SCHEMAS[made] = pa.schema([(name, _ARROW[_plain(hint)]) for name, hint in hints.items()])
        return made

    return register


def table_name(kind: type[Any]) -> str:
    """RepositoryAlias → repository_alias."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()


def key(kind: type[Any]) -> tuple[str, ...]:
    """The columns that identify a row."""
    return _KEYS[kind]


def columns(kind: type[Any]) -> dict[str, pa.DataType]:
    """Column name → Arrow type, in the order of the fields."""
    return dict(zip(_SCHEMAS[kind].names, _SCHEMAS[kind].types, strict=True))


def schema(kind: type[Any]) -> pa.Schema:
    """The Arrow schema of a record's table."""
    return _SCHEMAS[kind]


def arrow(kind: type[Any], rows: Iterable[Any]) -> pa.Table:
    """The rows as an Arrow table of the record's schema."""
    return pa.Table.from_pylist([vars(row) for row in rows], schema=schema(kind))


def _plain(hint: Any) -> type:
    """`Annotated[str | None, …]` → str."""
    while get_origin(hint) is not None:
        hint = next(a for a in get_args(hint) if a is not NoneType)
    plain: type = hint
    return plain
