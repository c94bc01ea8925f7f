"""The rules of public administrations in words: what they ask, what would meet it, why it may not have been seen.

Said of this product's readings of public rules; none is a verdict of the rules' owners.
"""

from typing import NamedTuple

from data.words import N_


class Rule(NamedTuple):
    """Whose rule it is and what its levels are called, from 0 up; none where it gives points."""

    title: str
    source: str
    levels: tuple[str, ...] = ()


class Wording(NamedTuple):
    """A check in words: what is asked, what would meet it, and why it may not have been seen."""

    asks: str
    lifts: str
    unseen: str


class Model(NamedTuple):
    """A metrics model: the metrics it looks at together, and those it names that are not collected yet."""

    id: str
    title: str
    source: str
    metrics: tuple[str, ...]
    unseen: tuple[str, ...] = ()


RULES = {
    "opencode_maintenance": Rule(
        N_("Maintenance (openCode)"),
        N_("Germany, openCode's badge for maintained projects"),
        (N_("none"), N_("active"), N_("reliable"), N_("crisis-proof")),
    ),
    "opencode_security": Rule(
        N_("Security (openCode)"),
        N_("Germany, openCode's badge for security"),
        (N_("none"), N_("basic"), N_("advanced")),
    ),
    "standards_level": Rule(
        N_("Repository standards (Ministry of Justice)"),
        N_("United Kingdom, the ministry's checks of its own repositories"),
        (N_("none"), N_("baseline"), N_("standard"), N_("exemplar")),
    ),
    "repository_tier": Rule(
        N_("Repository tier (CMS)"),
        N_("United States, files that the agency makes mandatory for each tier"),
        (
            N_("no public tier"),
            N_("one-time release"),
            N_("close collaboration"),
            N_("close collaboration or working in public"),
            N_("community governance"),
        ),
    ),
    "codegouvfr_score": Rule(
        N_("Repository score (code.gouv.fr)"), N_("France, the order in which repositories are shown")
    ),
    "lfx_points": Rule(N_("Contributor points (LFX)"), N_("Linux Foundation, dependency on contributors, 0 to 5")),
    "lfx_organisation_points": Rule(
        N_("Organisation points (LFX)"), N_("Linux Foundation, dependency on organisations, 0 to 5")
    ),
}

MODELS = (
    Model(
        "starter_project_health",
        N_("Starter Project Health"),
        N_("CHAOSS metrics model"),
        ("time_to_first_response", "change_request_closure_ratio", "contributor_absence_factor", "releases"),
    ),
    Model(
        "viability",
        N_("Viability (starter)"),
        N_("CHAOSS metrics model"),
        (
            "contributor_absence_factor",
            "elephant_factor",
            "change_requests_opened",
            "change_request_closure_ratio",
            "licence_coverage",
        ),
        (N_("Libyears"),),
    ),
)

_ADMINISTRATORS = N_("The forge shows this to administrators alone.")
_FORGE = N_("No forge told this; a token with more rights may be needed.")
_FILES = N_("The repository's files were not read.")
_HISTORY = N_("Not all of these six months was read.")
_ISSUES = N_("Issues were not read, or are switched off.")
_CHANGES = N_("Nothing was merged in six months, or change requests were not read.")
_NOWHERE = N_("This is not collected.")
_WHOSE = N_("Whose the people are is not known of all.")
_FORKS = (N_("Copies on the forge: at least {wanted}"), N_("Win people who work on it in copies of their own."), _FORGE)
_WATCHERS = (N_("People who follow it: at least {wanted}"), N_("Win people who follow it."), _FORGE)

