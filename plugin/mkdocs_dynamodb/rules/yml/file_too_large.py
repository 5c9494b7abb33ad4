"""YML007: a file above the size that is read."""

from mkdocs_dynamodb.rules.registry import fault_rule
from mkdocs_dynamodb.source.faults import FaultKind

file_too_large = fault_rule(
    "YML007",
    FaultKind.FILE_TOO_LARGE,
    """
    A file is larger than 32 MB and is not read.

    ## Why

    Ten thousand access patterns with their answers take a sixth of that. A larger file is a
    mistake, such as an export of data under the name of a model, and reading it would exhaust the
    memory.

    ## Bad

    A file of 40 MB in the folder of the model.

    ## Good

    Files of one section or one table each; they are merged by their top-level keys.
    """,
)
