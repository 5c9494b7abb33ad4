"""FLO015: a range of sort keys that other entities lie in."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.found_entities import Companions, listed
from mkdocs_dynamodb.model.flow.targets import searches, sort_tests
from mkdocs_dynamodb.model.keys.asked_ranges import RANGES
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.sample_values import samples_of
from mkdocs_dynamodb.rules.registry import rule


@rule("FLO015", "range-runs-into-other-entities", Severity.ERROR)
def range_runs_into_other_entities(model: Model) -> Iterator[Finding]:
    """A range of sort keys goes on into the items of another entity.

    ## Why

    A range ends where it is told to end, and not where the kind of item changes: after the last
    `ORDER#...` of an item collection comes `PROFILE`, and `>= ORDER#2026` returns both (Developer
    Guide, Querying tables). Text is compared by its UTF-8 bytes.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: List orders since a day, type: read, rps: 5, inputs: [customer_id, since]}
    tables:
      Shop:
        partition_key: PK
        sort_key: SK
        entities:
          Customer:
            keys: {PK: "CUSTOMER#{customer_id}", SK: PROFILE}
            attributes: {customer_id: S, name: S}
          Order:
            keys: {PK: "CUSTOMER#{customer_id}", SK: "ORDER#{placed_at}"}
            attributes: {customer_id: S, placed_at: S}
    mapping:
      1:
        operation: Query
        table: Shop
        where: {PK: "CUSTOMER#{customer_id}", SK: {">=": "ORDER#{since}"}}
        returns: {Order: 20}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: List orders since a day, type: read, rps: 5, inputs: [customer_id, since]}
    tables:
      Shop:
        partition_key: PK
        sort_key: SK
        entities:
          Customer:
            keys: {PK: "CUSTOMER#{customer_id}", SK: PROFILE}
            attributes: {customer_id: S, name: S}
          Order:
            keys: {PK: "CUSTOMER#{customer_id}", SK: "ORDER#{placed_at}"}
            attributes: {customer_id: S, placed_at: S}
    mapping:
      1:
        operation: Query
        table: Shop
        where: {PK: "CUSTOMER#{customer_id}", SK: {between: ["ORDER#{since}", "ORDER#~"]}}
        returns: {Order: 20}
    ```
    """
    companions = Companions(samples_of(model))
    for number, step, target in searches(model, "Query"):
        tests = [test for _, tested in sort_tests(step, target) for test in tested.tests]
        ranged = next((test for test in tests if test.operator.value in RANGES), None)
        others = () if ranged is None else companions.of(step, target)
        if ranged is not None and others:
            yield Finding(
                at=ranged.operator.at,
                message=f"the range of pattern {number} runs into {listed(others)} "
                f"of {target.name}",
                label="goes beyond the wanted items",
                subject=step.subject,
                related=tuple(Related(other.name.at, "lies in the range") for other in others[:3]),
                help="use `between` with bounds that begin with the fixed text of the wanted key, "
                "such as `ORDER#~` for the upper end",
            )
