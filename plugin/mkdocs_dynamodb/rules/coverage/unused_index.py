"""COV004: a secondary index that serves no access pattern."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.flow.unsettled import unsettled_tables
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import rule


@rule("COV004", "unused-index", Severity.WARNING, needs_whole_model=True)
def unused_index(model: Model) -> Iterator[Finding]:
    """No Query or Scan of the mapping reads a secondary index.

    Other operations cannot read one, even where they name it. Indexes of a table that serves no
    pattern at all are reported with their table. Silent for a table that may yet be meant by a
    pattern without an answer, or by a step that names no table, index or key that exists.

    ## Why

    An index is written with every change of the items in it, so one that is never read costs
    writes and storage and improves nothing (Developer Guide, General guidelines for secondary
    indexes in DynamoDB).

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Show a book, type: read, rps: 80, inputs: [book_id]}
    tables:
      Books:
        partition_key: book_id
        entities:
          Book: {attributes: {book_id: S, author: S, title: S}}
        indexes:
          ByAuthor: {partition_key: author, sort_key: title}
    mapping:
      1: {operation: GetItem, table: Books, entity: Book}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: List the books of an author, type: read, rps: 80, inputs: [author]}
    tables:
      Books:
        partition_key: book_id
        entities:
          Book: {attributes: {book_id: S, author: S, title: S}}
        indexes:
          ByAuthor: {partition_key: author, sort_key: title}
    mapping:
      1: {operation: Query, table: Books, index: ByAuthor, where: {author: "{author}"}}
    ```
    """
    used, unsettled = {table for table, _ in model.served}, unsettled_tables(model)
    for table_name, table in model.tables.items():
        if table_name not in used or table_name in unsettled:
            continue
        for name, index in table.indexes.items():
            if (table_name, name) in model.served:
                continue
            yield Finding(
                at=index.name.at,
                message=f"index `{name}` of table `{table_name}` serves no access pattern",
                label="no step reads it",
                subject=index.subject,
                help=f"drop `{name}`, or add the pattern that needs it",
            )
