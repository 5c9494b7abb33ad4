"""DSG015: a sort key that tells nothing apart."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("DSG015", "sort-key-of-one-value", Severity.NOTE, looks_at=Extent.FRAME)
def sort_key_of_one_value(model: Model) -> Iterator[Finding]:
    """The sort key of a table has the same value in every item of its only entity.

    ## Why

    Each partition then holds a single item, and the sort key costs its bytes in every item and
    index entry, and one more value in every request, without sorting anything. A sort key can only
    be chosen with the table (API Reference, CreateTable), so it may be kept on purpose for
    entities that come later; then that is worth a reason.

    ## Bad

    ```yaml
    tables:
      Stories:
        partition_key: PK
        sort_key: SK
        entities:
          Story: {keys: {PK: "STORY#{story_id}", SK: STORY}, attributes: {story_id: S}}
    ```

    ## Good

    ```yaml
    tables:
      Stories:
        partition_key: story_id
        entities:
          Story: {attributes: {story_id: S}}
    ```
    """
    for table in model.tables.values():
        if len(table.entities) != 1 or len(table.sort_keys) != 1:
            continue
        (entity,) = table.entities.values()
        template = entity.keys.get(table.sort_keys[0].name.value)
        if template is None or not template.is_constant:
            continue
        yield Finding(
            at=table.sort_keys[0].name.at,
            message=f"every item of table `{table.name.value}` has the sort key `{template.text}`",
            label="sorts nothing",
            subject=table.subject,
            related=(Related(template.at, f"the only value, of `{entity.name.value}`"),),
            help="leave the sort key out, or choose one by which items are read together",
        )
