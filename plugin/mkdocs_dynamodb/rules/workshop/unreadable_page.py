"""WRK010: a page or file of parameters that cannot be read."""

from mkdocs_dynamodb.diagnostics import Severity
from mkdocs_dynamodb.rules.registry import trouble_rule
from mkdocs_dynamodb.workshop.troubles import TroubleKind

unreadable_page = trouble_rule(
    "WRK010",
    TroubleKind.UNREADABLE_PAGE,
    """
    A page of a workshop, or its file of parameters, cannot be read.

    ## Why

    The page is missing from the site, or every parameter of the workshop is. Files are UTF-8
    and may hold 32 MB; the file of parameters is YAML with a mapping `params`.

    ## Bad

    A page saved in another encoding than UTF-8, or `params: contentspec.yaml` where no such file
    lies.

    ## Good

    Save the page as UTF-8, and name the file of parameters as it is called.
    """,
    Severity.ERROR,
)
