"""How unique values are kept: the requests that take, change and free them.

A plan is a request in the short form of the method's `ddb_query_plan`: operations by their names,
values without types, and `$name` for what the caller gives.
"""

import re
from collections.abc import Iterator
from enum import StrEnum

from mkdocs_dynamodb.model.dynamodb_json import Json
from mkdocs_dynamodb.model.flow.claims import Claimed, claimed_in
from mkdocs_dynamodb.model.flow.writes import Write, writes_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.requests import Request, build_request
from mkdocs_dynamodb.records import record

_PLACEHOLDER = re.compile(r"\{([^{}:]+)(?::[^{}]*)?\}")
_OPERATIONS = {"Put": "PutItem", "Update": "UpdateItem", "Delete": "DeleteItem"}
_TYPES = frozenset({"S", "N", "B", "BOOL", "NULL", "L", "M", "SS", "NS", "BS"})


class Purpose(StrEnum):
    """What a request does to a unique value."""

    TAKE = "takes the values"
    CHANGE = "takes the new value and frees the old one"
    FREE = "frees the values"


@record(kw_only=True)
class UniquePlan:
    """A request that takes, changes or frees unique values."""

    number: str
    purpose: Purpose
    request: Request
    """With the example's values, as the API takes it."""
    plan: Json
    """The same in the method's short form."""


@record(kw_only=True)
class UniqueEntity:
    """Everything that is unique of one entity."""

    name: str
    claimed: tuple[Claimed, ...]
    plans: tuple[UniquePlan, ...]


def build_unique_plans(model: Model) -> tuple[UniqueEntity, ...]:
    """Unique values by entity, with the requests that keep them."""
    grouped: dict[str, list[Claimed]] = {}
    for claimed in claimed_in(model):
        grouped.setdefault(claimed.unique.entity.value, []).append(claimed)
    return tuple(
        UniqueEntity(name=name, claimed=tuple(found), plans=tuple(_plans(model, found)))
        for name, found in grouped.items()
    )


def _plans(model: Model, found: list[Claimed]) -> Iterator[UniquePlan]:
    told: dict[str, tuple[Purpose, Write]] = {}
    for claimed in found:
        for purpose, write in _writes(model, claimed):
            told.setdefault(write.step.subject, (purpose, write))
    for purpose, write in told.values():
        yield UniquePlan(
            number=write.number,
            purpose=purpose,
            request=build_request(model, write.step, write.answer, write.answer.example),
            plan=_short(build_request(model, write.step, write.answer, {})),
        )


def _writes(model: Model, claimed: Claimed) -> Iterator[tuple[Purpose, Write]]:
    """Writes of the entity that concern the value."""
    writes = writes_of(model)
    for owner in claimed.owners:
        for write in writes.to(owner.entity, "put"):
            yield Purpose.TAKE, write
        for name in claimed.unique.names:
            for write in writes.changing(owner.entity, name):
                yield Purpose.CHANGE, write
        for write in writes.to(owner.entity, "delete"):
            yield Purpose.FREE, write


def _short(request: Request) -> Json:
    actions = request.body.get("TransactItems")
    if not isinstance(actions, list):
        return {request.operation: _plain_body(request.body)}
    return {
        request.operation: [
            {_OPERATIONS.get(name, name): _plain_body(body) for name, body in action.items()}
            for action in actions
            if isinstance(action, dict)
        ]
    }


def _plain_body(body: Json) -> Json:
    if not isinstance(body, dict):
        return body
    return {"Table" if name == "TableName" else name: _plain(value) for name, value in body.items()}


def _plain(value: Json) -> Json:
    """A value without its types; `{name}` of a template becomes `$name`."""
    if isinstance(value, str):
        return _PLACEHOLDER.sub(r"$\1", value)
    if isinstance(value, list):
        return [_plain(child) for child in value]
    if not isinstance(value, dict):
        return value
    if len(value) == 1:
        (kind, content), *_ = value.items()
        if kind in _TYPES:
            return _plain(content)
    return {name: _plain(child) for name, child in value.items()}
