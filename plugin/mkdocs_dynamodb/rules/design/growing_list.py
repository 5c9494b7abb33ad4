"""DSG017: a list inside an item that only ever grows."""

import re
from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Placed, Related, Severity
from mkdocs_dynamodb.model.expressions.tokens import place_in, read_update
from mkdocs_dynamodb.model.flow.writes import Write, writes_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Attribute
from mkdocs_dynamodb.rules.registry import rule

_APPENDS = re.compile(r"#?(?P<name>[A-Za-z_][A-Za-z0-9_]*)\s*=\s*list_append\s*\(", re.IGNORECASE)
_BOUND = re.compile(
    r"\bsize\s*\(|\bat most\b|\bup to\b|\blimit|\bmax|\blast [0-9a-z]+\b|\bfew\b|\bno more than\b",
    re.IGNORECASE,
)
_SETS = frozenset({"SS", "NS", "BS"})


@rule("DSG017", "growing-list", Severity.WARNING)
def growing_list(model: Model) -> Iterator[Finding]:
    """An update appends to a list or set of an item, and nothing ever makes it shorter.

    Silent where a condition looks at its `size`, a description or note says how much it holds at
    most, or any answer removes elements, removes the attribute or sets it anew.

    ## Why

    An item has at most 400 KB, with all elements of its lists (Developer Guide, Constraints in
    Amazon DynamoDB), and each append pays for the whole item: one more name in a list of 300 KB
    costs 300 write units. It also makes one item the place that everybody writes to.

    ## Bad

    ```yaml
    tables:
      Events:
        partition_key: event_id
        entities:
          Event: {attributes: {event_id: S, waiting: L}}
    mapping:
      1:
        operation: UpdateItem
        table: Events
        entity: Event
        update_expression: SET waiting = list_append(waiting, :user)
        values: {user: ["{user_id}"]}
    ```

    ## Good

    ```yaml
    tables:
      Waiting:
        partition_key: event_id
        sort_key: joined_at
        entities:
          WaitingUser: {attributes: {event_id: S, joined_at: S, user_id: S}}
    mapping:
      1: {operation: PutItem, table: Waiting, entity: WaitingUser}
    ```
    """
    writes = writes_of(model)
    for written in writes.of_entity.values():
        open_ended: dict[str, tuple[Write, Placed[str]]] = {}
        for write in written:
            for grown in () if _is_bounded(write) else _grown(write):
                open_ended.setdefault(grown.value, (write, grown))
        for name, (write, grown) in open_ended.items():
            attribute = write.entity.attributes.get(name)
            changes = writes.changing(write.entity, name)
            if attribute is None or _BOUND.search(attribute.description):
                continue
            if all(name in {each.value for each in _grown(change)} for change in changes):
                yield _finding(write, grown, attribute)


def _grown(write: Write) -> Iterator[Placed[str]]:
    """Lists and sets to which an update adds elements."""
    for name in write.action.update.add:
        attribute = write.entity.attributes.get(name.value)
        if attribute is not None and attribute.type.value in _SETS:
            yield name
    if write.action.update.expression is not None:
        text, at = write.action.update.expression
        grown = {match["name"] for match in _APPENDS.finditer(text)}
        for path in read_update(text).changed:
            if path.parts[0] in grown:
                yield Placed(path.parts[0], place_in(at, text, path))


def _is_bounded(write: Write) -> bool:
    """Whether a condition or a note says how many elements there are at most."""
    condition = write.action.condition
    texts = (write.step.note, write.answer.note, "" if condition is None else condition.expression)
    return _BOUND.search(" ".join(texts)) is not None


def _finding(write: Write, name: Placed[str], attribute: Attribute) -> Finding:
    return Finding(
        at=name.at,
        message=(
            f"pattern {write.number} adds to `{name.value}` inside one "
            f"`{write.entity.name.value}`, and nothing bounds how long it gets"
        ),
        label="grows with every request",
        subject=write.action.subject,
        related=(Related(attribute.name.at, "part of one item of 400 KB at most"),),
        help=(
            "keep each element as an item of its own, or say at most how many there are and ask "
            f"for it: `size({name.value}) < :most`"
        ),
    )
