"""OPS042: projections that name one attribute twice."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity, Span
from mkdocs_dynamodb.model.expressions.document_paths import document_path
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("OPS042", "overlapping-projection", Severity.ERROR, looks_at=Extent.PATTERN)
def overlapping_projection(model: Model) -> Iterator[Finding]:
    """A projection names an attribute twice, or an attribute and a part of it.

    ## Why

    DynamoDB refuses it with `Two document paths overlap with each other` (Developer Guide, Using
    projection expressions). The whole attribute holds its parts anyway.

    ## Bad

    ```yaml
    tables:
      Members:
        partition_key: member_id
        entities:
          Member: {attributes: {member_id: S, address: M}}
    mapping:
      1:
        operation: GetItem
        table: Members
        where: {member_id: m1}
        projection: [address, address.city]
    ```

    ## Good

    ```yaml
    tables:
      Members:
        partition_key: member_id
        entities:
          Member: {attributes: {member_id: S, address: M}}
    mapping:
      1:
        operation: GetItem
        table: Members
        where: {member_id: m1}
        projection: [address]
    ```
    """
    for _, answer, step in model.steps():
        table = model.table_of(step)
        paths = [(document_path(name.value, table), name) for name in step.projection]
        first: dict[tuple[str, ...], Span] = {}
        for path, name in sorted(paths, key=lambda entry: len(entry[0])):
            above = (path[:length] for length in range(1, len(path) + 1))
            found = next((first[part] for part in above if part in first), None)
            first.setdefault(path, name.at)
            if found is not None:
                yield Finding(
                    at=name.at,
                    message=f"pattern {answer.number.value} asks for `{name.value}` twice at once",
                    label="part of what is asked for already",
                    subject=step.subject,
                    related=(Related(found, "asked for here"),),
                    help=f"leave out `{name.value}`",
                )
