"""Which licence a component is listed with."""

from typing import Any

import pytest

from tests.collectors.sbom.documents import component, cyclonedx, package, reading, spdx

TEXT = "Permission is hereby granted, free of charge,\nto any person"


def one(*licences: Any, **said: Any) -> str | None:
    return reading(cyclonedx(component("a", licenses=list(licences), **said))).listed[0].licence


def named(key: str, value: Any, **said: Any) -> dict[str, Any]:
    return {"license": {key: value, **said}}


@pytest.mark.parametrize(
    ("licences", "read"),
    [
        ([named("id", "MIT")], "MIT"),
        ([named("name", "The Foo Licence")], "The Foo Licence"),
        ([named("name", "apache-2.0")], "Apache-2.0"),
        ([{"expression": "MIT or (apache-2.0 and BSD-3-Clause)"}], "MIT OR (Apache-2.0 AND BSD-3-Clause)"),
        ([{"expression": "GPL-2.0-only WITH Classpath-exception-2.0"}], "GPL-2.0-only WITH Classpath-exception-2.0"),
        ([named("id", "MIT"), named("id", "Apache-2.0")], "Apache-2.0 AND MIT"),
        ([named("id", "MIT"), named("id", "MIT")], "MIT"),
        ([named("name", "MIT OR ISC"), named("id", "Zlib")], "Zlib AND (MIT OR ISC)"),
        ([named("id", "MIT"), {"expression": "ISC"}], "ISC"),
        ([named("id", "MIT", acknowledgement="concluded"), named("id", "ISC", acknowledgement="declared")], "ISC"),
        ([named("id", "MIT", acknowledgement="concluded")], "MIT"),
        ([named("id", TEXT)], None),
        ([named("name", "x" * 201)], None),
        ([named("name", "MIT", text={"content": TEXT})], "MIT"),
        ([{"license": {"text": {"content": TEXT}}}], None),
        ([named("id", "NOASSERTION")], None),
        ([named("id", 5)], "5"),
        ([named("id", [])], None),
        ([{"license": None}, None, 5, {}], None),
        ([{"expression": "(" * 3000}], None),
        ([{"expression": "(" * 500 + "MIT"}], None),
        ([{"expression": "MIT AND"}], "MIT AND"),
        ([], None),
    ],
)
def test_cyclonedx(licences: list[Any], read: str | None) -> None:
    assert one(*licences) == read


def test_several_licences_of_a_maven_package_are_a_choice() -> None:
    assert one(named("id", "MIT"), named("id", "ISC"), purl="pkg:maven/a/b@1") == "ISC OR MIT"


@pytest.mark.parametrize(
    ("declared", "concluded", "read"),
    [
        ("MIT", "ISC", "MIT"),
        ("NOASSERTION", "ISC", "ISC"),
        ("NONE", "NONE", None),
        (None, "mit", "MIT"),
        ("LicenseRef-1 AND MIT", None, "LicenseRef-1 AND MIT"),
        ("Apache License, Version 2.0", None, "Apache License, Version 2.0"),
        (TEXT, None, None),
        (TEXT, "MIT", "MIT"),
        ([], {}, None),
    ],
)
def test_spdx(declared: Any, concluded: Any, read: str | None) -> None:
    entry = package("a", licenseDeclared=declared, licenseConcluded=concluded)
    assert reading(spdx(entry)).listed[0].licence == read
