"""What is wrong in `ospo.yaml`, in words of ours."""

from typing import Any

from babel.numbers import format_decimal
from pydantic_core import ErrorDetails

from data.words import _, spoken


def why(error: ErrorDetails) -> str:
    """What is wrong and what would be right, in words of ours."""
    context = error.get("ctx", {})
    wording = {
        "extra_forbidden": _("This key is not known; check its spelling against the comments `ospo init` writes."),
        "missing": _("This key is required."),
        "string_type": _("A text is expected here."),
        "string_too_short": _("This must not be empty."),
        "list_type": _("A list is expected here, one item per line with a dash before it."),
        "dict_type": _("Keys with values are expected here."),
        "model_type": _("Keys with values are expected here."),
        "bool_type": _("Write true or false."),
        "bool_parsing": _("Write true or false."),
        **dict.fromkeys(
            ("int_type", "int_parsing", "int_from_float", "greater_than_equal"),
            _("Write a whole number, 1 or more."),
        ),
        "purl": _("Write a package URL, such as pkg:npm/leaflet."),
        "purl_version": _("Write it without version and what comes after: {package}.").format(
            package=context.get("package", "")
        ),
        "sbom_file": _("Write the path of a file; download what has an address."),
        "logo_file": _("Write the path of a file, a PNG or an SVG; download what has an address."),
        "language": _("There are no words in this language; known are: {known}.").format(
            known=context.get("known", "")
        ),
        "colour": _("Write a colour as six hexadecimal digits in quotes, such as '#0b4f94'."),
        "colour_quotes": _("Put the colour in quotes, such as '#0b4f94': without them # begins a comment."),
        "contrast": _(
            "{colour} has a contrast of {contrast} to white, and at least {least} is needed: take a darker one."
        ).format(colour=context.get("colour", ""), **_ratios(context)),
        "sbom_lines": _("A list of components has no lines; leave out `lines`."),
        "float_type": _("A number is expected here."),
        "float_parsing": _("A number is expected here."),
        **dict.fromkeys(
            ("date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"),
            _("Write a day as YYYY-MM-DD."),
        ),
        "finite_number": _("A number is expected here."),
        "literal_error": _("Use one of: {expected}.").format(expected=context.get("expected", "")),
        "string_pattern_mismatch": _("This does not have the expected form ({pattern}).").format(
            pattern=_form(context.get("pattern", ""))
        ),
        "country": _("This is no code of a country; write the two letters of ISO 3166, such as FI or GR."),
        "one_forge": _("Give exactly one of github, gitlab and gitea."),
        "account": _("Write an account, such as city-of-x, or host/account."),
        "path_or_url": _("Give exactly one of path, url and sbom."),
        "address_or_false": _(
            "Write an address without user and query, such as https://api.example.org, or false to ask nobody."
        ),
        "token_in_file": _("An address must not carry a user or a token; tokens come from the environment only."),
    }
    return wording.get(error["type"], error["msg"])


def _ratios(context: dict[str, Any]) -> dict[str, str]:
    """Numbers that tell what is too little from what is enough: 4.48 is not written as 4.5."""
    found = {name: context.get(name, 0) for name in ("contrast", "least")}
    return {name: format_decimal(one, "#,##0.0#", locale=spoken()) for name, one in found.items()}


def _form(pattern: str) -> str:
    forms = {
        r"^[A-Z]{2}$": _("two capital letters, such as FI"),
        r"^https?://[^\s<>]+$": _("an address, such as https://example.org"),
        r"^[a-z0-9][a-z0-9-]*$": _("lower-case letters, digits and hyphens, such as city-of-x"),
        r"^[^/\s]+(/[^/\s]+)+$": _("host/path without blanks, such as local/app"),
    }
    return forms.get(pattern, pattern)
