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
    "minimum": "At least {}",
    "exclusiveMinimum": "More than {}",
    "maximum": "At most {}",
    "pattern": "Matches `{}`",
}
HEAD = """\
# Model format

{description}

This page lists every key. It is made from the [JSON Schema](../schemas/{name}) that editors use for
completion and help; [the guide](../guide/model.md) explains the format with a worked example. A dot
leads into a key, `[]` into the entries of a list, and `NAME` stands for a name of your own. A key
in **bold** is required.
"""


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the page."""
    page = schema_page(json.loads(schema_text()))
    files.append(File.generated(config, "reference/model.md", content=page))
    return files


def schema_page(schema: Schema) -> str:
    """The top-level keys, then each part of a model that has a name in the schema."""
    parts = [HEAD.format(description=schema["description"], name=SCHEMA_NAME)]
    named = schema["$defs"]
    parts.append(_section("Top level", "A model has these keys.", schema, named))
    parts += [
        _section(_title(n), named[n]["description"], named[n], named) for n in _in_order(schema)
    ]
    return "\n".join(parts)


def _section(title: str, description: str, part: Schema, named: Schema) -> str:
    lines = [f"## {title} {{: #{title.replace(' ', '_').lower()} }}", "", description, ""]
    if part.get("type") != "object":
        lines += [f"Written as: {_type(part)}.{_bounds(part)}", ""]
    rows = [
        f"| {_key(path, is_required=required)} | {_type(value)} | {_described(value, named)} |"
        for path, value, required in _rows(part, "")
    ]
    if rows:
        lines += ["| Key | Value | Meaning |", "|-|-|-|", *rows, ""]
    return "\n".join(lines)


def _rows(part: Schema, prefix: str) -> Iterator[tuple[str, Schema, bool]]:
    """Path, schema and need of each key below a part; parts with a name of their own end there."""
    for name, value in part.get("properties", {}).items():
        path = f"{prefix}{name}"
        yield path, value, name in part.get("required", [])
        yield from _below(part, value, path)
    entries = part.get("additionalProperties")
    if entries and "properties" in entries:
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
    if name not in ("array", "object") or not inner:
        return WORDS.get(name, name)
    of = _type(inner)
    return f"list of {of}" if name == "array" else f"names, each with {of}"


def _described(value: Schema, named: Schema) -> str:
    """What the schema says in words, or says of the part that is meant; then the bounds."""
    meant = named.get(value.get("$ref", "").rpartition("/")[2], {})
    text = str(value.get("description", meant.get("description", ""))) + _bounds(value)
    inner = value.get("items", {})
    if "properties" in inner:
        text += " Each takes the keys above."
    if inner.get("required"):
        text += " Each needs " + ", ".join(f"`{name}`" for name in inner["required"]) + "."
    return text.strip().replace("|", "\\|")


def _bounds(value: Schema) -> str:
    """Bounds of a number, text or list as sentences."""
    told = [text.format(value[key]) for key, text in BOUNDS.items() if key in value]
    return "".join(f" {text}." for text in told)


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
