"""DSG046: a stated access correlation that the patterns contradict."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.decisions.denormalisation import build_assessments
from mkdocs_dynamodb.reports.decisions.words import derivation_text, share_text
from mkdocs_dynamodb.rules.registry import rule


@rule("DSG046", "correlation-differs", Severity.NOTE, needs_whole_model=True)
def correlation_differs(model: Model) -> Iterator[Finding]:
    """The stated correlation of an aggregate differs from what the rates of the patterns give.

    Worked out is the rate of the reads that return all entities of the aggregate, divided by the
    rate of the reads that return any of them. A difference of up to ten percent points is let pass.

    ## Why

    Figures such as "60 % joint access" decide what is kept together, and are often guesses. Where
    every pattern states its rate, the figure can be worked out (AWS Labs, DynamoDB MCP server: base
    aggregates on access patterns).

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Show an order, type: read, rps: 10, inputs: [id], entities: [Order, OrderItem]}
      2: {name: Show the state, type: read, rps: 90, inputs: [id], entities: [Order]}
    entities: {Order: {}, OrderItem: {}}
    aggregates:
      Order with its items:
        entities: [Order, OrderItem]
        boundary: What one checkout wrote
        correlation: 80 %
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Show an order, type: read, rps: 10, inputs: [id], entities: [Order, OrderItem]}
      2: {name: Show the state, type: read, rps: 90, inputs: [id], entities: [Order]}
    entities: {Order: {}, OrderItem: {}}
    aggregates:
      Order with its items:
        entities: [Order, OrderItem]
        boundary: What one checkout wrote
        correlation: 10 %
    ```
    """
    for assessment in build_assessments(model):
        aggregate, computed = assessment.aggregate, assessment.correlation.share
        if aggregate is None or aggregate.correlation is None or computed is None:
            continue
        stated = aggregate.correlation.share
        if assessment.correlation_differs:
            yield Finding(
                at=stated.at,
                message=f"aggregate `{aggregate.name.value}` states a correlation of "
                f"{share_text(stated.value)}, and the patterns give {share_text(computed)}",
                label=derivation_text(assessment.correlation),
                subject=aggregate.subject,
                help="correct the figure, or the rates and answers that contradict it",
            )
