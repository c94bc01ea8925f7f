"""What an exchange file of ours gives away, and what not, in sentences."""

from data.regions import title
from data.words import _, ngettext
from data.workspace import Workspace
from peers.exchange.shape import Exchanged, Member


def told(workspace: Workspace, given: Exchanged, left_out: int) -> list[str]:
    """All that should be known before it leaves; `left_out` scores are known and not in it. The first two in brief."""
    return _named(workspace, given) if given.mode == "named" else _pseudonymous(given, left_out)


def _named(workspace: Workspace, given: Exchanged) -> list[str]:
    said, n = workspace.configuration, len(given.values)
    first = ngettext(
        "This file says under your own name: {who}; {n} figure of {metrics}, {months}.",
        "This file says under your own name: {who}; {n} figures of {metrics}, {months}.",
        n,
    ).format(who=_who(given.member), n=n, metrics=_metrics(given), months=_months(given))
    private = _("Of your numbers only maturity is in it: the others count private repositories (`visibility: all`).")
    open_ = _("Every number of yours as a whole, of complete months, is in it.")
    return [
        first,
        private if said.visibility == "all" else open_,
        _("Not in it: people, figures of single repositories, running months, anybody else's numbers."),
        _repositories(given.member),
        *([] if given.member.level and given.member.country else [_ungrouped()]),
    ]


def _pseudonymous(given: Exchanged, left_out: int) -> list[str]:
    n, who = len(given.values), given.member
    first = ngettext(
        "This file says under a pseudonym: {level} level, {region}; {n} maturity score, rounded to 5, {months}.",
        "This file says under a pseudonym: {level} level, {region}; {n} maturity scores, rounded to 5, {months}.",
        n,
    ).format(level=who.level, region=title(who.region or ""), n=n, months=_months(given))
    left = ngettext(
        "{n} score is left out: too little answered, too much that does not apply, or a newer one in its quarter.",
        "{n} scores are left out: too little answered, too much that does not apply, or newer ones in their quarter.",
        left_out,
    ).format(n=left_out)
    return [
        first,
        _(
            "A pseudonym hides you from a glance, not from someone who wants to know: few administrations have your"
            " level in your region."
        ),
        _("Not in it: name, country, people, repositories, and all numbers that anybody could compute from them."),
        *([left] if left_out else []),
    ]


def _who(member: Member) -> str:
    parts = [member.name, member.country, member.level]
    staff = [_("staff {n}").format(n=member.staff)] if member.staff else []
    return ", ".join([part for part in parts if part] + staff)


def _metrics(given: Exchanged) -> str:
    n = len({one.metric for one in given.values})
    return ngettext("{n} metric", "{n} metrics", n).format(n=n)


def _months(given: Exchanged) -> str:
    first, last = (pick(one.period for one in given.values) for pick in (min, max))
    return _("{first} to {last}").format(first=first.isoformat()[:7], last=last.isoformat()[:7])


def _repositories(member: Member) -> str:
    if member.repositories is None:
        return _("No repository is named. Public ones can be, if you choose so.")
    n = len(member.repositories)
    return ngettext("{n} public repository is named.", "{n} public repositories are named.", n).format(n=n)


def _ungrouped() -> str:
    return _("Set `level` and `country` under `organisation` in ospo.yaml, or nobody can put you among your like.")
