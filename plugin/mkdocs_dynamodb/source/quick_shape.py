"""A quick yes to "has this the shape that the schema asks for?", ten times faster than jsonschema.

The schema becomes functions by Python type, which stop at the first doubt. A yes is certain. A no
means "perhaps not", also where a keyword is unknown here; the full check then decides and explains.
"""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

Check = Callable[[Any], bool]
Shape = Mapping[type, Check]
"""Python types that a value may have, each with the check of such a value."""

_PYTHON_TYPES: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, Decimal),
    "boolean": (bool,),
    "null": (type(None),),
    "array": (list,),
    "object": (dict,),
}
_ANNOTATIONS = frozenset({"$schema", "$id", "$defs", "title", "description"})
_TEXT = frozenset({"minLength", "pattern"})
_NUMBER = frozenset({"minimum", "exclusiveMinimum", "maximum"})
_LIST = frozenset({"items", "minItems", "maxItems", "uniqueItems"})
_OBJECT = frozenset(
    {
        "properties",
        "additionalProperties",
        "propertyNames",
        "required",
        "minProperties",
        "maxProperties",
    }
)
_CONDITIONS = frozenset({"allOf", "if", "then", "else"})
_KNOWN = _ANNOTATIONS | _TEXT | _NUMBER | _LIST | _OBJECT | {"type", "enum", "not", "$ref"}

_DOUBTFUL: Shape = {}


class QuickShapes:
    """The shapes that a schema describes."""

    def __init__(self, schema: Mapping[str, Any]) -> None:
        """Look up definitions in `schema`."""
        self._definitions: Mapping[str, Any] = schema.get("$defs", {})
        self._shapes: dict[str, Shape] = {}

    def shape(self, schema: Any) -> Shape:  # noqa: ANN401 - any JSON value
        """Shape that a schema describes; without any type where it is too hard to tell quickly."""
        if schema is True:
            return _ANYTHING
        if not isinstance(schema, dict) or not schema.keys() <= _KNOWN | _CONDITIONS:
            return _DOUBTFUL
        if not _CONDITIONS.isdisjoint(schema):
            return self._conditional(schema)
        if "$ref" in schema:
            beside = schema.keys() - _ANNOTATIONS - {"$ref"}
            return _DOUBTFUL if beside else self._definition(schema["$ref"])
        if "enum" in schema or "not" in schema:
            return _one_of(schema) if "enum" in schema else _text_but_not(schema)
        names = schema.get("type", list(_PYTHON_TYPES))
        names = [names] if isinstance(names, str) else names
        return {kind: self._check(kind, schema) for name in names for kind in _PYTHON_TYPES[name]}

    def _conditional(self, schema: Mapping[str, Any]) -> Shape:
        """Shape of an object of which the value of one key decides what else it needs."""
        listed = schema.get("allOf", ())
        cases = [self._case(part) for part in (schema, *listed) if "if" in part]
        plain = self.shape({k: v for k, v in schema.items() if k not in _CONDITIONS})
        is_known = all("if" in part and part.keys() <= _CONDITIONS - {"allOf"} for part in listed)
        if not is_known or None in cases or plain.keys() != {dict}:
            return _DOUBTFUL
        checks = (plain[dict], *filter(None, cases))
        return {dict: lambda entries: all(check(entries) for check in checks)}

    def _case(self, schema: Mapping[str, Any]) -> Check | None:
        """What holds if a key has one value, and otherwise; None for any other condition."""
        asked = schema["if"]
        try:
            ((key, wanted),) = asked["properties"].items()
            word = wanted["const"]
        except (KeyError, TypeError, ValueError):
            return None
        if word is None or asked != {"properties": {key: {"const": word}}, "required": [key]}:
            return None
        then, other = self.shape(schema.get("then", True)), self.shape(schema.get("else", True))

        def check(entries: dict[str, Any]) -> bool:
            found = entries.get(key)
            is_so = type(found) is type(word) and found == word
            return has_shape(then if is_so else other, entries)

        return check

    def _definition(self, reference: str) -> Shape:
        name = reference.removeprefix("#/$defs/")
        if name not in self._shapes:
            self._shapes[name] = _DOUBTFUL  # for a definition that names itself
            self._shapes[name] = self.shape(self._definitions.get(name))
        return self._shapes[name]

    def _check(self, kind: type, schema: Mapping[str, Any]) -> Check:
        """Check of one kind of value; keywords about other kinds say nothing about it."""
        if kind is str and not _TEXT.isdisjoint(schema):
            return _text_check(schema)
        if kind in (int, Decimal) and not _NUMBER.isdisjoint(schema):
            return _number_check(schema)
        if kind is list and not _LIST.isdisjoint(schema):
            return self._list_check(schema)
        if kind is dict and not _OBJECT.isdisjoint(schema):
            return self._object_check(schema)
        return _yes

    def _list_check(self, schema: Mapping[str, Any]) -> Check:
        item_shape = self.shape(schema.get("items", True))
        least, most = schema.get("minItems", 0), schema.get("maxItems")
        unique = bool(schema.get("uniqueItems"))

        def check(items: list[Any]) -> bool:
            if len(items) < least or (most is not None and len(items) > most):
                return False
            for item in items:
                test = item_shape.get(type(item))
                if test is None or not test(item):
                    return False
            return not unique or _are_different(items)

        return check

    def _object_check(self, schema: Mapping[str, Any]) -> Check:
        known = {name: self.shape(value) for name, value in schema.get("properties", {}).items()}
        others = self.shape(schema.get("additionalProperties", True))
        name_check = self.shape(schema.get("propertyNames", True)).get(str, _no)
        checks_names = "propertyNames" in schema
        required = frozenset(schema.get("required", ()))
        least, most = schema.get("minProperties", 0), schema.get("maxProperties")

        def check(entries: dict[str, Any]) -> bool:
            if not required <= entries.keys() or len(entries) < least:
                return False
            if most is not None and len(entries) > most:
                return False
            for name, value in entries.items():
                test = known.get(name, others).get(type(value))
                if test is None or not test(value):
                    return False
            return not checks_names or all(map(name_check, entries))

        return check


