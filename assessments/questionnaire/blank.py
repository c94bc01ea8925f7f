"""A questionnaire on paper, for interviews: one page of HTML that needs nothing else."""

from collections.abc import Iterable, Iterator
from contextvars import copy_context
from html import escape
from pathlib import Path

from assessments.questionnaire.shape import Activity, Goal, Model, Point
from data.words import Problem, _, speak, spoken

CSS = Path(__file__).with_name("blank.css")


def questionnaire(model: Model, role: str | None, language: str) -> str:
    """A page to print, of all activities or of those that name the role; in English where `language` is not ours.

    Raises Problem for a role that the questionnaire does not have.
    """
    if role and role not in model.roles:
        raise Problem("event.hat", hat=role, roles=", ".join(model.roles) or "-")
    return copy_context().run(_page, model, role, language)


def _page(model: Model, role: str | None, language: str) -> str:
    speak(language)
    title = f"{_(model.title)} {model.version}"
    body = [
        f"<h1>{escape(title)}</h1>",
        f"<p>{escape(_intro(model, role))}</p>",
        _list("fields", [_line("li", field) for field in _fields(model)]),
        *(part for goal in model.goals for part in _goal(model, goal, role)),
        f'<p class="small source">{escape(_("Source: {source}").format(source=_(model.source)))}</p>',
    ]
    return "\n".join([
        "<!DOCTYPE html>", f'<html lang="{escape(spoken())}">',
        '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(title)}</title>", f"<style>\n{CSS.read_text('utf-8')}</style></head>",
        "<body><main>", *body, "</main></body>", "</html>", "",
    ])  # fmt: skip


def _intro(model: Model, role: str | None) -> str:
    asked = _("Tick one box for each question. What you do not know stays open: tick Not assessed.")
    return f"{_('Questions for: {role}.').format(role=_(model.roles[role]))} {asked}" if role else asked


def _fields(model: Model) -> list[str]:
    fields = [_("Name"), _("Role"), _("Date"), _("Organisation")]
    return [*fields, _("Repository")] if model.subject == "repository" else fields


def _goal(model: Model, goal: Goal, role: str | None) -> Iterator[str]:
    activities = [one for one in goal.activities if role is None or role in one.roles]
    if activities:
        yield f"<h2>{escape(_(goal.title))}</h2>"
        yield from (part for one in activities for part in _activity(model, one))


def _activity(model: Model, activity: Activity) -> Iterator[str]:
    roles = ", ".join(_(model.roles[role]) for role in activity.roles)
    yield '<section class="activity">'
    yield f"<h3>{escape(_(activity.title))}</h3>"
    yield f'<p class="small">{escape(" · ".join(filter(None, [activity.id, roles])))}</p>'
    yield from (part for point in activity.points for part in _point(point))
    yield "</section>"


def _point(point: Point) -> Iterator[str]:
    boxes = [f"<li>{escape(word)}</li>" for word in (_("Yes"), _("Partly"), _("No"), _("Not assessed"))]
    yield '<div class="point">'
    yield f"<h4>{escape(_(point.question))}</h4>"
    yield f'<p class="small">{escape(point.id)} · {escape(_(point.help))}</p>'
    yield _list("boxes", [*boxes, _line("li", _("Does not apply, because"))])
    yield _line("p", _("Note"))
    yield _line("p", _("Evidence"))
    yield "</div>"


def _line(tag: str, label: str) -> str:
    """A label, and a line to write on."""
    return f'<{tag} class="line">{escape(label)}</{tag}>'


def _list(kind: str, items: Iterable[str]) -> str:
    return f'<ul class="{kind}">{"".join(items)}</ul>'
