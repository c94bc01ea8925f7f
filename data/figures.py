"""What pages and reports ask of a snapshot: values, series, the last complete month, a year's figure."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

import pandas as pd

from data.changes import Change, Window, change
from data.definitions import Metric, metrics
from data.snapshot import Snapshot
from data.words import Problem


def values(
    snapshot: Snapshot,
    metric: str | None = None,
    organisation: str | None = None,
    repository: str | None = None,
    period: str | None = None,
) -> pd.DataFrame:
    """Rows of `metric_value`; repository `-` means organisations as a whole, period is YYYY-MM. Raises Problem."""
    if period and not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", period):
        raise Problem("period.invalid", period=period)
    if metric and metric not in metrics() and not _has(snapshot, metric):
        raise Problem("maturity.missing" if metric.startswith("maturity.") else "metric.unknown", metric=metric)
    frame = snapshot.frame(
        """
        select * from metric_value
        where ($metric is null or metric = $metric)
          and ($organisation is null or organisation = $organisation)
          and ($repository is null or repository is not distinct from nullif($repository, '-'))
          and ($period is null or strftime(period, '%Y-%m') = $period)
        order by metric, organisation, repository nulls first, period, source
        """,
        {"metric": metric, "organisation": organisation, "repository": repository, "period": period},
    )
    return frame.assign(period=frame["period"].dt.date)


def _has(snapshot: Snapshot, metric: str) -> bool:
    """Whether a snapshot has a number that is no SQL file's, such as a maturity score."""
    return bool(snapshot.rows("select 1 from metric_value where metric = ? limit 1", [metric]))


