"""WRK014: a page is a stage of a model that the site does not have."""

from mkdocs_dynamodb.diagnostics import Severity
from mkdocs_dynamodb.rules.registry import trouble_rule
from mkdocs_dynamodb.workshop.troubles import TroubleKind

stage_of_unknown_model = trouble_rule(
    "WRK014",
    TroubleKind.STAGE_OF_UNKNOWN_MODEL,
    """
    The front matter of a page describes a stage, and no model of the site is the one it names.

    ## Why

    The page shows what the model says of gates and checklists, and stands among the stages of
    that model's workshop. Without the model it is a page like any other, and the workshop has a
    gap. `model` is the folder of the model's pages in the site; a site with one model needs none.

    ## Bad

    ```markdown title="docs/setup.md"
    ---
    dynamodb_stage:
      model: shoop
      weight: 5
    ---

    # Set up

    Open the console.
    ```

    ## Good

    ```markdown title="docs/setup.md"
    ---
    dynamodb_stage:
      model: shop
      weight: 5
    ---

    # Set up

    Open the console.
    ```
    """,
    Severity.ERROR,
)
