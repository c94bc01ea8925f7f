"""A questionnaire on paper, for interviews: one page of HTML that needs nothing else."""

from contextvars import copy_context
from pathlib import Path

from assessments.questionnaire.shape import Activity, Goal, Model
from data.html import rendered
from data.words import Problem, _, speak, spoken

TEMPLATE = Path(__file__).with_name("blank.html")


def questionnaire(model: Model, role: str | None, language: str) -> str:
    """A page to print, of all activities or of those that name the role; in English where `language` is not ours.

    Raises Problem for a role that the questionnaire does not have.
    """
    if role and role not in model.roles:
        raise Problem("event.hat", hat=role, roles=", ".join(model.roles) or "-")
    return copy_context().run(_page, model, role, language)


def _page(model: Model, role: str | None, language: str) -> str:
    speak(language)
    return rendered(
        TEMPLATE,
        _=_,
        language=spoken(),
        title=f"{_(model.title)} {model.version}",
        intro=_intro(model, role),
        fields=_fields(model),
        goals=_goals(model, role),
        roles=lambda activity: ", ".join(_(model.roles[role]) for role in activity.roles),
        boxes=[_("Yes"), _("Partly"), _("No"), _("Not assessed")],
        reason=_("Does not apply, because"),
        lines=[_("Note"), _("Evidence")],
        source=_("Source: {source}").format(source=_(model.source)),
    )


def _intro(model: Model, role: str | None) -> str:
    asked = _("Tick one box for each question. What you do not know stays open: tick Not assessed.")
    return f"{_('Questions for: {role}.').format(role=_(model.roles[role]))} {asked}" if role else asked


def _fields(model: Model) -> list[str]:
    fields = [_("Name"), _("Role"), _("Date"), _("Organisation")]
    return [*fields, _("Repository")] if model.subject == "repository" else fields


def _goals(model: Model, role: str | None) -> list[tuple[Goal, list[Activity]]]:
    """Each goal with what is asked of the role; none of which nothing is left."""
    asked = [(goal, [one for one in goal.activities if role is None or role in one.roles]) for goal in model.goals]
    return [(goal, activities) for goal, activities in asked if activities]