CHECKS = {
    check: Wording(*texts)
    for check, texts in {
        "commits": (N_("Commits in six months: at least {wanted}"), N_("Go on working on it."), _HISTORY),
        "answered": (
            N_("Issues of three months are answered in less than {wanted} days on average"),
            N_("Answer every issue within a week, if only to say when there will be more."),
            _ISSUES,
        ),
        "released": (N_("A release or tag in six months"), N_("Tag a release."), N_("Tags were not read.")),
        "two_people": (
            N_("People who make half of the work of six months: at least {wanted}"),
            N_("Share the work, so that no one person does half of it."),
            _HISTORY,
        ),
        "protected": (N_("The default branch is protected"), N_("Protect the default branch."), _FORGE),
        "security": (
            N_("There is a security policy"),
            N_("Add SECURITY.md: how to report a weakness, and who answers."),
            _FILES,
        ),
        "tags_signed": (
            N_("Signed tags: at least {wanted}\N{NO-BREAK SPACE}%"),
            N_("Sign the tags of releases."),
            _NOWHERE,
        ),
        "reviewed": (
            N_("Merged changes of six months that somebody else reviewed: at least {wanted}\N{NO-BREAK SPACE}%"),
            N_("Let somebody else review a change before it is merged."),
            _CHANGES,
        ),
        "secret_scanning": (
            N_("The forge looks for secrets in the code"),
            N_("Turn secret scanning on."),
            _ADMINISTRATORS,
        ),
        "push_protection": (
            N_("The forge refuses a push that holds a secret"),
            N_("Turn push protection on."),
            _ADMINISTRATORS,
        ),
        "binds_admins": (
            N_("Branch protection binds administrators too"),
            N_("Let branch protection hold for administrators."),
            _FORGE,
        ),
        "stale_reviews": (
            N_("A new push makes an approval void"),
            N_("Dismiss approvals when something new is pushed."),
            _FORGE,
        ),
        "one_review": (
            N_("Approvals needed to merge: at least {wanted}"),
            N_("Require one approval to merge."),
            _FORGE,
        ),
        "owner": (N_("A team of the ministry is the owner"), N_("Give a team the rights of an owner."), _NOWHERE),
        "mit": (N_("The licence is MIT"), N_("Publish it under the MIT licence."), _FILES),
        "main": (N_("The default branch is called main"), N_("Rename the default branch to main."), _FORGE),
        "signed_commits": (
            N_("The default branch takes signed commits only"),
            N_("Require signed commits on the default branch."),
            _FORGE,
        ),
        "code_owners": (
            N_("Code owners must approve changes"),
            N_("Require the approval of code owners."),
            _FORGE,
        ),
        "licence": (N_("There is a licence file"), N_("Add a licence file."), _FILES),
        "code_json": (N_("There is a code.json"), N_("Add code.json, which describes the repository."), _FILES),
        "readme": (N_("There is a README"), N_("Add a README."), _FILES),
        "community": (N_("There is a COMMUNITY.md"), N_("Add COMMUNITY.md: who works on it, whom to ask."), _FILES),
        "contributing": (
            N_("There is a CONTRIBUTING.md"),
            N_("Add CONTRIBUTING.md: how others can take part."),
            _FILES,
        ),
        "code_of_conduct": (N_("There is a code of conduct"), N_("Add CODE_OF_CONDUCT.md."), _FILES),
        "governance": (N_("There is a GOVERNANCE.md"), N_("Add GOVERNANCE.md: who decides what, and how."), _FILES),
        "licensed": (N_("The licence is known to SPDX"), N_("Add the unchanged text of a known licence."), _FILES),
        "template": (N_("It is a template for new repositories"), N_("Mark it as a template, if it is one."), _FORGE),
        "publiccode": (N_("There is a publiccode.yml"), N_("Add publiccode.yml."), _FILES),
        "changelog": (N_("There is a CHANGELOG"), N_("Add a CHANGELOG."), _FILES),
        "described": (N_("It has a description on the forge"), N_("Write a description on the forge."), _FORGE),
        "not_archived": (N_("It is not archived"), N_("Take it out of the archive, if it is still used."), _FORGE),
        "not_fork": (N_("It is not a copy"), N_("Publish it as a repository of its own."), _FORGE),
        **{f"forks_{least}": _FORKS for least in (2, 11, 101)},
        **{f"watchers_{least}": _WATCHERS for least in (2, 11, 101)},
        "people": (
            N_("People who make half of the work of a year: at least {wanted}"),
            N_("Win more people for the bulk of the work."),
            _HISTORY,
        ),
        "organisations": (
            N_("Organisations that make half of the work of a year: at least {wanted}"),
            N_("Win other organisations for the bulk of the work."),
            _WHOSE,
        ),
    }.items()
}
