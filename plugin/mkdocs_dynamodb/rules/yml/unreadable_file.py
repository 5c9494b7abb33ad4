"""YML017: a file that cannot be opened."""

from mkdocs_dynamodb.rules.registry import fault_rule
from mkdocs_dynamodb.source.faults import FaultKind

unreadable_file = fault_rule(
    "YML017",
    FaultKind.UNREADABLE_FILE,
    """
    A file or folder of the model cannot be opened.

    ## Why

    While a file cannot be opened, nothing in the rest of the model can be called missing.

    ## Bad

    A link to a file that is gone, or a file that only another user may read.

    ## Good

    Every file in the folder can be read by the user who builds the site.
    """,
)
