"""WRK007: front matter that cannot be read."""

from mkdocs_dynamodb.diagnostics import Severity
from mkdocs_dynamodb.rules.registry import trouble_rule
from mkdocs_dynamodb.workshop.troubles import TroubleKind

bad_front_matter = trouble_rule(
    "WRK007",
    TroubleKind.BAD_FRONT_MATTER,
    """
    The block of YAML at the top of a page cannot be read as YAML, or does not mean what it says.

    ## Why

    It holds the title, the order among the pages beside it (`weight`, a number), and whether
    the page is hidden. What cannot be read is left out: the page loses its title, moves to
    another place, or shows what should be hidden. On a page of the site that describes a stage of a
    model's workshop, it holds that stage; MkDocs would show it as text.

    ## Bad

    ```markdown title="content/setup.en.md"
    ---
    title: Setup: the first step
    weight: 20
    ---

    Open the console.
    ```

    ## Good

    ```markdown title="content/setup.en.md"
    ---
    title: "Setup: the first step"
    weight: 20
    ---

    Open the console.
    ```
    """,
    Severity.ERROR,
)
