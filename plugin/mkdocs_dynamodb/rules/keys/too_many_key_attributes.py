"""KEY012: global index keys of more than four attributes."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.limits import MAX_INDEX_PARTITION_KEYS, MAX_INDEX_SORT_KEYS
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("KEY012", "too-many-key-attributes", Severity.ERROR, looks_at=Extent.FRAME)
def too_many_key_attributes(model: Model) -> Iterator[Finding]:
    """A global index has more than four partition key or sort key attributes.

    ## Why

    The key of a global secondary index has one to four partition key attributes and none to four
    sort key attributes (Developer Guide, Multi-attribute keys pattern).

    ## Bad

    ```yaml
    tables:
      Matches:
        partition_key: match_id
        indexes:
          ByPlace: {partition_key: [planet, continent, country, city, street]}
    ```

    ## Good

    ```yaml
    tables:
      Matches:
        partition_key: match_id
        indexes:
          ByPlace: {partition_key: [continent, country, city, street]}
    ```
    """
    for table in model.tables.values():
        for index in table.global_indexes:
            for kind, keys, limit in (
                ("partition key", index.partition_keys, MAX_INDEX_PARTITION_KEYS),
                ("sort key", index.sort_keys, MAX_INDEX_SORT_KEYS),
            ):
                if len(keys) > limit:
                    yield Finding(
                        at=keys[limit].name.at,
                        message=f"index `{index.name.value}` has {len(keys)} {kind} attributes",
                        label=f"{limit} {kind} attributes at most",
                        subject=index.subject,
                        help="drop what no query names, or compose one attribute from several",
                    )
