"""What a rule is, and the decorator that makes one from a function with documentation."""

from collections.abc import Callable, Iterator
from enum import Enum
from textwrap import dedent

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.records import record, worked_out_once
from mkdocs_dynamodb.rules.review import Review
from mkdocs_dynamodb.source.faults import FaultKind
from mkdocs_dynamodb.workshop.troubles import TroubleKind

Check = Callable[[Model], Iterator[Finding]]
ReviewCheck = Callable[[Review], Iterator[Finding]]


class Extent(Enum):
    """What a rule looks at; a live preview asks it again where that has changed."""

    MODEL = "all of a model"
    FRAME = "all but access patterns and answers"
    PATTERN = "each access pattern with its answer by itself, and the frame"


@record(slots=False, kw_only=True)
class Rule:
    """A rule with its identity and documentation."""

    code: str
    """Family and three digits, never used again for another rule."""
    name: str
    """Says what is wrong; reads after "allow"."""
    severity: Severity
    written: str
    """Documentation as it is written, with the indent of the code around it."""
    needs_whole_model: bool = False
    """Silent while part of the model cannot be read, since it speaks of what is missing."""
    looks_at: Extent = Extent.MODEL
    check: Check | None = None
    review: ReviewCheck | None = None
    trouble: TroubleKind | None = None
    """Kind of trouble of a workshop that it reports; such a rule looks at no model."""

    @property
    def family(self) -> str:
        """The letters of the code."""
        return self.code[:3]

    @worked_out_once
    def doc(self) -> str:
        """Markdown: a summary, then the sections Why, Bad and Good."""
        first, newline, rest = self.written.partition("\n")
        return f"{first}{newline}{dedent(rest)}".strip()

    @property
    def summary(self) -> str:
        """First line of the documentation."""
        return self.doc.partition("\n")[0]

    @worked_out_once
    def sections(self) -> dict[str, str]:
        """Text of each section of the documentation by its heading."""
        parts = self.doc.split("\n## ")[1:]
        return {part.partition("\n")[0].strip(): part.partition("\n")[2].strip() for part in parts}


def rule(
    code: str,
    name: str,
    severity: Severity,
    *,
    needs_whole_model: bool = False,
    looks_at: Extent = Extent.MODEL,
) -> Callable[[Check], Rule]:
    """Make a rule from a function that yields findings; its docstring is the documentation."""

    def make(check: Check) -> Rule:
        return Rule(
            code=code,
            name=name,
            severity=severity,
            written=check.__doc__ or "",
            needs_whole_model=needs_whole_model,
            looks_at=looks_at,
            check=check,
        )

    return make


def review_rule(code: str, name: str, severity: Severity) -> Callable[[ReviewCheck], Rule]:
    """Make a rule that judges acceptances and settings after all other rules have run."""

    def make(review: ReviewCheck) -> Rule:
        written = review.__doc__ or ""
        return Rule(code=code, name=name, severity=severity, written=written, review=review)

    return make


def fault_rule(code: str, kind: FaultKind, doc: str, severity: Severity = Severity.ERROR) -> Rule:
    """Make the rule that reports one kind of fault found while the files were read."""

    def check(model: Model) -> Iterator[Finding]:
        return (fault.finding for fault in model.faults_of(kind))

    return Rule(code=code, name=kind.value, severity=severity, written=doc, check=check)


def trouble_rule(code: str, kind: TroubleKind, doc: str, severity: Severity) -> Rule:
    """Make the rule that reports one kind of trouble found while a workshop was built."""
    return Rule(code=code, name=kind.value, severity=severity, written=doc, trouble=kind)
