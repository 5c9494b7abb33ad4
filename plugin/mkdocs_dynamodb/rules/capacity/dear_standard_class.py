"""CAP022: the class Standard, where storage is most of the bill."""

from collections.abc import Iterator
from decimal import Decimal

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.capacity.billing import INFREQUENT, STANDARD
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.cost.cost import build_cost
from mkdocs_dynamodb.reports.cost.money import dollars
from mkdocs_dynamodb.rules.registry import rule

_WORTH_A_CHANGE = Decimal("0.75")
"""Part of the bill that is left where changing the class is surely worth it."""
_WORTH_DOLLARS = Decimal(10)


@rule("CAP022", "dear-standard-class", Severity.NOTE)
def dear_standard_class(model: Model) -> Iterator[Finding]:
    """Standard-IA would save a quarter of a table's bill or more, and ten dollars a month at least.

    By the average rates and what is stored, with the prices of the region; silent where a figure is
    unknown.

    ## Why

    Standard-IA stores for 60 % less and asks about 25 % more for each request. Changing the class
    takes no downtime (Developer Guide, Evaluate your table class selection).

    ## Bad

    ```yaml
    pricing: {region: us-east-1}
    access_patterns:
      1: {name: Show an old letter, type: read, rps: 1, inputs: [letter_id]}
    tables:
      Letters:
        partition_key: letter_id
        entities:
          Letter: {size: 40 KB, count: 10_000_000, attributes: {letter_id: S}}
    mapping:
      1: {operation: GetItem, table: Letters, entity: Letter}
    ```

    ## Good

    ```yaml
    pricing: {region: us-east-1}
    access_patterns:
      1: {name: Show an old letter, type: read, rps: 1, inputs: [letter_id]}
    tables:
      Letters:
        partition_key: letter_id
        class: standard-ia
        entities:
          Letter: {size: 40 KB, count: 10_000_000, attributes: {letter_id: S}}
    mapping:
      1: {operation: GetItem, table: Letters, entity: Letter}
    ```
    """
    for name, cost in build_cost(model).tables.items():
        table = model.tables[name]
        if cost.table_class != STANDARD:
            continue
        now, other = cost.by_class[STANDARD].total, cost.by_class[INFREQUENT].total
        if now is None or other is None or now - other < _WORTH_DOLLARS:
            continue
        if other <= now * _WORTH_A_CHANGE:
            yield Finding(
                at=table.name.at,
                message=f"table `{name}` costs {dollars(now)} a month in Standard, and "
                f"{dollars(other)} in Standard-IA",
                label="its storage outweighs its requests",
                subject=table.subject,
                help="set `class: standard-ia`",
            )