def ended(period: date) -> datetime:
    """The first instant after a month."""
    return datetime(period.year + period.month // 12, period.month % 12 + 1, 1)


def months_back(period: date, months: int) -> date:
    """The month so many months before."""
    count = period.year * 12 + period.month - 1 - months
    return date(count // 12, count % 12 + 1, 1)


def organisations(snapshot: Snapshot) -> list[tuple[str, str]]:
    """(slug, role) of every organisation, ours first."""
    found = snapshot.rows("select distinct organisation, role from repository order by role desc, organisation")
    return [(slug, role) for slug, role in found]


def last_complete(snapshot: Snapshot, organisation: str) -> date | None:
    """The newest month of which everything collected was confirmed after its end; None without any."""
    found = snapshot.rows(
        "select max(period) from metric_value where metric = 'commits' and organisation = ? and repository is null"
        " and collected_at >= cast(period as timestamp) + interval 1 month",
        [organisation],
    )
    period: date | None = found[0][0]
    return period


def series(
    snapshot: Snapshot,
    metric: str,
    organisation: str,
    repositories: Sequence[str | None] = (None,),
    until: date | None = None,
) -> pd.DataFrame:
    """All months of a metric up to `until` (None: all), for repositories or (None) the organisation.

    The columns of `metric_value`, and `complete`.
    """
    frame = snapshot.frame(
        """
        select *, collected_at >= cast(period as timestamp) + interval 1 month as complete
        from metric_value
        where metric = $metric and organisation = $organisation and ($until is null or period <= $until)
          and (list_contains($repositories, repository) or (repository is null and $whole))
        order by repository nulls first, period
        """,
        {
            "metric": metric,
            "organisation": organisation,
            "until": until,
            "repositories": [name for name in repositories if name] or [""],
            "whole": None in repositories,
        },
    )
    return frame.assign(complete=frame["complete"].fillna(False).astype(bool))


def every_series(snapshot: Snapshot, organisation: str, since: date, until: date) -> dict[str, pd.DataFrame]:
    """By metric the months from `since` to `until` of an organisation as a whole, as `series` has them."""
    frame = snapshot.frame(
        """
        select *, coalesce(collected_at >= cast(period as timestamp) + interval 1 month, false) as complete
        from metric_value
        where organisation = $organisation and repository is null and period between $since and $until
        order by metric, period
        """,
        {"organisation": organisation, "since": since, "until": until},
    )
    return {str(metric): rows for metric, rows in frame.groupby("metric")}


def trailing_year(rows: pd.DataFrame) -> pd.DataFrame:
    """A monthly count's rows with the twelve months to each month summed; unknown where one of them is."""
    known, coverage = rows["value"].where(rows["complete"]), rows["coverage"].fillna(0)
    return rows.assign(
        value=known.rolling(12).sum(), low=None, high=None, sample_size=rows["sample_size"].rolling(12).sum(),
        coverage=coverage.rolling(12).mean(),
    )  # fmt: skip


def year(
    snapshot: Snapshot,
    metric: Metric,
    organisation: str,
    repository: str | None,
    period: date,
    table: str = "metric_value",
) -> Window | None:
    """A metric over the twelve months to `period`, None where there is no row.

    A monthly count is their sum, unknown where one month is; any other metric is its row.
    """
    found = _years(snapshot, organisation, repository, period, table)
    return next((window for one, window in found if one == metric.id), None)


def _years(
    snapshot: Snapshot, organisation: str, repository: str | None, period: date, table: str
) -> Iterator[tuple[str, Window]]:
    """Of every metric at once: asking for one takes nearly as long, and who asks for one asks for others."""
    monthly = [one.id for one in metrics().values() if one.window == "month"]
    rows = snapshot.rows(
        f"""
        select metric, case when count(value) = count(*) then sum(value) end, any_value(low), any_value(high),
               sum(sample_size), avg(coverage), arg_max(collected_at, period), max(definition),
               bool_and(collected_at >= cast(period as timestamp) + interval 1 month),
               count(*) = case when list_contains($monthly, metric) then 12 else 1 end
        from {table}
        where organisation = $organisation and repository is not distinct from $repository
          and (period = $last or (period between $first and $last and list_contains($monthly, metric)))
        group by metric
        """,
        {
            "organisation": organisation, "repository": repository, "monthly": monthly,
            "first": months_back(period, 11), "last": period,
        },
    )  # fmt: skip
    for metric, value, low, high, sample, coverage, collected_at, definition, complete, whole in rows:
        yield (
            metric,
            Window(
                period, value, low, high, int(sample or 0), coverage or 0, definition, bool(complete) and whole,
                collected_at,
            ),
        )  # fmt: skip


def year_change(
    snapshot: Snapshot, metric: Metric, organisation: str, repository: str | None, period: date
) -> Change | None:
    """What may be said of the year to `period` against the year before; None where nothing may be."""
    table = "comparable" if repository is None else "metric_value"
    later = year(snapshot, metric, organisation, repository, period, table)
    earlier = year(snapshot, metric, organisation, repository, months_back(period, 12), table)
    return change(metric, earlier, later) if earlier and later else None


def changes(snapshot: Snapshot, organisation: str, period: date) -> list[Change]:
    """Every change that may be said of an organisation's year, the clearest first."""
    found = (year_change(snapshot, metric, organisation, None, period) for metric in metrics().values())
    return sorted((one for one in found if one), key=lambda one: -one.size)


def details(snapshot: Snapshot, table: str, organisation: str) -> pd.DataFrame:
    """A details table's rows of one organisation. `table` is a name of `data/details`."""
    frame: pd.DataFrame = snapshot.frame(f'select * from "{table}" where organisation = ? order by 1', [organisation])
    return frame


def plain(value: Any) -> Any:
    """A cell of a data frame with pandas' kinds of missing as None."""
    return None if pd.isna(value) else value


def record(row: Any) -> dict[str, Any]:
    """A row of a data frame, be it a series or a dict, with pandas' kinds of missing as None."""
    return {str(name): plain(value) for name, value in row.items()}


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Its rows, each as `record` has it."""
    return [record(row) for row in frame.to_dict("records")]


def periods(snapshot: Snapshot, organisation: str) -> list[date]:
    """Every month an organisation has figures for, newest first."""
    found = snapshot.rows(
        "select distinct period from metric_value where metric = 'commits' and organisation = ? and repository is null"
        " order by period desc",
        [organisation],
    )
    return [row[0] for row in found]


def repositories(snapshot: Snapshot, organisation: str) -> list[str]:
    """Ids of the repositories that an organisation's figures speak of."""
    found = snapshot.rows("select id from repository where organisation = ? and in_scope order by id", [organisation])
    return [row[0] for row in found]


def repository_table(snapshot: Snapshot, organisation: str, period: date, wanted: list[str]) -> pd.DataFrame:
    """One row for each repository of the details table, with a column for each metric (monthly counts: 12 months)."""
    found = details(snapshot, "repository", organisation)
    for name in wanted:
        months = 11 if metrics()[name].window == "month" else 0
        column = snapshot.frame(
            f"""
            select repository as id, sum(value) as {name} from metric_value
            where metric = ? and organisation = ? and repository is not null and period between ? and ?
            group by repository
            """,
            [name, organisation, months_back(period, months), period],
        )
        found = found.merge(column, on="id", how="left")
    return found
