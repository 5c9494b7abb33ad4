"""Places in files, findings, and what becomes of a finding once a rule's identity is added.

Lines and columns are 1-based everywhere; the end of a span is exclusive.
"""

from datetime import date
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from mkdocs_dynamodb.records import record

T = TypeVar("T")


class Span(NamedTuple):
    """A stretch of text in one file."""

    path: str
    """POSIX path relative to the project root, as shown to the user."""
    line: int
    column: int
    end_line: int
    end_column: int


class Placed(NamedTuple, Generic[T]):
    """A value together with the place where it was written."""

    value: T
    at: Span


class Severity(StrEnum):
    """How bad a finding is, worst first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the worst; larger is milder."""
        return list(Severity).index(self)


@record()
class Related:
    """Another place that helps to understand a finding."""

    at: Span
    message: str


@record(kw_only=True)
class Finding:
    """What a rule reports: exactly one primary place, and words for the user."""

    at: Span
    message: str
    """One clause, lower case start, no full stop, names in backticks; says what is so."""
    label: str = ""
    """Why this place; shown beside the underline."""
    subject: str = ""
    """Dotted path of the thing in the model, stable when lines move."""
    related: tuple[Related, ...] = ()
    help: str = ""
    """What to do, imperative."""


@record(kw_only=True)
class Acceptance:
    """A person's decision to live with a finding."""

    at: Span
    rule: str
    because: str
    subject: str = ""
    """Subject that is accepted, with everything below it; empty for a comment on a line."""
    until: date | None = None


@record(kw_only=True)
class Diagnostic:
    """A finding with its rule's identity and the severity that the settings give it."""

    code: str
    name: str
    severity: Severity
    finding: Finding
    accepted: Acceptance | None = None

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Sort key: file, line, column, code, message."""
        at = self.finding.at
        return (at.path, at.line, at.column, self.code, self.finding.message)
