"""Seeded damage to a model: to its structure, and to its text."""

import json
import random
from collections.abc import Callable, Iterator
from copy import deepcopy
from decimal import Decimal
from typing import Any

import yaml
from jsonschema import Draft202012Validator

from mkdocs_dynamodb.source.shape import schema_text

Files = dict[str, str]
Data = Any

ODD_SCALARS: tuple[Data, ...] = (
    "",
    " ",
    None,
    True,
    False,
    0,
    -1,
    1,
    10**30,
    10**150,
    -(10**38),
    0.1,
    1e300,
    "1e999999999",
    ".inf",
    "1_000",
    "1_000_000",
    "0x1F",
    "{",
    "}",
    "{}",
    "{{}}",
    "{a",
    "{member_id}",
    "{member_id:06}",
    "{member_id:99999999}",
    "#",
    "##",
    "PK",
    "SK",
    ":",
    ":x",
    "#n",
    "a.b[0].c",
    "attribute_exists(",
    "a = :a AND (b < :b OR NOT c)",
    "SET a = :a",
    "(" * 500,
    "NOT " * 300 + "a",
    "\x07",
    "\u202e",
    "\U0001f4da" * 40,
    "e\u0301",
    "x" * 5000,
    "\n",
    "a\nb",
    "~",
    "null",
    "2026-02-31",
    "9999-99-99",
    "S",
    "N",
    "L",
    "one-to-many",
    "GetItem",
    "Query",
    "copy-of Book",
    "ALL",
    "raw",
    "..",
    "0",
    "999999999999",
    [],
    {},
    [[]],
    [{}],
    {"": ""},
    {"a": None},
    {"S": "x"},
    {"N": "x"},
    {"M": {"a": {"L": [{"NULL": True}]}}},
    {"begins_with": ""},
    {"between": ["a", "b"]},
    {"in": []},
    {"name": "PK"},
    [1, "a", None],
)
"""Values that are wrong in most places, and right in some."""


def mutated(files: Files, seed: int) -> Files:
    """Files of a model after random changes to one or two of them; the same for the same seed."""
    dice = random.Random(seed)  # noqa: S311 - repeatable, not secret
    names = dice.sample(sorted(files), min(len(files), dice.choice((1, 2))))
    change = _mutated_structure if dice.random() < STRUCTURAL_SHARE else _mutated_text
    return {name: change(text, dice) if name in names else text for name, text in files.items()}


STRUCTURAL_SHARE = 0.75


def _mutated_structure(text: str, dice: random.Random) -> str:
    data: Data = _plain(yaml.load(text, Loader=yaml.CSafeLoader))
    if dice.random() < 0.5:
        return _dumped(_mutated_in_shape(data, dice), dice)
    for _ in range(dice.choice((1, 1, 1, 2, 3, 6))):
        dice.choice(STRUCTURE_CHANGES)(data, dice)
    return _dumped(_plain(data), dice)


def _mutated_in_shape(data: Data, dice: random.Random) -> Data:
    """Changes that the schema allows, so that the rules get to see them."""
    schema = Draft202012Validator(json.loads(schema_text()))
    kept = 0
    for _ in range(30):
        candidate = deepcopy(data)
        dice.choice(STRUCTURE_CHANGES)(candidate, dice)
        candidate = _plain(candidate)
        if candidate != data and schema.is_valid(candidate):
            data, kept = candidate, kept + 1
        if kept >= dice.choice((1, 3, 8)):
            break
    return data


def _dumped(data: Data, dice: random.Random) -> str:
    if dice.random() < 0.5:
        return json.dumps(data, indent=1, ensure_ascii=dice.random() < 0.5)
    return str(
        yaml.dump(
            data,
            sort_keys=False,
            default_flow_style=dice.choice((True, False, None)),
            allow_unicode=dice.random() < 0.5,
            width=dice.choice((40, 100, 10_000)),
        )
    )


def _plain(data: Data) -> Data:
    if isinstance(data, dict):
        return {str(key): _plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_plain(value) for value in data]
    return str(data) if not isinstance(data, str | int | float | bool | None) else data


def _places(data: Data) -> Iterator[tuple[Data, Any]]:
    """Every container with each of its keys or positions."""
    if isinstance(data, dict):
        for key in list(data):
            yield data, key
            yield from _places(data[key])
    elif isinstance(data, list):
        for position in range(len(data)):
            yield data, position
            yield from _places(data[position])


def _pick(data: Data, dice: random.Random) -> tuple[Data, Any]:
    places = list(_places(data))
    return dice.choice(places) if places else ({"": None}, "")


def _delete(data: Data, dice: random.Random) -> None:
    container, key = _pick(data, dice)
    del container[key]


def _replace(data: Data, dice: random.Random) -> None:
    container, key = _pick(data, dice)
    container[key] = deepcopy(dice.choice(ODD_SCALARS))


def _replace_leaf(data: Data, dice: random.Random) -> None:
    leaves = [(c, k) for c, k in _places(data) if not isinstance(c[k], dict | list)]
    if leaves:
        container, key = dice.choice(leaves)
        container[key] = deepcopy(dice.choice(ODD_SCALARS))


def _replace_text(data: Data, dice: random.Random) -> None:
    """Put other text for text, which keeps the shape right in most places."""
    leaves = [(c, k) for c, k in _places(data) if isinstance(c[k], str)]
    if leaves:
        container, key = dice.choice(leaves)
        other, other_key = dice.choice(leaves)
        odd = [value for value in ODD_SCALARS if isinstance(value, str)]
        container[key] = dice.choice((other[other_key], dice.choice(odd)))


