"""FLO036: a limit that counts what the filter then throws away."""

import re
from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.named_attributes import tested_attributes
from mkdocs_dynamodb.model.flow.targets import searches
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule

_READS_ON = re.compile(
    r"\bpag(?:e|es|ing|inat\w+)\b|LastEvaluatedKey|\buntil\b|\breads? on\b|\bcontinu|\bfewer\b"
    r"|\bloop|\brepeat|\bagain\b",
    re.IGNORECASE,
)


@rule("FLO036", "limit-before-filter", Severity.WARNING, looks_at=Extent.PATTERN)
def limit_before_filter(model: Model) -> Iterator[Finding]:
    """A query has a limit and a filter, and nothing says that the caller reads on.

    Silent where a note of the answer speaks of pages or of reading on, where the step has `times`,
    and where the filter is only about the time at which items expire.

    ## Why

    `limit` counts the items that are read, before the filter: of twenty items the filter may keep
    two, or none, although more would follow (API Reference, Query: Limit; Developer Guide, Filter
    expressions for the Query operation). Whoever takes a short page for the last one misses the
    rest.

    ## Bad

    ```yaml
    tables:
      Notifications:
        partition_key: user_id
        sort_key: created_at
        entities:
          Notification: {attributes: {user_id: S, created_at: S, is_read: BOOL}}
    mapping:
      1:
        operation: Query
        table: Notifications
        where: {user_id: "{user_id}"}
        filter: {is_read: false}
        limit: 20
    ```

    ## Good

    ```yaml
    tables:
      Notifications:
        partition_key: user_id
        sort_key: created_at
        entities:
          Notification: {attributes: {user_id: S, created_at: S, unread_at?: S}}
        indexes:
          Unread: {partition_key: user_id, sort_key: unread_at}
    mapping:
      1:
        operation: Query
        table: Notifications
        index: Unread
        where: {user_id: "{user_id}"}
        limit: 20
    ```
    """
    for number, step, target in searches(model, "Query"):
        if step.limit is None or step.filter is None or step.times is not None:
            continue
        if _READS_ON.search(f"{step.note} {model.answers[number].note}"):
            continue
        ttl = None if target.table.ttl is None else target.table.ttl.value
        if {named.name for named in tested_attributes(step.filter)} <= {ttl}:
            continue
        yield Finding(
            at=step.limit.at,
            message=(
                f"pattern {number} reads {step.limit.value} items and filters them afterwards, so "
                "that few or none may be left although more would follow"
            ),
            label="counts what the filter throws away, too",
            subject=step.subject,
            related=(Related(step.filter.at, "applied to what was read"),),
            help=(
                "put what is filtered by into a key, or say in a `note` that the caller reads on "
                "until LastEvaluatedKey is gone"
            ),
        )
