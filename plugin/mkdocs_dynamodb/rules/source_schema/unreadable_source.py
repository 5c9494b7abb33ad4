"""SRC001: the schema of the source database cannot be read at all."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.relational.build_source import NO_READER
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("SRC001", "unreadable-source", Severity.ERROR, looks_at=Extent.FRAME)
def unreadable_source(model: Model) -> Iterator[Finding]:
    """The schema of the source database cannot be read at all.

    ## Why

    Nothing can be said about where the data comes from: neither whether every column found its
    place nor whether the columns that the model names exist.

    ## Bad

    ```yaml
    source: {ddl: gone.sql}
    ```

    ## Good

    ```yaml
    source:
      dialect: mysql
      sql: |
        CREATE TABLE users (id INT PRIMARY KEY);
      dropped: {users: Nobody logs in any more}
    ```
    """
    source = model.source
    if source is None or source.unread is None:
        return
    is_installed = source.unread.reason != NO_READER
    yield Finding(
        at=source.unread.at,
        message=source.unread.reason,
        label="no schema",
        subject="source",
        help="name a file with CREATE TABLE statements, beside the files of the model"
        if is_installed
        else "install it: `pip install sqlglot`",
    )
