"""CAP021: the class for what is rarely read, where much is read."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.capacity.billing import INFREQUENT, STANDARD
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.cost.cost import build_cost
from mkdocs_dynamodb.reports.cost.money import dollars
from mkdocs_dynamodb.rules.registry import rule


@rule("CAP021", "dear-infrequent-access", Severity.NOTE)
def dear_infrequent_access(model: Model) -> Iterator[Finding]:
    """The class Standard-IA costs more than Standard would for this table.

    By the average rates and what is stored, with the prices of the region; silent where a figure is
    unknown.

    ## Why

    Standard-IA stores for 60 % less and asks about 25 % more for each request, so that it pays
    where storage is most of the bill (Developer Guide, Evaluate your table class selection).

    ## Bad

    ```yaml
    pricing: {region: us-east-1}
    access_patterns:
      1: {name: Show a note, type: read, rps: 50, inputs: [note_id]}
    tables:
      Notes:
        partition_key: note_id
        class: standard-ia
        entities:
          Note: {size: 600 B, count: 1000, attributes: {note_id: S}}
    mapping:
      1: {operation: GetItem, table: Notes, entity: Note}
    ```

    ## Good

    ```yaml
    pricing: {region: us-east-1}
    access_patterns:
      1: {name: Show a note, type: read, rps: 50, inputs: [note_id]}
    tables:
      Notes:
        partition_key: note_id
        entities:
          Note: {size: 600 B, count: 1000, attributes: {note_id: S}}
    mapping:
      1: {operation: GetItem, table: Notes, entity: Note}
    ```
    """
    for name, cost in build_cost(model).tables.items():
        stated = model.tables[name].billing.table_class
        if stated is None or stated.value != INFREQUENT:
            continue
        now, other = cost.by_class[INFREQUENT].total, cost.by_class[STANDARD].total
        if now is not None and other is not None and other < now:
            yield Finding(
                at=stated.at,
                message=f"table `{name}` costs {dollars(now)} a month in Standard-IA, and "
                f"{dollars(other)} in Standard",
                label="its requests outweigh its storage",
                subject=model.tables[name].subject,
                help="leave `class` out, which is Standard",
            )
