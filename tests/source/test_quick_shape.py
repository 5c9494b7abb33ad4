"""A quick yes is right, a sound model gets one, and a doubt leads to what the schema says."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from conftest import ROOT
from mkdocs_dynamodb.source import shape
from mkdocs_dynamodb.source.contract_files import contract_schema_text
from mkdocs_dynamodb.source.files import SourceFile
from mkdocs_dynamodb.source.nodes import Node
from mkdocs_dynamodb.source.quick_shape import QuickShapes, has_shape
from mkdocs_dynamodb.source.yaml_tree import read_tree
from mutations import mutated

SHIPPED = sorted((ROOT / "models").rglob("*.yml"))
CONTRACTS = sorted((ROOT / "models").rglob("*ontract*.json"))
DAMAGED = sorted((ROOT / "models" / "ecommerce").glob("*.yml"))
SEEDS = range(60)

VALUES: tuple[Any, ...] = (
    *("", "a", "ab", "raw", "1", "a b", None, True, False, 0, 1, -1, 10**30),
    *(Decimal(1), Decimal("1.0"), Decimal("0.5"), [], ["a"], ["a", "a"], ["a", 1], [1, 1]),
    *([1, True], [1, Decimal("1.0")], [[], []], [None, None], {}, {"a": 1}, {"a": "x"}),
    *(
        {"b": None},
        {"a": 1, "b": 2},
        {"a": True},
        {"a": 1, "b": None},
        {"a": 2, "b": 2},
        {"raw": 1},
        {"": 1},
        {"a": {"a": {"a": 1}}},
    ),
)
WHEN_ONE: dict[str, Any] = {"if": {"properties": {"a": {"const": 1}}, "required": ["a"]}}
SCHEMAS: tuple[Any, ...] = (
    True,
    False,
    {},
    {"type": "string"},
    {"type": ["string", "null"], "minLength": 1},
    {"type": "string", "pattern": "^[a-z]+$"},
    {"type": "string", "maxLength": 1},
    {"type": "integer", "minimum": 0},
    {"type": "number", "exclusiveMinimum": 0, "maximum": 1},
    {"type": "boolean"},
    {"enum": ["a", "b"]},
    {"enum": ["a", 1, None]},
    {"type": "string", "enum": ["a", "b", 1]},
    {"type": "integer", "enum": ["a", 1]},
    {"enum": ["a"], "minLength": 2},
    {"const": "a"},
    {"not": {"const": "raw"}, "minLength": 1},
    {"not": {"type": "string"}},
    {"type": "array", "items": {"type": "string"}, "minItems": 1, "maxItems": 1},
    {"type": "array", "uniqueItems": True},
    {"type": ["array", "object"], "items": {"type": "integer"}},
    {"type": "object", "required": ["a"]},
    {"type": "object", "minProperties": 1, "maxProperties": 1},
    {"properties": {"a": {"type": "integer"}}, "additionalProperties": False},
    {"additionalProperties": {"type": ["integer", "null"]}},
    {"propertyNames": {"not": {"const": "raw"}, "minLength": 1}},
    {"propertyNames": {"pattern": "^a$"}},
    {"patternProperties": {"^a$": {"type": "string"}}},
    {"anyOf": [{"type": "string"}, {"type": "null"}]},
    {"$ref": "#/$defs/whole"},
    {"$ref": "#/$defs/whole", "maximum": 0},
    {"$ref": "#/$defs/nested"},
    {"$ref": "#/$defs/missing"},
    {"type": "object", **WHEN_ONE, "then": {"required": ["b"]}},
    {"type": "object", **WHEN_ONE, "then": {"required": ["b"]}, "else": {"maxProperties": 1}},
    {"type": "object", "allOf": [{**WHEN_ONE, "then": {"properties": {"b": {"type": "null"}}}}]},
    {"type": "object", "allOf": [WHEN_ONE, {"required": ["b"]}]},
    {"type": "object", "if": {"required": ["a"]}, "then": {"required": ["b"]}},
    {"type": "object", "if": True, "then": {"required": ["b"]}},
    {"type": "object", "then": {"required": ["b"]}},
    {**WHEN_ONE, "then": {"type": "string"}},
)
DEFINITIONS: dict[str, Any] = {
    "whole": {"type": "integer", "description": "A whole number."},
    "nested": {"type": ["integer", "object"], "additionalProperties": {"$ref": "#/$defs/nested"}},
}


def tree_of(text: str) -> Node | None:
    """Tree of a text, where it can be read."""
    return read_tree(SourceFile("m.yml", text))[0]


@pytest.mark.parametrize("schema", SCHEMAS, ids=str)
def test_a_quick_yes_is_what_json_schema_says(schema: Any) -> None:
    """Of any value; a doubt is allowed."""
    found = QuickShapes({"$defs": DEFINITIONS}).shape(schema)
    for value in VALUES:
        if has_shape(found, value):
            full = schema if isinstance(schema, bool) else {**schema, "$defs": DEFINITIONS}
            assert Draft202012Validator(full).is_valid(value), value


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_sound_model_leaves_no_doubt(path: Path) -> None:
    """Otherwise every check would take several times as long."""
    tree = tree_of(path.read_text(encoding="utf-8"))
    assert tree is not None
    assert isinstance(tree.data, dict)
    assert shape._doubtful_parts(tree.data) == {}


@pytest.mark.parametrize("path", CONTRACTS, ids=lambda path: path.stem)
def test_a_sound_contract_leaves_no_doubt(path: Path) -> None:
    """Nor is the reader of JSON Schema imported for it, which takes longer than a small model."""
    contract: Any = json.loads(path.read_text(encoding="utf-8"))
    form = "v1" if isinstance(contract, list) else "v2"
    schema: Any = json.loads(contract_schema_text(form))
    assert has_shape(QuickShapes(schema).shape(schema), contract)
    for wrong in damaged(contract):
        if has_shape(QuickShapes(schema).shape(schema), wrong):
            assert Draft202012Validator(schema).is_valid(wrong)


def damaged(value: Any) -> Iterator[Any]:
    """The same JSON with one entry of an object left out, or set to nothing, each in turn."""
    if isinstance(value, dict):
        for name, child in value.items():
            yield {key: other for key, other in value.items() if key != name}
            yield {**value, name: None}
            yield from ({**value, name: wrong} for wrong in damaged(child))
    elif isinstance(value, list):
        for position, child in enumerate(value[:3]):
            changed = (value[:position], value[position + 1 :])
            yield from ([*changed[0], wrong, *changed[1]] for wrong in damaged(child))


@pytest.mark.parametrize("seed", SEEDS)
def test_looking_at_doubtful_parts_alone_finds_the_same(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is wrong, in the same order and the same words."""
    files = {path.name: path.read_text(encoding="utf-8") for path in DAMAGED}
    texts = [text for name, text in mutated(files, seed).items() if text != files[name]]
    trees = [tree for tree in map(tree_of, texts) if tree is not None]
    quick = [shape.check_shape(tree) for tree in trees]
    monkeypatch.setattr(shape, "_doubtful_parts", lambda data: data)
    assert quick == [shape.check_shape(tree) for tree in trees]
