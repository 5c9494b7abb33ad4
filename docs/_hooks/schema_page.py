"""Writes the reference of the model format from the JSON Schema of a model."""

import json
from collections.abc import Iterator
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from mkdocs_dynamodb.source.shape import SCHEMA_NAME, schema_text

Schema = dict[str, Any]

WORDS = {
    "string": "text",
    "object": "keys",
    "array": "list",
    "integer": "whole number",
    "boolean": "`true` or `false`",
    "null": "nothing",
}
BOUNDS = {
    "minimum": "at least {}",
    "exclusiveMinimum": "more than {}",
    "maximum": "at most {}",
    "pattern": "matches `{}`",
    "minItems": "at least {} entries",
    "maxItems": "at most {} entries",
}
HEAD = """\
# Model format

{description} [The guide](../guide/model.md) explains the format with a worked example; this page
lists every key, and is made from the [JSON Schema](../schemas/{name}), which editors use for
completion and help.

A dot leads into a key, `[]` into the entries of a list, and `NAME` stands for a name of your own.
A key in **bold** is required.
"""


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the page."""
    page = schema_page(json.loads(schema_text()))
    files.append(File.generated(config, "reference/model.md", content=page))
    return files


def schema_page(schema: Schema) -> str:
    """The top-level keys, then each part of a model that has a name in the schema."""
    parts = [HEAD.format(description=schema["description"], name=SCHEMA_NAME)]
    parts.append(_section("Top level", "A model has these keys.", schema))
    for name in _in_order(schema):
        part = schema["$defs"][name]
        parts.append(_section(_title(name), part["description"], part))
    return "\n".join(parts)


def _section(title: str, description: str, part: Schema) -> str:
    lines = [f"## {title} {{: #{title.replace(' ', '_').lower()} }}", "", description, ""]
    if part.get("type") != "object":
        lines += [f"Written as {_type(part)}.", ""]
    rows = [
        f"| {_key(path, is_required=required)} | {_type(value)} | {_described(value)} |"
        for path, value, required in _rows(part, "")
    ]
    if rows:
        lines += ["| Key | Value | |", "|-|-|-|", *rows, ""]
    return "\n".join(lines)


def _rows(part: Schema, prefix: str) -> Iterator[tuple[str, Schema, bool]]:
    """Path, schema and need of each key below a part; parts with a name of their own end there."""
    for name, value in part.get("properties", {}).items():
        path = f"{prefix}{name}"
        yield path, value, name in part.get("required", [])
        yield from _below(part, value, path)
    entries = part.get("additionalProperties")
    if entries:
        yield f"{prefix}NAME", entries, False
        yield from _below(part, entries, f"{prefix}NAME")


def _below(part: Schema, value: Schema, path: str) -> Iterator[tuple[str, Schema, bool]]:
    """Keys below a value, unless they are those of the part around it or of a named part."""
    if "$ref" in value:
        return
    items = value.get("items", {})
    if "properties" in items and not _repeats(items, part):
        yield from _rows(items, f"{path}[].")
    yield from _rows(value, f"{path}.")


def _repeats(inner: Schema, outer: Schema) -> bool:
    """Whether every key of a part means the same as in the part around it."""
    around = outer.get("properties", {})
    return all(around.get(name) == value for name, value in inner["properties"].items())


def _key(path: str, *, is_required: bool) -> str:
    return f"**`{path}`**" if is_required else f"`{path}`"


def _type(value: Schema) -> str:
    if "$ref" in value:
        return _link(value)
    if "enum" in value:
        return ", ".join(f"`{word}`" for word in value["enum"])
    kinds = value.get("type", [])
    names = [kinds] if isinstance(kinds, str) else kinds
    return " or ".join(_kind(name, value) for name in names)


def _kind(name: str, value: Schema) -> str:
    inner = value.get("items" if name == "array" else "additionalProperties")
    if name in ("array", "object") and isinstance(inner, dict) and "$ref" in inner:
        of = _link(inner)
        return f"list of {of}" if name == "array" else f"names, each with {of}"
    return WORDS.get(name, name)


def _described(value: Schema) -> str:
    """What the schema says in words, then its bounds."""
    bounds = [text.format(value[key]) for key, text in BOUNDS.items() if key in value]
    inner = value.get("items", {}).get("required")
    if inner:
        bounds.append("each needs " + ", ".join(f"`{name}`" for name in inner))
    described = str(value.get("description", ""))
    text = f"{described} ({'; '.join(bounds)})" if bounds else described
    return text.replace("|", "\\|")


def _link(value: Schema) -> str:
    name = value["$ref"].rpartition("/")[2]
    return f"[{_title(name).lower()}](#{_title(name).replace(' ', '_').lower()})"


def _title(name: str) -> str:
    """`access_pattern` and `wholeNumber` as words."""
    spaced = "".join(f" {c.lower()}" if c.isupper() else c for c in name).replace("_", " ")
    return spaced.capitalize()


def _in_order(schema: Schema) -> list[str]:
    """Named parts in the order in which a reader meets them from the top."""
    found: dict[str, None] = {}
    waiting = [schema["properties"]]
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, dict):
            name = str(value.get("$ref", "")).rpartition("/")[2]
            if name and name not in found:
                found[name] = None
                waiting.append(schema["$defs"][name])
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
    return list(found)
