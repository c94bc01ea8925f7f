"""Numbers of a report for programs: nothing lost, nothing computed, the same bytes."""

import csv
import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from io import StringIO

import pytest

from data.harmless import meant
from report.clean import clean
from report.numbers import as_csv, as_json
from report.story import Number
from tests.report.hostile import hostile
from tests.report.stories import empty, full

CSV = """\
part,metric,what,value,unit,text,period,low,high,sample_size,coverage,collected_at,definition,source,window
maturity,maturity.ggi,now,52,1,52,2026-11-01,47,57,214,0.88,2026-05-04T09:00:00Z,1.3/1,own,
figures,external_share,now,,%,unknown,,,,,,,,,
"""
JSON = """\
{
 "report": {
  "organisation": "City of Musterhafen",
  "period": "12 months to October 2026",
  "day": "2026-11-22",
  "language": "en"
 },
 "numbers": [
  {
   "part": "maturity",
   "metric": "maturity.ggi",
   "what": "now",
   "value": 52,
   "unit": "1",
   "text": "52",
   "period": "2026-11-01",
   "low": 47,
   "high": 57,
   "sample_size": 214,
   "coverage": 0.88,
   "collected_at": "2026-05-04T09:00:00Z",
   "definition": "1.3/1",
   "source": "own",
   "window": null
  },
  {
   "part": "figures",
   "metric": "external_share",
   "what": "now",
   "value": null,
   "unit": "%",
   "text": "unknown",
   "period": null,
   "low": null,
   "high": null,
   "sample_size": null,
   "coverage": null,
   "collected_at": null,
   "definition": null,
   "source": null,
   "window": null
  }
 ]
}
"""
UNUSUAL = Number(
    "a", "m", "low", -0.1, "%", "−0.1 %", None, float("nan"), float("inf"), 0, 0.0, None, "=1+1", '"a",\nb'
)


def test_every_number_is_a_row() -> None:
    assert as_csv(full()) == CSV


def test_every_number_is_an_object() -> None:
    assert as_json(full()) == JSON


def test_no_numbers_are_columns_alone_and_an_empty_list() -> None:
    assert as_csv(empty()) == CSV.splitlines(keepends=True)[0]
    assert json.loads(as_json(empty()))["numbers"] == []


def test_nought_is_no_unknown_and_a_negative_number_stays_one() -> None:
    told = replace(empty(), numbers=(UNUSUAL,))
    (row,) = csv.DictReader(StringIO(as_csv(told)))
    assert (row["value"], row["low"], row["high"], row["sample_size"], row["coverage"]) == ("-0.1", "", "", "0", "0")
    (number,) = json.loads(as_json(told))["numbers"]
    assert (number["value"], number["low"], number["high"], number["sample_size"]) == (-0.1, None, None, 0)


def test_what_a_spreadsheet_would_compute_is_text() -> None:
    told = replace(empty(), numbers=(UNUSUAL,))
    (row,) = csv.DictReader(StringIO(as_csv(told)))
    assert (row["definition"], row["source"]) == ("'=1+1", '"a",\nb')
    assert json.loads(as_json(told))["numbers"][0]["definition"] == "=1+1"  # no program computes JSON


def test_hostile_texts_stay_in_their_cells() -> None:
    told = clean(hostile())
    rows = list(csv.DictReader(StringIO(as_csv(told))))
    assert [meant(row["text"]) for row in rows] == [one.text for one in told.numbers]
    assert not [cell for row in rows for cell in row.values() if cell[:1] in tuple("=+-@\t")]
    assert [one["text"] for one in json.loads(as_json(told))["numbers"]] == [one.text for one in told.numbers]


def test_words_can_be_read_in_json_too() -> None:
    assert '"organisation": "Straßenbauamt Kärnten"' in as_json(replace(empty(), organisation="Straßenbauamt Kärnten"))


def test_a_time_has_whole_seconds_and_its_zone() -> None:
    told = replace(empty(), numbers=(replace(UNUSUAL, collected_at=datetime(2026, 2, 3, 4, 5, 6, 7)),))
    assert json.loads(as_json(told))["numbers"][0]["collected_at"] == "2026-02-03T04:05:06Z"


@pytest.mark.parametrize("form", ["as_csv", "as_json"])
def test_the_same_numbers_give_the_same_bytes_anywhere(form: str) -> None:
    code = (
        "import sys; from report import numbers; from tests.report.stories import full;"
        f"sys.stdout.write(numbers.{form}(full()))"
    )
    places = [{"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "1"}, {"TZ": "America/Lima", "PYTHONHASHSEED": "2", "LANG": "C"}]
    run = [sys.executable, "-c", code]
    found = {subprocess.run(run, check=True, capture_output=True, env=os.environ | place).stdout for place in places}
    assert found == {(CSV if form == "as_csv" else JSON).encode()}
