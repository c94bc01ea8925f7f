"""Our lists hold only what SPDX knows, and do not contradict each other."""

import json
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

import data.licences
from data.licences import CLASSES, UNKNOWN, evaluate
from data.licences.compatible import REASONS, look

HERE = Path(data.licences.__file__).parent
YOUNG = {"BSD-ask-to-endorse"}  # on SPDX's list since a version that the other library may not have yet


def ours(name: str) -> Any:
    return yaml.safe_load((HERE / f"{name}.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def spdx() -> set[str]:
    """The ids of the SPDX list as another library carries it, exceptions too."""
    names = files("cyclonedx").joinpath("schema/_res/spdx.SNAPSHOT.schema.json").read_text("utf-8")
    return set(json.loads(names)["enum"])


def strange(ids: list[str], spdx: set[str]) -> list[str]:
    return [one for one in ids if one not in spdx and not one.startswith("LicenseRef-")]


def test_ids_are_spdx_s(spdx: set[str]) -> None:
    classes, rules = ours("classes"), ours("compatible")
    assert {*strange([one for ids in classes["licences"].values() for one in ids], spdx)} <= YOUNG
    assert strange(classes["exceptions"], spdx) == []
    assert {*strange(ours("osi")["approved"], spdx)} <= YOUNG
    assert strange([one for ids in rules["under"].values() for one in ids] + list(rules["under"]), spdx) == []
    assert strange([one for row in rules["pairs"] for one in row["inbound"] + row["outbound"]], spdx) == []
    assert {row["reason"] for row in rules["pairs"]} <= REASONS.keys()


def test_classes_are_ours_and_each_licence_has_one() -> None:
    classes = ours("classes")
    assert {*classes["licences"], *classes["families"], *classes["categories"].values()} <= {*CLASSES}
    ids = [one for key in ("licences", "families") for ids in classes[key].values() for one in ids]
    assert [one for one, count in Counter(ids).items() if count > 1] == []


def test_what_the_osi_approved_has_a_class_and_is_open() -> None:
    found = {one: evaluate(one) for one in ours("osi")["approved"]}
    assert {
        one for one, licence in found.items() if licence.licence_class == "source-available or proprietary"
    } == set()
    assert {one for one, licence in found.items() if licence.licence_class == UNKNOWN} == {"OSC-1.0"}
    assert {one for one, licence in found.items() if licence.osi is not True} == {"OSC-1.0"}


def test_every_alias_leads_to_something_known() -> None:
    aliases = {name: meant for name, meant in ours("aliases")["aliases"].items() if "Commons" not in name}
    assert [name for name in aliases if evaluate(name).licence_class == UNKNOWN] == []
    assert [name for name, meant in aliases.items() if evaluate(name) != evaluate(meant)] == []


def test_an_id_of_the_list_is_itself(spdx: set[str]) -> None:
    """No alias and no name shadows an id; those that changed are outdated, and SPDX names their successors."""
    found = {one: evaluate(one).expression for one in spdx if "with" not in one and not one.endswith("+")}
    changed = {one: said for one, said in found.items() if said not in (one, None) and f"{one}-only" != said}
    assert changed == {
        "BSD-2-Clause-FreeBSD": "BSD-2-Clause-Views",
        "BSD-2-Clause-NetBSD": "BSD-2-Clause",
        "Net-SNMP": "LicenseRef-scancode-net-snmp",
        "Nunit": "zlib-acknowledgement",
        "StandardML-NJ": "SMLNJ",
        "bzip2-1.0.5": "bzip2-1.0.6",
        "eCos-2.0": "GPL-2.0-or-later WITH eCos-exception-2.0",
        "wxWindows": "LGPL-2.0-or-later WITH WxWindows-exception-3.1",
    }


def test_a_licence_fits_itself() -> None:
    ids = [one for ids in ours("classes")["licences"].values() for one in ids]
    assert [one for one in ids if look(one, one)] == []
