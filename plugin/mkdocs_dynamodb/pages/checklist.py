"""Checklist of the requirements: each line follows from the rules, none is ticked by hand."""

from dataclasses import dataclass

from mkdocs_dynamodb.pages.context import PageContext


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the checklist."""

    text: str
    word: str
    """yes, no, accepted, or unknown while part of the model cannot be read."""
    codes: tuple[str, ...]
    """Rules whose findings stand against the line."""

    @property
    def mark(self) -> str:
        """Class of the mark before the line."""
        return {"yes": "met", "no": "unmet"}.get(self.word, "half-met")


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
    """Lines of the checklist as the findings tell them."""
    raised = {diagnostic.code for diagnostic in context.open}
    accepted = {diagnostic.code for diagnostic in context.accepted}
    return tuple(_check(context, text, codes, raised, accepted) for text, codes in _LINES)


def _check(
    context: PageContext,
    text: str,
    codes: tuple[str, ...],
    raised: set[str],
    accepted: set[str],
) -> Check:
    standing = tuple(code for code in codes if code in raised)
    if standing:
        return Check(text, "no", standing)
    if not context.model.complete:
        return Check(text, "unknown", ())
    excused = tuple(code for code in codes if code in accepted)
    return Check(text, "accepted" if excused else "yes", excused)
