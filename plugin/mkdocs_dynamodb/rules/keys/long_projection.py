"""KEY016: a projection list longer than the API promises to take."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.limits import MAX_PROJECTED_ATTRIBUTES_OF_INDEX
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("KEY016", "long-projection", Severity.WARNING, looks_at=Extent.FRAME)
def long_projection(model: Model) -> Iterator[Finding]:
    """An index names more than 20 attributes in its projection.

    ## Why

    The API describes the list as one of 1 to 20 names (API Reference, Projection,
    NonKeyAttributes). The quotas speak of 100 names for the whole table only, so a longer list may
    be accepted; try it before the design depends on it.

    ## Bad

    ```yaml
    tables:
      Readings:
        partition_key: station
        indexes:
          ByDay:
            partition_key: day
            projection: [
              h01, h02, h03, h04, h05, h06, h07, h08, h09, h10, h11, h12,
              h13, h14, h15, h16, h17, h18, h19, h20, h21, h22, h23, h24]
    ```

    ## Good

    ```yaml
    tables:
      Readings:
        partition_key: station
        indexes:
          ByDay: {partition_key: day, projection: [lowest, highest]}
    ```
    """
    limit = MAX_PROJECTED_ATTRIBUTES_OF_INDEX
    for table in model.tables.values():
        for index in table.indexes.values():
            names = index.projection.names
            if len(names) > limit:
                yield Finding(
                    at=names[limit].at,
                    message=f"index `{index.name.value}` projects {len(names)} attributes by name",
                    label=f"the first beyond {limit}",
                    subject=index.subject,
                    help="project `ALL`, or keep what belongs together in one map attribute",
                )
