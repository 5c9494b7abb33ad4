"""COV003: a table that serves no access pattern."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.flow.unsettled import unsettled_tables
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import rule


@rule("COV003", "unused-table", Severity.WARNING, needs_whole_model=True)
def unused_table(model: Model) -> Iterator[Finding]:
    """No step of the mapping names a table.

    Silent while the mapping names no table at all. Answers to unknown patterns count as use, since
    they are reported themselves, and so is a table that a pattern without an answer may need.

    ## Why

    A table that no question needs costs storage, backups and attention. Often the table was taken
    over from a relational schema, or the answer that used it was changed.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Show a member's profile, type: read, rps: 250, inputs: [member_id]}
    tables:
      Members: {partition_key: member_id, entities: {Member: {attributes: {member_id: S}}}}
      Shelves: {partition_key: shelf_id, entities: {Shelf: {attributes: {shelf_id: S}}}}
    mapping:
      1: {operation: GetItem, table: Members, entity: Member}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Show a member's profile, type: read, rps: 250, inputs: [member_id]}
    tables:
      Members: {partition_key: member_id, entities: {Member: {attributes: {member_id: S}}}}
    mapping:
      1: {operation: GetItem, table: Members, entity: Member}
    ```
    """
    if not model.served:
        return
    used = {table for table, _ in model.served} | unsettled_tables(model)
    for name, table in model.tables.items():
        if name in used:
            continue
        yield Finding(
            at=table.name.at,
            message=f"table `{name}` serves no access pattern",
            label="no step names it",
            subject=table.subject,
            help=f"drop `{name}`, or add the pattern that needs it",
        )
