"""Whether two answers ask the same of the tables."""

from collections.abc import Hashable, Mapping
from dataclasses import fields, is_dataclass

from mkdocs_dynamodb.diagnostics import Placed
from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.operations import Answer
from mkdocs_dynamodb.model.values import Value

_NO_DIFFERENCE = frozenset(
    {"at", "subject", "given", "note", "returns", "gives", "projection", "times"}
)
"""What steps may say differently and still ask the same: places, words and expected figures."""


def answer_signature(answer: Answer) -> Hashable:
    """What the steps of an answer ask; equal for answers that ask the same."""
    return _bare(answer.steps)


def _bare(thing: object) -> Hashable:
    """A thing of the model without the places where it was written."""
    if isinstance(thing, Template):
        return thing.text
    if isinstance(thing, Value):
        return (thing.type, _bare(thing.content))
    if isinstance(thing, Placed):
        return _bare(thing.value)
    if isinstance(thing, Mapping):
        return frozenset((_bare(key), _bare(value)) for key, value in thing.items())
    if is_dataclass(thing):
        told = (field.name for field in fields(thing) if field.name not in _NO_DIFFERENCE)
        return tuple(_bare(getattr(thing, name)) for name in told)
    return tuple(_bare(element) for element in thing) if isinstance(thing, tuple) else thing
