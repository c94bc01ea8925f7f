"""OSV's archives in a folder: whole, broken, hostile."""

import json
import tarfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest

from collectors.osv import Folder, bulk
from data.records import Vulnerability
from data.words import Problem
from tests.collectors.osv.archives import NOW, pairs, record, seen, used, zipped


def test_a_folder_of_archives_and_files(tmp_path: Path) -> None:
    zipped(tmp_path / "PyPI" / "all.zip", [record("PYSEC-1", "Flask_Thing", "2.0"), record("PYSEC-2", "other")])
    zipped(tmp_path / "npm.zip", [record("GHSA-1", "@scope/name", "1.5.0", "npm")])
    (tmp_path / "plain").mkdir()
    (tmp_path / "plain" / "GO-1.json").write_text(json.dumps(record("GO-1", "example.org/Mod", "1.2.0", "Go")))
    (tmp_path / "README.txt").write_text("name: nothing")
    components = used("pkg:pypi/flask-thing@1.0", "pkg:npm/%40scope/name@1.4.0", "pkg:golang/example.org/Mod@v1.1.0")
    advisories, vulnerabilities, counts = seen(components, Folder(tmp_path))
    assert pairs(vulnerabilities) == {
        ("pkg:pypi/flask-thing@1.0", "PYSEC-1", "2.0"),
        ("pkg:npm/%40scope/name@1.4.0", "GHSA-1", "1.5.0"),
        ("pkg:golang/example.org/Mod@v1.1.0", "GO-1", "1.2.0"),
    }
    assert {one.advisory for one in advisories} == {"PYSEC-1", "GHSA-1", "GO-1"}
    assert vulnerabilities[0] == Vulnerability(
        "pkg:pypi/flask-thing@1.0", "pkg:pypi/flask-thing", "PYSEC-1", "2.0", NOW
    )
    assert (counts.asked, counts.broken, counts.problems) == (3, 0, [])


def test_yaml_in_a_tar(tmp_path: Path) -> None:
    text = b"id: X-1\nmodified: 2024-01-01T00:00:00Z\naffected:\n- package: {ecosystem: PyPI, name: thing}\n"
    text += b"  versions: [4.10]\n"
    _tar(tmp_path / "database.tar.gz", {"vulns/x.yaml": text, "vulns/link.json": None, "notes.md": b"name"})
    found = seen(used("pkg:pypi/thing@4.10", "pkg:pypi/thing@4.2"), Folder(tmp_path / "database.tar.gz"))
    assert pairs(found[1]) == {("pkg:pypi/thing@4.10", "X-1", None)}
    assert (found[2].broken, found[2].problems) == (0, [])


def test_what_cannot_be_asked_is_counted(tmp_path: Path) -> None:
    zipped(tmp_path / "all.zip", [record("X-1", "thing", "2")])
    components = used(
        "pkg:pypi/thing", "pkg:pypi/thing@1", "pkg:pypi/thing@1", "pkg:pypi/thing@odd", "pkg:swid/x@1", "nonsense@1"
    )
    _advisories, vulnerabilities, counts = seen(components, Folder(tmp_path))
    assert pairs(vulnerabilities) == {("pkg:pypi/thing@1", "X-1", "2")}
    assert (counts.asked, counts.unpinned, counts.foreign, counts.undecided) == (2, 1, 2, 1)


def test_one_advisory_in_two_archives(tmp_path: Path) -> None:
    for name in ("all.zip", "PyPI.zip"):
        zipped(tmp_path / name, [record("X-1", "thing")])
    advisories, vulnerabilities, _counts = seen(used("pkg:pypi/thing@1"), Folder(tmp_path))
    assert (len(advisories), len(vulnerabilities)) == (1, 1)


def test_broken_records_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    good = record("X-1", "thing", "2")
    torn = json.dumps(record("X-2", "thing")).encode()[:-30]
    zipped(
        tmp_path / "all.zip",
        [
            ("torn.json", torn), ("empty.json", b""), ("list.json", b"[]"), ("deep.json", b"[" * 100_000),
            ("number.json", b"1" * 5000), ("deep.yaml", b"[" * 1_000_000), ("loop.yaml", b"&a [*a]"),
            ("key.yaml", b"? [a]\n: b"), ("utf.json", b'{"name": "thing", "summary": "\xff"}'),
            ("noid.json", json.dumps(good | {"id": None}).encode()),
            ("notime.json", json.dumps(good | {"modified": 1}).encode()),
            ("shapeless.json", json.dumps({"id": "X-3", "affected": {"name": "thing"}}).encode()),
            good,
        ],
    )  # fmt: skip
    _advisories, vulnerabilities, counts = seen(used("pkg:pypi/thing@1"), Folder(tmp_path))
    assert pairs(vulnerabilities) == {("pkg:pypi/thing@1", "X-1", "2")}
    assert counts.broken == 12
    assert counts.where[0] == "all.zip: torn.json"
    assert len(counts.where) == 12


