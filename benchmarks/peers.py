"""Ours beside a thousand others: the topics of the page Peers in a browser, from the click until all is drawn."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from statistics import median

import duckdb
from playwright.sync_api import Error, Page

from benchmarks.measuring import RUNS, Row, Setting
from benchmarks.page import QUIET, browser, served
from collectors import run
from data.ledger import open_ledger
from data.workspace import Workspace, create
from publish import publish

LIMIT = 1.0  # seconds
OTHERS, METRICS, MONTHS = 1000, 40, 60
REPOSITORIES = 40  # of ours, which are not what is measured
TOPICS = {"Over time": ".js-plotly-plot .scatterlayer .trace", "Where we stand": ".js-plotly-plot .barlayer .trace"}

# Each other has ours, by a half less to a half more: shares stay below 100.
_FIGURES = f"""
insert into metric_value by name
with lasting as (
    select metric from metric_value
    where source = 'own' and repository is null and value is not null and not starts_with(metric, 'maturity.')
    group by metric having count(*) >= {MONTHS} order by count(*) desc, metric limit {METRICS}
)
select m.metric, 'import:' || i as organisation, m.period,
       m.value * (50 + hash(i, m.metric) % 50) / 100 as value, m.sample_size, m.coverage, m.collected_at, m.definition,
       'import:' || i as source
from metric_value m
join lasting using (metric)
cross join range($others) t(i)
where m.source = 'own' and m.repository is null
"""
_PEERS = """
insert into peer by name
select 'import:' || i as organisation, 'a' || i as administration, 'Administration ' || i as title,
       'import:' || i as source, (['FI', 'SE', 'DK', 'FR', 'DE'])[1 + i % 5] as country,
       (['local', 'regional', 'national'])[1 + i % 3] as level, 500 + i as staff
from range($others) t(i)
"""


def measure(setting: Setting) -> Iterator[Row]:
    """Each topic's median of five, chosen by its name, all visited before; all figures and one over five years."""
    workspace = _workspace(setting)
    taken: dict[str, list[float]] = {name: [] for name in TOPICS}
    try:
        with served(workspace.root) as address, browser(f"{address}/peers") as page:
            for _ in range(1 + RUNS):
                for name in TOPICS:
                    taken[name].append(_visit(page, name))
    except Error as error:
        yield Row("peers in a browser", None, "limit", LIMIT, 1, why=str(error).splitlines()[0])
        return
    for name, times in taken.items():
        yield Row(f"peers, {name}, from click to drawn", median(times[1:]), "limit", LIMIT, 1)


def _visit(page: Page, name: str) -> float:
    page.get_by_test_id("stRadioOption").filter(has_text=name).click()
    page.wait_for_function(f"performance.now() - window.drawn > {QUIET}", polling=100)
    page.locator(TOPICS[name]).first.wait_for(state="attached")
    assert not page.get_by_test_id("stException").count()
    return float(page.evaluate("window.drawn - window.clicked")) / 1000


def _workspace(setting: Setting) -> Workspace:
    """Some repositories of the sample, published, and the figures of others beside them."""
    workspace = create(setting.folder / "peers", "Sample administration", country="FI", level="local")
    target = run.parse("sample:administration", workspace.configuration.organisation.slug, "self")
    with open_ledger(workspace.ledger) as ledger:
        for _outcome in islice(run.collect([target], workspace, ledger), REPOSITORIES):
            pass
        publish(workspace, ledger, datetime.now(UTC).replace(tzinfo=None))
    others = {"others": max(int(OTHERS * setting.scale), 5)}
    with duckdb.connect(str(workspace.snapshot)) as connection:
        connection.execute(_PEERS, others)
        connection.execute(_FIGURES, others)
    return workspace
