"""What is worth a look in what: by table, with where it is written."""

import pytest

from data.licences.compatible import REASONS, look


@pytest.mark.parametrize(
    ("outbound", "inbound", "reason"),
    [
        # what binds little fits everywhere
        ("MIT", "Apache-2.0", None),
        ("MIT", "LGPL-2.1-or-later", None),
        ("EUPL-1.2", "EPL-2.0", None),
        ("EUPL-1.2", "CDDL-1.1 OR GPL-2.0-only WITH Classpath-exception-2.0", None),
        ("EUPL-1.2", "CC-BY-4.0", None),
        ("MIT", "GPL-2.0-only WITH Classpath-exception-2.0", None),  # the Java runtime
        (None, "MIT", None),
        # copyleft in what asks for less
        ("MIT", "GPL-3.0-or-later", "strong_copyleft"),
        ("Apache-2.0", "GPL", "strong_copyleft"),
        ("MPL-2.0", "GPL-2.0-only", "strong_copyleft"),
        ("LGPL-3.0-only", "GPL-3.0-only", "strong_copyleft"),
        ("MIT", "AGPL-3.0-only", "network_copyleft"),
        ("Apache-2.0", "EUPL-1.2", "network_copyleft"),
        ("GPL-3.0-only", "AGPL-3.0-only", "network_copyleft"),  # allowed, and users over a network may ask
        ("GPL-2.0-only", "AGPL-3.0-only", "network_copyleft"),
        # a choice and a sum
        ("MIT", "GPL-3.0-only OR MIT", None),
        ("MIT", "GPL-3.0-only AND MIT", "strong_copyleft"),
        ("MIT", "GPL-3.0-only AND AGPL-3.0-only", "network_copyleft"),
        ("MIT OR GPL-3.0-only", "GPL-3.0-only", None),  # as a whole under the second
        ("MIT AND GPL-3.0-only", "GPL-3.0-only", None),  # the whole is under the GPL already
        ("MIT AND GPL-2.0-only", "Apache-2.0", "apache_in_gpl2"),
        # GNU's versions
        ("GPL-2.0-only", "GPL-3.0-only", "copyleft_conflict"),
        ("GPL-3.0-only", "GPL-2.0-only", "copyleft_conflict"),
        ("GPL-3.0-only", "GPL-2.0-or-later", None),
        ("GPL-2.0-or-later", "GPL-3.0-only", None),  # the whole under version 3
        ("GPL-2.0-only", "LGPL-3.0-or-later", "copyleft_conflict"),  # only versions 2.1 and below fit
        ("GPL-2.0-only", "LGPL-2.1-or-later", None),
        ("AGPL-3.0-only", "GPL-3.0-or-later", None),  # GPL 3, section 13
        ("GPL-2.0-only", "Apache-2.0", "apache_in_gpl2"),
        ("GPL-2.0", "Apache-2.0", None),  # the text alone does not say “only”
        ("GPL-3.0-only", "Apache-2.0", None),
        ("GPL-2.0-only", "Apache-2.0 WITH LLVM-exception", None),  # made for this
        ("GPL-3.0-only", "CDDL-1.0", "gpl_incompatible"),
        ("GPL-3.0-only", "EPL-2.0", "gpl_incompatible"),
        ("GPL-3.0-only", "MPL-2.0", None),
        ("GPL-3.0-only", "BSD-4-Clause", "gpl_incompatible"),
        ("GPL-3.0-only WITH Classpath-exception-2.0", "CDDL-1.0", None),
        # EUPL-1.2's appendix: what EUPL software may be passed on under, built into another
        *[("EUPL-1.2", same, None) for same in ("EUPL-1.2", "EUPL-1.1", "EUPL-1.1 OR MIT")],
        ("GPL-2.0-only", "EUPL-1.2", None),
        ("GPL-3.0", "EUPL-1.2", None),
        ("AGPL-3.0-or-later", "EUPL-1.2", None),
        ("OSL-2.1", "EUPL-1.2", None),
        ("OSL-3.0", "EUPL-1.2", None),
        ("EPL-1.0", "EUPL-1.2", None),
        ("EPL-2.0", "EUPL-1.2", "network_copyleft"),  # the appendix names version 1.0 alone
        ("CECILL-2.0", "EUPL-1.2", None),
        ("CECILL-2.1", "EUPL-1.2", None),
        ("MPL-2.0", "EUPL-1.2", None),
        ("LGPL-2.1-only", "EUPL-1.2", None),
        ("LGPL-3.0-or-later", "EUPL-1.2", None),
        ("LiLiQ-R-1.1", "EUPL-1.2", None),
        ("LiLiQ-Rplus-1.1", "EUPL-1.2", None),
        ("CC-BY-SA-3.0", "EUPL-1.2", "network_copyleft"),  # named for works other than software
        ("EUPL-1.1", "EUPL-1.2", None),
        ("GPL-1.0-only", "EUPL-1.2", "network_copyleft"),
        # … EUPL-1.1's is shorter
        ("CPL-1.0", "EUPL-1.1", None),
        ("CPL-1.0", "EUPL-1.2", "network_copyleft"),
        # … and it is no way back: the whole goes under the other's licence
        ("EUPL-1.2", "GPL-3.0-only", "taken_over"),
        ("EUPL-1.2", "GPL-2.0-or-later", "taken_over"),
        ("EUPL-1.2", "AGPL-3.0-only", "taken_over"),
        ("EUPL-1.2", "OSL-3.0", "taken_over"),
        ("EUPL-1.2", "CECILL-2.0", "taken_over"),
        ("EUPL-1.2", "CECILL-2.1", None),  # CeCILL 2.1, article 5.3.4, names the EUPL
        ("EUPL-1.2", "GPL-1.0-only", "copyleft_conflict"),
        ("EUPL-1.2", "CPAL-1.0", "copyleft_conflict"),
        ("GPL-3.0-only", "CECILL-2.1", None),
        ("GPL-3.0-only", "OSL-3.0", "network_copyleft"),
        # closed and unknown
        ("MIT", "BUSL-1.1", "proprietary"),
        ("EUPL-1.2", "SSPL-1.0", "proprietary"),
        ("EUPL-1.2", "UNLICENSED", "proprietary"),
        ("UNLICENSED", "UNLICENSED", None),  # one's own
        ("MIT", None, "unknown"),
        ("MIT", "LicenseRef-1", "unknown"),
        ("MIT", "MIT OR LicenseRef-1", None),
        ("MIT", "MIT AND LicenseRef-1", "unknown"),
        (None, "GPL-3.0-only", "outbound_unknown"),
        ("NOASSERTION", "AGPL-3.0-only", "outbound_unknown"),
        ("NOASSERTION", "BUSL-1.1", "proprietary"),
        ("NOASSERTION", "LGPL-3.0-only", None),
        (None, None, "unknown"),
    ],
)  # fmt: skip
def test_look(outbound: str | None, inbound: str | None, reason: str | None) -> None:
    assert look(outbound, inbound) == reason


def test_every_reason_is_worded_as_a_sentence() -> None:
    assert all(wording.endswith(".") for wording in REASONS.values())
