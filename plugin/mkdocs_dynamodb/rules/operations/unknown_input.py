"""OPS018: a step that uses a value which nobody gives."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.scopes import (
    Scope,
    Use,
    build_scopes,
    is_repeated,
    may_hold_elements,
    runs_through,
    uses_by_part,
)
from mkdocs_dynamodb.model.flow.wording import words_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Step
from mkdocs_dynamodb.rules.registry import Extent, rule
from mkdocs_dynamodb.source.shape import nearest


@rule("OPS018", "unknown-input", Severity.ERROR, needs_whole_model=True, looks_at=Extent.PATTERN)
def unknown_input(model: Model) -> Iterator[Finding]:
    """A step uses a value that neither the caller nor an earlier step gives.

    ## Why

    A request can be made only of what is known by then: inputs of the pattern, what earlier steps
    give, the fixed `values` of the step, and attributes of items that the answer itself puts. A key
    that needs more means that the design cannot answer the pattern as it is asked.

    A step or action with `times` may run through values itself: the shards or days of a partition
    key of which another part is known, and elements of a known list, set or map.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Show an order, type: read, rps: 5, inputs: [order_id]}
    tables:
      Orders:
        partition_key: customer_id
        sort_key: order_id
        entities:
          Order: {attributes: {customer_id: S, order_id: S}}
    mapping:
      1: {operation: GetItem, table: Orders, entity: Order}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Show an order, type: read, rps: 5, inputs: [customer_id, order_id]}
    tables:
      Orders:
        partition_key: customer_id
        sort_key: order_id
        entities:
          Order: {attributes: {customer_id: S, order_id: S}}
    mapping:
      1: {operation: GetItem, table: Orders, entity: Order}
    ```
    """
    for number, answer in model.answers.items():
        pattern = model.patterns.get(number)
        if pattern is None:
            continue
        found: dict[str, list[tuple[Step, Scope, Use]]] = {}
        for step, scope in zip(answer.steps, build_scopes(model, pattern, answer), strict=True):
            for use in dict.fromkeys(_unknown(model, step, scope)):
                if pattern.changes_data and _is_shard(use.name):
                    continue
                found.setdefault(use.name, []).append((step, scope, use))
        for (step, scope, use), *others in found.values():
            yield Finding(
                at=use.at,
                message=f"pattern {number} uses `{use.written}`, which nobody gives",
                label=f"`{use.name}` is not known here",
                subject=step.subject,
                related=tuple(Related(other.at, "nor here") for _, _, other in others[:3]),
                help=_cure(use.name, scope, in_expression=use.written.startswith(":")),
            )


def _unknown(model: Model, step: Step, scope: Scope) -> Iterator[Use]:
    for part, use in uses_by_part(model, step):
        if scope.knows(use.name) or use.name in runs_through(model, part, step, scope):
            continue
        is_drawn = use.is_key and is_repeated(part, step) and may_hold_elements(model, scope)
        if not is_drawn:
            yield use


def _is_shard(name: str) -> bool:
    """Whether a value is one of a few that the application draws for each request."""
    return "shard" in words_of(name)


def _cure(name: str, scope: Scope, *, in_expression: bool) -> str:
    if name in scope.given_at:
        return "move this step behind the one that gives it"
    similar = nearest(name, sorted({*scope.inputs, *scope.given_at, *scope.generated}))
    cure = f"add `{name}` to the inputs of the pattern, or let an earlier step give it"
    if in_expression:
        cure += ", or write its value under `values`"
    return f"{similar} If not, {cure}" if similar else cure
