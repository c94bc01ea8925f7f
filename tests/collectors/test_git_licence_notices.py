"""Licences named without their text alone: by a notice, or by a text among other words. Else they stay unknown."""

import pytest

from collectors.git.licence import identify
from tests.collectors.test_git_licence import shipped

LATER = "as soon they will be approved by the European Commission – subsequent versions of the EUPL"
GRANT = f"Licensed under the EUPL, Version 1.2 or – {LATER}"
WAIVER = "we waive copyright and related rights in the work worldwide"
STATES = "As a work of the United States Government, this project is in the public domain within the United States."
DEDICATED = f"{STATES} Additionally, {WAIVER} through the CC0 1.0 Universal public domain dedication."
THANKS = "Drawn by the people of the town, with pictures of the harbour."


def named(text: str) -> str | None:
    return identify(text.encode())


@pytest.mark.parametrize(
    ("notice", "licence"),
    [
        (GRANT, "EUPL-1.2"),
        (GRANT.replace("1.2", "1.1"), "EUPL-1.1"),
        (f"# Licence\n\nCopyright (c) 2025 Town of X\n\n{GRANT} (the “Licence”);\n", "EUPL-1.2"),
        (f"{GRANT}.\nYou may not use this work except in compliance with the Licence.", "EUPL-1.2"),
        ("This software is licensed under the European Union Public Licence (EUPL) v1.2.", "EUPL-1.2"),
        ("Licensed under the EUPL-1.1 or later", "EUPL-1.1"),
        ("EUPL 1.2\n\nThe source code is available under the terms of the EUPL v. 1.2 only.", "EUPL-1.2"),
    ],
)
def test_a_notice_of_the_european_union_public_licence_names_its_version(notice: str, licence: str) -> None:
    assert named(notice) == licence


@pytest.mark.parametrize(
    "notice",
    [
        "Licensed under the EUPL",
        "Licensed under the EUPL, Version 1.3",
        "EUPL 1.2",
        "This software is not licensed under the EUPL, Version 1.2.",
        "Licensed under the EUPL, Version 1.2, or the GPL, Version 3.",
        "Licensed under the EUPL, Version 1.2, but not for commercial purposes.",
        "The pictures are licensed under the EUPL, Version 1.2.",
        "EUPL 1.1\n\nLicensed under the EUPL, Version 1.2",
        f"{GRANT}.\nThe pictures belong to the town.",
        f"{GRANT}.\n{GRANT.replace('1.2', '1.1')}.",
    ],
)
def test_a_notice_that_says_anything_else_is_unknown(notice: str) -> None:
    assert named(notice) is None


def test_a_government_work_is_dedicated_to_the_public_where_the_notice_says_so() -> None:
    assert named(DEDICATED) == "CC0-1.0"
    assert named(f"# Public domain\n\n{DEDICATED.replace('United States', 'U.S.')}\n\n# CC0 1.0 Universal") == "CC0-1.0"
    assert named(STATES) is None  # what holds abroad is not said
    assert named(DEDICATED.replace("CC0 1.0 Universal", "town's own")) is None
    assert named(f"{DEDICATED}\nThe seal may not be used.") is None


@pytest.mark.parametrize(("package", "licence"), [("pydantic", "MIT"), ("click", "BSD-3-Clause")])
def test_a_text_is_found_between_an_introduction_and_credits(package: str, licence: str) -> None:
    text, short = shipped(package).decode(), licence.partition("-")[0]
    introduction = f"The map of the town is available under the following licence, which people call {short}:\n\n==="
    assert named(f"{introduction}\n\n{text}\n\n===\n{THANKS}\n{THANKS}") == licence
    assert named(f"{introduction}\n\n{text}\n\n===\n{THANKS * 20}") is None  # it is no licence file any more


@pytest.mark.parametrize("package", ["pydantic", "click"])
@pytest.mark.parametrize(
    "said",
    [
        "The software shall be used for good, not evil.",
        "The Commons Clause withholds the right to sell.",
        "Companies pay a fee.",
        "The drawings are under the Apache License.",
        "This holds for schools only.",
        "You may choose the GPL.",
    ],
)
def test_a_restricted_text_is_never_called_by_its_model_s_name(package: str, said: str) -> None:
    text = shipped(package).decode()
    for more in (said, f"{said}\n{THANKS}\n{THANKS}\n{THANKS}"):
        for whole in (f"{text}\n{more}", f"{more}\n\n{text}", text.replace("IMPLIED", f"{more} IMPLIED", 1)):
            assert named(whole) not in ("MIT", "BSD-3-Clause")


@pytest.mark.parametrize(
    "before", ["The icons are under this licence:", "Parts come from elsewhere, their licence is:"]
)
def test_a_text_for_a_part_of_the_work_is_not_that_of_the_work(before: str) -> None:
    assert named(f"{before} {THANKS} {THANKS} {THANKS}\n\n{shipped('pydantic').decode()}") is None


@pytest.mark.parametrize(
    "said", ["With a compass (Zlib).", "With a compass under a licence from its maker.", "Valid until the next winter."]
)
def test_credits_that_name_another_licence_or_speak_of_terms_leave_it_unknown(said: str) -> None:
    text = shipped("pydantic").decode()
    assert named(f"{text}\n\n{THANKS} {THANKS} {THANKS}") == "MIT"
    assert named(f"{text}\n\n{THANKS} {THANKS} {THANKS} {said}") is None


def test_of_two_licences_in_one_file_none_is_named() -> None:
    mit, bsd = shipped("pydantic").decode(), shipped("click").decode()
    assert named(f"{mit}\n\n{bsd}") is named(f"{bsd}\n\n{mit}") is None
    assert named(f"{THANKS}\n\n{mit}\n\n{THANKS}\n\n{mit[: len(mit) // 3]}") is None
    assert named(f"{bsd}\n\nThe harbour map, {THANKS}\n{THANKS}\n{THANKS} is under the MIT License.") is None
