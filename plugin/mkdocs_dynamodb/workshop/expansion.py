"""Parameters and asset addresses, put into the text of a page before anything else is read."""

import re
from collections.abc import Mapping

from mkdocs_dynamodb.diagnostics import Finding
from mkdocs_dynamodb.source.shape import nearest
from mkdocs_dynamodb.workshop.directives import read_directive
from mkdocs_dynamodb.workshop.lines import Line
from mkdocs_dynamodb.workshop.troubles import Trouble, TroubleKind

_START = re.compile(r"(?<![\\:]):(?:param|assetUrl)\{")


def expanded(line: Line, parameters: Mapping[str, str], troubles: list[Trouble]) -> Line:
    """A line with the values of `:param{key=".."}` and the addresses of `:assetUrl{path=".."}`.

    What is unknown stays as it is written, and is reported.
    """
    if _START.search(line.text) is None:
        return line
    pieces, columns, at = list[str](), list[int](), 0
    for match in _START.finditer(line.text):
        directive = read_directive(line.text, match.start())
        if directive is None or match.start() < at:
            continue
        value = _value(
            line, directive.name, directive.attributes, match.start(), parameters, troubles
        )
        if value is None:
            continue
        pieces += [line.text[at : match.start()], value]
        columns += range(at + 1, match.start() + 1)
        columns += [match.start() + 1] * len(value)
        at = directive.end
    pieces.append(line.text[at:])
    columns += range(at + 1, len(line.text) + 2)
    return Line("".join(pieces), line.path, line.number, columns)


def _value(
    line: Line,
    name: str,
    attributes: Mapping[str, str],
    start: int,
    parameters: Mapping[str, str],
    troubles: list[Trouble],
) -> str | None:
    if name == "assetUrl":
        path = attributes.get("path", "").strip("/").removeprefix("static/")
        return f"/static/{path}"
    key = attributes.get("key", "")
    if key in parameters:
        return parameters[key]
    finding = Finding(
        at=line.span(start, start + len(":param")),
        message=f"parameter `{key}` has no value" if key else "`:param` names no key",
        label="shown as it is written",
        subject=line.path,
        help=nearest(key, parameters) or f"add `{key or 'name'}` to `params` of contentspec.yaml",
    )
    troubles.append(Trouble(TroubleKind.UNKNOWN_PARAMETER, finding))
    return None
