"""FLO014: a search of a table that finds more entities than it says."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.found_entities import Companions, listed, wanted_entities
from mkdocs_dynamodb.model.flow.targets import sort_tests, target_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.sample_values import samples_of
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("FLO014", "query-brings-other-entities", Severity.WARNING, looks_at=Extent.PATTERN)
def query_brings_other_entities(model: Model) -> Iterator[Finding]:
    """A search without a condition on the sort key also finds entities that it does not return.

    ## Why

    A query without a condition on the sort key reads the whole item collection, whatever the items
    are, and a scan the whole table (Developer Guide, Querying tables). What the caller takes for an
    order may be the customer's profile, and it counts against `limit` and is paid for.

    Entities that a filter may leave out are not counted.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: List orders of a customer, type: read, rps: 5, inputs: [customer_id]}
    tables:
      Shop:
        partition_key: PK
        sort_key: SK
        entities:
          Customer:
            keys: {PK: "CUSTOMER#{customer_id}", SK: PROFILE}
            attributes: {customer_id: S, name: S}
          Order:
            keys: {PK: "CUSTOMER#{customer_id}", SK: "ORDER#{order_id}"}
            attributes: {customer_id: S, order_id: S}
    mapping:
      1:
        operation: Query
        table: Shop
        where: {PK: "CUSTOMER#{customer_id}"}
        returns: {Order: 20}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: List orders of a customer, type: read, rps: 5, inputs: [customer_id]}
    tables:
      Shop:
        partition_key: PK
        sort_key: SK
        entities:
          Customer:
            keys: {PK: "CUSTOMER#{customer_id}", SK: PROFILE}
            attributes: {customer_id: S, name: S}
          Order:
            keys: {PK: "CUSTOMER#{customer_id}", SK: "ORDER#{order_id}"}
            attributes: {customer_id: S, order_id: S}
    mapping:
      1:
        operation: Query
        table: Shop
        where: {PK: "CUSTOMER#{customer_id}", SK: {begins_with: "ORDER#"}}
        returns: {Order: 20}
    ```
    """
    companions = Companions(samples_of(model))
    for _, answer, step in model.steps():
        target = target_of(model, step) if step.is_search else None
        if target is None or target.index is not None or any(sort_tests(step, target)):
            continue
        others = companions.of(step, target, wanted_entities(model, answer.number.value, step))
        if others:
            yield Finding(
                at=next(iter(step.returns)).at if step.returns else step.operation.at,
                message=f"pattern {answer.number.value} also finds {listed(others)} "
                f"in {target.name}",
                label="not all that is found",
                subject=step.subject,
                related=tuple(Related(other.name.at, "found as well") for other in others[:3]),
                help="add a condition on the sort key that only the wanted items meet, "
                "or name the others in `returns`",
            )
