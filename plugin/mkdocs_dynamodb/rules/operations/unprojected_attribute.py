"""OPS038: a filter or projection on what an index does not hold."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Placed, Related, Severity
from mkdocs_dynamodb.model.flow.named_attributes import tested_attributes
from mkdocs_dynamodb.model.flow.targets import Target, searches, top_level
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Step
from mkdocs_dynamodb.model.tables import StoredEntity
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("OPS038", "unprojected-attribute", Severity.ERROR, looks_at=Extent.PATTERN)
def unprojected_attribute(model: Model) -> Iterator[Finding]:
    """A filter or projection names an attribute that the index does not hold.

    ## Why

    A filter sees what the index projects and nothing else, with local indexes too. A query is
    refused with `Secondary index does not project one or more filter attributes`; a scan finds
    the attribute missing from every item, and leaves out all of them without an error. A
    `projection` may name more on a local index, which fetches it from the table, but not on a
    global one: it is refused with `Global secondary index does not project` (Developer Guide,
    Using Global Secondary Indexes, Attribute projections; refusals observed in DynamoDB).

    ## Bad

    ```yaml
    access_patterns:
      1: {name: List open loans of a book, type: read, rps: 5, inputs: [book_id]}
    tables:
      Loans:
        partition_key: loan_id
        entities:
          Loan: {attributes: {loan_id: S, book_id: S, state: S}}
        indexes:
          ByBook: {partition_key: book_id, projection: KEYS_ONLY}
    mapping:
      1:
        operation: Query
        table: Loans
        index: ByBook
        where: {book_id: "{book_id}"}
        filter: {state: OPEN}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: List open loans of a book, type: read, rps: 5, inputs: [book_id]}
    tables:
      Loans:
        partition_key: loan_id
        entities:
          Loan: {attributes: {loan_id: S, book_id: S, state: S}}
        indexes:
          ByBook: {partition_key: book_id, projection: [state]}
    mapping:
      1:
        operation: Query
        table: Loans
        index: ByBook
        where: {book_id: "{book_id}"}
        filter: {state: OPEN}
    ```
    """
    for operation in ("Query", "Scan"):
        for number, step, target in searches(model, operation):
            if target.index is not None and (step.filter is not None or step.projection):
                for verb, name in _lacking(model, number, step, target):
                    yield _finding(f"pattern {number} {verb}", name, step, target)


def _lacking(
    model: Model, number: str, step: Step, target: Target
) -> Iterator[tuple[str, Placed[str]]]:
    """What a step does with which attributes; those that its pattern needs are told by OPS017."""
    entities = [e for e in target.table.entities.values() if target.holds(e)]
    stored = frozenset[str]().union(*(entity.attribute_names for entity in entities))
    held = _held(target, entities)
    pattern = model.patterns.get(number)
    needed = {top_level(need.value) for need in pattern.needs} if pattern is not None else set()
    for named in tested_attributes(step.filter):
        if _is_lost(named.name, stored, held):
            yield "filters by", Placed(named.name, named.at)
    for name in step.projection if target.is_global_index else ():
        if _is_lost(name.value, stored, held) and top_level(name.value) not in needed:
            yield "asks for", name


def _held(target: Target, entities: list[StoredEntity]) -> frozenset[str]:
    """Attributes of the entities that the index itself has; a filter sees no others."""
    if target.index is None:
        return frozenset()
    projected = (target.table.projected_names(target.index, entity) for entity in entities)
    return frozenset[str]().union(*projected)


def _is_lost(name: str, stored: frozenset[str], held: frozenset[str]) -> bool:
    real = name if name in stored else top_level(name)
    return real in stored and real not in held


def _finding(does: str, name: Placed[str], step: Step, target: Target) -> Finding:
    related: tuple[Related, ...] = ()
    if target.index is not None:
        projection = target.index.projection
        related = (Related(projection.at, f"holds {projection.contents}"),)
    return Finding(
        at=name.at,
        message=f"{does} `{name.value}`, which {target.name} does not hold",
        label="not projected",
        subject=step.subject,
        related=related,
        help=f"add `{top_level(name.value)}` to the projection of the index",
    )
