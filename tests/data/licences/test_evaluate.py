"""What people declare, and what it comes to: by table, each line with its reason where that is not plain."""

import time

import pytest

from data.licences import Licence, evaluate

PD, OPEN, WEAK, STRONG, NET = "public domain", "permissive", "weak copyleft", "strong copyleft", "network copyleft"
SHUT, UNKNOWN, N = "source-available or proprietary", "unknown", None


@pytest.mark.parametrize(
    ("declared", "expression", "licence_class", "osi"),
    [
        # ids of the SPDX list, by their own texts
        ("MIT", "MIT", OPEN, True),
        ("apache-2.0", "Apache-2.0", OPEN, True),  # capitals do not matter in SPDX
        ("CC0-1.0", "CC0-1.0", PD, False),  # withdrawn from the OSI's review
        ("Unlicense", "Unlicense", PD, True),
        ("CC-BY-4.0", "CC-BY-4.0", OPEN, False),
        ("CC-BY-SA-4.0", "CC-BY-SA-4.0", WEAK, False),  # binds what is adapted, not what it is put beside
        ("CC-BY-NC-4.0", "CC-BY-NC-4.0", SHUT, False),
        ("LGPL-2.1-only", "LGPL-2.1-only", WEAK, True),
        ("MPL-2.0", "MPL-2.0", WEAK, True),
        ("EPL-2.0", "EPL-2.0", WEAK, True),
        ("CDDL-1.1", "CDDL-1.1", WEAK, True),
        ("CECILL-C", "CECILL-C", WEAK, False),
        ("CECILL-B", "CECILL-B", OPEN, False),
        ("CECILL-2.1", "CECILL-2.1", STRONG, True),
        ("GPL-3.0-or-later", "GPL-3.0-or-later", STRONG, True),
        ("GPL-1.0-only", "GPL-1.0-only", STRONG, False),  # never submitted
        ("LiLiQ-P-1.1", "LiLiQ-P-1.1", OPEN, True),
        ("LiLiQ-R-1.1", "LiLiQ-R-1.1", WEAK, True),
        ("LiLiQ-Rplus-1.1", "LiLiQ-Rplus-1.1", STRONG, True),
        ("AGPL-3.0-only", "AGPL-3.0-only", NET, True),
        ("EUPL-1.2", "EUPL-1.2", NET, True),
        ("EUPL-1.0", "EUPL-1.0", STRONG, False),  # its article 1 knows copies alone, not access
        ("OSL-3.0", "OSL-3.0", NET, True),
        ("CPAL-1.0", "CPAL-1.0", NET, True),
        ("RPL-1.5", "RPL-1.5", NET, True),
        ("APSL-2.0", "APSL-2.0", NET, True),
        ("APSL-1.2", "APSL-1.2", WEAK, True),
        ("SSPL-1.0", "SSPL-1.0", SHUT, False),
        ("BUSL-1.1", "BUSL-1.1", SHUT, False),
        ("Elastic-2.0", "Elastic-2.0", SHUT, False),
        ("JSON", "JSON", SHUT, False),
        ("LicenseRef-scancode-public-domain", "LicenseRef-scancode-public-domain", PD, False),
        # ids of yesterday
        ("GPL-2.0", "GPL-2.0-only", STRONG, True),
        ("GPL-2.0+", "GPL-2.0-or-later", STRONG, True),
        ("AGPL-3.0", "AGPL-3.0-only", NET, True),
        ("LGPL-2.1+", "LGPL-2.1-or-later", WEAK, True),
        ("GPL-2.0-with-classpath-exception", "GPL-2.0-only WITH Classpath-exception-2.0", WEAK, True),
        ("EUPL-1.1+", "EUPL-1.1+", NET, True),
        # exceptions
        ("GPL-2.0-only WITH Classpath-exception-2.0", "GPL-2.0-only WITH Classpath-exception-2.0", WEAK, True),
        ("GPL-3.0-or-later WITH GCC-exception-3.1", "GPL-3.0-or-later WITH GCC-exception-3.1", WEAK, True),
        ("GPL-2.0 WITH Font-exception-2.0", "GPL-2.0-only WITH Font-exception-2.0", WEAK, True),
        ("GPL-3.0-only WITH Bison-exception-2.2", "GPL-3.0-only WITH Bison-exception-2.2", WEAK, True),
        ("GPL-3.0-only WITH Autoconf-exception-3.0", "GPL-3.0-only WITH Autoconf-exception-3.0", WEAK, True),
        ("GPL-3.0-only WITH Qt-GPL-exception-1.0", "GPL-3.0-only WITH Qt-GPL-exception-1.0", WEAK, True),
        ("Apache-2.0 WITH LLVM-exception", "Apache-2.0 WITH LLVM-exception", OPEN, True),
        ("GPL-2.0-only WITH something", "GPL-2.0-only WITH something", STRONG, True),
        ("GPL-2.0-only WITH GPL-CC-1.0", "GPL-2.0-only WITH GPL-CC-1.0", STRONG, True),  # nothing about linking
        ("GPL-2.0-only WITH openvpn-openssl-exception", "GPL-2.0-only WITH openvpn-openssl-exception", STRONG, True),
        ("AGPL-3.0-only WITH Classpath-exception-2.0", "AGPL-3.0-only WITH Classpath-exception-2.0", NET, True),
        ("Apache-2.0 WITH Commons-Clause", "Apache-2.0 WITH LicenseRef-scancode-commons-clause", SHUT, False),
        # choices and sums
        ("(MIT OR GPL-3.0)", "MIT OR GPL-3.0-only", OPEN, True),
        ("MIT AND GPL-3.0-only", "MIT AND GPL-3.0-only", STRONG, True),
        ("MIT AND (LGPL-3.0-only OR AGPL-3.0-only)", "MIT AND (LGPL-3.0-only OR AGPL-3.0-only)", WEAK, True),
        ("BSD-3-Clause AND BSD-3-Clause AND ISC", "BSD-3-Clause AND ISC", OPEN, True),
        ("MIT AND BUSL-1.1", "MIT AND BUSL-1.1", SHUT, False),
        ("MIT OR BUSL-1.1", "MIT OR BUSL-1.1", OPEN, True),
        ("mit or apache-2.0", "MIT OR Apache-2.0", OPEN, True),
        ("MIT/Apache-2.0", "MIT OR Apache-2.0", OPEN, True),  # as Cargo wrote it once
        ("MIT AND LicenseRef-x", "MIT AND LicenseRef-x", UNKNOWN, None),
        ("MIT OR LicenseRef-x", "MIT OR LicenseRef-x", OPEN, True),
        ("MIT OR Some Words", "MIT OR NOASSERTION", OPEN, True),
        # names and addresses
        ("Apache 2.0", "Apache-2.0", OPEN, True),
        ("Apache License, Version 2.0", "Apache-2.0", OPEN, True),
        ("Apache License,\n      Version 2.0", "Apache-2.0", OPEN, True),  # as it stands in a pom.xml
        ("http://www.apache.org/licenses/LICENSE-2.0.txt", "Apache-2.0", OPEN, True),
        ("https://opensource.org/licenses/MIT", "MIT", OPEN, True),
        ("https://opensource.org/license/bsd-3-clause/", "BSD-3-Clause", OPEN, True),
        ("The MIT License", "MIT", OPEN, True),
        ("MIT License", "MIT", OPEN, True),
        ("The MIT License (MIT)", "MIT", OPEN, True),
        ("ISC*", "ISC", OPEN, True),  # a scanner's mark for “read from a file”
        ("BSD", "LicenseRef-BSD", OPEN, None),  # which one is not said; every one is permissive
        ("GPLv3", "GPL-3.0-only", STRONG, True),
        ("GPL", "LicenseRef-GPL", STRONG, None),
        ("GNU Lesser General Public License v2.1 or later", "LGPL-2.1-or-later", WEAK, True),
        ("CDDL+GPL", "LicenseRef-CDDL OR GPL-2.0-only WITH Classpath-exception-2.0", WEAK, True),
        ("European Union Public Licence 1.2", "EUPL-1.2", NET, True),
        ("UNLICENSED", "LicenseRef-UNLICENSED", SHUT, False),  # npm: no licence is given
        ("LGPL, version 2.1 AND MIT", "LGPL-2.1-only AND MIT", WEAK, True),
        ("MIT AND (GNU GPL (v2))", "MIT AND GPL-2.0-only", STRONG, True),
        ("(COMMON DEVELOPMENT AND DISTRIBUTION LICENSE (CDDL) Version 1.0) OR MIT", "CDDL-1.0 OR MIT", OPEN, True),
        # classifiers of PyPI
        ("License :: OSI Approved :: MIT License", "MIT", OPEN, True),
        ("License :: OSI Approved :: BSD License", "LicenseRef-BSD", OPEN, None),
        ("License :: OSI Approved :: Apache Software License", "LicenseRef-Apache", OPEN, None),
        ("License :: OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)", "MPL-2.0", WEAK, True),
        ("License :: OSI Approved :: GNU General Public License v3 (GPLv3)", "GPL-3.0-only", STRONG, True),
        ("License :: OSI Approved :: GNU Library or Lesser General Public License (LGPL)", "LicenseRef-LGPL", WEAK, N),
        ("License :: OSI Approved :: European Union Public Licence 1.2 (EUPL 1.2)", "EUPL-1.2", NET, True),
        ("License :: Public Domain", "LicenseRef-scancode-public-domain", PD, False),
        ("License :: Other/Proprietary License", "LicenseRef-Proprietary", SHUT, False),
    ],
)  # fmt: skip
def test_declared(declared: str, expression: str, licence_class: str, osi: bool | None) -> None:
    assert evaluate(declared) == Licence(expression, licence_class, osi)


