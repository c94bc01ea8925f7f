"""How the priority of a package comes about, in words and as SQL."""

import streamlit as st

from data import risks
from data.definitions import views
from data.words import N_, _

_WEIGHTS = {
    "vulnerability": N_("40 × the worst CVSS score ÷ 10"),
    "unmaintained": N_("20 where there was no stable release for two years, or it is deprecated or archived"),
    "one maintainer": N_("15 where one person made half of a year's commits, 7.5 where two did"),
    "behind": N_("10 × the years behind the newest stable version ÷ 4, at most 10"),
    "scorecard": N_("10 − the OpenSSF Scorecard"),
    "licence": N_("5 where its licence is worth a look beside a repository's own"),
}


def show() -> None:
    """The formula, folded."""
    with st.expander(_("How is the priority computed?")):
        st.markdown(
            _(
                "Priority = criticality × risk, from 0 to 100. *Criticality* is the share of repositories that use a"
                " package, one that has it through others only counting half; 1 where `critical` in ospo.yaml names it."
                " *Risk* is the sum of:"
            )
        )
        st.markdown("\n".join(f"- {_(risks.PARTS[part])}: {_(said)}" for part, said in _WEIGHTS.items()))
        st.markdown(
            _(
                "What is not known counts as nothing; the most that it could add is shown beside it. The weights are"
                " this product's own. A package is critical where as many repositories ask for it as `critical_from` in"
                " ospo.yaml says (else three), or where it is named there."
            )
        )
        for name in ("package_use", "risk_part"):
            st.code(views()[name].sql, language=None, wrap_lines=True)
