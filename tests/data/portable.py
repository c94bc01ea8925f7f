"""The part of SQL that DuckDB and Spark agree on: what else stands in a definition is named."""

from collections.abc import Callable, Iterator

import sqlglot
from sqlglot import exp

FUNCTIONS = (
    exp.And, exp.ArrayContains, exp.Avg, exp.Case, exp.Cast, exp.Ceil, exp.Coalesce, exp.Count, exp.DateDiff,
    exp.DenseRank, exp.Explode, exp.Floor, exp.GenerateSeries, exp.Greatest, exp.Grouping, exp.If, exp.Lag, exp.Lead,
    exp.Least, exp.Length, exp.LogicalOr, exp.Max, exp.Median, exp.Min, exp.Month, exp.Nullif, exp.Or,
    exp.PercentileCont, exp.RowNumber, exp.StartsWith, exp.Substring, exp.Sum, exp.TimestampTrunc, exp.TimeToUnix,
    exp.Year,
)  # fmt: skip
DATE, WHOLE = exp.DType.DATE, (exp.DType.INT, exp.DType.BIGINT)
ROUNDS = (exp.Mul, exp.Div, exp.Literal, exp.Avg, exp.Median, exp.PercentileCont)


def faults(sql: str) -> list[str]:
    """What two engines would not do alike, in words; empty where there is nothing."""
    tree = sqlglot.parse_one(sql, read="duckdb")
    return [f"{node.sql('duckdb')}: {said}" for node in tree.walk() for said in _faults(node)]


def _faults(node: exp.Expr) -> Iterator[str]:
    if isinstance(node, exp.Func) and not isinstance(node, FUNCTIONS):
        yield "not in the list of allowed functions"
    for kind, wrong, said in _RULES:
        if isinstance(node, kind) and wrong(node):
            yield said


def _cast_to(node: exp.Expr | None, *kinds: exp.DType) -> bool:
    return isinstance(node, exp.Cast) and node.to.this in kinds


def _series_elsewhere(node: exp.Expr) -> bool:
    return not isinstance(node.parent, exp.Explode)


def _unnested_inside(node: exp.Expr) -> bool:
    holder = node.parent.parent if isinstance(node.parent, exp.Alias) else node.parent
    return not isinstance(holder, exp.Select)


def _other_than_days(node: exp.Expr) -> bool:
    dates = all(isinstance(side, exp.Column) or _cast_to(side, DATE) for side in (node.this, node.expression))
    return str(node.args["unit"]).upper() != "DAY" or not dates


def _date_stays_uncertain(node: exp.Expr) -> bool:
    """date ± interval is a date here and a timestamp there; a time (…_at, or cast to timestamp) stays one."""
    if not any(
        isinstance(side, (exp.Interval, exp.Mul)) and side.find(exp.Interval) for side in (node.this, node.expression)
    ):
        return False
    time = any(column.name.endswith("_at") for column in node.find_all(exp.Column))
    time = time or any(_cast_to(cast, exp.DType.TIMESTAMP, exp.DType.TIMESTAMPNTZ) for cast in node.find_all(exp.Cast))
    return not time and not _cast_to(node.parent, DATE)


def _dates_subtracted(node: exp.Expr) -> bool:
    return _cast_to(node.this, DATE) and not isinstance(node.expression, (exp.Interval, exp.Mul))


def _rounded_by_cast(node: exp.Expr) -> bool:
    return _cast_to(node, *WHOLE) and isinstance(node.this, ROUNDS)


_RULES: list[tuple[type[exp.Expr], Callable[[exp.Expr], bool], str]] = [
    (exp.Literal, lambda node: not (node.is_string or node.this.isdigit()), "write whole numbers and cast"),
    (exp.GenerateSeries, _series_elsewhere, "a series stands inside unnest alone"),
    (exp.Explode, _unnested_inside, "unnest stands alone in a select; cast one level up"),
    (exp.DateDiff, _other_than_days, "only days between two dates"),
    (exp.TimestampTrunc, lambda node: not _cast_to(node.parent, DATE), "cast date_trunc to date"),
    (exp.Add, _date_stays_uncertain, "cast date + interval to date"),
    (exp.Sub, _date_stays_uncertain, "cast date - interval to date"),
    (exp.Sub, _dates_subtracted, "date_diff instead of date - date"),
    (exp.Cast, _rounded_by_cast, "round before casting to a whole number"),
    (exp.PercentileCont, lambda node: not isinstance(node.parent, exp.WithinGroup), "percentile_cont … within group"),
    (exp.Join, lambda node: node.args.get("method") == "ASOF", "no ASOF"),
    (exp.SetOperation, lambda node: bool(node.args.get("by_name")), "no BY NAME"),
    (exp.CTE, lambda node: node.args.get("materialized") is not None, "no AS MATERIALIZED"),
    (exp.Pivot, lambda _: True, "no PIVOT"),
]  # fmt: skip
