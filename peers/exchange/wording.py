"""What is wrong in an exchange file, as a sentence."""

from data.words import _


def why(kind: str) -> str:
    """A sentence for a kind of mistake, pydantic's or ours."""
    number = _("This is no number that can be; a number without quotation marks is expected, or null.")
    wording = {
        **dict.fromkeys(("extra_forbidden", "unexpected_keyword_argument"), _("This key is not known.")),
        "missing": _("This key is missing."),
        **dict.fromkeys(("float_type", "finite_number"), number),
        **dict.fromkeys(
            ("int_type", "int_from_float", "greater_than_equal", "less_than_equal", "less_than", "int_parsing_size"),
            _("This is no number that can be here."),
        ),
        **dict.fromkeys(("too_long", "tuple_too_long"), _("These are more than anybody has.")),
        "text": _("This has characters that nobody sees, that turn the direction of writing or that a page could run."),
        **dict.fromkeys(("string_too_short", "string_too_long"), _("This text is empty or too long.")),
        "string_unicode": _("This text has halves of characters."),
        "day": _("A day is expected here, as 2026-06-01."),
        "moment": _("A time is expected here, in UTC, as 2026-06-01T12:00:00Z."),
        "region": _("This is no subregion of the standard M49."),
        "country": _("This is no code of a country."),
        "ahead": _("This lies ahead."),
        "early": _("This is before 1970."),
        "first": _("A figure's period is the first day of its month."),
        "quarter": _("A pseudonymous file says quarters alone: the first day of January, April, July or October."),
        "unmade": _("This is the id of a preview, which is not meant to be given away."),
        "twice": _("This metric has a figure of this month already."),
        "above": _("`low` is above what it is the least of."),
        "below": _("`high` is below what it is the most of."),
        "impossible": _("This metric has no such value."),
        "step": _("A pseudonymous file has values from 0 to 100 alone that are rounded to 5."),
        "of_named": _("This belongs into named files alone."),
        "of_pseudonymous": _("This belongs into pseudonymous files alone."),
        "since_2": _("This key came with version 2 of the shape."),
        "fewer": _("More were measured than there are."),
    }  # fmt: skip
    return wording.get(kind, _("This is not what can be here; the published JSON Schema says what can."))
