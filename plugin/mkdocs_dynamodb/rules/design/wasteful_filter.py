"""DSG002: a filter that throws away most of what was read."""

import re
from collections.abc import Iterator
from decimal import Decimal

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.capacity.growth import Growth, build_growth
from mkdocs_dynamodb.model.figures import exact_product, exact_sum, figure_text
from mkdocs_dynamodb.model.flow.targets import Target, target_of
from mkdocs_dynamodb.model.flow.wording import words_of
from mkdocs_dynamodb.model.limits import MAX_FILTERED_SHARE, MIN_FILTERED_ITEMS
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Predicate, Step
from mkdocs_dynamodb.model.tables import StoredEntity
from mkdocs_dynamodb.rules.registry import Extent, rule

_SEARCHED = re.compile(r"\bcontains\s*\(\s*([A-Za-z_][\w-]*)\s*,")


@rule("DSG002", "wasteful-filter", Severity.WARNING, looks_at=Extent.PATTERN)
def wasteful_filter(model: Model) -> Iterator[Finding]:
    """A filter throws away most of what the step reads.

    Reported where the figures of the model show that nine of ten items are read in vain (`returns`
    against the average of a relationship or the count of an entity, for at least 50 items), or
    where a flag, the id of something, or a text that contains words is looked for in a collection
    that grows without end.

    ## Why

    A filter is applied after the items were read and charged for; it saves the transport and
    nothing else, and a page may come back empty (API Reference, Query, FilterExpression).

    ## Bad

    ```yaml
    access_patterns:
      1: {name: List a user's unread messages, type: read, rps: 20, inputs: [user_id]}
    relationships:
      - {from: User, to: Message, kind: one-to-many, average: 400}
    tables:
      Users:
        partition_key: user_id
        entities:
          User: {attributes: {user_id: S}}
      Messages:
        partition_key: user_id
        sort_key: sent_at
        entities:
          Message: {attributes: {user_id: S, sent_at: S, is_read: BOOL}}
    mapping:
      1:
        operation: Query
        table: Messages
        where: {user_id: "{user_id}"}
        filter: {is_read: false}
        returns: {Message: 4}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: List a user's unread messages, type: read, rps: 20, inputs: [user_id]}
    relationships:
      - {from: User, to: Message, kind: one-to-many, average: 400}
    tables:
      Users:
        partition_key: user_id
        entities:
          User: {attributes: {user_id: S}}
      Messages:
        partition_key: user_id
        sort_key: sent_at
        entities:
          Message: {attributes: {user_id: S, sent_at: S, unread_since?: S}}
        indexes:
          UnreadMessages:
            partition_key: user_id
            sort_key: unread_since
            sparse: Unread messages only; reading one removes unread_since.
    mapping:
      1:
        operation: Query
        table: Messages
        index: UnreadMessages
        where: {user_id: "{user_id}"}
        limit: 50
        returns: {Message: 4}
    ```
    """
    growth = build_growth(model)
    for _, answer, step in model.steps():
        target = target_of(model, step) if step.is_search and step.filter is not None else None
        if target is None or step.filter is None:
            continue
        shown = _waste(growth, step, target) or _flag(growth, step, target, step.filter)
        if shown is not None:
            message, related = shown
            yield Finding(
                at=step.given.get("filter", step.operation.at),
                message=f"pattern {answer.number.value} {message}",
                label="applied after reading",
                subject=step.subject,
                related=related,
                help="put what is filtered by into a key, such as that of a sparse index",
            )


def _waste(growth: Growth, step: Step, target: Target) -> tuple[str, tuple[Related, ...]] | None:
    """What the figures say."""
    if not step.returns:
        return None
    read, kept = growth.items_read(step, target), exact_sum(step.returns.values())
    if step.limit is not None:
        read = min(read, Decimal(step.limit.value))
    if read < MIN_FILTERED_ITEMS or kept > exact_product(read, 1 - MAX_FILTERED_SHARE):
        return None
    message = f"reads {figure_text(read)} items of `{target.name}` to return {figure_text(kept)}"
    return message, tuple(Related(name.at, "returned on average") for name in step.returns)


def _flag(
    growth: Growth, step: Step, target: Target, predicate: Predicate
) -> tuple[str, tuple[Related, ...]] | None:
    """Something that is looked for in a collection without end."""
    found = growth.boundless(step, target) if step.operation.value == "Query" else None
    flag = None if found is None else _tested_flag(found.entity, predicate)
    if found is None or flag is None:
        return None
    message = f"looks for `{flag}` in a collection of `{found.entity.name.value}` that has no bound"
    return message, (Related(found.at, found.reason),)


def _tested_flag(entity: StoredEntity, predicate: Predicate) -> str | None:
    """A flag, the id of something, or a text in which words are looked for."""
    searched = _SEARCHED.search(predicate.expression)
    if searched is not None and _has_type(entity, searched[1], "S"):
        return searched[1]
    for tests in predicate.tests:
        attribute = entity.attributes.get(tests.attribute.value)
        is_equality = all(test.operator.value == "=" for test in tests.tests)
        is_id = words_of(tests.attribute.value)[-1:] == ("id",)
        is_flag = is_id or _has_type(entity, tests.attribute.value, "BOOL")
        if attribute is not None and is_flag and is_equality:
            return tests.attribute.value
    return None


def _has_type(entity: StoredEntity, name: str, kind: str) -> bool:
    attribute = entity.attributes.get(name)
    return attribute is not None and attribute.type.value == kind
