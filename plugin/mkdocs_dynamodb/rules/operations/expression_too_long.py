"""OPS025: an expression that is longer than DynamoDB takes."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.expressions.written import written_expressions
from mkdocs_dynamodb.model.limits import MAX_EXPRESSION_BYTES, MAX_UPDATE_OPERATORS
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("OPS025", "expression-too-long", Severity.ERROR, looks_at=Extent.PATTERN)
def expression_too_long(model: Model) -> Iterator[Finding]:
    """An expression has more than 4 KB, or an update more than 300 operators and functions.

    ## Why

    An expression may have 4,096 bytes as it is written, before names and values are put in; an
    update expression up to 300 operators and functions (Developer Guide, Constraints in Amazon
    DynamoDB). A long list of values is what mostly makes one too long.

    ## Bad

    ```yaml
    tables:
      Counters:
        partition_key: counter_id
        entities:
          Counter: {attributes: {counter_id: S, total: N}}
    mapping:
      1:
        operation: UpdateItem
        table: Counters
        where: {counter_id: c1}
        update_expression: "SET total = total
          +:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0
          +:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0
          +:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0
          +:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0
          +:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0
          +:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0
          +:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0
          +:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0
          +:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0
          +:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0
          +:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0
          +:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0+:0
          +:0"
    ```

    ## Good

    ```yaml
    tables:
      Counters:
        partition_key: counter_id
        entities:
          Counter: {attributes: {counter_id: S, total: N}}
    mapping:
      1:
        operation: UpdateItem
        table: Counters
        where: {counter_id: c1}
        update_expression: "SET total = total + :1"
    ```
    """
    for written in written_expressions(model):
        expression = written.expression
        count = expression.operators + len(expression.functions)
        if expression.size > MAX_EXPRESSION_BYTES:
            what, limit = f"{expression.size:,} bytes", f"at most {MAX_EXPRESSION_BYTES:,}"
        elif written.is_update and count > MAX_UPDATE_OPERATORS:
            what, limit = f"{count:,} operators and functions", f"at most {MAX_UPDATE_OPERATORS}"
        else:
            continue
        yield Finding(
            at=written.at,
            message=f"an expression of pattern {written.number} has {what}",
            label=limit,
            subject=written.subject,
            help="cut it into several requests, or keep what is compared in one attribute",
        )
