"""FLO016: a beginning of sort keys that other entities have as well."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.found_entities import Companions, listed, wanted_entities
from mkdocs_dynamodb.model.flow.targets import searches, sort_tests
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.sample_values import samples_of
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("FLO016", "prefix-brings-other-entities", Severity.ERROR, looks_at=Extent.PATTERN)
def prefix_brings_other_entities(model: Model) -> Iterator[Finding]:
    """A `begins_with` is also met by the keys of an entity that the step does not return.

    ## Why

    `begins_with: ORDER` is met by `ORDER#1` and by `ORDERLINE#1#2`. The other entity comes back
    among the wanted items, counts against `limit`, and is taken for something that it is not
    (Developer Guide, Querying tables).

    Where both are wanted, `returns` says so.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: List orders of a customer, type: read, rps: 5, inputs: [customer_id]}
    tables:
      Shop:
        partition_key: PK
        sort_key: SK
        entities:
          Order:
            keys: {PK: "CUSTOMER#{customer_id}", SK: "ORDER#{order_id}"}
            attributes: {customer_id: S, order_id: S}
          OrderLine:
            keys: {PK: "CUSTOMER#{customer_id}", SK: "ORDERLINE#{order_id}#{line}"}
            attributes: {customer_id: S, order_id: S, line: S}
    mapping:
      1:
        operation: Query
        table: Shop
        where: {PK: "CUSTOMER#{customer_id}", SK: {begins_with: ORDER}}
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
          Order:
            keys: {PK: "CUSTOMER#{customer_id}", SK: "ORDER#{order_id}"}
            attributes: {customer_id: S, order_id: S}
          OrderLine:
            keys: {PK: "CUSTOMER#{customer_id}", SK: "ORDERLINE#{order_id}#{line}"}
            attributes: {customer_id: S, order_id: S, line: S}
    mapping:
      1:
        operation: Query
        table: Shop
        where: {PK: "CUSTOMER#{customer_id}", SK: {begins_with: "ORDER#"}}
        returns: {Order: 20}
    ```
    """
    companions = Companions(samples_of(model))
    for number, step, target in searches(model, "Query"):
        tests = [test for _, tested in sort_tests(step, target) for test in tested.tests]
        asked = next((test for test in tests if test.operator.value == "begins_with"), None)
        if asked is None or not asked.operands:
            continue
        others = companions.of(step, target, wanted_entities(model, number, step))
        if others:
            yield Finding(
                at=asked.operands[0].at,
                message=f"the beginning that pattern {number} asks for also brings "
                f"{listed(others)} of {target.name}",
                label="other keys begin so too",
                subject=step.subject,
                related=tuple(Related(other.name.at, "begins alike") for other in others[:3]),
                help="ask for a beginning that only the wanted items have, down to the delimiter, "
                "or name the others in `returns`",
            )
