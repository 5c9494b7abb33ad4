"""DSG030: one table for what different people own or handle differently."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.warnings.boundary_signs import boundary_signs
from mkdocs_dynamodb.reports.warnings.signs import sign_places, signs_text
from mkdocs_dynamodb.rules.registry import rule


@rule("DSG030", "entity-boundary-violation", Severity.WARNING)
def entity_boundary_violation(model: Model) -> Iterator[Finding]:
    """A table mixes entities that different owners, services or rules of handling concern.

    One of the five production warnings. Raised where entities of one table state different
    `owner`, `backup`, `retention`, `encryption` or `access`, where patterns of several `service`s
    write the table, or where a consumer of its stream wants only one of several entities.

    ## Why

    Backups, streams, access rules, throughput and deployments belong to a table as a whole. Who
    shares one shares every incident and every migration of the other (AWS Samples, MySQL to
    DynamoDB modernizer: consider operational ownership boundaries; AWS Labs, DynamoDB MCP server:
    separate tables where backup, scaling, access or stream handling differ).

    ## Bad

    ```yaml
    entities:
      Order: {owner: sales}
      Invoice: {owner: billing, retention: 10 years}
    tables:
      Shop:
        partition_key: PK
        sort_key: SK
        entities:
          Order: {keys: {PK: "ORDER#{order_id}", SK: DETAILS}, attributes: {order_id: S}}
          Invoice: {keys: {PK: "ORDER#{order_id}", SK: INVOICE}, attributes: {order_id: S}}
    ```

    ## Good

    ```yaml
    entities:
      Order: {owner: sales}
      Invoice: {owner: billing, retention: 10 years}
    tables:
      Orders:
        partition_key: order_id
        entities:
          Order: {attributes: {order_id: S}}
      Invoices:
        partition_key: order_id
        entities:
          Invoice: {attributes: {order_id: S}}
    ```
    """
    for name, signs in boundary_signs(model).items():
        table = model.tables[name]
        yield Finding(
            at=table.name.at,
            message=f"table `{name}` crosses a boundary: {signs_text(signs)}",
            label="one table for all of them",
            subject=table.subject,
            related=sign_places(signs),
            help="keep them in tables of their own, or accept it with who operates the table",
        )
