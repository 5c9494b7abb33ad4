"""OPS023: a step with a key too many, or one too few, for its operation."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Placed, Severity
from mkdocs_dynamodb.model.flow.arguments import takes_actions, useless_keys, useless_parts
from mkdocs_dynamodb.model.flow.targets import is_listed
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Action, Step
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("OPS023", "argument-does-not-fit", Severity.ERROR, looks_at=Extent.PATTERN)
def argument_does_not_fit(model: Model) -> Iterator[Finding]:
    """A step has a key that its operation has no use for, or lacks one that it needs.

    ## Why

    Each operation has its own parameters: a GetItem has no order and no filter, a Scan no key
    condition, a PutItem replaces the whole item and sets nothing (API Reference). What does not fit
    has no effect, and mostly means that another operation was meant.

    ## Bad

    ```yaml
    tables:
      Loans:
        partition_key: member_id
        sort_key: lent_at
        entities:
          Loan: {attributes: {member_id: S, lent_at: S}}
    mapping:
      1:
        operation: GetItem
        table: Loans
        where: {member_id: m1, lent_at: "2026-11-21"}
        order: descending
    ```

    ## Good

    ```yaml
    tables:
      Loans:
        partition_key: member_id
        sort_key: lent_at
        entities:
          Loan: {attributes: {member_id: S, lent_at: S}}
    mapping:
      1: {operation: Query, table: Loans, where: {member_id: m1}, order: descending, limit: 1}
    ```
    """
    for _, answer, step in model.steps():
        number = answer.number.value
        for name in useless_keys(step):
            yield _useless(number, step.operation.value, step.subject, name, step)
        for place, missing, cure in _lacks(step):
            yield Finding(
                at=place.at,
                message=f"pattern {number} has {place.value} without {missing}",
                label=f"{missing.removeprefix('an ').removeprefix('a ')} is missing",
                subject=step.subject,
                help=cure,
            )
        for action in step.actions if is_listed(step) else ():
            yield from _listed(number, step, action)
        for action in step.actions:
            yield from _twofold(number, action)
    for answer in model.answers.values():
        for key in answer.stray:
            yield Finding(
                at=key.at,
                message=f"pattern {answer.number.value} has `{key.value}` beside `steps`",
                label="belongs to no step",
                subject=answer.subject,
                help="move it into the step that it is about",
            )


def _useless(number: str, operation: str, subject: str, name: str, step: Step) -> Finding:
    return Finding(
        at=step.given[name],
        message=f"{operation} in pattern {number} has no use for `{name}`",
        label="has no effect",
        subject=subject,
        help=_CURES.get((operation, name)) or _CURES.get(("", name)) or f"leave `{name}` out",
    )


_PUT_KEY = (
    "leave it out: a put makes its key from the templates of its entity, "
    "with the inputs that are named like its attributes"
)
_CURES = {
    ("Scan", "where"): "use Query, or move the condition to `filter`",
    ("Scan", "order"): "use Query: a scan has no order",
    ("PutItem", "where"): _PUT_KEY,
    ("PutItem", "set"): "use UpdateItem, or leave it out: a put writes the whole item",
    ("", "values"): "move it to the action whose expression uses it",
    ("", "filter"): "use `condition` for a write, Query for a search",
    ("", "order"): "leave `order` out: only a query has one",
    ("", "actions"): "use a batch or a transaction, or write the actions as `steps`",
}


def _lacks(step: Step) -> Iterator[tuple[Placed[str], str, str]]:
    """What a step needs and does not have: the part, what is missing, and the cure."""
    operation = step.operation
    if takes_actions(operation.value):
        if not step.actions:
            yield operation, "`actions`", "list what it does under `actions`"
    elif step.table is None:
        yield operation, "a `table`", "name its `table`"
    if operation.value == "PutItem" and step.entity is None:
        yield operation, "an `entity`", "name the `entity` whose item is put"
    for action in step.actions:
        if action.table is None and takes_actions(operation.value):
            yield Placed(f"`{action.verb.value}`", action.at), "a `table`", "name its `table`"
        if action.verb.value == "update" and action.update.is_empty:
            cure = "say what it changes: `set`, `add`, `remove` or `update_expression`"
            yield Placed("an update", action.at), "a change", cure
        if action.verb.value == "check" and action.condition is None:
            cure = "say what must hold in `condition`"
            yield Placed("a check", action.at), "a `condition`", cure


def _listed(number: str, step: Step, action: Action) -> Iterator[Finding]:
    for part in useless_parts(step.operation.value, action):
        is_put_key = action.verb.value == "put" and part.value == "where"
        yield Finding(
            at=part.at,
            message=f"`{action.verb.value}` in pattern {number} has no use for `{part.value}`",
            label="has no effect",
            subject=action.subject,
            help=_PUT_KEY if is_put_key else f"leave `{part.value}` out, or use another verb",
        )


def _twofold(number: str, action: Action) -> Iterator[Finding]:
    if action.verb.value == "update" and action.update.expression and action.update.changes:
        yield Finding(
            at=action.update.expression.at,
            message=f"pattern {number} says its update twice: by clauses and as an expression",
            label="second way",
            subject=action.subject,
            help="write all changes into `update_expression`, or none",
        )
