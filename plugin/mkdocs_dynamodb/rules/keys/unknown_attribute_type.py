"""KEY005: attribute types that DynamoDB does not have."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.type_names import type_hint
from mkdocs_dynamodb.model.values import ATTRIBUTE_TYPES
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("KEY005", "unknown-attribute-type", Severity.ERROR, looks_at=Extent.FRAME)
def unknown_attribute_type(model: Model) -> Iterator[Finding]:
    """An attribute is declared with a type that DynamoDB does not have.

    ## Why

    DynamoDB has ten types: S, N, B, BOOL, NULL, L, M, SS, NS and BS (API Reference,
    AttributeValue); there is none for dates. Sample items, keys and sizes are worked out from the
    declared types, so that a wrong one makes all of them wrong.

    ## Bad

    ```yaml
    tables:
      Products:
        partition_key: product_id
        entities:
          Product: {attributes: {product_id: S, price: Number}}
    ```

    ## Good

    ```yaml
    tables:
      Products:
        partition_key: product_id
        entities:
          Product: {attributes: {product_id: S, price: N}}
    ```
    """
    for _, entity in model.stored_entities:
        for attribute in entity.attributes.values():
            declared = attribute.type
            if declared.value in ATTRIBUTE_TYPES:
                continue
            yield Finding(
                at=declared.at,
                message=f"`{attribute.name.value}` of `{entity.name.value}` "
                f"has unknown type `{declared.value}`",
                label="no type of DynamoDB",
                subject=f"{entity.subject}.attributes.{attribute.name.value}",
                help=type_hint(declared.value),
            )
