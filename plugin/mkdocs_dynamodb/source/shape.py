"""Check of a file's shape against the JSON Schema, with each error placed at the offending key.

Most things are as they should be, which a quick check tells; JSON Schema then sees only the others.
"""

import difflib
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs_dynamodb.diagnostics import Finding
from mkdocs_dynamodb.source.faults import Fault, FaultKind
from mkdocs_dynamodb.source.files import SourceFile
from mkdocs_dynamodb.source.nodes import Node
from mkdocs_dynamodb.source.quick_shape import QuickShapes, Shape, has_shape
from mkdocs_dynamodb.source.shape_advice import (
    MAX_SHOWN,
    advise_on_key,
    advise_on_value,
    advise_on_word,
    known_as,
    words_of_pattern,
)
from mkdocs_dynamodb.source.shape_causes import tell_missing_indents, tell_nameless_items
from mkdocs_dynamodb.source.shape_levels import tell_outdented_keys

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

SCHEMA_NAME = "model.schema.json"

_TYPE_WORDS = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "object": "keys with values",
    "array": "a list",
    "boolean": "`true` or `false`",
    "null": "nothing",
}


@cache
def schema_text() -> str:
    """The JSON Schema of a model, as published."""
    return (Path(__file__).parent / "schema" / SCHEMA_NAME).read_text("utf-8")


@cache
def _schema() -> Mapping[str, Any]:
    schema: Mapping[str, Any] = json.loads(schema_text())
    return schema


@cache
def _validator() -> "Draft202012Validator":
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - slow, and a sound model needs none

    return Draft202012Validator(_schema())


@cache
def _section_shapes() -> Mapping[str, Shape]:
    shapes = QuickShapes(_schema())
    return {name: shapes.shape(schema) for name, schema in _schema()["properties"].items()}


def check_shape(
    root: Node, source: SourceFile | None = None
) -> list[tuple[list[str | int], Fault]]:
    """Path from the root and fault of each thing that the schema does not allow, by place.

    Args:
        root: tree of a file.
        source: the file; with it cures look at the text as it was written.
    """
    found: list[tuple[list[str | int], Fault]] = []
    doubtful = _doubtful_parts(root.data) if isinstance(root.data, dict) else root.data
    if doubtful == {}:
        return found
    for error in _validator().iter_errors(doubtful):
        path = list(error.absolute_path)
        found.extend((path, fault) for fault in faults_of_error(root, path, error, source))
    found = tell_missing_indents(root, tell_nameless_items(root, found))
    found = tell_outdented_keys(root, found, _schema())
    # jsonschema goes through the entries of a mapping in the order of a set, which varies
    return sorted(found, key=lambda entry: (entry[1].finding.at.line, entry[1].finding.at.column))


def _doubtful_parts(data: Mapping[str, Any]) -> dict[str, Any]:
    """A file without the sections, and the things with a name, whose shape is certainly right."""
    doubtful: dict[str, Any] = {}
    for name, section in data.items():
        shape = _section_shapes().get(name, {})
        if has_shape(shape, section):
            continue
        doubtful[name] = section
        if isinstance(section, dict) and _is_checked_entry_by_entry(name):
            doubtful[name] = {k: v for k, v in section.items() if not has_shape(shape, {k: v})}
    return doubtful


def _is_checked_entry_by_entry(section: str) -> bool:
    """Whether the schema says nothing about a section beyond what each entry must be alone."""
    schema: Mapping[str, Any] = _schema()["properties"].get(section, {"$ref": ""})
    return schema.keys() <= {"description", "type", "additionalProperties", "propertyNames"}


def nearest(name: str, known: Iterable[str]) -> str:
    """` (did you mean ...?)` with the most similar name, or nothing where none is similar."""
    names = {candidate.casefold(): candidate for candidate in known}
    matches = difflib.get_close_matches(name.casefold(), list(names), n=1, cutoff=0.6)
    return f"did you mean `{names[matches[0]]}`?" if matches else ""


def faults_of_error(
    root: Node, path: list[str | int], error: "ValidationError", source: SourceFile | None
) -> list[Fault]:
    """What one error of JSON Schema means for a reader, at the place of the tree."""
    node = root.at(path)
    subject = ".".join(str(part) for part in path)
    kind = str(error.validator)
    if kind == "additionalProperties" and error.validator_value is False:
        return _unknown_keys(node, subject, error, source)
    if kind == "required":
        missing = error.message.split("'")[1]
        if _is_misspelt(node, missing, error.schema):
            return []
        where = f"`{subject}`" if subject else "file"
        what = _described(error.schema, missing)
        text, cure = f"{where} has no `{missing}`", f"add `{missing}`: {what}"
        finding = Finding(at=_name_of(root, path), message=text, subject=subject, help=cure)
        return [Fault(FaultKind.MISSING_KEY, finding)]
    if kind == "type":
        key = str(path[-1]) if path and str(path[-1]) in root.at(path[:-1]).keys else ""
        return [Fault(FaultKind.WRONG_TYPE, _wrong_type(node, key, subject, error, source))]
    if kind == "enum":
        return [Fault(FaultKind.VALUE_NOT_ALLOWED, _not_allowed(node, subject, error))]
    return [Fault(FaultKind.WRONG_FORM, _wrong_form(node, subject, error))]


