"""Every expression of a model that is written in DynamoDB's own grammar."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Span
from mkdocs_dynamodb.model.expressions.tokens import Expression, read_expression, read_update
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Predicate, Step
from mkdocs_dynamodb.records import record


@record(kw_only=True)
class WrittenExpression:
    """An expression as a step or action writes it."""

    number: str
    """Number of the access pattern."""
    subject: str
    at: Span
    expression: Expression
    is_update: bool = False


def written_expressions(model: Model) -> Iterator[WrittenExpression]:
    """Filters, conditions and updates written as text, in file order of the answers."""
    for _, answer, step in model.steps():
        yield from _of_step(answer.number.value, step)


def _of_step(number: str, step: Step) -> Iterator[WrittenExpression]:
    yield from _of_predicate(number, step.subject, step.filter)
    for action in step.actions:
        yield from _of_predicate(number, action.subject, action.condition)
        written = action.update.expression
        if written is not None:
            yield WrittenExpression(
                number=number,
                subject=action.subject,
                at=written.at,
                expression=read_update(written.value),
                is_update=True,
            )


def _of_predicate(
    number: str, subject: str, predicate: Predicate | None
) -> Iterator[WrittenExpression]:
    if predicate is not None and not predicate.tests:
        yield WrittenExpression(
            number=number,
            subject=subject,
            at=predicate.at,
            expression=read_expression(predicate.expression),
        )
