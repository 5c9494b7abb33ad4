"""What every format is made from."""

from collections.abc import Mapping

from mkdocs_dynamodb.diagnostics import Diagnostic, Severity
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.reports.coverage import Coverage
from mkdocs_dynamodb.source.files import SourceFile


@record(kw_only=True)
class Report:
    """Findings sorted by place, with the files they point into."""

    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, SourceFile]
    coverage: tuple[Coverage, ...]
    rules: int
    known: frozenset[Diagnostic] | None = None
    """Findings that a baseline holds; None where there is no baseline."""

    @property
    def open(self) -> tuple[Diagnostic, ...]:
        """Findings that nobody accepted and no baseline holds."""
        known = self.known or frozenset()
        return tuple(d for d in self.diagnostics if d.accepted is None and d not in known)

    def count(self, severity: Severity) -> int:
        """Number of open findings of a severity."""
        return sum(1 for diagnostic in self.open if diagnostic.severity is severity)

    @property
    def accepted(self) -> int:
        """Number of accepted findings."""
        return sum(1 for diagnostic in self.diagnostics if diagnostic.accepted is not None)
