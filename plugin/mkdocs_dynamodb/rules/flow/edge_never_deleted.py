"""FLO048: an edge between two things that can be made and never undone."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.flow.wording import words_of
from mkdocs_dynamodb.model.flow.writes import pending_writers, writes_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import StoredEntity, Table
from mkdocs_dynamodb.rules.registry import rule

_UNDONE = frozenset(
    {
        *("like", "follow", "favorite", "favourite", "bookmark", "subscription", "membership"),
        *("friendship", "reaction", "block", "mute"),
    }
)


@rule("FLO048", "edge-never-deleted", Severity.NOTE, needs_whole_model=True)
def edge_never_deleted(model: Model) -> Iterator[Finding]:
    """A like, a follow or another edge is put, and nothing ever takes it away.

    Edges are stored entities with `role: edge`, and those whose name ends in Like, Follow,
    Favorite, Bookmark, Subscription, Membership, Friendship, Reaction, Block or Mute.

    ## Why

    Who can follow wants to unfollow. The pattern that is missing is a delete with a condition,
    often with a counter to bring down, and it changes the load and the keys that callers must
    know (AWS Labs, DynamoDB MCP server, data modelling guide: list every write).

    ## Bad

    ```yaml
    tables:
      Follows:
        partition_key: follower_id
        sort_key: followed_id
        entities:
          Follow: {attributes: {follower_id: S, followed_id: S}}
    mapping:
      1: {operation: PutItem, table: Follows, entity: Follow}
    ```

    ## Good

    ```yaml
    tables:
      Follows:
        partition_key: follower_id
        sort_key: followed_id
        entities:
          Follow: {attributes: {follower_id: S, followed_id: S}}
    mapping:
      1: {operation: PutItem, table: Follows, entity: Follow}
      2: {operation: DeleteItem, table: Follows, entity: Follow}
    ```
    """
    writes, pending = writes_of(model), pending_writers(model)
    if "" in pending:
        return
    for table, entity in model.stored_entities:
        puts = writes.to(entity, "put")
        is_known = table.name.value not in writes.unclear and entity.name.value not in pending
        if not puts or not is_known or not _is_edge(entity) or _ends(table, entity):
            continue
        if len(puts) == len(writes.to(entity)):
            yield Finding(
                at=entity.name.at,
                message=(
                    f"pattern {puts[0].number} puts `{entity.name.value}` into table "
                    f"`{table.name.value}`, and no pattern deletes one"
                ),
                label="stays for ever",
                subject=entity.subject,
                help="add the pattern that undoes it, or a TTL where it ends by itself",
            )


def _is_edge(entity: StoredEntity) -> bool:
    if entity.role is not None:
        return entity.role.value == "edge"
    words = words_of(entity.name.value)
    return bool(words) and words[-1] in _UNDONE


def _ends(table: Table, entity: StoredEntity) -> bool:
    return table.ttl is not None and table.ttl.value in entity.attributes
