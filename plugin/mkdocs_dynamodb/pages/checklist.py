"""Checklist of the requirements: each line follows from the rules, none is ticked by hand."""

from dataclasses import dataclass

from mkdocs_dynamodb.pages.context import PageContext


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the checklist."""

    text: str
    is_met: bool
    codes: tuple[str, ...]
    """Rules whose findings keep the line from being met."""


_LINES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Every access pattern has a peak and an average rate", ("REQ001", "REQ002")),
    ("Every entity that is read is written, and the reverse", ("REQ004", "REQ005")),
    ("Patterns that DynamoDB does not serve name their service or reason", ("REQ006", "REQ007")),
    ("As many access patterns as the business listed", ("REQ008",)),
    ("Stated traffic agrees with the sums of the patterns", ("REQ009",)),
    ("No access pattern stands twice", ("REQ003", "REQ011")),
    ("Every access pattern is answered", ("COV001",)),
    ("Nothing was invented", ("COV002", "COV006")),
)


def checklist(context: PageContext) -> tuple[Check, ...]:
    """Lines of the checklist; accepted findings do not count against a line."""
    raised = {diagnostic.code for diagnostic in context.open}
    return tuple(Check(text, not raised & set(codes), codes) for text, codes in _LINES)
