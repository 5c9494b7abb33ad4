"""What the schema does not allow is placed at the key or value, with a cure in the user's words."""

import json

import pytest
from jsonschema import Draft202012Validator

from mkdocs_dynamodb.source.faults import Fault, FaultKind
from mkdocs_dynamodb.source.files import SourceFile
from mkdocs_dynamodb.source.shape import check_shape, nearest, schema_text
from mkdocs_dynamodb.source.yaml_tree import read_tree


def faults_of(text: str) -> list[Fault]:
    """Faults of shape of a text."""
    source = SourceFile("m.yml", text)
    tree, faults = read_tree(source)
    assert tree is not None
    assert faults == []
    return [fault for _, fault in check_shape(tree, source)]


def pattern(rest: str) -> str:
    """A model with one access pattern."""
    return f"access_patterns:\n  1: {{name: One, type: read, {rest}}}"


def test_the_schema_is_valid() -> None:
    """Editors read it too."""
    Draft202012Validator.check_schema(json.loads(schema_text()))


KEYS = "tables:\n  T:\n    partition_key: PK\n    entities:\n      E:\n        "

MISTAKES = [
    (KEYS + "keys: {PK: {id}}", (6, 20), FaultKind.WRONG_TYPE, '`"{id}"`'),
    (KEYS + "keys:\n          PK: {id}#x", (7, 15), FaultKind.WRONG_TYPE, '`"{id}#x"`'),
    (KEYS + "keys:\n          PK: #USER", (7, 14), FaultKind.WRONG_TYPE, "begins a comment"),
    (KEYS + "keys:\n          PK: &USER", (7, 15), FaultKind.WRONG_TYPE, "into quotes"),
    (KEYS + "attributes: {id:S}", (6, 26), FaultKind.WRONG_TYPE, "space after the colon"),
    ("mapping: {1: {operation: Query, where: {PK: {id}}}}", (1, 46), FaultKind.UNKNOWN_KEY,
     '"{id}"'),
    (pattern("rps: 250 RPS"), (2, 35), FaultKind.WRONG_TYPE, "`250`"),
    ("access_patterns:\n  1:\n    name: One\n    type: read\n    rps: 1,250", (5, 10),
     FaultKind.WRONG_TYPE, "`1250`"),
    (pattern("rps: 2_000"), (2, 35), FaultKind.WRONG_TYPE, "`2000`"),
    (pattern("needs: name"), (2, 37), FaultKind.WRONG_TYPE, "`[name]`"),
    (pattern("needs: -name"), (2, 37), FaultKind.WRONG_TYPE, "after the dash"),
    (pattern("because: one, two"), (2, 44), FaultKind.UNKNOWN_KEY, "before the comma"),
    (pattern("rsp: 1"), (2, 30), FaultKind.UNKNOWN_KEY, "did you mean `rps`?"),
    (pattern("latency: 5"), (2, 39), FaultKind.WRONG_TYPE, "quotes"),
    ("access_patterns:\n  - name: One", (2, 3), FaultKind.WRONG_TYPE, "in place of the dash"),
    ("access_patterns:\n  - One: {type: read}", (2, 3), FaultKind.WRONG_TYPE, "dash: `One:` is"),
    (KEYS + "attributes: [id, name]", (6, 21), FaultKind.WRONG_TYPE, "`{id: S, ...}`"),
    ("mapping: {1: {where: id = 5}}", (1, 22), FaultKind.WRONG_TYPE, "with its value"),
    ("tables: {T: {pk: id}}", (1, 14), FaultKind.UNKNOWN_KEY, "called `partition_key`"),
    (KEYS + "keys: {PK: x}\n    items:\n      - {id: a, name: b}", (8, 10), FaultKind.WRONG_TYPE,
     "`- E: {...}`"),
    (KEYS + "keys: {PK: x}\n    items: [{id: a}]", (7, 14), FaultKind.WRONG_TYPE, "`- E: {...}`"),
    ("tables: {T: {partition_key: id, items: [{id: a, b: c}]}}", (1, 42), FaultKind.WRONG_TYPE,
     "`- Entity: {...}`"),
    ("tables: {T: {capacity: PAY_PER_REQUEST}}", (1, 24), FaultKind.WRONG_FORM, "`on-demand`"),
    ("tables: {T: {capacity: provisionned}}", (1, 24), FaultKind.WRONG_FORM, "`provisioned`?"),
    ("tables: {T: {capacity: free}}", (1, 24), FaultKind.WRONG_FORM, "capacity mode"),
    (KEYS + "keys: {PK: x}\n    indexes: {I: {projection: INCLUDE}}", (7, 31),
     FaultKind.WRONG_FORM, "list the attributes"),
    (KEYS + "keys: {PK: x}\n    indexes: {I: {projection: all}}", (7, 31),
     FaultKind.WRONG_FORM, "`ALL`?"),
    ("access_patterns: [One]", (1, 18), FaultKind.WRONG_TYPE, "a name and a value"),
    ("access_patterns: {1: {name: One, type: raed}}", (1, 40), FaultKind.VALUE_NOT_ALLOWED,
     "`read`"),
    ("access_patterns: {1: {name: One, type: }}", (1, 40), FaultKind.VALUE_NOT_ALLOWED, "one of"),
    ("access_patterns: {1: {name: One}}", (1, 19), FaultKind.MISSING_KEY, "add `type`"),
    ("- a", (1, 1), FaultKind.WRONG_TYPE, "begin with a section"),
    ("words", (1, 1), FaultKind.WRONG_TYPE, "begin with a section"),
    (pattern("rps: -1"), (2, 35), FaultKind.WRONG_FORM, ""),
    (KEYS + "attributes: {id: NULL}", (6, 26), FaultKind.WRONG_TYPE, '`"NULL"`'),
    (KEYS + "attributes: {id: null}", (6, 26), FaultKind.WRONG_TYPE, '`"null"`'),
    ("tables: {T: {partition_key: PK, entities: {raw: {}}}}", (1, 44), FaultKind.WRONG_FORM,
     "another name"),
    ("mapping: {a b: {}}", (1, 11), FaultKind.WRONG_FORM, "use letters"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place", "kind", "cure"), MISTAKES)
def test_a_mistake_is_told_with_its_cure(
    text: str, place: tuple[int, int], kind: FaultKind, cure: str
) -> None:
    """One fault each, at the exact place."""
    (fault,) = [fault for fault in faults_of(text) if fault.kind is kind]
    assert (fault.finding.at.line, fault.finding.at.column) == place
    assert cure in fault.finding.help


def test_long_values_are_shortened() -> None:
    """A value of thousands of characters does not flood the terminal."""
    (fault,) = faults_of("access_patterns: {1: {name: One, type: " + "x" * 5_000 + "}}")
    assert len(fault.finding.message) < 200


def test_a_name_is_suggested_only_where_one_is_similar() -> None:
    """A wild guess would be worse than none."""
    assert nearest("sort_kye", ["sort_key", "partition_key"]) == "did you mean `sort_key`?"
    assert nearest("zzz", ["sort_key"]) == ""
    assert nearest("", []) == ""


def test_keys_beside_the_empty_key_they_belong_to_are_told_to_be_indented() -> None:
    """One finding for each key that is not indented, at that key, with the empty key beside it."""
    found = faults_of("tables:\nNotes:\n  partition_key: id\nLoans:\n  partition_key: id\n")
    assert [(f.finding.at.line, f.finding.message) for f in found] == [
        (2, "`Notes` stands beside `tables`, which is empty"),
        (4, "`Loans` stands beside `tables`, which is empty"),
    ]
    assert found[0].finding.related[0].at.line == 1
    assert found[0].finding.help == "indent it, so that it stands below `tables`"


def test_unknown_key_after_a_key_with_content_is_unknown() -> None:
    """Only what follows an empty key at once is told to be indented."""
    found = faults_of("tables:\nmapping: {}\nNotes: {}\n")
    assert [(f.finding.at.line, f.finding.message.partition(" ")[0]) for f in found] == [
        (1, "`tables`"),
        (3, "unknown"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "name", "above"),
    [
        ("mapping:\n  3:\n    operation: Query\n  where: {id: x}\n  4: {}", 4, "where", "3"),
        ("tables:\n  T:\n    partition_key: id\n  purpose: P", 4, "purpose", "T"),
        (KEYS + "keys: {PK: x}\n      attributes: {id: S}", 7, "attributes", "E"),
        ("mapping:\n  3:\n    note: a\n  table: T\n  where: {id: x}", 4, "table", "3"),
        ("mapping:\n  3:\n  table: T\n  where: {id: x}", 3, "table", "3"),
    ],
)
def test_key_that_stands_too_far_out_is_told_once(
    text: str, line: int, name: str, above: str
) -> None:
    """The thing above is spoilt as well, so that nothing is said of what it lacks."""
    source = SourceFile("m.yml", text)
    tree, _ = read_tree(source)
    assert tree is not None
    told = [(path[-1], fault) for path, fault in check_shape(tree, source)]
    (fault,) = {fault for key, fault in told if fault.finding.at.line == line}
    assert {key for key, _ in told} >= {name, above}
    assert fault.finding.message == f"`{name}` stands beside `{above}`, not below it"
    assert fault.finding.help == f"indent it, so that it stands below `{above}`"


@pytest.mark.parametrize(
    "text",
    [
        "mapping:\n  where: {id: x}\n  3: {operation: Query}",
        "mapping:\n  3: {operation: Query}\n  where: {id: x}",
        "mapping:\n  3:\n    where: {id: x}\n  where: {id: x}",
    ],
)
def test_thing_with_the_name_of_a_key_is_a_thing(text: str) -> None:
    """Unless something of several lines stands above it and lacks just that."""
    assert not any("stands beside" in fault.finding.message for fault in faults_of(text))


def test_misspelt_key_that_is_required_is_told_once() -> None:
    """The name as written is the fault; that the right one is missing follows from it."""
    found = faults_of("tables:\n  Notes: {parition_key: id}\n")
    assert [f.finding.message for f in found] == ["unknown key `parition_key`"]
    found = faults_of("tables:\n  Notes: {colour: id}\n")
    assert len(found) == 2


@pytest.mark.parametrize(
    ("name", "called"),
    [("hash_key", "partition_key"), ("RANGE", "sort_key"), ("gsis", "indexes"), ("rows", "items")],
)
def test_names_from_elsewhere_are_known(name: str, called: str) -> None:
    """Who comes from the API or another tool is told what a key is called here."""
    found = faults_of(f"tables:\n  Notes: {{partition_key: id, {name}: x}}\n")
    assert [f.finding.help for f in found] == [f"it is called `{called}` here"]
