"""FLO052: an attribute that readers filter by or need, and that no write ever sets."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity, Span
from mkdocs_dynamodb.model.flow.attribute_kinds import is_counter, is_receipt
from mkdocs_dynamodb.model.flow.named_attributes import tested_attributes
from mkdocs_dynamodb.model.flow.reads import Read, reads_of
from mkdocs_dynamodb.model.flow.targets import top_level
from mkdocs_dynamodb.model.flow.writes import Write, Writes, pending_writers, writes_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.requirements import AccessPattern
from mkdocs_dynamodb.model.tables import Attribute, StoredEntity
from mkdocs_dynamodb.rules.registry import rule


@rule("FLO052", "attribute-never-set", Severity.WARNING, needs_whole_model=True)
def attribute_never_set(model: Model) -> Iterator[Finding]:
    """A read filters by or needs an optional attribute that no write gives a value.

    A put sets every attribute that is not optional, and an optional one where it is an input of the
    pattern, comes from an earlier step, or has a value in the example. An update sets what it
    names. Silent for entities that no answer puts.

    ## Why

    Items simply lack what no write sets: a filter on it keeps nothing (Developer Guide, Condition
    and filter expressions, operators, and functions: a comparison with a missing attribute is
    false), and a caller that needs it gets items without it.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Add a task, type: write, rps: 5, inputs: [list_id, task_id, text]}
      2: {name: List the tasks that are done, type: read, rps: 9, inputs: [list_id]}
    tables:
      Tasks:
        partition_key: list_id
        sort_key: task_id
        entities:
          Task: {attributes: {list_id: S, task_id: S, text: S, done?: BOOL}}
    mapping:
      1: {operation: PutItem, table: Tasks, entity: Task}
      2: {operation: Query, table: Tasks, where: {list_id: "{list_id}"}, filter: {done: true}}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Add a task, type: write, rps: 5, inputs: [list_id, task_id, text]}
      2: {name: List the tasks that are done, type: read, rps: 9, inputs: [list_id]}
      3: {name: Tick a task off, type: update, rps: 5, inputs: [list_id, task_id]}
    tables:
      Tasks:
        partition_key: list_id
        sort_key: task_id
        entities:
          Task: {attributes: {list_id: S, task_id: S, text: S, done?: BOOL}}
    mapping:
      1: {operation: PutItem, table: Tasks, entity: Task}
      2: {operation: Query, table: Tasks, where: {list_id: "{list_id}"}, filter: {done: true}}
      3:
        operation: UpdateItem
        table: Tasks
        entity: Task
        set: {done: true}
        condition: attribute_exists(list_id)
    ```
    """
    writes, pending = writes_of(model), pending_writers(model)
    seen: set[tuple[str, str]] = set()
    for name, at, found in _asked(model):
        holders = [read for read in found if name in read.entity.attributes]
        places = {read.entity.subject for read in holders}
        if len(places) != 1 or (holders[0].entity.subject, name) in seen:
            continue
        read, entity = holders[0], holders[0].entity
        seen.add((entity.subject, name))
        is_known = read.table.name.value not in writes.unclear and "" not in pending
        if not is_known or entity.name.value in pending:
            continue
        if not _is_set(writes, entity, entity.attributes[name]):
            yield Finding(
                at=entity.attributes[name].name.at,
                message=(
                    f"pattern {read.number} asks for `{name}` of `{entity.name.value}`, "
                    f"which no pattern sets in table `{read.table.name.value}`"
                ),
                label="set by no pattern",
                subject=f"{entity.subject}.attributes.{name}",
                related=(Related(at, "asked for here"),),
                help=f"add the write that sets `{name}`, or stop asking for it",
            )


def _asked(model: Model) -> Iterator[tuple[str, Span, list[Read]]]:
    """Attributes that read patterns need or filter by, each with what is read there."""
    reads = reads_of(model)
    for number, found in reads.of_answer.items():
        pattern = model.patterns.get(number)
        for need in () if pattern is None else pattern.needs:
            yield top_level(need.value), need.at, found
        for step in found[0].answer.steps:
            here = [read for read in found if read.step is step]
            for named in tested_attributes(step.filter):
                yield top_level(named.name), named.at, here


def _is_set(writes: Writes, entity: StoredEntity, attribute: Attribute) -> bool:
    name = attribute.name.value
    puts = writes.to(entity, "put")
    is_told_elsewhere = is_counter(attribute) or is_receipt(attribute)
    if not puts or not attribute.optional or is_told_elsewhere or writes.changing(entity, name):
        return True
    return any(_gives(write, write.pattern, name) for write in puts)


def _gives(write: Write, pattern: AccessPattern | None, name: str) -> bool:
    """Whether a put can know the value of an attribute."""
    if pattern is None or not pattern.inputs or name in write.answer.example:
        return True
    inputs = {entry.name.value for entry in pattern.inputs}
    given = {each.value for step in write.answer.steps for each in step.gives}
    return name in inputs | given
