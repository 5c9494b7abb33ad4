"""FLO053: a stored entity that no answer writes or reads where it is stored."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.flow.reads import reads_of
from mkdocs_dynamodb.model.flow.writes import writes_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import rule


@rule("FLO053", "stored-but-unused", Severity.WARNING, needs_whole_model=True)
def stored_but_unused(model: Model) -> Iterator[Finding]:
    """A table stores an entity that no answer writes or reads there, though the table is used.

    Silent while some pattern that needs the database has no answer yet, and for tables that no
    answer uses at all, which is `unused-table`.

    ## Why

    An entity that stands in a design because it felt right to keep it near is a second place to
    keep up to date, and no pattern gains by it (AWS Labs, DynamoDB MCP server, data modelling
    guide: design from the access patterns).

    ## Bad

    ```yaml
    tables:
      Inbox:
        partition_key: user_id
        sort_key: part
        entities:
          Profile: {keys: {part: PROFILE}, attributes: {user_id: S}}
          Message: {keys: {part: "MSG#{sent_at}"}, attributes: {user_id: S, sent_at: S, text: S}}
    mapping:
      1: {operation: PutItem, table: Inbox, entity: Message}
      2:
        operation: Query
        table: Inbox
        where: {user_id: "{user_id}", part: {begins_with: "MSG#"}}
        returns: {Message: 20}
    ```

    ## Good

    ```yaml
    tables:
      Inbox:
        partition_key: user_id
        sort_key: part
        entities:
          Message: {keys: {part: "MSG#{sent_at}"}, attributes: {user_id: S, sent_at: S, text: S}}
    mapping:
      1: {operation: PutItem, table: Inbox, entity: Message}
      2:
        operation: Query
        table: Inbox
        where: {user_id: "{user_id}", part: {begins_with: "MSG#"}}
        returns: {Message: 20}
    ```
    """
    patterns = [pattern for pattern in model.patterns.values() if pattern.needs_database]
    if any(model.answer_to(pattern) is None for pattern in patterns):
        return
    writes, reads = writes_of(model), reads_of(model)
    used = {table for table, _ in model.served}
    for table, entity in model.stored_entities:
        name = table.name.value
        if name not in used or name in writes.unclear or name in reads.unclear:
            continue
        is_used = reads.of(entity) or writes.to(entity) or entity.subject in reads.checked
        if not is_used:
            yield Finding(
                at=entity.name.at,
                message=(
                    f"`{entity.name.value}` is stored in table `{name}`, "
                    "where no pattern writes or reads it"
                ),
                label="used by no answer",
                subject=entity.subject,
                help="drop it from this table, or add the pattern that needs it here",
            )
