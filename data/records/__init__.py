"""One frozen record type per ledger table; tables and Arrow schemas are made from these.

Times are UTC without zone. None means unknown, never zero and never no, unless a field says otherwise.
"""

from data.records.attempts import Collection, Cursor
from data.records.dependencies import (
    Abandoned,
    Advisory,
    Component,
    Inventory,
    OutsideContribution,
    Package,
    PackageVersion,
    Scorecard,
    Screening,
    UpstreamFacts,
    UpstreamWork,
    Vulnerability,
)
from data.records.forges import ChangeRequest, Issue, Release, Sweep
from data.records.people import Affiliation, Alias, Bot
from data.records.repositories import Commit, Observation, Repository, RepositoryAlias, Tag
from data.records.table import RECORDS, KeyedHash, RepositoryId, arrow, columns, key, record, schema, table_name

__all__ = [
    "RECORDS", "Abandoned", "Advisory", "Affiliation", "Alias", "Bot", "ChangeRequest", "Collection", "Commit",
    "Component", "Cursor", "Inventory", "Issue", "KeyedHash", "Observation", "OutsideContribution", "Package",
    "PackageVersion", "Release", "Repository", "RepositoryAlias", "RepositoryId", "Scorecard", "Screening", "Sweep",
    "Tag", "UpstreamFacts", "UpstreamWork", "Vulnerability", "arrow", "columns", "key", "record", "schema",
    "table_name",
]  # fmt: skip
