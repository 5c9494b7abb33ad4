"""FLO050: an entity read at a place where no answer ever puts it."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.copies import copied_entity
from mkdocs_dynamodb.model.flow.guards import guard_of
from mkdocs_dynamodb.model.flow.reads import reads_of
from mkdocs_dynamodb.model.flow.writes import Writes, pending_writers, writes_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import StoredEntity, Table
from mkdocs_dynamodb.rules.registry import rule


@rule("FLO050", "read-where-never-written", Severity.WARNING, needs_whole_model=True)
def read_where_never_written(model: Model) -> Iterator[Finding]:
    """An answer reads an entity from a table into which no answer puts it.

    It speaks of stored places: of an entity that is written in another table only, and of one that
    the requirements do not know, such as a counter or an edge. An update counts as a put unless
    its condition asks that the item is there. An entity that no pattern writes at all is
    `read-without-write`.

    ## Why

    A table answers with what was written into it. An entity that is kept at two places and written
    at one is missing for every reader of the other, and DynamoDB reports no error: the read just
    comes back empty (API Reference, Query and GetItem).

    ## Bad

    ```yaml
    tables:
      UserPosts:
        partition_key: user_id
        sort_key: post_id
        entities:
          Post: {attributes: {user_id: S, post_id: S, text: S}}
      PostsById:
        partition_key: post_id
        entities:
          Post: {role: copy-of Post, attributes: {post_id: S, text: S}}
    mapping:
      1: {operation: PutItem, table: UserPosts, entity: Post}
      2: {operation: GetItem, table: PostsById, entity: Post}
    ```

    ## Good

    ```yaml
    tables:
      UserPosts:
        partition_key: user_id
        sort_key: post_id
        entities:
          Post: {attributes: {user_id: S, post_id: S, text: S}}
      PostsById:
        partition_key: post_id
        entities:
          Post: {role: copy-of Post, attributes: {post_id: S, text: S}}
    mapping:
      1:
        operation: TransactWriteItems
        actions:
          - {put: Post, table: UserPosts}
          - {put: Post, table: PostsById}
      2: {operation: GetItem, table: PostsById, entity: Post}
    ```
    """
    writes, reads, pending = writes_of(model), reads_of(model), pending_writers(model)
    if "" in pending:
        return
    for table, entity in model.stored_entities:
        found = reads.of(entity)
        if not found or _is_written(writes, table, entity) or _has_other_writer(model, entity):
            continue
        elsewhere = _written_elsewhere(model, writes, entity)
        if entity.name.value in pending or (elsewhere is None and entity.role is None):
            continue
        where = "" if elsewhere is None else f"; it is written in table `{elsewhere}`"
        yield Finding(
            at=entity.name.at,
            message=(
                f"pattern {found[0].number} reads `{entity.name.value}` from table "
                f"`{table.name.value}`, into which no pattern puts it{where}"
            ),
            label="read here, never put here",
            subject=entity.subject,
            related=(Related(found[0].at, "read by this step"),),
            help=f"put `{entity.name.value}` here as well, or read it where it is written",
        )


def _is_written(writes: Writes, table: Table, entity: StoredEntity) -> bool:
    if table.name.value in writes.unclear or writes.to(entity, "put"):
        return True
    return any(
        not guard_of(write.action.condition).present for write in writes.to(entity, "update")
    )


def _has_other_writer(model: Model, entity: StoredEntity) -> bool:
    """Whether something writes it that is no answer of this model."""
    for name in (entity.name.value, copied_entity(entity)):
        known = model.entities.get(name)
        if known is not None and known.no_writer.strip():
            return True
    return False


def _written_elsewhere(model: Model, writes: Writes, entity: StoredEntity) -> str | None:
    for name in dict.fromkeys((entity.name.value, copied_entity(entity))):
        for table in model.stored_in.get(name, ()):
            other = table.entities[name]
            if other is not entity and writes.to(other, "put", "update"):
                return table.name.value
    return None
