"""DSG032: items that nobody understands by looking at them."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.warnings.debugging_signs import debugging_signs
from mkdocs_dynamodb.reports.warnings.signs import sign_places, signs_text
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("DSG032", "debugging-complexity", Severity.WARNING, looks_at=Extent.FRAME)
def debugging_complexity(model: Model) -> Iterator[Finding]:
    """The keys and copies of a table are so composed that incidents take long to understand.

    One of the five production warnings. Raised where a key joins three parts or more, an index
    serves three entities or more, a fact is stored at three more places, keys are joined by
    different delimiters, or nothing tells how a shard is worked out. Names such as `PK` and `GSI1`,
    and items of a shared table whose type neither an attribute nor a key tells, are raised together
    or beside one of these.

    ## Why

    At night, with a log line and the console, an engineer has to find the item and see what is
    wrong with it (AWS Samples, MySQL to DynamoDB modernizer: ensure adequate logging and monitoring
    where keys are composite; AWS Labs, DynamoDB MCP server: natural names, not PK, SK, GSI1).

    ## Bad

    ```yaml
    tables:
      Stock:
        partition_key: warehouse_id
        sort_key: SK
        entities:
          Shelf:
            keys: {SK: "{aisle}#{rack}|{level}"}
            attributes: {warehouse_id: S, aisle: S, rack: S, level: S}
    ```

    ## Good

    ```yaml
    tables:
      Stock:
        partition_key: warehouse_id
        sort_key: shelf_id
        entities:
          Shelf: {attributes: {warehouse_id: S, shelf_id: S, aisle: S, rack: S, level: S}}
    ```
    """
    for name, signs in debugging_signs(model).items():
        table = model.tables[name]
        yield Finding(
            at=table.name.at,
            message=f"table `{name}` will be hard to debug: {signs_text(signs)}",
            label="its items do not explain themselves",
            subject=table.subject,
            related=sign_places(signs),
            help="use names and keys that say what they hold, or accept it with how it is watched",
        )
