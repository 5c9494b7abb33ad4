"""WRK008: two pages at one address."""

from mkdocs_dynamodb.diagnostics import Severity
from mkdocs_dynamodb.rules.registry import trouble_rule
from mkdocs_dynamodb.workshop.troubles import TroubleKind

clashing_pages = trouble_rule(
    "WRK008",
    TroubleKind.CLASHING_PAGES,
    """
    Two files of a workshop are the same page.

    ## Why

    `setup.md` and `setup.en.md` are both served as `/setup/`, as is `setup/index.en.md`. Only
    the first can be built; the other is left out.

    ## Bad

    ```markdown title="content/setup.en.md"
    Open the console.
    ```

    ```markdown title="content/setup/index.en.md"
    Open the terminal.
    ```

    ## Good

    ```markdown title="content/setup.en.md"
    Open the console.
    ```

    ```markdown title="content/setup/terminal.en.md"
    Open the terminal.
    ```
    """,
    Severity.ERROR,
)
