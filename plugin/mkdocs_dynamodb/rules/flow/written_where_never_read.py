"""FLO051: an entity written at a place from which no answer ever reads it."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.guards import guard_of
from mkdocs_dynamodb.model.flow.reads import Reads, reads_of
from mkdocs_dynamodb.model.flow.writes import Write, writes_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.requirements import PatternType
from mkdocs_dynamodb.model.tables import StoredEntity, Table
from mkdocs_dynamodb.rules.registry import rule


@rule("FLO051", "written-where-never-read", Severity.WARNING, needs_whole_model=True)
def written_where_never_read(model: Model) -> Iterator[Finding]:
    """An answer writes an entity into a table from which no answer reads it.

    It speaks of stored places: of an entity that is read from another table only, and of one that
    the requirements do not know. A condition that the item must not be there yet counts as a read:
    unique claims and marks against doing a thing twice need no other. An entity that no pattern
    reads at all is `write-without-read`. Silent where another service answers a read.

    ## Why

    Every write is paid for, and so is the storage. A place that nobody reads is either the wrong
    one, so that readers elsewhere miss what is written here, or a read pattern is missing (AWS
    Labs, DynamoDB MCP server, data modelling guide: each write has its read).

    ## Bad

    ```yaml
    tables:
      UserPosts:
        partition_key: user_id
        sort_key: post_id
        entities:
          Post: {attributes: {user_id: S, post_id: S, like_count: N}}
      PostsById:
        partition_key: post_id
        entities:
          Post: {role: copy-of Post, attributes: {post_id: S, like_count: N}}
    mapping:
      1: {operation: UpdateItem, table: PostsById, entity: Post, add: {like_count: 1}}
      2: {operation: Query, table: UserPosts, where: {user_id: "{user_id}"}}
    ```

    ## Good

    ```yaml
    tables:
      PostsById:
        partition_key: post_id
        entities:
          Post: {attributes: {post_id: S, like_count: N}}
    mapping:
      1: {operation: UpdateItem, table: PostsById, entity: Post, add: {like_count: 1}}
      2: {operation: GetItem, table: PostsById, entity: Post}
    ```
    """
    writes, reads, pending = writes_of(model), reads_of(model), _pending_readers(model)
    if "" in pending:
        return
    for table, entity in model.stored_entities:
        name = entity.name.value
        written = writes.to(entity, "put", "update")
        if not written or name in pending or _is_read(reads, table, entity, written):
            continue
        elsewhere = next(
            (t for t in model.stored_in[name] if t is not table and reads.of(t.entities[name])),
            None,
        )
        is_known = name in model.entities or entity.role is None
        if elsewhere is None and is_known:
            continue
        where = "" if elsewhere is None else f"; readers ask table `{elsewhere.name.value}`"
        yield Finding(
            at=entity.name.at,
            message=(
                f"pattern {written[0].number} writes `{name}` into table `{table.name.value}`, "
                f"from which no pattern reads it{where}"
            ),
            label="written here, never read here",
            subject=entity.subject,
            related=(Related(written[0].action.at, "written by this action"),),
            help="add the pattern that reads it here, or write where readers look",
        )


def _is_read(reads: Reads, table: Table, entity: StoredEntity, written: list[Write]) -> bool:
    if reads.of(entity) or entity.subject in reads.checked or table.name.value in reads.unclear:
        return True
    if entity.role is not None and entity.role.value == "unique-claim":
        return True
    if any(write.step.gives for write in written):
        return True
    guards = (guard_of(write.action.condition) for write in written)
    return any(guard.absent or guard.compared for guard in guards)


def _pending_readers(model: Model) -> frozenset[str]:
    """Entities that something outside the answers reads, or may read once it is answered."""
    names = {name for name, entity in model.entities.items() if entity.no_reader.strip()}
    for pattern in model.patterns.values():
        if pattern.type.value == PatternType.READ and model.answer_to(pattern) is None:
            names |= {entity.value for entity in pattern.entities} or {""}
    return frozenset(names)
