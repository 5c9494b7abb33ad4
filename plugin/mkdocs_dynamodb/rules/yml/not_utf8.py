"""YML008: bytes that are no UTF-8."""

from mkdocs_dynamodb.rules.registry import fault_rule
from mkdocs_dynamodb.source.faults import FaultKind

not_utf8 = fault_rule(
    "YML008",
    FaultKind.NOT_UTF8,
    """
    A file holds bytes that are not UTF-8.

    ## Why

    Model files are read as UTF-8, the encoding that YAML recommends (YAML 1.2.2, section 5.2,
    Character Encodings). In another encoding each letter with an accent would be read as something
    else, or not at all.

    ## Bad

    A file saved as Latin-1, in which the name `José` ends with the byte `0xe9`.

    ## Good

    The same file saved as UTF-8.
    """,
)
