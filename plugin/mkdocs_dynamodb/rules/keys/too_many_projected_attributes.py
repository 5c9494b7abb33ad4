"""KEY015: more projected attributes than a table can have."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.limits import MAX_PROJECTED_ATTRIBUTES
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("KEY015", "too-many-projected-attributes", Severity.ERROR, looks_at=Extent.FRAME)
def too_many_projected_attributes(model: Model) -> Iterator[Finding]:
    """The indexes of a table name more than 100 attributes in their projections.

    ## Why

    All projection lists of a table together may name 100 attributes; one that two indexes name
    counts twice, and `ALL` and `KEYS_ONLY` count nothing (Developer Guide, Quotas in Amazon
    DynamoDB).

    ## Bad

    ```yaml
    tables:
      Readings:
        partition_key: station
        indexes:
          ByDay:
            partition_key: day
            projection: [
              t00, t01, t02, t03, t04, t05, t06, t07, t08, t09, t10, t11, t12, t13, t14, t15, t16,
              t17, t18, t19, t20, t21, t22, t23, t24, t25, t26, t27, t28, t29, t30, t31, t32, t33,
              t34, t35, t36, t37, t38, t39, t40, t41, t42, t43, t44, t45, t46, t47, t48, t49, t50,
              t51, t52, t53, t54, t55, t56, t57, t58, t59, t60, t61, t62, t63, t64, t65, t66, t67,
              t68, t69, t70, t71, t72, t73, t74, t75, t76, t77, t78, t79, t80, t81, t82, t83, t84,
              t85, t86, t87, t88, t89, t90, t91, t92, t93, t94, t95, t96, t97, t98, t99, t100]
    ```

    ## Good

    ```yaml
    tables:
      Readings:
        partition_key: station
        indexes:
          ByDay: {partition_key: day, projection: ALL}
    ```
    """
    for table in model.tables.values():
        named = [
            (index, name) for index in table.indexes.values() for name in index.projection.names
        ]
        if len(named) <= MAX_PROJECTED_ATTRIBUTES:
            continue
        index, surplus = named[MAX_PROJECTED_ATTRIBUTES]
        yield Finding(
            at=surplus.at,
            message=f"indexes of table `{table.name.value}` name {len(named)} projected attributes",
            label=f"the first beyond {MAX_PROJECTED_ATTRIBUTES}",
            subject=table.subject,
            help=f"project `ALL` or fewer attributes, in `{index.name.value}` or another index",
        )
