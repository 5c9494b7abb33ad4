"""Directives of the Workshop Studio dialect: `:name[label]{key=value}`, with one colon or more.

One colon begins an inline form, two a leaf on a line of its own, three or more a container. The
label holds Markdown and may hold brackets; values are in quotes or bare.
"""

import re
from collections.abc import Mapping
from dataclasses import field

from mkdocs_dynamodb.records import record

_NAME = re.compile(r"(:+)([A-Za-z][A-Za-z0-9-]*)")
_ATTRIBUTE = re.compile(
    r"""([A-Za-z_][A-Za-z0-9_-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'}]*)))?,?"""
)
_CLOSING = {"[": "]", "{": "}"}


@record(kw_only=True)
class Directive:
    """A directive in a line of text; positions count characters from the start of the line."""

    colons: int
    name: str
    label: str | None = None
    """Text between the brackets; None where there are none."""
    attributes: Mapping[str, str] = field(default_factory=dict)
    """Values by name; an attribute without a value has an empty one."""
    start: int
    end: int
    label_start: int = 0


def read_directive(text: str, start: int) -> Directive | None:
    """The directive that begins at a position; None where none does.

    A name with neither label nor attributes is a directive only with two colons or more.
    """
    match = _NAME.match(text, start)
    if match is None:
        return None
    end, label, label_start = match.end(), None, 0
    if text[end : end + 1] == "[":
        closing = closing_bracket(text, end)
        if closing is None:
            return None
        label, label_start, end = text[end + 1 : closing], end + 1, closing + 1
    attributes: Mapping[str, str] = {}
    if text[end : end + 1] == "{":
        found = _read_attributes(text, end)
        if found is None:
            return None
        attributes, end = found
    colons = len(match.group(1))
    if colons == 1 and end == match.end():
        return None
    return Directive(
        colons=colons,
        name=match.group(2),
        label=label,
        attributes=attributes,
        start=start,
        end=end,
        label_start=label_start,
    )


def closing_bracket(text: str, opening: int) -> int | None:
    """Position of the bracket that closes the one at a position; code and escapes do not count."""
    opener, depth, at = text[opening], 0, opening
    closer = _CLOSING[opener]
    while at < len(text):
        character = text[at]
        if character == "\\":
            at += 1
        elif character == "`":
            at = after_code(text, at) - 1
        elif character == opener:
            depth += 1
        elif character == closer:
            depth -= 1
            if depth == 0:
                return at
        at += 1
    return None


def after_code(text: str, start: int) -> int:
    """Position after the code span that begins with the backticks at a position.

    Backticks that nothing closes are text, and only they are passed over.
    """
    end = start
    while text[end : end + 1] == "`":
        end += 1
    ticks = text[start:end]
    for match in re.finditer("`+", text[end:]):
        if match.group() == ticks:
            return end + match.end()
    return end


def _read_attributes(text: str, opening: int) -> tuple[Mapping[str, str], int] | None:
    """Attributes in braces and the position after them; None where the braces hold other text."""
    found: dict[str, str] = {}
    at = opening + 1
    while True:
        while text[at : at + 1].isspace():
            at += 1
        if text[at : at + 1] == "}":
            return found, at + 1
        match = _ATTRIBUTE.match(text, at)
        if match is None or match.end() == at:
            return None
        found[match[1]] = match[2] or match[3] or (match[4] or "").removesuffix(",")
        at = match.end()