def has_shape(shape: Shape, value: object) -> bool:
    """Whether a value certainly has a shape."""
    return shape.get(type(value), _no)(value)


def _yes(_value: object) -> bool:
    return True


def _no(_value: object) -> bool:
    return False


_ANYTHING: Shape = {kind: _yes for kinds in _PYTHON_TYPES.values() for kind in kinds}


def _one_of(schema: Mapping[str, Any]) -> Shape:
    allowed = frozenset(value for value in schema["enum"] if isinstance(value, str))
    is_alone = _ANNOTATIONS.issuperset(schema.keys() - {"enum", "type"})
    is_text = schema.get("type", "string") == "string"
    return {str: allowed.__contains__} if is_alone and is_text else _DOUBTFUL


def _text_but_not(schema: Mapping[str, Any]) -> Shape:
    """Text that differs from one word: the only use of `not` in our schema, with `minLength`."""
    refused = schema["not"]
    is_simple = _ANNOTATIONS.issuperset(schema.keys() - {"not", "minLength"})
    if not is_simple or not isinstance(refused, dict) or refused.keys() != {"const"}:
        return _DOUBTFUL
    word, least = refused["const"], schema.get("minLength", 0)
    return {str: lambda text: text != word and len(text) >= least}


def _text_check(schema: Mapping[str, Any]) -> Check:
    least: int = schema.get("minLength", 0)
    if "pattern" not in schema:
        return lambda text: len(text) >= least
    search = re.compile(schema["pattern"]).search
    return lambda text: len(text) >= least and search(text) is not None


def _number_check(schema: Mapping[str, Any]) -> Check:
    least, most = schema.get("minimum"), schema.get("maximum")
    bound = schema.get("exclusiveMinimum")

    def check(number: int | Decimal) -> bool:
        return (
            (least is None or number >= least)
            and (most is None or number <= most)
            and (bound is None or number > bound)
        )

    return check


def _are_different(items: list[Any]) -> bool:
    """Whether no two are equal; what neither text nor whole number is, we do not compare."""
    return {type(item) for item in items} <= {str, int} and len(set(items)) == len(items)
