"""Which action of a step was refused, and what its condition names."""

from mkdocs_dynamodb.model.engine.outcome import Refusal
from mkdocs_dynamodb.model.expressions.tokens import read_expression
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Action
from mkdocs_dynamodb.reports.runs.answer_runs import StepResult


def refused_action(model: Model, done: StepResult, refusal: Refusal) -> Action | None:
    """Action that a refusal is about; None where it is not certain, since actions are repeated."""
    actions = done.step.actions
    if len(actions) == 1:
        return actions[0]
    if any(action.times is not None and action.times.max > 1 for action in actions):
        body = done.requests[-1].body.get("TransactItems")
        if not isinstance(body, list) or len(body) != len(actions):
            return None
    if any(model.table_of(action) is None for action in actions):
        return None
    return actions[refusal.action] if refusal.action < len(actions) else None


def tested_names(action: Action) -> tuple[str, ...]:
    """Attributes that the condition of an action names."""
    condition = action.condition
    if condition is None:
        return ()
    if condition.expression:
        return read_expression(condition.expression).names
    return tuple(tests.attribute.value for tests in condition.tests)
