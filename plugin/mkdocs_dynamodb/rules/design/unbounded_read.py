"""DSG001: a query that reads a collection without end."""

from collections.abc import Iterator
from decimal import Decimal

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.capacity.growth import Boundless, build_growth
from mkdocs_dynamodb.model.figures import figure_text
from mkdocs_dynamodb.model.flow.targets import parts_of, target_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Answer, Step
from mkdocs_dynamodb.model.requirements import PatternType
from mkdocs_dynamodb.rules.registry import rule


@rule("DSG001", "unbounded-read", Severity.WARNING)
def unbounded_read(model: Model) -> Iterator[Finding]:
    """A query reads a whole item collection that nothing bounds.

    Bounds are a `limit`, a range of the sort key that the caller gives, a TTL, a `max` of the
    relationship up to ten thousand, or a later step that says by `times` how many it takes.

    ## Why

    A query reads on until it has 1 MB, and then the application has to ask for the next page
    (Developer Guide, Querying tables in DynamoDB). What is quick with ten items becomes slow, dear
    or incomplete with a hundred thousand, and the first to notice are the best customers.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: List the orders of a customer, type: read, rps: 20, inputs: [customer_id]}
    relationships:
      - {from: Customer, to: Order, kind: one-to-many, average: 6}
    tables:
      Shop:
        partition_key: PK
        sort_key: SK
        entities:
          Customer:
            keys: {PK: "CUSTOMER#{customer_id}", SK: PROFILE}
            attributes: {customer_id: S}
          Order:
            keys: {PK: "CUSTOMER#{customer_id}", SK: "ORDER#{placed_at}"}
            attributes: {customer_id: S, placed_at: S}
    mapping:
      1:
        operation: Query
        table: Shop
        where: {PK: "CUSTOMER#{customer_id}", SK: {begins_with: "ORDER#"}}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: List the orders of a customer, type: read, rps: 20, inputs: [customer_id]}
    relationships:
      - {from: Customer, to: Order, kind: one-to-many, average: 6}
    tables:
      Shop:
        partition_key: PK
        sort_key: SK
        entities:
          Customer:
            keys: {PK: "CUSTOMER#{customer_id}", SK: PROFILE}
            attributes: {customer_id: S}
          Order:
            keys: {PK: "CUSTOMER#{customer_id}", SK: "ORDER#{placed_at}"}
            attributes: {customer_id: S, placed_at: S}
    mapping:
      1:
        operation: Query
        table: Shop
        where: {PK: "CUSTOMER#{customer_id}", SK: {begins_with: "ORDER#"}}
        order: descending
        limit: 20
    ```
    """
    growth = build_growth(model)
    for pattern, answer, step in model.steps():
        if pattern is None or pattern.type.value != PatternType.READ or _is_bounded(answer, step):
            continue
        target = target_of(model, step)
        found = None if target is None else growth.boundless(step, target)
        if found is None or target is None:
            continue
        name = found.entity.name.value
        yield Finding(
            at=step.operation.at,
            message=f"pattern {answer.number.value} reads every `{name}` of a collection in "
            f"`{target.name}`, and {_how_many(found)}",
            label="no `limit`",
            subject=step.subject,
            related=(Related(found.at, found.reason),),
            help="give a `limit` and read page by page, or state the `max` of the relationship",
        )


def _how_many(found: Boundless) -> str:
    if found.most is None:
        return "nothing bounds how many there are"
    return f"there can be {figure_text(Decimal(found.most))} of them"


def _is_bounded(answer: Answer, step: Step) -> bool:
    """Whether the step says how much it reads, or a later one how much it takes."""
    if step.operation.value != "Query" or step.limit is not None or step.times is not None:
        return True
    later = answer.steps[answer.steps.index(step) + 1 :] if step.gives else ()
    return any(part.times is not None for each in later for part in parts_of(each))
