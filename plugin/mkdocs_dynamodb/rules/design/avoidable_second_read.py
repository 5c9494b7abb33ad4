"""DSG007: items that are read again for what their index could hold."""

from collections.abc import Iterator, Mapping

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.capacity.loads import changed_attributes
from mkdocs_dynamodb.model.flow.targets import is_strong, parts_of, top_level
from mkdocs_dynamodb.model.limits import MAX_EXTRA_ATTRIBUTES
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Answer, Step
from mkdocs_dynamodb.model.requirements import AccessPattern, PatternType
from mkdocs_dynamodb.model.tables import Index, ProjectionKind, Table
from mkdocs_dynamodb.rules.registry import rule


@rule("DSG007", "avoidable-second-read", Severity.NOTE)
def avoidable_second_read(model: Model) -> Iterator[Finding]:
    """Items found through an index are read once more, for what the index holds or could hold.

    Told where the pattern says what it `needs`, and the index holds all of it, or lacks at most
    three attributes of several items that no update changes. A read with strong consistency has its
    own reason.

    ## Why

    The second step reads each item from the table and doubles the time; for a list it costs far
    more than the query (Developer Guide, Using Global Secondary Indexes, Attribute projections).

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Find a member by card, type: read, rps: 9, inputs: [card], needs: [member_id, name]}
    tables:
      Members:
        partition_key: member_id
        entities:
          Member: {attributes: {member_id: S, card: S, name: S, address: S}}
        indexes:
          ByCard: {partition_key: card, projection: [name]}
    mapping:
      1:
        steps:
          - operation: Query
            table: Members
            index: ByCard
            where: {card: "{card}"}
            gives: [member_id]
          - {operation: GetItem, table: Members, entity: Member}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Find a member by card, type: read, rps: 9, inputs: [card], needs: [member_id, name]}
    tables:
      Members:
        partition_key: member_id
        entities:
          Member: {attributes: {member_id: S, card: S, name: S, address: S}}
        indexes:
          ByCard: {partition_key: card, projection: [name]}
    mapping:
      1: {operation: Query, table: Members, index: ByCard, where: {card: "{card}"}}
    ```
    """
    changed = changed_attributes(model)
    for number, answer in model.answers.items():
        pattern = model.patterns.get(number)
        if pattern is None or not pattern.needs or pattern.type.value != PatternType.READ:
            continue
        for first, second in _pairs(model, pattern, answer):
            finding = _finding(model, pattern, first, second, changed)
            if finding is not None:
                yield finding


def _pairs(model: Model, pattern: AccessPattern, answer: Answer) -> Iterator[tuple[Step, Step]]:
    """A query on an index, with a later read of items of the same table by key."""
    query = None
    for step in answer.steps:
        if step.is_search and step.index is not None:
            query = step
        elif query is not None and step.reads and not is_strong(step, pattern):
            tables = {action.table.value for action in step.actions if action.table is not None}
            table = model.table_of(query)
            if step.actions and table is not None and tables == {table.name.value}:
                yield query, step


def _finding(
    model: Model,
    pattern: AccessPattern,
    first: Step,
    second: Step,
    changed: Mapping[str, frozenset[str]],
) -> Finding | None:
    table, index = model.table_of(first), model.index_of(first)
    if table is None or index is None or first.projection:
        return None
    needs = tuple(dict.fromkeys(top_level(need.value) for need in pattern.needs))
    missing = [name for name in needs if name not in _held(table, index)]
    is_mutable = any(name in changed.get(table.name.value, ()) for name in missing)
    if missing and (len(missing) > MAX_EXTRA_ATTRIBUTES or is_mutable or not _is_many(second)):
        return None
    if missing and not _has(table, index, missing):
        return None
    number, name = pattern.number.value, f"{table.name.value}/{index.name.value}"
    listed = ", ".join(f"`{each}`" for each in missing)
    return Finding(
        at=second.operation.at,
        message=f"pattern {number} reads items again for {listed}, which `{name}` could hold"
        if missing
        else f"pattern {number} reads items again, although `{name}` holds all that it needs",
        label="a second read",
        subject=second.subject,
        related=(Related(index.projection.at, f"holds {index.projection.contents}"),),
        help=f"add {listed} to the projection and drop this step"
        if missing
        else "drop this step, or the attributes that the index projects",
    )


def _held(table: Table, index: Index) -> frozenset[str]:
    """Attributes that the index holds, with those that its keys spell."""
    names = {*table.key_names, *index.key_names, *(n.value for n in index.projection.names)}
    for entity in table.entering(index):
        if index.projection.kind is ProjectionKind.ALL:
            names |= entity.attribute_names
        for key in (*table.key_names, *index.key_names):
            template = entity.template_for(key)
            names.update(() if template is None else template.names)
    return frozenset(names)


def _has(table: Table, index: Index, names: list[str]) -> bool:
    """Whether the items of an index have some attributes."""
    return any(entity.attribute_names.issuperset(names) for entity in table.entering(index))


def _is_many(step: Step) -> bool:
    """Whether a step reads several items of one kind."""
    return any(part.times is not None and part.times.average > 1 for part in parts_of(step))
