"""ITM018: a binary value that is not written in base64."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("ITM018", "bad-binary", Severity.ERROR, looks_at=Extent.FRAME)
def bad_binary(model: Model) -> Iterator[Finding]:
    """A binary value of a sample item is not base64.

    ## Why

    Binary values travel as base64 text; DynamoDB refuses what cannot be decoded (API Reference,
    AttributeValue, B). The length of base64 is a multiple of four, filled up with `=`.

    ## Bad

    ```yaml
    tables:
      Files:
        partition_key: id
        entities:
          File: {attributes: {id: S, digest: B}}
        items:
          - File: {id: f1, digest: d41d8cd98}
    ```

    ## Good

    ```yaml
    tables:
      Files:
        partition_key: id
        entities:
          File: {attributes: {id: S, digest: B}}
        items:
          - File: {id: f1, digest: 1B2M2Y8AsgTpgAmY7PhCfg==}
    ```
    """
    for table in model.tables.values():
        for item in table.items:
            for name, value in item.written.items():
                for part in value.walk():
                    if part.type != "B" or isinstance(part.content, bytes):
                        continue
                    yield Finding(
                        at=part.at,
                        message=f"`{part.shown}` in `{name}` of this {item.noun} is not base64",
                        label="cannot be decoded",
                        subject=f"{item.subject}.{name}",
                        help="write the bytes in base64, or declare S for text",
                    )
