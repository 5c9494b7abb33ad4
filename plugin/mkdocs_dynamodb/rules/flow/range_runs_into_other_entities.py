"""FLO015: a range of sort keys that other entities lie in."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.found_entities import Companions, listed, wanted_entities
from mkdocs_dynamodb.model.flow.targets import searches, sort_tests
from mkdocs_dynamodb.model.keys.asked_ranges import RANGES
from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Test
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
        if ranged is None:
            continue
        others = companions.of(step, target, wanted_entities(model, number, step))
        if others:
            yield Finding(
                at=ranged.operator.at,
                message=f"the range of pattern {number} runs into {listed(others)} "
                f"of {target.name}",
                label="goes beyond the wanted items",
                subject=step.subject,
                related=tuple(Related(other.name.at, "lies in the range") for other in others[:3]),
                help=_cure(ranged),
            )


def _cure(ranged: Test) -> str:
    """How both ends of a range stay with the wanted items."""
    bound = ranged.operands[0] if ranged.operands else None
    prefix = bound.prefix if isinstance(bound, Template) else ""
    if not prefix or ranged.operator.value == "between":
        return "let both bounds of `between` begin with the fixed text of the wanted key"
    if ranged.operator.value in ("<", "<="):
        return (
            f"use `between` from `{prefix}` to this bound, so that it begins with the wanted items"
        )
    return f"use `between` from this bound to `{prefix}~`, so that it ends with the wanted items"