@pytest.mark.parametrize(
    "declared",
    [
        None,
        "",
        " \n ",
        "NONE",
        "NOASSERTION",
        "LicenseRef-1",
        "LicenseRef-LICENSE",  # a scanner's index takes it for proprietary; a document may mean any file by it
        "DocumentRef-spdx:LicenseRef-2",
        "SEE LICENSE IN LICENSE",
        "non-standard",  # what deps.dev says of a text that it does not know
        "BSD-3-Clause AND",
        "AND",
        "()",
        "(MIT OR ISC",
        "MIT OR ISC)",
        "Dual",
        "MIT or whatever you like",
        "Apache-2.0, MIT",  # both, or one of them?
        "Classpath-exception-2.0",  # an exception from what?
        "MIT WITH",
        "\N{BALLOT BOX WITH CHECK}",
    ],
)
def test_unknown(declared: str | None) -> None:
    assert evaluate(declared) == Licence(None, "unknown", None)


def test_a_licence_s_text_is_no_licence_that_anybody_named() -> None:
    assert evaluate("MIT\n\nCopyright 2024\n\nPermission is hereby granted\nOR\nMIT").licence_class == "unknown"


@pytest.mark.parametrize(
    "declared",
    [
        "(" * 10_000 + "MIT" + ")" * 10_000,
        "(" * 400 + "MIT OR ISC" + ")" * 400,
        "(" * 9_000,
        "(MIT OR " * 1_200 + "ISC" + ")" * 400,
        "MIT OR " * 150_000 + "ISC",
        "x" * 1_000_000,
        " " * 9_999 + "x",
        "x" + " " * 9_990 + "x",
        "v" + " " * 9_990 + "x",
        "MIT" + "\N{NO-BREAK SPACE}" * 9_990 + "x",
        "v" * 9_999,
        "(MIT)" * 1_900,
        "/" * 9_999,
        "and " * 2_400,
    ],
)
def test_what_is_too_much_is_unknown_at_once(declared: str) -> None:
    begun = time.perf_counter()
    assert evaluate(declared).licence_class == "unknown"
    assert time.perf_counter() - begun < 1


def test_the_licences_of_a_whole_distribution_in_one_expression() -> None:
    assert (
        evaluate(" AND ".join(["MIT", "GPL-2.0-or-later", "Zlib"] * 250)).expression
        == "MIT AND GPL-2.0-or-later AND Zlib"
    )