def _unknown_keys(
    node: Node, subject: str, error: "ValidationError", source: SourceFile | None
) -> list[Fault]:
    schema: Any = error.schema
    known = list(schema.get("properties", {}))
    faults = []
    for name, key, value in node.pairs():
        if name in known:
            continue
        other = known_as(name, known)
        hint = (
            f"it is called `{other}` here"
            if other
            else nearest(name, known) or f"known here: {', '.join(known)}"
        )
        if source is not None:
            wanted = _names(schema.get("type", []))
            hint = advise_on_key(name, key, value, wanted, source) or hint
        finding = Finding(
            at=key,
            message=f"unknown key `{name}`",
            label="not known here",
            subject=f"{subject}.{name}" if subject else name,
            help=hint,
        )
        faults.append(Fault(FaultKind.UNKNOWN_KEY, finding))
    return faults


def _is_misspelt(node: Node, missing: str, schema: Any) -> bool:  # noqa: ANN401 - any JSON value
    """Whether a key is there under a similar name, which is told already."""
    known = list(schema.get("properties", {}))
    if schema.get("additionalProperties") is not False or missing not in known:
        return False
    hint = nearest(missing, [missing])
    others = [name for name, _, _ in node.pairs() if name not in known]
    return any(nearest(name, known) == hint or known_as(name, known) == missing for name in others)


def _names(types: Any) -> list[str]:  # noqa: ANN401 - a name or a list of names
    return [types] if isinstance(types, str) else list(types)


def _wrong_type(
    node: Node, key: str, subject: str, error: "ValidationError", source: SourceFile | None
) -> Finding:
    names = _names(error.validator_value)
    wanted = " or ".join(_TYPE_WORDS[name] for name in names)
    found = _kind_of(node)
    help_text = _described(error.schema, None) or f"write {wanted}"
    if not subject:
        help_text = "begin with a section, such as `entities:` or `tables:`"
    elif "string" in names and isinstance(node.data, int | float | bool | Decimal):
        help_text = "put quotes around it if it is text"
    elif source is not None:
        help_text = advise_on_value(node, key, names, source) or help_text
    message = f"`{subject}` is {found}, not {wanted}" if subject else f"file is {found}"
    return Finding(at=node.span, message=message, label=found, subject=subject, help=help_text)


def _not_allowed(node: Node, subject: str, error: "ValidationError") -> Finding:
    values: Any = error.validator_value
    allowed = [str(value) for value in values]
    hint = nearest(node.text, allowed) or f"one of: {', '.join(allowed)}"
    name = next((part for part in reversed(subject.split(".")) if not part.isdigit()), subject)
    message = f"`{_shortened(node.text)}` is no value for `{name}`"
    if node.data is None:
        message = f"`{name}` has no value"
    elif node.items is not None or node.entries is not None:
        message = f"`{name}` is {_kind_of(node)}, not a single word"
    return Finding(at=node.span, message=message, subject=subject, help=hint)


def _wrong_form(node: Node, subject: str, error: "ValidationError") -> Finding:
    text = _form_text(str(error.validator), error.validator_value)
    last = subject.rpartition(".")[2] or "file"
    message = f"`{last}` {text}"
    if error.parent is None and "propertyNames" in list(error.relative_schema_path):
        name = str(error.instance)
        at = node.key(name)
        message = f"`{_shortened(name)}` cannot be a name here"
        return Finding(at=at, message=message, subject=subject, help=_name_help(error))
    described = _described(error.schema, None)
    words = words_of_pattern(error.validator_value) if error.validator == "pattern" else []
    if words:
        message = f"`{_shortened(node.text)}` is no value for `{last}`"
        described = advise_on_word(last, node.text) or nearest(node.text, words) or described
    return Finding(at=node.span, message=message, subject=subject, help=described)


def _shortened(text: str) -> str:
    return text if len(text) <= MAX_SHOWN else f"{text[:MAX_SHOWN]}..."


def _name_help(error: "ValidationError") -> str:
    if error.validator == "pattern":
        return "use letters, digits, `-` and `_`, beginning with a letter or a digit"
    return "choose another name; `raw` and the empty name are taken"


def _form_text(validator: str, value: Any) -> str:  # noqa: ANN401 - any JSON value
    words = {
        "minimum": f"is below {value}",
        "exclusiveMinimum": f"is not above {value}",
        "maximum": f"is above {value}",
        "minLength": "is empty",
        "minItems": "is empty" if value == 1 else f"has fewer than {value} entries",
        "maxItems": f"has more than {value} entries",
        "minProperties": "has no key",
        "maxProperties": f"has more than {value} key",
        "uniqueItems": "names something twice",
        "pattern": "is not written as expected",
    }
    return words.get(validator, "is not written as expected")


def _kind_of(node: Node) -> str:
    if node.entries is not None:
        return "keys with values"
    if node.items is not None:
        return "a list"
    if node.data is None:
        return "empty"
    if isinstance(node.data, bool):
        return f"`{node.text}`"
    return "a number" if not isinstance(node.data, str) else "text"


def _described(schema: Any, name: str | None) -> str:  # noqa: ANN401 - any JSON value
    """First letter lowered description of a schema, or of one of its properties."""
    if not isinstance(schema, dict):
        return ""
    if name is not None:
        schema = schema.get("properties", {}).get(name, {})
        if "$ref" in schema and "description" not in schema:
            schema = _schema()["$defs"][schema["$ref"].rpartition("/")[2]]
    text = str(schema.get("description", ""))
    return text[:1].lower() + text[1:].removesuffix(".")


def _name_of(root: Node, path: list[str | int]) -> "Any":  # noqa: ANN401
    """Place of the name under which something stands, which is shorter than the thing."""
    if path and isinstance(path[-1], str):
        return root.at(path[:-1]).key(path[-1])
    return root.at(path).span
