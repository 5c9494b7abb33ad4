"""FLO066: an update that creates an item where there is none."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.flow.named_attributes import changed_attributes
from mkdocs_dynamodb.model.flow.targets import top_level
from mkdocs_dynamodb.model.flow.writes import Write, writes_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.requirements import PatternType
from mkdocs_dynamodb.reports.runs.half_items import half_items
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("FLO066", "update-may-create", Severity.NOTE, looks_at=Extent.PATTERN)
def update_may_create(model: Model) -> Iterator[Finding]:
    """A pattern of type `update` changes some attributes of an item and does not ask for the item.

    Reported where one UpdateItem is the whole answer, has no condition, and leaves out attributes
    that the entity must have. Silent for entities with a role, such as counters that begin with
    their first update, and where the update provides for a new item with `if_not_exists`.

    ## Why

    UpdateItem creates the item where there is none (API Reference, UpdateItem: edits an existing
    item's attributes, or adds a new item). A late or mistaken request then leaves half an item,
    which readers meet without the attributes that they rely on.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Change a member's address, type: update, rps: 1, inputs: [member_id, address]}
    tables:
      Members:
        partition_key: member_id
        entities:
          Member: {attributes: {member_id: S, name: S, address: S}}
    mapping:
      1: {operation: UpdateItem, table: Members, entity: Member, set: {address: "{address}"}}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Change a member's address, type: update, rps: 1, inputs: [member_id, address]}
    tables:
      Members:
        partition_key: member_id
        entities:
          Member: {attributes: {member_id: S, name: S, address: S}}
    mapping:
      1:
        operation: UpdateItem
        table: Members
        entity: Member
        set: {address: "{address}"}
        condition: attribute_exists(member_id)
    ```
    """
    told = {half.write.action.subject for half in half_items(model)} if model.complete else set()
    for written in writes_of(model).of_answer.values():
        write, pattern = written[0], written[0].pattern
        is_whole = len(write.answer.steps) == 1 and write.step.operation.value == "UpdateItem"
        if pattern is None or pattern.type.value != PatternType.UPDATE or not is_whole:
            continue
        if write.action.subject in told:  # by FLO071
            continue
        if write.action.condition is None and write.entity.role is None and _leaves_half(write):
            yield Finding(
                at=write.action.at,
                message=(
                    f"pattern {write.number} creates an incomplete `{write.entity.name.value}` "
                    "where there is none"
                ),
                label="no condition",
                subject=write.action.subject,
                help=(
                    f"add `condition: attribute_exists({next(iter(write.table.key_names), 'key')})`"
                ),
            )


def _leaves_half(write: Write) -> bool:
    update = write.action.update
    if update.expression is not None and "if_not_exists" in update.expression.value:
        return False
    changed = {top_level(named.name) for named in changed_attributes(update)}
    templates = (write.entity.template_for(name) for name in write.table.key_names)
    given = {name for each in templates if each is not None for name in each.names}
    return any(
        name not in changed | given and not attribute.optional
        for name, attribute in write.entity.attributes.items()
    )