def test_a_damaged_member(tmp_path: Path) -> None:
    path = zipped(tmp_path / "all.zip", [record("X-1", "thing"), record("X-2", "thing")])
    raw = bytearray(path.read_bytes())
    raw[60] ^= 255  # within the first member's compressed bytes
    path.write_bytes(raw)
    _advisories, vulnerabilities, counts = seen(used("pkg:pypi/thing@1"), Folder(tmp_path))
    assert pairs(vulnerabilities) == {("pkg:pypi/thing@1", "X-2", None)}
    assert counts.where == ["all.zip: X-1.json"]


@pytest.mark.parametrize("name", ["bad.zip", "bad.tar.gz"])
def test_what_is_no_archive(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"<html>sign in</html>")
    zipped(tmp_path / "good.zip", [record("X-1", "thing")])
    _advisories, vulnerabilities, counts = seen(used("pkg:pypi/thing@1"), Folder(tmp_path))
    assert len(vulnerabilities) == 1
    assert [problem.code for problem in counts.problems] == ["osv.archive"]
    assert f"{name} cannot be read, or not to its end (" in str(counts.problems[0])


def test_an_archive_cut_short(tmp_path: Path) -> None:
    path = tmp_path / "all.tar.gz"
    # random enough that half of the bytes are half of the records
    rows = {
        f"{n}.json": json.dumps(record(f"X-{n}", "thing", summary=f"{n * 7919:x}" * 9)).encode() for n in range(400)
    }
    _tar(path, rows)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    _advisories, vulnerabilities, counts = seen(used("pkg:pypi/thing@1"), Folder(tmp_path))
    assert 50 < len(vulnerabilities) < 400
    assert [problem.code for problem in counts.problems] == ["osv.archive"]
    assert (counts.broken, counts.where) == (0, [])  # the record that it ends in is not said too


def test_a_record_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "RECORD", 2000)
    large = record("X-2", "thing", summary="x" * 3000)
    zipped(tmp_path / "all.zip", [large, record("X-1", "thing")])
    (tmp_path / "X-2.json").write_text(json.dumps(large))
    _tar(tmp_path / "all.tar.gz", {"X-2.json": json.dumps(large).encode()})
    _advisories, vulnerabilities, counts = seen(used("pkg:pypi/thing@1"), Folder(tmp_path))
    assert pairs(vulnerabilities) == {("pkg:pypi/thing@1", "X-1", None)}
    assert counts.where == ["X-2.json", "all.tar.gz: X-2.json", "all.zip: X-2.json"]


def test_an_archive_that_unpacks_to_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "ARCHIVE", 1_000_000)
    zipped(tmp_path / "bomb.zip", [record("X-1", "thing"), ("bomb.bin", b"\0" * 2_000_000), record("X-2", "thing")])
    _advisories, vulnerabilities, counts = seen(used("pkg:pypi/thing@1"), Folder(tmp_path))
    assert pairs(vulnerabilities) == {("pkg:pypi/thing@1", "X-1", None)}
    assert [problem.code for problem in counts.problems] == ["osv.archive"]


def test_paths_in_an_archive_lead_nowhere(tmp_path: Path) -> None:
    folder = tmp_path / "osv"
    zipped(folder / "all.zip", [("../../outside.json", json.dumps(record("X-1", "thing")).encode())])
    before = sorted(tmp_path.rglob("*"))
    assert len(seen(used("pkg:pypi/thing@1"), Folder(folder))[1]) == 1
    assert sorted(tmp_path.rglob("*")) == before


def test_a_sealed_member(tmp_path: Path) -> None:
    path = zipped(tmp_path / "all.zip", [record("X-1", "thing")])
    raw = bytearray(path.read_bytes())
    raw[6] |= 1  # says that it is encrypted, in its own header
    raw[raw.find(b"PK\x01\x02") + 8] |= 1  # and in the list at the end
    path.write_bytes(raw)
    assert seen(used("pkg:pypi/thing@1"), Folder(tmp_path))[2].where == ["all.zip: X-1.json"]


def test_an_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="holds no advisories"):
        seen([], Folder(tmp_path))


def test_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="missing does not exist"):
        seen([], Folder(tmp_path / "missing"))


@pytest.mark.parametrize(
    "package",
    [
        r'{"ecosystem":"PyPI","name":"th\u0069ng"}',
        r'{"ecosystem":"PyPI","n\u0061me":"thing"}',
        '{"ecosystem":"PyPI",\n"name"\t:\n"THING"}',
        r'{"name":"thing","ecosystem":"PyPI"}},{"package":{"name":"A \"B\" C","ecosystem":"PyPI"}',
    ],
)
def test_the_first_look_at_the_bytes_loses_nothing(tmp_path: Path, package: str) -> None:
    begin = '{"credits":[{"name":"n"}],"id":"X-1","modified":"2024-01-01","affected":[{"versions":["1"],"package":'
    zipped(tmp_path / "all.zip", [("a.json", f"{begin}{package}}}]}}".encode())])
    assert len(seen(used("pkg:pypi/thing@1"), Folder(tmp_path))[1]) == 1


def _tar(path: Path, members: Mapping[str, bytes | None]) -> None:
    with tarfile.open(path, "w:gz") as archive:
        for name, raw in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(raw or b"")
            if raw is None:
                member.type, member.linkname = tarfile.SYMTYPE, "/etc/passwd"
            archive.addfile(member, BytesIO(raw or b""))
