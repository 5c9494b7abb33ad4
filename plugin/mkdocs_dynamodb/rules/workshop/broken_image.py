"""WRK005: an image that is not there."""

from mkdocs_dynamodb.diagnostics import Severity
from mkdocs_dynamodb.rules.registry import trouble_rule
from mkdocs_dynamodb.workshop.troubles import TroubleKind

broken_image = trouble_rule(
    "WRK005",
    TroubleKind.BROKEN_IMAGE,
    """
    An image on a page of a workshop is not among the static files.

    ## Why

    Participants compare their screen with the picture. Paths of images begin with `/static/`,
    which stands for the folder that the option `static` names. The built page shows the words
    for the picture instead.

    ## Bad

    ```markdown title="content/setup.en.md"
    ![The table](/static/images/tabel.png)
    ```

    ## Good

    ```markdown title="content/setup.en.md"
    ![The table](/static/images/table.png)
    ```
    """,
    Severity.WARNING,
)