def _replace_with_another(data: Data, dice: random.Random) -> None:
    container, key = _pick(data, dice)
    other, other_key = _pick(data, dice)
    container[key] = deepcopy(other[other_key])


def _replace_with_likeness(data: Data, dice: random.Random) -> None:
    """Put a value of the same key from elsewhere, which keeps the shape right."""
    container, key = _pick(data, dice)
    alike = [c[k] for c, k in _places(data) if k == key and type(c[k]) is type(container[key])]
    if alike:
        container[key] = deepcopy(dice.choice(alike))


def _swap(data: Data, dice: random.Random) -> None:
    one, one_key = _pick(data, dice)
    two, two_key = _pick(data, dice)
    one[one_key], two[two_key] = deepcopy(two[two_key]), deepcopy(one[one_key])


def _nest(data: Data, dice: random.Random) -> None:
    container, key = _pick(data, dice)
    container[key] = dice.choice(
        ([container[key]], {"name": container[key]}, {key: container[key]})
    )


def _unnest(data: Data, dice: random.Random) -> None:
    container, key = _pick(data, dice)
    inner = container[key]
    if isinstance(inner, dict) and inner:
        container[key] = inner[dice.choice(list(inner))]
    elif isinstance(inner, list) and inner:
        container[key] = dice.choice(inner)


def _rename(data: Data, dice: random.Random) -> None:
    container, key = _pick(data, dice)
    if isinstance(container, dict):
        names = [k for _, k in _places(data) if isinstance(k, str)]
        odd = [value for value in ODD_SCALARS if isinstance(value, str)]
        container[dice.choice((dice.choice(names or odd), dice.choice(odd)))] = container.pop(key)


def _duplicate(data: Data, dice: random.Random) -> None:
    container, key = _pick(data, dice)
    if isinstance(container, list):
        container.insert(key, deepcopy(container[key]))
    else:
        container[f"{key}2"] = deepcopy(container[key])


def _retype(data: Data, dice: random.Random) -> None:
    container, key = _pick(data, dice)
    value = container[key]
    if isinstance(value, list):
        container[key] = {str(i): child for i, child in enumerate(value)}
    elif isinstance(value, dict):
        container[key] = list(value)
    elif isinstance(value, str):
        container[key] = len(value)
    else:
        container[key] = str(value)


def _multiply_number(data: Data, dice: random.Random) -> None:
    numbers = [(c, k) for c, k in _places(data) if type(c[k]) in (int, float)]
    if numbers:
        container, key = dice.choice(numbers)
        factor = dice.choice((0, -1, 10, 10**6, 10**20))
        container[key] = float(Decimal(str(container[key])) * factor)


STRUCTURE_CHANGES: tuple[Callable[[Data, random.Random], None], ...] = (
    _delete,
    _replace,
    _replace_leaf,
    _replace_text,
    _replace_text,
    _replace_text,
    _replace_with_another,
    _replace_with_likeness,
    _replace_with_likeness,
    _swap,
    _nest,
    _unnest,
    _rename,
    _rename,
    _duplicate,
    _retype,
    _multiply_number,
)


def _mutated_text(text: str, dice: random.Random) -> str:
    for _ in range(dice.choice((1, 1, 2, 4))):
        text = dice.choice(TEXT_CHANGES)(text, dice)
    return text


ODD_TEXT: tuple[str, ...] = (
    *"\t:-#{}[]\"'&*!|>%@`,?\x00\x07\x85\u2028\ufeff\ud800\r",
    "\n---\n",
    "\n...\n",
    "<<: *a",
    "&a ",
    "*a",
    "!!python/object ",
    " # dynamodb: ignore[KEY001] because",
    " # dynamodb: ignore[]",
    "- ",
    ": ",
    "{" * 200,
    "[" * 5000,
    "9" * 5000,
)


def _insert_odd(text: str, dice: random.Random) -> str:
    at = dice.randrange(len(text) + 1)
    return text[:at] + dice.choice(ODD_TEXT) + text[at:]


def _drop_piece(text: str, dice: random.Random) -> str:
    at = dice.randrange(len(text) + 1)
    return text[:at] + text[at + dice.choice((1, 1, 3, 30, 300)) :]


def _cut_off(text: str, dice: random.Random) -> str:
    return text[: dice.randrange(len(text) + 1)]


def _move_lines(text: str, dice: random.Random) -> str:
    lines = text.split("\n")
    start = dice.randrange(len(lines))
    piece = lines[start : start + dice.randrange(1, 12)]
    if dice.random() < 0.5:
        del lines[start : start + len(piece)]
    at = dice.randrange(len(lines) + 1)
    return "\n".join([*lines[:at], *piece, *lines[at:]])


def _indent_line(text: str, dice: random.Random) -> str:
    lines = text.split("\n")
    at = dice.randrange(len(lines))
    lines[at] = dice.choice((" ", "  ", "\t", "")) + lines[at].lstrip() + dice.choice(("", " "))
    return "\n".join(lines)


def _random_bytes(text: str, dice: random.Random) -> str:
    at = dice.randrange(len(text) + 1)
    return text[:at] + dice.randbytes(dice.randrange(1, 20)).decode("latin-1") + text[at:]


TEXT_CHANGES: tuple[Callable[[str, random.Random], str], ...] = (
    _insert_odd,
    _drop_piece,
    _cut_off,
    _move_lines,
    _move_lines,
    _indent_line,
    _random_bytes,
)
