"""SRC011: an attribute has a type that cannot hold the values of its column."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.relational.mapping import source_mapping
from mkdocs_dynamodb.model.relational.types_of_columns import fitting_types
from mkdocs_dynamodb.model.values import ATTRIBUTE_TYPES
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("SRC011", "source-type-does-not-fit", Severity.ERROR, looks_at=Extent.FRAME)
def source_type_does_not_fit(model: Model) -> Iterator[Finding]:
    """An attribute has a type that cannot hold the values of its column.

    ## Why

    Whoever loads the data meets values that the type refuses, such as a letter in a number, or
    has to guess what was meant. DynamoDB's types are S, N, B, BOOL, NULL, L, M and sets
    (Developer Guide, Supported data types).

    ## Bad

    ```yaml
    source:
      sql: |
        CREATE TABLE users (
          id INT NOT NULL PRIMARY KEY,
          phone VARCHAR(40) NOT NULL
        );
    tables:
      Users:
        partition_key: user_id
        entities:
          User:
            from: users
            attributes: {user_id: {type: S, from: id}, phone: N}
    ```

    ## Good

    ```yaml
    source:
      sql: |
        CREATE TABLE users (
          id INT NOT NULL PRIMARY KEY,
          phone VARCHAR(40) NOT NULL
        );
    tables:
      Users:
        partition_key: user_id
        entities:
          User:
            from: users
            attributes: {user_id: {type: S, from: id}, phone: S}
    ```
    """
    mapping = source_mapping(model)
    if mapping is None:
        return
    for _, attribute in mapping.attributes():
        declared, fitting = attribute.attribute.type, fitting_types(attribute)
        if fitting is None or declared.value in fitting or declared.value not in ATTRIBUTE_TYPES:
            continue
        column, aggregate = attribute.columns[0], attribute.origin.aggregate
        what = f"the {aggregate.value} of " if aggregate is not None else ""
        yield Finding(
            at=declared.at,
            message=f"`{attribute.attribute.name.value}` is {declared.value}, which {what}"
            f"`{column.full_name}` ({column.type.text}) does not fit",
            subject=attribute.subject,
            related=(Related(column.at, column.type.text),),
            help=f"use {' or '.join(sorted(fitting))}, or say with `transform` or `derived` how "
            "the value changes"
            if fitting
            else "take the aggregate of a number",
        )
