"""SRC002: a statement that defines a table of the source database cannot be read."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("SRC002", "broken-source-statement", Severity.ERROR, looks_at=Extent.FRAME)
def broken_source_statement(model: Model) -> Iterator[Finding]:
    """A statement that defines a table of the source database cannot be read.

    ## Why

    What the statement defines is unknown, so nothing of the schema can be called missing, and a
    column that is forgotten stays unnoticed. Data, views, triggers and the like are skipped and
    never reported.

    ## Bad

    ```yaml
    source:
      sql: |
        CREATE TABLE users (id INT PRIMARY KEY, email);
    ```

    ## Good

    ```yaml
    source:
      sql: |
        CREATE TABLE users (id INT PRIMARY KEY, email VARCHAR(255));
      dropped: {users: Nobody logs in any more}
    ```
    """
    if model.source is None:
        return
    for trouble in model.source.schema.troubles:
        yield Finding(
            at=trouble.at,
            message=f"a statement of the source schema {trouble.reason}",
            label="cannot be read",
            subject="source",
            help="mend the statement, or say with `dialect` which database it was written for",
        )
