"""FLO055: a pattern that promises live items and may return expired ones."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.expiries import promise_of, unfiltered_reads
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import rule


@rule("FLO055", "expired-items-promised-away", Severity.WARNING)
def expired_items_promised_away(model: Model) -> Iterator[Finding]:
    """A pattern asks for active, valid or unexpired items and relies on TTL to remove the others.

    Silent where a filter or key condition names the TTL attribute, and where the caller gets the
    attribute back and can compare it.

    ## Why

    DynamoDB deletes expired items in the background, within a few days; until then Query, Scan and
    GetItem return them (Developer Guide, Using time to live: filter expired items from reads). A
    session or an offer that has ended is taken for a valid one meanwhile.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: List a user's active stories, type: read, rps: 9, inputs: [user_id]}
    tables:
      Stories:
        partition_key: user_id
        sort_key: story_id
        ttl: expires_at
        entities:
          Story: {attributes: {user_id: S, story_id: S, expires_at: N}}
    mapping:
      1: {operation: Query, table: Stories, where: {user_id: "{user_id}"}}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: List a user's active stories, type: read, rps: 9, inputs: [user_id, now]}
    tables:
      Stories:
        partition_key: user_id
        sort_key: story_id
        ttl: expires_at
        entities:
          Story: {attributes: {user_id: S, story_id: S, expires_at: N}}
    mapping:
      1:
        operation: Query
        table: Stories
        where: {user_id: "{user_id}"}
        filter: {expires_at: {">": "{now}"}}
    ```
    """
    for read, ttl in unfiltered_reads(model):
        promise = promise_of(read)
        if promise:
            yield Finding(
                at=read.at,
                message=(
                    f"pattern {read.number} promises {promise} items and also returns "
                    f"`{read.entity.name.value}` items that have expired by `{ttl.value}`"
                ),
                label=f"does not look at `{ttl.value}`",
                subject=read.part.subject,
                related=(Related(ttl.at, "expired items stay for days"),),
                help=f"filter by `{ttl.value}` later than now, or give it to callers to compare",
            )
