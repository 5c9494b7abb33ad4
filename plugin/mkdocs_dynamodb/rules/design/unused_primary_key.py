"""DSG016: a table that is only ever read through its indexes."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.unsettled import unsettled_tables
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Index
from mkdocs_dynamodb.rules.registry import rule


@rule("DSG016", "unused-primary-key", Severity.NOTE, needs_whole_model=True)
def unused_primary_key(model: Model) -> Iterator[Finding]:
    """Patterns read a table through an index, and none of them uses its primary key.

    A put with a condition uses the primary key too, since the condition looks for an item with the
    same one.

    ## Why

    Where nobody asks for an item by its primary key, the keys of the index could be those of the
    table, and the index with its writes and storage would not be needed (Developer Guide, General
    guidelines for secondary indexes in DynamoDB).

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Publish a story, type: write, rps: 2, inputs: [author, posted_at]}
      2: {name: List an author's stories, type: read, rps: 40, inputs: [author]}
    tables:
      Stories:
        partition_key: story_id
        entities:
          Story: {attributes: {story_id: S, author: S, posted_at: S}}
        indexes:
          ByAuthor: {partition_key: author, sort_key: posted_at}
    mapping:
      1: {operation: PutItem, table: Stories, entity: Story}
      2: {operation: Query, table: Stories, index: ByAuthor, where: {author: "{author}"}, limit: 9}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Publish a story, type: write, rps: 2, inputs: [author, posted_at]}
      2: {name: List an author's stories, type: read, rps: 40, inputs: [author]}
    tables:
      Stories:
        partition_key: author
        sort_key: SK
        entities:
          Story:
            keys: {SK: "{posted_at}#{story_id}"}
            attributes: {story_id: S, author: S, posted_at: S}
    mapping:
      1: {operation: PutItem, table: Stories, entity: Story}
      2: {operation: Query, table: Stories, where: {author: "{author}"}, limit: 9}
    ```
    """
    searched: dict[str, None] = {}
    addressed: set[str] = set()
    for _, _, step in model.steps():
        if step.is_search and step.table is not None:
            if step.index is None:
                addressed.add(step.table.value)
            else:
                searched[step.table.value] = None
        for action in step.actions:
            if action.table is not None and (
                action.verb.value != "put" or action.condition is not None
            ):
                addressed.add(action.table.value)
    for name in searched:
        table = model.tables.get(name)
        if table is None or name in addressed or not table.partition_keys or not table.indexes:
            continue
        if name in unsettled_tables(model):
            continue
        yield Finding(
            at=table.partition_keys[0].name.at,
            message=f"no pattern uses the primary key of table `{name}`",
            label="reads go through an index",
            subject=table.subject,
            related=tuple(
                Related(i.name.at, f"read by pattern {number}") for i, number in _read(model, name)
            ),
            help="give the table the keys of the index, and drop the index",
        )


def _read(model: Model, name: str) -> Iterator[tuple[Index, str]]:
    """Indexes of a table that are read, each with the first pattern that does."""
    for key, index in model.tables[name].indexes.items():
        for number in model.served.get((name, key), ())[:1]:
            yield index, number
