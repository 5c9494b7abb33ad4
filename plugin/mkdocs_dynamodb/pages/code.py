"""Requests as code: boto3, AWS CLI and JSON, with the words coloured as highlighters do."""

import base64
import json
import re
import shlex
from collections.abc import Mapping, Sequence
from functools import lru_cache

from markupsafe import Markup

from mkdocs_dynamodb.model.dynamodb_json import Json
from mkdocs_dynamodb.model.requests import Request

Code = str | int | bool | bytes | Sequence["Code"] | Mapping[str, "Code"]
"""What a literal is made from."""

_BINARY_TYPES = ("B", "BS")
_json = json.JSONEncoder(ensure_ascii=False).encode
_CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_INDENT = 4
_WIDTH = 72
_TOKENS = re.compile(
    r"""(?P<s2>"(?:[^"\\]|\\.)*"|'[^']*')|(?P<kc>\b(?:True|False|true|false)\b)"""
    r"""|(?P<mi>(?<![\w"])-?\d+(?:\.\d+)?\b)|(?P<nt>(?<=\s)--[a-z-]+)"""
)
_REFERENCES = {ord(c): f"&#{ord(c)};" for c in "&<>{}`"}
_BLANK_LINE = re.compile(r"\n(?=[ \t]*(?:</span>)?(?:\n|\Z))")
"""Break before an empty line, at which a block of HTML in Markdown would end."""
_INVISIBLE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069]")


def request_tabs(request: Request) -> tuple[tuple[str, Markup], ...]:
    """Name and code of each form of a request."""
    return (
        ("boto3", highlight(boto3_code(request))),
        ("AWS CLI", highlight(cli_code(request))),
        ("JSON", highlight(json_code(request))),
    )


def boto3_code(request: Request) -> str:
    """Call of a boto3 client, which takes binary values as bytes and encodes them itself."""
    arguments = "".join(
        f"{' ' * _INDENT}{name}={_literal(_with_bytes(value), _INDENT, python=True)},\n"
        for name, value in request.body.items()
    )
    return f"client.{_snake(request.operation)}(\n{arguments})"


def cli_code(request: Request) -> str:
    """Command of the AWS CLI; a limit is given as it pages: items at most, and items a page."""
    parts = [f"aws dynamodb {_snake(request.operation).replace('_', '-')}"]
    for name, value in request.body.items():
        option = _snake(name).replace("_", "-")
        if name == "Limit":
            parts += [f"--max-items {value}", f"--page-size {value}"]
        elif isinstance(value, bool):
            parts.append(f"--{'' if value else 'no-'}{option}")
        else:
            text = value if isinstance(value, str) else _json(value)
            parts.append(f"--{option} {shlex.quote(text)}")
    return " \\\n  ".join(parts)


def json_code(request: Request) -> str:
    """Body of the request."""
    return _literal(request.body, 0, python=False)


@lru_cache(maxsize=64)  # a live preview shows the same statements at each save
def highlight(code: str) -> Markup:
    """Code as HTML with the class names that highlighters use; one `<code>` in a `<pre>`."""
    pieces, position = [], 0
    code = _INVISIBLE.sub(_shown, code)
    for match in _TOKENS.finditer(code):
        pieces.append(_plain(code[position : match.start()]))
        pieces.append(f'<span class="{match.lastgroup}">{_plain(match.group())}</span>')
        position = match.end()
    pieces.append(_plain(code[position:]))
    inner = _BLANK_LINE.sub("&#10;", "".join(pieces))
    return Markup(f'<div class="highlight"><pre><code>{inner}</code></pre></div>')  # noqa: S704


def _plain(text: str) -> str:
    return text.translate(_REFERENCES)


def _shown(match: re.Match[str]) -> str:
    """A character that cannot be seen, by its number."""
    return f"\\u{ord(match.group()):04x}"


def _snake(name: str) -> str:
    return _CAPITAL.sub("_", name).lower()


def _with_bytes(value: Json) -> Code:
    """A value in which binary values, such as `{"B": "aGk="}`, are bytes."""
    if isinstance(value, list):
        return [_with_bytes(child) for child in value]
    if isinstance(value, dict):
        return {
            name: _decoded(child)
            if name in _BINARY_TYPES and len(value) == 1
            else _with_bytes(child)
            for name, child in value.items()
        }
    return value


def _decoded(value: Json) -> Code:
    """Bytes of a text in Base64, or of each text of a list; what is something else stays."""
    if isinstance(value, list):
        return [_decoded(child) for child in value]
    if not isinstance(value, str):
        return _with_bytes(value)
    try:
        return base64.b64decode(value, validate=True)
    except ValueError:
        return value


def _literal(value: Code, indent: int, *, python: bool) -> str:
    """Value as a literal of Python or JSON, on one line where it fits."""
    line = _inline(value, python=python)
    if not isinstance(value, list | Mapping) or not value or len(line) + indent <= _WIDTH:
        return line
    inner = " " * (indent + _INDENT)
    if isinstance(value, list):
        rows = [_literal(v, indent + _INDENT, python=python) for v in value]
    else:
        rows = [
            f"{_json(k)}: {_literal(v, indent + _INDENT, python=python)}" for k, v in value.items()
        ]
    opening, closing = "[]" if isinstance(value, list) else "{}"
    body = f",\n{inner}".join(rows)
    return f"{opening}\n{inner}{body}\n{' ' * indent}{closing}"


def _inline(value: Code, *, python: bool) -> str:
    if isinstance(value, str) or not python:
        return _json(value)
    if isinstance(value, bytes | bool):
        return repr(value)
    if isinstance(value, list):
        return "[" + ", ".join(_inline(v, python=python) for v in value) + "]"
    if isinstance(value, Mapping):
        pairs = (f"{_json(k)}: {_inline(v, python=python)}" for k, v in value.items())
        return "{" + ", ".join(pairs) + "}"
    return _json(value)
