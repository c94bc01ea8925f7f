"""Exchange files of strangers: what can be is read to the last digit, all else is refused by file, line and key."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from data.words import Problem
from peers.exchange.reading import read, shown
from peers.exchange.shape import MOST_BYTES
from tests.peers.exchange.files import SCORE, VALUE, named, pseudonymous, refused, write

NOW = datetime.now(UTC).replace(tzinfo=None)
NEXT = (NOW.date().replace(day=1) + timedelta(40)).replace(day=1)
INVALID = "peers.invalid"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "given.json"


def test_a_named_file_is_read(file: Path) -> None:
    sample = {
        "repositories": 8, "of": 40, "of_source": "https://y.example/list", "date": "2024-02-29",
        "source": "https://github.com/y",
    }  # fmt: skip
    odd = VALUE | {"metric": "commits", "value": 0.1 + 0.2, "low": None, "high": None}
    unknown = VALUE | {"metric": "elsewhere_measured", "value": -3, "low": None}
    member = named()["member"] | {"staff": 1200, "url": "https://y.example", "repositories": ["github.com/y/a"]}
    given = read(write(file, named(member=member | {"sample": sample}, values=[VALUE, odd, unknown])))
    assert (given.member.name, given.member.staff, given.member.country) == ("City of Y", 1200, "SE")
    assert given.member.sample is not None and given.member.sample.of == 40
    assert given.values[1].value == 0.30000000000000004 and given.values[1].low is None
    assert given.values[0].collected_at == datetime(2024, 3, 2, 6) and given.values[0].period == date(2024, 2, 1)
    assert ([one.metric for one in given.known], given.unknown) == (
        ["licence_coverage", "commits"], ["elsewhere_measured"],
    )  # fmt: skip


def test_a_pseudonymous_file_is_read(file: Path) -> None:
    given = read(write(file, pseudonymous()))
    assert (given.member.region, given.member.name, given.values[0].value) == ("154", None, 65)


def test_files_of_the_first_version_are_read(file: Path) -> None:
    assert read(write(file, named(schema=1))).schema_ == 1
    member = named()["member"] | {"staff": 7}
    assert refused(file, named(schema=1, member=member)) == (INVALID, "member.staff", 1)


def test_a_newer_version_is_refused_as_such(file: Path) -> None:
    text = json.dumps(named(schema=3, new_key=1), indent=1)
    assert refused(file, text) == ("peers.newer", "", 3)
    with pytest.raises(Problem, match="made by a newer OSPO Barometer"):
        read(file)


def test_a_mark_of_byte_order_is_no_harm(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + json.dumps(named()).encode())
    assert read(file).member.name == "City of Y"


LONG = "1" * 5000
TEXTS = {
    "": "peers.empty", " \n": "peers.empty", "{": "peers.json", "[" * 100_000: "peers.json",
    '{"format": ' * 3000: "peers.json", f'{{"format": {LONG}}}': "peers.json", "[]": "peers.format",
    "7": "peers.format",
    '"ospo-exchange"': "peers.format", "{}": "peers.format", '{"format": "ospo-assessment"}': "peers.format",
    '{"format": ["ospo-exchange"]}': "peers.format",
}  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_no_exchange_file_is_refused(file: Path, text: str) -> None:
    assert refused(file, text)[0] == TEXTS[text]


def test_what_is_no_text_is_refused(file: Path) -> None:
    for raw in (json.dumps(named()).encode("utf-16"), b'{"format": "\xff"}', b"PK\x03\x04\xff\x00"):
        file.write_bytes(raw)
        with pytest.raises(Problem, match="not UTF-8"):
            read(file)


def test_a_key_that_stands_twice_is_refused_with_its_line(file: Path) -> None:
    text = json.dumps(named(), indent=1)
    assert refused(file, text.replace('"level": "local"', '"level": "local",\n  "level": "national"')) == (
        "peers.doubled", "level", 10,
    )  # fmt: skip
    again = text.replace('"value": 87.5', '"value": 87.5, "a": "{\\"value\\":", "v\\u0061lue": 99')
    assert refused(file, again) == ("peers.doubled", "value", 19)


def values(*given: dict[str, Any]) -> dict[str, Any]:
    return {"values": [*given]}


HOSTILE: list[tuple[dict[str, Any], str]] = [
    # numbers
    (values(VALUE | {"value": -1}), "values.0.value"),
    (values(VALUE | {"value": 100.5, "high": None}), "values.0.value"),
    (values(VALUE | {"value": "87"}), "values.0.value"),
    (values(VALUE | {"value": True}), "values.0.value"),
    (values(VALUE | {"value": 10**400}), "values.0.value"),
    (values(VALUE | {"value": [1]}), "values.0.value"),
    (values(VALUE | {"metric": "commits", "value": 1e16, "low": None, "high": None}), "values.0.value"),
    (values(VALUE | {"low": 88}), "values.0.low"),
    (values(VALUE | {"low": 95, "value": None}), "values.0.low"),
    (values(VALUE | {"low": -0.5}), "values.0.low"),
    (values(VALUE | {"high": 80}), "values.0.high"),
    (values(VALUE | {"high": 101}), "values.0.high"),
    (values(VALUE | {"coverage": 1.01}), "values.0.coverage"),
    (values(VALUE | {"coverage": -0.1}), "values.0.coverage"),
    (values(VALUE | {"sample_size": -1}), "values.0.sample_size"),
    (values(VALUE | {"sample_size": 1.5}), "values.0.sample_size"),
    (values(VALUE | {"sample_size": 2**63}), "values.0.sample_size"),
    (values(VALUE, SCORE | {"value": 100.1}), "values.1.value"),
    (values(SCORE | {"metric": "maturity.ggi.stage", "value": 5}), "values.0.value"),
    # metrics and months
    (values(VALUE | {"metric": "licence_coverage; drop table"}), "values.0.metric"),
    (values(VALUE | {"metric": "../../x"}), "values.0.metric"),
    (values(VALUE | {"metric": "x" * 200}), "values.0.metric"),
    (values(VALUE | {"metric": 7}), "values.0.metric"),
    (values(VALUE | {"definition": "1\n2"}), "values.0.definition"),
    (values(VALUE, VALUE | {"value": 88}), "values.1.period"),
    (values(VALUE | {"period": "2024-02-02"}), "values.0.period"),
    (values(VALUE | {"period": "2024-2-1"}), "values.0.period"),
    (values(VALUE | {"period": "2024-13-01"}), "values.0.period"),
    (values(VALUE | {"period": "1969-12-01"}), "values.0.period"),
    (values(VALUE | {"period": "٢٠٢٤-02-01"}), "values.0.period"),
    (values(VALUE | {"period": NEXT.isoformat()}), "values.0.period"),
    (values(VALUE | {"period": 1706745600}), "values.0.period"),
    (values(VALUE | {"period": None}), "values.0.period"),
    (values(VALUE | {"collected_at": "9999-01-01T00:00:00Z"}), "values.0.collected_at"),
    (values(VALUE | {"collected_at": "1969-12-31T23:59:59Z"}), "values.0.collected_at"),
    (values(VALUE | {"collected_at": "2024-03-02"}), "values.0.collected_at"),
    (values(VALUE | {"collected_at": "2024-03-02T06:00:00+02:00"}), "values.0.collected_at"),
    (values(VALUE | {"repository": "github.com/y/a"}), "values.0.repository"),
    (values({"period": "2024-02-01"}), "values.0.metric"),
    ({"values": {}}, "values"),
    ({"values": [7]}, "values.0"),
    # who and when
    ({"schema": True}, "schema"),
    ({"schema": 0}, "schema"),
    ({"schema": "2"}, "schema"),
    ({"mode": "open"}, "mode"),
    ({"created_at": "1969-12-31T23:59:59Z"}, "created_at"),
    ({"models": {"../x": "1"}}, "models.../x"),
    ({"models": {"ggi": "<b>"}}, "models.ggi"),
    ({"extra": 1}, "extra"),
    ({"\x1b[31m": 1}, r"\x1b[31m"),
]


@pytest.mark.parametrize(("said", "key"), HOSTILE, ids=str)
def test_what_cannot_be_is_refused_by_its_key(file: Path, said: dict[str, Any], key: str) -> None:
    assert refused(file, named(**said))[:2] == (INVALID, key)


def test_what_is_made_in_two_days_is_refused(file: Path) -> None:
    made = f"{(NOW + timedelta(days=2)):%Y-%m-%dT%H:%M:%SZ}"
    assert refused(file, named(created_at=made))[:2] == (INVALID, "created_at")


MEMBERS: list[tuple[str, Any]] = [
    ("id", "../../x"), ("id", "0123456789ABCDEF" * 2), ("id", "a" * 31), ("id", "a" * 32 + "\n"), ("id", None),
    ("id", 7), ("id", "0" * 32), ("level", "galactic"), ("country", "XX"), ("country", "se"), ("country", "Sweden"),
    ("name", ""), ("name", " "), ("name", "x" * 121), ("name", None), ("name", "City\u202eof Y"), ("name", "a\u200bb"),
    ("name", "<script>alert(1)</script>"), ("name", "a\x00b"), ("name", "a\nb"), ("name", "…"), ("name", " City"),
    ("name", ["City"]), ("name", "\u2066City"), ("name", "a\x1b[2Jb"),
    ("url", "http://y.example"), ("url", "javascript:alert(1)"), ("url", "https://u:p@y.example/"),
    ("url", "https://y.example/\u202e"), ("url", 'https://y.example/"onload="x'), ("url", "https:///x"),
    ("staff", 0), ("staff", -5), ("staff", 1.5), ("staff", "12"), ("staff", True), ("region", "154"),
    ("repositories", ["a b/c"]), ("repositories", ["x"]), ("repositories", "github.com/y/a"), ("nickname", "Y"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "value"), MEMBERS, ids=str)
def test_who_cannot_be_is_refused_by_its_key(file: Path, key: str, value: Any) -> None:
    code, said, _line = refused(file, named(member=named()["member"] | {key: value}))
    assert (code, said.removesuffix(".0")) == (INVALID, f"member.{key}")


SAMPLE = {"repositories": 8, "date": "2024-02-29", "source": "https://github.com/y"}


@pytest.mark.parametrize(
    ("key", "value"),
    [("of", 7), ("of", -1), ("repositories", 1.5), ("date", "9999-01-01"), ("source", "git@y"), ("of_source", "")],
)
def test_a_sample_that_cannot_be_is_refused(file: Path, key: str, value: Any) -> None:
    member = named()["member"] | {"sample": SAMPLE | {key: value}}
    assert refused(file, named(member=member))[:2] == (INVALID, f"member.sample.{key}")


PSEUDONYMOUS: list[tuple[dict[str, Any], str]] = [
    (values(SCORE | {"value": 63}), "values.0.value"),
    (values(SCORE, SCORE | {"metric": "maturity.ggi.usage", "value": 62.5}), "values.1.value"),
    (values(SCORE | {"value": 105}), "values.0.value"),
    (values(SCORE | {"value": -5}), "values.0.value"),
    (values(SCORE | {"value": None}), "values.0.value"),
    (values(SCORE | {"period": "2024-02-01"}), "values.0.period"),
    (values(SCORE | {"metric": "licence_coverage"}), "values.0.metric"),
    (values(SCORE | {"metric": "elsewhere_measured"}), "values.0.metric"),
    *((values(SCORE | {key: VALUE[key] if key != "low" else 5}), f"values.0.{key}")
      for key in ("low", "high", "sample_size", "coverage", "collected_at")),
    ({"created_at": "2024-02-01T00:00:00Z"}, "created_at"),
    ({"created_at": "2024-01-01T06:00:00Z"}, "created_at"),
    *(({"member": pseudonymous()["member"] | {key: value}}, f"member.{key}") for key, value in (
        ("name", "City of Y"), ("country", "SE"), ("url", "https://y.example"), ("staff", 5), ("repositories", []),
        ("sample", SAMPLE), ("region", "150"), ("region", "999"), ("region", None), ("level", None),
    )),
]  # fmt: skip


@pytest.mark.parametrize(("said", "key"), PSEUDONYMOUS, ids=str)
def test_a_pseudonymous_file_that_says_more_is_refused(file: Path, said: dict[str, Any], key: str) -> None:
    assert refused(file, pseudonymous(**said))[:2] == (INVALID, key)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e400", "-1e400"])
def test_numbers_that_are_none_are_refused(file: Path, number: str) -> None:
    text = json.dumps(named(), indent=1).replace("87.5", number)
    assert refused(file, text) == (INVALID, "values.0.value", 19)


def test_halves_of_characters_are_refused(file: Path) -> None:
    text = json.dumps(named())
    assert refused(file, text.replace("City of Y", "\\ud800"))[:2] == (INVALID, "member.name")
    assert refused(file, text.replace('"level"', '"\\udfff"'))[0] == INVALID


def test_more_figures_than_anybody_has_are_refused_at_once(file: Path) -> None:
    text = json.dumps(named(values=[])).replace("[]", "[" + "{}," * 999_999 + "{}]")
    began = datetime.now(UTC)
    assert refused(file, text)[0] == "peers.values"
    assert datetime.now(UTC) - began < timedelta(seconds=10)


def test_nor_are_more_keys_remembered_than_anybody_has(file: Path) -> None:
    many = {f"k{number}": 0 for number in range(2_000)}
    assert refused(file, named(values=[VALUE | many])) == ("peers.json", "", 1)
    assert refused(file, named(values=[VALUE | {"k": 0}])) == (INVALID, "values.0.k", 1)


def test_a_file_that_is_too_large_is_not_even_read(file: Path) -> None:
    with file.open("wb") as sparse:
        sparse.truncate(MOST_BYTES + 1)
    with pytest.raises(Problem, match="larger than 20 MB"):
        read(file)


def test_neither_folders_nor_nothing_can_be_read(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.json"):
        with pytest.raises(Problem, match="There is no file"):
            read(path)


def test_every_row_of_what_is_wrong_has_its_line(file: Path) -> None:
    wrong = [VALUE, VALUE | {"period": "2024-03-01", "coverage": 7}]
    assert refused(file, json.dumps(named(values=wrong), indent=1)) == (INVALID, "values.1.coverage", 34)


def test_what_a_stranger_wrote_can_be_printed() -> None:
    assert shown("a\x1b[2J\u202eb\udcff") == r"a\x1b[2J\u202eb\udcff"
    assert len(shown("x" * 10_000)) == 300


@pytest.mark.parametrize("name", ["Сity of Y", "Αthens", "City оf Y"])  # each with a letter of another alphabet
def test_a_name_that_is_made_to_look_like_another_is_refused(tmp_path: Path, name: str) -> None:
    assert refused(tmp_path / "y.json", named(name=name))[:2] == ("peers.invalid", "member.name")


@pytest.mark.parametrize("name", ["Αθήνα / Athens", "Київ", "Љубљана Ljubljana", "東京都 Tokyo"])
def test_a_name_in_two_alphabets_word_by_word_is_a_name(tmp_path: Path, name: str) -> None:
    assert read(write(tmp_path / "y.json", named(name=name))).member.name == name


@pytest.mark.parametrize("place", ["../../x", "a/../b", "host/./x"])
def test_no_id_of_a_repository_is_a_way_up(tmp_path: Path, place: str) -> None:
    given = named()
    given["member"]["repositories"] = [place]
    assert refused(tmp_path / "y.json", given)[:2] == ("peers.invalid", "member.repositories.0")
