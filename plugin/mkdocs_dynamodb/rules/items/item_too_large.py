"""ITM007: a sample item over 400 KB."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.capacity.item_sizes import item_bytes, item_with_local_entries_bytes
from mkdocs_dynamodb.model.limits import MAX_ITEM_BYTES
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("ITM007", "item-too-large", Severity.ERROR, looks_at=Extent.FRAME)
def item_too_large(model: Model) -> Iterator[Finding]:
    """A sample item takes more than 400 KB, with its entries in local indexes where there are any.

    ## Why

    An item takes at most 400 KB (409,600 bytes), names and values together; in a table with local
    secondary indexes the entries there count too (Developer Guide, Constraints in Amazon
    DynamoDB). DynamoDB refuses a larger item.

    ## Bad

    ```yaml
    tables:
      Logs:
        partition_key: id
        items:
          - raw:
              id: one
              text: &text [sixty-four characters that stand for a line of a log as it grows]
              eight: &eight [*text, *text, *text, *text, *text, *text, *text, *text]
              more: &more [*eight, *eight, *eight, *eight, *eight, *eight, *eight, *eight]
              many: &many [*more, *more, *more, *more, *more, *more, *more, *more]
              all: [*many, *many, *many, *many, *many, *many, *many, *many, *many, *many, *many]
    ```

    ## Good

    ```yaml
    tables:
      Logs:
        partition_key: id
        items:
          - raw: {id: one, stored_as: "s3://logs/one.txt"}
    ```
    """
    for table in model.tables.values():
        for item in table.items:
            total = item_with_local_entries_bytes(table, item)
            if total <= MAX_ITEM_BYTES:
                continue
            own = item_bytes(item)
            entries = f" with {total - own:,} in local indexes" if total > own else ""
            yield Finding(
                at=item.at,
                message=(
                    f"this {item.noun} of {table.name.value} takes {total:,} bytes{entries}, "
                    f"and {MAX_ITEM_BYTES:,} are allowed"
                ),
                label="too large to be stored",
                subject=item.subject,
                help="split it into several items, or keep the large part in S3",
            )
