"""OPS032: an example whose values are not those of the inputs."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.flow.scopes import Use, generated_attributes, outer_uses
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Answer
from mkdocs_dynamodb.rules.registry import Extent, rule
from mkdocs_dynamodb.source.shape import nearest


@rule(
    "OPS032",
    "example-contradicts-inputs",
    Severity.WARNING,
    needs_whole_model=True,
    looks_at=Extent.PATTERN,
)
def example_contradicts_inputs(model: Model) -> Iterator[Finding]:
    """An example lacks an input that the keys need, or has a value that is no input.

    ## Why

    The example is the request that the page shows and that is tried on the sample items. Without
    a value for each input in a key it stays a form, and nothing is tried; a value that no step
    uses is mostly a slip of the pen.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Show an order line, type: read, rps: 5, inputs: [order_id, line]}
    tables:
      OrderLines:
        partition_key: order_id
        sort_key: line
        entities:
          OrderLine: {attributes: {order_id: S, line: N}}
    mapping:
      1: {operation: GetItem, table: OrderLines, entity: OrderLine, example: {order_id: o1}}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Show an order line, type: read, rps: 5, inputs: [order_id, line]}
    tables:
      OrderLines:
        partition_key: order_id
        sort_key: line
        entities:
          OrderLine: {attributes: {order_id: S, line: N}}
    mapping:
      1:
        operation: GetItem
        table: OrderLines
        entity: OrderLine
        example: {order_id: o1, line: 1}
    ```
    """
    for number, answer in model.answers.items():
        pattern = model.patterns.get(number)
        if pattern is None or not answer.steps or not (answer.example or answer.expect):
            continue
        inputs = [entry.name.value for entry in pattern.inputs]
        uses = [use for step in answer.steps for use in outer_uses(model, step)]
        yield from _unknown(model, answer, inputs, uses)
        keys = {use.name for use in uses if use.is_key}
        missing = [name for name in inputs if name in keys and name not in answer.example]
        if missing:
            names = " and ".join(f"`{name}`" for name in missing)
            at = next((value.at for value in answer.example.values()), answer.at)
            yield Finding(
                at=answer.expect.at if answer.expect and not answer.example else at,
                message=f"the example of pattern {number} has no {names}",
                label=f"{names} missing",
                subject=answer.subject,
                help=f"add {names} to `example`",
            )


def _unknown(model: Model, answer: Answer, inputs: list[str], uses: list[Use]) -> Iterator[Finding]:
    """Values of an example that are neither inputs nor made up or given on the way."""
    known = {*inputs, *generated_attributes(model, answer), *(use.name for use in uses)}
    for step in answer.steps:
        known.update(name.value for name in step.gives)
        known.update(name.value for action in step.actions for name in action.update.changes)
    for name, value in answer.example.items():
        if name not in known:
            yield Finding(
                at=value.at,
                message=(
                    f"the example of pattern {answer.number.value} has `{name}`, which is no input"
                ),
                label="used nowhere",
                subject=answer.subject,
                help=nearest(name, inputs) or f"add `{name}` to the inputs, or leave it out",
            )
