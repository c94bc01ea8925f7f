"""Since when a version was the newest stable one, worked out by hand."""

from datetime import datetime

import pytest

from collectors.deps_dev.ages import newest
from collectors.deps_dev.listed import Version


def published(*listed: tuple[str, str | None]) -> list[Version]:
    return [Version(text, datetime.fromisoformat(day) if day else None, None, default=False) for text, day in listed]


@pytest.mark.parametrize(
    ("ecosystem", "listed", "expected"),
    [
        ("npm", [], []),
        ("npm", [("1.0.0", None)], []),
        ("npm", [("1.9.9", "2020-07-01"), ("2.0.0", "2020-06-01"), ("1.0.0", "2020-01-01")],
         [("1.0.0", "2020-01-01"), ("2.0.0", "2020-06-01")]),
        ("npm", [("1.0.0", "2020-01-01"), ("2.0.0-rc.1", "2020-02-01"), ("2.0.0", "2020-03-01"), ("3.0.0", None)],
         [("1.0.0", "2020-01-01"), ("2.0.0", "2020-03-01")]),
        ("npm", [("1.9.0", "2020-01-01"), ("1.10.0", "2020-02-01"), ("1.9.1", "2020-02-02")],
         [("1.9.0", "2020-01-01"), ("1.10.0", "2020-02-01")]),
        ("npm", [("1.0.0", "2020-01-01"), ("1.1.0", "2020-01-01"), ("1.0.9", "2020-01-01")], [("1.1.0", "2020-01-01")]),
        ("npm", [("latest", "2020-01-01"), ("1.0.0", "2020-02-01")], [("1.0.0", "2020-02-01")]),
        ("npm", [("1.0.0-alpha.1", "2020-01-01"), ("1.0.0-beta.1", "2020-02-01")], []),
        ("PyPI", [("1.0", "2020-01-01"), ("1.1rc1", "2020-02-01"), ("1.1.dev3", "2020-02-02"), ("1!0.5", "2020-03-01")],
         [("1.0", "2020-01-01"), ("1!0.5", "2020-03-01")]),
        ("Maven", [("1.0", "2020-01-01"), ("1.1-SNAPSHOT", "2020-02-01"), ("1.1", "2020-03-01")],
         [("1.0", "2020-01-01"), ("1.1", "2020-03-01")]),
        ("Go", [("v1.0.0", "2020-01-01"), ("v1.0.1-0.20200201000000-abcdefabcdef", "2020-02-01")],
         [("v1.0.0", "2020-01-01")]),
        ("RubyGems", [("1.0", "2020-01-01"), ("2.0.pre1", "2020-02-01"), ("1.0.1", "2020-03-01")],
         [("1.0", "2020-01-01"), ("1.0.1", "2020-03-01")]),
    ],
)  # fmt: skip
def test_the_newest_stable_versions(
    ecosystem: str, listed: list[tuple[str, str | None]], expected: list[tuple[str, str]]
) -> None:
    found = newest(ecosystem, published(*listed))
    assert [*found.items()] == [(text, datetime.fromisoformat(day)) for text, day in expected]
