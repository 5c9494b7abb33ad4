"""WRK003: a container that is not closed."""

from mkdocs_dynamodb.diagnostics import Severity
from mkdocs_dynamodb.rules.registry import trouble_rule
from mkdocs_dynamodb.workshop.troubles import TroubleKind

unclosed_container = trouble_rule(
    "WRK003",
    TroubleKind.UNCLOSED_CONTAINER,
    """
    A container on a page of a workshop is not closed.

    ## Why

    It then reaches to the end of the page, so that the rest of the page is hidden in a note or
    shown as code; only a container around it or the next tab ends it before. A closing line has
    at least as many colons as the opening line, and a container within another has fewer colons
    than the outer one.

    ## Bad

    ```markdown title="content/setup.en.md"
    ::::expand{header="Answer"}
    Query the index.
    :::

    Go on with the next step.
    ```

    ## Good

    ```markdown title="content/setup.en.md"
    ::::expand{header="Answer"}
    Query the index.
    ::::

    Go on with the next step.
    ```
    """,
    Severity.WARNING,
)
