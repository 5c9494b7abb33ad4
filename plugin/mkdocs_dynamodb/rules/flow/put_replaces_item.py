"""FLO065: a put where an update is meant, which drops the other attributes."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.copies import identity_of
from mkdocs_dynamodb.model.flow.guards import guard_of
from mkdocs_dynamodb.model.flow.reads import reads_of
from mkdocs_dynamodb.model.flow.wording import is_time
from mkdocs_dynamodb.model.flow.writes import Write, writes_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.names import listed_names
from mkdocs_dynamodb.model.requirements import AccessPattern, PatternType
from mkdocs_dynamodb.rules.registry import rule


@rule("FLO065", "put-replaces-item", Severity.WARNING)
def put_replaces_item(model: Model) -> Iterator[Finding]:
    """A pattern of type `update` puts an item of which it does not know all attributes.

    Reported where the pattern knows the key of the item, so that it is there already, and neither
    its inputs, nor earlier steps, nor the example give every attribute that the entity must have.
    Silent where the put asks that the item is not there, where an earlier step reads the item, and
    for times that the application makes up.

    ## Why

    A put replaces the whole item: attributes that the request does not name are gone (API
    Reference, PutItem). In a batch there is no way round it, for BatchWriteItem cannot update (API
    Reference, BatchWriteItem).

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Mark a notice as read, type: update, rps: 5, inputs: [user_id, notice_id]}
    tables:
      Notices:
        partition_key: user_id
        sort_key: notice_id
        entities:
          Notice: {attributes: {user_id: S, notice_id: S, text: S, is_read: BOOL}}
    mapping:
      1:
        operation: BatchWriteItem
        actions:
          - {put: Notice, table: Notices, times: {average: 3, max: 25}}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Mark a notice as read, type: update, rps: 5, inputs: [user_id, notice_id]}
    tables:
      Notices:
        partition_key: user_id
        sort_key: notice_id
        entities:
          Notice: {attributes: {user_id: S, notice_id: S, text: S, is_read: BOOL}}
    mapping:
      1:
        operation: UpdateItem
        table: Notices
        entity: Notice
        set: {is_read: true}
        condition: attribute_exists(user_id)
        times: {average: 3, max: 25}
    ```
    """
    reads = reads_of(model)
    for written in writes_of(model).of_answer.values():
        for write in written:
            pattern = write.pattern
            if write.verb != "put" or pattern is None or pattern.type.value != PatternType.UPDATE:
                continue
            found = reads.of_answer.get(write.number, ())
            is_read = any(read.entity is write.entity for read in found)
            if is_read or not _is_existing(write, pattern):
                continue
            missing = _missing(write, pattern)
            if missing:
                yield Finding(
                    at=write.action.at,
                    message=(
                        f"pattern {write.number} puts `{write.entity.name.value}` without knowing "
                        f"{listed_names(missing)}, which the put drops"
                    ),
                    label="replaces the whole item",
                    subject=write.action.subject,
                    related=(Related(write.entity.name.at, "attributes of the item"),),
                    help="use an update of the attributes that change",
                )


def _known(write: Write, pattern: AccessPattern) -> frozenset[str]:
    names = {entry.name.value for entry in pattern.inputs} | set(write.answer.example)
    return frozenset(names | {given.value for step in write.answer.steps for given in step.gives})


def _is_existing(write: Write, pattern: AccessPattern) -> bool:
    """Whether the pattern means an item that is there: it knows the key, and does not create."""
    identity = identity_of(write.table, write.entity)
    named = {entity.value for entity in pattern.entities}
    if write.entity.role is not None or (named and write.entity.name.value not in named):
        return False
    is_created = bool(guard_of(write.action.condition).absent)
    return bool(identity) and not is_created and identity <= _known(write, pattern)


def _missing(write: Write, pattern: AccessPattern) -> list[str]:
    known = _known(write, pattern) | set(write.table.key_names)
    return [
        name
        for name, attribute in write.entity.attributes.items()
        if name not in known
        and not attribute.optional
        and not is_time(name)
        and name not in write.entity.keys
        and attribute.type.value != "BOOL"
    ]
