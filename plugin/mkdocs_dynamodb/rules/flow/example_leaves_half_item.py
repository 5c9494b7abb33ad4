"""FLO071: an update that, with the values of its example, creates an incomplete item."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.flow.writes import Write
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.runs.half_items import half_items
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule(
    "FLO071",
    "example-leaves-half-item",
    Severity.WARNING,
    needs_whole_model=True,
    looks_at=Extent.PATTERN,
)
def example_leaves_half_item(model: Model) -> Iterator[Finding]:
    """An update finds no item for the values of its example, and creates one that is incomplete.

    Reported where the table has sample items of the entity and the new item lacks attributes that
    the entity must have. Silent for entities with a role, such as counters that begin with their
    first update.

    ## Why

    UpdateItem creates the item where there is none (API Reference, UpdateItem). An example shows
    the normal case; where even that finds nothing, the key is most likely made of the wrong values,
    such as the id of who likes a post where the id of its author belongs. Real requests then leave
    half an item each, and the item that was meant never changes.

    ## Bad

    ```yaml
    tables:
      Posts:
        partition_key: author_id
        sort_key: post_id
        entities:
          Post: {attributes: {author_id: S, post_id: S, text: S, likes: N}}
        items:
          - Post: {author_id: ada, post_id: p1, text: Hello, likes: 0}
    mapping:
      1:
        operation: UpdateItem
        table: Posts
        entity: Post
        where: {author_id: "{user_id}", post_id: "{post_id}"}
        add: {likes: 1}
        example: {user_id: ben, post_id: p1}
    ```

    ## Good

    ```yaml
    tables:
      Posts:
        partition_key: author_id
        sort_key: post_id
        entities:
          Post: {attributes: {author_id: S, post_id: S, text: S, likes: N}}
        items:
          - Post: {author_id: ada, post_id: p1, text: Hello, likes: 0}
    mapping:
      1:
        operation: UpdateItem
        table: Posts
        entity: Post
        where: {author_id: "{author_id}", post_id: "{post_id}"}
        add: {likes: 1}
        condition: attribute_exists(post_id)
        example: {author_id: ada, post_id: p1}
    ```
    """
    for half in half_items(model):
        yield _finding(half.write, half.lacking)


def _finding(write: Write, lacking: tuple[str, ...]) -> Finding:
    name = write.entity.name.value
    listed = ", ".join(f"`{each}`" for each in lacking[:3])
    more = " and more" if len(lacking) > len(lacking[:3]) else ""
    key = next(iter(write.table.key_names), "key")
    return Finding(
        at=write.action.at,
        message=f"pattern {write.number} finds no `{name}` for its example and creates one without "
        f"{listed}{more}",
        label="no such item",
        subject=write.action.subject,
        help=f"mend the key or the example, and add `condition: attribute_exists({key})`",
    )
