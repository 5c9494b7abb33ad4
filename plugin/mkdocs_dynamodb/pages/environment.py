"""The Jinja environment: everything that a template prints is escaped unless it is markup."""

from collections.abc import Mapping
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from mkdocs_dynamodb.pages.links import anchor
from mkdocs_dynamodb.pages.text import attribute, code_pieces, escape, number


def render_template(name: str, values: Mapping[str, object]) -> str:
    """Render a template of the package with values."""
    return _environment().get_template(f"{name}.md.jinja").render(values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("mkdocs_dynamodb.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_finalize,
    )
    environment.filters["number"] = number
    environment.filters["attribute"] = attribute
    environment.filters["pieces"] = code_pieces
    environment.globals["anchor"] = anchor
    return environment


def _finalize(value: object) -> Markup:
    """Markup of a printed value; anything but text and whole numbers is a template's mistake."""
    if isinstance(value, Markup):
        return value
    if value is None:
        return Markup("")
    if not isinstance(value, str | int):
        raise TypeError(f"a template prints a {type(value).__name__}")
    return escape(str(value))
